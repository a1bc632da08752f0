"""Job titles of any trade with the seniority and the department they stand for: the table in titles.csv.

The table is general; whom a company's profile wants to reach, and in which words it names ranks, is its ladder's business
(`icp.py`). A title that the ladder does not name still has a rank by this table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

OWNER, FOUNDER = "Owner", "Founder"
FIRM_WORDS = r"(?:practice|firm|company|business|agency|brokerage|clinic|shop|store|studio|restaurant|bakery|salon)"
OWN_FIRM = (
    rf"(?:the|this|our)\s(?:{FIRM_WORDS}|office)"
    r"(?=\s?(?:$|[.;!)]|,\s|(?:and|with|together|today|since)\b))"
)
""" "the practice", and not the one next door."""

_HOW = r"(?:(?:now|currently|proudly|also)\s)?"
OWNS_FIRM = re.compile(rf"(?P<name>[A-Z][\w'’-]+)\s{_HOW}owns\s(?:and\s(?:operates|runs|manages|leads)\s)?{OWN_FIRM}")
"""What says the same as the title "Owner" behind a surname: "Dr. Alder owns the practice"."""

I_OWN = rf"\bI\s{_HOW}(?:co-)?own\s(?:(?:and|&)\s(?:operate|run|manage|lead)\s)?"
OWNED_BY = r"\b[Oo]wned\s(?:(?:and|&)\s(?:operated|run|managed|led)\s)?by\s(?:Drs?\.?\s)?"
FOUNDED_BY = r"\b(?:[Cc]o-)?[Ff]ounded\s(?:in\s(?:[A-Z][a-z]{2,8}\s)?(?:19[89]|20[0-4])\d\s)?by\s(?:Drs?\.?\s)?"
FOUNDS = r"(?:first\s|also\s|proudly\s)?(?:founded|co-founded|started|established|opened|launched|formed)"
OWNS = rf"(?:{_HOW}owns?|(?:has|have)\s{_HOW}owned)"
_WITH = r"\s(?:and\s\w+\s)?(?:(?:our|this)\s|[Tt]he\s(?=[A-Z])|(?=[A-Z]))"
_SAYS_FOUNDER = re.compile(rf"{FOUNDED_BY}[A-Z]|\b[A-Z][\w.'’-]*\s{FOUNDS}{_WITH}")
_SAYS_OWNER = re.compile(
    rf"{I_OWN}(?:{OWN_FIRM}|[A-Z])|{OWNED_BY}[A-Z]|{OWNS_FIRM.pattern}|\b[A-Z][\w.'’-]*\s{OWNS}{_WITH}"
)


def says_owner(text: str) -> bool:
    """Whether a text says the same as the title "Owner" without the word: "I own the shop", "owned and operated by Jane Alder"."""
    return _SAYS_OWNER.search(text) is not None


def says_post(text: str, title: str) -> bool:
    """Whether a text says the same as a title without its word: "owned by Jane Alder" as "Owner", "founded by her" as "Founder"."""
    return says_owner(text) if title == OWNER else title == FOUNDER and _SAYS_FOUNDER.search(text) is not None


_FORMERLY = re.compile(
    r"\b(?:former|formerly|past|retired|emeritus|emerita|ex|previous|previously|late|lately|deceased"
    r"|in memoriam|erstwhile|one-?time|sometime|no longer)\b"
    r"|^\W*(?:prior|then|until|up until|most recently|recently(?! (?:appointed|promoted|named|elected|hired)))\b"
    r"|\b(?:1[89]|20)\d\d\s?(?:[-–—]|to|until)\s?(?:1[89]|20)\d\d\b|\bleft (?:us|the|our)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"^\W*(?:future|aspiring|prospective|incoming|soon)\b|\bin[\s-]training\b|\btrainee\b|\bto be\b|\bdesignate\b|[\s-]elect\b",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\s(?:reports?\s)?to\s(?=\S)|(?<=\bassistant)(?:\s?[,–—(-]\s?|\s(?:of|for)\s)|(?<=\bexecutive assistant)\s(?=\S)"
    r"|(?<!president)(?<!owner)(?<!founder)\sfor\s(?:the\s|our\s)?(?=(?:ceo|president|owner|founder|chair\w*|managing\s(?:director|partner))\b)"
    r"|(?:^|\W)office\sof\s|(?<=\bwife)\sof\s|(?<=\bhusband)\sof\s|(?<=\bspouse)\sof\s|(?<=\bson)\sof\s|(?<=\bdaughter)\sof\s",
    re.IGNORECASE,
)
"""What stands behind it is another's title: "Assistant to the CEO", "Secretary to the Owner", "Executive Assistant – CEO"."""

_AROUND = (
    r"(?:office|assistants?|assist|liaison|secretary|support|relations?|relationships?|representatives?|reps?|associates?|admin(?:istrator)?|staff|clubs?|circles?"
    r"|council|cabinet|deputy|advoca\w+|concierge|success|services?|care|experience|engagement|communications?|outreach|advisors?|counsel|aide)"
)
_DEALT_WITH = (
    r"(?:accounts?|accountants?|accounting|onboarding|acquisitions?|specialists?|coordinators?|marketing|sales|operations|development|enablement|engagement"
    r"|engineers?|engineering|technicians?|programs?|programmes?|solutions?|networks?|channels?|alliances?|recruit\w+|retention|training|education|happiness"
    r"|management|portals?|payments?|desk|teams?|departments?|growth|integrations?|ecosystems?|technology|product|statements?|portfolio|compliance|licensing)"
)
_IN_CHARGE = (
    r"(?:ceo|coo|cfo|cto|chief\sexecutive(?:\sofficer)?|president|chair(?:man|woman|person)?"
    r"|managing\s(?:director|partner|member)|principal|proprietor)"
)
_ATTRIBUTES = re.compile(
    rf"\b(?:{_IN_CHARGE}|owner|founder|partner|investor|broker)(?:s|['’]s|s['’])?\s(?:{_AROUND})\b"
    rf"|(?<!managing\s)(?<!senior\s)(?<!founding\s)(?<!general\s)(?<!equity\s)\b(?:owner|partner|investor|founder)(?:s|['’]s|s['’])?\s{_DEALT_WITH}\b"
    rf"|(?<!managing\s)(?<!senior\s)(?<!founding\s)(?<!general\s)(?<!equity\s)\b(?:partner|investor)s?\s(?:[a-z]+\s)?managers?\b"
    rf"|\b(?:{_IN_CHARGE}|owner|founder|partner|broker)(?:['’]s|s['’])\s(?=[a-z])"
    rf"|\b(?:assistant|asst\.?)\s(?:{_IN_CHARGE}|executive\sdirector|owner|founder|broker|partner)\b"
    r"|\b(?:associate|junior|jr\.?|trainee|student)\s(?:partner|principal|owner|founder|president|ceo|managing\sdirector)\b|\bvice\sprincipal\b"
    r"|\b(?:hr|human\sresources?|people|talent|business|finance|channel|client|customer|sales|care|life|brand|beauty|travel|training|learning|delivery"
    r"|alliance|community|technology|solutions?|marketing|strategic|preferred|referral|wellness)\spartners?\b"
    r"|\b(?:product|process|project|system|data|service|task|risk|control|content|application|property|rental|home|house|condo|unit|lot|building"
    r"|land|dog|pet|cat|horse|boat|car|rv|(?:small\s)?business)\sowners?\b"
    r"|\bprincipal\s(?:[a-z]+\s)?(?:engineer|developer|scientist|analyst|programmer|researcher|recruiter|product\smanager|technical\swriter)\b",
    re.IGNORECASE,
)
"""Where a leader's title only says whom or what somebody serves or has: "Partner Success Manager", "President's Office",
"HR Business Partner", "Product Owner", "Assistant CEO". The words are those of job titles in general; "Owner Operator" stays."""

_LEADERS = re.compile(
    rf"\b(?:{_IN_CHARGE}|executive\sdirector|owner|founder|partner|investor|broker)(?:s|['’]s|s['’])?(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_RANKS = ("executive", "director", "manager", "staff")
"""Highest first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a title says of its holder.

    Attributes:
        seniority: "executive", "director", "manager" or "staff".
        department: "leadership", "sales", "health care", …, as titles.csv writes it; "" for a rank of any department ("Associate").
    """

    seniority: str
    department: str


@lru_cache(maxsize=1)
def title_table() -> Mapping[str, Standing]:
    """Title in lower case -> its standing, as titles.csv has them (`title,seniority,department`)."""
    text = files("leadgen_assets.domain.wording").joinpath("titles.csv").read_text(encoding="utf-8")
    return {row["title"]: Standing(row["seniority"], row["department"]) for row in csv.DictReader(text.splitlines())}


def is_held(title: str) -> bool:
    """Whether a title is its holder's now: no former one, none of the dead, none that somebody is still to have."""
    return not (_FORMERLY.search(title) or _NOT_YET.search(title))


def length_of_own(title: str) -> int:
    """Characters of a title that say what its holder is; behind them stands whom the holder serves ("Secretary to the Owner")."""
    found = _SERVED.search(title)
    return found.start() if found else len(title)


def without_attributes(title: str) -> str:
    """The title with blanks in place of leaders' titles that only say whom its holder serves, or of what kind a thing is."""
    return _ATTRIBUTES.sub(lambda found: _blanked(found[0]), title)


def _blanked(phrase: str) -> str:
    """A phrase without its leader's title; the words around it stay, so that "Partner Success Manager" is a manager."""
    return _LEADERS.sub(lambda found: " " * len(found[0]), phrase)


def standing_of(title: str) -> Standing | None:
    """The standing of a title as people write it; None for one that the table does not know, and for a former one.

    Words that a longer title of the table holds count with that one alone: "vice president" is no president, "assistant to the
    president" is staff, and so is the secretary to an owner. Of several titles in one ("Owner & Designer") the highest counts; of
    equals the first that tells a department.
    """
    if not is_held(title):
        return None
    table, own = _by_words(), title[: length_of_own(title)]
    own = _ATTRIBUTES.sub(lambda found: found[0] if found[0].lower() in title_table() else _blanked(found[0]), own)
    words = _WORDS.findall(own.lower().replace(".", "").replace("’", ""))
    found: list[Standing] = []
    at = 0
    while at < len(words):
        size = next(
            (size for size in range(min(6, len(words) - at), 0, -1) if tuple(words[at : at + size]) in table), 0
        )
        if size:
            found.append(table[tuple(words[at : at + size])])
        at += size or 1
    return min(found, key=lambda each: (_RANKS.index(each.seniority), not each.department), default=None)


@lru_cache(maxsize=1)
def _by_words() -> Mapping[tuple[str, ...], Standing]:
    return {tuple(_WORDS.findall(title)): standing for title, standing in title_table().items()}
