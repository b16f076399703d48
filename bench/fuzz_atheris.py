"""The laws of `bench/fuzz.py` on bytes that atheris finds by coverage: python bench/fuzz_atheris.py -max_total_time=60 [CORPUS]."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["dvgraph"]):
    from fuzz import read


def one(data: bytes) -> None:
    """Read bytes as a file, and the text that they spell as one."""
    read(data)
    text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(4096)
    read(text.encode())


atheris.Setup(sys.argv, one)
atheris.Fuzz()
