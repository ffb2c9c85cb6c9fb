"""The description of an archive for catalogues: DCAT and VoID, in Vietnamese and English.

What it is, of which days and places, under which terms, and of each graph its file, its triples
and its hash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.archive import layout
from kg.archive.dataset_hash import Hashed
from kg.archive.payload import Contents
from kg.archive.sheet import CATALOGUE, Sheet, both, day, term
from kg.store import Store, Term
from kg.terms import iri_of
from ontology.vocab import ONTOLOGY

_TITLE = both(
    "Đồ thị cam kết của văn bản hành chính: ai làm gì, khi nào xong, theo văn bản nào",
    "Knowledge graph of commitments in administrative documents: who does what, by when, under"
    " which document",
)
_WORDS = both(
    "Gói lưu trữ gồm {documents} văn bản, nội dung chữ, đồ thị của từng văn bản và đồ thị chung với"
    " {triples} bộ ba; mỗi điều khẳng định kèm vị trí từng ký tự trong văn bản nguồn. Tình trạng"
    " tính đến ngày {day}.",
    "An archive of {documents} documents, their texts, the graph of each and the graph of all with"
    " {triples} triples; every statement comes with the characters of its source. Statuses are as"
    " of {day}.",
)
_TERMS = both(
    "Văn bản quy phạm pháp luật, văn bản hành chính và tin tức thời sự thuần túy đưa tin không"
    " thuộc đối tượng bảo hộ quyền tác giả (Điều 15 Luật Sở hữu trí tuệ); văn bản khác giữ quyền"
    " của tác giả. Người làm phần mềm Camket không đòi hỏi quyền nào đối với đồ thị. Mã nguồn"
    " trong thư mục explorer: giấy phép MIT và giấy phép ghi trong từng thư viện.",
    "Legal and administrative documents and mere news of the day are not protected by copyright in"
    " Viet Nam (Article 15, Law on Intellectual Property); others stay with their authors. The"
    " makers of Camket claim no right in the graph. The code in the folder explorer is under the"
    " MIT licence and the licences that stand in its libraries.",
)
_GRAPHS = {
    "union": both("Đồ thị hợp nhất, thứ được hỏi", "The union, which is asked"),
    "identity": both("Tên nào chỉ cùng một đối tượng", "Which names mean one thing"),
    "derived": both("Điều suy ra từ mọi văn bản", "What is derived from all documents"),
    "inferred": both("Điều kéo theo từ bản thể học", "What follows from the ontology"),
    "suggestions": both("Điều chỉ gợi ý", "What is only suggested"),
    "reviews": both("Ý kiến của người duyệt", "What reviewers said"),
}
_FORMATS = "http://www.w3.org/ns/formats/"
_SPDX_SHA256 = "spdx:checksumAlgorithm_sha256"
_COVERAGE = """SELECT DISTINCT ?document ?date ?place WHERE {
  ?document ck:fileName ?file .
  OPTIONAL { ?document eli:date_document ?date }
  OPTIONAL { ?document eli:passed_by/ck:jurisdiction ?place }
}"""
_STATED = """SELECT ?file ?triples ?hash WHERE {
  ?graph void:triples ?triples ; dcterms:identifier ?file ;
         spdx:checksum/spdx:checksumValue ?hash
}"""


@dataclass(frozen=True, slots=True)
class Described:
    """What is described: the store, what was put into the bag, the bag's day, an IRI of terms."""

    store: Store
    contents: Contents
    day: str
    licence: str = ""

    @property
    def as_of(self) -> str:
        """The day of the status: the bag's own only where no document has a date."""
        return self.store.manifest.as_of or self.day

    @property
    def iri(self) -> str:
        """The archive's own IRI, made of the hash of its data set."""
        return f"{self.store.manifest.base}archive/{self.contents.dataset.sha256[:16]}"


def write_description(described: Described, path: Path) -> None:
    """Write the description as Turtle."""
    sheet = Sheet()
    _describe(sheet, described)
    _cover(sheet, described)
    for file, found in described.contents.graphs.items():
        _describe_graph(sheet, described.iri, file, found)
    _count(sheet, described)
    sheet.write(path)


def _describe(sheet: Sheet, described: Described) -> None:
    iri, manifest = described.iri, described.store.manifest
    triples = manifest.counts.get("triples", 0)
    told = {"documents": len(manifest.documents), "triples": triples, "day": described.as_of}
    sheet.kind(iri, "dcat:Dataset", "void:Dataset")
    sheet.say(iri, "dcterms:title", *_TITLE)
    for words in _WORDS:
        text = words.value.format(**told)
        sheet.say(iri, "dcterms:description", ox.Literal(text, language=words.language))
    sheet.say(iri, "dcterms:identifier", f"sha256:{described.contents.dataset.sha256}")
    sheet.say(iri, "dcterms:issued", day(described.day))
    sheet.say(iri, "dcterms:language", "vi")
    sheet.say(iri, "void:uriSpace", manifest.base)
    sheet.links(iri, "void:vocabulary", (ONTOLOGY, *_vocabularies()))
    sheet.links(iri, "dcterms:conformsTo", (ONTOLOGY.rstrip("#"),))
    licence = described.licence or f"{iri}/terms"
    sheet.links(iri, "dcterms:license", (licence,))
    if not described.licence:
        sheet.kind(licence, "dcterms:LicenseDocument")
        sheet.say(licence, "rdfs:label", *both("Điều kiện sử dụng", "Terms of use"))
        sheet.say(licence, "dcterms:description", *_TERMS)


def _vocabularies() -> Iterator[str]:
    for prefix in ("eli", "org", "prov", "skos", "time", "schema", "oa", "qb", "foaf", "dcterms"):
        yield term(f"{prefix}:").value


def _cover(sheet: Sheet, described: Described) -> None:
    """Say of which days and which places the documents are."""
    rows = described.store.rows(_COVERAGE)
    days = sorted({_text(row["date"]) for row in rows if "date" in row})
    if days:
        period = f"{described.iri}/period"
        sheet.links(described.iri, "dcterms:temporal", (period,))
        sheet.kind(period, "dcterms:PeriodOfTime")
        sheet.say(period, "dcat:startDate", day(days[0]))
        sheet.say(period, "dcat:endDate", day(days[-1]))
    places = {_text(row["place"]) for row in rows if "place" in row}
    sheet.links(described.iri, "dcterms:spatial", places)
    for place in places:
        named = described.store.rows(
            f"SELECT ?l WHERE {{ {ox.NamedNode(place)} skos:prefLabel ?l }}"
        )
        sheet.kind(place, "dcterms:Location")
        for row in named:
            if isinstance(row["l"], ox.Literal):
                sheet.say(place, "skos:prefLabel", row["l"])


def _text(found: Term) -> str:
    return "" if isinstance(found, ox.Triple) else found.value


def _describe_graph(sheet: Sheet, archive: str, file: str, found: Hashed) -> None:
    """Describe one graph: its file as a distribution, its triples, the hash of its N-Triples."""
    iri = f"{archive}/{file.removesuffix('.ttl')}"
    name = Path(file).stem
    sheet.links(archive, "void:subset", (iri,))
    sheet.links(archive, "dcat:distribution", (iri,))
    sheet.kind(iri, "void:Dataset", "dcat:Distribution")
    sheet.say(iri, "dcterms:identifier", file)
    sheet.say(iri, "dcterms:title", *_GRAPHS.get(name, (ox.Literal(name),)))
    sheet.links(iri, "void:feature", (f"{_FORMATS}Turtle",))
    sheet.say(iri, "dcat:mediaType", "text/turtle")
    sheet.say(iri, "void:triples", found.count)
    sheet.links(iri, "spdx:checksum", (f"{iri}/rdfc-1.0",))
    sheet.kind(f"{iri}/rdfc-1.0", "spdx:Checksum")
    sheet.say(f"{iri}/rdfc-1.0", "spdx:algorithm", term(_SPDX_SHA256))
    sheet.say(f"{iri}/rdfc-1.0", "spdx:checksumValue", found.sha256)
    words = both(
        "SHA-256 của N-Triples chuẩn (RDFC-1.0), đã sắp xếp",
        "SHA-256 of the sorted canonical N-Triples (RDFC-1.0)",
    )
    sheet.say(f"{iri}/rdfc-1.0", "dcterms:description", *words)


def _count(sheet: Sheet, described: Described) -> None:
    """Give VoID's statistics of the union: its triples, nodes, classes and properties."""
    union = f"{described.iri}/{layout.GRAPHS}/{layout.UNION}"
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects: set[str] = set()
    for line in described.store.lines():
        subject, predicate, rest = line.decode("utf-8").split(" ", 2)
        subjects.add(subject)
        properties[predicate[1:-1]] += 1
        if predicate[1:-1] == iri_of("rdf:type"):
            classes[rest[1:-4]] += 1
    sheet.say(union, "void:distinctSubjects", len(subjects))
    sheet.say(union, "void:classes", len(classes))
    sheet.say(union, "void:properties", len(properties))
    counted = (("class", classes, "void:entities"), ("property", properties, "void:triples"))
    for what, found, number in counted:
        for place, (iri, count) in enumerate(sorted(found.items()), 1):
            part = f"{union}/{what}/{place}"
            sheet.links(union, f"void:{what}Partition", (part,))
            sheet.links(part, f"void:{what}", (iri,))
            sheet.say(part, number, count)


def stated_hashes(path: Path) -> dict[str, Hashed]:
    """Return what a description states of each graph's file; `ValueError` where it is no Turtle."""
    store = ox.Store()
    try:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (SyntaxError, OSError) as error:
        raise ValueError(f"{path}: cannot be read ({error})") from error
    found = cast("ox.QuerySolutions", store.query(_STATED, prefixes=CATALOGUE))
    return {
        row["file"].value: Hashed(row["hash"].value, int(row["triples"].value)) for row in found
    }
