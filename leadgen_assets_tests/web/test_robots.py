from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.web.robots import parse_robots


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /*", "/a", False),
        ("User-agent: *\nDisallow: /private", "/private/x", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nAllow: /\nDisallow: /private", "/private", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /x$", "/x", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /s?q=", "/s?q=1", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: leadgen_assets\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: LEADGEN_ASSETS/1.0\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /a # why\n", "/a", False),
        ("User-agent: *\nDisallow: /b\nSitemap: https://x.example/s.xml\nDisallow: /a", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("\ufeffuser-agent:*\rdisallow:/a", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ],
)
def test_rules(robots: str, path: str, allowed: bool) -> None:
    assert (parse_robots(robots.encode()).refusal(f"https://acme.example{path}") == "") is allowed


def test_a_refusal_names_the_rule() -> None:
    robots = parse_robots(b"User-agent: *\nDisallow: /private/")
    assert robots.refusal("https://acme.example/private/x") == "robots.txt disallows /private/"


@given(st.binary(max_size=300), st.text(max_size=50))
def test_never_raises(body: bytes, path: str) -> None:
    assert isinstance(parse_robots(body).refusal("https://acme.example/" + path.replace("[", "")), str)
