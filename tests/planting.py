"""Reports made from `tests/ledger/planted/`, in which it is known which sentences are right and which are not."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "ledger" / "planted"
Pattern = dict[str, Any]


class Place(NamedTuple):
    """A district as the reports name it; `communes` is how many it had at the end of 2020."""

    province: str
    unit: str
    abroad: str
    communes: int


class Draw(NamedTuple):
    """How a pattern is filled: for which place, with a wrong number or not, by which chance."""

    place: Place
    wrong: bool
    chance: random.Random


class Item(NamedTuple):
    """Words of a report at `start`, and whether one number in them was made wrong."""

    kind: str
    text: str
    wrong: bool
    start: int


class Planted(NamedTuple):
    """A report and the items in it, in order."""

    name: str
    text: str
    items: tuple[Item, ...]


def places() -> list[Place]:
    rows = (FOLDER / "places.tsv").read_text("utf-8").splitlines()[1:]
    return [Place(a, b, c, int(d)) for a, b, c, d in (row.split("\t") for row in rows)]


@cache
def patterns(table: str) -> dict[str, list[Pattern]]:
    return tomllib.loads((FOLDER / f"{table}.toml").read_text("utf-8"))


def dotted(number: int) -> str:
    """Write a number as reports do: two digits at least, thousands by points."""
    return f"{number:02,}".replace(",", ".") if number else "0"


def sum_(pattern: Pattern, draw: Draw) -> dict[str, str]:
    parts = {name: draw.chance.randint(*bounds) for name, bounds in pattern["ranges"].items()}
    total = sum(parts.values()) + pattern.get("one", 0)
    if draw.wrong and pattern.get("wrong") == "over":
        total -= draw.chance.randint(1, 2)
    elif draw.wrong:
        total += draw.chance.choice((-3, -2, -1, 1, 2, 3))
    return {name: dotted(value) for name, value in parts.items()} | {"T": dotted(total)}


def percent(pattern: Pattern, draw: Draw) -> dict[str, str]:
    whole = draw.chance.randint(*pattern["whole"])
    part = draw.chance.randint(whole // 3, whole - 1)
    step = Decimal(1).scaleb(-pattern["decimals"])
    share = (Decimal(100 * part) / whole).quantize(step, ROUND_HALF_UP)
    if draw.wrong:
        share += draw.chance.choice([slip for slip in (-20, -9, -6, 6, 9, 20) if 0 < share + slip < 100])
    return {"p": dotted(part), "w": dotted(whole), "%": str(share).replace(".", ",")}


def fraction(pattern: Pattern, draw: Draw) -> dict[str, str]:
    whole = draw.chance.randint(*pattern["whole"])
    part = draw.chance.randint(whole // 2, whole - 1)
    part, whole = (whole, part) if draw.wrong else (part, whole)
    return {"p": str(part), "w": str(whole)}


def span(pattern: Pattern, draw: Draw) -> dict[str, str]:
    first, years = draw.chance.randint(2010, 2013), draw.chance.randint(3, 7)
    told = years + (1 if pattern.get("after") else draw.chance.choice((-2, 1, 2))) if draw.wrong else years
    return {"first": str(first), "last": str(first + years - 1), "n": dotted(told)}


def neighbours(pattern: Pattern, draw: Draw) -> dict[str, str]:
    near = draw.chance.randint(2, 4)
    return {
        "x": dotted(near),
        "y": dotted(near + draw.chance.randint(1, 2) if draw.wrong else near - draw.chance.randint(0, 1)),
    }


def within(pattern: Pattern, draw: Draw) -> dict[str, str]:
    once = draw.chance.randint(*pattern["range"])
    return {
        "x": dotted(once),
        "y": dotted(once + draw.chance.choice((-20, -9, -1, 1, 9, 20)) if draw.wrong else once),
    }


def average(pattern: Pattern, draw: Draw) -> dict[str, str]:
    households = draw.chance.randint(12, 400)
    least, most = pattern["wrong" if draw.wrong else "right"]
    each = draw.chance.randint(least, most)
    money = households * each // 1000 * 1000 or 1000
    return {"h": dotted(households), "m": dotted(money)}


def divisions(pattern: Pattern, draw: Draw) -> dict[str, str]:
    return {"c": dotted(draw.place.communes + (draw.chance.choice((-2, -1, 1, 2)) if draw.wrong else 0))}


def nothing(pattern: Pattern, draw: Draw) -> dict[str, str]:
    return {}


FILLERS: dict[str, Callable[[Pattern, Draw], dict[str, str]]] = {
    "sum": sum_,
    "percent": percent,
    "fraction": fraction,
    "span": span,
    "neighbours": neighbours,
    "within": within,
    "average": average,
    "divisions": divisions,
    "citation": nothing,
    "lifetimes": nothing,
    "holders": nothing,
    "sound": nothing,
}


def written(kind: str, pattern: Pattern, draw: Draw) -> str:
    """Fill a pattern, so that it is right or has one number that is not."""
    values = FILLERS[kind](pattern, draw)
    text: str = pattern["text"] if "text" in pattern else pattern["wrong" if draw.wrong else "right"]
    place = draw.place
    values |= {"huyện": place.unit, "Huyện": place.unit[0].upper() + place.unit[1:], "nước": place.abroad}
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def chosen(place: Place, turn: int, table: str) -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns of a report: each kind in turn, and of one topic no more than one."""
    topics: set[str] = set()
    for kind, choice in patterns(table).items():
        if kind == "neighbours" and not place.abroad:
            continue
        several = {"sum": 3, "percent": 2, "citation": 2}.get(kind, 1)
        for i in range(several):
            pattern = choice[(turn * several + i) % len(choice)]
            topic = pattern.get("topic", pattern.get("text") or pattern["right"])
            if topic not in topics:
                topics.add(topic)
                yield kind, pattern


def planted(seed: int = 1, table: str = "patterns") -> Iterator[Planted]:
    """Yield a report for each place, with two or three sentences in it that are wrong."""
    for turn, place in enumerate(places()):
        chance = random.Random(f"{seed}/{place.unit}")  # noqa: S311 (no secret is made of it)
        picked = list(chosen(place, turn, table))
        chance.shuffle(picked)
        wrongs = set(
            chance.sample([i for i, (kind, _) in enumerate(picked) if kind != "sound"], 2 + turn % 2)
        )
        text = f"{place.unit[0].upper()}{place.unit[1:]} (tỉnh {place.province}) với công tác dân vận\n\n"
        items = []
        for i, (kind, pattern) in enumerate(picked):
            words = written(kind, pattern, Draw(place, i in wrongs, chance))
            items.append(Item(kind, words, i in wrongs, len(text)))
            text += words + "\n\n"
        yield Planted(place.unit, text, tuple(items))
