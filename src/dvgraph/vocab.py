"""Names of the graph's terms, as constants; a test holds them equal to `ontology/dvgraph.ttl`.

`DV` terms are this project's own; the others are of published vocabularies that it aligns to.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CLASSES", "PREFIXES", "PROPERTIES", "SCHEMES", "Dv", "Ext", "concept"]

NS: Final = "https://w3id.org/dvgraph/ns#"
"""Terms of the ontology."""

BASE: Final = "https://w3id.org/dvgraph/id/"
"""Things of the graph, unless a build is given another base."""

PREFIXES: Final = {
    "dv": NS,
    "id": BASE,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "unit": "http://qudt.org/vocab/unit/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Dv:
    """Terms of the project's own ontology."""

    # --- classes -------------------------------------------------------------------------------------------------
    Report: Final = NS + "Report"  # schema:Report, prov:Entity
    Sentence: Final = NS + "Sentence"  # a sentence of a report
    Evidence: Final = NS + "Evidence"  # oa:SpecificResource: the words that say it
    Assertion: Final = NS + "Assertion"  # rdf:Statement with evidence, beside a plain triple
    Document: Final = NS + "Document"  # a document that a report cites
    StateDocument: Final = NS + "StateDocument"  # eli:LegalResource
    PartyDocument: Final = NS + "PartyDocument"
    Citation: Final = NS + "Citation"  # n-ary: a report cites a document
    AdministrativeUnit: Final = NS + "AdministrativeUnit"  # geo:Feature, schema:AdministrativeArea
    Body: Final = NS + "Body"  # org:Organization
    BodyType: Final = NS + "BodyType"  # authority: skos:Concept: what bodies of many units are called
    Person: Final = NS + "Person"  # foaf:Person, schema:Person
    Post: Final = NS + "Post"  # org:Post: the role as written
    Tenure: Final = NS + "Tenure"  # org:Membership: a person holds a post
    Observation: Final = NS + "Observation"  # sosa:Observation: a figure claimed of something
    Indicator: Final = NS + "Indicator"  # skos:Concept, sosa:ObservableProperty: what is counted
    Period: Final = NS + "Period"  # time:ProperInterval, half-open
    EthnicGroup: Final = NS + "EthnicGroup"
    Programme: Final = NS + "Programme"  # schema:Project: campaign, movement, scheme by name
    Twinning: Final = NS + "Twinning"  # n-ary: units twinned with one another
    UnitState: Final = NS + "UnitState"  # authority: a unit as it was called and held for a time
    UnitChange: Final = NS + "UnitChange"  # authority: prov:Activity: a unit, or part of it, became another
    RegisteredDocument: Final = NS + "RegisteredDocument"  # authority: a document of the register
    KnownTwinning: Final = (
        NS + "KnownTwinning"
    )  # authority: a twinning that a source beyond the reports tells of
    Finding: Final = NS + "Finding"  # prov:Entity: what a check of the ledger came to

    # --- properties: evidence ------------------------------------------------------------------------------------
    evidence: Final = NS + "evidence"  # node or assertion -> Evidence
    inSentence: Final = NS + "inSentence"  # Evidence -> Sentence
    sentenceOf: Final = NS + "sentenceOf"  # Sentence -> Report
    ordinal: Final = NS + "ordinal"  # Sentence -> xsd:integer, from 1
    text: Final = NS + "text"  # Sentence -> xsd:string
    line: Final = NS + "line"  # Sentence -> xsd:integer: the line of the file that it stands in, from 1
    lineStart: Final = NS + "lineStart"  # Sentence -> xsd:integer: where that line begins in the text
    zone: Final = NS + "zone"  # Sentence, Evidence, Citation -> concept of scheme zone
    rule: Final = NS + "rule"  # Evidence -> xsd:string: which rule read it
    statedIn: Final = NS + "statedIn"  # any thing -> Report that names it
    subjectOf: Final = NS + "about"  # Report -> AdministrativeUnit it is about
    fileName: Final = NS + "fileName"  # Report -> xsd:string: the name of its file, without folders
    asOf: Final = NS + "asOf"  # Report -> xsd:gYear, xsd:gYearMonth or xsd:date

    # --- properties: documents -----------------------------------------------------------------------------------
    number: Final = NS + "number"  # xsd:string, as normalised: 02-ĐA/TU
    documentKind: Final = NS + "documentKind"  # -> concept of scheme document-kind
    issued: Final = NS + "issued"  # -> xsd:date; eli:date_document, dcterms:issued
    issuedBy: Final = NS + "issuedBy"  # Document -> Body; eli:passed_by
    issuerName: Final = NS + "issuerName"  # Document -> xsd:string as written
    term: Final = NS + "term"  # -> xsd:string: khóa X
    title: Final = NS + "title"  # dcterms:title
    basedOn: Final = NS + "basedOn"  # -> Document; eli:based_on
    cites: Final = NS + "cites"  # Report -> Document; eli:cites, dcterms:references
    citedDocument: Final = NS + "citedDocument"  # Citation -> Document
    citingReport: Final = NS + "citingReport"  # Citation -> Report

    # --- properties: units and bodies ----------------------------------------------------------------------------
    level: Final = NS + "level"  # -> concept of scheme level
    country: Final = NS + "country"  # -> AdministrativeUnit of level country
    partOf: Final = NS + "partOf"  # dcterms:isPartOf, geo:sfWithin for units
    borders: Final = NS + "borders"  # geo:sfTouches, symmetric
    denotes: Final = NS + "denotes"  # unit that a report names -> unit of the authority that it is taken for
    linkReason: Final = NS + "linkReason"  # -> xsd:string: why it is, or is not, taken for one
    denotesBody: Final = (
        NS + "denotesBody"
    )  # body that a report names -> body of the authority it is taken for
    bodyType: Final = NS + "bodyType"  # Body -> BodyType; org:classification
    candidate: Final = NS + "candidate"  # -> unit of the authority it may be
    category: Final = NS + "category"  # Body -> concept of scheme body-category; org:classification
    ofUnit: Final = NS + "ofUnit"  # Body -> AdministrativeUnit it belongs to
    twinnedUnit: Final = NS + "twinnedUnit"  # Twinning -> AdministrativeUnit, two or more
    date: Final = NS + "date"  # Twinning -> xsd:date, xsd:gYearMonth or xsd:gYear

    # --- properties: people --------------------------------------------------------------------------------------
    holder: Final = NS + "holder"  # Tenure -> Person; org:member
    post: Final = NS + "post"  # Tenure -> Post; org:role
    postIn: Final = NS + "postIn"  # Post -> Body; org:postIn

    # --- properties: figures -------------------------------------------------------------------------------------
    featureOfInterest: Final = NS + "featureOfInterest"  # -> thing; sosa:hasFeatureOfInterest
    subjectName: Final = NS + "subjectName"  # -> xsd:string: who or what it is said of, as written
    indicator: Final = NS + "indicator"  # -> Indicator; sosa:observedProperty
    value: Final = NS + "value"  # -> xsd:decimal; sosa:hasSimpleResult
    valueMax: Final = NS + "valueMax"  # -> xsd:decimal: upper end of a range
    whole: Final = NS + "whole"  # -> xsd:decimal: the 191 of 179/191
    unitName: Final = NS + "unitName"  # -> xsd:string as written
    measure: Final = NS + "measure"  # -> qudt unit, where it is one
    comparator: Final = NS + "comparator"  # -> concept of scheme comparator
    per: Final = NS + "per"  # -> xsd:string: the denominator of a rate
    action: Final = NS + "action"  # -> xsd:string: the verb between subject and figure
    period: Final = NS + "period"  # -> Period
    partOfTotal: Final = NS + "partOfTotal"  # Observation -> Observation
    inWords: Final = NS + "inWords"  # -> xsd:boolean, true where written "ba bản"
    start: Final = NS + "start"  # Period -> xsd:date, included
    end: Final = NS + "end"  # Period -> xsd:date, excluded; absent: open

    # --- properties: findings ------------------------------------------------------------------------------------
    findingKind: Final = NS + "findingKind"  # Finding -> concept of scheme finding-kind
    severity: Final = NS + "severity"  # Finding -> concept of scheme severity
    message: Final = NS + "message"  # Finding -> rdf:langString, vi and en
    computation: Final = NS + "computation"  # Finding -> xsd:string: 21 + 6 + 20 = 47
    concerns: Final = NS + "concerns"  # Finding -> the facts on every side of it

    # --- properties: authority -----------------------------------------------------------------------------------
    code: Final = NS + "code"  # unit -> xsd:string: GSO code, ISO 3166-2, Lao district code
    validFrom: Final = NS + "validFrom"  # -> xsd:date, included; absent: before the source begins
    validUntil: Final = NS + "validUntil"  # -> xsd:date, excluded; absent: it stands
    successor: Final = NS + "successor"  # unit -> unit that it, or part of it, became
    predecessor: Final = NS + "predecessor"  # unit -> unit that it was made of
    changedBy: Final = NS + "changedBy"  # unit, UnitChange -> xsd:string: number of the act that ended it
    changeOf: Final = NS + "changeOf"  # UnitChange -> unit before; prov:used
    changedInto: Final = NS + "changedInto"  # UnitChange -> unit after; prov:generated
    extent: Final = NS + "extent"  # UnitChange -> xsd:string: whole or part
    formerlyPartOf: Final = NS + "formerlyPartOf"  # unit -> unit that held it before
    stateOf: Final = NS + "stateOf"  # UnitState -> unit
    heldIn: Final = NS + "heldIn"  # UnitState -> unit that held it then
    registeredAs: Final = NS + "registeredAs"  # Document -> RegisteredDocument that it is taken for
    replacedBy: Final = NS + "replacedBy"  # RegisteredDocument -> RegisteredDocument
    twinnedWithin: Final = NS + "twinnedWithin"  # KnownTwinning -> unit in which one of its sides is
    sideInVietnam: Final = NS + "sideInVietnam"  # KnownTwinning -> xsd:string, as the source names it
    sideAbroad: Final = NS + "sideAbroad"  # KnownTwinning -> xsd:string, as the source names it
    approximatePoint: Final = NS + "approximatePoint"  # unit -> geo:wktLiteral, longitude and latitude


class Ext:
    """Terms of published vocabularies that the graph uses as they are."""

    type: Final = PREFIXES["rdf"] + "type"
    Statement: Final = PREFIXES["rdf"] + "Statement"
    subject: Final = PREFIXES["rdf"] + "subject"
    predicate: Final = PREFIXES["rdf"] + "predicate"
    object: Final = PREFIXES["rdf"] + "object"
    label: Final = PREFIXES["rdfs"] + "label"
    prefLabel: Final = PREFIXES["skos"] + "prefLabel"
    altLabel: Final = PREFIXES["skos"] + "altLabel"
    hiddenLabel: Final = PREFIXES["skos"] + "hiddenLabel"
    notation: Final = PREFIXES["skos"] + "notation"
    definition: Final = PREFIXES["skos"] + "definition"
    scopeNote: Final = PREFIXES["skos"] + "scopeNote"
    inScheme: Final = PREFIXES["skos"] + "inScheme"
    exactMatch: Final = PREFIXES["skos"] + "exactMatch"
    title: Final = PREFIXES["dcterms"] + "title"
    identifier: Final = PREFIXES["dcterms"] + "identifier"
    issued: Final = PREFIXES["dcterms"] + "issued"
    creator: Final = PREFIXES["dcterms"] + "creator"
    publisher: Final = PREFIXES["dcterms"] + "publisher"
    source: Final = PREFIXES["dcterms"] + "source"
    isReplacedBy: Final = PREFIXES["dcterms"] + "isReplacedBy"
    subOrganizationOf: Final = PREFIXES["org"] + "subOrganizationOf"
    reportsTo: Final = PREFIXES["org"] + "reportsTo"
    hasSource: Final = PREFIXES["oa"] + "hasSource"
    hasSelector: Final = PREFIXES["oa"] + "hasSelector"
    SpecificResource: Final = PREFIXES["oa"] + "SpecificResource"
    TextQuoteSelector: Final = PREFIXES["oa"] + "TextQuoteSelector"
    TextPositionSelector: Final = PREFIXES["oa"] + "TextPositionSelector"
    exact: Final = PREFIXES["oa"] + "exact"
    prefix: Final = PREFIXES["oa"] + "prefix"
    suffix: Final = PREFIXES["oa"] + "suffix"
    selector_start: Final = PREFIXES["oa"] + "start"
    selector_end: Final = PREFIXES["oa"] + "end"
    Activity: Final = PREFIXES["prov"] + "Activity"
    SoftwareAgent: Final = PREFIXES["prov"] + "SoftwareAgent"
    used: Final = PREFIXES["prov"] + "used"
    wasAssociatedWith: Final = PREFIXES["prov"] + "wasAssociatedWith"
    wasGeneratedBy: Final = PREFIXES["prov"] + "wasGeneratedBy"
    xsd_string: Final = PREFIXES["xsd"] + "string"
    xsd_integer: Final = PREFIXES["xsd"] + "integer"
    xsd_decimal: Final = PREFIXES["xsd"] + "decimal"
    xsd_boolean: Final = PREFIXES["xsd"] + "boolean"
    xsd_date: Final = PREFIXES["xsd"] + "date"
    xsd_gYear: Final = PREFIXES["xsd"] + "gYear"
    xsd_gYearMonth: Final = PREFIXES["xsd"] + "gYearMonth"
    wkt: Final = PREFIXES["geo"] + "wktLiteral"


_own = {name: iri for name, iri in vars(Dv).items() if isinstance(iri, str) and iri.startswith(NS)}
CLASSES: Final = frozenset(iri for name, iri in _own.items() if name[0].isupper())
PROPERTIES: Final = frozenset(iri for name, iri in _own.items() if name[0].islower())

SCHEMES: Final = (
    "body-category",
    "comparator",
    "country",
    "document-kind",
    "ethnic-group",
    "finding-kind",
    "level",
    "measure",
    "severity",
    "zone",
)
"""SKOS schemes under `ontology/vocab/`, one Turtle file each."""

_VOCAB: Final = f"{NS.removesuffix('ns#')}vocab/"


def concept(scheme: str, notation: str) -> str:
    """Return the IRI of a concept: `concept("level", "district")` is `dv:level/district` written out."""
    return f"{_VOCAB}{scheme}/{notation}"
