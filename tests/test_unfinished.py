from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.unfinished import appearing, beside, named, remove, remove_left, unfinished


@pytest.fixture(scope="module")
def gone() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), appearing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    with appearing(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_made_beside_its_place(tmp_path: Path) -> None:
    to = tmp_path / "store"
    with unfinished(to) as new:
        (new / "parts").mkdir(parents=True)
        (new / "parts" / "a").touch()
        (new / "parts").replace(to)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "store"]


def test_what_killed_processes_left_goes_and_nothing_else(tmp_path: Path, gone: int) -> None:
    left = [
        f".a.txt.{gone}",
        f".a.txt.{gone}.140113",
        f".a.txt.{os.getpid()}",
        ".a.txt.99999999999",
    ]
    other = [f".b.{gone}"]
    stays = [".a.txt.1", "a.txt", f"a.txt.{gone}", ".lock", ".a.txt.next"]
    for name in (*left, *stays):
        (tmp_path / name).touch()
    for name in other:
        (tmp_path / name / "sub").mkdir(parents=True)
    remove_left(tmp_path, "a.txt")
    assert {p.name for p in tmp_path.iterdir()} == {*stays, *other}
    remove_left(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == set(stays)
    remove_left(tmp_path / "no such folder")


def test_whoever_writes_the_same_removes_what_was_left_of_it(tmp_path: Path, gone: int) -> None:
    path = tmp_path / "bag"
    (tmp_path / f".bag.{gone}" / "data").mkdir(parents=True)
    beside(path).mkdir()  # a container gives its processes the same numbers again
    with unfinished(path) as new:
        new.mkdir()
        assert list(tmp_path.iterdir()) == [new]
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a").touch()
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    remove(tmp_path / "link")
    remove(tmp_path / "not there")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a", "kept"]


def test_an_error_of_the_disk_names_its_path(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left on device: '/x/y'"), named(Path("/x/y")):
        raise OSError(28, "No space left on device")
    with pytest.raises(FileNotFoundError) as caught, named(Path("/x/y")):
        (tmp_path / "a").read_bytes()
    assert caught.value.filename == str(tmp_path / "a")
    with pytest.raises(FileExistsError, match=r"^a message$"), named(Path("/x/y")):
        raise FileExistsError("a message")
