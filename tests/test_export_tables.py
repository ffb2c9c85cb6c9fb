"""The graph as tables: one a kind, whole, formulas as words."""

from __future__ import annotations

import csv
import errno
import re
from pathlib import Path

import pytest
from exported import AS_OF, BASE, DONE, HOSTILE, one_duty, parts, store_of

from kg.answers import as_csv
from kg.ask import Table
from kg.export.tables import TABLES, as_tables_book, tables_of, write_csv_folder
from kg.store import Store


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_kind_has_its_table(built: Path, tmp_path: Path) -> None:
    store = Store.open(built)
    tables = tables_of(store, AS_OF)
    assert tuple(tables) == TABLES
    counts, found = store.manifest.counts, {name: len(t.rows) for name, t in tables.items()}
    assert found["tasks"] == counts["tasks"]
    assert found["projects"] == counts["projects"]
    assert found["bodies"] == counts["agencies"]
    assert found["evidence"] == counts["statements"]
    assert all(found.values())
    write_csv_folder(tables, tmp_path / "a")
    write_csv_folder(tables_of(store, AS_OF), tmp_path / "b")
    for name in TABLES:
        assert (tmp_path / "a" / f"{name}.csv").read_bytes() == (
            tmp_path / "b" / f"{name}.csv"
        ).read_bytes()
        assert len(rows(tmp_path / "a", name)) == found[name]
    listed = parts(as_tables_book(tables, BASE))["xl/workbook.xml"]
    names = re.findall(r'<sheet name="([^"]+)"', listed)
    assert names[:3] == ["Nhiệm vụ", "Phân công", "Văn bản"]
    assert len(names) == len(TABLES)


def test_a_folder_of_tables_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tables_of(store_of([*one_duty(), *DONE]), AS_OF)
    written = iter(range(len(tables)))

    def full(table: Table) -> str:
        if next(written) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return as_csv(table)

    monkeypatch.setattr("kg.export.tables.as_csv", full)
    with pytest.raises(OSError, match="No space left"):
        write_csv_folder(tables, tmp_path / "bang" / "so")
    assert not list((tmp_path / "bang").iterdir())
    monkeypatch.undo()
    kept = tmp_path / "ghi-chu.txt"
    kept.write_text("của tôi", "utf-8")
    write_csv_folder(tables, tmp_path)
    write_csv_folder(tables, tmp_path)
    assert {path.name for path in tmp_path.glob("*.csv")} == {f"{name}.csv" for name in tables}
    assert kept.read_text("utf-8") == "của tôi"


def test_one_row_a_task(tmp_path: Path) -> None:
    write_csv_folder(tables_of(store_of([*one_duty(), *DONE]), AS_OF), tmp_path)
    [task] = rows(tmp_path, "tasks")
    assert task["leads"] == "Sở Giao thông"
    assert task["due"] == "2025-11-01"
    assert task["status"].endswith("#doneLate")
    assert [row["on"] for row in rows(tmp_path, "history")] == ["2025-11-20"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_cells(text: str, tmp_path: Path) -> None:
    write_csv_folder(tables_of(store_of(one_duty(text)), AS_OF), tmp_path)
    [task] = rows(tmp_path, "tasks")
    guard = "'" if text.startswith("=") else ""
    assert task["text"].replace("\r", "") == f"{guard}{text}".replace("\r", "")
