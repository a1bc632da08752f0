"""What may be shown to a person as a link to open."""

from __future__ import annotations

import pytest

from leadgen_assets.web.live.guard import leads_inside
from leadgen_assets.web.openable import openable


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data", "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/",
        "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://10.1.2.3/", "http://192.168.0.1/admin", "http://localhost/",
        "http://a.localhost/", "http://intranet/", "http://printer.local/", "http://wiki.internal/", "http://host.corp/",
        "http://me:word@firm.example/", "https://firm.example\\@10.0.0.1/", "javascript:alert(1)", "file:///etc/passwd",
        "ftp://firm.example/", "http://firm.example:22/", "http://", "", "no address", "http://[::1",
    ],
)  # fmt: skip
def test_nobody_is_sent_where_a_program_must_not_ask(address: str) -> None:
    assert not openable(address)


@pytest.mark.parametrize(
    "address",
    ["https://firm.example/team", "http://www.firm.co.uk/", "https://firm.example:443/a?b=c#d", "http://8.8.8.8/"],
)
def test_pages_of_the_web_are_shown(address: str) -> None:
    assert openable(address)


def test_ones_own_networks_are_shown_to_whoever_lets_them_be_read_and_a_clouds_never() -> None:
    assert openable("http://127.0.0.1:8080/", private=True)
    assert openable("http://wiki.internal/", private=True)
    assert not openable("http://169.254.169.254/", private=True)


def test_a_name_that_stands_for_an_inner_address_is_told_by_its_reason() -> None:
    assert leads_inside("10.0.0.7 is an address of a private network, which is not read")
    assert not leads_inside("robots.txt asks to leave it alone")
