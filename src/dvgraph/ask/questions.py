"""The questions of the library: `queries/*.rq`, each headed by what it asks and what can be chosen.

    # title (vi): Văn bản được trích dẫn
    # title (en): Documents cited
    # description (vi): Mỗi văn bản một dòng …
    # description (en): One row per document …
    # @param unit name "Tên đơn vị" "Name of a unit" default=""
    # @param zone choice(all|body|related) "Phần của báo cáo" "Part of the report" default="all"

Below stands plain SPARQL in which `$unit` is the parameter. A type is one of `TYPES`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from dvgraph.ask.sparql import parameters_in
from dvgraph.errors import BadQuery, UnknownName
from dvgraph.model import Literal, Term
from dvgraph.resources import resource
from dvgraph.vocab import PREFIXES, Ext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "AS_OF",
    "TYPES",
    "Parameter",
    "Question",
    "last_day",
    "parse_question",
    "question",
    "questions",
    "values_of",
    "write_catalogue",
]

TYPES: Final = ("text", "name", "unit", "iri", "date", "day", "integer", "decimal", "language", "choice")
"""Types of parameters.

- A `name` is the label of a thing, which may be given without its diacritics.
- A `unit` is one of the authority, whether or not a report names it: all that are so called, for `VALUES ?x { $unit }`.
- A `day` is a day, or the last one of a month or year, as a string; an empty one is open.
"""

AS_OF: Final = "as_of"
"""The parameter that `--as-of` gives, in a question that can be asked of another time."""


class Parameter(NamedTuple):
    """What can be chosen in a question; `default` is None where a value must be given."""

    name: str
    type: str
    title: str
    title_en: str
    default: str | None = None
    choices: tuple[str, ...] = ()


class Question(NamedTuple):
    """A question of the library; `text` is the whole file, `where` its name for messages."""

    name: str
    title: str
    title_en: str
    description: str
    description_en: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def where(self) -> str:
        """Return the file's name as it stands in error messages."""
        return f"queries/{self.name}.rq"


# # title (vi): Văn bản được trích dẫn
_FIELD: Final = re.compile(r"#\s*(title|description)\s*\((vi|en)\):\s*(.*\S)")
# #   a line that goes on with the one above
_MORE: Final = re.compile(r"#\s{3,}(\S.*)")
# # @param zone choice(all|body) "Phần của báo cáo" "Part of the report" default="all"
_PARAMETER: Final = re.compile(
    r"""\#\s*@param\s+ (?P<name>\w+) \s+ (?P<type>\w+) (?:\( (?P<choices>[^()]*) \))?
        \s+ "(?P<vi>[^"]*)" \s+ "(?P<en>[^"]*)" (?:\s+ default="(?P<default>[^"]*)" )? \s*""",
    re.VERBOSE,
)


def questions() -> tuple[Question, ...]:
    """Return all questions of the library by name."""
    files = (entry for entry in resource("queries").iterdir() if entry.name.endswith(".rq"))
    return tuple(
        parse_question(entry.name.removesuffix(".rq"), entry.read_text("utf-8"))
        for entry in sorted(files, key=lambda entry: entry.name)
    )


def question(name: str) -> Question:
    """Return one question; raises UnknownName, with the nearest names, where there is none."""
    folder = resource("queries")
    names = sorted(entry.name.removesuffix(".rq") for entry in folder.iterdir() if entry.name.endswith(".rq"))
    if name not in names:
        raise UnknownName("question", name, get_close_matches(name, names, 5, 0.4) or names)
    return parse_question(name, folder.joinpath(f"{name}.rq").read_text("utf-8"))


def write_catalogue(asked: Iterable[Question]) -> str:
    """Return questions with their parameters as a text for a person, ending in a line feed."""
    lines = []
    for item in asked:
        lines.append(f"{item.name}  {item.title} / {item.title_en}")
        for parameter in item.parameters:
            kind = "|".join(parameter.choices) or parameter.type
            default = f" (default: {parameter.default})" if parameter.default else ""
            needed = " (needed)" if parameter.default is None else default
            lines.append(f"    -p {parameter.name}={kind}  {parameter.title} / {parameter.title_en}{needed}")
    return "".join(f"{line}\n" for line in lines)


def parse_question(name: str, text: str) -> Question:
    """Read a question's file; raises BadQuery, naming the line, where its head cannot be used."""
    where = f"queries/{name}.rq"
    fields: dict[tuple[str, str], str] = {}
    parameters: list[Parameter] = []
    last: tuple[str, str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        if match := _FIELD.fullmatch(line):
            last = (match[1], match[2])
            fields[last] = match[3]
        elif "@param" in line:
            parameters.append(_parameter(line, where, number))
        elif last and (match := _MORE.fullmatch(line)):
            fields[last] += " " + match[1]
    for key in (("title", "vi"), ("title", "en"), ("description", "vi"), ("description", "en")):
        if key not in fields:
            raise BadQuery(where, f"the head has no line '# {key[0]} ({key[1]}): …'", 1)
    declared, used = {p.name for p in parameters}, parameters_in(text)
    if declared != used:
        raise BadQuery(where, f"declared and used parameters differ: {', '.join(sorted(declared ^ used))}", 1)
    return Question(
        name,
        fields["title", "vi"],
        fields["title", "en"],
        fields["description", "vi"],
        fields["description", "en"],
        tuple(parameters),
        text,
    )


def _parameter(line: str, where: str, number: int) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match["type"] not in TYPES or (match["type"] == "choice") != bool(match["choices"]):
        raise BadQuery(where, f"not a parameter: {line.strip()}", number)
    choices = tuple(match["choices"].split("|")) if match["choices"] else ()
    parameter = Parameter(match["name"], match["type"], match["vi"], match["en"], match["default"], choices)
    if parameter.default is not None:
        _term(parameter, parameter.default, where)
    return parameter


def values_of(asked: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """Return the value of each parameter as a term: what is given, else its default.

    Raises UnknownName for a parameter that the question does not have, BadQuery for a value that is missing or
    not of the parameter's type.
    """
    names = [p.name for p in asked.parameters]
    for name in given:
        if name == AS_OF and name not in names:
            raise BadQuery(asked.where, "is not asked of a day: reports say what they say")
        if name not in names:
            raise UnknownName(
                f"parameter of {asked.name}", name, get_close_matches(name, names, 5, 0.4) or names
            )
    values: dict[str, Term] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            raise BadQuery(asked.where, f"needs a value: -p {parameter.name}={parameter.type.upper()}")
        values[parameter.name] = _term(parameter, value, asked.where)
    return values


# A tag of BCP 47, and an empty one for "no language": vi, en-GB
_LANGUAGE: Final = re.compile(r"(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?")
# What RFC 3987 leaves in an absolute IRI: https://w3id.org/dvgraph/id/report/0123456789abcdef
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


def _term(parameter: Parameter, value: str, where: str) -> Term:
    """Return a value as a term of the parameter's type."""
    try:
        return _READERS[parameter.type](parameter, value)
    except (ValueError, InvalidOperation):
        wanted = " | ".join(parameter.choices) if parameter.choices else parameter.type
        raise BadQuery(where, f"parameter {parameter.name}: {value!r} is not of type {wanted}") from None


def _plain(_: Parameter, value: str) -> Term:
    value.encode("utf-8")  # a lone surrogate, from a broken command line, is no text
    return Literal(value)


def _date(_: Parameter, value: str) -> Term:
    return Literal(date.fromisoformat(value).isoformat(), Ext.xsd_date)


# A year, a month or a day: 2020, 2020-02, 2020-02-29
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def last_day(words: str) -> str:
    """Return the day that a year, a month or a day ends with; raises ValueError for what is none of them.

    >>> last_day("2020"), last_day("2020-02"), last_day("2020-02-03")
    ('2020-12-31', '2020-02-29', '2020-02-03')
    """
    match = _DAY.fullmatch(words)
    if not match:
        raise ValueError(words)
    year, month = int(match[1]), int(match[2] or 12)
    if not 1 <= month <= 12 or not year:
        raise ValueError(words)
    return date(year, month, int(match[3] or monthrange(year, month)[1])).isoformat()


def _day(_: Parameter, value: str) -> Term:
    return Literal(last_day(value) if value else "")


def _integer(_: Parameter, value: str) -> Term:
    return Literal(str(int(value)), Ext.xsd_integer)


def _decimal(_: Parameter, value: str) -> Term:
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > 18:
        raise ValueError(value)
    return Literal(f"{number:f}", Ext.xsd_decimal)


def _iri(_: Parameter, value: str) -> Term:
    prefix, colon, rest = value.partition(":")
    if colon and prefix in PREFIXES and not rest.startswith("//"):
        value = PREFIXES[prefix] + rest
    if not _IRI.fullmatch(value):
        raise ValueError(value)
    return value


def _language(parameter: Parameter, value: str) -> Term:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(value)
    return _plain(parameter, value)


def _choice(parameter: Parameter, value: str) -> Term:
    if value not in parameter.choices:
        raise ValueError(value)
    return Literal(value)


_READERS: Final = {
    "text": _plain,
    "name": _plain,
    "unit": _plain,
    "iri": _iri,
    "date": _date,
    "day": _day,
    "integer": _integer,
    "decimal": _decimal,
    "language": _language,
    "choice": _choice,
}
