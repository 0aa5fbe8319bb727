"""This machine and its neighbours are never asked, however their address is spelt."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from newsletter_editor.gui.preview.hosts import PublicHosts
from newsletter_editor.web.addresses import address_of, is_local_name

NEIGHBOURS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.01", "017700000001",
    "0", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "0xc0a80101", "169.254.169.254",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "127.0.0.1.",
    "[::1]", "[::]", "[fe80::1]", "[fec0::1]", "[feff::1]",
    "[fe80::1%25eth0]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]",
    "[::ffff:127.0.0.1]", "[::ffff:c0a8:101]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1:7f00:1::909:909]",
    "[2002:7f00:1::]", "[2002:c0a8:101::1]", "[::127.0.0.1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "printer", "router.", "nas.local",
    "NAS.Local.", "x.lan", "x.internal", "x.home.arpa", "x.intranet", "", "1.2.3.4.5", "300.1.1.1",
    "0xg.1", "ｌocalhost", "x.ｌocal",
]  # fmt: skip
PUBLIC = ["9.9.9.9", "0x09090909", "9.592137", "[2620:fe::9]", "[64:ff9b::909:909]"]


@pytest.fixture
def hosts(qtbot, monkeypatch) -> PublicHosts:
    hosts = PublicHosts()
    asked: list[str] = []
    monkeypatch.setattr(hosts, "look_up", asked.append)
    hosts.asked = asked
    hosts.has_proxy = False
    return hosts


@pytest.mark.parametrize("host", NEIGHBOURS)
def test_neighbours_are_not_asked_nor_looked_up(hosts: PublicHosts, host: str) -> None:
    assert not hosts.is_public(host)
    assert hosts.asked == []


@pytest.mark.parametrize("host", PUBLIC)
def test_public_addresses_are(hosts: PublicHosts, host: str) -> None:
    assert hosts.is_public(host)


def test_browsers_numbers_are_read_as_browsers_do() -> None:
    assert address_of("0x7f.0.0.010") == ip_address("127.0.0.8")
    assert address_of("1.65536") == ip_address("1.1.0.0")
    assert address_of("256.1") is None
    assert address_of("4294967296") is None
    assert address_of("a.1") is None
    assert not is_local_name("blog.example.com")
    assert not is_local_name("español.example.com")


def test_a_name_is_asked_once_it_is_known_to_lead_outside(hosts: PublicHosts, qtbot) -> None:
    assert not hosts.is_public("a.example.com")
    assert not hosts.is_public("a.example.com")
    assert hosts.asked == ["a.example.com"]
    with qtbot.waitSignal(hosts.found):
        hosts.learn("a.example.com", [ip_address("9.9.9.9"), ip_address("2620:fe::9")])
    assert hosts.is_public("a.example.com")


@pytest.mark.parametrize("inner", ["127.0.0.1", "192.168.0.1", "::1", "fe80::1"])
def test_a_name_that_leads_to_a_neighbour_is_not(hosts: PublicHosts, inner: str) -> None:
    hosts.is_public("a.example.com")
    hosts.learn("a.example.com", [ip_address("9.9.9.9"), ip_address(inner)])
    assert not hosts.is_public("a.example.com")


def test_a_name_that_nobody_knows_is_left_to_the_proxy(hosts: PublicHosts) -> None:
    hosts.learn("a.example.com", [])
    assert not hosts.is_public("a.example.com")
    hosts.has_proxy = True
    hosts.learn("b.example.com", [])
    assert hosts.is_public("b.example.com")


def test_the_system_is_asked_in_the_background(qtbot) -> None:
    hosts = PublicHosts()
    hosts.has_proxy = False
    told: list[tuple[str, bool]] = []
    hosts.learn = lambda host, addresses: told.append((host, bool(addresses)))
    hosts.look_up("localhost")
    qtbot.waitUntil(lambda: told == [("localhost", True)], timeout=10_000)
