"""A number with a noun beside it ("300 doors", "team of 25"): which numbers of a text a `count` field means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leadgen_assets.domain.icps.counted_noun import counted_noun, counts_other, names_others, noun_in_front
from leadgen_assets.domain.icps.firms_years import begun_before, is_anothers_year, is_firms_year
from leadgen_assets.domain.icps.first_days import is_of_first_day
from leadgen_assets.domain.icps.icp import CountField
from leadgen_assets.domain.icps.left_out_nouns import noun_left_out
from leadgen_assets.domain.icps.numbers_aside import is_told_aside, without_measures
from leadgen_assets.domain.icps.time_fields import FOR_SO_LONG, SPAN, TIME_BEHIND, is_time_field, is_year_field
from leadgen_assets.domain.icps.verbless_lines import counts_all
from leadgen_assets.domain.icps.whose_span import is_anothers_span
from leadgen_assets.domain.icps.wished_numbers import is_wished
from leadgen_assets.domain.wording.clause_subject import is_outsiders_year
from leadgen_assets.domain.wording.done_once import is_done_once
from leadgen_assets.domain.wording.sentences import last_clause, names_another_firm, sentence_around
from leadgen_assets.domain.wording.wholes import is_a_whole
from leadgen_assets.domain.wording.whose_number import is_all_of_today, is_plain_behind, may_be_one_houses
from leadgen_assets.domain.wording.whose_staff import counts_staff
from leadgen_assets.domain.wording.written import Written, counts_in

_BETWEEN = re.compile(r"\s{0,2}\+?\s{0,2}(?:[a-z-]{2,14}\s){0,3}")
_RANGE = re.compile(
    r"(?:\d\s?(?:to|and|-|–)|\b(?:(?<!\badd )(?<!\badds )up to|(?<!\bjust )under|less than|fewer than|at most|first)|[-–—])\s*$",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\b(?:gr[eo]wn?|growing|expanded|risen|went|gone)\b(?:.{0,20}"
    r"|[^.;:!?]{0,40}\bfrom\s[^.;:!?]{1,40})\bto\s(?:over\s|about\s)?$",
    re.IGNORECASE,
)
"""From 40 to 350 is today's number, no range."""
_LIMIT_BEHIND = re.compile(
    r"\W{1,2}(?:or|and)\s(?:more|fewer|less|above|below|larger|up|over)\b|\W{1,2}(?:minimum|maximum|limit|required|to\squalify)\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:min(?:imum|\.)?(?:\sof)?|max(?:imum|\.)?(?:\sof)?"
    r"|at least|no more than|no fewer than|per|between|from(?:\sjust|\sonly)?|if you have|you own"
    r"|whether you [^.]{0,20}|your)\s$",
    re.IGNORECASE,
)
"""Thresholds and rates: the number of a rule, not of a firm."""
_PRICED = re.compile(
    r"\+?\s?(?:[:=–—-]\s?)?(?:(?:pay|at|for|from|only|just|is|are)\s){0,2}(?:\$\s?\d|\d[\d.]*\s?%(?!\s(?:occup|leas|collect|rented|full|of))"
    r"|(?:(?:please\s)?(?:call|contact|ask)\s(?:us|for)|custom|let['’]s talk)\b)",
    re.IGNORECASE,
)
"""Behind the noun: a step of a list of prices ("20+ units 6%", "100+ doors: call us")."""
_STEP = re.compile(r"(?<![\d$.,])\d{1,4}\s?(?:-|–|to)\s?\d{1,5}\s(?=[a-z])", re.IGNORECASE)
""" "1-4 units" beside "20+ units": both are steps."""
_NOT_PLAIN = re.compile(r"\s?(?:(?:million|billion|thousand|mil|mm|percent)\b|%)", re.IGNORECASE)
_PARTNERS = re.compile(
    r"\b[Oo]ur\s(?:[\w-]+\s){0,2}(?:partners?|vendors?|contractors?|suppliers?|plumbers?|electricians?|attorneys?|accountants?|lenders?)"
    r"\s(?:has|have|had|brings?|with|was|were|boasts?|offers?)\b"
)

_OF_ANOTHER = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
"""A person's number, and not the firm's."""
_PAST = re.compile(
    r"\b(?:used to|formerly|previously|once|no longer|in the past|at (?:its|our) (?:peak|height)|(?:had been|was|were) managing|did manage"
    r"|back then|(?:start(?:ed|ing)|beg[au]n|opened|launched|set out)\s(?:\w+\s){0,3}with(?:\s(?:just|only|about|fewer than))?|stopped)\b",
    re.IGNORECASE,
)
_IS_NOW = re.compile(r"\b(?:is|are)\s(?:now|today)\s(?:[a-z]+\s){0,3}$", re.IGNORECASE)
""" "What began with one house is now 500 homes"."""
_PAST_BEHIND = re.compile(
    r"[^.;]{0,40}\b(?:in the past|back then|w(?:as|ere) (?:kept|laid off|let go)|at (?:the time|that time|one time|its peak|our peak)"
    r"|before (?:we|it was|they were|being) (?:sold|left|closed|merged)|until (?:we|19\d\d|20[01]\d|202[0-4]))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\b(?:not|never)|n['’]t)\b(?!\s(?:only|just|simply|merely))\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BEHIND = 90
_NOT_NOW = re.compile(
    r"\b(?:formerly|previously|goals?|targets?|planned|projected|expected|used to|by\s(?:the\send\sof\s)?20[2-9]\d)\b",
    re.IGNORECASE,
)
"""What a figure's caption says of a number of the past or of a plan."""
_NO_NOUN = re.compile(r"(?!)")
_UP_TO_NUMBER = re.compile(
    r"[\s:.–-]{1,3}(?:in\s|over\s|about\s|nearly\s|around\s|more\sthan\s|approximately\s|the\syear\s|for\s)?"
    r"(?:(?:early|mid|late)(?:-|\s)(?:in\s)?)?(?:(?:the\s)?(?:early\s|late\s)?(?:spring|summer|fall|autumn|winter)\s(?:of\s)?"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?)"
    r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,\s|\sof\s|\s))?"
    r"|\sby\s[^.,;\d]{2,50}(?:,\s(?!who|which|when|where|after|and|with|whose)[^.,;\d]{2,40},)?\sin\s",
    re.IGNORECASE,
)
_LONGEST_LEAD = 110
"""Characters before a number within which the phrase stands that leads up to it."""
_WORDS_BETWEEN = 8
"""Words between a year and a word of its field, beyond which it is the year of something else."""
_ALONE = 15
"""Characters beside number and noun up to which a text is nothing but them."""
_PIECES = re.compile(r"(?<=[^\W\d])(?:\.|\s?[•|·])\s(?=\d)")
_LONGEST_PIECE = 40
_LINE_BEFORE = re.compile(r"(?:[a-z]{3}|\b\d{4})[.!?]\s(?:(?:over|more than|about|nearly)\s)?$", re.IGNORECASE)
_STOP = re.compile(r"[.!](?:\s|$)|$")
"""A number behind a full stop does not look like a new sentence: "Open since 1990. 31 employees. One office."."""
_LABEL_BEGIN = re.compile(r"\W*(?:(?:total|all|number of|our)\s){0,2}", re.IGNORECASE)
_LABEL_END = re.compile(r"\s?[:–-]?\s?(?:(?:over|more than|about)\s)?", re.IGNORECASE)
_LINE_END = re.compile(r"\s?\+?[\s.]*")
_OUR = re.compile(r"\b(?:our|we(?:['’]re|\sare)(?:\s(?:now|still|just))?\sa)\s$", re.IGNORECASE)

_MOST = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """A number as it stands in a text, and the noun beside it; what of its clause stands before it, of its sentence behind it.

    `lead` is what of the whole sentence stands before it.
    """

    value: str
    start: int
    end: int
    noun: str
    before: str = ""
    behind: str = ""
    lead: str = ""


def numbers_beside(text: str, spec: CountField) -> list[Beside]:
    """Numbers in the field's plausible range with one of its nouns right behind them, or before them as a label.

    "over 300" and "300+" are 300; ranges ("8 to 80 units"), thresholds ("50 units or more") and years are none, but where the
    field's range is one of years. What spoils a number or must stand beside it is for `is_stated`, which knows the sentence.
    """
    noun, before = any_of(spec.nouns), any_of(spec.before)
    if not (noun.search(text) or before.search(text)):
        return []
    years = is_year_field(spec)
    found = []
    for written in counts_in(text)[:_MOST]:
        if not spec.least <= int(written.value) <= spec.most or _in_range(text, written):
            continue
        if _NOT_PLAIN.match(text, written.end) or (
            "+" in text[written.end : written.end + 2]
            and any(noun.match(text, step.end()) for step in _STEP.finditer(text))
        ):
            continue
        beside = _leads_up(text, written, spec) or ("" if years else _noun_beside(text, written, spec))
        if _is_year(text, written) != years:
            continue
        if beside:
            found.append(_with_sentence(text, written, beside))
        elif not years and (label := _label_of(text, written, spec)):
            found.append(Beside(written.value, written.start, written.end, label))
    return found


def is_meant(text: str, written: Written, spec: CountField) -> bool:
    """Whether a number that counts the field's noun, though words stand between them, is the firm's, by what spoils those beside one."""
    noun = _noun_of(text, written, spec)
    if not noun or _in_range(text, written) or _is_year(text, written) != is_year_field(spec):
        return False
    return is_stated(sentence_around(text, written.start, written.end), _with_sentence(text, written, noun), spec)


def counts_field(text: str, written: Written, spec: CountField) -> bool:
    """Whether a number counts the field's noun or stands behind a phrase that leads up to it, and counts nothing else."""
    return bool(_noun_of(text, written, spec) or _noun_beside(text, written, spec))


def _noun_of(text: str, written: Written, spec: CountField) -> str:
    """The noun or the phrase; a year counts nothing: of it any of the field's words is the noun, if not too far off."""
    leads, words = _leads_up(text, written, spec), any_of((*spec.nouns, *spec.before))
    if leads or not is_year_field(spec):
        return leads or counted_noun(text, written, any_of(spec.nouns), words, any_of(spec.not_when))
    ahead, behind = text[: written.start].split(), text[written.end :].split()
    found = words.search(" ".join([*ahead[-_WORDS_BETWEEN:], "0", *behind[:_WORDS_BETWEEN]]))
    return found.group() if found and words.search(sentence_around(text, written.start, written.end)) else ""


def is_of_today(caption: str, spec: CountField, noun: str) -> bool:
    """Whether nothing in a figure's caption says that its number is a plan's, of the past, of a year or of deeds: "Doors by 2030".

    Args:
        noun: of the field, with which the caption begins.
    """
    if _NOT_NOW.search(caption) or (spec.when and is_done_once("", caption, noun)):
        return False
    return is_plain_behind(caption.strip()[len(noun) :], noun)


def is_stated(sentence: str, number: Beside, spec: CountField) -> bool:
    """Whether a sentence with such a number states it: nothing in it spoils the field, and what it asks for stands there."""
    if sentence.endswith("?") or _OF_ANOTHER.search(sentence):
        return False
    if any_of(spec.not_when).search(without_measures(sentence)):
        return False
    if names_another_firm(number.before) or _DENIED.search(number.before) or _PARTNERS.search(number.before):
        return False
    of_time = is_year_field(spec) or SPAN.match(number.noun) is not None
    if is_year_field(spec) and is_anothers_year(number.lead, number.noun, number.behind):
        return False
    if is_time_field(spec) and is_outsiders_year(number.before):
        return False
    if is_time_field(spec) and not is_year_field(spec) and is_anothers_span(number.lead, number.noun):
        return False
    if not is_year_field(spec) and not _is_of_today(number):
        return False
    if not (of_time or is_all_of_today(number.before, number.lead, number.behind, number.noun)):
        return False
    # Where nothing is asked beside the noun, what was made is what the firm has: "we have built 120 apps".
    if spec.when and not of_time and is_done_once(number.before, number.behind, number.noun):
        return False
    piece = _piece(sentence, number.value)
    alone = len(piece) - len(number.noun) - len(number.value) <= _ALONE
    alone = alone and not (piece == sentence and may_be_one_houses(number.noun))
    if is_year_field(spec):
        alone = is_firms_year(number.lead, number.noun, number.behind, alone=alone)
    alone = alone or counts_all(number.lead, number.noun, number.behind) or _is_whole_line(number)
    return not spec.when or alone or any_of(spec.when).search(sentence) is not None


def _is_whole_line(number: Beside) -> bool:
    """Whether nothing but number and noun stands between two full stops, of who works there: a house may have "48 units", no employees."""
    _, found, rest = number.behind.partition(number.noun)
    own = (
        counts_staff(number.noun)
        and _LINE_BEFORE.search(number.lead)
        and number.behind[: -len(found + rest)] in (" ", "+ ")
    )
    return bool(found and own and _STOP.match(rest))


def _piece(sentence: str, value: str) -> str:
    """Of a row of figures ("640 doors. 310 owners. 1 team.") the one with the number; of any other sentence all of it."""
    pieces = _PIECES.split(sentence)
    row = len(pieces) > 1 and all(len(piece) <= _LONGEST_PIECE and piece[:1].isdigit() for piece in pieces)
    return next((piece for piece in pieces if piece.replace(",", "").startswith(value)), sentence) if row else sentence


@lru_cache(maxsize=64)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest that fits; of none, a pattern that is nowhere found."""
    if not phrases:
        return _NO_NOUN
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered) + r")(?!\w)",
        re.IGNORECASE,
    )


def _with_sentence(text: str, written: Written, noun: str) -> Beside:
    sentence = sentence_around(text, written.start, written.end)
    begin = max(0, text.find(sentence, max(0, written.end - len(sentence))))
    behind = text[written.end : min(begin + len(sentence), written.end + _BEHIND)]
    return Beside(
        written.value,
        written.start,
        written.end,
        noun,
        last_clause(text[begin : written.start]) + " ",
        behind,
        text[begin : written.start],
    )


def _is_of_today(number: Beside) -> bool:
    """Whether a number is what the firm has, and not what it wants ("by 2030") or had ("used to")."""
    if is_wished(number.before, number.behind) or is_told_aside(number.before, number.behind, number.lead):
        return False
    if is_a_whole(number.before, number.behind) or is_of_first_day(number.lead):
        return False
    past = _PAST.search(number.before) and not _IS_NOW.search(number.before)
    return not (past or _PAST_BEHIND.match(number.behind))


def _leads_up(text: str, written: Written, spec: CountField) -> str:
    """The phrase that leads up to a number, if the number does not count something else: "we employ 24 hour guards"."""
    leads = _phrase_before(text, written, any_of(spec.before))
    if is_year_field(spec):
        return leads or begun_before(text, written.start)
    if leads and is_time_field(spec) and not TIME_BEHIND.match(text, written.end):
        return ""
    return "" if leads and counts_other(text, written.end, spec.nouns) else leads


def _phrase_before(text: str, written: Written, before: re.Pattern[str]) -> str:
    """A phrase of those that stand right before a number ("founded in 1994", "a team of over 20")."""
    begin = max(0, written.start - _LONGEST_LEAD)
    ahead = text[begin : written.start]
    for found in before.finditer(ahead):
        if _UP_TO_NUMBER.fullmatch(ahead, found.end()) or FOR_SO_LONG.fullmatch(ahead, found.end()):
            return found.group()
    return ""


def _noun_beside(text: str, written: Written, spec: CountField) -> str:
    """The noun right behind the number (up to three words between), "team of" right before it, or one that the sentence said before."""
    noun, not_when = any_of(spec.nouns), any_of(spec.not_when)
    between = _BETWEEN.match(text, written.end, written.end + 60)
    starts = [written.end]
    if between:
        starts += [match.end() + written.end for match in re.finditer(r"\s|\+", text[written.end : between.end()])]
    if text.startswith("-", written.end) and _OUR.search(text, max(0, written.start - 20), written.start):
        starts.append(written.end + 1)  # "our 450-unit portfolio"
    for start in starts:
        match = noun.match(text, start)
        if match and (names_others(text[written.end : start]) or not_when.search(text, written.end, start)):
            return ""
        if match and not (_LIMIT_BEHIND.match(text, match.end()) or _PRICED.match(text, match.end())):
            return match.group()
    if counts_other(text, written.end, spec.nouns):
        return ""
    ahead = text[max(0, written.start - 50) : written.start]
    for match in noun.finditer(ahead):
        if re.fullmatch(r"[\s:–-]{1,3}(?:over |about |more than )?", ahead[match.end() :]):
            return match.group() if match.group().lower().endswith(" of") or ":" in ahead[match.end() :] else ""
    return noun_left_out(text, written, noun, any_of(spec.when)) or noun_in_front(text, written, noun)


def _label_of(text: str, written: Written, spec: CountField) -> str:
    """The noun and one of the words asked for beside it, in a line that is nothing but these and the number: "Units managed 820"."""
    if not spec.when or len(text) > _LONGEST_PIECE or not _LINE_END.fullmatch(text, written.end):
        return ""
    noun = any_of(spec.nouns).search(text, 0, written.start)
    if noun is None or not _LABEL_BEGIN.fullmatch(text, 0, noun.start()):
        return ""
    told = any_of(spec.when).match(text, noun.end() + 1, written.start)
    return text[noun.start() : told.end()] if told and _LABEL_END.fullmatch(text, told.end(), written.start) else ""


def _in_range(text: str, written: Written) -> bool:
    if _LIMIT_BEFORE.search(text, max(0, written.start - 24), written.start):
        return True
    if _GROWTH.search(text, max(0, written.start - 90), written.start):
        return False
    behind = text[written.end : written.end + 6]
    return bool(_RANGE.search(text[max(0, written.start - 12) : written.start])) or bool(
        re.match(r"\s?(?:-|–|to\s)\s?\d", behind)
    )


def _is_year(text: str, written: Written) -> bool:
    return (
        len(written.value) == 4
        and "1900" <= written.value <= "2035"
        and "," not in text[written.start : written.end]
        and "+" not in text[written.end : written.end + 2]
    )
