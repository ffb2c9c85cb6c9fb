from __future__ import annotations

from pathlib import Path

import pytest
from factories import DRAFTS, extract, monthly_report, resolution, write

from extract.files import File, Refusal
from extract.records import Extraction, Refused
from extract.source import ReadError, Source
from kg.document.prepare import Prepared, Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a workshop in an empty folder."""
    for name in ("readings", "records", "digests", "graphs", "sources"):
        (tmp_path / "graph" / name).mkdir(parents=True)
    return Workshop(tmp_path / "graph", "https://example.org/", extract)


def test_a_file_is_made_once(workshop: Workshop, tmp_path: Path) -> None:
    calls: list[Source] = []

    def counting(source: Source, refused: Refused) -> Extraction:
        calls.append(source)
        return extract(source)

    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    shop = Workshop(workshop.folder, workshop.base, counting)
    first, again = shop.prepare(File(path)), shop.prepare(File(path))
    assert isinstance(first, Prepared)
    assert first == again
    assert len(calls) == 1
    assert shop.lines(first) == sorted(shop.lines(first))
    assert len(shop.digest(first).clauses) == 2
    assert (workshop.folder / "sources" / f"{first.sha256}.txt").read_bytes() == path.read_bytes()
    assert len(list((workshop.folder / "readings").iterdir())) == 1
    # another base or name needs another graph, but no other extraction
    elsewhere = Workshop(workshop.folder, "https://example.org/2/", counting).prepare(File(path))
    renamed = shop.prepare(File(path.rename(path.with_name("khac.txt"))))
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
        (b"plain text", "no Viet"),
    ],
)
def test_what_cannot_be_read_is_refused(
    workshop: Workshop, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "tep.txt"
    path.write_bytes(data)
    refusal = workshop.prepare(File(path))
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert str(path) in refusal.reason


def test_refusals_of_the_extractor(workshop: Workshop, tmp_path: Path) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"

    def refusing(source: Source, refused: Refused) -> Extraction:
        raise ReadError(f"{source.name}: khó đọc")

    refusal = Workshop(workshop.folder, workshop.base, refusing).prepare(File(path))
    assert isinstance(refusal, Refusal)
    assert "khó đọc" in refusal.reason
    assert list((workshop.folder / "graphs").iterdir()) == []


def test_a_file_that_is_gone_is_made_from_its_kept_text(workshop: Workshop, tmp_path: Path) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    first = workshop.prepare(File(path))
    assert isinstance(first, Prepared)
    path.unlink()
    again = workshop.prepare_again(first.sha256, first.name)
    assert again is not None
    assert workshop.lines(again) == workshop.lines(first)
    assert workshop.prepare_again("0" * 64, "khac.txt") is None


def test_refused_repairs_reach_the_extractor_and_change_the_key(
    workshop: Workshop, tmp_path: Path
) -> None:
    seen: list[Refused] = []

    def noting(source: Source, refused: Refused) -> Extraction:
        seen.append(refused)
        return extract(source)

    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    shop = Workshop(workshop.folder, workshop.base, noting)
    first = shop.prepare(File(path))
    assert isinstance(first, Prepared)
    unwanted = {first.sha256: frozenset({(3, 5, "th")})}
    other = Workshop(workshop.folder, workshop.base, noting, refused=unwanted).prepare(File(path))
    assert isinstance(other, Prepared)
    assert other.key != first.key
    assert seen == [frozenset(), frozenset({(3, 5, "th")})]


def test_a_kept_record_of_another_form_is_made_again(workshop: Workshop, tmp_path: Path) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    first = workshop.prepare(File(path))
    assert isinstance(first, Prepared)
    (record,) = (workshop.folder / "records").iterdir()
    record.write_text("[]", encoding="utf-8")
    (workshop.folder / "graphs" / f"{first.key}.nt").unlink()
    assert workshop.prepare(File(path)) == first
    assert record.read_text(encoding="utf-8") != "[]"


def test_what_is_no_longer_needed_is_deleted(workshop: Workshop, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", resolution(), monthly_report())
    one, other = (workshop.prepare(File(folder / name)) for name in sorted(DRAFTS))
    assert isinstance(one, Prepared) and isinstance(other, Prepared)
    workshop.forget_others({one.sha256: one.key})
    kept = [p.name for f in ("readings", "records", "digests", "graphs", "sources")
            for p in (workshop.folder / f).iterdir()]  # fmt: skip
    assert len(kept) == 5
    assert all(name.startswith((one.sha256, one.key)) for name in kept)


def test_what_was_made_before_is_found_without_its_reading_being_read(
    workshop: Workshop, tmp_path: Path
) -> None:
    path = write(tmp_path / "in", resolution()) / "nghi-quyet.txt"
    assert workshop.prepared_before(File(path)) is None
    first = workshop.prepare(File(path))
    assert isinstance(first, Prepared)
    assert workshop.prepared_before(File(path)) == first
    (reading,) = (workshop.folder / "readings").iterdir()
    reading.write_text("hỏng", encoding="utf-8")
    assert workshop.made_before(first.sha256, first.name) == first
    assert workshop.made_before(first.sha256, "khac.txt") is None
    workshop.graph(first.key).unlink()
    assert workshop.made_before(first.sha256, first.name) is None
    assert workshop.prepared_before(File(path)) is None
    assert isinstance(workshop.prepared_before(File(tmp_path / "none.txt")), Refusal)
