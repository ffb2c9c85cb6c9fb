"""What `same`, `different` and `split` share: options, and how a decision is put into force."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kg.build import renew
from kg.commands.console import progress
from kg.document.extractor import extract_source
from kg.identity.deciding import KINDS, Names, decide
from kg.identity.decisions import (
    DECISIONS,
    Decision,
    Stamp,
    Verb,
    add_decisions,
    not_before,
    read_timed,
)
from kg.review.log import read_verdicts
from kg.store import Store

_SAID = {
    "same": "là một: {one} | {other}",
    "different": "là hai thứ khác nhau: {one} | {other}",
    "split": "để riêng: {one}",
    "undo": "rút lại quyết định về: {one} | {other}",
}


def add_options(parser: argparse.ArgumentParser, *names: str) -> None:
    """Declare the graph's folder, the names judged over, and the options of a decision."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the graph's folder")
    for name in names:
        parser.add_argument(name.lower(), metavar=name, help="a name in the documents, or an IRI")
    parser.add_argument("--kind", choices=KINDS, help="what kind of thing the names are of")
    parser.add_argument("--undo", action="store_true", help="take back what was decided before")
    parser.add_argument("--by", metavar="WHO", help="who decides (the user's name)")
    parser.add_argument(
        "--when", type=moment, metavar="TIME", help="when, as 2025-12-01 or with a time (now)"
    )
    parser.add_argument(
        "--later", action="store_true", help="write the decision; the next build honours it"
    )


def put_into_force(options: argparse.Namespace, verb: Verb) -> int:
    """Write a decision to the folder's file and derive identity and all after it anew."""
    store = Store.open(options.folder)
    names = Names.of(store)
    said: Verb = "undo" if options.undo else verb
    made = decide(names, said, options.a, getattr(options, "b", None), kind=options.kind)
    iris = sorted({iri for one in made for iri in (one.one, one.other) if iri})
    labels = {iri: (names.labels(iri) or [iri])[0] for iri in iris}
    lines = [_line(one, labels) for one in made]
    who = options.by or user()
    when = options.when or not_before(_now(), _told(options.folder, store.manifest.base))
    for one in made:
        shown = " | ".join(labels[iri] for iri in (one.one, one.other) if iri)
        add_decisions(options.folder, store.manifest.base, [one], Stamp(who, when, shown))
    print("\n".join(lines))
    if options.later:
        print(f"đã ghi vào {options.folder / DECISIONS}; có hiệu lực từ lần camket build sau")
        return 0
    with progress() as tell:
        renew(options.folder, extractor=extract_source, progress=tell)
    print(f"đã ghi vào {options.folder / DECISIONS} và dựng lại phần chung; đã có hiệu lực")
    return 0


def _told(folder: Path, base: str) -> Iterator[str]:
    """Yield when people decided or judged before, by the clock as it then was."""
    yield from (when for _, when in read_timed(folder, base))
    yield from (verdict.when for verdict in read_verdicts(folder))


def _line(one: Decision, labels: dict[str, str]) -> str:
    named = {"one": f"«{labels[one.one]}»", "other": f"«{labels.get(one.other, '')}»"}
    return _SAID[one.verb].format(**named).removesuffix(" | «»")


def moment(text: str) -> str:
    """Read a day or a time in ISO 8601."""
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it as 2025-12-01") from error
    return text


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def user() -> str:
    """Return who sits at the command line."""
    return os.environ.get("CAMKET_USER") or getpass.getuser()
