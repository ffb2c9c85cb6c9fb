"""The record of how an archive came about (PROV): program, versions, options, inputs.

Nothing of the machine and no clock: the same program on the same documents gives the same record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from kg.archive import layout
from kg.archive.description import Described
from kg.archive.sheet import Sheet, both, day
from kg.store import Manifest, StoredDocument

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OPTIONS = {
    "base": both("gốc của IRI", "base of IRIs"),
    "as_of": both("ngày xét tình trạng", "day of the status"),
}


def write_activity(described: Described, path: Path) -> None:
    """Write the record as Turtle."""
    sheet = Sheet()
    _tell_build(sheet, described)
    _tell_bagging(sheet, described)
    for document in described.contents.documents:
        _tell_input(sheet, described.iri, document)
    _tell_people(sheet, described)
    sheet.write(path)


def _tell_build(sheet: Sheet, described: Described) -> None:
    """Say what program made the graphs, with which options."""
    build, manifest = f"{described.iri}/build", described.store.manifest
    sheet.kind(build, "prov:Activity")
    sheet.say(build, "rdfs:label", *both("Dựng đồ thị từ văn bản", "The graph was built"))
    agent = f"{build}/program"
    _tell_program(sheet, agent, manifest.made_by)
    sheet.links(build, "prov:wasAssociatedWith", (agent,))
    _tell_options(sheet, build, agent, manifest)
    for file in described.contents.graphs:
        graph = f"{described.iri}/{file.removesuffix('.ttl')}"
        sheet.kind(graph, "prov:Entity")
        sheet.links(graph, "prov:wasGeneratedBy", (build,))


def _tell_bagging(sheet: Sheet, described: Described) -> None:
    """Say what program wrote the archive, and on which libraries it rests."""
    bagging = f"{described.iri}/bagging"
    agent = f"{bagging}/program"
    sheet.kind(bagging, "prov:Activity")
    sheet.say(bagging, "rdfs:label", *both("Đóng gói lưu trữ", "The archive was written"))
    sheet.links(bagging, "prov:wasAssociatedWith", (agent,))
    sheet.links(bagging, "prov:wasInformedBy", (f"{described.iri}/build",))
    _tell_program(sheet, agent, f"camket {metadata.version('camket')}")
    for name, version in _libraries():
        library = f"{agent}/{name}"
        sheet.kind(library, "prov:Entity", "schema:SoftwareSourceCode")
        sheet.say(library, "schema:name", name)
        sheet.say(library, "schema:softwareVersion", version)
        sheet.links(agent, "schema:softwareRequirements", (library,))
    sheet.kind(described.iri, "prov:Entity")
    sheet.links(described.iri, "prov:wasGeneratedBy", (bagging,))
    sheet.say(described.iri, "dcterms:issued", day(described.day))


def _tell_program(sheet: Sheet, agent: str, version: str) -> None:
    sheet.kind(agent, "prov:SoftwareAgent", "schema:SoftwareApplication")
    sheet.say(agent, "schema:name", "Camket")
    sheet.say(agent, "schema:softwareVersion", version)


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield name and version of each package that Camket always needs, sorted."""
    needed = [r for r in metadata.requires("camket") or () if "extra ==" not in r]
    for requirement in sorted(needed):
        match = _NAME.match(requirement)
        if match:
            yield match[0].lower(), metadata.version(match[0])


def _tell_options(sheet: Sheet, build: str, agent: str, manifest: Manifest) -> None:
    """Name the options of the build as its plan."""
    plan, association = f"{build}/options", f"{build}/association"
    given = {"base": manifest.base, "as_of": manifest.as_of_given or "–"}
    sheet.links(build, "prov:qualifiedAssociation", (association,))
    sheet.kind(association, "prov:Association")
    sheet.links(association, "prov:agent", (agent,))
    sheet.links(association, "prov:hadPlan", (plan,))
    sheet.kind(plan, "prov:Plan", "prov:Entity")
    for name, value in given.items():
        option = f"{plan}/{name}"
        sheet.links(plan, "prov:hadMember", (option,))
        sheet.kind(option, "prov:Entity")
        sheet.say(option, "rdfs:label", *_OPTIONS[name])
        sheet.say(option, "prov:value", value)


def _tell_input(sheet: Sheet, archive: str, document: StoredDocument) -> None:
    """Describe a source file: name, hash, how it was read, whether the bag holds it."""
    iri = f"{archive}/{layout.SOURCES}/{layout.stem(document)}"
    sheet.links(f"{archive}/build", "prov:used", (iri,))
    sheet.kind(iri, "prov:Entity")
    sheet.say(iri, "schema:name", document.name)
    sheet.say(iri, "dcterms:identifier", f"sha256:{document.sha256}")
    if isinstance(form := document.reading.get("format"), str):
        sheet.say(iri, "dcterms:format", form)
    if document.paths:
        sheet.say(iri, "prov:atLocation", f"{layout.DATA}/{document.paths[0]}")
    else:
        words = both(
            "Không còn tệp gốc lúc đóng gói; gói chỉ giữ nội dung chữ đã đọc",
            "The original was gone when the archive was written; it holds the text as read",
        )
        sheet.say(iri, "rdfs:comment", *words)
    text = f"{archive}/{layout.TEXTS}/{layout.stem(document)}"
    sheet.kind(text, "prov:Entity")
    sheet.links(text, "prov:wasDerivedFrom", (iri,))
    sheet.say(text, "prov:atLocation", f"{layout.DATA}/{layout.TEXTS}/{layout.stem(document)}.txt")


def _tell_people(sheet: Sheet, described: Described) -> None:
    """Name the files in which people said something that the build took in."""
    for name in layout.PEOPLE:
        if (described.store.folder / name).is_file() and not name.endswith(".head"):
            iri = f"{described.iri}/{name}"
            sheet.kind(iri, "prov:Entity")
            sheet.say(iri, "prov:atLocation", f"{layout.DATA}/{name}")
            sheet.links(f"{described.iri}/build", "prov:used", (iri,))
