"""Papers of real provinces of before 1 July 2025, with invented tasks: what became of their bodies.

Bodies, provinces, communes and laws are national facts; every task, number and date is made up.
"""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox
from factories import Draft, days

from extract.records import Document
from kg.agencies.suggestions import suggestions
from kg.derive import derive
from kg.document.clauses import digest_of
from kg.document.triples import document_graph
from kg.identity.resolve import Identity, resolve
from kg.iris import Iris
from kg.union import union_of
from kg.world import World, world_of

IRIS = Iris()
NAM_DINH = "tỉnh Nam Định"
ROADS = f"Sở Giao thông vận tải {NAM_DINH}"
LABOUR = f"Sở Lao động - Thương binh và Xã hội {NAM_DINH}"
DISTRICT = f"Ủy ban nhân dân huyện Hải Hậu, {NAM_DINH}"
COMMUNE = f"Ủy ban nhân dân xã Hải Minh, huyện Hải Hậu, {NAM_DINH}"
MINISTRY = "Bộ Giao thông vận tải"


def notice() -> Draft:
    """Return a notice of 2024 that gives tasks to bodies which are no more."""
    text = (
        "Giao Sở Giao thông vận tải hoàn thành sửa chữa cầu Đò Vạc trước ngày 31/10/2025.\n"
        "Sở Lao động - Thương binh và Xã hội mở 12 lớp đào tạo nghề trong năm 2025.\n"
        "UBND huyện Hải Hậu bàn giao mặt bằng bến xe phía Đông trong quý III năm 2025.\n"
        "UBND xã Hải Minh lát lại 3 km đường thôn trước ngày 30/9/2025.\n"
        "Đề nghị Bộ Giao thông vận tải bố trí vốn cho cầu Đò Vạc.\n"
        "Các sở, ngành đẩy mạnh trồng trọt, chăn nuôi, phòng dịch bệnh gia súc.\n"
    )
    document = Document(
        type="Thông báo",
        number="318/TB-UBND",
        date=date(2024, 11, 20),
        issuer=f"Ủy ban nhân dân {NAM_DINH}",
        about="giao nhiệm vụ năm 2025",
        place=NAM_DINH,
    )
    draft = Draft(text, "thong-bao.txt", document)
    for quote, name in (
        ("Sở Giao thông vận tải", ROADS),
        ("Sở Lao động - Thương binh và Xã hội", LABOUR),
        ("UBND huyện Hải Hậu", DISTRICT),
        ("UBND xã Hải Minh", COMMUNE),
        ("Bộ Giao thông vận tải", MINISTRY),
    ):
        draft.mention(quote, "ORG", name)
    draft.mention("Các sở, ngành", "ORG", "các sở, ngành", collective="yes")
    draft.state(
        "Giao Sở Giao thông vận tải hoàn thành sửa chữa cầu Đò Vạc trước ngày 31/10/2025",
        lead=[ROADS],
        due=days(None, "2025-10-30"),
    )
    draft.state(
        "Sở Lao động - Thương binh và Xã hội mở 12 lớp đào tạo nghề trong năm 2025",
        lead=[LABOUR],
        due=days("2025-01-01", "2025-12-31"),
    )
    draft.state(
        "UBND huyện Hải Hậu bàn giao mặt bằng bến xe phía Đông trong quý III năm 2025",
        lead=[DISTRICT],
        due=days("2025-07-01", "2025-09-30"),
    )
    draft.state(
        "UBND xã Hải Minh lát lại 3 km đường thôn trước ngày 30/9/2025",
        lead=[COMMUNE],
        due=days(None, "2025-09-29"),
    )
    draft.state("Đề nghị Bộ Giao thông vận tải bố trí vốn cho cầu Đò Vạc", lead=[MINISTRY])
    draft.state(
        "Các sở, ngành đẩy mạnh trồng trọt, chăn nuôi, phòng dịch bệnh gia súc",
        lead=["các sở, ngành"],
        grade="group",
    )
    return draft


def later() -> Draft:
    """Return a letter of the merged province, which names some of the successors itself."""
    text = (
        "Căn cứ Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội;\n"
        "Sở Xây dựng rà soát các cầu yếu; Ủy ban nhân dân tỉnh theo dõi.\n"
    )
    document = Document(
        type="Công văn",
        number="77/UBND-VP",
        date=date(2025, 8, 4),
        issuer="Ủy ban nhân dân tỉnh Ninh Bình",
        about="rà soát cầu yếu",
        place="tỉnh Ninh Bình",
    )
    draft = Draft(text, "cong-van.txt", document)
    draft.mention("Sở Xây dựng", "ORG", "Sở Xây dựng tỉnh Ninh Bình")
    draft.mention("Ủy ban nhân dân tỉnh", "ORG", "Ủy ban nhân dân tỉnh Ninh Bình")
    draft.mention(
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        "LEGAL",
        "202/2025/QH15",
        type="Nghị quyết",
        number="202/2025/QH15",
        date="2025-06-12",
    )
    draft.state("Sở Xây dựng rà soát các cầu yếu", lead=["Sở Xây dựng tỉnh Ninh Bình"])
    return draft


def world_with(*drafts: Draft, as_of: date | None = None) -> tuple[World, Identity]:
    """Return the world of some drafts, and who is who in it."""
    digests = [digest_of(draft.done(), draft.text, IRIS) for draft in drafts]
    identity = resolve(
        (thing for d in digests for thing in d.things), (n for d in digests for n in d.documents)
    )
    return world_of(digests, identity, IRIS, as_of=as_of), identity


def graph_of(*drafts: Draft, as_of: date | None = date(2025, 12, 1)) -> tuple[list[str], list[str]]:
    """Return the union of some drafts and the graph of suggestions, as a build makes them."""
    world, identity = world_with(*drafts, as_of=as_of)
    documents = [document_graph(draft.done(), draft.text, IRIS) for draft in drafts]
    union = union_of(documents, (identity.lines(IRIS), derive(world)), identity)
    return union, suggestions(world)


def store_of(*drafts: Draft) -> ox.Store:
    """Return the graph of some drafts in memory, suggestions in their own graph."""
    union, apart = graph_of(*drafts)
    store = ox.Store()
    store.load("".join(union).encode(), format=ox.RdfFormat.N_TRIPLES)
    store.load(
        "".join(apart).encode(),
        format=ox.RdfFormat.N_TRIPLES,
        to_graph=ox.NamedNode(IRIS.graph("suggestions")),
    )
    return store
