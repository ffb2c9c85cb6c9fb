"""Upgrades: stores of every earlier form come forward, and what people said with them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from commands import run
from frozen_stores import FORMS, PAPERS, frozen, what_people_said

from extract.pipeline import extract_source
from kg.build import Options, build
from kg.export import export_graph
from kg.store import FORM, MANIFEST, NoStore, OlderStore, Store, read_manifest
from kg.upgrade import upgrade

Capture = pytest.CaptureFixture[str]


def quads(folder: Path) -> bytes:
    path = folder.parent / f"{folder.name}.nq"
    export_graph(folder, path)
    return path.read_bytes()


def change_manifest(folder: Path, **fields: object) -> None:
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**found, **fields}), encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_an_older_store_says_what_to_do(form: int, tmp_path: Path) -> None:
    folder = frozen(form, tmp_path / "graph")
    with pytest.raises(OlderStore, match="camket upgrade"):
        Store.open(folder)


@pytest.mark.parametrize("form", FORMS)
def test_an_upgrade_is_a_build_of_the_same_papers(form: int, tmp_path: Path) -> None:
    """No file is there to read; the graph is as if this version had built them all."""
    folder = frozen(form, tmp_path / "graph")
    said = what_people_said(folder)
    done = upgrade(folder, extractor=extract_source)
    assert (done.form, done.idle, done.bare) == (form, (), ())
    assert Store.open(folder).manifest.form == FORM
    assert what_people_said(folder) == said

    fresh = tmp_path / "fresh"
    fresh.mkdir()
    for name, data in said.items():
        (fresh / name).write_bytes(data)
    given = date(2026, 9, 15) if form == 2 else None
    build([PAPERS], fresh, extractor=extract_source, options=Options(as_of=given))
    assert without_encoding(quads(folder)) == without_encoding(quads(fresh))


def without_encoding(data: bytes) -> list[bytes]:
    """Leave out what the first form did not keep of a file: how its text was encoded."""
    return [line for line in data.splitlines() if b"#encoding>" not in line]


def test_a_file_that_is_still_there_is_read_again_where_too_little_was_kept(tmp_path: Path) -> None:
    folder = frozen(1, tmp_path / "graph")
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["documents"]
    for document in found:
        document["paths"] = [str(PAPERS / document["name"])]
    change_manifest(folder, documents=found)
    for path in (folder / "sources").iterdir():
        path.unlink()
    upgrade(folder, extractor=extract_source)
    build([PAPERS], tmp_path / "fresh", extractor=extract_source)
    assert quads(folder) == quads(tmp_path / "fresh")


def test_what_people_decided_is_in_force(tmp_path: Path) -> None:
    folder = frozen(2, tmp_path / "graph")
    done = upgrade(folder, extractor=extract_source)
    assert (done.decisions, done.refused, done.verdicts) == (2, 1, 0)
    store = Store.open(folder)
    names = {
        str(getattr(row["l"], "value", ""))
        for row in store.rows("SELECT ?l { ?x a ck:Agency ; skos:prefLabel ?l }")
    }
    assert "Văn phòng Ủy ban nhân dân tỉnh Thanh Lệ" not in names  # joined by Huy
    assert {"Sở Xây dựng tỉnh Thanh Lệ", "Sở Tài chính tỉnh Thanh Lệ"} <= names
    texts = " ".join(t.object.value for t in store.triples() if t.predicate.value.endswith("#text"))
    assert "tập trung nghiệm thu" in texts
    assert "bố ừí vốn" in texts  # the repair that was refused


@pytest.mark.parametrize("form", FORMS)
def test_a_build_into_an_older_store_upgrades_it(form: int, tmp_path: Path) -> None:
    folder = frozen(form, tmp_path / "graph")
    said = what_people_said(folder)
    report = build([PAPERS], folder, extractor=extract_source)
    assert (report.added, len(report.unchanged), report.removed) == ((), 3, ())
    assert what_people_said(folder) == said
    assert Store.open(folder).manifest.form == FORM


def test_a_second_upgrade_changes_nothing(tmp_path: Path) -> None:
    folder = frozen(2, tmp_path / "graph")
    upgrade(folder, extractor=extract_source)
    first = quads(folder), (folder / MANIFEST).read_bytes()
    assert upgrade(folder, extractor=extract_source).form == FORM
    assert (quads(folder), (folder / MANIFEST).read_bytes()) == first


def test_an_upgrade_that_was_killed_leaves_the_older_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = frozen(2, tmp_path / "graph")
    old = (folder / MANIFEST).read_bytes()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kg.publish.write_database", killed)
        with pytest.raises(KeyboardInterrupt):
            upgrade(folder, extractor=extract_source)
    assert (folder / MANIFEST).read_bytes() == old
    assert upgrade(folder, extractor=extract_source).report.counts["documents"] == 3


def test_readings_of_another_version_fall_back_on_the_text(tmp_path: Path) -> None:
    folder = frozen(2, tmp_path / "graph")
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    found["documents"][0]["reading"]["pages"] = 2
    change_manifest(folder, documents=found["documents"])
    for path in (folder / "readings").iterdir():
        path.write_text('["a form that no version reads"]', encoding="utf-8")
    done = upgrade(folder, extractor=extract_source)
    assert done.report.counts["documents"] == 3
    assert done.bare == (found["documents"][0]["name"],)


def test_a_text_that_is_lost_is_not_dropped_in_silence(tmp_path: Path) -> None:
    folder = frozen(1, tmp_path / "graph")
    old = (folder / MANIFEST).read_bytes()
    next((folder / "sources").iterdir()).unlink()
    with pytest.raises(NoStore, match=r"lacks the text of .*camket build"):
        upgrade(folder, extractor=extract_source)
    assert (folder / MANIFEST).read_bytes() == old


def test_decisions_on_names_that_are_no_more_are_named(tmp_path: Path, capsys: Capture) -> None:
    folder = frozen(2, tmp_path / "graph")
    with (folder / "decisions.tsv").open("a", encoding="utf-8") as file:
        file.write("split\tagency/so-cu-00000000\t\tLan\t2026-06-05\tSở cũ\n")
    ran = run(capsys, "upgrade", folder)
    assert ran.status == 0
    assert "giữ nguyên: 3 quyết định về tên, 1 chỗ sửa bị từ chối, 0 ý kiến rà soát" in ran.out
    assert ran.out.endswith(
        "tên trong quyết định không còn, hãy quyết định lại: split agency/so-cu-00000000\n"
    )


@pytest.mark.parametrize(
    ("form", "message"), [(FORM + 1, "built by a newer version"), (None, "holds no graph")]
)
def test_what_cannot_be_upgraded(
    form: int | None, message: str, tmp_path: Path, capsys: Capture
) -> None:
    folder = frozen(2, tmp_path / "graph")
    if form:
        change_manifest(folder, form=form)
    else:
        (folder / MANIFEST).unlink()
    ran = run(capsys, "upgrade", folder)
    assert ran.status == 2
    assert message in ran.err


def test_the_frozen_stores_name_no_machine(tmp_path: Path) -> None:
    for form in FORMS:
        folder = frozen(form, tmp_path / str(form))
        found = read_manifest(folder, older=True)
        assert found
        assert found.form == form
        assert {str(Path(p).parent) for d in found.documents for p in d.paths} == {"/van-ban"}
        shutil.rmtree(folder)
