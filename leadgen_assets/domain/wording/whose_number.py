"""Whether a number in a sentence is all that a firm has today: not what it did in a year, not one house, not somebody else's.

The rules are by classes of what firms write beside such numbers, and prefer silence: an estimate that is lost is an empty cell.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import is_outsiders
from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.unnamed_others import is_measure_or_over, is_unnamed_others
from leadgen_assets.domain.wording.whose_doing import is_in_our_hands, is_others_number, is_said_to_be_ours
from leadgen_assets.domain.wording.whose_staff import are_others_staff

_UP_TO = rf"\s{ROUGHLY}$"
_DID = re.compile(
    r"\b(?:(?:managed|looked after|cared for|oversaw|handled|had|ran)"
    r"|(?:(?:have|has|had|['’]ve)\s(?:\w+ly\s|already\s)?)(?:managed|overseen|handled)"
    r"|leased|rented|let|placed|filled|helped|assisted|served|sold|closed|added|acquired|onboarded|renovated|inspected|welcomed"
    r"|bought|purchased|flipped|signed|lost|gained|dropped|took over|turned(?:\sover|\saround)?|transitioned"
    rf"|(?:leas|rent|plac|fill|help|sell|clos|add|acquir|onboard|renovat|inspect|buy)ing){_UP_TO}",
    re.IGNORECASE,
)
"""Right before a number: a deed, or a time that is over, counts what passed through the firm's hands."""
_PERIOD = (
    r"(?:(?:in|during|throughout|by)\s(?:the\s(?:year|summer|spring|fall|autumn|winter)\s(?:of\s)?)?(?:19|20)\d\d"
    r"|(?:(?:over|in|during|for|within|throughout)\s)?(?:the|these|our)\s(?:past|last|first|previous)\s[\w\s-]{0,24}?"
    r"(?:years?|months?|weeks?|decades?|quarters?|summer|season)"
    r"|last\s(?:year|month|quarter|summer|spring|fall|autumn|winter|week|season)|over\sthe\syears|to\sdate|in\sall\sthose\syears"
    r"|(?:each|every|per)\s(?:single\s)?(?:year|month|week|quarter|season)|(?:in\s)?an?\s(?:typical|average|normal|good)\s(?:year|month|week)"
    r"|annually|yearly)"
)
_PERIOD_AHEAD = re.compile(rf"(?:^|[;:.–—]\s|\s-\s)\W*{_PERIOD}\b[^.;:–—]{{0,40}}$", re.IGNORECASE)
"""A sentence that opens with a year or a span ("In 2012, we …", "Each year we …") tells of that time."""
_PERIOD_BEHIND = re.compile(
    r"(?:\s(?!and\b|or\b)[\w’'-]+){0,3},?\s"
    r"(?:(?<!within\s)(?<!for\s)(?<!of\s)(?<!in\s)(?:each|every|per|a)\s(?:single\s)?(?:year|month|week|quarter|season)|annually|yearly"
    r"|last\s(?:year|month|quarter|summer|spring|fall|winter)|(?:over|in|during)\sthe\s(?:past|last)|over\sthe\syears|to\sdate"
    r"|in\s(?:19\d\d|20[01]\d))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:we|I|our)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|now|currently|presently|at present|these days)\b", re.IGNORECASE)
_GREW = re.compile(
    r"\b(?:gr[eo]wn?|growing|expanded|built|risen|reached|(?:sur)?passed|crossed|exceeded)\b[^.;]{0,40}$", re.IGNORECASE
)
_LONG_AGO = re.compile(r"\b(?:19\d\d|20[01]\d)\b")

_PEOPLE = (
    r"(?:managers?|agents?|landlords?|owners?|investors?|clients?|customers?|companies|firms|brokers?|brokerages|employees?"
    r"|coordinators?|persons?|associates?|users?|members?|syndicators?|developers?|sellers?|buyers?|operators?|franchisees?|couples?"
    r"|competitors?|supervisors?|assistants?)(?![-\w’'])"
)
_BUILDINGS = (
    r"(?:communit(?:y|ies)|buildings?|towers?|complex(?:es)?|high-rises?|subdivisions?|developments?|associations?|hoas?)"
    r"(?![-\w’'])"
)
_EACH_OF = re.compile(
    r"\b(?:each|every|any|an?\saverage|the\saverage|an?\stypical|the\stypical|average|most|many|some)\s"
    rf"(?:one\s)?(?:of\s(?:our|the|these|those|its)\s)?(?:[\w-]+\s){{0,2}}?(?:{_PEOPLE}|{_BUILDINGS}|company\b|firm\b|brokerage\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"\b(?:(?:an?|one|this|that|another)\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}"
    r"|(?:our|the|a)\s(?:largest|biggest|first|oldest|smallest|newest|best)\s"
    r"(?:client|owner|investor|customer|landlord)s?)"
    r"(?:\s(?:in|from|at|of)\s[\w\s]{2,30}?)?\s(?:who\s|that\s|which\s)?"
    r"(?:gr[eo]w\w*|went|scaled?|has|have|had|owns?|owned|manages?|with|built|holds?|needs?)\b",
    re.IGNORECASE,
)
""" "How an investor grew from 4 to 60 doors", "a landlord with 40 doors"."""
_HOLDERS = (
    r"(?:landlords?|owners?|investors?|clients?|customers?|syndicators?|developers?|sellers?|buyers?|users?|couples?|those|people|anyone"
    r"|anybody|someone|somebody|everyone)"
)
_WHO = re.compile(
    rf"\b(?:{_PEOPLE}|{_HOLDERS})\s(?:who|that|which)\s(?:\w+ly\s)?"
    r"(?:own|manage|have|has|hold|operate|run|lease|rent|look after|oversee|control)s?\b"
    rf"|\b{_HOLDERS}\s(?:with|having|owning|managing|holding|operating|running|(?:\w+ly\s|together\s)?(?:own|hold))\b",
    re.IGNORECASE,
)
_AS_ONE = re.compile(
    r"\bas\s(?:an?|the)\s[^.,;]{0,40}$|\bwe(?:['’]re|\sare)\san?\s[^.;]{0,80}$"
    r"|^\W*(?-i:(?:[A-Z][\w&.’'-]*,?\s){3,7})(?:is|are)\san?\s[^.,;]{0,50}$",
    re.IGNORECASE,
)
""" "As the manager of", "We are a company with", "Granite Peak Rentals is a manager with": the firm itself is called so."""
_IF_YOU = re.compile(
    r"\b(?:if|whether|when|whenever|once|should|unless|imagine|suppose|say)\s(?:or not\s)?(?:you|your|an?|the|one|someone|somebody|i)\b"
    r"|\byou\s(?:\w+ly\s|already\s|only\s|just\s)?(?:own|manage|hold|operate|run|rent|lease|oversee|look after)\b",
    re.IGNORECASE,
)
_OWN_AGAIN = re.compile(
    r"\b(?:we|us)\b|(?<!on\s)(?<!of\s)(?<!in\s)(?<!at\s)\bour\b|\band\s(?:\w+\s)?(?:manage|look|care|oversee|have|run)\b",
    re.IGNORECASE,
)
"""Behind somebody else: the firm speaks of itself again ("owners who trust us with 350 doors")."""
_PERSONALLY = re.compile(
    r"\bpersonally\s(?:own|hold|invest|buy|bought)\w*\b"
    r"|\b(?:owner|founder|co-founder|broker|ceo|president|principal|brother|wife|husband|father|mother|family)s?(?:\sand\s\w+)?,?\s"
    r"(?:(?:also|now|currently|alone|himself|herself)\s){0,2}(?:owns?|holds?|invested|bought|has)\b",
    re.IGNORECASE,
)
_ONE_OF_STAFF = re.compile(
    r"\bour\s(?:[\w-]+\s){0,2}?(?:manager|agent|broker|coordinator|assistant|associate|supervisor)(?:,?\s[\w'’-]+){0,2},?"
    r"\s(?:manages|handles|looks after|oversees|has|runs|cares for)\b"
    rf"|\bon average\b|\b(?:some|others|few)\s(?:own|have|hold|manage)\b|^(?!.*\b(?:we|company|firm)\b).*\bowns{_UP_TO}",
    re.IGNORECASE,
)
""" "Our manager Sam handles", "on average, our managers look after", "Smith owns": owning alone is not managing."""
_OWNER_OF = re.compile(rf"\b(?:owner|landlord|landlady|investor|holder)s?\sof{_UP_TO}", re.IGNORECASE)
_ITSELF = re.compile(
    r"\b(?:we|I)(?:['’](?:re|m)|\sare|\sam)\s[^.;]{0,40}$|\bas\s[^.;,]{0,40}$|\bfor\s[^.;,]{0,30}$", re.IGNORECASE
)
""" "We are the owner of"; and "we manage for the owner of" is told elsewhere."""
_TAKEN_OVER = re.compile(
    r"\b(?:acquired|acquires|acquisition|bought|purchased|merged|merger|took over|taken over)\b",
    re.IGNORECASE,
)
_AND_NOW = re.compile(
    r"\bwe\b.*\band\s(?:(?:now|today|currently|\w+ly)\s)?(?:manage|look\safter|care\sfor|oversee)\s(?:[a-z]+\s){0,3}$",
    re.IGNORECASE,
)
_CASE = re.compile(r"\bcase stud(?:y|ies)\b|\bsuccess stor(?:y|ies)\b|\bfor (?:example|instance)\b", re.IGNORECASE)

_HOUSE_HAS = re.compile(
    r"\b(?:community|building|complex|tower|high-rise|mid-rise|subdivision|development|condominium|association|hoa|park|property"
    r"|estate|site)(?:,?\s(?:in|at|near|on)\s[\w\s]{2,24}?)?(?:\s(?:(?:that|which|where)\s)?(?:we|our\s\w+)\s\w+(?:\s(?:in|into|from|at|to|on|by|up|beside|across|out\sof))?)?,?\s"
    rf"(?:has|offers|features|contains|comprises|includes|boasts|with|of|consist(?:s|ing)\sof|totall?ing|is home to){_UP_TO}",
    re.IGNORECASE,
)
_HOUSE_BESIDE = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]*\s(?:Apartments|Towers?|Court|Place|Village|Lofts|Terrace|Manor|Park|Ridge|Gardens|Estates|Commons|Villas|Flats"
    r"|Residences|Heights|Square|Plaza|Condominiums|Townhomes|HOA)(?:,|\s?\(|\s?[:–—-]|['’]s?)\s?$"
)
_HOMES_OF_A_HOUSE = re.compile(r"apartments?(?:\s(?:homes|units))?|residences|condo(?:minium)?s", re.IGNORECASE)
_SOFTWARE = re.compile(
    r"\b(?:software|platform|app|systems?|solution|technology|tools?)\s(?:(?:can|could|might|would|that|to|easily|currently|now)\s){0,2}"
    r"(?:handl|manag|support|power|track|serv|run|scal|process)(?:e?s|ing|e)?\b",
    re.IGNORECASE,
)
_COULD = re.compile(
    r"\b(?:we|it|company|firm|team|agency)\s(?:could|might|would)\s(?:\w+ly\s)?(?:manage|handle|serve|take\son|look\safter|have|run|oversee)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:our|this|the)\s(?:[\w-]+\s){0,2}?(?:director(?:y|ies)|maps?|search|database|index|catalog(?:ue)?|guide|magazine|newsletter|feed|exchange)\s"
    rf"(?:\w+ly\s|now\s)?(?:shows?|lists?|has|holds?|contains?|covers?|features?|carries|counts?|offers?|includes?)\s{ROUGHLY}$"
    rf"|\byou\s(?:\w+\s)?(?:see|find|browse|search|compare|discover)\s{ROUGHLY}$",
    re.IGNORECASE,
)
"""What a list shows is of whoever is in it, where it is not what the field counts."""
_PLACE_HAS = re.compile(
    r"\b(?:the|our|this)\s(?:\w+\s)?(?:city|town|county|state|metro|area|region|market|neighbou?rhood|country)\s(?:alone\s)?"
    rf"(?:has|had|counts|holds){_UP_TO}",
    re.IGNORECASE,
)
_OTHERS = (
    r"(?:bank(?:er)?|lender|insurer|plumber|electrician|cleaner|contractor|vendor|supplier|attorney|lawyer|accountant|partner|affiliate"
    r"|competitor|rival|neighbou?r|friend|sister\scompany)"
)
_WORDS = r"(?:(?!(?:managing|senior|general|founding|team|staff|crew)\b)[\w-]+\s){0,2}?"
"""In front of them: a managing partner is the firm's own."""
_OTHERS_DO = re.compile(
    rf"\b(?:our|a|the|its)\s{_WORDS}{_OTHERS}s?,?\s(?:(?:also|now|\w+ly|who|which|that)\s){{0,2}}"
    r"(?:financ|insur|serv|manag|ha[sv]|own|look|run|clean|maintain|handl|hold|car|oversee)\w*(?:\s(?:after|for))?"
    rf"{_UP_TO}|\b(?:to|with|for|from)\s(?:an?|one|the)\s(?:[\w-]+\s){{0,2}}?(?:owner|landlord|investor|client)\sof{_UP_TO}",
    re.IGNORECASE,
)
""" "Our plumber serves", "we pitched to an owner of"."""
_BY_OTHERS_BEHIND = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:(?:is|are|were)\s)?(?:\w+ly\s)?(?:managed|run|operated|handled|overseen|looked\safter)\sby\s"
    rf"(?:(?:(?:our|an?|the|its|one\sof\sour)\s)?{_WORDS}(?:{_OTHERS}s?|others?|somebody|someone|another\s\w+|different\s\w+)"
    r"|(?:our|the|its|their)\s(?:members|franchisees|affiliates|subscribers|users|customers))"
    r"(?![\w’'-])",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"(?:\s[\w-]+){1,3}?\sin\s(?:(?:the\s)?(?:U\.?S\b|United States|America|[A-Z][a-z]+)"
    r"|(?:our|the|this)\s(?:\w+\s)?(?:city|town|county|state|country|nation|market|metro|area)\b)"
)
_THERE_ARE = re.compile(r"\bthere\s(?:are|were)\b[^.;]{0,30}$", re.IGNORECASE)
_GOAL = re.compile(r"\b(?:goals?|targets?|aims?|vision|milestones?)\b[^.;:]{0,12}[:–—-]\s$", re.IGNORECASE)
_NAMED_HAS = re.compile(
    r"(?:^|[.;:]\s|,\s)(?P<name>(?:The|At)?\s?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|at|on|of|the|&)){0,5})"
    r"\s(?:has|offers|features|contains|comprises|includes|boasts|consists of|is home to)"
    r"\s(?:over\s|about\s|nearly\s|more\sthan\s|a\stotal\sof\s)?$"
)
_LABELLED = re.compile(
    r"(?:^|[.;]\s|:\s)(?P<name>(?:The\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|at|on|of|the|&)){0,5})\s?[:–—-]\s?$"
)
_OWN_LABEL = re.compile(
    r"\b(?:manag\w+|portfolio|total|current\w*|today|now|size|number|count|care|properties|property|company|firm|we|our|us|team"
    r"|rentals?|residential|under|in all|volume|doors|units|homes)\b",
    re.IGNORECASE,
)
_FIRMLIKE = re.compile(
    r"\b(?:we|it|our|this|company|firm|team|agency|brokerage|portfolio|group|business)\b", re.IGNORECASE
)
_ONE_HOUSE_BEHIND = re.compile(
    r"[^.;]{0,40}\band\sis\s(?:professionally\s)?(?:managed|run|operated)\sby\b", re.IGNORECASE
)

_THEIRS_BEHIND = re.compile(
    rf"(?:\s[\w’'-]+){{0,4}}?\s(?:for|of|from)\s(?:one|an?|our|the|this|that|a single)\s(?:[\w-]+\s){{0,2}}?"
    r"(?:client|owner|investor|customer|landlord|seller|fund|bank|reit)(?![-\w’'])"
    rf"|(?:\s[\w’'-]+){{0,3}}?\s(?:per|for each|for every|to each|to every)\s(?:[\w-]+\s){{0,2}}?{_PEOPLE}"
    r"|(?:\s[\w’'-]+){0,2}?\s(?:each|apiece|a piece|on average)\s?[.,;!]?\s*$",
    re.IGNORECASE,
)
_OFFERED = (
    r"(?:available(?!\sto\b)|vacant|for rent|for lease|to rent|to let|ready|listed|on the market|open (?:now|for)|renovated"
    r"|under construction|leased|rented|sold|occupied|coming soon)"
)
_OFFERED_BEHIND = re.compile(
    rf"\W{{1,2}}(?:(?:are|is|now|currently|still|that are|just|newly|recently|immediately|soon to be)\s){{0,3}}{_OFFERED}(?!\w)",
    re.IGNORECASE,
)
_KEEPS = re.compile(r"\b(?:we|team|us|company|firm|that)\s(?:\w+ly\s)?keeps?(?:ing)?" + _UP_TO, re.IGNORECASE)
_KEPT = re.compile(r"\s(?:rented|leased|occupied|let)(?=[\s.,;!]|$)", re.IGNORECASE)
""" "We keep 420 units rented": it is the firm that does so with all of them."""
_OFFERS = re.compile(r"\b(?:for rent|available|vacanc\w+|listings?|for lease)\b", re.IGNORECASE)
"""In a noun itself: what is offered is what the field counts."""
_OFFERED_BETWEEN = re.compile(r"\b(?:available|vacant|empty|open|listed|new)\b", re.IGNORECASE)
_WAY = re.compile(
    r"\W{1,2}(?:to|on|at)\s(?:your|the|our)\s(?:left|right|front|back|side|end|rear)\b|\W{1,2}(?:down\s(?:from|on|the\s(?:hall|road|street|block))|away)\b",
    re.IGNORECASE,
)
""" "25 doors to your left": a way through a house."""
_OTHERS_BETWEEN = re.compile(
    r"\b(?:families|tenants|residents|owners|clients|landlords|investors|households|renters|customers|couples|students|agents"
    r"|cities|counties|states|neighbou?rhoods|buyers|sellers|years|months|weeks|days)\b",
    re.IGNORECASE,
)
""" "320 families find rental homes": the number is that of the families."""
_PART_JOIN = re.compile(
    r"\+?[^.;:!?]{1,70}?(?:,\s?(?:and\s)?|\sand\s|\splus\s|\s&\s|\sas\swell\sas\s)(?:(?:over|about|another|nearly|some|more\sthan|a)\s){0,2}",
    re.IGNORECASE,
)
_PLACE_AND = r"\b(?:in|at|near)\s[A-Z][^.;:!?\d]{0,30}?(?:,\s?(?:and\s)?|\sand\s|\splus\s|\s&\s)(?:another\s)?"
_PART_BEHIND = re.compile(rf"\+?\s[^.;:!?\d]{{1,50}}?{_PLACE_AND}\d[\d,]*\+?\s(?:[\w-]+\s){{0,3}}(?:in|at|near)\s[A-Z]")
_PART_AHEAD = re.compile(rf"\d[\d,]*\+?\s[^.;:!?\d]{{0,50}}?{_PLACE_AND}$")
_WHOLE_AGAIN = re.compile(
    r"\b(?:we|our|now|today|which|including|includ\w+|while|from|gr[eo]w\w*|to|of (?:which|them|these)|with|among)\b",
    re.IGNORECASE,
)


def is_all_of_today(before: str, lead: str, behind: str, noun: str) -> bool:
    """Whether a number beside `noun` is what the firm as a whole has now, by the words around it.

    Args:
        before: what of the number's clause stands before it. lead: what of its sentence does. behind: of its sentence, behind it.
        noun: what is counted, as it stands there; it need not stand behind the number.
    """
    between, past = _around_noun(behind, noun)
    if _KEEPS.search(before) and (kept := _KEPT.match(past)):
        past = past[kept.end() :]
    if not is_plain_behind(past, noun) or _ONE_HOUSE_BEHIND.match(past) or _PART_BEHIND.match(behind):
        return False
    if is_said_to_be_ours(before, past, wholly=True):
        return True
    if are_others_staff(before, lead, past, noun) or is_outsiders(before, behind):
        return False
    if (
        is_others_number(before, past)
        or _COULD.search(before)
        or _PLACE_HAS.search(before)
        or _OTHERS_DO.search(lead)
        or _BY_OTHERS_BEHIND.match(past)
        or is_unnamed_others(before, lead, behind)
    ):
        return False
    if _GOAL.search(lead) or (_THERE_ARE.search(lead) and _MARKET.match(behind)):
        return False
    if _OTHERS_BETWEEN.search(between) or (_OFFERED_BETWEEN.search(between) and not _OFFERS.search(noun)):
        return False
    if not _NOW.search(before) and (_has_done(before, past) or _tells_of_a_time(lead)):
        return False
    if _SHOWN.search(before) and not (_OFFERS.search(noun) or is_said_to_be_ours(before, past)):
        return False
    return not (_is_somebodys(before, lead) or _is_a_house(before, lead) or _PART_AHEAD.search(lead))


def _has_done(before: str, past: str) -> bool:
    """Whether the number is one of deeds; what owners "have placed under our management" is what the firm has."""
    return _DID.search(before) is not None and not (is_in_our_hands(past) and not _FIRST.search(before))


def is_plain_behind(text: str, noun: str) -> bool:
    """Whether nothing right behind the noun makes the number one of what is offered or gone, of a year's deeds, or of a way in a house."""
    if not _OFFERS.search(noun) and _OFFERED_BEHIND.match(text):
        return False
    if is_measure_or_over(text):
        return False
    return not (_WAY.match(text) or _PERIOD_BEHIND.match(text) or _THEIRS_BEHIND.match(text))


def labels_a_house(lead: str) -> str:
    """The name with which a sentence says of what a number is ("Meridian Towers: ", "The Oaks has "); "" where none does."""
    for found in (_LABELLED.search(lead), _NAMED_HAS.search(lead)):
        if found and not _OWN_LABEL.search(found["name"]) and not _FIRMLIKE.search(found["name"]):
            return found["name"]
    return ""


def may_be_one_houses(noun: str) -> bool:
    """Whether what is counted are homes as one building or community has them: "340 apartments" alone does not say whose."""
    return _HOMES_OF_A_HOUSE.fullmatch(noun) is not None


def are_parts(between: str) -> bool:
    """Whether two numbers with their nouns are parts of a sum, by what stands between them: " units in Austin and "."""
    return _PART_JOIN.fullmatch(between) is not None and _WHOLE_AGAIN.search(between) is None


def _around_noun(behind: str, noun: str) -> tuple[str, str]:
    """What stands between number and noun, and what behind the noun; both "" where the noun stands before the number."""
    at = behind.lower().find(noun.lower()) if noun else -1
    return (behind[:at], behind[at + len(noun) :]) if 0 <= at <= 60 else ("", behind)


def _tells_of_a_time(lead: str) -> bool:
    """Whether a sentence opens with a year or a span, and not to tell how the firm grew until today."""
    return _PERIOD_AHEAD.search(lead) is not None and (_LONG_AGO.search(lead) is not None or not _GREW.search(lead))


def _is_somebodys(before: str, lead: str) -> bool:
    """Whether the clause is about a client, one of the staff, whoever reads it, or a firm that was bought."""
    if _PERSONALLY.search(lead) or _ONE_OF_STAFF.search(lead) or _takes_over(before) or _CASE.search(lead):
        return True
    if _OWNER_OF.search(before) and not _ITSELF.search(before):
        return True
    last = None
    for pattern in (_EACH_OF, _ONE_OF, _WHO, _IF_YOU, _SOFTWARE):
        for found in pattern.finditer(before):
            last = max(found.end(), last or 0)
    return last is not None and not _OWN_AGAIN.search(before[last:]) and not _AS_ONE.search(before)


def _takes_over(before: str) -> bool:
    """Whether a clause tells of firms that were bought; "we bought our office and manage" does not."""
    return _TAKEN_OVER.search(before) is not None and _AND_NOW.search(before) is None


def _is_a_house(before: str, lead: str) -> bool:
    return _HOUSE_BESIDE.search(lead) is not None or (
        _HOUSE_HAS.search(before) is not None and not _AS_ONE.search(lead)
    )
