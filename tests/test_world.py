"""All documents together: canonical IRIs, a fixed order, what each is made of."""

from __future__ import annotations

import random
from datetime import date

from factories import world
from test_tasks import IRIS, clause

from kg.document.cast import Thing
from kg.document.clauses import Digest, Figure
from kg.identity.document_names import DocumentName
from kg.identity.resolve import Identity
from kg.world import world_of

OLD, NEW = "https://example.org/old", "https://example.org/new"
JOINED = Identity({OLD: NEW}, ())


def figure(day: str, **more: object) -> Figure:
    fields: dict[str, object] = {
        "iri": f"https://example.org/figure/{day}",
        "indicator": OLD,
        "kind": "actual",
        "measure": "level",
        "document": OLD,
        "scope": "tỉnh hà nam",
        "evidence": "https://example.org/e",
        "quote": "đạt 5%",
        "seen": date.fromisoformat(day),
    }
    return Figure(**{**fields, **more})  # type: ignore[arg-type]


def test_every_iri_is_canonical() -> None:
    made = world(
        [clause("2025-01-31", leads=(OLD, NEW), projects=(OLD,), mandates=(OLD,))],
        figures=[figure("2025-01-31")],
        things=[Thing(OLD, "agency", "Sở Cũ", "sở cũ", "x"), Thing(NEW, "agency", "Sở", "sở", "x")],
        documents=[
            DocumentName(OLD, "Báo cáo", source=True),
            DocumentName("https://example.org/cited", "Luật"),
        ],
        identity=JOINED,
    )
    (task,) = made.tasks
    assert (task.first.leads, task.first.projects, task.first.mandates) == ((NEW,),) * 3
    assert (made.figures[0].indicator, made.figures[0].document) == (NEW, NEW)
    assert [thing.label for thing in made.things[NEW]] == ["Sở", "Sở Cũ"]
    assert list(made.sources) == [NEW]


def test_the_order_of_documents_does_not_matter() -> None:
    days = ("2025-01-31", "2025-02-28", "2025-03-31")
    digests = [
        Digest((), (), (clause(d),), date.fromisoformat(d), (), figures=(figure(d),)) for d in days
    ]
    expected = world_of(digests, JOINED, IRIS, as_of=None)
    assert len(expected.tasks) == 1
    for seed in range(4):
        random.Random(seed).shuffle(digests)  # noqa: S311
        assert world_of(digests, JOINED, IRIS, as_of=None) == expected


def test_reports_stand_by_their_task() -> None:
    start = clause("2025-01-31", "Khởi công xây dựng Khu công nghiệp Bình Minh")
    text = "Đã khởi công xây dựng Khu công nghiệp Bình Minh"
    made = world([start, clause("2025-05-31", text, kind="result")])
    ((told,),) = made.reports.values()
    assert told.completes
    assert list(made.reports) == [made.tasks[0].iri]
