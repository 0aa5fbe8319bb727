"""Whose certificates are trusted."""

from __future__ import annotations

import ssl


def system_trust() -> ssl.SSLContext:
    """Certificates are checked as the system checks them, a company's own authority included."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
