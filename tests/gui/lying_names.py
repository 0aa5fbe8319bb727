"""A preview among names that lead elsewhere than they did; prints what each server was asked.

To be run in a network of its own (`unshare --net`), where this machine has a public address too.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import struct
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings
from tests.gui.neighbours import Waiting
from tests.gui.previewing import Preview
from tests.gui.test_untrusted_posts import Listener

PUBLIC, LAN = "93.184.215.14", "192.168.7.7"
NAMES = {"honest": PUBLIC, "machine": "127.0.0.1", "network": LAN}
"""What the engine's own look-up says of each name of example.com, the guard's having said less."""
_SIOCSIFFLAGS, _SIOCSIFADDR, _UP = 0x8914, 0x8916, 1


def _bring_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _UP))
        for name, address in ((b"lo:1", PUBLIC), (b"lo:2", LAN)):
            there = struct.pack("16sH2x4s8x", name, socket.AF_INET, socket.inet_aton(address))
            fcntl.ioctl(any_socket, _SIOCSIFADDR, there)


def main() -> None:
    """Show a page whose images have such names, or are redirected to them."""
    _bring_up()
    rules = [f"MAP {name}.example.com {address}" for name, address in NAMES.items()]
    checks, neighbours = engine._NEIGHBOUR_FLAGS
    joined = neighbours.replace('rules="', f'rules="{", ".join(rules)}, ')
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{checks} {joined}"
    engine.prepare(neighbours=True)
    application = QApplication([])
    honest, machine, network = Listener(PUBLIC), Listener(), Listener(LAN)
    port = {each: each.address.rpartition(":")[2] for each in (honest, machine, network)}
    targets = {
        "name-machine": f"http://machine.example.com:{port[machine]}/",
        "name-network": f"http://network.example.com:{port[network]}/",
        "number-machine": machine.address,
        "number-network": network.address,
    }
    outer = f"http://honest.example.com:{port[honest]}"
    images = [f"![]({outer}/honest.png)"]
    for kind, address in targets.items():
        honest.redirects[f"/{kind}.png"] = f"{address.rstrip('/')}/redirected.png"
        images += [f"![]({outer}/{kind}.png)", f"![]({address.rstrip('/')}/straight.png)"]
    root = Path(tempfile.mkdtemp())
    preview = Preview(Waiting(), OpenPost(), Settings(root / "settings.ini"), root)
    # Each name led outside when it was looked up first.
    preview.pane.hosts.is_public = lambda _: True
    preview.allow_remote()
    preview.open("\n\n".join(images))
    preview.qtbot.waitUntil(lambda: len(honest.asked) > len(targets), timeout=20_000)
    preview.qtbot.wait(1500)
    asked = {"honest": honest.asked, "machine": machine.asked, "network": network.asked}
    print(json.dumps(asked), flush=True)
    preview.close()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
