"""The verbs that issue a document: "đã ban hành", "ký ban hành các", "ký với UBND huyện"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dvgraph.extract.documents.issuers import issuer_at
from dvgraph.model import Span

if TYPE_CHECKING:
    from dvgraph.model import View

__all__ = ["VERBS", "issuing_verb"]

VERBS: Final = r"(?:ký[ ]ban[ ]hành|ban[ ]hành|ký[ ]kết|ký|thông[ ]qua|phê[ ]duyệt|công[ ]bố|xây[ ]dựng|phát[ ]hành|cho[ ]ra[ ]đời|ra[ ]đời|ra|gửi|đề[ ]ra|lập|có|trình)"
"""Verbs of issuing a document."""

# A verb of issuing right before a document: "đã ban hành", "ký ban hành các", "ban hành: "
_ISSUES: Final = re.compile(
    rf"(?<!\w){VERBS}(?:[ ]và[ ](?:tổ[ ]chức[ ])?(?:triển[ ]khai(?:[ ]thực[ ]hiện)?|thực[ ]hiện))?(?:[ ](?:các|những|một[ ]số|nhiều|thêm|kèm[ ]theo|\d{{1,3}}))?:?[ ]{{1,2}}\Z",
    re.VERBOSE,
)
# "ký với UBND huyện | Quy chế phối hợp số …"
_SIGNS_WITH: Final = re.compile(r"(?<!\w)ký(?:[ ]kết)?[ ](?:với|cùng)[ ]", re.VERBOSE)
_PARTNER: Final = 120
"""Letters of a verb and the name of whom one signs with."""


def issuing_verb(view: View, left: int, document: int) -> tuple[int, Span | None] | None:
    """Return where the verb begins that issues what stands behind it, and with whom: "ký với UBND huyện | Quy chế"."""
    if verb := _ISSUES.search(view.folded, left, document):
        return verb.start(), None
    verb = _SIGNS_WITH.search(view.folded, max(left, document - _PARTNER), document)
    end = issuer_at(view, verb.end()) if verb else None
    return (verb.start(), Span(verb.end(), end)) if verb and end == document - 1 else None
