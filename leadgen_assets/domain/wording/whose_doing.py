"""Who does what a clause tells, by its subject: the firm that speaks, or somebody beside it.

A firm names itself with few words ("we", "our team", "the company") and others with any ("our landlord partner in Dallas", "a rent
study", "members of our association"), so that the firm's own words are listed, and whoever has none of them is another.
"""

from __future__ import annotations

import re

from leadgen_assets.domain.wording.clause_subject import DEALERS, is_outsiders_doing
from leadgen_assets.domain.wording.left_to_others import is_done_by_others, left_to
from leadgen_assets.domain.wording.people_served import names_the_served
from leadgen_assets.domain.wording.sentence_words import ROUGHLY
from leadgen_assets.domain.wording.sentences import last_clause, names_another_firm
from leadgen_assets.domain.wording.software_elsewhere import is_used_elsewhere

_ADVERBS = r"(?:(?:also|now|currently|today|alone|already|together|still|jointly|once|themselves|himself|herself|\w+ly)\s){0,2}"
_HELD = (
    r"(?:manage[sd]?|r[ua]ns?|owns?|owned|holds?|held|look(?:s|ed)?\s(?:after|at|into)|overs(?:ees?|aw)|handle[sd]?|operate[sd]?"
    r"|cares?\sfor|buil[dt]s?|control(?:s|led)?|serve[sd]?|servic(?:es|ed)|gr[eo]ws?|leases|insure[sd]?|finance[sd]|count(?:s|ed)"
    r"|covers?|covered|stud(?:ies|ied)|survey(?:s|ed)|review(?:s|ed)|compare[sd]|track(?:s|ed)|clean(?:s|ed)|maintain(?:s|ed)?"
    r"|bought|kept|retain(?:s|ed)?|s(?:ent|ends)|lent|lends|takes?\scare\sof|employ(?:s|ed)?|reach(?:es|ed)?|assume[sd]?|fit(?:s|ted)?|simulate[sd]?|did|do(?:es)?(?=\s(?:that|this|those|it)\b))"
)
_SUM = r"(?:(?:an?|the)\s(?:[\w-]+\s){0,2}?(?:team|staff|crew|portfolio|book|roster|inventory|total)\sof\s)?"
_HAS = rf"(?:ha[sd]|have|counts?|numbers?|keeps?)(?=\s{_SUM}{ROUGHLY}$)"
"""Of what anything can do it counts only right before the number: "our name has spread, and 350 doors"."""
_USED = (
    r"(?:use[sd]?|r[ua]ns?|swears?|swore|rel(?:y|ies)|work(?:s|ed)?|prefers?|pays?|paid|keeps?|kept|do(?:es)?|bills?|books?|tracks?"
    r"|collects?|lives?|trusts?|likes?|loves?|recommends?|chose|chooses?|picks?|picked|stores?|stays?|manage[sd]?|handle[sd]?|bought|buys?)"
)
_OWN = re.compile(
    r"\b(?:teams?|staff|crew|compan(?:y|ies)|firms?|agency|business(?:es)?|brokerages?|group|offices?|branch(?:es)?|divisions?|departments?"
    r"|desks?|portfolios?|book|roster|inventory|managers?|management|agents?|associates?|coordinators?|experts?|professionals?|specialists?"
    r"|people|employees?|owners?|(?:co-)?founders?|brokers?|presidents?|ceo|coo|principals?|directors?|leadership|leaders?|famil(?:y|ies)"
    r"|brothers|sisters|siblings|partnership|accountants?|bookkeepers?|technicians?|leasing|maintenance|program(?:me)?s?|systems?|platforms?"
    r"|software|apps?|portals?|services?|operations?|footprint|reach|presence|growth|care|roof|wing|umbrella|hands|watch|practice|shop|realtors?|workforce"
    r"|organi[sz]ation|corporation|(?:managing|senior|general|founding)\spartners?|it|they|he|she|salons?|clinics?|studios?|stores?|restaurants?"
    r"|caf[eé]s?|hotels?|schools?|gyms?|plants?|factor(?:y|ies)|farms?|cent(?:er|re)s?|fleet|locations?|units?|doors?|homes?|rentals?|name|reputation|experience|mission|approach|model|process(?:es)?|history)\b",
    re.IGNORECASE,
)
"""By what a firm calls itself, its parts, its people and its ways."""
_USERS = re.compile(
    r"\b(?:tenants?|residents?|renters?|landlords?|clients?|customers?|guests?|applicants?|investors?|members?|users?|payments?|rents?"
    r"|statements?|orders?|applications?|accounts?|log-?ins?|website|site|page|link|everyone|communit(?:y|ies)|vendors?|contractors?|fees?"
    r"|reports?|reporting|books|records|technology|tools?|bookkeeping|accounting|requests?|documents?|associations|ledgers?|leases|files|paperwork|invoices|inspections|data)\b",
    re.IGNORECASE,
)
"""Who signs in where the firm sends them, and what is done there: they use what the firm uses."""
_STRANGERS = re.compile(
    r"\b(?:(?<!managing\s)(?<!senior\s)(?<!general\s)(?<!founding\s)partners?(?!\sand\b)|mentors?|coach|neighbou?rs?|friends?|peers?|colleagues?"
    r"|competit(?:ors?|ion)|rivals?|cousins?|uncles?|aunts?|budd(?:y|ies)|landlords?|sponsors?|consultants?|insurers?|lenders?|banks?|contractors?"
    r"|vendors?|associations?|boards?|chambers?|counc(?:il|ils)|universit(?:y|ies)|hospitals?|governments?|franchisors?|predecessors?|affiliates?"
    r"|sellers?|before\s(?:us|me)|next\sdoor|across\sthe\s(?:street|road|hall)|down\sthe\s(?:street|road|hall|block)|(?:other|another|different|rival|sister|parent)\s\w+)\b",
    re.IGNORECASE,
)
"""In a subject that has words of the firm too: "our partner firm", "the manager next door"."""
_HEAD_ENDS = re.compile(r",?\s(?:of|in|at|from|for|with|by|near|who|that|which|on|to)\s")
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.-]*(?:\s|$)")
_WORD = r"(?!(?:we|us|I|our|my)\b)[\w’'&.-]+,?\s"
_NOUN = rf"(?:(?:by|like|near|beside|around|before)\sus\s|(?:(?:of|by|in|from|at|for|near|with|to)\s(?:our|my)\s)?{_WORD}){{1,7}}?"
_WE_DO = r"(?:(?:(?:that|which|where|who)\s)?(?:we|I|our\s\w+)\s\w+\s(?:(?:in|into|from|at|to|on|by|up|for|with)\s)?)?"
_WHOSE = r"our|my|an?|one|another|some|several|many|most|other|no|two|three|neither"


def _subjects(verbs: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<whose>(?i:{_WHOSE}))\s|(?i:the|this|that)\s(?![A-Z][\w.-]*\s))(?P<who>{_NOUN}){_WE_DO}{_ADVERBS}(?i:{verbs})(?![\w-])"
    )


_HOLDS, _USES = _subjects(rf"(?:{_HELD}|{_HAS})"), _subjects(_USED)
_SOFTWARE = r"(?:use|swear|prefer|pay|bill|keep\stheir|work)(?!\s\w+\s(?:us|our)\b)(?!\s(?:us|our)\b)"
_MANY = re.compile(
    r"(?:^|[,;:.–—-]\s|\b(?:and|but|as|that|because|since|while)\s)\W*(?:(?:all|these|those|most|many|some|other|local|independent|large|big|small)\s){0,2}"
    r"(?:members|managers|property\smanagers|owners|landlords|investors|firms|companies|agents|realtors|brokers|friends|neighbou?rs|partners|people"
    rf"|colleagues|competitors|franchisees|peers|others|they\s(?:all|both|together|jointly))\s(?:(?:{_WORD}|(?:of|in|at|from|like)\s(?:our|my)\s)){{0,6}}?"
    rf"{_ADVERBS}(?:manage|run|(?<!their\s)own|hold|look\safter|oversee|handle|operate|care\sfor|{_SOFTWARE}|have(?=\s{ROUGHLY}$))\b",
    re.IGNORECASE,
)
""" "Members of our association manage": several who are not called the firm's."""
_TOGETHER = re.compile(
    r"\b(?:together|combined|jointly|collectively|in\stotal|between\sthem|among\sthem),?\s(?:they|these|those|the\s\w+)\b"
    r"|\bthey\s(?:all\s)?(?:together|jointly|collectively|combined)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no\sone|no-one|none|anyone|anybody|someone|somebody|whoever|everybody|everyone|few)\b[^.;:]*"
    rf"|\b(?:should|must|ought\sto|shall|may|might)\s(?:(?:not|never|ever|only|try\sto|have\sto)\s){{0,2}}{_HELD}\b",
    re.IGNORECASE,
)
""" "Nobody should manage": a rule, and no number of anybody's."""
_HELPED = re.compile(
    r"\b(?:help(?:ed|s|ing)?|coach(?:ed|es|ing)?|taught|teach(?:es|ing)?|advis\w+|assist(?:ed|s|ing)?|mentor(?:ed|s|ing)?|train(?:ed|s|ing)?"
    r"|guid(?:ed|es|ing)|enabl\w+|let|allow(?:ed|s|ing)?|watch(?:ed|es|ing)?|saw|seen|took|taken|know|knew|met|heard|told)\s"
    rf"(?!us\b|our\s(?:team|staff|firm|company)\b)(?:(?!and\s(?:manag|look|care|overs|have|run)){_WORD}|(?:of|for|with)\s(?:our|my)\s|our\s|my\s){{1,6}}?(?:to\s|in\s)?"
    r"(?:gr[eo]w\w*|scal\w+|expand\w*|g[eo](?:t|t\sto|ing)?|went|build\w*|built|reach\w*|doubl\w+|buy\w*|bought|manag\w+|run\w*|own\w*|from)\b",
    re.IGNORECASE,
)
""" "We helped one family grow": another grew."""
_WE = re.compile(r"\b(?:we|I)\b(?:['’](?:ve|re|d|m))?", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:we|us|I)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\band\s(?:(?:now|also|currently|\w+ly)\s)?(?:manag|have|look|care|oversee|run)", re.IGNORECASE)
_DEED = r"(?!\s(?:\w+ly\s|also\s|now\s|already\s|just\s|recently\s|been\s|not\s){0,3}(?!managing|growing|running)\w+(?:[^e]ed|ing)\b)"
_DOES = re.compile(
    r"\b(?:manag\w*|look\w*\safter|car(?:e|es|ed|ing)|overs(?:ee\w*|aw)|r[ua]n|runs|running|operat\w+|handl\w+|holds?|holding|held|serv\w+"
    r"|maintain\w*|leas\w+|rent\w*|represent\w*|administ\w+|supervis\w+|protect\w*|entrust\w*|trust\w*|answer\sfor|responsib\w+|charge|portfolio"
    r"|gr[eo]w\w*|growth|reach\w*|pass(?:ed|ing)?|cross(?:ed|ing)?|surpass\w*|exceed\w*|top(?:ped)?|hit|expand\w*|scal\w+|cover\w*|provid\w+"
    r"|offer\w*|deliver\w*|keep\w*|kept|count\w*|boast\w*|number\w*|stand|bring\w*|treat\w*|our|own\w*|employ\w*|list\w*|market\w*|advertis\w*"
    r"|show\w*|feature\w*|post\w*|collect\w*|with|at|as|of|work\w*|combin\w*|compris\w*|includ\w*|consist\w*|total\w*|hous\w+|steward\w*|deal\w*)\b"
    rf"|\b(?:have|had|has|are|am|were|was){_DEED}|['’](?:ve|re|d|m)\b{_DEED}",
    re.IGNORECASE,
)
"""What a firm does with all that it has. Whoever "insured", "painted" or "bid for" homes does not say so."""
_LOST = re.compile(
    r"\b(?:lost|lose|bid|bids|bidding|pitch(?:ed)?|look(?:ed|ing)?\s(?:at|into|over)|turned\sdown|declined|missed|quoted|toured|studied|surveyed)\b",
    re.IGNORECASE,
)
_OTHERS_BEHIND = re.compile(
    r"(?:\s[\w’'-]+){0,3}?\s(?:with|at|through|under|by|to|from)\s(?:an?other|(?:some\s)?other|different|a\sdifferent|some(?:body|one)\selse|a\s"
    r"(?:competitor|rival)|our\s(?:competitors?|rivals?|neighbou?rs?|friends?))\b"
    r"|(?:\s[\w’'-]+){0,3}?\s(?:of|from|by)\s(?:all|every|each|other|many|several|various|(?:dozens|hundreds|scores)\sof|most|different)\s"
    r"(?:[\w-]+\s){0,2}?(?:firms?|managers|(?<=every\s)manager|compan(?:y|ies)|agenc(?:y|ies)|brokers?|brokerages?|realtors?)\b",
    re.IGNORECASE,
)
"""Behind a number: "with a competitor"; "of all firms", as a directory has them."""
_THEIRS = re.compile(
    r"(?:^|[,;:.–—-]\s|\b(?:and|but|while)\s)\W*(?:theirs|his|hers|yours)\s(?:is|are|was|were)\b", re.IGNORECASE
)
_INDEFINITE = re.compile(
    r"(?:^|[;:.–—]\s)\W*(?:an?|another|some)\s(?P<who>(?:(?!\b(?:we|us|our|I|my)\b)[\w’'-]+\s){1,8}?)"
    r"(?:is|was|has|had|took|went|got|came|gave|sold|bought|built|made|left|lost|held|ran|wants|asks|says|owns|asked|wanted|wrote|called|said|damaged|hit)\s"
    r"(?:(?!\b(?:we|us|our|I|my)\b)[^.;:!?])*$",
    re.IGNORECASE,
)
""" "A storm took the roofs of", "A reader has": a firm speaks of itself as of "the" or "our" one."""
_SUMS = re.compile(
    r"\b(?:total|number|few|lot|couple|variety|mix|range|handful|dozen|quarter|third|half|majority|record|sum|leader|manager|name|home|place)\b",
    re.IGNORECASE,
)
_WE_WERE = re.compile(
    r"\b(?:we|I)\s(?:were|was|had\sbeen)\s(?!(?:\w+ly\s)?(?:\w*trusted|given|handed|able|blessed|fortunate|lucky|proud|honou?red)\b)"
    r"(?![^.;]*(?:,|\band|\bbut|\bnow|\btoday)\s(?:\w+\s){0,2}?(?:manage|have|look|care|oversee|run|serve|gr[eo]w)\b)",
    re.IGNORECASE,
)
""" "We were court-appointed receiver for": what was."""
_BY_OTHERS = re.compile(
    r"(?:[\s,][\w’'&-]+){0,4}?\s(?:is|are|get|gets)\s(?:[\w-]+\s){0,2}?(?:managed|run|operated|handled|overseen|done|served|looked\safter|cared\sfor"
    r"|taken\scare\sof|left|sent|passed|referred|given|offered|provided)\s(?:(?:on|over)\s)?(?:by|to|at|through|with)\s(?P<by>[^.;:!?]{2,60})",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:refer|send|pass|hand|leave|recommend|direct|point|give)\b[^.;:!?]{0,40}$", re.IGNORECASE)
_SENT_TO = re.compile(
    r"[^.;:!?]{0,40}?\s(?:to|with|for)\s(?P<by>(?:our|my|an?|another|other)\s[^.;:!?]{2,60}|others|some(?:one|body)\selse)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[,;:.!?–—]")
_CALL = re.compile(
    r"\W*(?:please\s)?(?:call|ask|try|contact|see|visit|talk\sto|speak\s(?:to|with)|go\sto|meet)\s(?P<by>(?:our|my|the)\s[^.;:!?]{2,60})",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:once|formerly|previously|used\sto|no\slonger|stopped|ceased|quit|gave\sup)\s(?:\w+ly\s)?(?:manag\w+|r[au]n\w*|look\w*|car\w+|lease\w*|handl\w+"
    r"|offer\w*|did|do(?:ing)?|serv\w+|over\w+|own\w*|had|have)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"[^.!?]{0,60}[;:,–—]\s(?:that|this|it)\swas\s[^.!?]{0,20}\b(?:19\d\d|20[01]\d|ago|then)\b", re.IGNORECASE
)
""" "…; that was in 2004"."""
_NOT_WE = re.compile(r"[^.;:]{0,40},\s(?:and\s)?not\s(?:we|us|ours|our\s\w+)\b", re.IGNORECASE)
_BY_AGENT = re.compile(
    r"\b(?:is|are|was|were|gets?|got|be|been|being)\s(?:[\w-]+\s){1,3}?by\s"
    r"(?:(?:an?other|other|different|the\sother)\s\w+|others|somebody(?:\selse)?|someone(?:\selse)?|strangers"
    rf"|(?:an?|the|our|your|his|her|their)\s(?:(?:previous|former|last|old|earlier|prior)\s\w+|(?:(?!your)[\w-]+\s)??{DEALERS}))"
    r"(?:\s(?:[\w-]+\s){0,4}?)(?:through|via|using|with|in|on|from)\s$",
    re.IGNORECASE,
)
""" "Rent is collected by others through"."""
_ONE_OF_OTHERS = re.compile(
    r"\b(?:our|my)\s(?:(?!(?:in-house|staff|own|full-time|company)\b)[\w-]+\s){0,2}?"
    r"(?:client|customer|tenant|renter|landlord|landlady|vendor|supplier|(?:sub)?contractor|accountant|cpa|auditor|attorney|lawyer"
    r"|insurer|lender|bank(?:er)?|plumber|electrician|roofer|painter|cleaner|landscaper|gardener|locksmith|neighbou?r|friend)"
    rf"(?:,\s[^,]{{2,40}},)?\s{_ADVERBS}{_USED}\b(?P<does>[^.;:!?]*)$",
    re.IGNORECASE,
)
""" "Our accountant uses": one beside the firm, where several ("our tenants use") are served with what the firm uses."""
_THEIR_OWN = re.compile(
    r"[^.;:!?]{0,40}?\b(?:for|in|with|to\s\w+)\s(?:(?:all|most|some)\s(?:of\s)?)?(?:his|her|their|its)\s(?:other|own|remaining)\b",
    re.IGNORECASE,
)
_FOR_US = re.compile(r"\b(?:we|us|our|you|your|I|my)\b", re.IGNORECASE)
_OUR = re.compile(r"\bour\s(?:\w+\s)?$", re.IGNORECASE)
_WITH_US = re.compile(
    r"[^.;:]{0,40}\b(?:with|to|by|through)\sus\b|[^.;:]{0,40}\bour\s(?:care|management)\b", re.IGNORECASE
)

_DEFINITE = re.compile(r"\b(?:the|these|those|all|our)\s(?:\w+\s)?$", re.IGNORECASE)
_THAT_WE_MANAGE = re.compile(
    r"[^.;,]{0,40}?\s(?:that\s|which\s)?we\s(?:(?:now|already|currently|today)\s)?(?:manage|look|care|oversee|run|have|serve|employ)\b(?P<all>(?:\s(?:after|for))?(?=\s?[.,;!]|\s(?:and|every|each|today|now)\b|\s?$))?",
    re.IGNORECASE,
)
_SERVED_BY = re.compile(r"[^.;,]{0,20}\b(?:behind|beside|for)\sthem\b", re.IGNORECASE)
""" "Our clients have a team of 25 behind them"."""

_OURS_BEHIND = re.compile(r"[^.,;:!?–—]{0,40}\b(?:we|(?<!\bfor\s)us)\b", re.IGNORECASE)
""" "Landlords own rental homes that we manage"."""


def is_others_number(before: str, behind: str) -> bool:
    """Whether a clause gives its number to somebody beside the firm, or tells of another deed than of having so many.

    Args:
        before: what of the clause stands before the number. behind: what stands behind the noun.
    """
    if _WITH_US.match(behind) or _SERVED_BY.match(behind) or is_said_to_be_ours(before, behind):
        return False
    if _OTHERS_BEHIND.match(behind) or _WE_WERE.search(before):
        return True
    anyone = _INDEFINITE.search(before)
    if anyone and is_another(anyone["who"]) and not (_SUMS.search(anyone["who"]) or _SPEAKS.search(behind)):
        return True
    if _does_other(_HOLDS, before) or any(_is_last(found, before) for found in _ahead(before)):
        return True
    *_, we = [None, *_WE.finditer(before)]
    return we is not None and not _tells_of_having(before[we.start() :])


def is_said_to_be_ours(before: str, behind: str, *, wholly: bool = False) -> bool:
    """Whether a number is told of as one that the firm has, whatever else the clause says: "for the 340 homes that we manage".

    Args:
        wholly: whether nothing may follow that makes it a part: "that we manage in Waco".
    """
    had = _THAT_WE_MANAGE.match(behind) if _DEFINITE.search(before) else None
    return had is not None and not (wholly and had["all"] is None)


def is_in_our_hands(behind: str) -> bool:
    """Whether what stands behind a number says that the firm has it: "under our management"."""
    return _WITH_US.match(behind) is not None


def is_others_business(text: str, sentence: str, start: int, end: int) -> bool:
    """Whether what stands in a sentence is done by somebody beside the firm, or was once, as the sentence or its answer says.

    Args:
        text: that holds the sentence. start, end: of what is done, in the sentence.
    """
    ahead, behind = f"{last_clause(sentence[:start])} ", sentence[end:]
    if names_the_served(sentence, start, end) or _ONCE.search(ahead) or _LONG_AGO.match(behind):
        return True
    ours = _OURS_BEHIND.match(behind) is not None
    if not ours and not _WE.search(ahead) and (names_another_firm(ahead) or is_outsiders_doing(ahead)):
        return True
    if not ours and (_does_other(_HOLDS, ahead) or any(_is_last(found, ahead) for found in _MANY.finditer(ahead))):
        return True
    by = _BY_OTHERS.match(behind) or (_SENT_TO.match(behind) if _SENT.search(ahead) else None)
    to = by["by"] if by is not None else left_to(behind)
    if to:
        return is_another(to)
    if not ours and is_done_by_others(ahead.lstrip(), behind):
        return True
    following = text.partition(sentence)[2].strip() if sentence.endswith("?") else ""
    called = _CALL.match(following)
    answered = _does_other(_HOLDS, f"{_CLAUSE_ENDS.split(following)[0]} ")
    return answered or (called is not None and is_another(called["by"]))


def is_others_software(before: str, behind: str) -> bool:
    """Whether a clause with the name of software gives it to somebody who is neither the firm nor one of those it serves."""
    if _NOT_WE.match(behind) or _BY_AGENT.search(before):
        return True
    if _OUR.search(before):
        return False
    if is_used_elsewhere(before):
        return True
    one = _ONE_OF_OTHERS.search(before)
    if one and (_THEIR_OWN.match(behind) or not _FOR_US.search(one["does"] + behind)):
        return True
    return _does_other(_USES, before) or any(_is_last(found, before) for found in _MANY.finditer(before))


def _ahead(before: str) -> list[re.Match[str]]:
    return [found for pattern in (_MANY, _TOGETHER, _NOBODY, _HELPED, _THEIRS) for found in pattern.finditer(before)]


def _is_last(found: re.Match[str], text: str) -> bool:
    """Whether the firm does not speak of itself again behind it."""
    return _SPEAKS.search(text, found.end()) is None and _AGAIN.search(text, found.end()) is None


def _does_other(subjects: re.Pattern[str], text: str) -> bool:
    """Whether the last subject that is told from the firm, or is the firm, is another."""
    other = None
    for found in subjects.finditer(text):
        if found["who"].split()[-1] in ("and", "or", "to"):
            continue  # "we study the market and manage"
        own = not is_another(found["who"], users=subjects is _USES)
        if not own:
            other = found
        elif (found["whose"] or "").lower() in ("our", "my", ""):
            other = None
    return other is not None and _is_last(other, text)


def is_another(who: str, *, users: bool = False) -> bool:
    """Whether the words of a subject name somebody beside the firm.

    Args:
        users: whether those whom the firm serves count as its own.
    """
    head = _HEAD_ENDS.split(who)[0]
    if _STRANGERS.search(who):
        return not (users and _USERS.search(head))
    return not (_OWN.search(head) or _OWN.search(who) or (users and _USERS.search(head)) or _NAMES.match(who))


def _tells_of_having(clause: str) -> bool:
    return _LOST.search(clause) is None and _DOES.search(clause) is not None
