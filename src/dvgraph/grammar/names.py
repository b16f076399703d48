"""Proper names as a shape: runs of capitalised syllables; where a unit's name ends and a person's begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CAPITAL", "NAME", "SYLLABLE", "surnames", "unit_name"]

CAPITAL: Final = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SYLLABLE: Final = rf"(?:[{CAPITAL}][^\W\d_]*(?:['’-][^\W\d_]+)*)"
"""One capitalised syllable: "Mường", "H'leo", "Nam-Tiến", "Bôlykhamxay"."""

# What may follow a number that belongs to a name: "thôn Kê 1, xã …", "khối 5 có …"; before a noun it counts ("xã Na Loi 54 hộ").
_AFTER_NUMBER: Final = r"(?=[.,](?!\d)|[;:)\n\"]|$|[ ](?:\(|-|có|đã|được|là|và|với|ở|tại|đến|thuộc|xã|phường|thị|huyện|quận|nay|cũ|do|không|trở|cùng|tổ|vận|xây|từ|cho))"
# "Mường Xén", "Ea H'leo", "Kê 1", "Tân Lập B", "Đắk R'Lấp"; at most six syllables.
NAME: Final = rf"(?:{SYLLABLE}(?:[ ]{SYLLABLE}){{0,4}}(?:[ ](?:(?:[1-9]\d?[A-E]?|[IVX]{{1,4}}){_AFTER_NUMBER}|[A-E](?!\w)))?)"

_UNIT_NAME: Final = re.compile(NAME)
# "Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế"
_DOUBLE: Final = re.compile(rf"[ ]-[ ]{NAME}")
_RUN: Final = re.compile(rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,8}}")
# A person's name has two to four syllables in most; units of more than four are few.
_PERSON: Final = range(2, 5)
_LONG: Final = 5


@cache
def surnames() -> frozenset[str]:
    """Return the first syllables of people's names, of all peoples of the country (`data/lexicon/surnames.tsv`)."""
    text = resource("data", "lexicon", "surnames.tsv").read_text("utf-8")
    return frozenset(view_of(line).plain for line in text.split("\n")[1:] if line)


def unit_name(plain: str, at: int, is_unit: Callable[[str], bool] | None) -> re.Match[str] | None:
    """Return the name of a unit at a position of a plain text, without the person's name that may run on from it.

    "UBND huyện Kỳ Sơn Vừ Bá Pó": where the whole is no unit that `is_unit` knows by its folded name, and a surname
    stands behind a part that is one, the name ends there; so it does before a surname in a run of five syllables.
    An unknown name of three syllables that begins with a surname is a person's: "Chủ tịch UBND tỉnh Lê Hồng Minh".
    Of villages there is no list: `is_unit` is None.
    """
    name = _UNIT_NAME.match(plain, at)
    if name and (both := _DOUBLE.match(plain, name.end())):
        whole = plain[at : both.end()].lower()
        if is_unit and (is_unit(whole) or is_unit(whole.replace(" - ", " "))):
            return re.compile(r".*", re.DOTALL).match(plain, at, both.end())
    if name is None or name[0].count(" ") < 2 or (is_unit and is_unit(name[0].lower())):
        return name
    run = _RUN.match(plain, at)
    words = run[0].split() if run else []
    tails = [i for i in range(1, len(words)) if len(words) - i in _PERSON and words[i] in surnames()]
    # "TP. HCM Nguyễn Văn An": an abbreviation is a name of its own
    known = [i for i in tails if words[:i] == [words[0].upper()]]
    if is_unit:
        known += [i for i in tails if is_unit(" ".join(words[:i]).lower())]
    if (
        is_unit
        and not known
        and len(words) in _PERSON
        and words[0] in surnames()
        and not name[0][-1].isdigit()
    ):
        return None
    split = known[-1] if known else tails[0] if tails and len(words) >= _LONG else None
    if split is None:
        return name
    return _UNIT_NAME.match(plain, at, at + len(" ".join(words[:split])))
