from __future__ import annotations

from pathlib import Path

import pytest
from factories import DRAFTS, Draft, extract, monthly_report, resolution, write

from extract.read import ReadError
from extract.records import Document, Extraction
from kg.prepare import Prepared, Refusal, Workshop, program


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a workshop in an empty folder."""
    for name in ("records", "digests", "graphs", "sources"):
        (tmp_path / "graph" / name).mkdir(parents=True)
    return Workshop(tmp_path / "graph", "https://example.org/", extract)


def test_a_file_is_made_once(workshop: Workshop, tmp_path: Path) -> None:
    calls: list[Path] = []

    def counting(path: Path) -> Extraction:
        calls.append(path)
        return extract(path)

    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    shop = Workshop(workshop.folder, workshop.base, counting)
    first, again = shop.prepare(path), shop.prepare(path)
    assert isinstance(first, Prepared)
    assert first == again
    assert len(calls) == 1
    assert shop.lines(first) == sorted(shop.lines(first))
    assert len(shop.digest(first).clauses) == 2
    assert (workshop.folder / "sources" / f"{first.sha256}.txt").read_bytes() == path.read_bytes()
    # another base or name needs another graph, but no other extraction
    elsewhere = Workshop(workshop.folder, "https://example.org/2/", counting).prepare(path)
    renamed = shop.prepare(path, "khac.txt")
    assert isinstance(elsewhere, Prepared)
    assert isinstance(renamed, Prepared)
    assert len({first.key, elsewhere.key, renamed.key}) == 3
    assert len(calls) == 1
    assert any('fileName> "khac.txt"' in line for line in shop.lines(renamed))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x01", "binary"),
        ("Ủy".encode("utf-16"), ""),
        (b"plain text", "no Viet"),
    ],
)
def test_what_cannot_be_read_is_refused(
    workshop: Workshop, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "tep.txt"
    path.write_bytes(data)
    refusal = workshop.prepare(path)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert str(path) in refusal.reason


def test_refusals_of_the_extractor_and_changed_files(workshop: Workshop, tmp_path: Path) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"

    def refusing(path: Path) -> Extraction:
        raise ReadError(f"{path}: khó đọc")

    def changed(path: Path) -> Extraction:
        return Draft("khác", path.name, Document()).done()

    for extractor, reason in ((refusing, "khó đọc"), (changed, "changed while it was read")):
        refusal = Workshop(workshop.folder, workshop.base, extractor).prepare(path)
        assert isinstance(refusal, Refusal)
        assert reason in refusal.reason
    assert list((workshop.folder / "graphs").iterdir()) == []


def test_a_kept_record_of_another_form_is_made_again(workshop: Workshop, tmp_path: Path) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    first = workshop.prepare(path)
    assert isinstance(first, Prepared)
    (record,) = (workshop.folder / "records").iterdir()
    record.write_text("[]", encoding="utf-8")
    (workshop.folder / "graphs" / f"{first.key}.nt").unlink()
    assert workshop.prepare(path) == first
    assert record.read_text(encoding="utf-8") != "[]"


def test_what_is_no_longer_needed_is_deleted(workshop: Workshop, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", resolution(), monthly_report())
    one, other = (workshop.prepare(folder / name) for name in sorted(DRAFTS))
    assert isinstance(one, Prepared) and isinstance(other, Prepared)
    workshop.forget_others([one])
    kept = [p.name for f in ("records", "digests", "graphs", "sources")
            for p in (workshop.folder / f).iterdir()]  # fmt: skip
    assert len(kept) == 4
    assert all(name.startswith((one.sha256, one.key)) for name in kept)


def test_the_program_is_known_by_its_bytes() -> None:
    assert program("extract") == program("extract")
    assert program("extract") != program("extract", "kg")
