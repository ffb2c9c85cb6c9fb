from __future__ import annotations

import hashlib
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from factories import Draft, asked, extract, monthly_report, resolution, write

from extract.pipeline import extract_source
from extract.records import Extraction, Refused
from extract.source import Source
from kg import publish as module
from kg.build import BuildBusy, Options, Report, alone, build
from kg.commands.console import report_json, report_lines
from kg.export import export_graph
from kg.store import Store, read_manifest

PROJECTS = "SELECT ?p ?l { ?p a ck:Project ; skos:prefLabel ?l }"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a folder of two documents that speak of one task."""
    return write(tmp_path / "in", resolution(None), monthly_report())


def knows(source: Source, refused: Refused = ()) -> Extraction:
    """Extract as the factories do, a resolution without number too."""
    if source.text == resolution(None).text:
        return resolution(None).done()
    return extract(source)


def make(source: Path, into: Path, **options: object) -> Report:
    return build([source], into, extractor=knows, options=Options(**options))  # type: ignore[arg-type]


def turtle(into: Path) -> bytes:
    path = into.parent / f"{into.name}.ttl"
    export_graph(into, path)
    return path.read_bytes()


def test_two_documents_become_one_graph(sources: Path, tmp_path: Path) -> None:
    report = make(sources, tmp_path / "g")
    assert report.as_of == "2025-07-31"
    expected = {
        "documents": 2,
        "statements.commitment": 2,
        "statements.result": 1,
        "statements.problem": 1,
        "tasks": 2,
        "tasks.doneLate": 1,
        "tasks.noDeadline": 1,
        "projects": 1,
        "observations": 2,
        "indicators": 1,
        "mentions": 5,
        "mentions.LEGAL": 2,
    }
    assert {name: report.counts[name] for name in expected} == expected
    assert [Path(p).name for p in report.added] == ["bao-cao-thang.txt", "nghi-quyet.txt"]
    store = Store.open(tmp_path / "g")
    (row,) = store.rows("SELECT ?f { ?d eli:id_local '35/NQ-HĐND' ; ck:fileName ?f }")
    assert row["f"].value == "nghi-quyet.txt"
    names = ["derived", "identity", "inferred"]  # nothing is suggested: an empty graph is none
    assert [g.rpartition("/")[2] for g in store.named_graphs() if "/document/" not in g] == names
    assert report.counts["triples"] == len(list(store.triples()))


def test_building_again_changes_nothing(sources: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    make(sources, into)
    before, stamp = turtle(into), sorted(p.name for p in into.iterdir())
    database = next(into.glob("store-*")).stat().st_mtime_ns
    report = make(sources, into)
    assert (report.added, report.removed) == ((), ())
    assert len(report.unchanged) == 2
    assert turtle(into) == before
    assert sorted(p.name for p in into.iterdir()) == stamp
    assert next(into.glob("store-*")).stat().st_mtime_ns == database
    assert report.counts["documents"] == 2


def test_a_build_step_by_step_equals_a_build_at_once(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "whole")
    moved = sources / "bao-cao-thang.txt"
    text = moved.read_bytes()
    moved.unlink()
    make(sources, tmp_path / "steps")
    moved.write_bytes(text)
    make(sources, tmp_path / "steps")
    assert turtle(tmp_path / "steps") == turtle(tmp_path / "whole")


def test_the_order_and_place_of_files_does_not_show(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "one")
    for folder, name in (("z", "nghi-quyet.txt"), ("a", "bao-cao-thang.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes((sources / name).read_bytes())
    build([tmp_path / "z", tmp_path / "a"], tmp_path / "other", extractor=knows)
    assert turtle(tmp_path / "one") == turtle(tmp_path / "other")


def test_a_changed_file_replaces_its_own_graph_only(sources: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    make(sources, into)
    graphs = {g: Store.open(into).lines(g) for g in Store.open(into).named_graphs()}
    (sources / "bao-cao-thang.txt").write_text("Báo cáo khác hẳn của tỉnh", encoding="utf-8")
    report = make(sources, into)
    assert len(report.added) == len(report.removed) == 1
    now = {g: Store.open(into).lines(g) for g in Store.open(into).named_graphs()}
    kept = {g for g in graphs if "/document/" in g and g in now}
    assert len(kept) == 1
    assert all(now[g] == graphs[g] for g in kept)


def test_a_removed_file_leaves_with_all_that_was_kept_of_it(sources: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    make(sources, into)
    (sources / "bao-cao-thang.txt").unlink()
    report = make(sources, into)
    assert [Path(p).name for p in report.removed] == ["bao-cao-thang.txt"]
    assert report.counts["documents"] == report.counts["projects"] == 1
    assert {len(list((into / f).iterdir())) for f in ("records", "graphs", "sources")} == {1}


def test_a_renamed_file_is_the_same_document_under_its_new_name(
    sources: Path, tmp_path: Path
) -> None:
    make(sources, tmp_path / "g")
    (sources / "nghi-quyet.txt").rename(sources / "nq-35.txt")
    report = make(sources, tmp_path / "g")
    assert (report.added, report.removed) == ((), ())
    rows = Store.open(tmp_path / "g").rows("SELECT ?f { ?d ck:fileName ?f } ORDER BY ?f")
    assert [r["f"].value for r in rows] == ["bao-cao-thang.txt", "nq-35.txt"]


def test_bad_files_are_refused_and_the_rest_is_built(sources: Path, tmp_path: Path) -> None:
    (sources / "a.txt").write_bytes(b"\x00")
    (sources / "b.pdf").write_bytes(b"%PDF")
    (sources / ".hidden.txt").write_bytes(b"")
    report = build([sources, tmp_path / "none"], tmp_path / "g", extractor=knows)
    assert [Path(r.path).name for r in report.refused] == ["a.txt", "b.pdf", "none"]
    assert "no such file" in report.refused[2].reason
    assert report.counts["documents"] == 2


def test_what_cannot_be_read_now_stays_as_it_was(sources: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    make(sources, into)
    before = turtle(into)
    (sources / "bao-cao-thang.txt").write_bytes(b"\x00")
    report = make(sources, into)
    assert [Path(p).name for p in report.kept] == ["bao-cao-thang.txt"]
    assert len(report.refused) == 1
    assert turtle(into) == before
    # a folder that is gone empties nothing
    sources.rename(tmp_path / "moved")
    report = make(sources, into)
    assert len(report.kept) == 2
    assert turtle(into) == before


def test_nothing_to_build_writes_nothing(tmp_path: Path) -> None:
    report = make(tmp_path / "none", tmp_path / "g")
    assert report.counts == {"documents": 0}
    assert len(report.refused) == 1
    assert not (tmp_path / "g").exists()


def test_an_emptied_folder_empties_the_graph(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "g")
    for path in sources.iterdir():
        path.unlink()
    report = make(sources, tmp_path / "g")
    assert report.counts["documents"] == 0
    assert len(report.removed) == 2


def test_equal_files_are_one_document(sources: Path, tmp_path: Path) -> None:
    (sources / "ban-sao.txt").write_bytes((sources / "nghi-quyet.txt").read_bytes())
    report = make(sources, tmp_path / "g")
    assert report.counts["documents"] == 2
    ((other, first),) = report.duplicates
    assert (Path(other).name, Path(first).name) == ("nghi-quyet.txt", "ban-sao.txt")


@pytest.mark.parametrize(
    ("as_of", "status"),
    [(date(2025, 7, 1), "tasks.openOverdue"), (date(2025, 6, 30), "tasks.openInTime")],
)
def test_the_day_of_the_status_is_an_option(
    sources: Path, tmp_path: Path, as_of: date, status: str
) -> None:
    report = make(sources, tmp_path / "g", as_of=as_of)
    assert report.as_of == as_of.isoformat()
    assert report.counts[status] == 1


def test_the_base_is_an_option(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "g", base="https://example.org/tinh/")
    text = turtle(tmp_path / "g")
    assert b"https://example.org/tinh/task/" in text
    assert b"w3id.org/camket/id/" not in text
    with pytest.raises(ValueError, match="base"):
        make(sources, tmp_path / "h", base="x")
    assert not (tmp_path / "h").exists()


def test_several_processes_build_the_same(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "one", extractor=extract)
    build([sources], tmp_path / "two", extractor=extract, options=Options(jobs=2))
    assert turtle(tmp_path / "one") == turtle(tmp_path / "two")


def test_progress_is_told(sources: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([sources], tmp_path / "g", extractor=knows, progress=lambda *step: told.append(step))
    assert told[:2] == [("read", 1, 2), ("read", 2, 2)]
    assert told[-1] == ("write", 1, 1)


def test_a_killed_build_leaves_the_graph_as_it_was(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "g"
    make(sources, into)
    before = turtle(into)
    (sources / "moi.txt").write_text("Thêm một văn bản của tỉnh", encoding="utf-8")
    for step in ("write_database", "write_manifest"):
        with monkeypatch.context() as patched:
            patched.setattr(module, step, _killed)
            with pytest.raises(KeyboardInterrupt):
                make(sources, into)
        assert turtle(into) == before
    report = make(sources, into)
    assert report.counts["documents"] == 3
    assert len([p for p in into.iterdir() if p.name.startswith("store")]) == 1


def _killed(*_: object, **more: object) -> None:
    raise KeyboardInterrupt


def test_two_builds_do_not_write_at_once(sources: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    make(sources, into)
    with alone(into), pytest.raises(BuildBusy, match="another build"):
        make(sources, into)
    make(sources, into)


def test_provenance_of_all_evidence(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "g")
    store = Store.open(tmp_path / "g")
    manifest = read_manifest(tmp_path / "g")
    assert manifest is not None
    checked = 0
    for document in manifest.documents:
        text = store.source(document.sha256)
        graph = [g for g in store.named_graphs() if g.endswith(document.sha256[:16])]
        lines = [line.decode() for line in store.lines(graph[0])]
        spans = asked(lines, "SELECT ?s ?e ?x { ?v oa:start ?s ; oa:end ?e ; oa:exact ?x }")
        for start, end, quote in spans:
            assert text[int(start) : int(end)] == quote
            checked += 1
    assert checked >= 8


def test_two_copies_of_one_document_are_one_node(tmp_path: Path) -> None:
    one = resolution()
    noisy = Draft(one.text.replace("Căn cứ", "Căn  cứ"), "quet.txt", one.document)

    def both(source: Source, refused: Refused) -> Extraction:
        return noisy.done() if source.name == "quet.txt" else one.done()

    build([write(tmp_path / "in", one, noisy)], tmp_path / "g", extractor=both)
    rows = Store.open(tmp_path / "g").rows(
        "SELECT ?d (COUNT(?f) AS ?n) { ?d ck:fileName ?f } GROUP BY ?d"
    )
    assert [r["n"].value for r in rows] == ["2"]


NOISY = "Ủy ban nhân dân tỉnh giao Sở Xây dựng phát ừiển du lịch, hoàn thành trước ngày 01/7/2026."
REPAIRS = "SELECT ?x ?a { ?r a ck:Repair ; oa:exact ?x ; ck:applied ?a }"
TEXTS = "SELECT ?t { ?s a ck:Commitment ; ck:text ?t }"


def values(into: Path, query: str) -> list[tuple[str, ...]]:
    return sorted(
        tuple(term.value for term in row.values()) for row in Store.open(into).rows(query)
    )  # type: ignore[union-attr]


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    """Return a folder with one document that has a misread word."""
    folder = tmp_path / "quet"
    folder.mkdir()
    (folder / "giao.txt").write_text(NOISY, encoding="utf-8")
    return folder


def refusals(path: Path, *, meant: str = "triển") -> Path:
    at = NOISY.index("ừiển")
    sha256 = hashlib.sha256(NOISY.encode()).hexdigest()
    path.write_text(f"{sha256}\t{at}\t{at + 4}\từiển\t{meant}\n", encoding="utf-8")
    return path


def build_real(folder: Path, into: Path, refused: Path | None = None) -> Report:
    return build([folder], into, extractor=extract_source, options=Options(refused=refused))


def test_a_refused_repair_is_not_made_and_stays_as_a_candidate(noisy: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    build_real(noisy, into)
    before = turtle(into)
    ((text,),) = values(into, TEXTS)
    assert "phát triển du lịch" in text
    assert values(into, REPAIRS) == [("ừiển", "true")]
    assert len(values(into, "SELECT ?t { ?s ck:restsOn/ck:meant ?t }")) == 1
    report = build_real(noisy, into, refusals(tmp_path / "khong.tsv"))
    ((text,),) = values(into, TEXTS)
    assert "phát ừiển du lịch" in text
    assert values(into, REPAIRS) == [("ừiển", "false")]
    assert values(into, "SELECT ?t { ?s ck:restsOn/ck:meant ?t }") == []
    (reading,) = report.readings.values()
    assert (reading["repairs"], reading["candidates"]) == (0, 1)
    # a later build without the file makes the repair again, to the byte
    build_real(noisy, into)
    assert turtle(into) == before


def test_the_graphs_own_file_of_refusals_is_honoured_by_every_build(
    noisy: Path, tmp_path: Path
) -> None:
    into = tmp_path / "g"
    build_real(noisy, into)
    refusals(into / "refused.tsv")
    for _ in range(2):
        build_real(noisy, into)
        assert values(into, REPAIRS) == [("ừiển", "false")]
    # one that is named goes before it; one that meant something else refuses nothing
    build_real(noisy, into, refusals(tmp_path / "khac.tsv", meant="chiến"))
    assert values(into, REPAIRS) == [("ừiển", "true")]


def test_a_bad_file_of_refusals_stops_the_build_before_it_begins(
    noisy: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "sai.tsv"
    bad.write_text("ừiển\ttriển\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"sai\.tsv, line 1: is no repair"):
        build_real(noisy, tmp_path / "g", bad)
    assert not (tmp_path / "g").exists()


def test_a_vanished_file_is_rescued_from_its_kept_reading(noisy: Path, tmp_path: Path) -> None:
    """Also where all that was made of the reading is to be made anew, as after an update."""
    into = tmp_path / "g"
    build_real(noisy, into)
    before = turtle(into)
    noisy.rename(tmp_path / "moved")
    for folder in ("records", "digests", "graphs"):
        for path in (into / folder).iterdir():
            path.unlink()
    report = build_real(noisy, into)
    assert [Path(p).name for p in report.kept] == ["giao.txt"]
    assert turtle(into) == before
    # refusals hold for it too, though the file is not there
    build_real(noisy, into, refusals(tmp_path / "khong.tsv"))
    assert values(into, REPAIRS) == [("ừiển", "false")]


def test_a_vanished_file_whose_reading_is_spoilt_leaves_and_is_told(
    noisy: Path, tmp_path: Path
) -> None:
    into = tmp_path / "g"
    build_real(noisy, into)
    for path in (into / "readings").iterdir():
        path.write_text("[]", encoding="utf-8")
    moved = noisy.rename(tmp_path / "moved")
    report = build_real(noisy, into)  # its text alone is left, and enough
    assert (len(report.refused), len(report.removed), len(report.kept)) == (1, 0, 1)
    build_real(moved, into)
    for path in (*(into / "readings").iterdir(), *(into / "sources").iterdir()):
        path.unlink()
    report = build_real(noisy, into)
    assert (len(report.refused), len(report.removed), report.kept) == (1, 1, ())
    assert report.counts["documents"] == 0


def test_readings_are_told_of_new_and_old_files_and_kept(noisy: Path, tmp_path: Path) -> None:
    into = tmp_path / "g"
    first, again = build_real(noisy, into), build_real(noisy, into)
    assert first.readings == again.readings
    ((path, reading),) = first.readings.items()
    assert Path(path).name == "giao.txt"
    assert (reading["format"], reading["encoding"], reading["repairs"]) == ("text", "utf-8", 1)
    manifest = read_manifest(into)
    assert manifest
    assert [d.reading for d in manifest.documents] == [reading]


def test_a_member_of_an_archive_is_a_document(tmp_path: Path) -> None:
    packed = tmp_path / "in" / "kho.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2026/giao.txt", NOISY)
        archive.writestr("2026/hong.txt", b"\0")
    report = build_real(packed.parent, tmp_path / "g")
    assert report.added == (f"{packed}/2026/giao.txt",)
    assert [r.path for r in report.refused] == [f"{packed}/2026/hong.txt"]
    before = turtle(tmp_path / "g")
    packed.write_bytes(b"PK\x03\x04 cut off")  # what was built of its members stays
    report = build_real(packed.parent, tmp_path / "g")
    assert report.kept == (f"{packed}/2026/giao.txt",)
    assert turtle(tmp_path / "g") == before


def test_a_name_that_is_no_utf8_does_not_stop_the_build(noisy: Path, tmp_path: Path) -> None:
    bad = Path(os.fsdecode(os.fsencode(noisy) + b"/xau\xff\n.txt"))
    bad.write_text("Ủy ban nhân dân xã họp giao ban.", encoding="utf-8")
    report = build_real(noisy, tmp_path / "g")
    assert report.counts["documents"] == 2
    report_json(report).encode()
    assert all(line.isprintable() for line in report_lines(report))
