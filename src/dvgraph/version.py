"""The tool's version, which provenance names; a test holds it equal to the package's metadata."""

from typing import Final

__all__ = ["VERSION"]

VERSION: Final = "0.1.0"
