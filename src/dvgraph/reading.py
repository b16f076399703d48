"""From the bytes of a report to a `Report`: NFC text, the view that extractors see, zones, sentences.

Pure: files are opened by `corpus`. Every step keeps positions, so that a quotation can be cut from the text.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import groupby, pairwise, product
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dvgraph.errors import UnreadableInput
from dvgraph.layout import Layout, decode
from dvgraph.model import Metadata, Report, Span, View, Zone, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MAX_BYTES", "read_bytes", "read_text", "view_of"]

MAX_BYTES: Final = 64 * 1024 * 1024
"""A report is prose: a larger file is refused rather than read for minutes."""

# Characters that are not seen and may stand inside a word: soft hyphen, zero-width space, non-joiner, joiner,
# word joiner, byte order mark, marks of writing direction.
_INVISIBLE: Final = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
)

# "huyện  Kỳ Sơn": a space that was typed twice, or that a line ended with. More of them part the cells of a line.
_TWO_SPACES: Final = re.compile(r"[ \u00a0]{2}(?<=\S..)(?=\S)")

_PLAIN: Final = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\r",
        " ",
    ),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    "Ð": "Đ",  # Latin capital Eth, on keyboards of the nineties
    "Ɖ": "Đ",
    "ð": "đ",
}

# One walk finds which of all these a text has, a few at most.
_STRANGE: Final = re.compile("[" + re.escape("".join((*_PLAIN, *_INVISIBLE))) + "]")

# Old placement of the tone mark on the second vowel, at the end of a syllable: "hoà", "thuỷ", "khoẻ".
# "quý" and "quà" have one spelling: their u belongs to the consonant.
_TONE: Final = re.compile(r"[oOuU](?<![qQ].)[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ]\b")


def _moved(first: str, second: str) -> str:
    decomposed = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + decomposed[1]) + decomposed[0]


# "uà" ends no syllable, "oý" neither.
_MOVED: Final = {
    first + second: _moved(first, second)
    for firsts, seconds in (("oO", "àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ"), ("uU", "ỳýỷỹỵỲÝỶỸỴ"))
    for first, second in product(firsts, seconds)
}


def _move_tone(match: re.Match[str]) -> str:
    return _MOVED.get(match[0], match[0])


# A line that ends in the midst of a sentence, as texts made from PDF have them: "… của⏎Ủy ban", "… lãnh đạo,⏎chỉ đạo".
_BREAK: Final = re.compile(r"\n(?:(?<=[\w,-]\n)|(?<=[\w,-][ ]\n))(?=\w)")
_GOES_ON: Final = frozenset(
    "của và về với là tại do theo các những từ đến cho trong số ngày tháng năm ở trên".split()
)


_WIDTHS: Final = range(50, 121)
_FEWEST_LINES: Final = 6
_SPARE: Final = 12
"""Letters that the longest word leaves free at the end of a full line."""
_RAGGED: Final = 2
"""Letters by which a line may end before the width."""
_FIRST_WORD: Final = re.compile(r"\S+")


def _width(text: str) -> int | None:
    """Return the width that all lines of a text were broken at, as in a letter or a PDF; None where none was."""
    lengths = [len(line) for line in text.split("\n") if line]
    width = max(lengths, default=0)
    full = sum(1 for length in lengths if length >= width - _SPARE)
    return width if width in _WIDTHS and full >= max(_FEWEST_LINES, len(lengths) // 2) else None


def _unwrapped(text: str) -> str:
    """Return a text of equal length where a space stands for each line's end inside a sentence."""
    if not _BREAK.search(text):
        return text
    width = _width(text)

    def space(match: re.Match[str]) -> str:
        end = match.start()
        head = text[max(0, end - 9) : end].removesuffix(" ")
        last = head[-1:]
        # "ngày 14 tháng 4⏎năm 2016", "ngày 14/4/2016⏎của Chính phủ"
        dated = last.isdecimal() and text.startswith(("tháng ", "năm ", "của "), end + 1)
        # "Chỉ thị số 10 -⏎CT/HU"
        dated = dated or (last == "-" and head[:-1].rstrip()[-1:].isdecimal() and text[end + 1].isupper())
        # "… tại xã⏎Phong Châu", "12.874⏎người": the next word had no room
        word = _FIRST_WORD.match(text, end + 1) if width and (last.isalnum() or last == "-") else None
        if width and word and end - text.rfind("\n", 0, end) + len(word[0]) > width - _RAGGED:
            return " "
        if not (dated or last == "," or (last.isalnum() and not last.isdecimal())):
            return "\n"
        inside = dated or text[end + 1].islower() or last == "," or head.split()[-1] in _GOES_ON
        return " " if inside else "\n"

    return _BREAK.sub(space, text)


def _lower(text: str) -> str:
    """Lower case, letter by letter: "İ" keeps its length and positions hold."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def view_of(text: str) -> View:
    r"""Return the view of an NFC text.

    >>> view_of("Huyện uỷ\u00a0Kỳ\u200bSơn").folded
    'huyện ủy kỳsơn'
    >>> view_of("Huyện  ủy").folded
    'huyện ủy'
    """
    offsets: tuple[int, ...] | None = None
    written = text
    strange = set(_STRANGE.findall(text))
    if not strange.isdisjoint(_INVISIBLE):
        offsets = tuple(i for i, c in enumerate(text) if c not in _INVISIBLE)
        written = "".join(text[i] for i in offsets)
    # most texts have none: `in` tells it in a fraction of the time
    pairs = _TWO_SPACES.finditer(written) if "  " in written or "\u00a0" in strange else ()
    if again := {pair.start() + 1 for pair in pairs}:
        at = offsets or range(len(written))
        offsets = tuple(place for i, place in enumerate(at) if i not in again)
        written = "".join(c for i, c in enumerate(written) if i not in again)
    plain = written
    for letter in strange - _INVISIBLE:  # a few of them: many times faster than str.translate
        plain = plain.replace(letter, _PLAIN[letter])
    plain = _TONE.sub(_move_tone, plain)
    return View(written=written, plain=plain, folded=_lower(plain), offsets=offsets)


# Lines around the report, tried on one line at a time: a pattern that may begin at any line is tried at every letter.
# "Tin cùng chuyên mục", "Tin liên quan", "Các tin khác": what follows are titles of other articles.
# "Banner …", "Lượt xem: 12", "In bài viết", "Chia sẻ": the page around the article.
_AROUND: Final = re.compile(
    r"""[ ]*(?:
        (?P<related>(?:
            (?:các[ ])?(?:tin|bài(?:[ ]viết)?)[ ](?:cùng[ ](?:chuyên[ ]mục|chủ[ ]đề|loại)|liên[ ]quan|(?:tức[ ])?khác|mới(?:[ ](?:nhất|hơn))?|cũ[ ]hơn|đã[ ]đưa)
          | có[ ]thể[ ]bạn[ ]quan[ ]tâm | xem[ ]thêm | đọc[ ]thêm | cùng[ ]chuyên[ ]mục | những[ ]tin[ ](?:mới|cũ)[ ]hơn
        )[ ]{0,9}:?[ ]{0,9})
      | (?P<furniture> banner\b.* | trang[ ]chủ\b.* | (?:lượt[ ]xem|số[ ]lượt|chia[ ]sẻ|in[ ]bài|print|email|facebook|zalo|copy[ ]link)\b.{0,40} )
    )""",
    re.VERBOSE,
)
# "Ảnh: Minh Thùy", "(Ảnh minh họa)", "Toàn cảnh hội nghị. Ảnh: …"
_CAPTION: Final = re.compile(
    r".{0,300}(?:[(.]|[ ])[ ]{0,3}ảnh[ ]{0,3}(?::|minh[ ]h[ọo]a|tư[ ]liệu|chụp).{0,80}|ảnh[ ]{0,3}:.{0,200}"
)


_TITLE_LENGTH: Final = 300
_SIGNATURE_LINES: Final = 4


_Line = tuple[int, int, ZoneKind]


def _lines(view: View) -> list[_Line]:
    """Return where each line that has words begins and ends, and what it is."""
    lines: list[_Line] = []
    titled = related = False
    start = 0
    for line in view.folded.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            around = _AROUND.fullmatch(line)
            related = related or (around is not None and around["related"] is not None)
            if related:
                kind = ZoneKind.RELATED
            elif around:
                kind = ZoneKind.FURNITURE
            elif "ảnh" in line and _CAPTION.fullmatch(line):
                kind = ZoneKind.CAPTION
            elif not titled and len(line) <= _TITLE_LENGTH and not line.rstrip().endswith((".", ";")):
                kind, titled = ZoneKind.TITLE, True
            else:
                kind, titled = ZoneKind.BODY, True
            lines.append((start, end, kind))
        start = end + 1
    return lines


def _signed(lines: list[_Line], view: View) -> list[_Line]:
    """Mark the short lines without a full stop that end the body: a name, a role."""
    body = [i for i, line in enumerate(lines) if line[2] is ZoneKind.BODY]
    for i in reversed(body[-_SIGNATURE_LINES:]):
        start, end, _ = lines[i]
        words = view.written[start:end].strip()
        if len(words) > 80 or words.endswith((".", ";", ":", ",", "!", "?", "…")) or i == body[0]:
            break
        lines[i] = (start, end, ZoneKind.SIGNATURE)
    return lines


def _zones(lines: Iterable[_Line]) -> Iterator[Zone]:
    """Yield the zones of a view: lines of one kind that follow one another are one."""
    for kind, alike in groupby(lines, key=itemgetter(2)):
        same = list(alike)
        yield Zone(Span(same[0][0], same[-1][1]), kind)


# Stops, with the marks that close a quotation, and the space after them: "… dân vận. Đồng thời …", "… bầu.... hình thành".
_STOPS: Final = re.compile(r"""[.!?…](?<![.!?…][.!?…])[.!?…/]*["')\]]{0,4}[ ]""")
# Words whose full stop ends no sentence: "TP. Vinh", "TX. Thái Hòa", "đ/c. An", "ThS. Hoa", initials.
_ABBREVIATIONS: Final = frozenset("tp tx tt st ths ts pgs gs bs cn kts nsnd nsut đ/c p h q x t".split())
_LONGEST_ABBREVIATION: Final = max(map(len, _ABBREVIATIONS))
_LAST_WORD: Final = re.compile(r"""[^\s(\["']*\Z""")


def _ends_sentence(view: View, stops: re.Match[str]) -> bool:
    follows = view.plain[stops.end() : stops.end() + 8].lstrip(" \"'([")[:1]
    if not follows or follows.islower() or not (follows.isalnum() or follows in "-+*"):
        return False
    if stops[0] != ". ":
        return True
    end = stops.start()
    word = _LAST_WORD.search(view.folded, max(0, end - _LONGEST_ABBREVIATION - 1), end)
    return word is None or word[0] not in _ABBREVIATIONS


def _sentences(view: View, lines: Iterable[_Line]) -> Iterator[Span]:
    """Yield what stands between stops and ends of lines, without the space around it."""
    plain = view.plain
    stops = [stops.end() for stops in _STOPS.finditer(plain) if _ends_sentence(view, stops)]
    start = 0
    for end in sorted([*stops, *[end for _, end, _ in lines]]):
        words = plain[start:end].rstrip()
        if words:
            last = start + len(words)
            yield Span(last - len(words.lstrip()), last)
        start = end


def read_text(
    text: str,
    *,
    name: str = "text",
    metadata: Metadata | None = None,
    digest: str | None = None,
    layout: Layout | None = None,
) -> Report:
    """Read a text that is already decoded; without `digest` and `layout`, as a file in UTF-8 that holds it."""
    digest = digest or sha256(text.encode()).hexdigest()
    layout = layout or Layout(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    view = view_of(_unwrapped(text))
    lines = _signed(_lines(view), view)
    zones = tuple(_zones(lines))
    for before, after in pairwise(zones):
        assert before.span.end <= after.span.start  # noqa: S101 (sentence_at and zone_at search by bisection)
    return Report(
        id=digest,
        name=name,
        text=text,
        view=view,
        zones=zones,
        sentences=tuple(_sentences(view, lines)),
        layout=layout,
        metadata=metadata or Metadata(),
    )


def read_bytes(data: bytes, *, name: str, metadata: Metadata | None = None) -> Report:
    """Read a report's file: UTF-8, with or without byte order mark, or UTF-16 with one.

    Raises UnreadableInput for an empty, binary, too large or wrongly encoded file, naming the line.
    """
    if not data.strip():
        raise UnreadableInput(name, "the file is empty")
    if len(data) > MAX_BYTES:
        raise UnreadableInput(name, f"{len(data):,} bytes is over the limit of {MAX_BYTES:,} for one report")
    try:
        layout = decode(data)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        if b"\0" in data:
            raise UnreadableInput(name, "this is a binary file, not text", line) from None
        encoding = error.encoding.removesuffix("-le").removesuffix("-be").upper()
        raise UnreadableInput(name, f"not valid {encoding}; save the file as UTF-8", line) from None
    if (end := layout.text.find("\0")) >= 0:
        raise UnreadableInput(name, "this is a binary file, not text", layout.text.count("\n", 0, end) + 1)
    return read_text(
        layout.text, name=name, metadata=metadata, digest=sha256(data).hexdigest(), layout=layout
    )
