"""Level words, and the names of provinces abroad."""

from __future__ import annotations

import csv
from functools import cache
from typing import Final

from dvgraph.model import Country, Level
from dvgraph.reading import view_of
from dvgraph.resources import resource

__all__ = ["CHINESE_WORDS", "COUNT", "KIND", "LEVEL_WORDS", "RANK", "REGIONS", "abroad"]

LEVEL_WORDS: Final[dict[str, Level]] = {
    word: level
    for level, words in {
        Level.PROVINCE: "tỉnh|thủ đô|khu tự trị dân tộc choang|khu tự trị",
        Level.DISTRICT: "huyện|quận|thị xã|thành phố|tp.|tp|tx.|tx|h.|q.",
        Level.COMMUNE: "xã|phường|thị trấn|tt.|tt|đặc khu|x.|p.",
        Level.VILLAGE: "thôn|bản|xóm|khối|khóm|ấp|buôn|làng|tổ dân phố|khối phố|khu phố|khu dân cư|plei|plây|sóc|phum|bon|buôn làng|tổ",
        Level.VILLAGE_CLUSTER: "cụm bản",
    }.items()
    for word in words.split("|")
}  # fmt: skip
"""Folded level words and the level of the unit whose name follows; "thành phố" may also be a province's."""

CHINESE_WORDS: Final = ("hương", "trấn")
"""Words for communes of China; in this country they are other words as well."""

KIND: Final = r"""(?:biên[ ]giới|giáp[ ]biên|vùng[ ](?:cao|biên|sâu|xa|III|II|I)|miền[ ]núi|nội[ ]địa|ven[ ]biển|bãi[ ]ngang|hải[ ]đảo|đảo
    |nghèo|đặc[ ]biệt[ ]khó[ ]khăn|khó[ ]khăn|trọng[ ]điểm|xung[ ]yếu|thuần[ ]nông|bạn|nông[ ]thôn[ ]mới|nâng[ ]cao|kiểu[ ]mẫu|an[ ]toàn[ ]khu|khu[ ]vực[ ](?:III|II|I))"""
"""What a level word takes behind it before the name: "xã biên giới Y", "huyện vùng cao Z", "3 xã biên giới: A, B". Verbose."""

COUNT: Final = r"(?:các|những|một[ ]số|nhiều|0?[1-9]\d{0,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
"""What stands before a level word that several names share: "các xã", "3 bản", "hai huyện"."""

REGIONS: Final = frozenset(
    "tây nguyên|tây bắc|đông bắc|việt bắc|bắc bộ|trung bộ|nam bộ|bắc trung bộ|nam trung bộ|đông nam bộ|tây nam bộ|miền trung".split(
        "|"
    )
)
"""Parts of the country that are no units: they hold provinces and have neither code nor council."""

RANK: Final = {
    Level.COUNTRY: 0,
    Level.PROVINCE: 1,
    Level.DISTRICT: 2,
    Level.COMMUNE: 3,
    Level.VILLAGE_CLUSTER: 4,
    Level.VILLAGE: 5,
}
"""Levels from the State down: a unit lies in units of a lower rank."""


@cache
def abroad() -> dict[str, tuple[Country, Level]]:
    """Return the country and level of each folded name in `data/lexicon/abroad.tsv`."""
    text = resource("data", "lexicon", "abroad.tsv").read_text("utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for name in (row["name"], *row["spellings"].split("|")):
            found[view_of(name).folded] = (Country(row["country"]), Level(row["level"]))
    return found
