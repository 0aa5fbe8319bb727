"""The system's proxy: what the environment says, Windows' and macOS's own settings."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from functools import cached_property
from urllib.parse import unquote, urlsplit


class SystemProxies:
    """Read once. A script that chooses a proxy (PAC) is not run: the environment can name one."""

    def __init__(self) -> None:
        self._found = urllib.request.getproxies()

    @cached_property
    def has_script(self) -> bool:
        """Whether the system has a script choose the proxy, and nothing else names one."""
        return not self._found and _names_script()

    def for_host(self, scheme: str, host: str) -> str | None:
        """The address of the proxy that leads to a host, None where none does."""
        proxy = self._found.get(scheme) or self._found.get("all")
        if not proxy or urllib.request.proxy_bypass(host):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"


def _names_script() -> bool:
    """Whether Windows' or macOS's settings name a script."""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SETTINGS_OF_WINDOWS) as key:
                return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])
        except OSError:
            return False
    if sys.platform == "darwin":
        try:
            told = subprocess.run(
                ["/usr/sbin/scutil", "--proxy"], capture_output=True, timeout=5, check=False
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return False
        return re.search(rb"ProxyAutoConfigEnable : 1", told) is not None
    return False


_SETTINGS_OF_WINDOWS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"


def credentials_of(proxy: str) -> str | None:
    """`user:password` of a proxy's address, for its `Proxy-Authorization`."""
    parts = urlsplit(proxy)
    if not parts.username:
        return None
    return f"{unquote(parts.username)}:{unquote(parts.password or '')}"
