"""`ontology.vocab` and the Turtle files name the same terms, and the program no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.load import graph
from ontology.vocab import CK, ELI, ID_BASE, OA, ONTOLOGY

_PREFIXED = re.compile(r"\bck:([A-Za-z]\w*)")
_ATTRIBUTE = re.compile(r"\bCK\.([A-Za-z]\w*)")


def names_of(namespace: type[DefinedNamespace]) -> set[str]:
    classes = [c for c in namespace.mro() if issubclass(c, DefinedNamespace)]
    return {name for c in classes for name in c.__annotations__ if not name.startswith("_")}


def declared() -> set[str]:
    """All terms of our namespace that the Turtle files declare."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
    model = graph("camket", "concepts")
    found = {s for kind in kinds for s in model.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return {str(s).removeprefix(ONTOLOGY) for s in found if s.startswith(ONTOLOGY)}


def test_every_declared_term_is_in_the_vocabulary() -> None:
    assert declared() - names_of(CK) == set()


def test_every_term_of_the_vocabulary_is_declared() -> None:
    assert names_of(CK) - declared() == set()


def test_no_other_terms_of_ours_are_used_in_the_model() -> None:
    used = {t for triple in graph() for t in triple if isinstance(t, URIRef)}
    ours = {str(t).removeprefix(ONTOLOGY) for t in used if t.startswith(ONTOLOGY)}
    assert ours - names_of(CK) == set()


def test_terms_are_iris_in_the_public_namespace() -> None:
    assert CK.leadBy == URIRef("https://w3id.org/camket/ontology#leadBy")
    assert URIRef("http://data.europa.eu/eli/ontology#id_local") == ELI.id_local
    assert URIRef("http://www.w3.org/ns/oa#hasSource") == OA.hasSource


@pytest.mark.parametrize("namespace", [CK, ELI, OA])
def test_a_misspelt_term_is_an_error(namespace: type[DefinedNamespace]) -> None:
    with pytest.raises(AttributeError):
        _ = namespace.leedBy


def test_external_terms_that_we_list_are_in_the_alignments() -> None:
    known = set(graph("alignments").all_nodes())
    listed = {ELI[name] for name in names_of(ELI)} | {OA[name] for name in names_of(OA)}
    assert listed - known == set()


def test_the_bases_stand_in_one_module_only(root: Path) -> None:
    """Messages and queries aside, no other module writes the bases out."""
    for folder in ("extract", "kg", "ontology", "queries", "viz"):
        for path in sorted((root / folder).rglob("*.py")):
            if path.name != "vocab.py" or folder != "ontology":
                text = path.read_text(encoding="utf-8")
                assert f'"{ID_BASE}"' not in text, path
                assert f'"{ONTOLOGY}"' not in text, path


@pytest.mark.parametrize("folder", ["kg", "queries", "viz"])
def test_the_program_uses_only_terms_of_the_vocabulary(root: Path, folder: str) -> None:
    known = names_of(CK)
    for path in sorted((root / folder).rglob("*")):
        if path.suffix in {".py", ".rq", ".csv", ".js"}:
            text = path.read_text(encoding="utf-8")
            used = set(_PREFIXED.findall(text)) | set(_ATTRIBUTE.findall(text))
            assert used - known == set(), path
