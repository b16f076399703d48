"""Numbers of State and Party documents: how they are written, and which bodies their letters stand for."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dvgraph.grammar.names import CAPITAL
from dvgraph.resources import resource

__all__ = ["BARE", "NUMBER", "Series", "series_of", "squeezed"]

# "QĐ", "TTr", "CCHC&PC", "TT.HĐND"; in "TWngày 5/3/2020" the day is no part of it
_SYMBOL: Final = rf"(?-i:[{CAPITAL}](?:(?!ngày)\w){{0,14}}(?:&\w{{1,8}}|[.][A-ZĐ]{{2,8}}(?!\w))?)"
# TTg, UBTVQH15-CP-ĐCTUBTWMTTQVN, BDVTW
_SYMBOLS: Final = rf"{_SYMBOL}(?:[ ]?-[ ]?{_SYMBOL}){{0,5}}"
_KINDS: Final = (
    r"(?:QĐNS|QĐi?|NQ(?:LT)?|CT(?:r|PH)?|KL|KH(?:LT|PH)?|TB|HD(?:LN|LT)?|ĐA|BC|TT(?:LT|r)?|QC(?:PH)?|CV)"
)

NUMBER: Final = re.compile(
    rf"""(?<![\w/.,-]) (?P<n>\d{{1,2}}\.\d{{3}}|\d{{1,5}}(?:[a-zđ]{{0,2}}|[A-D])) (?:
        [ ]?/[ ]?(?P<year>(?:19|20)\d\d)[ ]?[/-][ ]?{_SYMBOLS}(?:/{_SYMBOLS})?  # 33/2019/QĐ-TTg, 19/2008/NQLT/CP-BTC
      | [ ]?/[ ]?{_SYMBOL}(?:[ ]?-[ ]?{_SYMBOL}){{1,5}}             # 1719/QĐ-TTg, 12/KH-UBND, 3.305/QĐ-UBND
      | [ ]?/[ ]?(?:UBTVQH|QH)[ ]?\d{{1,2}}                         # 119/2020/QH14 without its year
      | [ ]?[/-][ ]?{_KINDS}[ ]?[/-][ ]?{_SYMBOLS}                  # 15/NQ/HU, 25-NQ-TW
      | [ ]{{0,2}}-[ ]{{0,2}}{_SYMBOL}[ ]?/[ ]?{_SYMBOLS}           # 02-ĐA/TU, 25 - NQ/TW, 36-HD/VPTW
      | [ ]{_KINDS}[ ]?/[ ]?{_SYMBOLS}                              # 878 QĐNS/TW
    ) (?:(?=ngày)|(?![\w/]))""",
    re.VERBOSE,
)
"""A number with its letters, on text whose dashes and spaces are already made one."""

# "49", "30a", "46/2015", "134/TTg", "13/CP": what may stand behind a kind word without the letters of a series
BARE: Final = rf"\d{{1,5}}(?:[a-zđ]|(?-i:[A-D]))?(?:/(?:(?:19|20)\d\d|(?-i:[{CAPITAL}]{{2}}\w{{0,4}})))?(?![\w/.,%-]*\d|[ ]?%|[\w/])"


def squeezed(words: str) -> str:
    """Return a number without the spaces in it: `02-ĐA/TU`."""
    return re.sub(r"\s+", "", words)


class Series(NamedTuple):
    """A row of `data/lexicon/series.tsv`: the letters of a body, whether there is one such body, and its names."""

    symbol: str
    central: bool
    issuers: re.Pattern[str]


@cache
def _series() -> dict[str, Series]:
    text = resource("data", "lexicon", "series.tsv").read_text("utf-8")
    return {
        row["symbol"]: Series(
            row["symbol"],
            row["centre"] == "yes",
            re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in row["issuers"].split("|"))),
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    }


_PARTS: Final = re.compile(r"[/-]")
_TERM: Final = re.compile(r"\d+\Z")
# Letters that others follow: "VPTU", "TUQN", "HUKS", "ĐUQS"; else three letters at least, as "BDVTU" has.
_PREFIXES: Final = frozenset({"VP", "TU", "HU", "ĐU"})


def series_of(number: str) -> tuple[Series, ...]:
    """Return the bodies that the letters of a number stand for, as far as they are known.

    Of a letter without kind, `1876/UBND-NV`, the first letters are the body's and the others its unit's.

    >>> [s.symbol for s in series_of("01/NQLT-BDV-BĐBP")], [s.symbol for s in series_of("1876/UBND-VP")]
    (['BDV', 'BĐBP'], ['UBND'])
    >>> [s.symbol for s in series_of("85/2015/QH13")], [s.symbol for s in series_of("05-HD/BDVTU")]
    (['QH'], ['BDV'])
    """
    codes = [code for part in _PARTS.split(number)[1:] if (code := _TERM.sub("", part))]
    found = [_body(code) for code in codes]
    if found and found[0] is not None:
        return (found[0],)
    return tuple(series for series in found if series is not None)


@lru_cache(maxsize=4096)
def _body(code: str) -> Series | None:
    known = _series()
    fits = [
        symbol
        for symbol in known
        if code == symbol or ((len(symbol) > 2 or symbol in _PREFIXES) and code.startswith(symbol))
    ]
    return known[max(fits, key=len)] if fits else None
