"""Proofs of bodies, and of people in their offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.authority import states_of
from dvgraph.dataset import local_name
from dvgraph.model import Literal
from dvgraph.verify.claim import Claim, any_of, bodies_named, joined, labels, named_in
from dvgraph.verify.kinds import kinds_of_place
from dvgraph.verify.standing import doubt
from dvgraph.verify.words import contains, fold
from dvgraph.vocab import Dv, Ext

if TYPE_CHECKING:
    from dvgraph.facts import Words
    from dvgraph.verify.claim import Proof

__all__ = ["BODIES", "provinces"]


# "bộ chính trị (khóa x)"
_TERM: Final = re.compile(rf" ?\(?{fold('khóa')} [ivx]{{1,6}}\)?$")


_FIRST_OF_LEVEL: Final = {
    fold(w): fold(w) for w in ("tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường")
} | {
    "tp": fold("thành"),
    "tx": fold("thị"),
}
"""The first word of a kind of unit, or of its committee, by itself and by its abbreviation."""


def _denotes_body(claim: Claim, words: Words) -> str | None:
    """Prove that a body is taken for one of a type that its name begins with, of the unit that it is said to be of."""
    body, known = claim.statement.subject, str(claim.object)
    name = _TERM.sub("", joined(claim.dataset.label(body)))
    heads = {joined(o.value) for o in claim.dataset.objects(known, Ext.hiddenLabel) if isinstance(o, Literal)}
    rests = [name[len(head) :] for head in heads if name == head or name.startswith(f"{head} ")]
    units = set(claim.dataset.resources(known, Dv.ofUnit))
    if not units:
        return None if "" in rests else "the body is of another type, or not the central one"
    if not rests:
        return "the body is of another type"
    said = {
        unit
        for place in claim.dataset.resources(body, Dv.ofUnit)
        for unit in claim.dataset.resources(place, Dv.denotes)
    }
    if units == said:
        return None
    if said or not _names_unit(claim, name, units):
        return "it is of another unit"
    names = ((unit, state.name) for unit in units for state in states_of(unit))
    return next(filter(None, (doubt(claim, words.report, unit, own) for unit, own in names)), None)


def _names_unit(claim: Claim, name: str, units: set[str]) -> bool:
    """Tell whether a body's name ends with that of its unit, and names no other kind of unit before it."""
    said = claim.dataset.objects
    names = [
        o.value
        for u in units
        for p in (Ext.prefLabel, Ext.altLabel)
        for o in said(u, p)
        if isinstance(o, Literal)
    ]
    kinds = {
        fold(o.value).partition(" ")[0] for u in units for o in said(u, Ext.label) if isinstance(o, Literal)
    }
    for own in map(joined, names):
        if name.endswith(f" {own}"):
            ahead = (word.strip(".") for word in name.removesuffix(own).split())
            return {_FIRST_OF_LEVEL[word] for word in ahead if word in _FIRST_OF_LEVEL} <= kinds
    return False


_TOWNSHIP: Final = "thitran"
"""One word for two, whose first alone stands for a town."""


def _of_unit(claim: Claim, words: Words) -> str | None:
    """Prove the unit whose name ends that of the body; of "Huyện ủy", the unit of that level that the report is about."""
    name = _TERM.sub("", joined(claim.dataset.label(claim.statement.subject)))
    names = {joined(own) for own in labels(claim, claim.object)}
    held = {own for own in names if contains(name, own)}
    places = {joined(claim.dataset.label(place)) for place in named_in(claim.dataset, words.report, "place")}
    # "UBND tỉnh Thừa Thiên Huế" is not that of "Huế"
    longer = {
        place
        for place in places
        if contains(name, place) and any(contains(place, own) and place != own for own in held)
    }
    # Of "UBND huyện Tiên Lãng" the words before the unit's name tell its level.
    head = name[: max(name.rfind(own) for own in held)] if held else name
    kinds = (
        _SAME_WORD.sub(" ", head).replace(fold("thị xã"), "tx").replace(fold("thị trấn"), _TOWNSHIP).split()
    )
    levels = [level for word in kinds if (level := _LEVEL_OF.get(word.strip(".")))]
    if not levels and name in _COMMUNE:
        levels = [["commune"]]
    if levels and local_name(claim.dataset.resource(claim.object, Dv.level)) not in levels[-1]:
        return "the body is of another level"
    if levels and not _of_kind(claim, next(word for word in reversed(kinds) if word.strip(".") in _LEVEL_OF)):
        return "the body is of another kind of unit"
    if held and not longer:
        return None
    if any(name.endswith(f" {place}") for place in (*places, fold("Việt Nam"))):
        return "the body's name ends with another unit's"
    about = claim.dataset.resources(words.report, Dv.subjectOf)
    if claim.object in about or (levels and provinces(claim, words.report) == [claim.object]):
        return None
    return "no words join the body and the unit"


def _of_kind(claim: Claim, word: str) -> bool:
    """Tell that "Thành ủy" is not that of a quận."""
    kinds = kinds_of_place(claim, claim.object)
    told = _CITY_OR_TOWN.get(word.strip("."), "")
    return not kinds or not told or told in kinds


_CITY_OR_TOWN: Final = {
    **dict.fromkeys((fold("thành"), "tp"), fold("thành phố")),
    **dict.fromkeys((fold("thị"), "tx"), fold("thị xã")),
    **{fold(word): fold(word) for word in ("huyện", "quận", "xã", "phường")},
    _TOWNSHIP: fold("thị trấn"),
}
"""The kind of unit that a body's name tells, by the word for it or for its committee."""


# "Sở Lao động, Thương binh và Xã hội"
_SAME_WORD: Final = re.compile(fold("xã hội"))
_COMMUNE: Final = frozenset(
    map(fold, ("Đảng ủy", "Đảng bộ", "Ban Thường vụ Đảng ủy", "Ban Chấp hành Đảng bộ"))
)


_LEVEL_OF: Final = {
    fold(word): levels.split("|")
    for word, levels in {
        "tỉnh": "province", "thành": "province|district", "tp": "province|district", "huyện": "district", "quận": "district",
        "thị": "district", "tx": "district", "xã": "commune", "phường": "commune", _TOWNSHIP: "commune", "sở": "province",
    }.items()
}  # fmt: skip
"""Levels that the word for a kind of unit, or for its committee, may be of, within the name of a body."""


def provinces(claim: Claim, report: str) -> list[str]:
    """Return the provinces of this country that a report names: "UBND tỉnh" is of the only one."""
    return [
        place
        for place in named_in(claim.dataset, report, "place")
        if place.startswith(f"{report}/place/province/")
    ]


# "ban chỉ đạo huyện", "bcđ tỉnh": a board without its task
_TASKLESS: Final = re.compile(
    rf"(?:{fold('ban chỉ đạo')}|{fold('bcđ')}) (?:{'|'.join(map(fold, ('tỉnh', 'huyện', 'quận', 'thị xã', 'thành phố', 'xã', 'phường')))})(?![\w\u0300-\u036f])"
)


def _task_of(claim: Claim, words: Words, name: str) -> str:
    """Return the name of a board; without its task, the first stretch of the report that names such a board with one."""
    if not _TASKLESS.match(name):
        return name
    texts = named_in(claim.dataset, words.report, "sentence")
    told = (_BOARD_TASK.search(fold(claim.dataset.value(text, Dv.text))) for text in texts)
    return next((task[0] for task in told if task), name)


_BOARD_TASK: Final = re.compile(
    rf"(?:{fold('ban chỉ đạo')}|{fold('bcđ')}) [^.,;:()]{{0,60}}?(?:{fold('dân chủ')}|qcdc|{fold('dân vận')})(?!\w)"
)


def _category(claim: Claim, words: Words) -> str | None:
    """Prove a body's category by the first words in its name that only one uses, else by what such bodies mostly are."""
    name = fold(claim.dataset.label(claim.statement.subject))
    if _STEERING.match(name):
        told = "party" if _DEMOCRACY.search(_task_of(claim, words, name)) else "other"
        return None if local_name(claim.object) == told else f"such boards are of {told}"
    found = min(
        (
            (cue.start(), -len(cue[0]), category)
            for category, cues in _CATEGORIES
            for cue in cues.finditer(name)
        ),
        default=None,
    )
    told = found[2] if found else next((category for category, cues in _MOSTLY if cues.search(name)), "other")
    claimed = local_name(claim.object)
    return None if claimed == told else f"the words name a body of {told}"


# "Ban Chỉ đạo thực hiện quy chế dân chủ": a board for a task has members of many bodies; the Party leads this one
_STEERING: Final = re.compile(
    rf"(?:(?:{fold('ban')} )?{fold('thường trực')} )?(?:{'|'.join(map(fold, ('ban chỉ đạo', 'bcđ', 'ban chỉ huy phòng', 'ban chỉ huy thống nhất', 'ban vận động', 'tổ công tác')))})(?!\w)"
)
_DEMOCRACY: Final = any_of("dân chủ|qcdc|dân vận")


_CATEGORIES: Final = (
    ("party", any_of("tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|chi ủy|liên chi ủy|bộ chính trị|ban bí thư|ban dân vận|bdv|ban tổ chức|ban tuyên giáo|ban nội chính|ban kinh tế trung ương|ban xây dựng đảng|ban đối ngoại trung ương|ủy ban kiểm tra|ubkt|ban chấp hành trung ương|bch trung ương|trung ương đảng|bchtư|bchtw|đảng đoàn|ban cán sự|ban cán sự đảng|trung tâm chính trị|bồi dưỡng chính trị|dân vận|khối dân vận|tổ dân vận|trường chính trị|đảng cộng sản|đảng nhân dân|quân ủy|văn phòng trung ương")),
    ("state", any_of("ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chính phủ|quốc hội|ubtvqh|thủ tướng|chủ tịch nước|sở|tòa án|tand|viện kiểm sát|vksnd|vườn quốc gia|trung tâm phát triển|kho bạc|ban dân tộc|ủy ban dân tộc|kiểm lâm|bảo hiểm xã hội|hải quan|đbqh|đại học|học viện|trường|bệnh viện|trung tâm y tế|trạm y tế|kiểm toán|thanh tra|ngân hàng chính sách xã hội|ngân hàng csxh|ngân hàng nhà nước|ban tôn giáo|ban quản lý|thông tấn xã|đài truyền hình|đài phát thanh|đài tiếng nói|tổng cục")),
    ("mass", any_of("mặt trận|mttq|ubmt|ubmttq|mttqvn|ubmttqvn|ub.mttqvn|ub.mttq|hội phụ nữ|hội nông dân|hội cựu chiến binh|hội ccb|hội liên hiệp|hội lhpn|hội chữ thập đỏ|hội khuyến học|hội người cao tuổi|đoàn thanh niên|đoàn tncs|đoàn xã|đoàn phường|đoàn thị trấn|đoàn khối|đoàn cơ sở|huyện đoàn|tỉnh đoàn|thành đoàn|thị đoàn|trung ương đoàn|chi đoàn|liên đoàn|lđlđ|tổng liên đoàn|công đoàn|ccb|lhpn|hlhpn|hpn|hnd|đtn|liên hiệp|liên minh hợp tác xã|thanh tra nhân dân|ban thanh tra nhân dân|giám sát đầu tư|trị sự|ban trị sự|hội đồng chức sắc|hội đồng già làng|hội đồng sư cả|hội đồng sư sãi|đoàn kết công giáo")),
    ("armed", any_of("biên phòng|bđbp|bộ quốc phòng|quốc phòng|quân sự|chqs|công an|bộ công an|bộ đội|quân khu|sư đoàn|trung đoàn|binh đoàn|quân đội|lữ đoàn|quân đoàn|hải quân|cảnh sát|tiểu đoàn|đồn|hải đội|lực lượng vũ trang|dân quân|vùng|cục chính trị|tổng cục chính trị|tổng tham mưu|bộ tổng tham mưu|tư lệnh|bộ tư lệnh|an ninh|phòng thủ|rađa|hải đoàn|kt-qp|ktqp|quân y|bệnh viện quân y|đại đội|trạm ksbp|huyện đội|tỉnh đội|xã đội|trại giam|trại tạm giam")),
    ("other", any_of("công ty|tổng công ty|hợp tác xã|htx|tập đoàn|doanh nghiệp|dntn|báo|tạp chí|giáo hội|chùa|nhà máy|nông trường|lâm trường|giáo xứ|giáo họ|giáo phận|câu lạc bộ|clb|quỹ|liên hợp quốc|hội thánh|xí nghiệp|điện lực|bưu điện|ngân hàng nông nghiệp|ngân hàng tmcp|agribank|vietinbank|vietcombank|viettel|vinaphone")),
)  # fmt: skip
"""Words that name bodies of one category."""


_MOSTLY: Final = (
    ("mass", re.compile(rf"(?<!\w)(?:(?<!{fold('xã')} )(?<!{fold('quốc')} ){fold('hội')}(?! {fold('đồng')})|{fold('đoàn')})(?!\w)")),
    ("party", any_of("ban thường vụ|btv|ban chấp hành|bch|trung ương|tw|đảng")),
    ("state", any_of("bộ|phòng|cục|chi cục|vụ|viện|văn phòng|ủy ban|hội đồng|trung tâm|ban|trạm|hạt|đài|cơ quan|ngân hàng")),
)  # fmt: skip
"""Words that bodies of several categories have in their names, and which such a body mostly is of."""


_HONOURS: Final = (
    "ông|bà|anh|chị|cô|chú|đồng chí|đ/c|em|cụ|già làng|bác sĩ|thạc sĩ|tiến sĩ|giáo sư|phó giáo sư|luật sư|kỹ sư|cử nhân|ths|ts|gs|pgs|bs|ls|là|và"
    "|giữ chức|giữ chức vụ|làm|hiện|nay|hiện nay|đang|đang là|đang làm|hiện là|giữ chức danh|được phân công|được cử|được chỉ định|được điều động|được tín nhiệm bầu|vừa|được bầu|được bổ nhiệm|đảm nhiệm|nhạc sĩ|nghệ sĩ|nhà báo|chuẩn đô đốc|đô đốc|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ"
).split("|")


# What may stand between a person and a role: "ông", "(59 tuổi,", "giữ chức"; not "nguyên", a unit, or another office.
# What is read is kept, a bracket whole: "(,(,(," has many ways to be taken apart.
_BETWEEN: Final = re.compile(
    rf"(?:\((?:[^()]*+\)|[^()]*,)|[\s,:;.()\"'/|-]|{fold('được')}(?: \w+){{0,6}} (?:{fold('bầu')}|{fold('bổ nhiệm')}|{fold('phân công')}|{fold('cử')}) |{fold('sinh năm')} \d+|\d+ {fold('tuổi')}|(?:{'|'.join(sorted(map(fold, _HONOURS), key=len, reverse=True))})(?!\w))*+"
)


_OFFICE: Final = re.compile("|".join(map(fold, ("chủ tịch", "bí thư", "giám đốc", "trưởng", "ủy viên"))))


def _tenure(words: Words, name: str, role: str) -> bool:
    """Tell whether words are a person and a role, at their two ends, and no more between than how one is addressed."""
    quote = fold(words.quote)
    if not (quote.startswith((name, role)) and quote.endswith((name, role))):
        return False
    if "\n" in words.quote:
        return True  # a signature has other offices and "(đã ký)" between
    between = (
        quote[len(one) : len(quote) - len(other)]
        for one, other in ((name, role), (role, name))
        if quote.startswith(one) and quote.endswith(other)
    )
    return any(_BETWEEN.fullmatch(gap) and not _OFFICE.search(gap) for gap in between)


def _role(claim: Claim, words: Words) -> str | None:
    holders = claim.dataset.resources(claim.statement.subject, Dv.holder)
    told = any(_tenure(words, claim.label(holder), claim.label(claim.object)) for holder in holders)
    return None if told else "the words do not give this role"


def _holder(claim: Claim, words: Words) -> str | None:
    posts = claim.dataset.resources(claim.statement.subject, Dv.post)
    told = any(_tenure(words, claim.label(claim.object), claim.label(post)) for post in posts)
    return None if told else "the words name another person"


def _post_in(claim: Claim, words: Words) -> str | None:
    """Prove the body that a role names; of "Phó Trưởng ban Dân vận Huyện ủy" it is the longer one."""
    role, body = claim.label(claim.statement.subject), claim.label(claim.object)
    if not contains(role, body):
        return "the role does not name it"
    longer = (
        name
        for other in bodies_named(claim.dataset, words.report)
        if contains(role, name := claim.label(other)) and len(name) > len(body) and contains(name, body)
    )
    return None if next(longer, None) is None else "the role names a longer one"


BODIES: Final[dict[str, Proof]] = {
    Dv.denotesBody: _denotes_body,
    Dv.ofUnit: _of_unit,
    Dv.category: _category,
    Dv.holder: _holder,
    Dv.post: _role,
    Dv.postIn: _post_in,
}
"""The proof of each predicate that is proved here."""
