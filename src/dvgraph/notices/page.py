"""Notices as one HTML page: to be filtered, printed and read aloud; nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from dvgraph.notices.excerpt import excerpt, printable
from dvgraph.notices.grouping import counts
from dvgraph.notices.notice import Level, Said, severity_name
from dvgraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvgraph.facts import Words
    from dvgraph.notices.grouping import Group
    from dvgraph.notices.notice import Notice
    from dvgraph.notices.places import Places

__all__ = ["page_of"]

_SLOT: Final = re.compile(r"\{\{(\w+)\}\}")
# A sign beside each colour, for whoever does not see the colour.
_SIGNS: Final = {Level.ERROR: "✕", Level.WARNING: "!", Level.NOTE: "i", Level.NONE: "✓"}
_TEXTS: Final = {
    "skip": Said("Đến các kết quả", "Skip to the results"),
    "summary": Said("Tóm tắt", "Summary"),
    "results": Said("Kết quả", "Results"),
    "show": Said("Mức độ muốn xem", "Severities to show"),
    "severity": Said("Mức độ", "Severity"),
    "check": Said("Phép kiểm tra", "Check"),
    "number": Said("Số lượng", "Number"),
    "why": Said("Vì sao đáng quan tâm", "Why it matters"),
    "todo": Said("Nên làm gì", "What to do"),
    "shown": Said("Đang hiện {n} trên {all} nhóm.", "{n} of {all} groups are shown."),
    "none": Said("Không có gì để báo.", "There is nothing to tell."),
    "more": Said(
        "Còn {n} kết quả nữa cùng loại; --all hoặc --limit để đưa vào trang.",
        "{n} more of this kind; --all or --limit puts them on the page.",
    ),
}


def page_of(groups: Sequence[Group], places: Places, language: str, title: Said, source: str) -> str:
    """Return the page; every word of a report, file name or graph in it is escaped."""
    frame = resource("data", "page", "notices.html").read_text("utf-8")
    parts = {name: escape(said.told(language)) for name, said in _TEXTS.items()}
    parts |= {
        "language": language,
        "title": _plain(title.told(language)),
        "source": _plain(source),
        "filters": "".join(_filters(groups, language)),
        "rows": "".join(_rows(groups, language)),
        "groups": "".join(_section(one, i, places, language) for i, one in enumerate(groups, 1))
        or f"<p>{parts['none']}</p>\n",
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], frame)


def _plain(words: str) -> str:
    return escape(printable(words))


def _heading(words: str) -> str:
    return _plain(words[:1].upper() + words[1:])


def _badge(one: Group, language: str) -> str:
    level = one.shown[0].level
    name = severity_name(one.severity, language)
    return (
        f'<span class="badge {level}"><span aria-hidden="true">{_SIGNS[level]}</span> {escape(name)}</span>'
    )


def _filters(groups: Sequence[Group], language: str) -> Iterator[str]:
    """Yield a box to tick for each severity that occurs."""
    first = {one.severity: one for one in reversed(groups)}
    for severity, number in counts(groups).items():
        yield (
            f'<label><input type="checkbox" value="{severity}" checked> '
            f"{_badge(first[severity], language)} {number:,}</label>\n"
        )


def _rows(groups: Sequence[Group], language: str) -> Iterator[str]:
    """Yield the rows of the summary: a group each."""
    for i, one in enumerate(groups, 1):
        name = _heading(one.shown[0].name.told(language))
        yield (
            f'<tr data-severity="{one.severity}"><td>{_badge(one, language)}</td>'
            f'<td><a href="#g{i}">{name}</a> <code>{escape(one.check)}</code></td><td>{one.total:,}</td></tr>\n'
        )


def _section(one: Group, i: int, places: Places, language: str) -> str:
    first = one.shown[0]
    number = f' <span class="number">({one.total:,})</span>' if one.total > 1 else ""
    head = (
        f'<section id="g{i}" data-severity="{one.severity}" aria-labelledby="h{i}">\n'
        f'<h2 id="h{i}">{_badge(one, language)} {_heading(first.name.told(language))}{number}</h2>\n'
    )
    told = [("why", first.reason), ("todo", first.remedy)] if first.level is not Level.NONE else []
    advice = "".join(
        f"<dt>{escape(_TEXTS[name].told(language))}</dt><dd>{_plain(said.told(language))}</dd>\n"
        for name, said in told
        if said.told(language)
    )
    notices = "".join(_item(notice, places, language) for notice in one.shown)
    more = escape(_TEXTS["more"].told(language).format(n=f"{one.left_out:,}"))
    left = f'<p class="more">{more}</p>\n' if one.left_out else ""
    advice = f"<dl>\n{advice}</dl>\n" if advice else ""
    return f"{head}{advice}<ol>\n{notices}</ol>\n{left}</section>\n"


def _item(notice: Notice, places: Places, language: str) -> str:
    detail = f'<p class="detail">{_plain(notice.detail)}</p>\n' if notice.detail else ""
    if notice.level is Level.NONE:
        quotes = ", ".join(f'<q lang="vi">{_plain(words.quote)}</q>' for words in notice.words)
        said = f'<p class="quotes">{quotes}</p>\n'
    else:
        said = "".join(_figure(words, places) for words in notice.words)
    return f"<li>\n<p>{_plain(notice.message.told(language))}</p>\n{detail}{said}</li>\n"


def _figure(words: Words, places: Places) -> str:
    """Return a quotation, marked, in its sentence, in its paragraph, under the place where it stands."""
    cut = excerpt(words, places.paragraph(words))
    before, left, quote, right, after = map(_plain, cut)
    return (
        f"<figure>\n<figcaption><code>{_plain(str(places.place(words)))}</code></figcaption>\n"
        f'<blockquote lang="vi"><p>{before}<span class="sentence">{left}<mark>{quote}</mark>{right}</span>{after}</p>'
        "</blockquote>\n</figure>\n"
    )
