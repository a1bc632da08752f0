"""People in what a firm tells: who dedicated its house, whom its teacher studied with, whom it works with, of whom an essay is.

They stand with a post in front as the firm's own do; the clause around them tells. The rules are from how biographies and chronicles
are told in general, not from single pages.
"""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.bodies import has_letters
from leadgen_assets.extract.naming.sighting import Sighting
from leadgen_assets.extract.others.other_firms import FIRM, is_ours

_LEADS = re.compile(r"\b(?:owner|founder|ceo|proprietor|partner)$", re.IGNORECASE)
"""Posts of whom a story is most likely the firm's own."""

_HONOURED = re.compile(
    r"\b(?:president|commissioner|coach|champion|chairman|general|ambassador|secretary)$", re.IGNORECASE
)
_HONOURS = re.compile(
    r"(?:,?\sand\s[^.;!?]{3,60}?)?(?:\s(?:also|even|once|personally|later|both))?\s"
    r"(?:(?:dedicated|headlined|applauded|praised|proclaimed|commended|keynoted)\s(?:the|our|this|us)\b"
    r"|(?:visited|toured)\s(?:our|this|us|the\s(?i:club|school|facility|campus|shop|store|factory|farm|cent(?:er|re)))\b)"
)
""" "In 1982 President Hugh Dane dedicated the hall", where nobody says that he is ours."""

_HONOURED_BY = re.compile(
    r"\b(?:was|were|been)\s(?:declared|honou?red|recogni[sz]ed|praised|dedicated|proclaimed|commended)\b[^.;!?]{0,70}\sby\s(?:the\s)?(?:then\s)?$"
)
_BY_LAW = re.compile(
    r"\b(?:signed\sinto\slaw|enacted|vetoed|pardoned)\b[^.;!?]{0,70}\sby\s(?:the\s)?(?:then\s|former\s)?$"
)
_SIGNED = re.compile(
    r"\s(?:signed|vetoed|enacted)\s(?:the|a|this|that|it)\b[^.;!?]{0,60}?\b(?:Act|law|bill|legislation|order)\b"
)
""" "Signed into law in 1984 by President Hugh Dane"."""

_DECIDES = re.compile(r"\b(?:judicial|hearing\sofficer|magistrate|referee|judge|justice)\b", re.IGNORECASE)
_DECIDED_BY = re.compile(
    r"\b(?:awarded|granted|decided|ruled|found|determined|ordered|imposed|upheld|denied)\b[^.;!?]{0,50}\sby\s(?:the\s)?$"
)
_DECIDED = re.compile(
    r",?\s(?:\w+ly\s)?(?:determined|ruled|held|found|granted|denied|dismissed|ordered|awarded|decided|sided|agreed)\s"
)
""" "Awarded by Hearing Officer Paula Vance": who decides a case is of neither side."""

_TEACHES = re.compile(
    r"\b(?P<body>(?:University|College|School|Institute|Academy)\sof\s(?:(?:[A-Z][\w&]*|of|and|the|&)\s){1,7}|(?:[A-Z][a-z]+\s){1,3}(?:University|College)\s)"
    r"(?i:(?:[a-z]+\s){0,2}(?:professor|dean|lecturer|instructor|chancellor|provost|coach))$"
)
""" "University of Iowa School of Law Professor Paula Vance" is that house's."""

_YEAR_AHEAD = re.compile(r"(?:^|[.;!?]\s)[Ii]n\s(?:\w+\s)?19[78]\d,?\s(?:the\s)?$")
_CHRONICLE = re.compile(
    r"(?:^|[.;!?]\s)(?:Also\s)?[Ii]n\s(?:19\d\d|200\d)\b[^.;!?]{0,120}?\sunder\s(?:the\s)?(?:[a-z]+\s){1,4}of\s[^.;!?]{0,60}$"
)
""" "In 1986 the program began under the direction of advisor Paula Vance" tells who had the post then."""

_OUR = re.compile(r"\b(?:our|club|board|company|firm|school)(?:['’]s)?\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)

_ABOVE_ALL = re.compile(
    r"\b(?:(?:national|american|major|minor|premier)\sleague|super\sbowl|world\sseries|supreme\scourt|white\shouse|united\snations"
    r"|u\.?s\.?\s(?:senate|congress)|(?-i:NFL|NBA|MLB|NHL|NCAA|FIFA|UFC))\b(?!\splayer)",
    re.IGNORECASE,
)
"""What only famous people have a post of: "National League commissioner"."""

_LAST_WORDS = re.compile(r"(?:\b[\w.-]+\s){0,3}$")

_VERBS = (
    r"(?:performed|danced|studied|trained|apprenticed|toured|interned|sang|played|rowed"
    r"|(?:continued|went\son)\sto\s(?:perform|dance|study|train|tour|sing|play|row)|learned\s(?:his|her|the)\s(?:craft|trade|art)"
    r"|was\s(?:mentored|inspired))"
)
_TRAINED = re.compile(
    rf"\b{_VERBS}\b[^.;!?]{{0,20}}(?:Mt\.|St\.)?[^.;!?]{{0,80}}?\b(?:with|under|from|by)\s(?:the\s)?(?P<what>(?:[a-z-]+\s){{0,4}})$"
)
""" "She performed for five years with director Hugh Dane"."""

_QUOTED = re.compile(r"\b[Aa]ccording\sto\s(?:the\s)?(?:[a-z-]+\s){0,3}$")
_AS = re.compile(r"(?:^|\s)[Aa]s\s(?:the\s)?(?:[a-z-]+\s){0,2}$")
_SAID = re.compile(r"\s(?:once\s|famously\s)?(?:said|says|wrote|writes|put\sit)\b")
_GUEST = re.compile(r"\b(?:[Gg]uest|[Vv]isiting|[Kk]eynote)\s$")
""" "According to psychologist Hugh Dane", "as author Hugh Dane once said", "guest pianist Hugh Dane"."""

_WHOSE = frozenset({"our", "his", "her", "my"})

_BESIDE = re.compile(
    rf"(?P<who>{FIRM}|\b[Ww]e)\s(?:(?:is|are|has|have)\s)?(?:(?:been|also|now|proudly|currently)\s){{0,2}}"
    r"(?:working|work|works|partner(?:ed|ing|s)?|teamed\sup|collaborat(?:ed|ing|e|es))\s(?:closely\s)?with\s(?:the\s)?(?P<what>(?:[a-z-]+\s){0,3})$"
)
""" "We are working with psychologist Paula Vance": of ours it would be told otherwise."""

_OF_STAFF = re.compile(
    r"(?:director|manager|instructor|coach|trainer|officer|administrator|coordinator|assistant|principal)$",
    re.IGNORECASE,
)
"""Posts in a house, with whose people it works every day."""

_THROUGH = re.compile(
    r"\s(?:through|via)\sthe\s(?:[A-Z]\w+\s){0,2}(?:Department|Dept|School|College|University|City|County|District|Library|Church)\b"
)
""" "Contact Paula Vance through the Department of Adult Education"."""

_LIVES = re.compile(r"\b(?:lives?|living|resides?)\s[^.;]{0,40}?\bwith\s(?:his|her|their)\s(?:[\w-]+,?\s){0,5}$")
""" "He lives in Reno with his wife and partner Paula Vance"."""

_WRITES = re.compile(r"(?:the\s)?(?:best-?selling\s|noted\s|famous\s)?(?:co-?)?author\b", re.IGNORECASE)
""" "The author Hugh Dane", "author of three books": whoever writes books is told of, and no post in a firm."""

_ENTRY = re.compile(
    r"(?:entry|chapter|issue|lesson|essay|episode|volume|vol\.|article)\s(?:#|no\.\s?)?\d{1,4}\b.{0,40}", re.IGNORECASE
)
""" "Entry 61": what stands below is the name of a text."""

_AHEAD = 200
"""Characters of a text in front of a name that may tell of somebody's training."""


def is_of_a_story(sighting: Sighting, letters: str) -> bool:
    """Whether somebody is told of as one who came by, taught, works elsewhere or is what a text is about.

    Args:
        sighting: a name as it stands on a page, with its title.
        letters: letters of the company's domain and names, parted by spaces.
    """
    line, title = sighting.name_at, sighting.title.strip()
    above = sighting.page.segments[line.number - 2] if line.number > 1 else None
    if above and line.text == sighting.name.text and _ENTRY.fullmatch(above.text):
        return True
    behind = sighting.beside()[1]
    through = _THROUGH.match(behind)
    if through and not has_letters(through.group(), letters):
        return True
    if title and sighting.title_at is line and sighting.title_leads() and _WRITES.match(title):
        return True
    at = line.text.find(f"{title} {sighting.name.text}") if title and sighting.title_at is line else -1
    if at < 0:
        return False
    ahead = line.text[max(0, at - _AHEAD) : at]
    above_all = _ABOVE_ALL.search(_LAST_WORDS.search(ahead).group() + title)  # type: ignore[union-attr]
    if above_all and not has_letters(above_all.group(), letters):
        return True
    honours = _HONOURS.match(behind) or _HONOURED_BY.search(ahead)
    if (honours or _YEAR_AHEAD.search(ahead)) and _HONOURED.search(title) and not _OUR.search(ahead):
        return True
    if _LIVES.search(ahead) or _is_of_a_law(ahead, title, behind) or _teaches_elsewhere(ahead + title, letters):
        return True
    if _LEADS.search(title):
        return False
    if _GUEST.search(ahead) or (_AS.search(ahead) and _SAID.match(behind)):
        return True
    if _QUOTED.search(ahead) and not _OF_STAFF.search(title):
        return True
    if title[0].islower() and _CHRONICLE.search(ahead) and not _OUR.search(ahead):
        return True
    return _is_of_anothers_time(ahead, title, letters)


def _is_of_a_law(ahead: str, title: str, behind: str) -> bool:
    """Whether a law bears somebody's signature, or a case that one's decision."""
    if _HONOURED.search(title) and (_BY_LAW.search(ahead) or _SIGNED.match(behind)) and not _OUR.search(ahead):
        return True
    return _DECIDES.search(title) is not None and bool(_DECIDED_BY.search(ahead) or _DECIDED.match(behind))


def _teaches_elsewhere(ahead: str, letters: str) -> bool:
    """Whether another school's name leads to the post that stands right in front of a name."""
    found = _TEACHES.search(ahead)
    return found is not None and not has_letters(found["body"], letters)


def _is_of_anothers_time(ahead: str, title: str, letters: str) -> bool:
    """Whether somebody's training, or what the firm does together with others, stands in front of a post that nobody calls ours."""
    for found in (_TRAINED.search(ahead), None if _OF_STAFF.search(title) else _BESIDE.search(ahead)):
        if found is None or not _WHOSE.isdisjoint(found["what"].split()):
            continue
        who = found.groupdict().get("who") or "we"
        if who.lower() == "we" or is_ours(who, letters):
            return True
    return False
