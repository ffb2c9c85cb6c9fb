"""Statements as triples: what is to be done, was done or is a problem, by whom and by when."""

from __future__ import annotations

from extract.records import Deadline, Party, Recurrence, Statement
from kg.document.cast import effective_date
from kg.document.page import Page, write_interval
from kg.iris import Iris
from kg.terms import day, decimal, exact, iri_of, words

CLASSES = {"commitment": "ck:Commitment", "result": "ck:Result", "problem": "ck:Problem"}
SHORT_FORMS = {"lead": "ck:leadBy", "support": "ck:supportedBy", "supervise": "ck:supervisedBy"}
_GRADES = {"stated": "ck:explicit", "inherited": "ck:inherited", "reviewed": "ck:reviewed"}


def statement_iri(iris: Iris, sha256: str, statement: Statement) -> str:
    """Return the IRI of a statement: its file, its span and its kind."""
    return iris.span("statement", sha256, statement.start, statement.end, statement.kind)


def sector_iri(sector: str) -> str:
    """Return the concept of a sector by its name in the records: «land» is `ck:landSector`."""
    return iri_of(f"ck:{sector}Sector")


def write_statements(page: Page) -> None:
    """Write all statements of a document."""
    for statement in page.extraction.statements:
        _write_statement(page, statement)


def _write_statement(page: Page, statement: Statement) -> None:
    lines, cast = page.lines, page.cast
    iri = statement_iri(page.iris, page.extraction.sha256, statement)
    evidence = page.quoted(statement.start, statement.end, statement.quote)
    lines.kind(iri, "ck:Statement", CLASSES[statement.kind])
    lines.link(iri, "ck:statedIn", page.document)
    lines.value(iri, "ck:text", words(statement.text))
    lines.link(iri, "ck:evidence", evidence)
    lines.value(iri, "ck:confidence", decimal(round(statement.confidence, 3)))
    if statement.section:
        section = page.iris.section(page.extraction.sha256, statement.section)
        lines.link(iri, "ck:inSection", section)
    projects = [cast.projects[name].iri for name in statement.projects]
    lines.links(iri, "ck:concerns", projects)
    lines.links(iri, "ck:sector", [sector_iri(sign.sector) for sign in statement.sectors])
    for figure in page.extraction.indicators:
        if statement.start <= figure.start and figure.end <= statement.end:
            lines.link(iri, "ck:about", cast.indicators[figure.name].iri)
    if statement.kind == "commitment":
        _write_duty(page, statement, iri, evidence)
    else:
        lines.links(iri, "ck:reportsOn", projects)
        _write_report(page, statement, iri)


def _write_duty(page: Page, statement: Statement, iri: str, evidence: str) -> None:
    """Write what only a commitment has: responsibilities, mandates, deadline, recurrence."""
    read = {(p.role, _body(page, p)) for p in statement.parties if p.grade != "reviewed"}
    for party in statement.parties:
        if party.grade == "reviewed" and (party.role, _body(page, party)) in read:
            continue  # a person's other name for a body that the machine read
        page.lines.link(iri, SHORT_FORMS[party.role], _body(page, party))
        _write_responsibility(page, party, iri, evidence)
    for reference in statement.mandate:
        mandate = page.cast.referred(reference)
        if mandate:
            page.lines.link(iri, "ck:mandatedBy", mandate)
            page.lines.link(page.document, "eli:implements", mandate)
    if deadline := statement.deadline:
        interval = deadline.interval
        page.lines.link(iri, "ck:deadline", write_interval(page.lines, page.iris, interval))
        page.lines.link(iri, "ck:deadlineGrade", iri_of(_GRADES[deadline.source]))
        if interval.first:
            page.lines.value(iri, "ck:dueFrom", day(interval.first))
        if interval.last:
            page.lines.value(iri, "ck:dueDate", day(interval.last))
        _write_words(page, iri, deadline)
    if recurrence := statement.recurrence:
        page.lines.value(iri, "ck:recurrence", exact(recurrence.rule))
        _write_words(page, iri, recurrence)


def _body(page: Page, party: Party) -> str:
    return page.cast.bodies[party.name].iri


def _write_words(page: Page, iri: str, time: Deadline | Recurrence) -> None:
    """Write which words state a time, and the steps that led from them to its days."""
    if time.start is not None and time.end is not None:
        page.lines.link(iri, "ck:timeEvidence", page.evidence(time.start, time.end))
    if isinstance(time, Deadline) and time.steps:
        page.lines.value(iri, "ck:derivation", words("; ".join(time.steps)))


def _write_responsibility(page: Page, party: Party, statement: str, evidence: str) -> None:
    """Write one party's part in a commitment; without words of its own the clause shows it."""
    agent = _body(page, party)
    iri = page.iris.part(statement, "responsibility", party.role, agent)
    page.lines.kind(iri, "ck:Responsibility")
    page.lines.link(statement, "ck:hasResponsibility", iri)
    page.lines.link(iri, "ck:agent", agent)
    page.lines.link(iri, "ck:role", iri_of(f"ck:{party.role}"))
    page.lines.link(iri, "ck:grade", iri_of(f"ck:{party.grade}"))
    if party.post:
        page.lines.value(iri, "ck:post", words(party.post))
    if party.start is not None and party.end is not None:
        evidence = page.evidence(party.start, party.end)
    page.lines.link(iri, "ck:evidence", evidence)


def _write_report(page: Page, statement: Statement, iri: str) -> None:
    """Write what only a result or a problem has: who reports it as theirs, and when it was so."""
    for party in statement.parties:
        if party.role == "lead":
            page.lines.link(iri, "ck:leadBy", _body(page, party))
    if statement.deadline:
        _write_words(page, iri, statement.deadline)
    stated = statement.deadline and statement.deadline.interval.last
    when = statement.as_of or stated or effective_date(page.extraction.document)
    if when:
        page.lines.value(iri, "ck:asOf", day(when))
