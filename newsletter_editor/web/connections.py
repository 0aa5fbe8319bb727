"""urllib3's connections, made to whom the guard allows and ended from outside."""

from __future__ import annotations

import contextlib
import socket
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from newsletter_editor.web.asking import ASKING


class _Guarded(HTTPConnection):
    _twin: socket.socket | None = None
    """The same connection again: TLS takes the first one's handle away from it."""

    def _new_conn(self) -> socket.socket:
        made = ASKING.get().connect(self._dns_host, self.port, self.proxy is not None)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._twin = made.dup()
        ASKING.get().hold(self._twin)
        return made

    def request(self, *args: Any, **kwargs: Any) -> None:
        # A connection that was kept from an earlier question.
        ASKING.get().hold(self._twin)
        super().request(*args, **kwargs)

    def close(self) -> None:
        super().close()
        twin, self._twin = self._twin, None
        if twin is not None:
            with contextlib.suppress(OSError):
                twin.close()


class _GuardedTLS(_Guarded, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Guarded


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _GuardedTLS


def guarded(manager: PoolManager | ProxyManager) -> PoolManager:
    """The manager, making nothing but guarded connections from now on."""
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}
    return manager
