"""When a record and gold say the same thing, kind by kind."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dvgraph.model import Span

__all__ = ["ATTRIBUTES", "Quoted", "agrees", "fold", "same_fact"]


class Quoted(NamedTuple):
    """What a record or gold says (`keys`), in which words (`quote`), and where, if it is at one place."""

    type: str
    quote: str
    keys: Mapping[str, Any]
    span: Span | None = None


_NOT_A_WORD: Final = re.compile(r"[\s\"'()\[\],.;:]+")
_HYPHEN: Final = re.compile(r" ?- ?")


def fold(words: object) -> str:
    """Return words in one spelling: NFC, tone marks placed one way, lower case, plain marks and spaces.

    >>> fold("Huyện  uỷ “Kỳ Sơn”, giai đoạn 2016 – 2020")
    'huyện ủy kỳ sơn giai đoạn 2016-2020'
    """
    folded = view_of(unicodedata.normalize("NFC", str(words))).folded
    return _HYPHEN.sub("-", _NOT_A_WORD.sub(" ", folded)).strip()


# What stands before the name of a unit: "tỉnh Nghệ An", "nước CHDCND Lào", "TP. Vinh".
_LEVEL_WORDS: Final = re.compile(
    r"""(?:(?: nước[ ]bạn | nước | chdcnd | chnd | cộng[ ]hòa[ ](?:dân[ ]chủ[ ])?nhân[ ]dân
      | vương[ ]quốc | trấn | hương | thành[ ]phố | tỉnh | quận | huyện | thị[ ]xã | thị[ ]trấn | phường | xã
      | cụm[ ]bản | thôn | bản | xóm | khối | khóm | làng | ấp | buôn | tp | tx | tt )[ ])+""",
    re.VERBOSE,
)
_MOSTLY: Final = 0.6
_SYMMETRIC: Final = frozenset({"twinned_with", "borders"})
# Two offices in one phrase: "Ủy viên Ban Thường vụ, Trưởng ban Dân vận kiêm Chủ tịch MTTQ".
_OFFICES: Final = re.compile(r"[,;]| kiêm | và |[-–](?= )", re.IGNORECASE)


def _bare(name: object) -> str:
    folded = fold(name)
    return _LEVEL_WORDS.sub("", folded, count=1) if _LEVEL_WORDS.match(folded) else folded


def _compact(number: object) -> str:
    return re.sub(r"\s", "", fold(number))


def _mostly_same(one: str, other: str) -> bool:
    """Tell whether one stands inside the other, at whole words, and is at least 60 % of it."""
    short, long = sorted((one, other), key=len)
    if not short or len(short) < _MOSTLY * len(long):
        return False
    return f" {short} " in f" {long} "


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value)).normalize()
    except InvalidOperation:
        return None


def _same_document(said: Quoted, gold: Quoted) -> bool:
    if gold.keys.get("number") and said.keys.get("number"):
        return _compact(said.keys["number"]) == _compact(gold.keys["number"])
    if gold.keys.get("number") or said.keys.get("number"):
        return False
    return _mostly_same(fold(said.quote), fold(gold.quote))


def _same_place(said: Quoted, gold: Quoted) -> bool:
    return said.keys["level"] == gold.keys["level"] and _bare(said.keys["name"]) == _bare(gold.keys["name"])


def _same_quantity(said: Quoted, gold: Quoted) -> bool:
    return (
        all(
            _number(said.keys.get(key)) == _number(gold.keys.get(key)) for key in ("value", "of", "value_max")
        )
        and fold(said.keys["unit"]).split(" ")[:1] == fold(gold.keys["unit"]).split(" ")[:1]
    )


def _same_name(said: Quoted, gold: Quoted) -> bool:
    return fold(said.keys["name"]) == fold(gold.keys["name"])


def _same_programme(said: Quoted, gold: Quoted) -> bool:
    one, other = fold(said.keys["name"]), fold(gold.keys["name"])
    return _mostly_same(one, other) or _mostly_same(one, fold(gold.quote))


def _same_period(said: Quoted, gold: Quoted) -> bool:
    return all(said.keys[key] == gold.keys[key] for key in ("first", "last"))


def _same_organization(said: Quoted, gold: Quoted) -> bool:
    names = (gold.quote, *gold.keys.get("alt_quotes", ()))
    return any(_mostly_same(fold(said.quote), fold(name)) for name in names)


def _same_end(said: object, gold: object) -> bool:
    one, other = _bare(said), _bare(gold)
    # "Đề án số 02- ĐA/TU ngày 10/10/2016" is the end "02-ĐA/TU".
    is_number = any(c.isdigit() for c in other) and any(c in "/-" for c in other)
    return (is_number and _compact(gold) in _compact(said)) or _mostly_same(one, other)


def _same_role(said: object, gold: object) -> bool:
    if _mostly_same(fold(said), fold(gold)):
        return True
    ones, others = (_OFFICES.split(str(role)) for role in (said, gold))
    return any(_mostly_same(fold(one), fold(other)) for one in ones for other in others)


def _same_relation(said: Quoted, gold: Quoted) -> bool:
    kind = gold.keys["relation"]
    if said.keys["relation"] != kind:
        return False
    a, b, gold_a, gold_b = said.keys["a"], said.keys["b"], gold.keys["a"], gold.keys["b"]
    if kind == "holds_role":
        return _same_end(a, gold_a) and _same_role(b, gold_b)
    if _same_end(a, gold_a) and _same_end(b, gold_b):
        return True
    return kind in _SYMMETRIC and _same_end(a, gold_b) and _same_end(b, gold_a)


_SAME: Final[dict[str, Callable[[Quoted, Quoted], bool]]] = {
    "document": _same_document,
    "place": _same_place,
    "organization": _same_organization,
    "person": _same_name,
    "quantity": _same_quantity,
    "period": _same_period,
    "ethnic_group": _same_name,
    "programme": _same_programme,
    "relation": _same_relation,
}


def same_fact(said: Quoted, gold: Quoted) -> bool:
    """Tell whether a record says what gold of the same type says."""
    return said.type == gold.type and _SAME[gold.type](said, gold)


def _equal(one: object, other: object) -> bool:
    return fold(one) == fold(other)


ATTRIBUTES: Final[dict[str, dict[str, Callable[[object, object], bool]]]] = {
    "document": {"date": _equal, "issuer": _same_end, "kind": _equal},
    "place": {"within": _same_end, "country": _equal},
    "organization": {"category": _equal},
    "person": {"role": _same_role},
    "quantity": {"comparator": _equal, "unit": _equal, "per": _equal},
    "relation": {"date": _equal},
}
"""What is compared of two that say the same fact, and how."""


def agrees(type_: str, attribute: str, said: object, gold: object) -> bool:
    """Tell whether a value of an attribute is the one of gold; None is equal to None only."""
    if said is None or gold is None:
        return said is gold
    return ATTRIBUTES[type_][attribute](said, gold)
