"""Notices as lines for a person: what, why, what to do, then each place as `file:line:column`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.notices.excerpt import excerpt, printable
from dvgraph.notices.grouping import counts
from dvgraph.notices.notice import Level, Said, severity_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.notices.grouping import Group
    from dvgraph.notices.notice import Notice
    from dvgraph.notices.places import Places

__all__ = ["text_of"]

_WHY: Final = Said("Vì sao", "Why")
_MORE: Final = Said(
    "… và {n} kết quả nữa; --all để xem hết, --limit N để xem nhiều hơn",
    "… and {n} more; --all shows them, --limit N more of each",
)
_IN: Final = Said("trong", "in")


def text_of(groups: Sequence[Group], places: Places, language: str = "en") -> str:
    """Return the groups as text, with a line of counts at the end."""
    lines = [line for one in groups for line in _group(one, places, language)]
    told = ", ".join(f"{n:,} {severity_name(s, language).lower()}" for s, n in counts(groups).items())
    return "".join(f"{printable(line)}\n" for line in (*lines, told or "0"))


def _group(one: Group, places: Places, language: str) -> Iterator[str]:
    first = one.shown[0]
    name = severity_name(one.severity, language)
    number = f" ({one.total:,})" if one.total > 1 else ""
    yield f"{name} {one.check}: {first.name.told(language)}{number}"
    if first.level is not Level.NONE:
        if reason := first.reason.told(language):
            yield f"  {_WHY.told(language)}: {reason}"
        if remedy := first.remedy.told(language):
            yield f"  → {remedy}"
    for notice in one.shown:
        yield from _notice(notice, places, language)
    if one.left_out:
        yield f"  {_MORE.told(language).format(n=f'{one.left_out:,}')}"
    yield ""


def _notice(notice: Notice, places: Places, language: str) -> Iterator[str]:
    message = notice.message.told(language)
    said = message if message != notice.name.told(language) else notice.detail
    where = f"{places.place(notice.words[0])}: " if notice.words else ""
    yield f"  {where}{said}"
    if notice.detail and notice.detail != said:
        yield f"    {notice.detail}"
    if notice.level is Level.NONE:
        yield "    " + ", ".join(f"“{words.quote}”" for words in notice.words)
        return
    for i, words in enumerate(notice.words):
        at = f"{places.place(words)}: " if i else ""
        cut = excerpt(words, words.sentence)
        yield f"    {at}“{words.quote}” {_IN.told(language)}: {cut.left}{cut.quote}{cut.right}"
