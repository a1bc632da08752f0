"""Lines that stand above an address without being of it: who is written to, sentences, hours, dates, entries of registers."""

from __future__ import annotations

import re

from leadgen_assets.extract.naming.person_names import person_name

PREMISES = re.compile(
    r"\b(?:building|bldg|house|villa|flat|plot|block|tower|towers|plaza|complex|chambers|arcade|mall|campus|estate|park|zone|sector"
    r"|area|phase|floor|level|suite|office no|unit|room|lot|p\.?\s?o\.?\s?box|p\.?\s?c|post box|opp|near"
    r"|street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|square|highway|nagar|marg|sarani|salai|chowk|colony|jalan|jl|lorong"
    r"|rua|rue|via|viale|piazza|calle|avenida|paseo|ulitsa|ul|allee|platz|ring)\b"
    r"|(?:straße|strasse|strabe|weg|gasse|laan|straat|plein|gracht|vej|gade|gatan|v[äa]gen|gata|katu)\b",
    re.IGNORECASE,
)
"""Words for premises and thoroughfares, as the postal services of Asia and the Continent tell their users to write them."""

_LABEL = re.compile(r"([^\d:]{2,40}):(?=\s?\S)|([^:]{2,30}\d[^:]{0,20}):\s")
_OF_ADDRESSES = re.compile(
    r"address|adress|direcci|indirizzo|office|works|factory|godown|warehouse|showroom|plant|site|branch|headquarter|visit|location"
    r"|postal|mailing|p\.?\s?o|box|door|no\b|suite|shop|landmark|sitz|standort|anschrift|siège|sede|b[üu]ro",
    re.IGNORECASE,
)
"""What the label of an address, or of a part of one, says; every other label's line tells something else."""

_PERSON = re.compile(
    r"(?:Mrs?|Ms|Miss|Dr|Prof|Ing|Dipl\S*|Eng|Capt|Herrn?|Frau|Mme|Monsieur|Madame|Sig|Sig\.ra|Sra?|Shri|Smt|Attn"
    r"|[Aa]ttention|c/o|z\. ?Hd)\b\.?\s"
    r"[A-ZÀ-Þ]"
)
_POST = re.compile(
    r"\b(?:director|manager|owner|proprietor|president|founder|partner|chair(?:man|woman|person)|ceo|inhaber(?:in)?|gesch[äa]ftsf[üu]hr\w+"
    r"|vorstand|g[ée]rant|titolare|gerente|zaakvoerder|bestuurder|jednatel)\b",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"\b(?:HR[AB]\s?\d|Handelsregister|Amtsgericht|USt|VAT|UID|GST(?:IN)?|CIN|TIN|TRN|KvK|BTW|SIRET|SIREN|RCS|C\.?I\.?F"
    r"|N\.?I\.?F|CVR|I[ČC]O|DI[ČC]"
    r"|NIP|KRS|REGON|IBAN|SWIFT|BIC|P\.?\s?IVA|(?:[Rr]eg(?:istration|istered)?|[Cc]ompany|[Ll]icen[cs]e)\.?\s(?:[Nn]o|[Nn]umber))\b"
)
"""Numbers that an imprint states beside its address."""

_ARTICLES = ("Al ", "El ", "La ", "Le ", "De ", "San ", "Santa ", "St")
"""How names of quarters and towns begin that look like a person's."""

_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|june?|juli?y?|aug|sep|o[ck]t|nov|de[cz])[a-zé]{0,6}\.?"
_TIME = re.compile(
    rf"\b\d{{1,2}}(?:[:.]\d\d)?\s?(?:am|pm|a\.m|p\.m|uhr|hrs)\b|\b\d{{1,2}}[:.]\d\d\s?[-–]\s?\d{{1,2}}[:.]\d\d"
    rf"|\b(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s|\d{{1,2}}\.?\s{_MONTH}\s)(?:19|20)\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d\b"
    r"|\b(?:opening|working|office|business)\s(?:hours|times)\b|\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:day)?s?\s?(?:-"
    r"|–|to)\s?(?:mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|is|are|was|were|since|[Ss]ince|has|have|can|will|this|[Tt]his|that|they|with|who|from"
    r"|more|nights?|days?|years"
    r"|[Ww]ir|[Uu]nser\w{0,2}|[Ii]hre?n?|seit|[Ss]eit|ist|sind|mit|f[üu]r|[Nn]ous|[Nn]otre|votre|depuis|[Nn]uestr[ao]s?"
    r"|desde|para|siamo|nostr[aoie])\b"
)
"""Words of sentences that no address is written with, in the languages most often met; an address's own may be in small letters."""

_IN_CARE = re.compile(r"\W{0,3}(?:c\s?/\s?o|care of|attn|attention)\b", re.IGNORECASE)
_SENT_THERE = re.compile(
    r"^\W{0,3}(?:(?:please|come)\s(?:and\s)?)?(?:visit|see|find|meet|(?:mail|write|send|deliver|ship)(?:\s\w+)?\sto)\s(?:us\sat\s)?(?:the\s)?(?=(?-i:[A-Z\d]))",
    re.IGNORECASE,
)
_PLACE_THERE = re.compile(r"\s(?:(?:office|location|showroom|branch|store|shop)s?|today|now|in person|at)\W*$")
""" "Visit the Maple Hollow office": in small letters it is no more of the name."""
_STOP = re.compile(r"[^\W\d_]{4,}[.!]$|\b(?:19|20)\d\d[.!]$|[!?]$")
_FEWEST_SAID = 3
_SMALL = re.compile(r"(?<![\w'’.-])[^\W\d_A-ZÀ-Þ]{5,}\b")
"""Words in small letters; a line of two without number and premises is a slogan."""


def names_addressee(text: str) -> bool:
    """Whether a line tells who is written to, or something that has a label of its own: the address begins below it.

    >>> names_addressee("Inhaber: Hans Braun"), names_addressee("Mr. Anil Kapoor (Director)"), names_addressee("Door no: 7")
    (True, True, False)
    """
    label = _LABEL.match(text)
    if label and not _OF_ADDRESSES.search(label.group()) and not PREMISES.search(label.group()):
        return True
    if _REGISTERED.search(text):
        return True
    if PREMISES.search(text) or re.search(r"\d", text):
        return False
    person = person_name(text) if "," not in text and not text.startswith(_ARTICLES) else None
    return bool(_PERSON.match(text) or _POST.search(text) or (person is not None and person.known))


def name_above_street(text: str) -> str:
    """What a line right above a street may call the firm: without the verb that sends people there; "" where it says in whose care.

    >>> name_above_street("Visit Maple Hollow"), name_above_street("c/o Ashby Realty"), name_above_street("Maple Hollow")
    ('Maple Hollow', '', 'Maple Hollow')
    """
    if _IN_CARE.match(text):
        return ""
    bare = _SENT_THERE.sub("", text)
    return text if bare == text else _PLACE_THERE.sub("", bare)


def is_told(text: str) -> bool:
    """Whether a line is a sentence, a slogan, hours or a date: no part of an address, and no sign that one follows."""
    if _TIME.search(text):
        return True
    words = text.split()
    if len(words) >= _FEWEST_SAID and (_SAID.search(text) or (_STOP.search(text) and _SMALL.search(text))):
        return True
    return not PREMISES.search(text) and not re.search(r"\d", text) and len(_SMALL.findall(text)) > 1
