"""Files and folders become reports; what cannot be read is told with its place, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dvgraph.corpus import find_reports, open_report
from dvgraph.errors import UnreadableInput
from dvgraph.model import Metadata


def test_folders_are_searched_and_each_file_is_taken_once(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "hai.txt").write_text("Hai.")
    (tmp_path / "mot.txt").write_text("Một.")
    (tmp_path / "notes.md").write_text("no report")
    files, errors = find_reports([tmp_path, deep, tmp_path / "mot.txt"])
    assert [f.name for f in files] == ["hai.txt", "mot.txt"]
    assert errors == []


def test_a_file_named_by_hand_is_a_report_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Một.")
    assert find_reports([tmp_path / "notes.md"])[0] == [tmp_path / "notes.md"]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    files, errors = find_reports([tmp_path / "none.txt", tmp_path])
    assert files == []
    assert [str(e) for e in errors] == [
        f"{tmp_path}/none.txt: no such file or folder",
        f"{tmp_path}: the folder holds no .txt file",
    ]


def test_metadata_stands_beside_the_report(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Một.")
    (tmp_path / "r.toml").write_text('title = "Một"\nas_of = 2020-12-31\n')
    assert open_report(tmp_path / "r.txt").metadata == Metadata(title="Một", as_of="2020-12-31")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            'title = "a"\nyear = 2020\n',
            "r.toml:2: unknown key 'year'; known: title, author, publisher, source, as_of",
        ),
        ('\nas_of = "last year"\n', "r.toml:2: as_of is a year, a month or a day: 2020, 2020-12, 2020-12-31"),
        ('as_of = "2020-13"\n', "r.toml:1: as_of is a year"),
        ('title = "a"\nauthor =\n', "r.toml:2: "),
    ],
)
def test_bad_metadata_is_refused_with_its_line(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "r.txt").write_text("Một.")
    (tmp_path / "r.toml").write_text(toml)
    with pytest.raises(UnreadableInput) as caught:
        open_report(tmp_path / "r.txt")
    assert str(caught.value).startswith(f"{tmp_path}/{message}")


def test_an_unreadable_report_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(b"\xff")
    with pytest.raises(UnreadableInput) as caught:
        open_report(tmp_path / "r.txt")
    assert str(caught.value) == f"{tmp_path}/r.txt:1: not valid UTF-8; save the file as UTF-8"
    with pytest.raises(UnreadableInput, match="No such file"):
        open_report(tmp_path / "none.txt")
