"""Which vendor an address belongs to, by a `linked_host` field's patterns, and what a sentence with a vendor's name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from leadgen_assets.domain.hosts.domains import host_of
from leadgen_assets.domain.icps.icp import HostValue, LinkedHostField
from leadgen_assets.domain.icps.software_told import is_done_without, is_own_use
from leadgen_assets.domain.wording.sentences import last_clause, names_another_firm
from leadgen_assets.domain.wording.whose_doing import is_others_software

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_PATH_PART = re.compile(r"[\w.-]{1,80}")

_SERVICE = re.compile(
    r"(?:www|web|api|apps?|go|get|my|m|mail|e?mail|smtp|ftp|vpn|ns|cdn|assets?|static|images?|img|media|files?|fonts?|resources?"
    r"|downloads?|uploads?|blog|news|press|docs?|developers?|dev|engineering|help|helpcenter|support|kb|community|forum|status"
    r"|learn|training|academy|university|education|events?|webinars?|careers?|jobs|info|pages|marketing|try|demo|sandbox|staging|stage"
    r"|qa|uat|beta|login|signin|sign-?in|signup|auth|sso|oauth|id|accounts?|secure|partners?|marketplace|integrations?|billing|pay"
    r"|payments?|reports?|analytics|track(?:ing)?|links?|click|email|portal|tenant|owner|customer|client|admin|shop|store|feedback)"
    r"(?:-?\d{0,3}|-(?:eu|us|ca|uk|prod|dev))"
)
"""Host labels by which the owner of a domain names its own services, at any vendor: nobody's tenant."""

_CREDIT = re.compile(
    r"\b(?:powered|design(?:ed|s)?|built|created|developed|development|hosted|hosting|maintained|crafted|made|site|website"
    r"|marketing|seo)"
    r"(?:\s(?:and|&)\s\w{1,12})?(?:\s(?:with\s\w{1,8}\s)?(?:by|from)\b|\s?:)",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:formerly|former|elsewhere|previous(?:ly)?|used to|no longer|instead of|alternatives?|versus|vs|compar\w+|reviews?|left"
    r"|leaving|(?:is|are|was|were|had been) once|once (?:was|were|used|kept|ran)|we used|did use"
    r"|until|unlike|goodbye|worked|employed|announce[ds]?|whether|before we|if\b.{0,25}\b(?:manager|company|firm|use|uses"
    r"|using)|compatible|integrat\w+|import\w*|migrat\w+|competitors?|conference|webinar|podcast"
    r"|(?:other|another|sister|parent|rival|most|many|some|your current|their|his|her)"
    r" (?:\w+ )?(?:managers?|compan(?:y|ies)|firms?|owners?|systems?)"
    r"|(?:owners?|clients?|customers?) (?:use|often|can|who)|self-managing)\b",
    re.IGNORECASE,
)
_WE_DO = re.compile(
    r"\b(?:we|and)\s(?:(?:now|today|also|all|still|\w+ly)\s){0,2}(?:use|pay|collect|send|take|run|keep|work|do|manage|handle|track|bill|book|post|store)(?=\s)",
    re.IGNORECASE,
)
"""Where the firm's own use begins: "and collect rent through"; what it "used" or "left" does not."""
_WE = re.compile(r"\bwe\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|whether|until|unless|unlike|wherever|when|while|compar\w+|versus|reviews?|announce[ds]?|conference|webinar|podcast|not|never|no)\b|n['’]t\b",
    re.IGNORECASE,
)
_HAVE_WORKED = re.compile(
    r"\b(?:we|our\s(?:\w+\s)?\w+)(?:['’]ve|\shave|\shas)\s(?:\w+ly\s)?worked\s(?:with|in|on)\b", re.IGNORECASE
)
""" "We have worked with it since 2015": it is in use still."""
_FUTURE = re.compile(
    r"\b(?:will|shall|['’]ll|to|could|may|might|are|is|['’]re|be|consider(?:s|ing)?|evaluat(?:e|es|ing))\s(?:[\w-]+\s){0,2}?"
    r"(?:mov|switch|migrat|chang|transition)(?:e|ing)?\b"
    r"|\b(?:next (?:year|month|spring|summer|fall|autumn|winter|quarter)|later this (?:year|month|summer|fall)|upcoming|shortly)\b",
    re.IGNORECASE,
)
"""Beside words of moving: what is not in use yet."""
_COMING = re.compile(
    r"\b(?:coming soon|(?<!as )soon(?! as)|will (?:soon )?(?:use|adopt|introduce|launch|roll out|replace|go live|start|begin|run)"
    r"|(?:plan(?:s|ning)?|going|intend(?:s|ing)?|hop(?:e|es|ing)|want) to (?:use|adopt|introduce|launch|roll out|try|offer|start|get)"
    r"|considering|evaluating|next (?:year|month|spring|summer|fall|autumn|winter|quarter))\b",
    re.IGNORECASE,
)
"""A vendor with which something is announced."""
_MOVED = re.compile(
    r"\b(?:mov(?:ed|ing)|switch(?:ed|ing)?|migrat(?:ed|ing)|chang(?:ed|ing)|transition(?:ed|ing)?|came|coming)\b.{0,30}\b(?:from|to)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"\b(?:(?:through|via|using|with|in|into|on|by|our|your|we use|we (?:now )?run|called|(?:log|sign)(?:ging)? ?in ?to|access to|is"
    r"|(?:software|system|platform|portal|partner|app)s?,?)\s(?:the\s|our\s|your\s|its\s)?)$",
    re.IGNORECASE,
)
"""What stands right before a name of what is used."""
_LEADS_OUT = re.compile(
    r"[®™]?(?:['’]s)?\s(?:\w{1,12}\s)?(?:portals?|accounts?|log-?ins?|apps?|systems?|platforms?|software|website|page"
    r"|is (?:our|the|where)|for (?:all|our|your))\b"
    r"|[®™]?\s?,\s(?:our|the) ",
    re.IGNORECASE,
)
"""What stands right behind it."""
_IN_USE = re.compile(
    r"\b(?:we|our|us|you|your|portals?|log ?in|sign in|pay|paid|payments?|rent|statements?|requests?|apply|applications?|online"
    r"|residents?|tenants?|owners?|work orders?|maintenance|repairs?)\b",
    re.IGNORECASE,
)
_THING = r"(?:portals?|log-?ins?|systems?|platforms?|software|web ?sites?|sites?|accounts?|pages?|apps?)"
_CLOSED = re.compile(
    rf"\b(?:old|former|previous|legacy|retired|discontinued|closed|obsolete)\s(?:[\w-]+\s){{0,2}}{_THING}\b"
    rf"|\b{_THING}\W{{1,3}}(?:is\s|was\s|has\s(?:been\s)?)?(?:now\s)?(?:closed|retired|discontinued|shut down|no longer \w+|not in use)\b",
    re.IGNORECASE,
)
"""What says of a link that nobody uses where it leads."""
_ENDED = (
    r"(?:(?:is|was|are|were|has been|have been|will be|gets)\s(?:now\s|being\s|since\s|permanently\s|soon\s)?"
    r"(?:retired|closed|gone|discontinued|shut\s?down|replaced|phased out|switched off|turned off|deactivated|disabled|cancelled|obsolete"
    r"|offline|ended|no longer)|no longer (?:works?|exists?|in use|available|active)|does not exist|ended|closed in)"
)
_ENDED_BEHIND = re.compile(
    rf"[®™]?(?:['’]s)?(?:\s(?!and\b|but\b)[\w-]+){{0,5}}\s{_ENDED}\b(?!\s(?:when|if|after|once|until|unless|for))",
    re.IGNORECASE,
)
_ENDED_BEFORE = re.compile(
    r"\b(?:old|former|previous|legacy|retired|discontinued|closed|obsolete)\s(?:[\w-]+\s){0,2}?(?:(?:by|on|at|from|with)\s)?$",
    re.IGNORECASE,
)
"""Right behind a vendor's name: "our owner portal by Buildium is retired"."""
_PLACE_BEHIND = re.compile(
    r"[®™]?(?:['’]s)?\s(?:building|buildings|lobby|tower|towers|plaza|campus|arena|stadium|theat(?:er|re)|cent(?:er|re)|house|square|park"
    r"|headquarters|hq|offices?|street|drive|avenue|road|parking|garage|entrance|elevator|floor|conference|convention|summit|meetup"
    r"|users? group|stock|shares|sponsors?\w*|award|scholarship|foundation|cup|team|employees?|staff|alumn\w+|trainers?|consultants?"
    r"|experts?|representatives?|veterans?|certified|certification)\b(?!\s(?:portal|software|login|app|platform)\b)",
    re.IGNORECASE,
)
"""Behind a name that is a building's, an event's or an employer's, and not that of software in use."""
_TURN = re.compile(r"[;–—]\s?|,\s(?:but|while|whereas|meanwhile|and until then|until then|for now)\s", re.IGNORECASE)
"""Where a sentence turns from one statement to another."""
_TEMPLATE = re.compile(r"[{}<>\[\]$]|(?:^|/)(?::\w+|\*+|\.{3,}|…|%\w+%|_{2,}\w+_{2,})(?:/|$)")
"""What a route is written with before somebody fills it in: "/portals/{tenant}/", "/portals/:slug/"."""
_GAVE_UP = (
    r"\b(?:used to|formerly|previously|no longer (?:use|offer|accept|run|on|with)|did use|do not use|don['’]t use|stopped using"
    r"|we (?:left|quit)|(?:moved|migrated|switched|changed) (?:away )?from|goodbye to)\s(?:[\w’'-]+\s){0,3}"
)
_PEOPLE_OF = re.compile(
    r"\b(?i:residents|tenants|owners|customers|clients|members|renters|users|people|guests|employees|staff)\s(?:of|at|with)\s"
    r"(?:the\s)?((?:[A-Z0-9][\w&’'.-]*\s?){1,5})"
)
_OF_ANOTHER = re.compile(
    r"\s(?:of|for|at|by)\s(?:the\s)?(?:(?:residents|tenants|owners|customers|clients)\s(?:of|at)\s)?(?:our|an?|the)\s"
    r"(?:sister|parent|partner|former|previous|affiliated?|other)\s(?:[\w-]+\s)?(?:compan(?:y|ies)|firms?|brokerages?|brands?)\b",
    re.IGNORECASE,
)
"""Right behind a link: whose portal it leads to."""
_THEIRS = re.compile(rf"\btheir\s(?:[\w-]+\s){{0,2}}{_THING}\b", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“«‘]|[\"”»]\s*$")
_SPOKEN = re.compile(r"[“\"«][^”\"»]{0,300}$")
_TO = re.compile(r"\bto\W{1,3}(?:the\W)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VendorAddress:
    """An address on a vendor's host: `tenant` is the customer's part, "" where the host names none."""

    vendor: str
    tenant: str


def vendor_address(address: str, spec: LinkedHostField) -> VendorAddress | None:
    """The vendor whose host the address is on; None for others, for the vendor's own pages, placeholders and look-alike hosts.

    Hosts are compared whole: `acme.appfolio.com.example` and `appfolio.com/acme` are nobody's portal.
    """
    host = host_of(address)
    if not host:
        return None
    for vendor, value in spec.values.items():
        tenant = _tenant_of(host, address, value, spec.placeholders)
        if tenant is not None:
            return VendorAddress(vendor, tenant)
    return None


def vendor_marks(spec: LinkedHostField) -> tuple[str, ...]:
    """Lower-case texts of which every address of the field's vendors contains one: a quick look before `vendor_address`."""
    marks: set[str] = set()
    for value in spec.values.values():
        hosts = (*value.hosts, *value.tenant_hosts, *(pattern.partition("/")[0] for pattern in value.tenant_paths))
        marks |= {host.rpartition("{tenant}")[2].removeprefix("*.").removeprefix("www.").lower() for host in hosts}
    return tuple(sorted(marks))


def names_vendor(text: str, value: HostValue) -> bool:
    """Whether one of the vendor's names stands in the text as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in value.names)


def says_of_itself(sentence: str, text: str, name: str = "") -> bool:
    """Whether a sentence with a vendor's name says what its firm uses: no history, no credit of the site's maker, nobody quoted.

    Of "we moved from A to B" it says so of B. A name that no word of use leads in or out ("through", "our", "portal") says nothing.

    Args:
        sentence: around the name. text: the segment that it stands in. name: as it stands there.
    """
    at = max(sentence.lower().find(name.lower()), 0)
    before, behind = (sentence[:at], sentence[at + len(name) :]) if name else (sentence, "")
    if _QUOTED.search(text) or _SPOKEN.search(before):
        return False
    if name and (_ENDED_BEHIND.match(behind) or _PLACE_BEHIND.match(behind)):
        return False
    clause = _clause_around(before, behind, name) if name else sentence
    if _MOVED.search(clause):
        return bool(name and _TO.search(before) and _OWN.search(sentence) and not _FUTURE.search(clause))
    if _COMING.search(clause) or (name and _ENDED_BEFORE.search(before)):
        return False
    if _FORMER.search(_HAVE_WORKED.sub("", _own_part(before) + name + behind)) or (
        is_credit(sentence) and not _OWN.search(sentence)
    ):
        return False
    if name and (is_others_software(last_clause(before) + " ", behind) or is_done_without(before, behind)):
        return False
    if name and is_own_use(before, behind):
        return True
    led = not name or _LEADS_IN.search(before[-40:]) is not None or _LEADS_OUT.match(behind) is not None
    return led and _IN_USE.search(sentence) is not None


def _own_part(before: str) -> str:
    """What leads to a name, from where the firm is the subject of its verb: "Like most firms we pay through" of whatever others do.

    A condition or a denial in front of it holds for all of it.
    """
    *_, we = [None, *_WE_DO.finditer(before)]
    if we is None or _IF.search(before) or not _WE.search(before, 0, we.end()):
        return before
    return before[we.start() :]


def _clause_around(before: str, behind: str, name: str) -> str:
    """What of a sentence is one statement with a vendor's name."""
    end = _TURN.search(behind)
    return _TURN.split(before)[-1] + name + (behind[: end.start()] if end else behind)


def is_given_up(sentence: str, line: str, text: str, value: HostValue) -> bool:
    """Whether the words around a link to a vendor say that the firm no longer uses it: "our old portal (closed)".

    Args:
        sentence: that the link stands in. line: the whole text around. text: the link's own.
    """
    if _CLOSED.search(sentence) or _CLOSED.search(text):
        return True
    named = [each for name in value.names for each in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence)]
    if any(is_done_without(sentence[: each.start()], sentence[each.end() :]) for each in named):
        return True
    return any(re.search(_GAVE_UP + re.escape(name) + r"(?!\w)", line, re.IGNORECASE) for name in value.names)


def is_of_others(sentence: str, text: str, value: HostValue, domain: str) -> bool:
    """Whether the sentence of a link to a vendor says that another firm, or another firm's people, use it.

    Args:
        sentence: around the link. text: the link's own. domain: of the site, whose letters tell the firm's own name.
    """
    at = max(sentence.find(text), 0)
    before = sentence[:at] if text else sentence
    if names_another_firm(text) or _OF_ANOTHER.match(sentence[at + len(text) :] if text else ""):
        return True
    if names_another_firm(last_clause(before)) and not (_OWN.search(text) or names_vendor(before, value)):
        return True
    named = _PEOPLE_OF.search(sentence)
    if named is None or _OWN.search(sentence) or not _THEIRS.search(sentence):
        return False
    return not (is_own_name(named[1], domain) or names_vendor(named[1], value))


def is_own_name(name: str, domain: str) -> bool:
    """Whether a word of a name, or a tenant, stands in the firm's own domain."""
    return any(len(word) > 3 and word in domain for word in re.findall(r"[a-z0-9]+", name.lower()))


def tells_of_move(text: str) -> bool:
    """Whether a firm says of itself that it went from one thing to another."""
    return _MOVED.search(text) is not None and _OWN.search(text) is not None


def is_credit(text: str) -> bool:
    """Whether a text says who made, hosts or runs a website: "Site designed by …"."""
    return _CREDIT.search(text) is not None


def _tenant_of(host: str, address: str, value: HostValue, placeholders: tuple[str, ...]) -> str | None:
    if _is_template(address):
        return None
    tenants = [_between(host, pattern.lower()) for pattern in value.tenant_hosts]
    in_path: list[str] = []
    for pattern in value.tenant_paths:
        pattern_host, _, pattern_path = pattern.lower().partition("/")
        if host == pattern_host.removeprefix("www."):
            in_path.append(_path_tenant(address, pattern_path))
    tenants += in_path
    for tenant in tenants:
        if tenant and not _is_none(tenant, value.not_tenants + placeholders):
            return tenant
    if any(in_path):
        # A sample address that was never filled in is nobody's, though it stands on the vendor's host.
        return None
    return "" if any(_is_host(host, own.lower()) for own in value.hosts) else None


def _is_template(address: str) -> bool:
    """Whether an address still has a placeholder in its path or route: it leads to nobody's portal."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return any(_TEMPLATE.search(unquote(part)) for part in (parts.path, parts.fragment))


def _is_host(host: str, own: str) -> bool:
    if own.startswith("*."):
        return host == own[2:] or host.endswith(own[1:])
    return host == own.removeprefix("www.")


def _between(host: str, pattern: str) -> str:
    before, _, after = pattern.partition("{tenant}")
    if not (host.startswith(before) and host.endswith(after)) or len(host) <= len(before) + len(after):
        return ""
    label = host[len(before) : len(host) - len(after)]
    return label if _LABEL.fullmatch(label) else ""


def _path_tenant(address: str, pattern: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    # Script-driven portals keep their route, tenant included, behind the hash.
    path = unquote(parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else "")).lower()
    before, _, after = pattern.partition("{tenant}")
    if not path.startswith(before):
        return ""
    part = _PATH_PART.match(path, len(before))
    if not part:
        return ""
    rest = path[part.end() :]
    # A pattern that ends in "/" also takes an address that ends right behind the tenant.
    return part.group() if rest.startswith(after) or (not rest and after == "/") else ""


def _is_none(tenant: str, patterns: tuple[str, ...]) -> bool:
    return _SERVICE.fullmatch(tenant) is not None or any(
        tenant.startswith(pattern[:-1].lower()) if pattern.endswith("*") else tenant == pattern.lower()
        for pattern in patterns
    )
