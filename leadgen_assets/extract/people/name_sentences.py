"""People named in running text: "Jane Doe, our broker, …", "owner Jane Doe", "ask for Jane Doe", "Jane Doe joined the firm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from leadgen_assets.domain.wording.given_names import folded, given_names
from leadgen_assets.extract.naming.couples import ends_given, is_given_alone, with_couples_apart
from leadgen_assets.extract.naming.joint_titles import are_clients, are_gone, founded_own, is_client_owner, joint_title
from leadgen_assets.extract.naming.led_names import is_told_of
from leadgen_assets.extract.naming.name_parts import LOWER, UPPER
from leadgen_assets.extract.naming.person_names import PersonName, known_surname
from leadgen_assets.extract.naming.titles import Titles
from leadgen_assets.extract.people.names_in_text import names_in_text
from leadgen_assets.extract.people.own_telling import both_own, told_by_deed, told_of_self
from leadgen_assets.extract.people.related import is_anothers, is_on_show_or_leads_others, leads_us
from leadgen_assets.extract.people.titles_behind import DESCRIBES, NamePlace, joined_as, said_before, said_behind
from leadgen_assets.extract.reading.word_lists import word_list

NAME_HINT = re.compile(
    rf"[{UPPER}](?:[{LOWER}'’]{{1,14}}(?:-[{UPPER}][{LOWER}]{{1,14}})?\s"
    rf"(?:[{UPPER}\"“]|d['’][A-Z]|al-|el-|[dtb][aeio][snlr]?\s|[vd][aeiolrn]{{1,2}}\s|and\s[A-Z]|&\s[A-Z])|(?<=[A-Z])\.\s?[A-Z][a-z])"
)
"""Quick look: no text without it names somebody."""

_ASKED_FOR = re.compile(
    r"\b(?:(?:contact|call|ask for|e-?mail|reach|speak (?:to|with)|meet|introducing)"
    r"|(?:founded|owned|started|established|run|operated|opened|formed|begun|created|led|headed|managed)(?:\s[\w,]+){0,6}?\sby(?:\s(?:the\s)?(?:husband[\s-](?:and|&)[\s-]wife|siblings|brothers|sisters|father[\s-]and[\s-]son)(?:\s(?:team|duo|partners))?(?:\sof)?,?)?)\s$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:[Mm]y name is|I am|I['’]m)\s$")
"""The firm's owner speaks: whatever the given name is, this is a person."""

_PAIR = re.compile(r"\b(?:two|both|three|four|all) of us,\s$")
_DEED = re.compile(
    r"\s{0,2},?\s{0,2}(?:first\s|later\s|also\s|originally\s|then\s|eventually\s)?(?:joined (?:us\b|(?:the|our|this) (?:\w+ )?{firm})"
    r"|(?:founded|co-founded|started|established|opened|launched|formed|owns|runs|leads|heads|bought|purchased|took over)"
    r" (?:and \w+ )?(?:the|our|this|his|her) (?:own )?(?:\w+ ){0,2}{firm})".replace(
        "{firm}", r"(?:firm|company|agency|team|practice|staff|business|office|shop|store|studio)\b"
    )
)
_PRACTISES = re.compile(
    r",?\s(?:(?:has|have)\s(?:(?:been\s)?practi[cs](?:ed|ing)|been\sin\s(?:private\s)?practice)|practi[cs]es|speciali[sz]es|treats|sees|performs|welcomes)\b"
    r"(?![^.]{0,80}?\s(?:at|with|for)\s(?:the\s)?[A-Z])"
)
""" "Jane Doe, DDS has practiced since 1998", "Dr. Jane Doe treats children", with no other house named."""

_BEHIND_IT = re.compile(r",\s(?:is\s)?the (?:man|woman|person|couple|one|heart|brains?|force|face|voice) behind\b")
_GROUP = re.compile(
    r"\b[Oo]ur (?:[a-z-]+ ){0,3}(?:physician|doctor|dentist|surgeon|dermatologist|attorney|lawyer|partner|owner|founder|broker|realtor"
    r"|agent|associate|manager|director|therapist|counselor|veterinarian|instructor|designer)s(?:,|:| are| include)\s$"
)
_NEXT = re.compile(r"\s?,?\s?(?:and|&)\s|,\s")
_PAST = re.compile(r"\b(?:1[5-8]\d\d|19[0-6]\d)\b|\bthe late\b|\bpassed away\b|\bwas born\b|\bretired\b", re.IGNORECASE)
"""Founders of long ago are no contacts: a year before 1970 or a word for it near the name."""

_NAMED_FOR = re.compile(
    r"(?:[’']s?)?\s(?:Fellow(?:s|ships?)?|Scholar(?:s|ships?)?|Awards?|Prizes?|Medal(?:s|ists?)?|Foundation|Fund|Memorial|Institute|Lecture(?:s|ships?)?"
    r"|Endowment|Society|Cent(?:er|re)|Library|Museum|School|College|University|Hospital|House|Hall|Stadium|Arena|Airport|Park"
    r"|Boulevard|Highway|Bridge|Tournament|Classic|Invitational)(?![\w-])"
)
"""What is named for somebody else: "lawyer, Winston Churchill Fellow", "architect, Rosa Parks Award recipient"."""

_MORE_OF_A_FIRM = re.compile(r"(?:\s(?:and|&))?\s(?P<word>[A-Z][a-z]+)\b")
""" "Call Jane Doe Roofing", "Jane Doe & Associates"."""

_AT_WORK = re.compile(
    r",?\s(?:who\s)?(?:has\s|have\s)?(?:\w+ly\s)?(?:spent\s(?:[\w-]+\s){0,4}?(?:years|decades)\b|built\s(?:his|her|a|the|this)|practic\w+|represent(?:s|ed)?\s|serv(?:es|ed)\s|help(?:s|ed)?\s|brings?\s|fights\s|fought\s"
    r"|provides\s|offers\s|defend(?:s|ed)?\s|treats\s|speciali[sz]es\s|works\s|focuses\s|founded\s|started\s|opened\s|established\s)"
)
"""What somebody does whose surname is the firm's name."""

_BORN = re.compile(
    r"\swas\sborn\s(?:and\s\w+\s)?(?:in\s[A-Z][^.;]{2,40}?\s)?in\s(?:[A-Z][a-z]+\s)?(?:19[7-9]\d|20\d\d)\b"
)
"""So begins what is told of a living practitioner; founders of long ago were born before."""

_OF_THE_PRESS = re.compile(
    r"\b(?:editor|writer|reporter|journalist|columnist|critic|correspondent|photographer)$", re.IGNORECASE
)
_IN_A_PAPER = re.compile(
    r"\b(?:seen|featured|reviewed|profiled|published|printed|written|covered|named|quoted|mentioned|article|story|review|feature|interview(?:ed)?|column|piece)\b",
    re.IGNORECASE,
)

_FORMER = re.compile(r"\b(?:former|past|previous|ex|late|retired)[-\s](?:\w+,?\s){0,3}$", re.IGNORECASE)
_QUOTED = ('"', "“", "‘", "«")
_LEADING_TITLE = re.compile(
    r"owner|founder|president|proprietor|principal|partner|director|chief|\bceo\b", re.IGNORECASE
)
_LONG_NAME = 8
"""Letters that a firm's name needs to be told from mere words."""

_LONG_SURNAME = 5
"""Letters with which a surname begins a firm's name by no accident."""

_OUR = re.compile(r"\s(?:is|has\sbeen)\sour\s|,\sour\s")
_PERSONS_POST = re.compile(
    r"\b(?:(?:operations|office|general|accounting|marketing|sales|business)\smanager|director|president|c[eof]o|assistant|coordinator|bookkeeper"
    r"|owner|(?:co-)?founder|receptionist)\b",
    re.IGNORECASE,
)
"""What no firm is to another, as it may be its broker."""
_CLIENTS = re.compile(
    r"[^.!?]{0,40}\b(?:I\s(?:am|['’]m)|and\sam)\s(?:the\s|an?\s)?(?:proud\s)?owner\sof\s(?:an?|two|three|four|several)\b|[^.!?]{0,20}\bI\sown\s(?:an?|two|three|four|several)\b"
)
""" "My name is Jane Doe and I own a duplex"."""


def named_in_sentences(text: str, titles: Titles, letters: str) -> list[tuple[PersonName, str]]:
    """People whom the text presents as the firm's, with a title beside them ("" where it only says to ask for them, or what they did).

    A name needs a known given name, an honorific, credentials, or the firm's own name, except where a person speaks of himself.

    Args:
        text: of one segment, in the firm's own words.
        titles: titles that are recognised.
        letters: letters of the company's domain and names: "owner of <this company>" is ours, of another is not.
    """
    text = with_couples_apart(text)
    found: list[tuple[PersonName, str]] = []
    group_end, sworn, deed = -1, False, ""
    places = list(names_in_text(text, letters))
    pairs = _pairs(text, places, titles, letters)
    for place in places:
        if place.start in pairs:
            shared = pairs[place.start]
            group_end = -1
            if shared is not None:
                found.append((place.name, shared))
            continue
        together = (
            group_end >= 0 and (sworn or place.name.sure) and _NEXT.fullmatch(text, group_end, place.start) is not None
        )
        if not together:
            group = _GROUP.search(text, max(0, place.start - 70), place.start)
            together = sworn = bool(
                (group and not _is_of_others(text, group, place))
                or _PAIR.search(text, max(0, place.start - 20), place.start)
            )
        if together:
            # "Our physicians, A, B, and C": the plural is nobody's title, so they have none.
            deed = deed if group_end >= 0 and both_own(text, group_end, place) else ""
            group_end = place.end
            found.append((place.name, deed))
            continue
        title = _presented(text, place, titles, letters)
        group_end = -1
        if title is not None:
            deed = "" if title else told_by_deed(text, place, letters)
            found.append((place.name, deed or title))
            # "owned by Jane Doe and Bob Elm" says of both what it says of one.
            group_end = -1 if title else place.end
    return found


def _is_of_others(text: str, group: re.Match[str], place: NamePlace) -> bool:
    """Whether "our owners" are clients, a list of them too, or "our founders" are of long ago."""
    if _PAST.search(text, place.start, place.end + 60):
        return True
    return "owner" in group.group() and (":" in group.group() or are_clients(text))


def _pairs(text: str, places: Sequence[NamePlace], titles: Titles, letters: str) -> dict[int, str | None]:
    """Where the names of couples begin of which the text tells one title, "" for what both did for the firm.

    None stands for former ones, and where one may be told by given names alone: "John Paul and Rita Doe".
    """
    found: dict[int, str | None] = {}
    for one, other in pairwise(places):
        if text[one.end : other.start].strip() not in ("and", "&") or not (one.name.sure and other.name.sure):
            continue
        alone = is_given_alone(one.name.text) or ends_given(other.name.text)
        if alone or _FORMER.search(text, max(0, one.start - 60), one.start):
            found |= {one.start: None, other.start: None}
            continue
        nearby = text[max(0, one.start - 70) : other.end + 60]
        title = joint_title(text, one.start, other.end, titles, letters)
        deed = founded_own(text, other.end, letters)
        if not title and deed is None and _DEED.match(text, other.end):
            # What one of a couple did, both did: "Kim and Bob Doe started the company".
            if are_gone(text, other.end):
                found |= {one.start: None, other.start: None}
                continue
            deed = ""
        if (title or deed is not None) and not _PAST.search(nearby):
            found |= dict.fromkeys((one.start, other.start), title or deed)
    return found


def named_by_others(text: str, titles: Titles, letters: str) -> list[tuple[PersonName, str]]:
    """Leading people of this firm in a client's or a reporter's words: "Maple Hollow's owner Jane Doe".

    Args as for `named_in_sentences`; nobody is found where the text does not write the firm's whole name beside the title.
    """
    own = [name for name in letters.split()[1:] if len(name) >= _LONG_NAME]
    said = _letters_of(text) if own else ""
    if not any(name in said for name in own):
        return []
    found = []
    for place in names_in_text(text, letters):
        if not place.name.known or _FORMER.search(text, max(0, place.start - 60), place.start):
            continue
        title = said_before(text, place, titles, letters)
        ahead = _letters_of(text[max(0, place.start - 80) : place.start].removesuffix(" ").removesuffix(title))
        if not (title and any(re.search(name + r"(?:and|its|s|the|our){0,2}$", ahead) for name in own)):
            title = said_behind(text, place, titles, letters)
            told = re.match(r"[^.;]{2,60}?\b(?:of|at|from)\s(?:the\s)?(.{3,80})", text[place.end : place.end + 150])
            if not (title and told and any(_letters_of(told.group(1)).startswith(name) for name in own)):
                continue
        if _LEADING_TITLE.search(title):
            found.append((place.name, title))
    return found


def _presented(text: str, place: NamePlace, titles: Titles, letters: str) -> str | None:
    """The person's title, "" for one without, None for somebody whom the text does not present as the firm's."""
    name, before, nearby = place.name, max(0, place.start - 60), _in_sentence(text, place)
    if _NAMED_FOR.match(text, place.end) and _letters_of(name.text) not in letters:
        return None
    more = _MORE_OF_A_FIRM.match(text, place.end)
    if more and more["word"].lower() in word_list("firm_words"):
        return None
    if _SPEAKS.search(text, before, place.start) and not text.startswith(_QUOTED):
        if _CLIENTS.match(text, place.end):
            return None
        return said_behind(text, place, titles, letters) or told_of_self(text, place, titles, letters)
    behind_it = _BEHIND_IT.match(text, place.end)
    if behind_it and place.start == 0:
        return ""
    sure = name.sure or _letters_of(name.text) in letters.split() or is_told_of(name, text, place.start, place.end)
    by_post = not sure and _is_told_by_post(text, place, titles, letters)
    if (
        not (sure or by_post or _may_lead(place) or (place.start == 0 and leads_us(text, place.end)))
        or _FORMER.search(text, before, place.start)
        or is_client_owner(text, place.start, place.end)
        or is_anothers(text, place, letters)
    ):
        return None
    behind = said_behind(text, place, titles, letters)
    if not sure and not (_LEADING_TITLE.search(behind) or by_post or (behind and _OUR.match(text, place.end))):
        return None
    leading = "" if behind and not DESCRIBES.match(text, place.end) else said_before(text, place, titles, letters)
    told = leading or behind or joined_as(text, place, titles, letters)
    if told:
        return None if _is_byline(text, place, told) else told
    deed = founded_own(text, place.end, letters)
    stated = (
        behind_it
        or deed is not None
        or (_ASKED_FOR.search(text, before, place.start) and not is_on_show_or_leads_others(text, place))
        or _DEED.match(text, place.end)
        or (place.start == 0 and (name.credentials or name.addressed) and _PRACTISES.match(text, place.end))
        or (name.known and _is_named_for(name.text, letters) and _AT_WORK.match(text, place.end))
    )
    if not stated and place.start == 0 and name.known and _BORN.match(text, place.end):
        return "" if _is_named_for(name.text, letters) else None
    return (deed or "") if stated and not _PAST.search(nearby) else None


def _is_byline(text: str, place: NamePlace, title: str) -> bool:
    """Whether somebody is a paper's who wrote of the firm: "As seen in the Elmfield News by Jane Doe, food editor"."""
    if not text.endswith("by ", 0, place.start) or _OF_THE_PRESS.search(title) is None:
        return False
    return _IN_A_PAPER.search(text[max(0, place.start - 160) : place.start].rpartition(". ")[2]) is not None


def _in_sentence(text: str, place: NamePlace) -> str:
    """What stands around a name, of what is before it no other sentence: "The founder died. Jane Doe bought the firm"."""
    return text[max(0, place.start - 70) : place.start].rpartition(". ")[2] + text[place.start : place.end + 60]


def _is_named_for(name: str, letters: str) -> bool:
    """Whether the firm's name or domain begins with a surname: "Alder Law", "alderlaw.example"."""
    surname = _letters_of(name.split()[-1])
    return len(surname) >= _LONG_SURNAME and any(own.startswith(surname) for own in letters.split())


def _may_lead(place: NamePlace) -> bool:
    """Whether a text begins with a given name that is a plain word, too, and a frequent surname: "Dale Doe is the owner of …"."""
    name = place.name.text
    surname = known_surname(name) or folded(name.split()[-1]) in given_names()
    return place.start == 0 and folded(name.split()[0]) in given_names() and surname


def _is_told_by_post(text: str, place: NamePlace, titles: Titles, letters: str) -> bool:
    """Whether the words around tell that a name without a known given name is a person's: "Ask for Dale Doe, Broker"."""
    first = place.name.text.split()[0].lower()
    if first in word_list("place_words") | word_list("firm_words") | word_list("not_names"):
        return False
    if not known_surname(place.name.text):
        return False
    if place.start == 0 and _OUR.match(text, place.end):
        return _PERSONS_POST.search(said_behind(text, place, titles, letters)) is not None
    asked = text.startswith(",", place.end) and _ASKED_FOR.search(text, max(0, place.start - 60), place.start)
    return bool(asked) and said_behind(text, place, titles, letters) != ""


def _letters_of(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
