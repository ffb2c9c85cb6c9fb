"""The document reader's data: the text as read, its pages, and marks on what was understood.

Offsets count code points of the text. JavaScript counts UTF-16 units: `astral` holds the offsets of
the characters that take two, which are few or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.records import Mention
from kg.document.cast import Cast, cast_of
from kg.iris import Iris
from kg.serve.current import Served
from kg.serve.kept_reading import Kept
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker, Row, local
from kg.serve.page_pictures import can_be_drawn
from kg.serve.tables import Json, text_of
from kg.store import StoredDocument

_KINDS = {
    "ORG": "agency",
    "PROJECT": "project",
    "LEGAL": "legal",
    "DATE": "date",
    "PERSON": "person",
    "LOC": "place",
}


def file_of(served: Served, document: str, sha256: str = "") -> StoredDocument:
    """Return the file of a document; of several, the one whose hash begins so, else the first.

    Raises `Refusal` where the document was not read itself.
    """
    files = served.files_of(document)
    for file in files:
        if file.sha256.startswith(sha256):
            return file
    raise Refusal(
        404,
        "Văn bản này chỉ được nhắc đến, chưa có tệp để đọc",
        "that document is only named by others; its file was not read",
    )


def document_view(asker: Asker, document: str, sha256: str = "") -> Json:
    """Return what the reader shows of a document."""
    served = asker.served
    stored = file_of(served, document, sha256)
    kept = Kept(served.store.folder, stored.sha256)
    content = kept.content()
    drawn = bool(content.pages) and can_be_drawn(stored, content.format)
    return {
        **_head(asker, document, stored),
        "format": content.format,
        "remarks": list(content.remarks),
        "length": len(content.text),
        "text": content.text,
        "astral": [i for i, c in enumerate(content.text) if ord(c) > 0xFFFF],
        "pages": [
            {"number": p.number, "start": p.start, "end": p.end, "picture": drawn and p.width > 0,
             "width": p.width, "height": p.height, "how": p.how, "doubtful": round(p.doubtful, 4)}
            for p in content.pages
        ],
        "marks": _marks(asker, document, kept, content.text),
    }  # fmt: skip


def _head(asker: Asker, document: str, stored: StoredDocument) -> Json:
    thing = asker.thing(document) or {}
    files = asker.served.files_of(document)
    head: Json = {
        "iri": document,
        "label": thing.get("label", ""),
        "file": stored.name,
        "sha256": stored.sha256,
        "files": [{"sha256": f.sha256, "name": f.name} for f in files],
    }
    for row in asker.rows("card-facts", node=document):
        key = {"id_local": "number", "date_document": "date", "title": "title"}.get(
            text_of(row["property"]).rpartition("#")[2].rpartition("/")[2]
        )
        if key:
            head[key] = text_of(row["value"])
    for row in asker.rows("card-issuer", document=document):
        head["issuer"] = {"iri": text_of(row["issuer"]), "label": text_of(row["issuer_label"])}
    return head


def _marks(asker: Asker, document: str, kept: Kept, text: str) -> list[Json]:
    """Return the marks in the order of the text, the wider first."""
    marks = [*_known(asker, document, kept.sha256), *_named(asker, document, kept, text)]
    marks = [m for m in marks if 0 <= _int(m["start"]) < _int(m["end"]) <= len(text)]
    return sorted(marks, key=lambda m: (_int(m["start"]), -_int(m["end"]), str(m["kind"])))


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _known(asker: Asker, document: str, sha256: str) -> list[Json]:
    """Return what the graph has of a file: statements, figures, repairs, skipped passages."""
    # A document of two files has the marks of both, each named by the hash of its file.
    rows = [
        row
        for row in asker.rows("card-marks", document=document)
        if f"/{sha256[:16]}/" in text_of(row["thing"])
    ]
    tasks = (text_of(row["task"]) for row in rows if "task" in row)
    status = {n.id: n.status for n in asker.served.index.things(tasks, asker.as_of)}
    return [_mark(row, status) for row in rows]


def _mark(row: Row, status: dict[str, str]) -> Json:
    kind = text_of(row["kind"])
    iri = text_of(row.get("task") or row.get("about") or row["thing"])
    mark: Json = {
        "start": int(text_of(row["start"])),
        "end": int(text_of(row["end"])),
        "kind": kind,
        "iri": None if kind in ("repair", "skipped") else iri,
        "label": text_of(row.get("label")),
    }
    if kind == "commitment":
        mark["status"] = status.get(iri, "")
    elif kind == "repair":
        mark |= {"to": text_of(row["meant"]), "applied": text_of(row["applied"]) == "true"}
    elif kind == "skipped":
        mark["reason"] = local(row["reason"])
    return mark


def _named(asker: Asker, document: str, kept: Kept, text: str) -> Iterator[Json]:
    """Yield what a file names, as extracted: the graph does not hold each mention."""
    extraction = kept.extraction()
    if extraction is None:
        return
    cast = cast_of(extraction, text, Iris(asker.served.base))
    for mention, own in _things(extraction.mentions, cast):
        iri = asker.served.canonical.get(own, own) if own else None
        yield {
            "start": mention.start,
            "end": mention.end,
            "kind": _KINDS[mention.type],
            "iri": iri if iri != document else None,
            "label": mention.norm,
        }


def _things(mentions: Iterable[Mention], cast: Cast) -> Iterator[tuple[Mention, str]]:
    """Pair each mention with the IRI that its document gave the thing, «» for none."""
    tables = {"ORG": cast.bodies, "PROJECT": cast.projects, "PERSON": cast.people}
    for mention in mentions:
        if mention.type == "LEGAL":
            cited = cast.cited_at.get((mention.start, mention.end)) or cast.cited.get(mention.norm)
            yield mention, cited.iri if cited else ""
        else:
            thing = tables.get(mention.type, {}).get(mention.norm)
            yield mention, thing.iri if thing else ""
