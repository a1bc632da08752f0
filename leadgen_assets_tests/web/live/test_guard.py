"""Which addresses may be asked, however they are spelled."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.pages.page import Outcome
from leadgen_assets.web.live.guard import NotAsked, Target, checked_target, forbidden_address

if TYPE_CHECKING:
    from leadgen_assets_tests.web.live.conftest import Town

LOCAL_NETWORKS = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]
NEVER_NETWORKS = ["0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "198.18.0.0/15", "192.0.2.0/24"]


def refused(url: str, *, private: bool = False) -> bool:
    try:
        checked_target(url, private=private)
    except NotAsked:
        return True
    return False


@pytest.mark.parametrize(
    ("address", "private", "reason"),
    [
        ("93.184.216.34", False, ""),
        ("2606:2800:220:1::1", False, ""),
        ("127.0.0.1", False, "of this machine"),
        ("::1", False, "of this machine"),
        ("10.1.2.3", False, "of a private network"),
        ("100.64.0.1", False, "of a provider's inner network"),
        ("169.254.169.254", True, "of a cloud's metadata service"),
        ("fd00:ec2::254", True, "of a cloud's metadata service"),
        ("168.63.129.16", True, "of a cloud's metadata service"),
        ("169.254.7.7", True, "of the local link"),
        ("fe80::1", True, "of the local link"),
        ("fe80::1%eth0", True, "of the local link"),
        ("224.0.0.1", True, "of a group of machines"),
        ("255.255.255.255", True, "reserved"),
        ("0.0.0.0", True, "of no machine"),
        ("::", True, "of no machine"),
        ("::ffff:127.0.0.1", False, "of this machine"),
        ("64:ff9b::10.0.0.1", False, "of a private network"),
        ("64:ff9b::93.184.216.34", False, ""),
        ("::127.0.0.1", True, "no public address"),
        ("2002:7f00:1::", True, "of a tunnel"),
        ("2001:0:7f00:1::", True, "of a tunnel"),
        ("fd12:3456::1", False, "of a private network"),
        ("127.0.0.1", True, ""),
        ("::1", True, ""),
        ("::ffff:10.0.0.1", True, ""),
        ("fd12:3456::1", True, ""),
    ],
)
def test_addresses(address: str, private: bool, reason: str) -> None:
    told = forbidden_address(ipaddress.ip_address(address), private=private)
    assert (reason in told) if reason else told == ""


@given(st.sampled_from(LOCAL_NETWORKS + NEVER_NETWORKS), st.integers(0, 2**32 - 1), st.integers(0, 7))
def test_no_spelling_of_a_forbidden_address_passes(network: str, chosen: int, spelling: int) -> None:
    inside = ipaddress.IPv4Network(network)
    number = int(inside.network_address) + chosen % inside.num_addresses
    a, b, c, d = number.to_bytes(4, "big")
    host = [
        f"{a}.{b}.{c}.{d}",
        str(number),
        hex(number),
        f"0{number:o}",
        f"0x{a:x}.{b}.{(c << 8) + d}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"[::ffff:{a}.{b}.{c}.{d}]",
        f"[64:ff9b::{a << 8 | b:x}:{c << 8 | d:x}]",
    ][spelling]
    assert refused(f"http://{host}/")
    assert refused(f"https://{host}./") or host.startswith("[")
    if network in NEVER_NETWORKS:
        assert refused(f"http://{host}/", private=True)


@given(st.ip_addresses(v=6))
def test_every_ipv6_address_that_passes_is_a_public_one(address: ipaddress.IPv6Address) -> None:
    public = ("2000::/3", "64:ff9b::/96", "::ffff:0:0/96")
    if forbidden_address(address, private=False) == "":
        assert any(address in ipaddress.ip_network(network) for network in public)


@given(st.text(max_size=60), st.booleans())
def test_whatever_is_written_there_is_a_target_or_not(text: str, private: bool) -> None:
    for url in (text, f"http://{text}", f"https://acme.example/{text}", f"http://{text}@acme.example"):
        try:
            target = checked_target(url, private=private)
        except NotAsked:
            pass
        else:
            assert isinstance(target, Target)
            assert target.host.isascii()
            assert target.path.startswith(b"/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://acme.example/",
        "file:///etc/passwd",
        "gopher://acme.example/",
        "javascript:alert(1)",
        "//acme.example/",
        "acme.example",
        "",
        "http://",
        "http:///x",
        "http://acme.example:22/",
        "http://acme.example:6379/",
        "http://user:secret@acme.example/",
        "http://acme.example\\@127.0.0.1/",
        "http://127.1/",
        "http://127.0.0.1.:80/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[::1%25lo]/",
        "http://1.2.3.4.5/",
        "http://999.999.999.999/",
        "http://a..b/",
        "http://exa mple.example/",
        "http://" + "a" * 64 + ".example/",
        "http://acme.example/\x00",
        "http://acme.example\r\nX: y/",
    ],
)
def test_what_is_no_page_of_the_public_web_is_not_asked(url: str) -> None:
    assert refused(url)


def test_names_and_paths_are_made_ascii_once() -> None:
    target = checked_target("HTTPS://Bücher.example:443/a b?q=ü", private=False)
    assert (target.host, target.port, target.path) == ("xn--bcher-kva.example", 443, b"/a%20b?q=%C3%BC")
    assert target.site == "https://xn--bcher-kva.example"


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.0.0.7"], ["169.254.169.254"], ["::1"], ["93.184.216.34", "192.168.1.1"], ["::ffff:127.0.0.1"]],
)
def test_a_name_that_leads_inside_is_refused_whatever_else_it_leads_to(town: Town, addresses: list[str]) -> None:
    town.page("http://trap.example/")
    town.addresses["trap.example"] = addresses
    found = town.fetch("http://trap.example/", private=False)
    assert (found.outcome, found.status) == (Outcome.BLOCKED, None)
    assert found.detail.endswith(", which is not read")
    assert town.asked == []


def test_a_redirect_that_leads_inside_is_refused(town: Town) -> None:
    town.page("http://open.example/", status=302, Location="http://169.254.169.254/latest/meta-data/")
    found = town.fetch("http://open.example/")
    assert (found.outcome, found.final_url) == (Outcome.BLOCKED, "http://169.254.169.254/latest/meta-data/")
    assert "metadata" in found.detail
    assert found.hops == ("http://open.example/", "http://169.254.169.254/latest/meta-data/")


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(town: Town) -> None:
    """DNS rebinding: each look-up leads elsewhere; the address that is connected to is one that was looked at."""
    town.page("http://rebind.example/")
    lookups = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"]])
    real = town.resolve

    async def resolve(host: str, port: int) -> list[tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]]:
        town.addresses[host] = next(lookups)
        return await real(host, port)

    town.resolve = resolve  # type: ignore[method-assign]
    assert town.fetch("http://rebind.example/", private=False).outcome is Outcome.BLOCKED
    assert town.asked == []
