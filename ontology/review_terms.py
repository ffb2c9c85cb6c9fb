"""The names of reviews: what people say of what was read, among Camket's terms (`vocab.CK`)."""

from __future__ import annotations

from rdflib import URIRef

from ontology.figure_terms import FigureTerms


class ReviewTerms(FigureTerms):
    """Reviews, standings, and the concepts by which they are told."""

    # classes
    Review: URIRef
    Reviewer: URIRef
    ReviewVerdict: URIRef
    ReviewStanding: URIRef
    Facet: URIRef
    PutUpReason: URIRef

    # relations between things
    reviewVerdict: URIRef
    judges: URIRef
    takesBack: URIRef
    givenEvidence: URIRef
    hasReview: URIRef
    reviewStanding: URIRef
    putUpAgain: URIRef
    disputedFacet: URIRef
    reviewedAs: URIRef

    # values
    reviewNumber: URIRef
    inForce: URIRef
    settles: URIRef
    givenKind: URIRef
    givenLead: URIRef
    givenSupport: URIRef
    givenSupervise: URIRef
    givenProject: URIRef
    givenFrom: URIRef
    givenDue: URIRef
    judgedWords: URIRef
    judgedDocument: URIRef
    judgedFile: URIRef

    # concepts: grades
    reviewed: URIRef

    # concepts: reviewVerdicts
    reviewVerdicts: URIRef
    acceptVerdict: URIRef
    rejectVerdict: URIRef
    correctVerdict: URIRef
    addVerdict: URIRef
    sameVerdict: URIRef
    differentVerdict: URIRef
    undoVerdict: URIRef
    commentVerdict: URIRef

    # concepts: reviewStandings
    reviewStandings: URIRef
    acceptedStanding: URIRef
    correctedStanding: URIRef
    rejectedStanding: URIRef
    addedStanding: URIRef
    disputedStanding: URIRef

    # concepts: facets
    facets: URIRef
    existsFacet: URIRef
    kindFacet: URIRef
    spanFacet: URIRef
    leadFacet: URIRef
    supportFacet: URIRef
    superviseFacet: URIRef
    deadlineFacet: URIRef
    projectsFacet: URIRef

    # concepts: putUpReasons
    putUpReasons: URIRef
    readingChanged: URIRef
    documentChanged: URIRef
    wordsGone: URIRef
