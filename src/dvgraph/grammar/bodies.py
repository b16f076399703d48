"""Names of bodies, as patterns over folded text: the head tells the category, the tail whose body it is."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import Final

from dvgraph.reading import view_of
from dvgraph.resources import resource

__all__ = ["HEADS", "heads"]


_COMMITTEE: Final = r"(?:tỉnh[ ]ủy|huyện[ ]ủy|thành[ ]ủy|thị[ ]ủy|quận[ ]ủy|đảng[ ]ủy|đảng[ ]bộ|chi[ ]bộ|chi[ ]ủy|trung[ ]ương(?:[ ]đảng)?(?![ ](?:hội|đoàn|mặt)[ ]))"
_BOARD: Final = (
    r"(?:ban[ ]thường[ ]vụ|btv|ban[ ]chấp[ ]hành|bch|(?<!bí[ ]thư[ ])(?<!chủ[ ]tịch[ ])thường[ ]trực|ban[ ]dân[ ]vận|ban[ ]tổ[ ]chức|ban[ ]tuyên[ ]giáo(?:[ ]và[ ]dân[ ]vận)?|ban[ ]nội[ ]chính"
    r"|ban[ ]kinh[ ]tế|ủy[ ]ban[ ]kiểm[ ]tra|ubkt|văn[ ]phòng|đảng[ ]ủy|cơ[ ]quan[ ]ủy[ ]ban[ ]kiểm[ ]tra)"
)
_MASS: Final = (
    r"(?:ủy[ ]ban[ ]|ban[ ]thường[ ]trực[ ](?:ủy[ ]ban[ ])?)?(?:ub)?(?:mặt[ ]trận[ ]tổ[ ]quốc|mttq|mặt[ ]trận)(?:[ ]việt[ ]nam)?"
    r"|(?:trung[ ]ương[ ])?hội[ ](?:liên[ ]hiệp[ ]phụ[ ]nữ|lhpn|phụ[ ]nữ|nông[ ]dân|cựu[ ]chiến[ ]binh|ccb|chữ[ ]thập[ ]đỏ|khuyến[ ]học|người[ ]cao[ ]tuổi|đông[ ]y|luật[ ]gia|nhà[ ]báo|doanh[ ]nghiệp|cựu[ ]thanh[ ]niên[ ]xung[ ]phong|làm[ ]vườn|cựu[ ]giáo[ ]chức|sinh[ ]viên|liên[ ]hiệp[ ]thanh[ ]niên|lhtn|bảo[ ]trợ[ ][^,.;()\n]{5,30}?)(?:[ ]việt[ ]nam)?"
    r"|(?:tỉnh|huyện|thành|thị|quận|xã)[ ]đoàn|(?:trung[ ]ương[ ])?đoàn[ ](?:tncs|thanh[ ]niên(?:[ ]cộng[ ]sản)?)(?:[ ]hồ[ ]chí[ ]minh|[ ]hcm)?|đoàn[ ]thanh[ ]niên"
    r"|(?:tổng[ ])?liên[ ]đoàn[ ]lao[ ]động(?:[ ]việt[ ]nam)?|lđlđ|công[ ]đoàn[ ](?:viên[ ]chức|ngành[ ][^,.;()\n]{3,20}?)|liên[ ]minh[ ]hợp[ ]tác[ ]xã"
)
_ARMED: Final = (
    r"(?:ban|bộ)[ ](?:chỉ[ ]huy|ch)[ ](?:quân[ ]sự|qs|bộ[ ]đội[ ]biên[ ]phòng|bđbp)|ban[ ]chqs|bộ[ ]chqs|bch[ ](?:quân[ ]sự|qs|bđbp|bộ[ ]đội[ ]biên[ ]phòng)"
    r"|bộ[ ]đội[ ]biên[ ]phòng|bđbp|đồn[ ](?:biên[ ]phòng|bp)(?:[ ]cửa[ ]khẩu(?:[ ]quốc[ ]tế)?)?|hải[ ]đội|công[ ]an|cảnh[ ]sát[ ](?:biển|cơ[ ]động)|bộ[ ]tư[ ]lệnh"
    r"|quân[ ]khu[ ]\d|binh[ ]đoàn[ ]\d+|sư[ ]đoàn[ ]\d+|trung[ ]đoàn[ ]\d+|lữ[ ]đoàn[ ]\d+|đại[ ]đội[ ](?:biên[ ]phòng|bảo[ ]vệ[ ]biên[ ]giới)(?:[ ]\d+)?|đoàn[ ]kinh[ ]tế[ ]-[ ]quốc[ ]phòng(?:[ ]\d+)?|kiểm[ ]lâm[ ]vùng"
)
_STATE: Final = (
    r"ubnd|ủy[ ]ban[ ]chính[ ]quyền|ủy[ ]ban[ ]nhân[ ]dân|(?:thường[ ]trực[ ])?(?:hđnd|hội[ ]đồng[ ]nhân[ ]dân)|tòa[ ]án[ ]nhân[ ]dân|tand|viện[ ]kiểm[ ]sát[ ]nhân[ ]dân|vksnd"
    r"|hạt[ ]kiểm[ ]lâm|ngân[ ]hàng[ ](?:chính[ ]sách[ ]xã[ ]hội|csxh)|phòng[ ]giao[ ]dịch[ ]ngân[ ]hàng[ ]chính[ ]sách[ ]xã[ ]hội|kho[ ]bạc[ ]nhà[ ]nước|bảo[ ]hiểm[ ]xã[ ]hội"
    r"|trung[ ]tâm[ ]y[ ]tế|trung[ ]tâm[ ]dịch[ ]vụ[ ]nông[ ]nghiệp|văn[ ]phòng[ ](?:hđnd(?:[ ]và[ ]ubnd)?|ubnd|chính[ ]phủ|quốc[ ]hội|chủ[ ]tịch[ ]nước)|đoàn[ ]đại[ ]biểu[ ]quốc[ ]hội"
    r"|ban[ ]quản[ ]lý[ ]dự[ ]án|thanh[ ]tra|ban[ ]dân[ ]tộc|ban[ ]tôn[ ]giáo|trung[ ]tâm[ ]văn[ ]hóa"
)
_CENTRAL_PARTY: Final = (
    r"bộ[ ]chính[ ]trị|ban[ ]bí[ ]thư(?:[ ]trung[ ]ương(?:[ ]đảng)?)?|ban[ ]chấp[ ]hành[ ]trung[ ]ương(?:[ ]đảng)?|bch[ ]trung[ ]ương|hội[ ]nghị[ ]trung[ ]ương[ ]\d+"
    r"|ban[ ](?:dân[ ]vận|tổ[ ]chức|tuyên[ ]giáo(?:[ ]và[ ]dân[ ]vận)?|nội[ ]chính|kinh[ ]tế)[ ]trung[ ]ương|ủy[ ]ban[ ]kiểm[ ]tra[ ]trung[ ]ương|văn[ ]phòng[ ]trung[ ]ương(?:[ ]đảng)?|quân[ ]ủy[ ]trung[ ]ương"
    r"|đảng[ ]cộng[ ]sản[ ]việt[ ]nam|đảng[ ]nhân[ ]dân[ ]cách[ ]mạng[ ]lào"
)
_CENTRAL_STATE: Final = (
    r"quốc[ ]hội|ủy[ ]ban[ ]thường[ ]vụ[ ]quốc[ ]hội|thủ[ ]tướng[ ]chính[ ]phủ|chính[ ]phủ|chủ[ ]tịch[ ]nước|ủy[ ]ban[ ]dân[ ]tộc|thanh[ ]tra[ ]chính[ ]phủ"
    r"|ngân[ ]hàng[ ]nhà[ ]nước(?:[ ]việt[ ]nam)?|kiểm[ ]toán[ ]nhà[ ]nước|tòa[ ]án[ ]nhân[ ]dân[ ]tối[ ]cao|viện[ ]kiểm[ ]sát[ ]nhân[ ]dân[ ]tối[ ]cao|thủ[ ]tướng"
)


@cache
def _fields() -> str:
    rows = csv.DictReader(
        resource("data", "lexicon", "fields.tsv").read_text("utf-8").splitlines(), delimiter="\t"
    )
    names = sorted((view_of(row["field"]).folded for row in rows), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ \-\ ", r"[ ]?-[ ]?") for name in names)


# "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh", "Ban Chỉ đạo 79 huyện": named by its task and its level
_STEERING: Final = r"ban[ ]chỉ[ ]đạo(?:[ ][^.,;:()\"\n]{1,70}?)?(?=[ ](?:trung[ ]ương|tỉnh|huyện|thành[ ]phố|quận|thị[ ]xã|xã|phường)(?!\w))"
HEADS: Final = ("steering", "central-party", "central-state", "party", "armed", "state", "field", "mass")
"""Kinds of heads, tried in this order at one place."""


@cache
def heads() -> re.Pattern[str]:
    """Return a pattern that matches the head of a body's name; the name of the group is its kind (`central_party`).

    Kinds that are special cases of others stand before them.
    """
    # "Sở Văn hóa - Thể thao", "Phòng Dân tộc và Tôn giáo"
    field = f"(?:{_fields()})"
    office = rf"(?:sở|phòng|chi[ ]cục|cục|(?<!cán[ ])bộ|tổng[ ]cục|vụ|ban)[ ]{field}(?:(?:[ ]?-[ ]?|[ ]và[ ]){field}(?!\w)){{0,2}}"
    party = rf"(?:{_BOARD}[ ])?{_COMMITTEE}|khối[ ]dân[ ]vận|trung[ ]tâm[ ]chính[ ]trị"
    patterns = (_STEERING, _CENTRAL_PARTY, _CENTRAL_STATE, party, _ARMED, _STATE, office, _MASS)
    named = (
        f"(?P<{kind.replace('-', '_')}>{pattern})" for kind, pattern in zip(HEADS, patterns, strict=True)
    )
    return re.compile(rf"(?:{'|'.join(named)})(?!\w)", re.VERBOSE)
