"""Batch files of Windows, whose words rouge knows in small letters alone."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_WORDS: Final = ByWord(
    "kd",
    {
        "k": "call exit for goto if in do else",
        "nb": """
        arp assoc at attrib bcdedit bitsadmin break cacls cd certutil chcp chdir chkdsk
        chkntfs choice cipher clip cls cmd color comp compact convert copy curl date defrag
        del dir diskpart dism doskey dpath driverquery echo endlocal erase eventcreate
        expand fc find findstr forfiles format fsutil ftp ftype getmac gpresult gpupdate
        graftabl help hostname icacls ipconfig label makecab md mkdir mklink mode more
        mountvol move msg msiexec nbtstat net netsh netstat nltest now nslookup openfiles
        path pathping pause ping popd powercfg print prompt pushd rd recover reg regsvr32
        ren rename replace rmdir robocopy route run rundll32 runas sc schtasks setlocal
        setx sfc shift shutdown sort start subst systeminfo takeown taskkill tasklist
        telnet time timeout title tracert tree type typeperf tzutil ver verify vol vssadmin w32tm
        waitfor wbadmin wevtutil where whoami winrm wmic xcopy
""",
        "ow": "not exist defined errorlevel equ neq lss leq gtr geq cmdextversion",
        "na": "enabledelayedexpansion enableextensions on off",
        "kr": "nul con prn aux com1 lpt1",
    },
)
_VALUES: Final[Rules] = (
    (r"[%!]{1,9}[a-zA-Z_]+[%!]+", "nv"),
    (r"%{1,9}~?[a-zA-Z]+\d?", "vm"),
    (r"\^[\s\S]", "se"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"(?i:@?rem\b)[^\n]*|^::[^\n]*", "c"),
        *_VALUES,
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (r"`", "sb", "backticks"),
        (r":[a-zA-Z]+", "nl"),
        (r"[-+/]{1,9}[a-zA-Z]+\s*", "na"),
        (r"([a-zA-Z]\w*)(\.exe)", ("kd", "err")),
        (r"[a-zA-Z]\w*", _WORDS),
        (r"0x[\da-fA-F]+", "mh"),
        (r"\d+", "m"),
        (r"[&()*+,;=?\[\]{|}~<>-]", "o"),
        (r"[^\s!\"%&'()*+,;=?\[\]^`{|}~-]+", ""),
    ),
    **{
        name: ((end, css, "-"), *_VALUES, (rf"[^{end}%!^]+", css))
        for name, end, css in (
            ("double", '"', "s2"),
            ("single", "'", "s1"),
            ("backticks", "`", "sb"),
        )
    },
}
BATCH: Final = Machine(_TABLE)
