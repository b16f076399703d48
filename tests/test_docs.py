"""Pages that are made from something else are what it makes of them now; the README's commands exist."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from dvgraph.cli import COMMANDS

ROOT = Path(__file__).parents[1]


def test_the_page_of_the_grammar_is_made_from_the_cases() -> None:
    spec = importlib.util.spec_from_file_location("build_grammar", ROOT / "scripts" / "build_grammar.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "grammar.md").read_text("utf-8") == module.page()


def test_the_readme_names_every_command_and_no_other() -> None:
    table = re.findall(r"^\| `([a-z]+)[` ]", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert set(table) == set(COMMANDS)


def test_no_file_names_the_machine_it_was_made_on() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".ttl", ".rq", ".tsv"} and path.is_file():
            assert str(Path.home()) + "/" not in path.read_text("utf-8"), name
    assert sys.version_info >= (3, 11)
