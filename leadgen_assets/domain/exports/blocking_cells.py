"""Cells of a list of whom not to contact that name several at once: each is blocked, and what is none beside them is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leadgen_assets.domain.exports.blocking import email_in
from leadgen_assets.domain.hosts.domains import has_known_ending, host_of, registrable_domain

_LISTED = re.compile(r"[;,|\r\n\t]+")
_BETWEEN = re.compile(r"[\s;,|<>()\"']+")


def one_by_one(row: Mapping[str, str]) -> list[Mapping[str, str]]:
    """The row for each of the domains and addresses that its cells hold: "a@acme.example; b@acme.example" is two.

    What stands beside them and is none is a row of its own, so that it is told and keeps none of them from being blocked. A cell
    that holds none stays as it is.
    """
    emails, no_emails = _named_in(row.get("email", ""), domains=False)
    domains, no_domains = _named_in(row.get("domain", ""), domains=True)
    if emails[0].strip() and not email_in(emails[0]) and domains[0].strip():
        emails, no_emails = [""], emails  # the domain is blocked, and who was meant beside it is told
    elsewhere = _elsewhere(emails, domains)
    if len(emails) == len(domains) == 1 and not no_emails and not no_domains and not elsewhere:
        return [row]
    return [
        *({**row, "email": email, "domain": domain} for email in emails for domain in domains),
        # The website alone would leave the other domain, of whoever writes from there, unblocked.
        *({**row, "email": email, "domain": ""} for email in elsewhere),
        # Without the domain: an address that cannot be read must not block the whole company in a person's place.
        *({**row, "email": text, "domain": ""} for text in no_emails),
        *({**row, "email": emails[0], "domain": text} for text in no_domains),
    ]


def _elsewhere(emails: Sequence[str], domains: Sequence[str]) -> list[str]:
    """The addresses that are at none of the domains beside them."""
    hosts = {registrable_domain((email_in(domain) or domain).rpartition("@")[2]) for domain in domains}
    known = any(hosts) and {email: registrable_domain(email_in(email).rpartition("@")[2]) for email in emails}
    return [email for email, host in known.items() if host and host not in hosts] if known else []


def _named_in(cell: str, *, domains: bool) -> tuple[list[str], list[str]]:
    """The addresses (and domains) that a cell lists, and what else it lists; the cell itself where it lists none."""
    before = cell.rpartition("<")[0]
    if email_in(cell) and not re.search(r"[;|@\n]", before):
        return [cell], []  # also "Doe, Jane <jane@acme.example>"
    named, others = list[str](), list[str]()
    for piece in filter(None, map(str.strip, _LISTED.split(cell))):
        words = [word for word in _BETWEEN.split(piece) if word]
        if domains and not re.search(r"\s", piece) and "@" not in piece and _is_domain(piece):
            words = [piece]  # a web address may hold what stands between words
        # Beside an @ that belongs to no address, what looks like a domain may be the rest of one ("ann@ acme.example").
        slip = any("@" in word and not email_in(word) for word in words)
        taken = [word for word in words if email_in(word) or (domains and not slip and _is_domain(word))]
        named += [word.rstrip(".") for word in taken]
        if len(taken) < len(words) and not email_in(
            piece
        ):  # "Jane Doe <jane@acme.example>" says nothing but one address
            others.append(" ".join(word for word in words if word not in taken))
    return (named, others) if named else ([cell], [])


def _is_domain(word: str) -> bool:
    return "@" not in word and "." in host_of(word) and has_known_ending(host_of(word))
