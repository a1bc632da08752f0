"""Made-up people: staff with titles and addresses, clients and guest authors who are not staff."""

from __future__ import annotations

from dataclasses import dataclass

from leadgen_assets.demo.dice import Dice
from leadgen_assets.demo.spelling import plain
from leadgen_assets.demo.traps import Trap
from leadgen_assets.demo.words import keyed


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the staff.

    Attributes:
        rung: 1 for owners and presidents to 6 for maintenance, the order in which people are wanted.
        title, email, linkedin_url: as the pages show them, "" where they show none.
        email_shown: "link", "text" or "spelled" ("name [at] firm [dot] example").
        extension: of the telephone, 0 where none is shown.
    """

    full_name: str
    rung: int
    title: str
    email: str
    email_shown: str
    linkedin_url: str
    extension: int


def staff(
    dice: Dice, count: int, domain: str, traps: tuple[Trap, ...], accents: bool, sales: bool
) -> tuple[Person, ...]:
    """`count` people, the highest first, with one way of making mailbox names a firm.

    Args:
        accents: the first person's name has letters beyond ASCII. sales: titles of a firm that manages nothing.
    """
    names = _names(dice, count, accents)
    rungs = [1, *sorted(dice.number(1 if place == 0 else 2, 6) for place in range(count - 1))]
    titles = keyed("titles")
    way = dice.pick(("first", "first.last", "flast"))
    shown = "spelled" if Trap.OBFUSCATED_EMAIL in traps else dice.pick(("link", "link", "text"))
    used: list[str] = []
    found = []
    for name, rung in zip(names, rungs, strict=True):
        held = titles[f"sales{rung}" if sales else str(rung)]
        title = dice.pick([title for title in held if title not in used] or held)
        used.append(title)
        found.append(
            Person(
                full_name=name,
                rung=rung,
                title="" if Trap.UNTITLED_PEOPLE in traps else title,
                email="" if Trap.GENERIC_INBOX in traps or dice.chance(0.2) else _mailbox(name, way, domain),
                email_shown=shown,
                # No real profile is called so: the slug says that it is an example.
                linkedin_url=f"https://www.linkedin.com/in/example-{plain(name)}-{dice.number(7000, 7999)}"
                if dice.chance(0.3)
                else "",
                extension=dice.number(101, 119) if dice.chance(0.3) else 0,
            )
        )
    return tuple(found)


def outsiders(firm_people: tuple[Person, ...], dice: Dice, count: int) -> list[str]:
    """Names of people who are not on the staff."""
    words = keyed("people")
    taken = {word for person in firm_people for word in person.full_name.split()}
    given = dice.some([word for word in words["given"] if word not in taken], count)
    family = dice.some([word for word in words["family"] if word not in taken], count)
    return [" ".join(pair) for pair in zip(given, family, strict=True)]


def _names(dice: Dice, count: int, accents: bool) -> list[str]:
    words = keyed("people")
    given, family = dice.some(words["given"], count), dice.some(words["family"], count)
    if accents:
        given[0], family[0] = dice.pick(words["accented_given"]), dice.pick(words["accented_family"])
    middle = [f" {dice.pick('ABCDEJLMRST')}." if dice.chance(0.1) else "" for _ in given]
    return [f"{first}{initial} {last}" for first, initial, last in zip(given, middle, family, strict=True)]


def _mailbox(name: str, way: str, domain: str) -> str:
    words = name.split()
    first, last = plain(words[0]), plain(words[-1])
    box = {"first": first, "first.last": f"{first}.{last}", "flast": f"{first[0]}{last}"}[way]
    return f"{box}@{domain}"
