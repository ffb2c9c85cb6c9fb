"""A snapshot: what a graph says of each task and document, as far as two graphs are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.identity.names import key
from kg.store import Store

Span = tuple[str, int, int]
"""A stretch of a file: the first 16 digits of its hash, start, end."""

_STATEMENT = re.compile(r".*statement/([0-9a-f]{16})/(\d+)-(\d+)[^/]*")

_AS_OF = """SELECT ?day { ?graph ck:asOf ?day FILTER(STRENDS(STR(?graph), "graph/derived")) }"""
_JOINED = """SELECT ?one ?joined { ?judgement ck:canonical ?one ; ck:joins ?joined
    FILTER NOT EXISTS { ?judgement ck:canonical ?two FILTER(?two != ?one) } }"""
_FILES = """SELECT ?document ?sha256 ?file ?number ?date ?label {
    ?document ck:sha256 ?sha256 ; ck:fileName ?file
    OPTIONAL { ?document eli:id_local ?number ; eli:date_document ?date }
    OPTIONAL { ?document skos:prefLabel ?label } }"""
_TASKS = """SELECT ?task ?label ?due ?status ?silent ?mentioned {
    ?task a ck:Task ; skos:prefLabel ?label ; ck:status ?status
    OPTIONAL { ?task ck:dueDate ?due }
    OPTIONAL { ?task ck:silentReports ?silent ; ck:lastMentioned ?mentioned } }"""
_LEADS = """SELECT ?task ?lead ?name {
    ?task a ck:Task ; ck:leadBy ?lead . ?lead skos:prefLabel ?name }"""
_STATEMENTS = """SELECT ?task ?statement ?document ?text ?quote {
    ?statement ck:states ?task ; ck:statedIn ?document ; ck:text ?text
    OPTIONAL { ?statement ck:evidence ?evidence . ?evidence oa:exact ?quote } }"""
_SHOWN = """?event ck:evidence ?evidence . ?evidence oa:hasSource ?document ; oa:exact ?quote
    OPTIONAL { ?event ck:knownOn ?on } }"""
_PROOFS = {
    about: f"SELECT ?task ?value ?document ?quote ?on {{ {event} . {_SHOWN}"
    for about, event in (
        ("due", "?task ck:deadlineEvent ?event . ?event ck:dueDate ?value"),
        ("lead", "?task ck:ownerEvent ?event . ?event ck:newOwner ?value"),
        ("status", "?task ck:statusEvent ?event . ?event ck:status ?value"),
        ("mentioned", "?event ck:states ?task ; ck:statedIn/eli:date_document ?value"),
        ("mentioned by a report",
         "?task a ck:Task . ?event ck:reportsOn ?task ; ck:statedIn/eli:date_document ?value"),
    )
}  # fmt: skip
"""A query for each thing that is shown: over a UNION, the evidence of the whole graph is read."""
_REVIEWS = """SELECT ?review ?verdict ?who ?words ?document ?given ?value {
    ?review a ck:Review ; ck:inForce true ; ck:reviewVerdict ?verdict ; ck:judgedWords ?words ;
            dcterms:creator/skos:prefLabel ?who
    FILTER(?verdict IN (ck:correctVerdict, ck:rejectVerdict, ck:addVerdict, ck:sameVerdict,
                        ck:differentVerdict))
    OPTIONAL { ?review ck:judgedDocument ?document }
    OPTIONAL {
        VALUES ?given { ck:givenKind ck:givenLead ck:givenSupport ck:givenSupervise ck:givenProject
                        ck:givenFrom ck:givenDue }
        ?review ?given ?value } }"""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a document that show something; «» where a graph holds none."""

    document: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a task: where it stands, its words, and the names of the document it is in."""

    span: Span
    text: str
    papers: frozenset[str]
    quote: Quote = field(default_factory=Quote)


@dataclass(frozen=True, slots=True)
class Body:
    """A lead body: its name, and all by which it may be known in another graph."""

    name: str
    known_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task as one graph has it.

    `status` is a concept's local name, `silent` the number of reports that passed it over since
    `mentioned`; `proofs` are quotations by what they show: («due», «2026-06-30»).
    """

    iri: str
    label: str
    said: tuple[Said, ...] = ()
    leads: tuple[Body, ...] = ()
    due: str | None = None
    status: str = "noDeadline"
    silent: int = 0
    mentioned: str | None = None
    proofs: Mapping[tuple[str, str], Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A source file: its hash, its name, its document's label, and the names that tell it again."""

    sha256: str
    name: str
    label: str
    known_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict in force that changed something: its number and hash, who said what of which words.

    `verdict` is a concept's IRI, `given` what it gives, by the IRIs of properties.
    """

    number: str
    verdict: str
    who: str
    quote: Quote
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All tasks and files of a graph, what reviewers changed, and the day of its statuses."""

    tasks: tuple[TaskState, ...] = ()
    papers: tuple[Paper, ...] = ()
    corrections: tuple[Correction, ...] = ()
    as_of: str | None = None


Row = Mapping[str, str]


def snapshot(store: Store) -> Snapshot:
    """Read a snapshot out of a graph."""
    files = _ask(store, _FILES)
    labels = {row["document"]: row.get("label", row["file"]) for row in files}
    papers = {row["sha256"]: _paper(row) for row in files}
    said = _said(_ask(store, _STATEMENTS), files, labels)
    leads = _leads(_ask(store, _LEADS), _ask(store, _JOINED))
    proofs = _proofs({about: _ask(store, query) for about, query in _PROOFS.items()}, labels)
    tasks = {
        row["task"]: TaskState(
            iri=row["task"],
            label=row["label"],
            said=tuple(said[row["task"]]),
            leads=tuple(leads[row["task"]]),
            due=row.get("due"),
            status=row["status"].rpartition("#")[2],
            silent=int(row.get("silent", 0)),
            mentioned=row.get("mentioned"),
            proofs=proofs[row["task"]],
        )
        for row in _ask(store, _TASKS)
    }
    as_of = next((row["day"] for row in _ask(store, _AS_OF)), None)
    corrections = _corrections(_ask(store, _REVIEWS))
    return Snapshot(tuple(tasks.values()), tuple(papers.values()), corrections, as_of)


def _ask(store: Store, query: str) -> list[Row]:
    """Return the rows of a query as texts, in a fixed order."""
    found = ({k: getattr(v, "value", "") for k, v in row.items()} for row in store.rows(query))
    return sorted(found, key=lambda row: sorted(row.items()))


def _names(row: Row) -> frozenset[str]:
    """Return what tells a document again: the name of its file, its number with the year."""
    number = row.get("number")
    numbered = f"{key(number)} {row['date'][:4]}" if number and row.get("date") else ""
    return frozenset(filter(None, (f"file {row['file']}", numbered)))


def _paper(row: Row) -> Paper:
    return Paper(row["sha256"], row["file"], row.get("label", row["file"]), _names(row))


def _said(
    rows: Iterable[Row], files: Iterable[Row], labels: Mapping[str, str]
) -> dict[str, list[Said]]:
    """Return the statements of each task, each once, the earliest documents first."""
    dates = {row["document"]: row.get("date", "") for row in files}
    names: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in files:
        names[row["document"]] |= _names(row)
    found: dict[str, dict[Span, Said]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (dates.get(row["document"], ""), row["statement"])):
        quote = Quote(labels.get(row["document"], ""), row.get("quote", ""))
        one = Said(_span(row["statement"]), row["text"], names[row["document"]], quote)
        found[row["task"]].setdefault(one.span, one)
    return defaultdict(list, {task: list(said.values()) for task, said in found.items()})


def _span(statement: str) -> Span:
    match = _STATEMENT.fullmatch(statement)
    return (match[1], int(match[2]), int(match[3])) if match else (statement, 0, 0)


def _leads(rows: Iterable[Row], joined: Iterable[Row]) -> dict[str, list[Body]]:
    """Return the lead bodies of each task by name, known by all the IRIs that were joined."""
    others: dict[str, set[str]] = defaultdict(set)
    for row in joined:
        others[row["one"]].add(row["joined"])
    found: dict[str, list[Body]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["name"], row["lead"])):
        known_by = {row["lead"], key(row["name"]), *others[row["lead"]]}
        found[row["task"]].append(Body(row["name"], frozenset(known_by)))
    return found


def _proofs(
    asked: Mapping[str, Iterable[Row]], labels: Mapping[str, str]
) -> dict[str, dict[tuple[str, str], Quote]]:
    """Return the quotations of each task's events by what they show, the latest of like ones."""
    found: dict[str, dict[tuple[str, str], Quote]] = defaultdict(dict)
    for about, rows in asked.items():
        for row in sorted(rows, key=lambda row: row.get("on", "")):
            quote = Quote(labels.get(row["document"], ""), row["quote"])
            value = row["value"].rpartition("#")[2] if about == "status" else row["value"]
            found[row["task"]][about.partition(" ")[0], value] = quote
    return found


def _corrections(rows: Iterable[Row]) -> tuple[Correction, ...]:
    found: dict[str, Correction] = {}
    for row in rows:
        number = row["review"].rpartition("/")[2]
        quote = Quote(row.get("document", ""), row["words"])
        said = found.get(number, Correction(number, row["verdict"], row["who"], quote))
        given = ((row["given"], row["value"]),) if "given" in row else ()
        found[number] = replace(said, given=(*said.given, *given))
    return tuple(found.values())
