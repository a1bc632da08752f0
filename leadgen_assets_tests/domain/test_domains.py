from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadgen_assets.domain.hosts.domains import host_of, is_free_mail, refusal, registrable_domain
from leadgen_assets.domain.hosts.vendor_hosts import customers_place


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("https://www.acme-homes.example/contact?x=1#y", "acme-homes.example"),
        ("HTTP://Portal.Acme.CO.UK:8080/", "acme.co.uk"),
        ("acme.example.", "acme.example"),
        ("//acme.example/x", "acme.example"),
        ("acme.wixsite.com", "acme.wixsite.com"),
        ("https://acme.wixsite.com/home", "acme.wixsite.com"),
        ("acme.squarespace.com", "acme.squarespace.com"),
        ("www.squarespace.com", "squarespace.com"),
        ("münchen.de", "xn--mnchen-3ya.de"),
        ("co.uk", ""),
        ("localhost", ""),
        ("10.0.0.1", ""),
        ("http://[::1]/", ""),
        ("http://[broken", ""),
        ("mailto:jane@acme.example", ""),
        ("ftp://acme.example", ""),
        ("a..b.com", ""),
        ("", ""),
    ],
)
def test_the_registrable_domain_of_hosts_and_addresses(text: str, domain: str):
    assert registrable_domain(text) == domain


@pytest.mark.parametrize(
    ("domain", "why"),
    [
        ("facebook.com", "a social network"),
        ("m.facebook.com", "a social network"),
        ("gmail.com", "a free-mail service"),
        ("yelp.com", "a directory"),
        ("avvo.com", "a directory"),
        ("www.zocdoc.com", "a directory"),
        ("profiles.healthgrades.com", "a directory"),
        ("tarnwick.vagaro.com", "a directory"),
        ("wixsite.com", "a site builder's own address"),
        ("bit.ly", "a link shortener"),
        ("co.uk", "a public suffix"),
        ("not a domain", "is not a domain"),
        ("acme.appfolio.com", "never a company's own"),
        ("appfolio.com", "never a company's own"),
    ],
)
def test_what_is_never_a_companys_domain_says_why(domain: str, why: str):
    assert why in refusal(domain, ["appfolio.com"])


@pytest.mark.parametrize(
    ("address", "is_customers"),
    [
        ("https://tarnwick.appfolio.com/listings", True),
        ("tarnwick.managebuilding.com", True),
        ("https://www.managebuilding.com/", True),
        ("https://tarnwick.as.me/", True),
        ("https://tarnwick.readthedocs.io/en/latest/", True),
        ("https://tarnwick.kw.com", True),
        ("https://a.b.zendesk.com/hc", True),
        ("https://www.appfolio.com/", False),
        ("appfolio.com", False),
        ("https://help.zendesk.com", False),
        ("https://tarnwick.example", False),
        ("https://myappfolio.com", False),
        ("https://century21tarnwick.com", False),
        ("https://www.appfolio.com.example", False),
        ("", False),
    ],
)
def test_what_stands_beneath_a_vendors_host_is_no_customers_own_domain(address: str, is_customers: bool):
    assert bool(customers_place(address)) == is_customers


@pytest.mark.parametrize("domain", ["acme.example", "acme.wixsite.com", "myappfolio.com", "appfolio.com.example"])
def test_a_companys_own_site_is_never_refused(domain: str):
    assert refusal(domain, ["appfolio.com"]) == ""


def test_free_mail_is_told_from_firms():
    assert is_free_mail("gmail.com")
    assert not is_free_mail("acme.example")


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_of_hosts(text: str):
    domain = registrable_domain(text)
    assert domain == "" or registrable_domain(domain) == domain
    assert "/" not in host_of(text)
    refusal(text)
