"""Notices as SARIF 2.1.0, for editors and pipelines that show results in the source file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dvgraph.notices.notice import Level
from dvgraph.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvgraph.notices.notice import Notice
    from dvgraph.notices.places import Place, Places

__all__ = ["sarif_of"]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
# SARIF's kind of a result; one that is no failure has the level `none`.
_KINDS: Final = {
    Level.ERROR: "fail",
    Level.WARNING: "fail",
    Level.NOTE: "informational",
    Level.NONE: "pass",
}


def sarif_of(notices: Sequence[Notice], places: Places, language: str, tool: str) -> str:
    """Return notices as a log of one run of `tool`, as in `dvgraph ledger`; columns count code points."""
    rules = {notice.check: notice for notice in notices}
    order = {check: index for index, check in enumerate(sorted(rules))}
    artifacts = _Artifacts(places)
    results = [_result(notice, order, artifacts, language) for notice in notices]
    run = {
        "tool": {
            "driver": {
                "name": tool,
                "version": VERSION,
                "informationUri": "https://w3id.org/dvgraph/",
                "rules": [_rule(rules[check], language) for check in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": language,
        "artifacts": artifacts.listed,
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


class _Artifacts:
    """The files of a run, each once, in the order in which results name them."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.listed: list[dict[str, object]] = []
        self._index: dict[str, int] = {}

    def location(self, report: str, place: Place) -> dict[str, object]:
        uri = quote(place.uri, safe="/:%")
        if report not in self._index:
            self._index[report] = len(self.listed)
            digest = self.places.digest(report)
            hashes = {"hashes": {"sha-256": digest}} if digest else {}
            self.listed.append({"location": {"uri": uri}, "mimeType": "text/plain", **hashes})
        return {"uri": uri, "index": self._index[report]}


def _rule(notice: Notice, language: str) -> dict[str, object]:
    texts = {
        "shortDescription": notice.name,
        "fullDescription": notice.reason,
        "help": notice.remedy,
    }
    told = {key: said.told(language) for key, said in texts.items()}
    return {"id": notice.check, **{key: {"text": text} for key, text in told.items() if text}}


def _result(notice: Notice, order: dict[str, int], artifacts: _Artifacts, language: str) -> dict[str, object]:
    failed = _KINDS[notice.level] == "fail"
    message = notice.message.told(language)
    locations = []
    for words in notice.words:
        place = artifacts.places.place(words)
        locations.append(
            {
                "physicalLocation": {
                    "artifactLocation": artifacts.location(words.report, place),
                    "region": {**_region(place), "snippet": {"text": words.quote}},
                }
            }
        )
    return {
        "ruleId": notice.check,
        "ruleIndex": order[notice.check],
        "kind": _KINDS[notice.level],
        "level": notice.level.value if failed else "none",
        "message": {"text": f"{message} {notice.detail}".strip()},
        "locations": locations[:1],
        "relatedLocations": [{"id": i, **other} for i, other in enumerate(locations[1:], 1)],
        "partialFingerprints": {"dvgraph/iri": notice.iri},
        "properties": {"severity": notice.severity},
    }


def _region(place: Place) -> dict[str, int]:
    region: dict[str, int] = {}
    if place.line:
        region |= {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }
    if place.char >= 0:
        region |= {"charOffset": place.char, "charLength": place.chars}
    if place.byte >= 0:
        region |= {"byteOffset": place.byte, "byteLength": place.bytes}
    return region
