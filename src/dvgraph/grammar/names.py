"""Proper names as a shape: runs of capitalised syllables; where a unit's name ends and a person's begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dvgraph.reading import view_of
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CAPITAL", "NAME", "NUMBERED", "SYLLABLE", "less_person", "own_name", "surnames", "unit_name"]

CAPITAL: Final = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SYLLABLE: Final = (
    rf"(?:[{CAPITAL}][^\W\d_]*(?:['’-](?!Việt[ ]Nam|Lào(?!\w)|Trung[ ]Quốc|Campuchia)[^\W\d_]+)*)"
)
"""One capitalised syllable: "Mường", "H'leo", "Nam-Tiến", "Bôlykhamxay"; of "Hướng Hóa-Việt Nam" the country is none of it."""

# What may follow a number that belongs to a name: "thôn Kê 1, xã …", "khối 5 có …", "quận 3 Lê Văn A"; before a noun
# it counts: "xã Na Loi 54 hộ", "XÃ NA LOI 6 THÁNG ĐẦU NĂM".
_AFTER_NUMBER: Final = (
    rf"(?=[.,](?!\d)|[;:)\n\"]|$|[ ]?[(]|[ ]-|[ ](?=.[^\W\d_{CAPITAL}]){SYLLABLE}[ ]{SYLLABLE}|[ ](?:có|đã|được|là|và|với|ở|tại|đến|thuộc|xã|phường|thị|huyện|quận|nay|cũ|do|không|trở|cùng"
    r"|tổ|vận|xây|từ|cho|kết|ký|hiến|góp|thực|phối|tham|triển|ra|vào|hai|đều|bị|cách|nằm|giáp|tiếp|vừa|hiện|đang|luôn|tự|giữ|đạt|sẽ|mở|trao|tặng|khám|trồng|giúp|gồm|họp)(?!\w))"
)
# "Mường Xén", "Ea H'leo", "Kê 1", "Tân Lập B", "Đắk R'Lấp"; at most six syllables.
NAME: Final = rf"(?:{SYLLABLE}(?:[ ]{SYLLABLE}){{0,4}}(?:[ ](?:(?:[1-9]\d?[A-E]?|[IVX]{{1,4}}){_AFTER_NUMBER}|[A-E](?!\w)))?)"

NUMBERED: Final = rf"(?:(?:số[ ])?(?:0?[1-9]|[1-3]\d)[A-E]?{_AFTER_NUMBER})"
"""A number in the place of a name: "ấp 8C", "Phường 12", "tổ dân phố số 5"."""

_UNIT_NAME: Final = re.compile(NAME)
# "Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế"
_DOUBLE: Final = re.compile(rf"[ ]-[ ]{NAME}")
_RUN: Final = re.compile(rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{0,8}}")
# A person's name has two to four syllables in most; units of more than four are few.
_PERSON: Final = range(2, 5)
_SHORT: Final = 2
_LONG: Final = 5

# Words of a body's own name that begin with a capital or with none: "Công ty TNHH | Đầu tư và Phát triển | Hoàng Long".
_TRADES: Final = (
    r"(?:đầu[ ]tư|phát[ ]triển|xây[ ]dựng|xây[ ]lắp|thương[ ]mại|dịch[ ]vụ|sản[ ]xuất|chế[ ]biến|kinh[ ]doanh|xuất[ ]nhập[ ]khẩu|du[ ]lịch|vận[ ]tải|nông[ ]nghiệp|lâm[ ]nghiệp|nông[ ]lâm"
    r"|thủy[ ]lợi|thủy[ ]điện|thủy[ ]sản|cà[ ]phê|cao[ ]su|chè|mía[ ]đường|môi[ ]trường|đô[ ]thị|công[ ]nghiệp|công[ ]nghệ|thực[ ]phẩm|dược[ ]liệu|dược[ ]phẩm|khoáng[ ]sản|năng[ ]lượng|viễn[ ]thông|cấp[ ]nước|cơ[ ]khí|điện[ ]lực|pháp[ ]luật|nông[ ]thôn|khu[ ]công[ ]nghiệp|bất[ ]động[ ]sản|địa[ ]ốc|thuốc[ ]lá|tiếp[ ]vận|tư[ ]vấn|giao[ ]thông|giống|vật[ ]tư|hạ[ ]tầng|đường[ ]cao[ ]tốc|bảo[ ]hiểm|dầu[ ]khí|quản[ ]lý|khai[ ]thác|hàng[ ]không|hàng[ ]hải|cung[ ]ứng|tổng[ ]hợp|lương[ ]thực|quang[ ]điện|phụ[ ]nữ|pháp[ ]luật|biên[ ]phòng|dân[ ]tộc|đại[ ]đoàn[ ]kết|quân[ ]đội|nhân[ ]dân|nông[ ]nghiệp|công[ ]an|thanh[ ]niên)"
)
_OWN_NAME: Final = re.compile(
    rf"""(?:,?[ ](?:(?:và|-|&)[ ])?(?i:{_TRADES})(?!\w)){{0,6}}
    (?:[ ](?: (?=[{CAPITAL}])(?i:{_TRADES})(?!\w) | (?:-[ ](?!(?:Phó|Trưởng|Giám|Chủ|Bí|Ủy|Ông|Bà|Ảnh)\b))?{SYLLABLE}
        | (?:số[ ])?\d{{1,4}}{_AFTER_NUMBER} | [IVX]{{1,4}}(?!\w) | [A-E](?!\w))){{0,8}}""",
    re.VERBOSE,
)
# One syllable with a capital before a small letter is half a word: "báo Kết quả", "Đại học Ngoại thương".
_VOWELS: Final = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_HALF_WORD: Final = re.compile(
    rf"[ ](?i:[bcdđghklmnpqrstvx]{{0,3}}[{_VOWELS}]{{1,3}}(?:ch|ng|nh|c|m|n|p|t)?)[ ][^\W\d_A-ZĐ]"
)
# "Công ty cổ phần | tiếp vận Đông Sài Gòn": small letters before the name
_SMALL: Final = re.compile(
    rf"(?:[ ](?!(?:đã|có|là|được|cho|ở|tại|và|trên|trong|của|với|để|do|cùng|sẽ|vẫn|này|nói|phải|bị|từ|đến|thì|mà)[ ])[a-zà-ỹđ]{{2,7}}){{1,5}}(?=[ ][{CAPITAL}])"
)
# "Công ty Cổ phần | Nông sản Thương mại Quảng Trị": each word of two syllables has one capital
_PAIRED: Final = re.compile(
    rf"(?:[ ]{SYLLABLE}(?:[ ](?!(?:và|của|là|do|tại|đã|cùng|với|ở|có|cho|sẽ)[ ])[a-zà-ỹđ]{{1,6}}(?=[ ][{CAPITAL}]))?){{2,8}}"
)
_QUOTED_NAME: Final = re.compile(r'[ ]"[^"\n]{2,60}"')


@cache
def surnames() -> frozenset[str]:
    """Return the first syllables of people's names, of all peoples of the country (`data/lexicon/surnames.tsv`)."""
    text = resource("data", "lexicon", "surnames.tsv").read_text("utf-8")
    return frozenset(view_of(line).plain for line in text.split("\n")[1:] if line)


def unit_name(
    plain: str, at: int, is_unit: Callable[[str], bool] | None, *, office: bool = True
) -> re.Match[str] | None:
    """Return the name of a unit at a position of a plain text, without the person's name that may run on from it.

    "UBND huyện Kỳ Sơn Vừ Bá Pó": where the whole is no unit that `is_unit` knows by its folded name, and a surname
    stands behind a part that is one, the name ends there; so it does before a surname in a run of five syllables.
    Behind an office, an unknown name of three syllables that begins with a surname is a person's: "Chủ tịch UBND tỉnh
    Lê Hồng Minh".
    Of villages there is no list: `is_unit` is None.
    """
    name = _UNIT_NAME.match(plain, at)
    return less_person(name, is_unit, office=office) if name else None


def less_person(
    name: re.Match[str], is_unit: Callable[[str], bool] | None, *, office: bool = True
) -> re.Match[str] | None:
    """Return the name of a unit, as `unit_name` does, of capitals that are matched already."""
    plain, at = name.string, name.start()
    if both := _DOUBLE.match(plain, name.end()):
        whole = plain[at : both.end()].lower()
        if is_unit and (is_unit(whole) or is_unit(whole.replace(" - ", " "))):
            return re.compile(r".*", re.DOTALL).match(plain, at, both.end())
    if name[0].count(" ") < 2 or (is_unit and is_unit(name[0].lower())):
        return name
    run = _RUN.match(plain, at)
    words = run[0].split() if run else []
    tails = [i for i in range(1, len(words)) if len(words) - i in _PERSON and words[i] in surnames()]
    # "TP. HCM Nguyễn Văn An": an abbreviation is a name of its own
    known = [i for i in tails if words[:i] == [words[0].upper()] and len(words[0]) > 1]
    if is_unit:
        ends = {*tails, *range(2, len(words) - 1)}
        known += [i for i in sorted(ends) if is_unit(" ".join(words[:i]).lower())]
    if (
        office
        and is_unit
        and not known
        and len(words) in _PERSON
        and words[0] in surnames()
        and not name[0][-1].isdigit()
    ):
        return None
    # Of the upper levels all names are known: three syllables or more behind an unknown one are a person's.
    people = [i for i in tails if len(words) - i > _SHORT] if is_unit and office else []
    split = (
        known[-1] if known else tails[0] if tails and len(words) >= _LONG else people[0] if people else None
    )
    if split is None:
        return name
    return _UNIT_NAME.match(plain, at, at + len(" ".join(words[:split])))


def own_name(plain: str, at: int, *, loose: bool = False) -> int | None:
    """Return where the name of its own ends that a body has: "Đồn Biên phòng | Bo Heng", "CLB | “Không sinh con thứ ba”".

    A person's name that runs on from it ("Giám đốc HTX Tả Phìn Mai Lý Mẩy Chạn") is no part of it where "Văn" or "Thị" tells.
    """
    small = _SMALL.match(plain, at) if loose else None
    at = small.end() if small else at
    name = _QUOTED_NAME.match(plain, at) or _OWN_NAME.match(plain, at)
    paired = _PAIRED.match(plain, at) if loose else None
    if paired and name and paired.end() > name.end():
        name = paired
    if name is None or not name[0] or (name[0].count(" ") == 1 and _HALF_WORD.match(plain, at)):
        return None
    if not any(letter.isupper() or letter.isdigit() or letter == '"' for letter in name[0]):
        return None
    words = name[0].split(" ")
    for i in range(2, len(words) - 1):
        if words[i] in {"Văn", "Thị"} and words[i - 1] in surnames():
            return at + len(" ".join(words[: i - 1])) if i > _SHORT else None
    return name.end()
