"""What a static copy of the explorer answers: each question of its pages, asked in advance.

A key is what `Camket.key` in `viz/explorer/data.js` makes of the same path and parameters. Days,
pages and orders do not count: a copy knows one day, and its tables are whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from extract.folding import fold
from kg.archive.questions import EVER, standing_questions
from kg.ask import BadParameter
from kg.index.boards import Cut
from kg.review.desk import Desk
from kg.serve import page_pictures
from kg.serve.api import about_graph, all_queries
from kg.serve.calendar import calendar
from kg.serve.cards import card
from kg.serve.claim_json import ClaimWriter
from kg.serve.current import Served
from kg.serve.downloads import Answered
from kg.serve.groups import item_of
from kg.serve.kept_reading import Kept
from kg.serve.library_answers import answer, shown
from kg.serve.line_card import line_card
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker
from kg.serve.reader import document_view, file_of
from kg.serve.tables import text_of
from kg.serve.terms import terms
from kg.serve.words import words
from queries import library
from queries.library import Query

_NOT_IN_KEYS = ("as_of", "limit", "offset", "order", "from", "to", "start", "end")
_ALL = 1_000_000
_NEIGHBOURS = 200
_OF_THINGS = {
    "agency": (("tasks-of-body", "agency"),),
    "document": (("resolution-status", "document"), ("tasks-of-resolution", "document")),
    "project": (("project-timeline", "project"),),
    "indicator": (("figure-history", "indicator"),),
}
"""The queries that a copy holds for each thing of a kind, and their parameter that names it."""

Data = tuple[str, object]


def key(path: str, values: Mapping[str, str] | None = None) -> str:
    """Return the key of an answer: «thing-1f2e…» for /api/thing?iri=…."""
    name = re.sub(r"[^A-Za-z0-9-]+", "-", path.removeprefix("/api/"))
    dropped = () if path == "/api/line" else _NOT_IN_KEYS
    pairs = sorted(f"{k}={v}" for k, v in (values or {}).items() if v and k not in dropped)
    return f"{name}-{_hash('&'.join(pairs))}" if pairs else name


def _hash(text: str) -> str:
    """Return FNV-1a of 64 bits over UTF-8, which JavaScript computes as simply."""
    found = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        found = (found ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{found:016x}"


@dataclass(frozen=True, slots=True)
class Copy:
    """A build of the graph on one day, as a static copy shows it."""

    served: Served
    as_of: str

    @property
    def asker(self) -> Asker:
        """Who is asked about single things."""
        return Asker(self.served, self.as_of)

    def data(self) -> Iterator[Data]:
        """Yield every answer with its key; the same keys and answers each time."""
        yield from self._general()
        for found in self.tables():
            yield key(f"/api/ask/{found.query.name}"), shown(found, self.served)
        yield from self._things()
        yield from self._documents()
        yield from self._reviews()

    def _general(self) -> Iterator[Data]:
        about = about_graph(self.served.manifest)
        limits = {"rows": _ALL, "seconds": 0}
        static = {"static": True, "writable": False, "as_of": self.as_of, "limits": limits}
        yield key("/api/about"), {**about, **static}
        yield key("/api/words"), words()
        yield key("/api/queries"), all_queries()
        yield key("/api/terms"), terms()
        yield key("/api/names"), {"things": self._names()}
        days = calendar(self.served, (EVER["from"], EVER["to"]), self.as_of)
        yield key("/api/calendar"), {"days": days}
        yield from self._drawing("")

    def _reviews(self) -> Iterator[Data]:
        """Yield where people judged something, and the history of each claim that they judged."""
        desk = Desk.open(self.served.store.folder)
        writer = ClaimWriter(desk, self.served.by_file)
        marks = writer.marks()
        yield key("/api/review/marks"), {"marks": marks}
        for mark in marks:
            iri = str(mark["iri"])
            yield key("/api/review/claim", {"iri": iri}), writer.claim(desk.claim(iri))

    def _names(self) -> list[object]:
        others: dict[str, dict[str, None]] = {}
        for row in self.served.store.rows(library.get("view-names").text):
            others.setdefault(text_of(row["node"]), {})[fold(text_of(row["value"]))] = None
        return [
            {**item_of(node), "names": " ".join(others.get(node.id, ()))}
            for node in self.served.index.nodes(self.as_of)
        ]

    def tables(self) -> Iterator[Answered]:
        """Yield the whole answer to each question that needs no value but days."""
        for query, values in standing_questions(self.as_of):
            yield self._answer(query, values)

    def _answer(self, query: Query, values: dict[str, str]) -> Answered:
        return answer(self.served, query, values, Cut("", _ALL, 0), self.served.store)

    def _things(self) -> Iterator[Data]:
        """Yield cards, queries, neighbours and drawings of things, and the cards of their lines."""
        graphs = self.served.graphs
        for node in self.served.index.nodes(self.as_of):
            yield key("/api/thing", {"iri": node.id}), card(self.asker, node.id)
            for name, parameter in _OF_THINGS.get(node.kind, ()):
                values = {parameter: node.id}
                with suppress(BadParameter):  # a thing whose IRI cannot be written as a value
                    found = self._answer(library.get(name), {**values, **self._day(name)})
                    yield key(f"/api/ask/{name}", values), shown(found, self.served)
            around = graphs.neighbours(node.id, as_of=self.as_of, limit=_NEIGHBOURS)
            yield key("/api/neighbours", {"iri": node.id}), around
            if node.kind != "task":
                yield from self._drawing(node.id)
        for line in self.served.index.lines():
            ends = {"from": line.source, "to": line.target, "role": line.role}
            told = line_card(self.asker, line.source, line.target, line.role)
            yield key("/api/line", ends), told

    def _drawing(self, focus: str) -> Iterator[Data]:
        """Yield a drawing, and the tasks that each of its clusters stands for."""
        graphs = self.served.graphs
        drawn = graphs.graph(focus, as_of=self.as_of)
        yield key("/api/graph", {"focus": focus}), drawn
        for node in drawn["nodes"]:
            if node["kind"] == "cluster":
                tasks = graphs.neighbours(
                    node["id"], as_of=self.as_of, view=(focus, 0), limit=_NEIGHBOURS
                )
                yield key("/api/neighbours", {"iri": node["id"], "focus": focus}), tasks

    def _day(self, name: str) -> dict[str, str]:
        return {"as_of": self.as_of} if library.get(name).parameter("as_of") else {}

    def _documents(self) -> Iterator[Data]:
        """Yield what the reader shows, with the reports and problems that it marks."""
        for document in sorted(self.served.documents):
            view = document_view(self.asker, document)
            yield key("/api/document", {"iri": document}), view
            content = self._kept(document).content()
            for page in content.pages:
                values = {"document": document, "page": str(page.number)}
                yield key("/api/page-boxes", values), page_pictures.words(content, page.number)
            marks = view["marks"] if isinstance(view["marks"], list) else []
            told = {m["iri"] for m in marks if m["kind"] in ("result", "problem")}
            for iri in sorted(told):
                yield key("/api/thing", {"iri": iri}), card(self.asker, iri)

    def _kept(self, document: str) -> Kept:
        return Kept(self.served.store.folder, file_of(self.served, document).sha256)

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield the pictures of pages that can be drawn, with their keys."""
        folder = self.served.store.folder
        for document in sorted(self.served.documents):
            content = self._kept(document).content()
            for page in content.pages:
                values = {"document": document, "page": str(page.number)}
                try:
                    drawn = page_pictures.picture(
                        folder, file_of(self.served, document), content, page.number
                    )
                except Refusal:
                    continue
                yield key("/api/page", values), drawn
