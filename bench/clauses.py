"""The clauses of documents with gold, with their signs: what the statistical layer learns from.

The pool that may be trained on are the real documents beside the checkout, those of this
repository, all but the blind ones, each clause with the kind that gold gives
it, and news articles written for it (`articles/news.txt`: `[c: …]` marks a commitment,
`[r: …]` a result, `[p: …]` a problem). Rules alone read them: the model has no part in its own
training data.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import extract.statements.link
from extract.cleaning.clean import CleanText, clean_content
from extract.page.structure import Block
from extract.pipeline import extract_source
from extract.read import read_file
from extract.records import StatementKind
from extract.source import Content, Source
from extract.statements.draft import Walk
from extract.statements.groups import Roles
from extract.statements.kind_model import KINDS, signs_of
from extract.statements.split import Clause

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from scoring import SOURCES, is_blind, scorer  # noqa: E402 - the tests are no package

SAME, APART = 0.5, 0.15
"""Spans that share so much are one statement; those that share less are strangers."""

ARTICLES = "articles"
_LETTERS = {"c": "commitment", "r": "result", "p": "problem"}

Weigh = Callable[[Walk, Block, Clause, Roles, StatementKind | None], StatementKind | None]
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A clause: its signs, the number of its kind in `KINDS`, and whether it is torn.

    A torn clause is a piece of a statement: counted as none, but for half.
    """

    signs: tuple[str, ...]
    kind: int
    torn: bool


@dataclass(slots=True)
class Paper:
    """A document with gold: where it is from, whether it is blind, what rules make of it."""

    origin: str
    blind: bool
    source: Source
    gold: Gold
    samples: list[Sample] = field(default_factory=list)
    ruled: list[Gold] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        """Return the hash of the document's bytes, by which gold and prediction meet."""
        return str(self.gold["sha256"])

    @property
    def trainable(self) -> bool:
        """Whether the model may be trained on it: all but the blind and foreign ones."""
        return not self.blind and (self.origin in SOURCES or self.origin == ARTICLES)


def papers(*more: Path) -> list[Paper]:
    """Return all documents with gold, read by the rules alone; `more` are folders of further ones.

    Such a folder has `texts` and `gold`; its documents are never trained on.
    """
    found = [*_papers(), *articles()]
    for folder in more:
        found += _folder(folder.name, folder / "gold", (folder / "texts",))
    for paper in found:
        learn(paper)
    return found


def _papers() -> Iterator[Paper]:
    for origin, (gold, folders) in SOURCES.items():
        yield from _folder(origin, gold, folders)


def _folder(origin: str, gold: Path, folders: tuple[Path, ...]) -> Iterator[Paper]:
    for file in sorted(gold.glob("*.json")):
        annotated = json.loads(file.read_text(encoding="utf-8"))
        path = next(f / annotated["doc"] for f in folders if (f / annotated["doc"]).exists())
        number = "".join(filter(str.isdigit, file.stem)) or "0"
        yield Paper(origin, is_blind(origin, int(number)), read_file(path), annotated)


def articles() -> Iterator[Paper]:
    """Yield the invented news articles, of which nothing but the clauses' kinds is annotated."""
    written = (ROOT / "bench" / "articles" / "news.txt").read_text(encoding="utf-8")
    for number, marked in enumerate(written.split("=====\n"), start=1):
        text, spans = "", []
        for piece in re.split(r"(\[[crp]: [^]]*\])", marked):
            start, bare = len(text), piece[4:-1] if piece[:1] == "[" else piece
            text += bare
            if bare != piece:
                spans.append({"start": start, "end": len(text), "kind": _LETTERS[piece[1]]})
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        source = Source(f"{number}.txt", sha256, Content(text, encoding="utf-8", markup=True))
        yield Paper(ARTICLES, False, source, {"sha256": sha256, "statements": spans})


def learn(paper: Paper) -> None:
    """Read a document by the rules alone, and keep its clauses and statements."""
    cleaned = clean_content(paper.source.content, ())

    def record(
        walk: Walk, block: Block, clause: Clause, roles: Roles, rule: StatementKind | None
    ) -> StatementKind | None:
        found = signs_of(walk, block, clause, roles, rule)
        if not walk.page.is_skipped(clause):
            kind, torn = label(paper.gold, cleaned, clause)
            paper.samples.append(Sample(tuple(found), KINDS.index(kind), torn))
        return rule

    paper.ruled = statements(paper, record)


def label(gold: Gold, cleaned: CleanText, clause: Clause) -> tuple[StatementKind | None, bool]:
    """Return the kind that gold gives a clause of clean text, and whether the clause is torn."""
    start, end = cleaned.origin(clause.start, clause.end)
    span = {"start": start, "end": end}
    iou = scorer_().iou
    shared = [(iou(span, s), s["kind"]) for s in gold["statements"]]
    most, kind = max(shared, key=lambda pair: pair[0], default=(0.0, None))
    return (kind, False) if most >= SAME else (None, most >= APART)


_LOADED: list[Any] = []


def scorer_() -> Any:
    """Return the scorer, loaded once."""
    if not _LOADED:
        _LOADED.append(scorer())
    return _LOADED[0]


def statements(paper: Paper, weigh: Weigh) -> list[Gold]:
    """Return the statements of a document where `weigh` decides the kinds of its clauses."""
    with patch.object(extract.statements.link, "weigh", weigh):
        return extract_source(paper.source).as_json()["statements"]  # type: ignore[return-value]


def data_hash(pool: list[Paper]) -> str:
    """Return a hash of all samples: of the gold, and of what the rules make of the texts."""
    digest = hashlib.sha256()
    for paper in pool:
        for sample in paper.samples:
            digest.update(repr((sample.signs, sample.kind, sample.torn)).encode())
    return digest.hexdigest()
