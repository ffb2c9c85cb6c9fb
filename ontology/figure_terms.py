"""The names of figures, of targets held against actuals, of contradictions: Camket's terms."""

from __future__ import annotations

from rdflib import URIRef

from ontology.change_terms import ChangeTerms


class FigureTerms(ChangeTerms):
    """Observations, attainments, contradictions, and the concepts by which they are judged."""

    # classes
    Indicator: URIRef
    Observation: URIRef
    ObservationKind: URIRef
    Measure: URIRef
    Attainment: URIRef
    AttainmentVerdict: URIRef
    Contradiction: URIRef
    ContradictionType: URIRef
    FactKind: URIRef

    # relations between things
    indicator: URIRef
    observationKind: URIRef
    measure: URIRef
    aboutTask: URIRef
    attainmentVerdict: URIRef
    byActual: URIRef
    contradictionAbout: URIRef
    contradictionType: URIRef
    measuredIn: URIRef
    ofTarget: URIRef
    oneSide: URIRef
    otherSide: URIRef

    # values
    actualText: URIRef
    attainedShare: URIRef
    estimated: URIRef
    oneValue: URIRef
    otherValue: URIRef
    targetText: URIRef

    # concepts: attainmentVerdicts, contradictionTypes, factKinds
    attainmentVerdicts: URIRef
    met: URIRef
    notMet: URIRef
    undecided: URIRef
    contradictionTypes: URIRef
    laterUpdate: URIRef
    openConflict: URIRef
    readingError: URIRef
    unitSlip: URIRef
    factKinds: URIRef
    deadlineFact: URIRef
    figureFact: URIRef
    ownerFact: URIRef
    statusFact: URIRef

    # concepts: measures
    measures: URIRef
    change: URIRef
    level: URIRef
    planShare: URIRef

    # concepts: observationKinds
    observationKinds: URIRef
    actual: URIRef
    target: URIRef
