"""Results of SHACL told: as notices, as JSON, and as the validation report that the standard defines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dvgraph.dataset import Quad, local_name
from dvgraph.iri import digest, scoped, shared
from dvgraph.model import Literal
from dvgraph.notices import LANGUAGES, Level, Notice, Said
from dvgraph.vocab import PREFIXES, Dv, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dvgraph.validate.result import Result

__all__ = ["notices_of", "result_iri", "results_quads", "results_rows"]

_SH: Final = PREFIXES["sh"]
_LEVELS: Final = {"Violation": Level.ERROR, "Warning": Level.WARNING, "Info": Level.NOTE}
_REASONS: Final = {
    "Violation": Said(
        "Đồ thị không hợp lệ: câu hỏi hỏi nó có thể cho kết quả sai.",
        "The graph is not valid: what is asked of it may be answered wrongly.",
    ),
    "Warning": Said(
        "Đồ thị vẫn hợp lệ, nhưng điều này hiếm khi đúng ý người viết.",
        "The graph is still valid, but this is seldom what was meant.",
    ),
    "Info": Said("Chỉ để biết.", "For information only."),
}


def notices_of(results: Iterable[Result]) -> tuple[Notice, ...]:
    """Return results as notices, in their order."""
    told = []
    for result in results:
        said = Said(*(result.messages.get(language) or _any(result) for language in LANGUAGES))
        value = getattr(result.value, "value", result.value)
        shown = f" = {value}" if value and value != result.focus else ""
        told.append(
            Notice(
                iri=result_iri(result),
                check=result.shape or "Shape",
                name=said,
                severity=result.severity.lower(),
                level=_LEVELS[result.severity],
                message=said,
                reason=_REASONS[result.severity],
                remedy=Said(*(result.remedies.get(language, "") for language in LANGUAGES)),
                detail=_thing(result) + (f" {result.path}{shown}" if result.path else ""),
                words=result.words,
            )
        )
    return tuple(told)


def _thing(result: Result) -> str:
    named = result.label != local_name(result.focus)
    return f"{result.label} <{result.focus}>" if named else f"<{result.focus}>"


def _any(result: Result) -> str:
    return next(iter(result.messages.values()), result.shape)


def result_iri(result: Result) -> str:
    """Return the IRI of a result: a function of the shape, the thing, the property and the value."""
    told = "|".join(result.messages.values())
    return shared("result", digest(result.shape, result.focus, result.path, str(result.value), told))


def results_quads(results: Sequence[Result]) -> Iterator[Quad]:
    """Yield the SHACL validation report, with the words that each result rests on; without blank nodes."""
    iris = [result_iri(result) for result in results]
    report = shared("validation", digest(*iris))
    conforms = Literal("false" if results else "true", Ext.xsd_boolean)
    yield Quad(report, Ext.type, _SH + "ValidationReport", "")
    yield Quad(report, _SH + "conforms", conforms, "")
    for iri, result in zip(iris, results, strict=True):
        yield Quad(report, _SH + "result", iri, "")
        yield Quad(iri, Ext.type, _SH + "ValidationResult", "")
        yield Quad(iri, _SH + "focusNode", result.focus, "")
        yield Quad(iri, _SH + "resultSeverity", _SH + result.severity, "")
        for predicate, obj in (
            ("sourceShape", result.source),
            ("sourceConstraintComponent", result.component),
            ("resultPath", result.via),
            ("value", result.value),
        ):
            if obj:
                yield Quad(iri, _SH + predicate, obj, "")
        for language, message in result.messages.items():
            yield Quad(iri, _SH + "resultMessage", Literal(message, language=language), "")
        for words in result.words:
            yield Quad(iri, Dv.evidence, scoped(words.report, "words", f"{words.start}-{words.end}"), "")


def results_rows(results: Iterable[Result]) -> list[dict[str, object]]:
    """Return results as rows for JSON."""
    return [
        {
            **result._asdict(),
            "value": getattr(result.value, "value", result.value) or "",
            "words": [words._asdict() for words in result.words],
        }
        for result in results
    ]
