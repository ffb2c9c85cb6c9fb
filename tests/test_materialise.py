"""What follows from the axioms: each kind of rule, nothing else, and as HermiT concludes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from kg.materialise import materialise, rules
from kg.reason import conclusions, sample
from kg.store import Store
from kg.terms import Lines
from ontology.vocab import ONTOLOGY

BASE = "https://example.org/"
Link = tuple[str, str, str]


def lines(*links: Link) -> list[str]:
    made = Lines()
    for subject, predicate, target in links:
        made.link(BASE + subject, predicate, BASE + target)
    return made.sorted()


def follows(*links: Link) -> set[Link]:
    """Return what follows, but for inverses and what all roles have in common."""
    found = set()
    for line in materialise(lines(*links)):
        subject, predicate, target = (part.strip("<>") for part in line[:-3].split(" ", 2))
        found.add((subject, predicate.removeprefix(ONTOLOGY), target))
    dull = ("leads", "involves", "statedBy", "hasStatement")
    return {(s.removeprefix(BASE), p, t.removeprefix(BASE)) for s, p, t in found if p not in dull}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        # a unit of a unit belongs to the whole
        (
            [("phòng", "org:subOrganizationOf", "sở"), ("sở", "org:subOrganizationOf", "ubnd")],
            {("phòng", "unitOf", "sở"), ("sở", "unitOf", "ubnd"), ("phòng", "unitOf", "ubnd")},
        ),
        # who leads answers, and so does what it is a unit of
        (
            [("việc", "ck:leadBy", "sở"), ("sở", "ck:unitOf", "ubnd")],
            {("việc", "answeredForBy", "sở"), ("việc", "answeredForBy", "ubnd")},
        ),
        # support is not lead
        ([("việc", "ck:supportedBy", "sở"), ("sở", "ck:unitOf", "ubnd")], set()),
        # a resolution carries out a conclusion, which rests on a decree
        (
            [("nq", "eli:implements", "kl"), ("kl", "eli:based_on", "nđ")],
            {("nq", "carriesOut", "kl"), ("kl", "carriesOut", "nđ"), ("nq", "carriesOut", "nđ")},
        ),
        # to cite is not to carry out
        (
            [("nq", "eli:cites", "kl"), ("việc", "ck:mandatedBy", "nq")],
            {("việc", "ultimatelyMandatedBy", "nq")},
        ),
        # from the task's resolution to the conclusion behind it
        (
            [("việc", "ck:mandatedBy", "nq"), ("nq", "eli:implements", "kl")],
            {
                ("nq", "carriesOut", "kl"),
                ("việc", "ultimatelyMandatedBy", "nq"),
                ("việc", "ultimatelyMandatedBy", "kl"),
            },
        ),
        # an article belongs to its document
        (
            [("việc", "ck:mandatedBy", "điều-2"), ("điều-2", "eli:is_part_of", "nq")],
            {("việc", "ultimatelyMandatedBy", "điều-2"), ("việc", "ultimatelyMandatedBy", "nq")},
        ),
        # a task is mandated by what the document of its statement carries out
        (
            [
                ("câu", "ck:states", "việc"),
                ("câu", "ck:statedIn", "qđ"),
                ("qđ", "eli:implements", "nq"),
            ],
            {
                ("qđ", "carriesOut", "nq"),
                ("câu", "ultimatelyMandatedBy", "nq"),
                ("việc", "ultimatelyMandatedBy", "nq"),
            },
        ),
    ],
)
def test_what_follows(links: list[Link], expected: set[Link]) -> None:
    assert follows(*links) == expected


def test_inverses_stand_on_both_sides() -> None:
    made = "".join(materialise(lines(("việc", "ck:leadBy", "sở"))))
    assert f"<{BASE}sở> <{ONTOLOGY}leads> <{BASE}việc>" in made


def test_circles_end() -> None:
    assert follows(("a", "ck:unitOf", "b"), ("b", "ck:unitOf", "a")) == {
        ("a", "unitOf", "a"),
        ("b", "unitOf", "b"),
    }


def test_nothing_is_said_twice_and_the_order_does_not_matter() -> None:
    given = lines(("việc", "ck:leadBy", "sở"), ("sở", "ck:unitOf", "ubnd"))
    made = materialise(given)
    assert set(made).isdisjoint(given)
    assert made == materialise(reversed(given)) == sorted(made)
    assert materialise([*given, *made]) == []


def test_every_rule_is_an_axiom_of_ours() -> None:
    assert len(rules()) > 15
    assert all(rule.follows.startswith(ONTOLOGY) for rule in rules())


def test_hermit_concludes_the_same(program: Callable[[str, str], str], root: Path) -> None:
    program("java", "default-jre-headless")
    agree(Graph().parse(root / "tests" / "cases" / "graph.ttl"))


def test_hermit_concludes_the_same_of_the_samples(
    program: Callable[[str, str], str], built: Path
) -> None:
    program("java", "default-jre-headless")
    whole = Graph().parse(data=b"".join(Store.open(built).lines()), format="nt")
    agree(sample(whole, size=30))


def agree(graph: Graph) -> None:
    """Assert that our conclusions from a graph are HermiT's."""
    given = [f"{line}\n" for line in graph.serialize(format="nt").splitlines() if line]
    made = {
        (s.strip("<>"), p.strip("<>"), o.strip("<>"))
        for s, p, o in (line[:-3].split(" ", 2) for line in materialise(given))
    }
    made |= {(str(s), str(p), str(o)) for s, p, o in graph if isinstance(o, URIRef)}
    assert len(made) > len(given) // 4
    assert conclusions(graph) == {link for link in made if link[1].startswith(ONTOLOGY)}
