"""Measures identity: are mentions of one thing joined, and only those?

    python -m bench.identity           print the figures; exit status 1 below the bars
    python -m bench.identity --write   write bench/identity.md, too
    python -m bench.identity --show    print also the pairs that are wrong

Reads the real documents and their gold beside the checkout (../shared); where they are missing it
says so and ends. The gold gives each mention a norm; each document is extracted as `camket build`
does it, all documents are resolved together, and each gold mention has the node of the mention
found at its place (same type, overlapping by half). Norms are compared without regard to
capitals. Which pairs count:

* inside a document, all pairs: equal norms must be one node, different norms two;
* between documents of one province, the same, collective bodies («các sở, ngành») included;
* between documents of two provinces, or of a province and the centre: a pair with different norms
  must be apart; one with equal norms counts as one thing where the name fixes it in the country (a
  central body, a law, a number with a central body's letters, a name that holds a province's), and
  is left out where it does not: the gold says «Sở Tài chính» in both, and means two.

Precision: of the pairs joined, the share whose norms say one thing. Recall: of the pairs that are
one thing, the share joined; once among the mentions that extraction found (identity's own work),
once among all of the gold (what a reader of the graph meets). Places and times are no nodes.

The gold names one thing in two ways now and then («Khu công nghiệp X» with and without its
province): strictly such a pair is joined wrongly. Those that were read by hand and are one thing
are listed by hash in `SAME_BY_HAND` (norms of real documents are not copied); the last table counts
them as one thing.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from extract.pipeline import extract_file
from extract.read import read_file
from extract.records import Extraction, Mention
from kg.document.cast import Cast, cast_of
from kg.identity.document_names import is_central, number_key
from kg.identity.names import is_national, key
from kg.identity.resolve import Identity, resolve
from kg.iris import Iris, short_hash
from ontology.load import rows

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TYPES = ("ORG", "PROJECT", "LEGAL", "PERSON")
SAME_BY_HAND = frozenset(
    ("7683898331f8", "cb67f1acbcf3", "2d0d717f0a62", "66d7631e1268", "371ac8fb0111", "fefafb8a56dd")
)
"""Hashes of pairs of norms (`pair_hash`) that were read and mean one thing."""
TARGET_PRECISION, TARGET_RECALL = 0.99, 0.85


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the gold with the node of the mention found there (`None`: not found)."""

    document: str
    province: str
    type: str
    norm: str
    quote: str
    node: str | None


@dataclass
class Tally:
    """Numbers of pairs of mentions."""

    same: int = 0
    same_found: int = 0
    joined: int = 0
    right: int = 0
    wrong: dict[tuple[str, str, str], int] = field(default_factory=lambda: defaultdict(int))

    @property
    def precision(self) -> float:
        """Return which share of the joined pairs is one thing."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Return which share of the pairs of one thing, both found, is joined."""
        return self.right / self.same_found if self.same_found else 1.0

    @property
    def recall_of_all(self) -> float:
        """Return which share of all pairs of one thing is joined."""
        return self.right / self.same if self.same else 1.0


def documents() -> Iterator[tuple[dict[str, object], Path]]:
    """Yield the gold of each real document with the file it annotates."""
    for file in sorted((SHARED / "eval" / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        paths = (SHARED / folder / gold["doc"] for folder in ("seeds", "texts"))
        path = next((p for p in paths if p.exists()), None)
        if path:
            yield gold, path


def named_mentions() -> list[Named]:
    """Return all mentions of the gold with the nodes that a build would give them."""
    iris = Iris()
    read_as: list[tuple[dict[str, object], Extraction, Cast]] = []
    for gold, path in documents():
        extraction = extract_file(path)
        read_as.append((gold, extraction, cast_of(extraction, read_file(path).text, iris)))
    casts = [cast for _, _, cast in read_as]
    identity = resolve(
        (t for cast in casts for t in cast.things()),
        (n for c in casts for n in c.documents()),
    )
    return [
        named
        for gold, extraction, cast in read_as
        for named in _of_document(gold, extraction, cast, identity)
    ]


def _of_document(
    gold: dict[str, object], extraction: Extraction, cast: Cast, identity: Identity
) -> Iterator[Named]:
    province = province_of(gold)
    mentions: list[dict[str, object]] = gold["mentions"]  # type: ignore[assignment]
    taken: set[int] = set()
    for mention in mentions:
        kind, norm = str(mention["type"]), str(mention["norm"])
        if kind not in TYPES:
            continue
        start, end = int(str(mention["start"])), int(str(mention["end"]))
        found = _found(extraction.mentions, kind, start, end, taken)
        node = _node(cast, found) if found else None
        quote = found.norm if found else ""
        name = str(gold["doc"])
        yield Named(name, province or name, kind, norm, quote, identity.of(node) if node else None)


def _found(
    mentions: Iterable[Mention], kind: str, start: int, end: int, taken: set[int]
) -> Mention | None:
    """Return the mention of a type that overlaps a span by half of both together."""
    for mention in mentions:
        both = min(end, mention.end) - max(start, mention.start)
        whole = max(end, mention.end) - min(start, mention.start)
        if mention.type == kind and mention.start not in taken and both * 2 >= whole > 0:
            taken.add(mention.start)
            return mention
    return None


def _node(cast: Cast, mention: Mention) -> str | None:
    if mention.type == "LEGAL":
        return cast.cited_at[mention.start, mention.end].iri
    table = {"ORG": cast.bodies, "PROJECT": cast.projects, "PERSON": cast.people}[mention.type]
    thing = table.get(mention.norm)
    return thing.iri if thing else None


def province_of(gold: dict[str, object]) -> str | None:
    """Return the province of a document by its issuer in the gold, else by all its bodies."""
    about: dict[str, object] = gold["document"]  # type: ignore[assignment]
    mentions: list[dict[str, object]] = gold["mentions"]  # type: ignore[assignment]
    bodies = [str(m["norm"]) for m in mentions if m["type"] == "ORG"]
    for names in ([str(about.get("issuer"))], bodies):
        found = {p for name in names for p in [_province_in(name)] if p}
        if len(found) == 1:
            return found.pop()
    return None


def _province_in(name: str) -> str | None:
    compared = key(name)
    for row in rows("provinces"):
        for spelled in (row["name"], row["short"]):
            if compared.endswith(f" {key(spelled)}"):
                return key(row["name"])
    return None


def one_thing(left: Named, right: Named) -> bool | None:
    """Tell whether two mentions are one thing by the gold; `None` where it does not say."""
    if left.type != right.type or left.norm.casefold() != right.norm.casefold():
        return False
    if left.document == right.document or left.province == right.province:
        return True
    return True if _is_fixed(left.type, left.norm) else None


def pair_hash(one: str, other: str) -> str:
    """Return the hash by which a pair of norms is listed."""
    return short_hash(*sorted((one.casefold(), other.casefold())), length=12)


def by_hand(left: Named, right: Named) -> bool | None:
    """Tell as `one_thing`, with the pairs that were read by hand."""
    if left.type == right.type and pair_hash(left.norm, right.norm) in SAME_BY_HAND:
        return True
    return one_thing(left, right)


def _is_fixed(kind: str, norm: str) -> bool:
    """Whether a norm names one thing in the whole country."""
    if kind == "LEGAL":
        has_number = any(c.isdigit() for c in norm.split("/", maxsplit=1)[0]) and "/" in norm
        return is_central(number_key(norm)) if has_number else norm.startswith("Luật")
    return kind == "ORG" and (is_national(norm) or _province_in(norm) is not None)


Judge = Callable[[Named, Named], bool | None]


def measure(mentions: list[Named], judge: Judge = one_thing) -> dict[str, dict[str, Tally]]:
    """Return tallies by type and by where the two mentions stand."""
    table: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for left, right in combinations(mentions, 2):
        if left.type != right.type:
            continue
        same = judge(left, right)
        if same is None:
            continue
        where = "inside a document" if left.document == right.document else "between documents"
        for kind in (left.type, "all"):
            for place in (where, "all"):
                _count(table[kind][place], left, right, same=same)
    return table


def _count(tally: Tally, left: Named, right: Named, *, same: bool) -> None:
    found = left.node is not None and right.node is not None
    joined = found and left.node == right.node
    tally.same += same
    tally.same_found += same and found
    tally.joined += joined
    tally.right += joined and same
    if found and joined != same:
        kind = "joined wrongly" if joined else "not joined"
        sides = sorted(f"{n.norm} [{n.quote}] {n.document[:7]}" for n in (left, right))
        tally.wrong[kind, sides[0], sides[1]] += 1


def table_of(table: dict[str, dict[str, Tally]]) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| type | pairs | one thing | both found | joined | precision | recall | recall of all |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind in (*TYPES, "all"):
        for place in ("inside a document", "between documents", "all"):
            t = table[kind][place]
            lines.append(
                f"| {kind} | {place} | {t.same} | {t.same_found} | {t.joined} "
                f"| {t.precision:.4f} | {t.recall:.4f} | {t.recall_of_all:.4f} |"
            )
    return "\n".join(lines)


def main() -> int:
    """Measure, print, and write bench/identity.md; 1 where the bars are not met."""
    mentions = named_mentions()
    if not mentions:
        print(f"{SHARED} has no documents with gold; identity cannot be measured")
        return 1 if os.environ.get("CAMKET_NO_SKIP") else 0
    table = measure(mentions)
    text = (
        f"{len(mentions)} mentions of {len({m.document for m in mentions})} documents. "
        "Made by `python -m bench.identity --write`, whose head says which pairs count.\n\n"
        f"Norms as the gold writes them:\n\n{table_of(table)}\n\n"
        "With the pairs of norms that were read by hand and mean one thing:\n\n"
        f"{table_of(measure(mentions, by_hand))}\n"
    )
    print(text, end="")
    if "--write" in sys.argv:
        head = "# Identity: are mentions of one thing joined, and only those?\n\n"
        (ROOT / "bench" / "identity.md").write_text(head + text, encoding="utf-8")
    if "--show" in sys.argv:
        for (kind, left, right), n in sorted(table["all"]["all"].wrong.items()):
            print(f"{n:5} {kind}: {left} | {right}")
    whole = table["all"]["all"]
    return int(whole.precision < TARGET_PRECISION or whole.recall < TARGET_RECALL)


if __name__ == "__main__":
    sys.exit(main())
