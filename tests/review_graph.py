"""A small graph to review: two invented documents, built in a moment from records made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from factories import COMMITTEE, Draft, days, report

from extract.records import Extraction, Refused
from extract.source import Source
from kg.build import Report, build, renew
from kg.review.desk import Desk

HEALTH, TRANSPORT = "Sở Y tế tỉnh Hà Nam", "Sở Giao thông vận tải tỉnh Hà Nam"
PLAN = """KẾ HOẠCH
Sở Y tế chủ trì lập đề án bệnh án điện tử, trình trước ngày 30/6/2025.
Sở Giao thông vận tải hoàn thành sửa chữa cầu Bến Trăn trong quý III năm 2025.
Rà soát quỹ đất công ích của các xã."""
NEWS = """BÁO CÁO
Sở Giao thông vận tải đã hoàn thành sửa chữa cầu Bến Trăn.
Tiếp tục rà soát quỹ đất công ích của các xã."""
LAND = "Rà soát quỹ đất công ích của các xã."
BRIDGE = "Sở Giao thông vận tải hoàn thành sửa chữa cầu Bến Trăn trong quý III năm 2025."
RECORDS = "Sở Y tế chủ trì lập đề án bệnh án điện tử, trình trước ngày 30/6/2025."
LATER = "\nPhụ lục kèm theo."


def plan(text: str = PLAN) -> Draft:
    """Return the plan: two duties with owners, and one without."""
    head = report("2025-04-01", type="Kế hoạch", number="18/KH-UBND", about="công tác quý II")
    draft = Draft(text, "ke-hoach.txt", document=head)
    for short, name in (("Sở Y tế", HEALTH), ("Sở Giao thông vận tải", TRANSPORT)):
        if short in text:
            draft.mention(short, "ORG", name)
    for quote, lead, due in (
        (RECORDS, HEALTH, days(None, "2025-06-30")),
        (BRIDGE, TRANSPORT, days("2025-07-01", "2025-09-30")),
        (LAND, "", None),
    ):
        if quote in text:
            draft.state(quote, lead=[lead] if lead else [], due=due)
    return draft


def news() -> Draft:
    """Return the report: a result, and a duty stated again."""
    head = report("2025-10-01", number="77/BC-UBND", issuer=COMMITTEE)
    draft = Draft(NEWS, "bao-cao.txt", document=head)
    draft.mention("Sở Giao thông vận tải", "ORG", TRANSPORT)
    draft.state(
        "Sở Giao thông vận tải đã hoàn thành sửa chữa cầu Bến Trăn.", "result", lead=[TRANSPORT]
    )
    return draft.state("Tiếp tục rà soát quỹ đất công ích của các xã.")


def read(source: Source, refused: Refused = ()) -> Extraction:
    """Extract a document of this graph, changed or not, by hand."""
    del refused
    draft = plan(source.text) if source.text.startswith("KẾ HOẠCH") else news()
    return replace(draft.done(), name=source.name, sha256=source.sha256)


def papers(folder: Path, *, plan_text: str = PLAN) -> Path:
    """Write the documents into a folder, which is the graph's set of sources."""
    folder.mkdir(exist_ok=True)
    (folder / "ke-hoach.txt").write_text(plan_text, encoding="utf-8")
    (folder / "bao-cao.txt").write_text(NEWS, encoding="utf-8")
    return folder


def make(folder: Path, into: Path) -> Report:
    """Build the graph of a folder of papers."""
    return build([folder], into, extractor=read)


def put_in_force(into: Path) -> Report:
    """Put all verdicts into force."""
    return renew(into, extractor=read)


def found(desk: Desk, quote: str) -> str:
    """Return the IRI of the machine's claim that quotes some words."""
    (iri,) = [view.iri for view in desk.claims() if view.claim.quote == quote]
    return iri
