"""The appendix: groups, numbers, cells."""

from __future__ import annotations

import pytest
from exported import AS_OF, BASE, one_duty, store_of

from kg.export.appendix import COLUMNS, Appendix, Heading, appendix_of

SECOND = [
    ("task/c", "rdf:type", "ck:Task"),
    ("task/c", "skos:prefLabel", '"xây trạm bơm'),
    ("task/c", "ck:leadBy", "agency/b"),
    ("task/c", "ck:supervisedBy", "agency/a"),
    ("task/d", "rdf:type", "ck:Task"),
    ("task/d", "skos:prefLabel", '"dọn kênh'),
]


def made(group: str, *things: str) -> Appendix:
    store = store_of([*one_duty(), *SECOND])
    chosen = [BASE + thing for thing in things] or None
    return appendix_of(store, Heading("Danh mục"), chosen, group=group, as_of=AS_OF)


@pytest.mark.parametrize(
    ("group", "things", "names"),
    [
        ("agency", (), ["Sở Giao thông", "Xã Hạ", "Chưa rõ cơ quan chủ trì"]),
        ("document", (), ["Kế hoạch số 5/KH-UBND ngày 01/02/2025", "Chưa rõ văn bản giao"]),
        ("role", ("agency/a",), ["Nhiệm vụ chủ trì", "Nhiệm vụ giám sát, đôn đốc"]),
        ("role", ("agency/b",), ["Nhiệm vụ chủ trì", "Nhiệm vụ phối hợp"]),
    ],
)
def test_groups(group: str, things: tuple[str, ...], names: list[str]) -> None:
    found = made(group, *things)
    assert [name for name, _ in found.groups] == names
    numbers = [row[0] for _, rows in found.groups for row in rows]
    assert numbers == [str(n + 1) for n in range(found.count)]


def test_the_cells_of_a_row() -> None:
    _, rows = made("agency").groups[0]
    assert dict(zip(COLUMNS, rows[0], strict=True)) == {
        "STT": "1",
        "Nội dung nhiệm vụ": "Sửa cầu Mây",
        "Cơ quan chủ trì": "Sở Giao thông",
        "Cơ quan phối hợp": "Xã Hạ",
        "Thời hạn hoàn thành": "01/11/2025",
        "Căn cứ": "Kế hoạch số 5/KH-UBND ngày 01/02/2025 (Điều 1, mục 2);\n"
        "thực hiện Nghị quyết số 9/NQ-HĐND",
        "Tình trạng": "Chưa hoàn thành, quá hạn 30 ngày",
        "Trích dẫn": "«Sửa cầu Mây» (ký tự 10–21)",
    }


def test_nothing_to_list_is_an_error() -> None:
    with pytest.raises(ValueError, match="no duty to list"):
        made("agency", "agency/none")
