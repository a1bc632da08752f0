"""Numbers of one person's work: what somebody at the firm manages, or managed elsewhere, is not all that the firm has.

"Ann currently manages 150 homes", "Before joining us, Hannah was in charge of 12,000 units", "Ann brings 20 years of experience managing
over 3,000 units". An owner is told apart: "Ann founded the company and manages 600 homes" counts the company's.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.icps.number_beside import Beside, numbers_beside
from leadgen_assets.domain.icps.time_fields import is_time_field
from leadgen_assets.domain.icps.whose_span import person_since
from leadgen_assets.domain.pages.page import PageText
from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.person_names import is_city
from leadgen_assets.extract.others.other_firms import is_person

_WORD = r"[A-ZÀ-Þ][\w’'-]*"
_ROLE = r"(?:(?:[A-Za-z-]+\s){0,3}[A-Za-z]*(?:[eo]r|ist|ant|ent|CEO|COO|VP)\s)?"
_NOW = r"(?:(?:Today|Now|Currently|Presently),?\s)?"
_NAME = (
    r"(?P<name>(?!(?:Today|Now|Currently|Presently)\b)[A-ZÀ-Þ][a-zà-ÿ-]+(?:\s[A-ZÀ-Þ]\.)?"
    rf"(?:\s(?:[“\"(]\w{{2,20}}[”\")]\s)?{_WORD}){{0,2}})"
)
_ADVERBS = (
    r"(?:(?:also|now|currently|today|then|first|presently|previously|formerly|personally|most\srecently|\w+ly)\s){0,2}"
)
_FINITE = (
    r"(?:[a-z]{2,}(?<!ou)s|[a-z]{2,}ed|had|came|led|ran|oversaw|spent|began|took|held|grew|built|brought|got|went|left"
    r"|sold|bought)"
)
_PERSON_DOES = re.compile(
    rf"(?:^|[,;:.–—]\s|\b(?:but|when|where|while|because|since|as)\s)\W{{0,3}}{_NOW}(?:(?i:our|the)\s)?{_ROLE}{_NAME}"
    rf"(?:\s(?:in|from|of|at)\s(?:our\s)?{_WORD}(?:\s(?:{_WORD}|office))?)?(?:,[^,;:]{{2,60}},)?\s{_ADVERBS}(?P<does>{_FINITE}\b[^;:!?]*)$"
)
_PERSONS = re.compile(
    rf"(?<![\w’'-]){_NAME}['’]s?\s(?:[a-z-]+\s){{0,2}}?(?:portfolio|book|territory|region|district|experience|background|career|tenure)\b"
    r"[^;:!?]*$"
)
""" "Ann's portfolio of"."""
_HOLDS = re.compile(
    r"\b(?:manag(?:e[sd]|ing|ement\sof)|overs(?:ees|aw|een|eeing)|look(?:s|ed|ing)\safter|car(?:es|ed|ing)\sfor|handl(?:es|ed|ing)"
    r"|supervis(?:es|ed|ing|ion\sof)|r[au]n(?:s|ning)?|operat(?:es|ed|ing)|responsib(?:le|ility)\sfor|in\scharge\sof|maintain(?:s|ed|ing)"
    r"|direct(?:s|ed|ing)|administ\w+|tak(?:es|ing)\scare\sof|took\scare\sof|control(?:s|led|ling)"
    r"|coordinat(?:es|ed|ing)|leas(?:es|ed|ing)|lead(?:s|ing)|led|ha[sd](?=\s(?:\w+\s){0,3}$))\b",
    re.IGNORECASE,
)
"""What one person does with many."""
_PORTFOLIO = re.compile(r"\bportfolios?\s(?:of|with)\b", re.IGNORECASE)
_BODIES = r"(?:teams?|staff|crew|compan(?:y|ies)|firms?|agency|business(?:es)?|brokerages?|group|office|organi[sz]ation|division|family)"
_FIRM_DOES = re.compile(
    rf"(?:\b(?:which|that|it|we|they|(?:and|but|where|which|that)\s(?:[\w-]+\s){{1,4}}?{_BODIES}|and\s(?:[a-z]+\s)?{_WORD}(?:\s{_WORD}){{0,3}})"
    r"\s(?:(?:have|has|had|is|are|been)\s)?" + _ADVERBS + r"$)",
)
"""Right before the holding: the firm is the subject again: "founded Acme, which now manages"."""
_BODY = re.compile(rf"\b{_BODIES}\s{_ADVERBS}$", re.IGNORECASE)
""" "Leads a team managing"."""
_ALL = re.compile(
    rf"\b(?:our|us|we|all|entire|whole|total|company-?wide)\b|\b(?:the|this)\s(?:[\w-]+\s)?{_BODIES}['’]s\b|\b(?:an?|the|this)\s(?:[\w-]+\s){{0,3}}?{_BODIES}\b",
    re.IGNORECASE,
)
"""Behind the holding: "oversees our 400 homes", "all 400 homes", "runs a company with"."""
_SHARE = re.compile(
    r"\bour\s(?!entire|whole|total|full|complete)(?:[\w-]+\s){1,3}?(?:on|in|at|around|near|for|outside|north|south|east|west)\s(?:of\s)?"
    r"(?:[A-Z]|the\s(?:[\w’'-]+\s){1,3}?(?:side|end|area|count(?:y|ies)|valley|suburbs|district|region|market|coast|shore|half|part)\b)"
)
"""What of the firm's a person looks after at one place: "manages our portfolio on the West side, some 180"."""
_OWNS = re.compile(
    r"\b(?:(?:co-?)?(?:founded|owns|owner|founder)|principal|(?:started|opened|launched|established|created)(?!\s(?:with|as|in|out|at|here|working|by|on|off|for|his|her)\b)|ceo"
    r"|(?<!vice\s)(?<!vice-)president|managing\s(?:broker|partner|member))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:experience|was|were|worked|served|spent|previously|formerly|former|career|background|prior|before|elsewhere|oversaw|managed|had)\b",
    re.IGNORECASE,
)
"""What is told of the time before, or of a whole life at work, which an owner has too."""
_BEFORE_THE_FIRM = re.compile(
    r"\W*(?:prior\sto|before)\s(?:joining|coming|starting|founding|opening|forming|launching|establishing|becoming|moving|(?:his|her)\s)\b"
    r"(?![^;]*\b(?:we|now|today)\b)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"\W*(?:(?:currently|now|also|today|presently),?\s)?(?:manages|oversees|handles|looks\safter|cares\sfor|supervises|brings|runs|directs"
    r"|(?:has\s)?(?:managed|overseen)|responsible\sfor|in\scharge\sof|managing|overseeing)\b(?![^.;!?]*\b(?:we|our|us)\b)",
    re.IGNORECASE,
)
_BELOW = 3
"""Lines above a line in which the name stands that it is said of: name and title, or a picture's words too."""
_LONGEST_NAME = 40


def is_persons_number(number: Beside, letters: str) -> bool:
    """Whether a number is told of what one person manages or has managed.

    Args:
        letters: of the company's domain and names, parted by spaces: a firm may bear a person's name.
    """
    lead = number.lead
    if _BEFORE_THE_FIRM.match(lead):
        return True
    theirs = _PERSONS.search(lead)
    if theirs is not None and _is_somebody(theirs["name"], letters):
        return not _ALL.search(lead, theirs.end("name") + 2)
    does = _PERSON_DOES.search(lead)
    if does is None or not _is_somebody(does["name"], letters):
        return False
    return _is_own_work(lead, does["does"])


def is_persons_since(number: Beside, letters: str) -> bool:
    """Whether a year is that since when one of the firm's people has been at work; a firm may bear a person's name, as above."""
    name = person_since(number.lead, number.noun)
    return bool(name) and _is_somebody(name, letters)


def is_told_of_person(page: PageText, at: int, value: str, spec: CountField, letters: str) -> bool:
    """Whether a line of a page tells a count of one person's work, in words or beneath that person's name; other arguments as above.

    Args:
        at: the line's place on the page. value: the count. spec: of its field.
    """
    numbers = numbers_beside(page.segments[at].text, spec)
    if is_time_field(spec):
        return any(number.value == value and is_persons_since(number, letters) for number in numbers)
    told = any(number.value == value and is_persons_number(number, letters) for number in numbers)
    return told or is_of_person_above(page, at, letters)


def _is_own_work(lead: str, does: str) -> bool:
    """Whether what somebody does leads up to the number, and the firm does not do it.

    Args:
        lead: the whole sentence in front of the number. does: what of it stands behind the somebody.
    """
    *_, holds = [_PORTFOLIO.search(does), *_HOLDS.finditer(does)]
    if holds is None:
        return False
    ahead, behind = does[: holds.start()], does[holds.end() :]
    elsewhere = _ELSEWHERE.search(does) is not None
    if _FIRM_DOES.search(ahead) or _ALL.search(_SHARE.sub("", behind)):
        return False
    return elsewhere or not (_BODY.search(ahead) or _OWNS.search(lead))


def is_of_person_above(page: PageText, at: int, letters: str) -> bool:
    """Whether a line without a subject tells of the person whose name stands above it: "Ann Doyle", "Oversees 120 homes".

    Args:
        letters: of the company's domain and names, parted by spaces.
    """
    if not _NO_SUBJECT.match(page.segments[at].text):
        return False
    above = (page.segments[place].text for place in range(max(0, at - _BELOW), at))
    return any(
        len(text) <= _LONGEST_NAME and " " in text.strip() and _is_somebody(text.strip(), letters) for text in above
    )


def _is_somebody(name: str, letters: str) -> bool:
    bare = re.sub(r"[^a-z]", "", folded(name))
    if any(each.startswith(bare) for each in letters.split()):
        return False
    if " " in name:
        return is_person(name) and not is_city(name)
    return folded(name) in given_names() and not is_city(name)
