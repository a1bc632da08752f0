"""What is not to be contacted: companies by their domain, people by their address; why, and until when.

Customers and suppressed ones stay blocked for ever; a company that was contacted, until 90 days after the contact. A person's
address in a suppression list blocks that person and never the company.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches

from leadgen_assets.domain.hosts.domains import (
    has_known_ending,
    host_of,
    hosts_above,
    is_free_mail,
    refusal,
    registrable_domain,
)

CUSTOMER, CONTACTED, SUPPRESSION = "customer", "contacted", "suppression"
CONTACTED_DAYS = 90
LONGEST_REASON = 200

_WORDS: dict[str, tuple[str, ...]] = {
    CUSTOMER: ("customer", "customers", "client", "clients", "existing customer", "current customer", "closed won", "won"),
    CONTACTED: ("contacted", "in contact", "emailed", "called", "reached out", "attempted to contact", "in progress"),
    SUPPRESSION: (
        "suppression", "suppressed", "unsubscribed", "unsubscribe", "opted out", "opt out", "optout", "do not contact",
        "do not email", "do not call", "dnc", "bounced", "hard bounce", "complaint", "spam complaint", "blocked", "blacklist",
    ),
}  # fmt: skip
_FILE_WORDS = {
    CUSTOMER: r"customer|client",
    CONTACTED: r"contacted|outreach",
    SUPPRESSION: r"suppress|unsubscrib|opt.?out|do.?not|dnc|bounce|block",
}
_EMAIL = re.compile(
    r"(?:.*<)?\s*(?:mailto:)?([^\s<>@,;]{1,64}@[^\s<>@,;]{1,253}\.[^\s<>@,;.]{2,63})\s*>?", re.IGNORECASE
)
_DATE_FORMS = (
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%m/%d/%y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%d %B %Y",
    "%Y/%m/%d",
    "%Y%m%d",
)


@dataclass(frozen=True, slots=True)
class Block:
    """One domain, or one person's address by its digest, that is blocked.

    Attributes:
        domain: registrable, or "". email_sha256: digest of the address, or "". One of the two is given.
        until: when it ends (UTC); None: never.
    """

    reason: str
    until: datetime | None
    domain: str = ""
    email_sha256: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day (UTC) on which it holds; None: it never ends."""
        return (self.until - timedelta.resolution).date() if self.until else None

    @property
    def key(self) -> str:
        """What is blocked."""
        return self.domain or self.email_sha256

    def longer(self, other: Block) -> Block:
        """Of two blocks of the same, the one that lasts longer; this one where they last as long."""
        if self.until is None or (other.until is not None and other.until <= self.until):
            return self
        return other


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows of a list.

    Attributes:
        reason: for every row; "" leaves it to the row's own.
        otherwise: for rows that give no reason; "": contacted where they say when somebody was, else suppression.
        days: how long, whatever the reason; None: as the reason says.
        today: UTC.
        never: domains that no company owns, such as vendors'.
    """

    today: date
    reason: str = ""
    otherwise: str = ""
    days: int | None = None
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """What one row blocks, and what about it is to be told; a row that blocks nothing says why."""

    block: Block | None = None
    note: str = ""


def email_digest(address: str) -> str:
    """SHA-256 of the lower-case address as hex: enough to recognise it, and not to write to it."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


def email_in(text: str) -> str:
    """The e-mail address that a text consists of, also as "Name <address>"; "" for any other text."""
    found = _EMAIL.fullmatch(text.strip())
    return found[1].lower() if found else ""


def known_reason(text: str) -> str:
    """The reason that a word stands for ("Unsubscribed" -> suppression); "" for none of the three."""
    plain = " ".join(re.findall(r"[a-z]+", text.lower()))
    return next((reason for reason, words in _WORDS.items() if plain in words), "")


def near_reason(text: str) -> str:
    """The known word of which a text is a slip of the pen ("contacetd" -> "contacted"); "" for any other text of one's own."""
    plain = " ".join(re.findall(r"[a-z]+", text.lower()))
    known = [word for words in _WORDS.values() for word in words]
    return "" if plain in known else next(iter(get_close_matches(plain, known, n=1, cutoff=0.85)), "")


def reason_of_file(name: str) -> str:
    """The reason that a file's name gives ("customers-2026.csv" -> customer); "" where it gives none."""
    return next((reason for reason, words in _FILE_WORDS.items() if re.search(words, name, re.IGNORECASE)), "")


def read_block(row: Mapping[str, str], terms: Terms) -> Read:
    """What a row of a list blocks.

    Args:
        row: cells by "domain", "email", "reason", "status", "contacted", "date", "until"; what is missing is empty.
    """
    reason, note = _reason(row, terms)
    if not reason:
        return Read(None, note)
    until, note = _until(row, reason, terms)
    if until is not None and until.date() <= terms.today:
        return Read(None, f"over since {until.date()}")
    email, given = email_in(row.get("email", "")), row.get("domain", "").strip()
    if not email and not given and row.get("email", "").strip():
        return Read(None, "the e-mail address is none")
    if not email:
        # A list of one column holds either.
        email, given = (email_in(given), "") if email_in(given) else ("", given)
    of_a_person = reason == SUPPRESSION or (not given and reason not in (CUSTOMER, CONTACTED))
    if email and (of_a_person or (not given and is_free_mail(email.partition("@")[2]))):
        return Read(Block(reason, until, email_sha256=email_digest(email)), note)
    domain, why_not = blockable(given or email.partition("@")[2], terms.never)
    if not domain:
        return Read(None, why_not)
    unknown = (
        "" if has_known_ending(domain) else f"blocked, though no domain ends as {domain[:60]!r} does; is it a slip?"
    )
    return Read(Block(reason, until, domain=domain), "; ".join(filter(None, (note, unknown))))


def blockable(text: str, never: Iterable[str] = ()) -> tuple[str, str]:
    """The registrable domain that a text names ("https://www.acme.example/x", "*.acme.example"), and why there is none."""
    plain = text.strip().strip("\"'").removeprefix("*.").removeprefix("@").strip()
    if not plain:
        return "", "names neither a domain nor an e-mail address"
    shown = plain if len(plain) <= 60 else f"{plain[:60]}…"
    host = host_of(plain)
    # What stands before an @ is no part of a host, but of an address with a slip, which must not block the whole company.
    slip = "@" in plain.partition("/")[0] and not email_in(plain)
    # A `www.` before one word: what it is a part of is missing.
    part = host.startswith("www.") and not has_known_ending(host)
    if not host or slip or part or re.search(r"[\s,;]", plain):
        return "", f"{shown!r} is no domain" if "@" not in plain else "the e-mail address is none"
    refused = refusal(host, never)
    if refused:
        return "", f"{refused}, so that it would block more than one company"
    return registrable_domain(host), ""


def blocked_by(domain: str, blocked: Mapping[str, str]) -> str:
    """Why a domain is blocked, itself or as a host beneath a blocked one; "" when it is not."""
    return next((blocked[host] for host in hosts_above(domain.lower()) if host in blocked), "")


def strongest(blocks: Iterable[Block]) -> list[Block]:
    """One block for each domain and address, the longest of several, in the order of their keys."""
    kept: dict[str, Block] = {}
    for block in blocks:
        kept[block.key] = kept[block.key].longer(block) if block.key in kept else block
    return [kept[key] for key in sorted(kept)]


def _reason(row: Mapping[str, str], terms: Terms) -> tuple[str, str]:
    if terms.reason:
        return terms.reason, ""
    own, status = row.get("reason", "").strip(), row.get("status", "").strip()
    if own and near_reason(own):
        return "", f"the reason {own[:40]!r} is none that is known; did you mean {near_reason(own)}?"
    if own:
        return known_reason(own) or " ".join(own.split())[:LONGEST_REASON], ""
    if status:
        return known_reason(status), f"the status {status[:40]!r} is no reason to block; give one with --reason"
    return terms.otherwise or (CONTACTED if row.get("contacted", "").strip() else SUPPRESSION), ""


def _until(row: Mapping[str, str], reason: str, terms: Terms) -> tuple[datetime | None, str]:
    given = row.get("until", "").strip()
    contacted = row.get("contacted", "").strip() or row.get("date", "").strip()
    if given:
        until = read_date(given)
        if until is not None:
            return _end_of(until), ""
        return None, f"{_no_date(given)}; blocked for ever"
    if terms.days is None and reason != CONTACTED:
        return None, ""
    days = CONTACTED_DAYS if terms.days is None else terms.days
    since, note = terms.today, ""
    if contacted:
        read = read_date(contacted)
        if read is None:
            note = f"{_no_date(contacted)}; counted from today"
        elif read > terms.today + timedelta(days=1):
            note = f"{contacted[:40]!r} is no date in the past; counted from today"
        else:
            since = read
    return _end_of(since + timedelta(days=days)), note


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def _no_date(text: str) -> str:
    if _turned_round(text):
        return f"{text[:40]!r} is one of two days, by whether the month or the day stands first (write 2026-03-31)"
    return f"{text[:40]!r} is no date (write 2026-03-31)"


def _turned_round(text: str) -> bool:
    """Whether it is another day where the day stands first: 3/4/2026."""
    found = re.match(r"\s*(\d{1,2})/(\d{1,2})/\d{2}", text)
    return found is not None and int(found[1]) != int(found[2]) and max(int(found[1]), int(found[2])) <= 12


def read_date(text: str) -> date | None:
    """A day as lists have it: 2026-03-31 (a time behind it is left out), 3/31/2026 as in the USA, Mar 31, 2026; None for none.

    3/4/2026 is none: half the world reads another day in it.
    """
    if _turned_round(text):
        return None
    plain = re.sub(r"[T ]\d{1,2}:\d{2}.*$", "", text.strip())
    for form in _DATE_FORMS:
        try:
            found = datetime.strptime(plain, form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
        return found if 2000 <= found.year <= 2100 else None
    return None


def replaced(block: Block, earlier: Block | None) -> Block | None:
    """What a new block makes of the one that is there: the block to write, None where nothing changes."""
    if earlier is None:
        return block
    return None if block.longer(earlier) == earlier else block


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Our field -> index of the column that holds it, by its name; {} where no column names whom to block."""
    plain = [" ".join(re.findall(r"[a-z]+", name.lower())) for name in header]
    found = {
        field: plain.index(name) for field, names in reversed(_HEADERS) for name in reversed(names) if name in plain
    }
    return found if "domain" in found or "email" in found else {}


_HEADERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("domain", ("domain", "company domain", "company domain name", "domain name", "website", "website url", "web site",
                "company website", "url", "web", "homepage", "web address")),
    ("email", ("email", "e mail", "email address", "e mail address", "work email", "mail")),
    ("reason", ("reason", "block reason", "why")),
    ("status", ("status", "lead status", "lifecycle stage", "contact status", "stage")),
    ("contacted", ("contacted", "contacted on", "contacted at", "contacted date", "contact date", "date contacted",
                   "last contacted", "last contacted on", "last contacted at", "last contact", "last contact date",
                   "last contacted date", "date of last contact", "last touch", "last touched", "last touch date",
                   "last outreach", "last outreach date", "last emailed", "last called")),
    # Of an unsubscription as well: it tells when, and not that somebody was contacted.
    ("date", ("date", "last activity date")),
    ("until", ("until", "blocked until", "expires", "expiry", "end date")),
)  # fmt: skip
