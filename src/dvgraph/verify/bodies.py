"""Proofs of bodies, and of people in their offices."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from dvgraph.dataset import local_name
from dvgraph.model import Literal
from dvgraph.verify.claim import Claim, any_of, joined, labels
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
    del words
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
    return (
        None if units == said or (not said and _names_unit(claim, name, units)) else "it is of another unit"
    )


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


def _of_unit(claim: Claim, words: Words) -> str | None:
    names = labels(claim, claim.object)
    if any(contains(fold(words.quote), name) or contains(fold(words.sentence), name) for name in names):
        return None
    about = claim.dataset.resources(words.report, Dv.subjectOf)
    if claim.object in about or provinces(claim, words.report) == [claim.object]:
        return None
    return "no words join the body and the unit"


def provinces(claim: Claim, report: str) -> list[str]:
    """Return the provinces of this country that a report names: "UBND tỉnh" is of the only one."""
    prefix = f"{report}/place/province/"
    subjects = claim.dataset.subjects
    first = bisect_left(subjects, prefix)
    return list(takewhile(lambda subject: subject.startswith(prefix), subjects[first : first + 99]))


def _category(claim: Claim, words: Words) -> str | None:
    """Prove a body's category by a word that only that category uses; a body without one may be of any."""
    quote = fold(words.quote)
    found = {category for category, cue in _CATEGORIES if cue.search(quote)}
    claimed = local_name(claim.object)
    return None if claimed in found or not found else f"the words name a body of {', '.join(sorted(found))}"


_CATEGORIES: Final = (
    ("party", any_of("tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|chi ủy|bộ chính trị|ban bí thư|ban thường vụ|btv|ban chấp hành|bch|ban dân vận|dân vận|ban tổ chức|ban tuyên giáo|dân chủ|ban nội chính|ban kinh tế trung ương|ủy ban kiểm tra|ubkt|trung ương|đảng đoàn|ban cán sự đảng|trung tâm chính trị|quy chế dân chủ|qcdc|khối dân vận|tổ dân vận|đảng|tw|ban cán sự|trường chính trị|bồi dưỡng chính trị")),
    ("state", any_of("ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|chính phủ|quốc hội|thủ tướng|bộ|sở|phòng|cục|chi cục|tòa án|viện kiểm sát|trường|trung tâm|ban quản lý|văn phòng|ủy ban dân tộc|thanh tra|chủ tịch nước|kho bạc|bệnh viện|ban dân tộc|tổng cục|trạm|ủy ban|kiểm lâm|bảo hiểm|hạt|ngân hàng|đài|học viện|viện|ban chỉ đạo|ban|hội đồng|kiểm toán|đbqh|đại học")),
    ("mass", any_of("mặt trận|mttq|ubmttq|hội|đoàn|liên đoàn|lđlđ|công đoàn|ccb|lhpn|hnd|đtn|liên hiệp|câu lạc bộ|tổng liên đoàn|mttqvn|ubmttqvn|ub.mttqvn|thanh tra nhân dân|giám sát đầu tư|trị sự|liên minh")),
    ("armed", any_of("biên phòng|bđbp|quốc phòng|quân sự|chqs|công an|bộ đội|quân khu|sư đoàn|trung đoàn|binh đoàn|quân đội|lữ đoàn|quân đoàn|hải quân|cảnh sát|tiểu đoàn|đồn|hải đội|quân ủy|lực lượng vũ trang|dân quân|vùng|qs|cục chính trị|tổng tham mưu|tư lệnh|an ninh đối ngoại|phòng thủ|rađa|hải đoàn|kt-qp|ktqp|quân y|đại đội|ban an ninh|trạm ksbp|kt - qp")),
    ("other", any_of("công ty|hợp tác xã|htx|tập đoàn|doanh nghiệp|ngân hàng|báo|tạp chí|đài|trường|giáo hội|chùa|nhà máy|nông trường|tổng công ty|giáo xứ|bệnh viện|câu lạc bộ|quỹ|trung tâm|viện|học viện|đại học|hội|ban quản trị|ban|tổ|liên minh|liên hợp quốc|nhà")),
)  # fmt: skip


_HONOURS: Final = (
    "ông|bà|anh|chị|cô|chú|đồng chí|đ/c|em|cụ|già làng|bác sĩ|thạc sĩ|tiến sĩ|giáo sư|phó giáo sư|luật sư|kỹ sư|cử nhân|ths|ts|gs|pgs|bs|ls|là|và"
    "|giữ chức|giữ chức vụ|làm|hiện|nay|hiện nay|đang|đang là|đang làm|hiện là|giữ chức danh|được phân công|được cử|được chỉ định|được điều động|được tín nhiệm bầu|vừa|được bầu|được bổ nhiệm|đảm nhiệm|nhạc sĩ|nghệ sĩ|nhà báo|chuẩn đô đốc|đô đốc|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ"
).split("|")


# What may stand between a person and a role: "ông", "(59 tuổi,", "giữ chức"; not "nguyên", a unit, or another office.
_BETWEEN: Final = re.compile(
    rf"(?:[\s,:;.()\"'/|-]|\([^()]*[,)]|{fold('sinh năm')} \d+|\d+ {fold('tuổi')}|(?:{'|'.join(sorted(map(fold, _HONOURS), key=len, reverse=True))})(?!\w))*"
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
    del words
    return (
        None
        if contains(claim.label(claim.statement.subject), claim.label(claim.object))
        else "the role does not name it"
    )


BODIES: Final[dict[str, Proof]] = {
    Dv.denotesBody: _denotes_body,
    Dv.ofUnit: _of_unit,
    Dv.category: _category,
    Dv.holder: _holder,
    Dv.post: _role,
    Dv.postIn: _post_in,
}
"""The proof of each predicate that is proved here."""
