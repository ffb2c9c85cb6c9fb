"""Contents that contradict each other, though a forger made all hashes of files right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bags import reseal

from kg.archive.verify import Verified, verify
from kg.store import MANIFEST

pytest_plugins = ("bag_fixtures",)


def words(found: Verified) -> str:
    return "\n".join(map(str, found.faults))


def replace_in(path: Path, old: str, new: str) -> None:
    """Change the first place of a file where some words stand; they must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def first(folder: Path, part: str) -> Path:
    return sorted((folder / "data" / part).iterdir())[0]


def change_text(bag: Path) -> None:
    replace_in(first(bag, "texts"), "khởi công", "khơi công")


def replace_source(bag: Path) -> None:
    first(bag, "sources").write_text("Văn bản khác.", encoding="utf-8")


def drop_from_union(bag: Path) -> None:
    replace_in(bag / "data/graphs/union.ttl", "\tck:dueDate ", "\tck:dueFrom ")


def drop_from_derived(bag: Path) -> None:
    replace_in(bag / "data/graphs/derived.ttl", "ck:status ck:doneLate", "ck:status ck:doneOnTime")


def swap_documents(bag: Path) -> None:
    one, two = sorted((bag / "data/documents").iterdir())
    text = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(text)


def change_quote(bag: Path) -> None:
    path = first(bag, "documents")
    replace_in(path, "oa:exact ", "oa:exact " + '"thêm lời" , ')


def change_hash(bag: Path) -> None:
    replace_in(bag / "bag-info.txt", "Dataset-RDFC-1.0-SHA256: ", "Dataset-RDFC-1.0-SHA256: 0")


def change_oxum(bag: Path) -> None:
    replace_in(bag / "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")


def change_description(bag: Path) -> None:
    replace_in(bag / "data/description.ttl", "void:triples ", "void:triples 1")


def change_answer(bag: Path) -> None:
    path = bag / "data/queries/results/agencies.csv"
    path.write_text(path.read_text(encoding="utf-8") + "x,x,x,x\r\n", encoding="utf-8", newline="")


def change_question(bag: Path) -> None:
    replace_in(bag / "data/queries/documents.rq", "ORDER BY ?date ?file ?document", "LIMIT 1")


def change_count(bag: Path) -> None:
    path = bag / "data" / MANIFEST
    found = json.loads(path.read_text(encoding="utf-8"))
    found["counts"]["triples"] += 1
    path.write_text(json.dumps(found), encoding="utf-8")


def change_review(bag: Path) -> None:
    replace_in(bag / "data/reviews.jsonl", '"hai"', '"bốn"')


def cut_review(bag: Path) -> None:
    path = bag / "data/reviews.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")


def reorder_review(bag: Path) -> None:
    path = bag / "data/reviews.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[1], lines[0], *lines[2:]]), encoding="utf-8")


FORGED: list[tuple[Callable[[Path], None], str]] = [
    (change_text, "khác nội dung"),
    (replace_source, "không phải tệp gốc của"),
    (drop_from_union, "description.ttl, graphs/union.ttl: tính lại là"),
    (drop_from_derived, "bộ ba không có trong đồ thị hợp nhất"),
    (swap_documents, "không phải đồ thị của"),
    (change_quote, "của văn bản nguồn là «"),
    (change_hash, "bag-info.txt, Dataset-RDFC-1.0-SHA256: tính lại là"),
    (change_oxum, "bag-info.txt, Payload-Oxum: tính lại là"),
    (change_description, "description.ttl, "),
    (change_answer, "queries/results/agencies.csv: không như khi hỏi lại"),
    (change_question, "queries/results/documents.csv: không như khi hỏi lại"),
    (change_count, "đồ thị hợp nhất: có"),
    (change_review, "reviews.jsonl: "),
    (cut_review, "reviews.jsonl: "),
    (reorder_review, "reviews.jsonl: "),
]
"""What a forger changes who then makes all hashes of files right, and how it is named."""


@pytest.mark.parametrize(("forge", "said"), FORGED, ids=[f.__name__ for f, _ in FORGED])
def test_forgeries_with_right_hashes_are_named(
    own: Path, forge: Callable[[Path], None], said: str
) -> None:
    forge(own)
    damaged = words(verify(own))
    assert said in damaged  # the contents are searched as far as they can be, too
    assert "đã đổi nội dung" in damaged
    reseal(own)
    forged = words(verify(own))
    assert said in forged
    assert "đã đổi nội dung" not in forged


def test_a_changed_quotation_is_told_with_its_place(own: Path) -> None:
    path = first(own, "texts")
    text = path.read_text(encoding="utf-8")
    place = text.index("khởi công") + 2
    path.write_text(text.replace("khởi công", "khơi công", 1), encoding="utf-8", newline="")
    faults = verify(own).faults
    found = [fault for fault in faults if "/evidence/" in fault.place]
    assert found
    assert any(f"từ ký tự {place}" in str(fault) for fault in faults)
    assert all("của văn bản nguồn là «" in fault.words for fault in found)
