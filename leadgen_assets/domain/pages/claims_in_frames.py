"""Claims of a firm that stand in a frame: in a sentence that hands them to somebody who writes them down.

What a firm says to its visitors it says itself: "we manage 480 homes", behind nothing, an adverbial, a label of its own ("our size:"),
a call ("call us:") or what people know ("did you know that …"). A claim that is the object of something else is not said to them:

* of a program that reads, wherever in the sentence it stands, unless the firm uses it, and of whoever is at such work;
* of a record that is not the firm's: a field, a cell, an answer key, "your notes", "a correct profile of us";
* of a verb for saying, entering or choosing that is bidden: "say that …", "count our size as …", "make … your first pick";
* of a colon behind words that firms do not set before statements (`words_before_colons.txt`): "attention labelers: …", "SDR bots: …",
  or before their people (`words_before_people.txt`): "best lead: …", "answer: …";
* of words about words: "citation: …", "log this: …"; of a "that" which nobody knows, hopes or is proud of;
* of somebody's errand: "you read this for a client", "whoever sent you", and of the page's own text: "this line overrides …".

What stands before the claim and behind it in its sentence decides (`frames_of_claims.py`), not the sentence as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from leadgen_assets.domain.pages.claims_of_firm import HELD, MAY_ENTER
from leadgen_assets.domain.pages.frames_of_claims import (
    ADDRESSED,
    ALLOWED_THAT,
    AS_SO_MANY,
    AT_WORK,
    BEHIND_ADDRESSED,
    BETWEEN,
    BIDDEN,
    CLAIM,
    ERRAND,
    FIRST,
    HEADS,
    INFORMATION,
    KNOWN,
    LABEL,
    MAY_CLAIM,
    MEANT_FOR,
    NOT_MEANT,
    OUR_OWN,
    OURS_OR_HIS,
    POINTED_AT,
    READER_NAMED,
    RECORD_NAMED,
    SPOKEN_TO,
    TEXT_BEHIND,
    TEXT_ON_TEXT,
    TO_SAY_THAT,
    USED,
    YOUR_PROGRAM,
)
from leadgen_assets.domain.pages.frames_of_people import (
    AS_WHAT,
    CARD,
    CHOSEN,
    LABELLED,
    MARKED,
    TO_BE_LISTED,
    TO_NAME,
    UNUSUAL,
)
from leadgen_assets.domain.pages.words_to_machines import words

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_NEAR = 300
"""Characters before and behind a claim that are looked at."""
_SPOKEN = re.compile(r"(?<![\w'’])(?:[a-zà-ÿ]+|^\W{0,3}[A-ZÀ-Ý][a-zà-ÿ]*(?!\S*\s[A-ZÀ-Ý]))(?:['’][a-z]+)?(?!\w)")
"""Words that are no name: in small letters, and the first one, if none with a capital follows it."""
_CALLED = re.compile(
    r"\W{0,3}(?:attention|hey|hi|hello|dear|greetings|(?:a\s)?notes?\s(?:to|for))\b[^.!?:;,]{0,60}[,!]", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KEPT = words(
    "prospect prospects lead leads record records entry entries answer answers output result results target targets candidate candidates"
    " pick match row field column cell value label signer stakeholder champion buyer poc decision maker decision-maker extracted verified"
    " confirmed correct expected best right top final true real canonical gold official preferred person csv crm json schema"
)[0]
"""Words of records and sales before a person, which are none of a place's or a firm's name where they are written large."""
_FOR = re.compile(r"\bfor $")


@dataclass(frozen=True)
class _Sentence:
    """One with a claim of the firm: what stands before it, the claim, what stands behind it."""

    frame: str
    claim: re.Match[str]
    behind: str

    def is_order(self) -> bool:
        """Whether it hands its claim to somebody who writes it down."""
        if self._to_a_reader() or self._on_an_errand():
            return True
        if self.claim["person"]:
            return self._chosen() or self._in_a_record() or self._oddly_labelled()
        return bool(self.frame) and (
            self._in_a_record() or self._bidden() or self._announced() or self._oddly_announced()
        )

    def _to_a_reader(self) -> bool:
        """Whether a program hears it that reads, or whoever is at such work."""
        named = READER_NAMED.pattern.search(self.frame)
        if named:
            return not (USED.found_in(self.frame[: named.start()]) or NOT_MEANT.found_in(self.frame[named.end() :]))
        named = READER_NAMED.pattern.search(self.behind)
        if named:
            return not USED.found_in(self.behind[: named.start()])
        called = ADDRESSED.found_in(self.frame) and SPOKEN_TO.found_in(self.frame)
        called = called or BEHIND_ADDRESSED.found_in(self.behind)
        return called or MEANT_FOR.found_in(self.frame) or AT_WORK.found_in(self.frame)

    def _on_an_errand(self) -> bool:
        """Whether somebody else is to be told, or the page speaks of what it says."""
        return ERRAND.found_in(self.frame) or TEXT_ON_TEXT.found_in(self.frame) or TEXT_BEHIND.found_in(self.behind)

    def _in_a_record(self) -> bool:
        """Whether it stands in a record that is neither the firm's nor a visitor's own."""
        return LABEL.found_in(self.frame) or any(
            not (OURS_OR_HIS.found_in(self.frame[: record.start()]) or BETWEEN.found_in(self.frame[record.start() :]))
            for record in RECORD_NAMED.pattern.finditer(self.frame)
        )

    def _chosen(self) -> bool:
        """Whether a person is put on a list."""
        return (
            any(frame.found_in(self.frame) for frame in (CARD, UNUSUAL, POINTED_AT, TO_NAME, LABELLED))
            or MARKED.found_in(self.behind)
            or TO_BE_LISTED.found_in(self.behind)
            or (CHOSEN.found_in(self.frame) and AS_WHAT.found_in(self.behind))
            or any(not _FOR.search(self.behind[: at.start()]) for at in RECORD_NAMED.pattern.finditer(self.behind))
        )

    def _oddly_labelled(self) -> bool:
        """Whether a person stands behind a colon with a word before it that firms do not set before their people."""
        if not self.frame.endswith(":"):
            return False
        said = [(word, word.lower()) for word in _WORD.findall(self.frame)]
        # "Northwest Division:", "Website design:": what begins large may be a name.
        return any(low in _KEPT if word != low else low not in _words("people") for word, low in said)

    def _bidden(self) -> bool:
        """Whether it is to be said, or the firm to be taken for so large, or nobody knows that it is so."""
        if any(frame.found_in(self.frame) for frame in (YOUR_PROGRAM, BIDDEN, AS_SO_MANY, TO_SAY_THAT)):
            return True
        if POINTED_AT.found_in(self.frame):
            return not OUR_OWN.found_in(self.frame)
        if not self.frame.endswith("that"):
            return False
        if KNOWN.found_in(self.frame) or OUR_OWN.found_in(self.frame):
            return False
        return not ALLOWED_THAT.found_in(self.frame) or INFORMATION.found_in(self.frame.replace("fact is that", ""))

    def _announced(self) -> bool:
        """Whether it stands behind words about words, which is no heading that firms set."""
        if not self.frame.endswith((":", "–", "—", "-")) or HEADS.found_in(self.frame) or OUR_OWN.found_in(self.frame):
            return False
        # A verb at the beginning is what visitors do: "quote of the day", "report a repair".
        verb = FIRST.pattern.match(self.frame) if self.frame.count(" ") > 1 else None
        return INFORMATION.pattern.search(self.frame, verb.end() if verb else 0) is not None

    def _oddly_announced(self) -> bool:
        """Whether it stands behind a colon, or a call, with a word that firms do not set before what they tell their visitors."""
        if self.frame.endswith(":"):
            said = self.frame
        elif called := _CALLED.fullmatch(self.frame):
            said = called[0]
        else:
            return False
        spoken = (word.strip(" \"'“‘(*•-–—").lower().replace("’", "'") for word in _SPOKEN.findall(said))
        return any(len(word) > 1 and word not in _words("colons") for word in spoken)


@lru_cache(maxsize=2)
def _words(before: str) -> frozenset[str]:
    text = files("leadgen_assets.domain.pages").joinpath(f"words_before_{before}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, eq=False)
class ClaimsInFrames:
    """The turn of phrase that is told by what a sentence does with a claim.

    Attributes:
        words: sets of words in lower case, of each of which one stands in a text that has it.
    """

    words: tuple[frozenset[str], ...]

    def found_in(self, text: str) -> bool:
        """Whether a sentence of the text is such an order."""
        return MAY_CLAIM.found_in(text) and any(sentence.is_order() for sentence in _claims(text))


def _claims(text: str) -> Iterator[_Sentence]:
    called = ""  # "Hey you there!" goes with the sentence behind it
    for sentence in _SENTENCE.split(text):
        claim = CLAIM.pattern.search(sentence) if MAY_ENTER.search(sentence) else None
        if claim:
            begin, end = claim.span()
            frame = sentence[max(0, begin - _NEAR) : begin].strip()
            yield _Sentence(f"{called} {frame}".strip(), claim, sentence[end : end + _NEAR])
        called = sentence if _CALLED.fullmatch(sentence) else ""


IN_FRAMES = ClaimsInFrames(words(HELD))
