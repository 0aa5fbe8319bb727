"""Java, and Groovy and Gradle, which took its words over."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    NAME,
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
    quoted,
    until,
    words,
)

_KEYWORDS: Final = """
    assert break case catch continue default do else finally for goto if instanceof new return
    switch this throw try while
"""
_DECLARATIONS_4: Final = """
    abstract const extends final implements native private protected public static strictfp
    super synchronized throws transient volatile
"""
_DECLARATIONS: Final = f"{_DECLARATIONS_4} enum"
_TYPES: Final = "boolean byte char double float int long short void"
_NAME: Final = NAME
_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_DIGITS: Final = r"\d(?:_*\d)*"
_COMMENTS: Final[Rules] = ((r"//[^\n]*", "c1"), (until(r"/\*", r"\*/"), "cm"))
_CLASS: Final[Rules] = ((r"\s+", ""), (_NAME, "nc", "-"))
_JAVA: Final[Table] = {
    "start": (
        (r"[^\S\n]+", ""),
        *_COMMENTS,
        (rf"(?:{words(_KEYWORDS)})\b", "k"),
        (
            r"(\s{0,200}(?:[a-zA-Z_][a-zA-Z0-9_.\[\]<>]{0,200}\s{1,200}){1,20}?)([a-zA-Z_]\w*)(\s*)(\()",
            ("@start", "nf", "", "o"),
        ),
        (rf"@{_NAME}", "nd"),
        (rf"(?:{words(_DECLARATIONS)})\b", "kd"),
        (rf"(?:{words(_TYPES)}|var)\b", "kt"),
        (r"(?:true|false|null)\b", "kc"),
        (r"(?:class|interface)\b", "kd", "class"),
        (r"(?:import|package)\b", "kn", "import"),
        *quoted('"', "s"),
        (r"'(?:\\.|[^\\]|\\u[0-9a-f]{4})'", "sc"),
        (rf"(\.)({_NAME})", ("o", "na")),
        (rf"{_NAME}:", "nl"),
        (rf"[{_UPPER}][{_UPPER}\d_]*\b", "no"),
        (rf"(?u:[{_UPPER}][^\W_]*\b)", "nc"),
        (rf"\$?{_NAME}", "n"),
        (r"[~^*!%&\[\](){}<>|+=:;,./?-]", "o"),
        (rf"{_DIGITS}\.{_DIGITS}(?:[eE]{_DIGITS})?[fd]?", "mf"),
        (r"0[bB][01](?:_*[01])*", "mb"),
        (r"0[xX][0-9a-fA-F](?:_*[0-9a-fA-F])*", "mh"),
        (r"0[0-7](?:_*[0-7])*", "mo"),
        (rf"{_DIGITS}L?", "mi"),
        (r"\n", ""),
    ),
    "class": _CLASS,
    "import": ((r"\s+", ""), (r"[a-zA-Z0-9_.]+\*?", "nn", "-")),
}
JAVA: Final = Machine(_JAVA)
_BLOCK: Final = ending(r'"""\s*\n[\s\S]*?(?<!\\)"""', r'(?<!\\)"""'), "sh"
JAVA_4: Final = Machine({**_JAVA, "start": (_BLOCK, *_JAVA["start"])})

_GRADLE_KEYWORDS: Final = """
    allprojects artifacts buildscript configuration dependencies repositories sourceSets subprojects
    publishing
"""
_GRADLE_TYPES: Final = """
    Project Task Gradle Settings Script JavaToolChain SourceSet SourceSetOutput
    IncrementalTaskInputs Configuration ResolutionStrategy ArtifactResolutionQuery
    ComponentSelection ComponentSelectionRules ConventionProperty ExtensionAware
    ExtraPropertiesExtension PublishingExtension IvyPublication IvyArtifact IvyArtifactSet
    IvyModuleDescriptorSpec MavenPublication MavenArtifact MavenArtifactSet MavenPom
    PluginDependenciesSpec PluginDependencySpec ResourceHandler TextResourceFactory
"""


def _groovy(
    keywords: str = "",
    types: str = "",
    *,
    declarations: str = _DECLARATIONS,
    classes: str = "class|interface|trait",
) -> Machine:
    listed = {
        "k": f"{_KEYWORDS} in as {keywords}",
        "kd": declarations,
        "kt": f"def {_TYPES} {types}",
        "kc": "true false null",
    }
    return Machine(
        {
            "start": (
                (
                    r"^(\s{0,200}(?:\w[\w.\[\]]{0,200}\s{1,200}){1,20}?)(\w+)(\s*)(\()",
                    ("@start", "nf", "", "o"),
                ),
                (r"[^\S\n]+", ""),
                *_COMMENTS,
                (r"@\w[\w.]*", "nd"),
                (rf"(?:{classes})\b", "kd", "class"),
                (r"(?:package|import)\b", "kn", "import"),
                (until('"""', '"""'), "s2"),
                (until("'''", "'''"), "s1"),
                *quoted('"', "s2", one_line=True),
                *quoted("'", "s1", one_line=True),
                (ending(r"\$/(?:\$[^\n]|[^$])*?/\$", r"/\$"), "s"),
                (ending(r"/(?:\\[\s\S]|[^/\\\n])*/", bare("/")), "s"),
                (r"(\.)([a-zA-Z_]\w*)", ("o", "na")),
                (r"[a-zA-Z_]\w*:", "nl"),
                (r"[a-zA-Z_$]\w*", ByWord("n", listed)),
                (r"[~^*!%&\[\](){}<>|+=:;,./?-]", "o"),
                (r"\d+\.\d+(?:[eE]\d+)?[fd]?", "mf"),
                (r"0x[0-9a-f]+", "mh"),
                (r"\d+L?", "mi"),
                (r"\n", ""),
            ),
            "class": ((r"\s+", ""), (r"\w+", "nc", "-")),
            "import": ((r"\s+", ""), (r"[\w.]+\*?", "nn", "-")),
        },
    )


GROOVY: Final = _groovy()
GRADLE: Final = _groovy(_GRADLE_KEYWORDS, _GRADLE_TYPES)
_CLASSES_4: Final = "class|interface|trait|enum|record"
GROOVY_4: Final = _groovy(types="var", declarations=_DECLARATIONS_4, classes=_CLASSES_4)
GRADLE_4: Final = _groovy(
    _GRADLE_KEYWORDS,
    f"{_GRADLE_TYPES} var",
    declarations=_DECLARATIONS_4,
    classes=_CLASSES_4,
)
