"""The model's own files: every term explained in both languages, tied to what others use."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from ontology.load import GRAPHS, graph, text
from ontology.vocab import CK, ELI, FOAF, OA, ODRL2, ONTOLOGY, ORG, PROV, QB, SDO

MODEL = graph()
TERMS = sorted(
    str(s)
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    for s in MODEL.subjects(RDF.type, kind)
    if isinstance(s, URIRef) and s.startswith(ONTOLOGY)
)
CONCEPTS = sorted(str(s) for s in MODEL.subjects(RDF.type, SKOS.Concept))
SCHEMES = sorted(str(s) for s in MODEL.subjects(RDF.type, SKOS.ConceptScheme))
_TONED = re.compile(r"[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]", re.I)


def in_both(term: str, predicate: Node) -> tuple[str, str]:
    """The one Vietnamese and the one English value of a property; fails unless just these."""
    values = [v for v in MODEL.objects(URIRef(term), predicate) if isinstance(v, Literal)]
    by_language = {v.language: str(v) for v in values}
    assert len(values) == 2, f"{term} {predicate}: {values}"
    assert set(by_language) == {"vi", "en"}, f"{term} {predicate}: {values}"
    return by_language["vi"], by_language["en"]


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_named_and_explained_in_both_languages(term: str) -> None:
    in_both(term, RDFS.label)
    vietnamese, english = in_both(term, RDFS.comment)
    assert len(vietnamese) > 15
    assert len(english) > 15
    assert vietnamese.endswith((".", "…"))
    assert english.endswith((".", "…"))
    assert _TONED.search(vietnamese)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_concept_is_named_and_defined_in_one_scheme(concept: str) -> None:
    in_both(concept, SKOS.prefLabel)
    vietnamese, english = in_both(concept, SKOS.definition)
    assert _TONED.search(vietnamese)
    assert vietnamese.endswith(".")
    assert english.endswith(".")
    schemes = list(MODEL.objects(URIRef(concept), SKOS.inScheme))
    assert len(schemes) == 1
    assert str(schemes[0]) in SCHEMES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_is_named_and_its_members_are_of_one_class(scheme: str) -> None:
    in_both(scheme, SKOS.prefLabel)
    in_both(scheme, SKOS.definition)
    members = list(MODEL.subjects(SKOS.inScheme, URIRef(scheme)))
    assert len(members) >= 2
    classes = {frozenset(MODEL.objects(member, RDF.type)) - {SKOS.Concept} for member in members}
    assert len(classes) == 1
    (only,) = classes.pop()
    assert (only, RDFS.subClassOf, SKOS.Concept) in MODEL


def test_labels_are_unique_inside_a_scheme() -> None:
    for scheme in SCHEMES:
        labels = [
            str(label)
            for member in MODEL.subjects(SKOS.inScheme, URIRef(scheme))
            for label in MODEL.objects(member, SKOS.prefLabel)
            if isinstance(label, Literal) and label.language == "vi"
        ]
        assert len(labels) == len(set(labels)), scheme


@pytest.mark.parametrize("name", GRAPHS)
def test_files_are_nfc_without_control_characters(name: str) -> None:
    content = text(name)
    assert content == unicodedata.normalize("NFC", content)
    assert not [c for c in content if unicodedata.category(c) == "Cc" and c != "\n"]


@pytest.mark.parametrize("name", GRAPHS)
def test_no_statement_of_the_files_names_a_term_that_is_not_there(name: str) -> None:
    known = set(TERMS) | set(CONCEPTS) | set(SCHEMES)
    used = {str(t) for triple in graph(name) for t in triple if isinstance(t, URIRef)}
    assert {t for t in used if t.startswith(ONTOLOGY)} - known == set()


def test_the_contracts_names_are_all_there(shared: Path) -> None:
    contract = (shared / "design" / "vocabulary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`ck:(\w+)`", contract))
    assert len(named) > 50
    assert {ONTOLOGY + name for name in named} - set(TERMS) - set(CONCEPTS) == set()


@pytest.mark.parametrize(
    ("scheme", "members"),
    [
        (CK.roles, {CK.lead, CK.support, CK.supervise}),
        (
            CK.grades,
            {CK.explicit, CK.inherited, CK.issuer, CK.group, CK.inferred, CK.reviewed},
        ),
        (
            CK.statuses,
            {
                CK.doneOnTime,
                CK.doneLate,
                CK.openInTime,
                CK.openOverdue,
                CK.noDeadline,
                CK.superseded,
                CK.repealed,
            },
        ),
        (CK.measures, {CK.level, CK.change, CK.planShare}),
        (CK.observationKinds, {CK.target, CK.actual}),
        (CK.judgements, {CK.same, CK.different, CK.unsure}),
        (CK.readingWays, {CK.readAsText, CK.readByOcr, CK.blankPage, CK.unreadPage}),
        (CK.skipReasons, {CK.repeatedPassage, CK.pageFurniture}),
    ],
)
def test_closed_lists_hold_exactly_what_the_contract_says(
    scheme: URIRef, members: set[URIRef]
) -> None:
    assert set(MODEL.subjects(SKOS.inScheme, scheme)) == members


@pytest.mark.parametrize(
    ("concept", "official"),
    [
        (CK.doneOnTime, "đã hoàn thành, đúng hạn"),
        (CK.doneLate, "đã hoàn thành, quá hạn"),
        (CK.openInTime, "chưa hoàn thành, trong hạn"),
        (CK.openOverdue, "chưa hoàn thành, quá hạn"),
        (CK.noDeadline, "không xác định thời hạn"),
    ],
)
def test_statuses_bear_their_official_names(concept: URIRef, official: str) -> None:
    assert Literal(official, lang="vi") in set(MODEL.objects(concept, SKOS.prefLabel))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (CK.Document, ELI.LegalResource),
        (CK.Section, ELI.LegalResourceSubdivision),
        (CK.Agency, ORG.Organization),
        (CK.Project, SDO.Project),
        (CK.Statement, PROV.Entity),
        (CK.Task, PROV.Plan),
        (CK.Task, SDO.Action),
        (CK.Responsibility, PROV.Association),
        (CK.StatusEvent, PROV.Entity),
        (CK.Indicator, SKOS.Concept),
        (CK.Observation, QB.Observation),
        (CK.Evidence, OA.SpecificResource),
    ],
)
def test_classes_are_aligned_as_the_contract_says(ours: URIRef, theirs: URIRef) -> None:
    assert theirs in set(MODEL.transitive_objects(ours, RDFS.subClassOf))


def test_a_task_comes_close_to_a_duty() -> None:
    assert (CK.Task, SKOS.closeMatch, ODRL2.Duty) in MODEL


def test_every_class_and_property_of_an_axiom_is_declared() -> None:
    """Without a declaration, OWL DL tools take a term for an annotation and say nothing."""
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Restriction}
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.onProperty, OWL.inverseOf, OWL.onClass)
    used = {node for p in axioms for s, o in MODEL.subject_objects(p) for node in (s, o)}
    undeclared = {n for n in used if not kinds & set(MODEL.objects(n, RDF.type))}
    # An object property's superproperty may be declared elsewhere; here nothing may be.
    assert {n for n in undeclared if isinstance(n, URIRef)} == set()


def test_no_term_is_of_two_kinds() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    members = [set(MODEL.subjects(RDF.type, kind)) for kind in kinds]
    assert members[0] & members[1] == members[0] & members[2] == members[1] & members[2] == set()


def test_short_forms_are_one_family() -> None:
    for short in (CK.leadBy, CK.supportedBy, CK.supervisedBy):
        assert (short, RDFS.subPropertyOf, CK.involves) in MODEL
    assert (CK.involves, RDFS.range, CK.Agency) in MODEL


def test_statements_are_divided_into_three_kinds() -> None:
    for kind in (CK.Commitment, CK.Result, CK.Problem):
        assert (kind, RDFS.subClassOf, CK.Statement) in MODEL
    (union,) = MODEL.objects(CK.Statement, OWL.disjointUnionOf)
    assert set(MODEL.items(union)) == {CK.Commitment, CK.Result, CK.Problem}


def test_different_kinds_of_things_are_disjoint() -> None:
    groups = [
        set(MODEL.items(members))
        for group in MODEL.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in MODEL.objects(group, OWL.members)
    ]
    assert any({CK.Agency, CK.Project, CK.Task, CK.Document, FOAF.Person} <= g for g in groups)


def test_the_ontology_names_itself() -> None:
    header = URIRef(ONTOLOGY.removesuffix("#"))
    assert (header, RDF.type, OWL.Ontology) in MODEL
    assert {v.language for v in MODEL.objects(header, DCTERMS.title)} == {"vi", "en"}  # type: ignore[attr-defined]


def test_concepts_have_no_blank_nodes() -> None:
    """They are copied into exports, where every node has an IRI."""
    nodes = {t for triple in graph("concepts") for t in triple}
    assert {type(n) for n in nodes} == {URIRef, Literal}
