"""One export: what of which graph goes into which file, and in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.ask import Table
from kg.export.appendix import Appendix, Heading, appendix_of
from kg.export.facts import Facts
from kg.export.formats import FORMATS, UnknownFormat
from kg.export.network import NETWORKS, write_network
from kg.export.opening import open_scope
from kg.export.selection import Choice, asked, chosen, cut
from kg.export.tables import as_tables_book, tables_of, write_csv_folder
from kg.export.whole_graph import Scope, write_graph
from kg.index.boards import Page
from kg.serve.downloads import MEDIA, Answered, written
from kg.store import Store
from kg.unfinished import appearing

APPENDICES = (".docx", ".xlsx")
"""The endings of files that can hold the office's appendix."""
_BOOK = ".xlsx"
_TITLE = "Danh mục nhiệm vụ"
_OF = {"document": "theo", "project": "của dự án", "agency": "của"}


@dataclass(frozen=True, slots=True)
class AppendixForm:
    """How an appendix is headed and grouped; what is empty is chosen by what is exported."""

    title: str = ""
    attached_to: str = ""
    issuer: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What to write where: scope, choice (`None`: everything), and in which form.

    `appendix` asks for the office's table, as an ending «.docx» does; `tables` for a folder of CSV.
    """

    output: Path
    scope: Scope = field(default_factory=Scope)
    choice: Choice | None = None
    appendix: AppendixForm | None = None
    tables: bool = False

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return self.output.suffix.lower()


@dataclass(frozen=True)
class _Job:
    """A request with the store that it is answered from."""

    store: Store
    request: Request

    @cached_property
    def things(self) -> list[str] | None:
        """What is chosen, by IRI; `None` for everything."""
        return chosen(self.store, self.request.choice) if self.request.choice else None

    @cached_property
    def part(self) -> Store:
        """The store of what is chosen."""
        return self.store if self.things is None else cut(self.store, self.things)

    @property
    def as_of(self) -> str:
        """The day of the status, empty where no document gives one."""
        return self.store.manifest.as_of or ""

    def note(self) -> str:
        """Return that a name stands for several things, which all are written; else nothing."""
        choice = self.request.choice
        if not (choice and choice.kind and self.things and len(self.things) > 1):
            return ""
        return f" («{choice.name}» là {len(self.things)} mục, đã ghi tất cả)"


def export(folder: Path, request: Request) -> str:
    """Write what is asked for, and say in Vietnamese how much it is.

    A file appears whole or not at all. Raises `UnknownFormat`, `kg.store.NoStore`,
    `kg.ask.BadParameter` for a name that nothing bears, `ValueError` for an empty appendix.
    """
    write = _writer(request)
    job = _Job(open_scope(folder, request.scope), request)
    return f"{write(job)}{job.note()}"


def _writer(request: Request) -> Callable[[_Job], str]:
    """Return what writes the form that is asked for; raise `UnknownFormat` before any work."""
    ending = request.ending
    if request.tables:
        return _write_tables
    if request.appendix or ending == ".docx":
        if ending in APPENDICES:
            return _write_appendix
        raise UnknownFormat(f"{request.output}: an appendix is .docx or .xlsx")
    if request.choice and request.choice.query and ending[1:] in MEDIA:
        return _write_rows
    if ending == _BOOK:
        return _write_book
    if ending in NETWORKS:
        return _write_network
    if ending in FORMATS:
        return _write_rdf
    known = " or ".join([*FORMATS, *NETWORKS, *APPENDICES])
    raise UnknownFormat(
        f"{request.output}: no format {ending!r}; name it {known}; .csv and .json are for the rows"
        " of --query; for all tables as CSV: -o FOLDER --format csv"
    )


def _write_rdf(job: _Job) -> str:
    return f"{write_graph(job.part, job.request.output, job.request.scope)} bộ ba"


def _write_network(job: _Job) -> str:
    with appearing(job.request.output) as file:
        nodes, lines = write_network(job.part, job.request.ending, file)
    return f"{nodes} nút, {lines} đường nối"


def _write_tables(job: _Job) -> str:
    tables = tables_of(job.part, job.as_of)
    write_csv_folder(tables, job.request.output)
    return _counted(tables)


def _write_book(job: _Job) -> str:
    tables = tables_of(job.part, job.as_of)
    _write_bytes(job.request.output, as_tables_book(tables, job.store.manifest.base))
    return _counted(tables)


def _counted(tables: Mapping[str, Table]) -> str:
    return f"{len(tables)} bảng, {sum(len(table.rows) for table in tables.values())} dòng"


def _write_rows(job: _Job) -> str:
    choice = job.request.choice
    assert choice and choice.query  # noqa: S101 - `_writer` saw it
    table = asked(job.store, choice)
    page = Page(table.columns, table.rows, len(table.rows), table.notes)
    answered = Answered(choice.query, choice.values, page, job.store.manifest.base)
    _write_bytes(job.request.output, written(answered, job.request.ending[1:]))
    return f"{len(table.rows)} dòng"


def _write_appendix(job: _Job) -> str:
    request, form = job.request, job.request.appendix or AppendixForm()
    found = appendix(job.store, request.choice, job.things, form, as_of=job.as_of)
    _write_bytes(request.output, appendix_bytes(found, request.ending))
    return f"{found.count} nhiệm vụ"


def appendix_bytes(found: Appendix, ending: str) -> bytes:
    """Return an appendix as a file of a form of `APPENDICES`."""
    if ending == ".docx":
        from kg.export.appendix_docx import as_docx

        return as_docx(found)
    from kg.export.appendix_xlsx import as_xlsx

    return as_xlsx(found)


def appendix(
    store: Store,
    choice: Choice | None,
    things: Sequence[str] | None,
    form: AppendixForm,
    *,
    as_of: str,
) -> Appendix:
    """Return the appendix of what was chosen (`things` by IRI; `None`: everything), on a day.

    Raises `ValueError` where there is no duty to list.
    """
    if form.issuer and form.attached_to:
        raise ValueError(
            "--issuer makes a document of its own, --attached-to an appendix of another; give one"
        )
    title = form.title or _title(store, choice, things or [])
    group = form.group or ("role" if choice and choice.kind == "agency" else "agency")
    heading = Heading(title, form.attached_to, form.issuer)
    return appendix_of(store, heading, things, group=group, as_of=as_of)


def _title(store: Store, choice: Choice | None, things: Sequence[str]) -> str:
    """Return what an appendix is called if nobody says: by what was chosen."""
    if choice and choice.query:
        return choice.query.title_vi or _TITLE
    if not choice:
        return _TITLE
    facts = Facts(store)
    name = choice.name
    if len(things) == 1:
        name = facts.cited(things[0]) if choice.kind == "document" else facts.label(things[0])
    return f"{_TITLE} {_OF[choice.kind]} {name}"


def _write_bytes(path: Path, data: bytes) -> None:
    with appearing(path) as file:
        file.write(data)
