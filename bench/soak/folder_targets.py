"""Fuzz targets of what a graph's folder and an archive hold: no change passes, none is a fault."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bench.soak.served import graph, place_of_ours
from bench.soak.targets import Target
from kg.access.audit import USERS, Tampered
from kg.access.users import Users
from kg.archive.bag import BagOptions, write_bag
from kg.archive.fixity import ALGORITHMS, write_tag_manifests
from kg.archive.paths import files_in, pack
from kg.archive.restore import restore
from kg.archive.verify import verify
from kg.chain import Chain, ChainBroken
from kg.identity.decisions import (
    DECISIONS,
    Stamp,
    add_decisions,
    in_time,
    read_decisions,
    read_timed,
    verdicts,
)
from kg.index.index import Index
from kg.refusals import read_refused
from kg.review.log import REVIEWS, Log
from kg.store import MANIFEST, NoStore, Store

_BASE = "https://vi-du.example/"
_REFUSALS = (ValueError, OSError)
"""What a command says in one line; a plain `KeyError` or `AttributeError` would be a traceback."""

_HEAD = 8


@cache
def _bag() -> Path:
    path = place_of_ours("bag") / "goi"
    write_bag(graph(), path, options=BagOptions(explorer=False))
    return path


@cache
def _packed() -> bytes:
    path = place_of_ours("bag") / "goi.zip"
    pack(_bag(), path, "goi")
    return path.read_bytes()


@contextmanager
def _copy_of(folder: Path) -> Iterator[Path]:
    """Give a copy of a folder whose files are links: one that is changed must be put anew."""
    with tempfile.TemporaryDirectory(prefix="camket-fuzz-") as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy, copy_function=os.link)
        yield copy


def _put(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def _spoil(folder: Path, data: bytes) -> bool:
    """Change one file as the first bytes say: which, where, how many bytes go; the rest comes.

    Returns whether it is another file now.
    """
    head, piece = data[:_HEAD].ljust(_HEAD, b"\0"), data[_HEAD:]
    names = [name for name in files_in(folder) if not name.endswith("/")]
    path = folder / names[int.from_bytes(head[:2], "big") % len(names)]
    old = path.read_bytes()
    at = int.from_bytes(head[2:6], "big") % (len(old) + 1)
    new = old[:at] + piece + old[at + int.from_bytes(head[6:], "big") % 512 :]
    _put(path, new)
    return new != old


def check_bag(data: bytes) -> None:
    """Hold that a bag with any change is found out, and is not restored."""
    with _copy_of(_bag()) as bag:
        changed = _spoil(bag, data)
        if changed:
            _found_out(bag)


def _found_out(path: Path) -> None:
    """Hold that what is no whole bag is named as such, and no graph is made of it."""
    try:
        assert verify(path).faults, "a change passed"
    except _REFUSALS as error:
        assert str(error)
    into = path.parent / "again"
    try:
        restore(path, into)
    except _REFUSALS as error:
        assert str(error)
    else:
        raise AssertionError("a changed bag was restored")
    assert not into.exists() or not any(into.iterdir())


def check_forged(data: bytes) -> None:
    """Hold that a bag whose hashes were made right again is restored, or refused in one line."""
    with _copy_of(_bag()) as bag:
        _spoil(bag / "data", data)
        _reseal(bag)
        verified = _refused(lambda: verify(bag))
        _refused(lambda: restore(bag, bag.parent / "again"))
        assert verified is not None


def _reseal(bag: Path) -> None:
    """Make the hashes of a changed bag right again, as a forger would."""
    for algorithm in ALGORITHMS:
        lines = [
            f"{hashlib.new(algorithm, (bag / name).read_bytes()).hexdigest()}  {name}\n"
            for name in files_in(bag)
            if name.startswith("data/")
        ]
        _put(bag / f"manifest-{algorithm}.txt", "".join(lines).encode())
        (bag / f"tagmanifest-{algorithm}.txt").unlink()
    write_tag_manifests(bag)


def _refused(act: Callable[[], object]) -> object:
    """Return what an act gives, or the error by which it refuses in one line."""
    try:
        return act()
    except _REFUSALS as error:
        assert str(error).strip()
        return error


def check_zipped_bag(data: bytes) -> None:
    """Hold that no byte of a zipped bag can change unseen."""
    place, gone, piece = data[:4], data[4:6], data[6:]
    whole = _packed()
    at = int.from_bytes(place, "big") % (len(whole) + 1)
    spoilt = whole[:at] + piece + whole[at + int.from_bytes(gone, "big") % 512 :]
    if spoilt == whole:
        return
    with tempfile.TemporaryDirectory(prefix="camket-fuzz-") as folder:
        path = Path(folder) / "goi.zip"
        path.write_bytes(spoilt)
        try:
            assert verify(path).faults, "a change passed"
        except _REFUSALS as error:
            assert str(error)
        again = Path(folder) / "again"
        try:
            restore(path, again)
        except _REFUSALS:
            assert not again.exists() or not any(again.iterdir())


@contextmanager
def _folder_with(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="camket-fuzz-") as place:
        (Path(place) / name).write_bytes(data)
        yield Path(place)


def check_decisions(data: bytes) -> None:
    """Hold that decisions are read, or refused by their line; and that what is added is kept."""
    with _folder_with(DECISIONS, data) as folder:
        try:
            found = read_timed(folder, _BASE)
        except ValueError as error:
            assert DECISIONS in str(error)
            return
        verdicts(in_time(found, found))
        made = [decision for decision, _ in found]
        try:
            add_decisions(folder, _BASE, made, Stamp("Lan\t\n", "2025-03-05", "a | b"))
        except ValueError:
            return
        assert read_decisions(folder, _BASE) == (*made, *made)


def check_refused(data: bytes) -> None:
    """Hold that refused repairs are read, or refused by their line."""
    with _folder_with("refused.tsv", data) as folder:
        try:
            read_refused(folder / "refused.tsv")
        except ValueError as error:
            assert "refused.tsv" in str(error)


def check_reviews(data: bytes) -> None:
    """Hold that every change of the log of verdicts is found, and that nothing else is read."""
    whole = (graph() / REVIEWS).read_bytes()
    with _folder_with(REVIEWS, data) as folder:
        shutil.copyfile(graph() / f"{REVIEWS}.head", folder / f"{REVIEWS}.head")
        chain = Chain(folder / REVIEWS)
        faults = chain.check()
        assert faults or data == whole
        try:
            read = Log(folder).verdicts()
        except ChainBroken as error:
            assert faults, error
        else:
            assert len(read) == 3
            chain.append({"verb": "comment"})
            assert len(chain.read()) == 4


def check_verdict(data: bytes) -> None:
    """Hold that a sealed line of any form is a verdict, or refused in one line."""
    try:
        entry = json.loads(data)
    except (ValueError, RecursionError):
        return
    if not isinstance(entry, dict):
        return
    with tempfile.TemporaryDirectory(prefix="camket-fuzz-") as place:
        try:
            Chain(Path(place) / REVIEWS).append(entry)
        except UnicodeEncodeError:  # half a character, which no line of ours can hold
            return
        _refused(lambda: Log(Path(place)).verdicts())


def check_manifest(data: bytes) -> None:
    """Hold that a folder with any manifest opens, or is refused in one line."""
    with _folder_with(MANIFEST, data) as folder:
        try:
            Store.open(folder)
        except NoStore as error:
            assert str(folder) in str(error)


def check_users(data: bytes) -> None:
    """Hold that nobody can log in by a users' file that somebody else wrote."""
    with _folder_with(USERS, data) as folder:
        try:
            users = Users(folder).all()
        except Tampered as error:
            assert USERS in str(error)
        else:
            assert not users


def check_index(data: bytes) -> None:
    """Hold that a damaged index is made anew."""
    with _copy_of(graph()) as folder:
        path = next(folder.glob("index-*.sqlite"))
        old = path.read_bytes()
        at = int.from_bytes(data[:4], "big") % (len(old) + 1)
        _put(path, old[:at] + data[4:] + old[at + len(data) - 4 :])
        index = Index.open(folder)
        try:
            assert [*index.nodes()]
        finally:
            index.close()


def _verdict_seeds() -> list[bytes]:
    lines = (graph() / REVIEWS).read_bytes().splitlines()
    full = {
        "verb": "correct", "who": "Lan", "role": "reviewer", "when": "2025-12-01T08:00:00+07:00",
        "comment": "", "judged": ["lead"], "pairs": [["a", "b"]], "against": None, "number": 1,
        "state": {"kind": "commitment", "start": 1, "end": 9, "lead": [{"name": "Sở Y tế"}]},
        "claim": {"id": "x", "sha256": "0", "name": "y", "document": "z", "state": None},
    }  # fmt: skip
    return [*lines, json.dumps(full).encode()]


_LINES = (
    b"# decision\tone\tother\twho\twhen\tnames\n"
    b"same\tagency/a\tagency/b\tLan\t2025-03-05T08:00:00+07:00\tA | B\n"
    b"different\tagency/a\tagency/c\tLan\t2025-03-05\t\nsplit\tperson/x\t\tLan\t\t\n"
    b"undo\tagency/a\thttps://vi-du.example/agency/b\tLan\t9999-12-31T23:59:59-23:59\t\n",
)
_REPAIRS = (f"# x\n{'0' * 64}\t3\t9\t\\u1eebi\t\\n\\x41\tsyllable\t0.9\tyes\n".encode(),)
_JSON = (b"null", b"[]", b"{}", b"1e999", b'"x"', b"-1", b"true", b'"number":', b'"state":', b"{")
_TABS = (b"\t", b"\n", b"same\t", b"undo\t", b"split\t", b"#", b"\r", b"\xef\xbb\xbf", b"\\u", b"a")
_CHANGES = [bytes([0, n, 0, 0, n, 7, 0, 1]) + b"x" for n in range(40)]
TARGETS = (
    Target("bag", check_bag, lambda: _CHANGES[:2], share=0.2),
    Target("forged-bag", check_forged, lambda: _CHANGES[:2], _JSON, share=0.2),
    Target("zipped-bag", check_zipped_bag, lambda: _CHANGES[:3], share=0.3),
    Target("decisions", check_decisions, lambda: _LINES, _TABS),
    Target("refused", check_refused, lambda: _REPAIRS, _TABS),
    Target("reviews", check_reviews, lambda: [(graph() / REVIEWS).read_bytes()], _JSON, share=0.5),
    Target("verdict", check_verdict, _verdict_seeds, _JSON),
    Target("manifest", check_manifest, lambda: [(graph() / MANIFEST).read_bytes()], _JSON),
    Target("users", check_users, lambda: [b'{"users": []}', b"[]"], _JSON),
    Target("index", check_index, lambda: [b"\0\0\x10\0xxxx", b"\0\0\0\0xxxx"], share=0.3),
)
