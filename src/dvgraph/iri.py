"""IRIs of things: readable, and functions of content alone.

What a report names and nothing else identifies is scoped to that report (`…/report/<id>/place/…`): two reports
that write the same name are not taken to mean the same thing until the authority says so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import Final

from dvgraph.vocab import BASE

__all__ = ["digest", "report_iri", "scoped", "segment", "shared"]

_SPACES: Final = re.compile(r"\s+")
# Not allowed in an IRI (RFC 3987), or with a meaning of its own there: < > " { } | \ ^ ` % / ? # and controls.
_RESERVED: Final = re.compile(r"[\x00-\x20<>\"{}|\\^`%/?#\x7f-\x9f\ud800-\udfff]")
_LONGEST: Final = 80


@lru_cache(maxsize=16384)
def segment(words: str) -> str:
    """Return words as one segment of a path: letters with their marks kept, spaces as `_`, the rest escaped.

    Words over 80 characters are cut and end in a hash of the whole, so that different words stay different.

    >>> segment("Kỳ Sơn"), segment("33/2019/QĐ-TTg")
    ('Kỳ_Sơn', '33%2F2019%2FQĐ-TTg')
    """
    joined = _SPACES.sub("_", words.strip())
    if len(joined) > _LONGEST:
        joined = f"{joined[: _LONGEST - 18]}~{digest(joined)}"
    return _RESERVED.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), joined)


def digest(*parts: str) -> str:
    """Return 16 hex digits of the SHA-256 of the parts, each with its length: ("a", "bc") is not ("ab", "c")."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def shared(kind: str, *names: str) -> str:
    """Return the IRI of a thing that any report may name: `shared("period", "2016", "2020")`."""
    return BASE + "/".join((kind, *map(segment, names)))


def report_iri(report_id: str) -> str:
    """Return the IRI of a report, which is also the name of its graph; `report_id` is its SHA-256 in hex."""
    return f"{BASE}report/{report_id[:16]}"


def scoped(report: str, kind: str, *names: str) -> str:
    """Return the IRI of a thing that is known from one report alone; `report` is that report's IRI."""
    return f"{report}/" + "/".join((kind, *map(segment, names)))
