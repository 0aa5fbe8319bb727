"""The system's proxy: what the environment says, Windows' and macOS's own settings."""

from __future__ import annotations

import urllib.request
from urllib.parse import unquote, urlsplit


class SystemProxies:
    """Read once. A script that chooses a proxy (PAC) is not run: the environment can name one."""

    def __init__(self) -> None:
        self._found = urllib.request.getproxies()

    def for_host(self, scheme: str, host: str) -> str | None:
        """The address of the proxy that leads to a host, None where none does."""
        proxy = self._found.get(scheme) or self._found.get("all")
        if not proxy or urllib.request.proxy_bypass(host):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"


def credentials_of(proxy: str) -> str | None:
    """`user:password` of a proxy's address, for its `Proxy-Authorization`."""
    parts = urlsplit(proxy)
    if not parts.username:
        return None
    return f"{unquote(parts.username)}:{unquote(parts.password or '')}"
