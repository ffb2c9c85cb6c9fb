"""The names of the graph: Camket's own terms, closed, and the outside vocabularies it uses.

A name that is not listed here is an error at once (`CK.leedBy` raises `AttributeError`), and
a test compares this list with `camket.ttl` and `concepts.ttl` in both directions. The bases
of all IRIs stand here and nowhere else.
"""

from __future__ import annotations

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ODRL2, ORG, PROV, QB, SDO, SKOS, TIME

from ontology.outside_terms import ELI, OA
from ontology.review_terms import ReviewTerms

__all__ = [
    "CK",
    "DCTERMS",
    "ELI",
    "FOAF",
    "ID_BASE",
    "OA",
    "ODRL2",
    "ONTOLOGY",
    "ORG",
    "PROV",
    "QB",
    "SDO",
    "SKOS",
    "TIME",
]

ONTOLOGY: Final = "https://w3id.org/camket/ontology#"
"""The namespace of the ontology's terms; the ontology itself is this without the «#»."""

ID_BASE: Final = "https://w3id.org/camket/id/"
"""The default base of data IRIs, an option of `camket build`."""


class CK(ReviewTerms):
    """Camket's terms: classes, properties, and the concepts of its code lists."""

    _fail = True
    _NS = Namespace(ONTOLOGY)

    # classes
    AdministrativeLevel: URIRef
    AdministrativeUnit: URIRef
    Agency: URIRef
    AgencyKind: URIRef
    CollectiveBody: URIRef
    Commitment: URIRef
    DeadlineEvent: URIRef
    Document: URIRef
    DocumentType: URIRef
    Evidence: URIRef
    Grade: URIRef
    IdentityJudgement: URIRef
    Judgement: URIRef
    JudgementOrigin: URIRef
    OwnerEvent: URIRef
    Page: URIRef
    Problem: URIRef
    Project: URIRef
    ProjectKind: URIRef
    ReadingWay: URIRef
    Repair: URIRef
    ReportSeries: URIRef
    Responsibility: URIRef
    Result: URIRef
    Role: URIRef
    Section: URIRef
    Sector: URIRef
    SkippedPassage: URIRef
    SkipReason: URIRef
    Statement: URIRef
    Status: URIRef
    StatusEvent: URIRef
    Task: URIRef

    # relations between things
    about: URIRef
    addressedTo: URIRef
    administrativeLevel: URIRef
    agent: URIRef
    answeredForBy: URIRef
    canonical: URIRef
    carriesOut: URIRef
    concerns: URIRef
    deadline: URIRef
    deadlineEvent: URIRef
    deadlineGrade: URIRef
    evidence: URIRef
    followedBy: URIRef
    grade: URIRef
    hasResponsibility: URIRef
    hasStatement: URIRef
    inSection: URIRef
    inSeries: URIRef
    involves: URIRef
    judgement: URIRef
    jurisdiction: URIRef
    leadBy: URIRef
    leads: URIRef
    mandatedBy: URIRef
    newOwner: URIRef
    origin: URIRef
    ownerEvent: URIRef
    pageOf: URIRef
    previousOwner: URIRef
    projectKind: URIRef
    readHow: URIRef
    reportsOn: URIRef
    restsOn: URIRef
    role: URIRef
    sector: URIRef
    signedBy: URIRef
    skipReason: URIRef
    statedBy: URIRef
    statedIn: URIRef
    states: URIRef
    status: URIRef
    statusEvent: URIRef
    supervisedBy: URIRef
    supportedBy: URIRef
    timeEvidence: URIRef
    ultimatelyMandatedBy: URIRef
    unitOf: URIRef

    # values
    applied: URIRef
    asOf: URIRef
    binding: URIRef
    box: URIRef
    confidence: URIRef
    daysMoved: URIRef
    derivation: URIRef
    doubtfulShare: URIRef
    dueDate: URIRef
    dueFrom: URIRef
    encoding: URIRef
    engine: URIRef
    fileFormat: URIRef
    fileName: URIRef
    foundAt: URIRef
    height: URIRef
    high: URIRef
    joins: URIRef
    knownOn: URIRef
    lastMentioned: URIRef
    low: URIRef
    meant: URIRef
    pageCount: URIRef
    pageNumber: URIRef
    periodFrom: URIRef
    periodTo: URIRef
    post: URIRef
    previousDueDate: URIRef
    readingNote: URIRef
    reason: URIRef
    recurrence: URIRef
    restatements: URIRef
    rule: URIRef
    sameDutyReason: URIRef
    sameDutyScore: URIRef
    score: URIRef
    session: URIRef
    sha256: URIRef
    silentReports: URIRef
    text: URIRef
    unit: URIRef
    width: URIRef

    # concepts: administrativeLevels
    administrativeLevels: URIRef
    centralLevel: URIRef
    communeLevel: URIRef
    districtLevel: URIRef
    provinceLevel: URIRef

    # concepts: agencyKinds
    agencyKinds: URIRef
    administrativeOffice: URIRef
    armedForce: URIRef
    coordinatingBody: URIRef
    department: URIRef
    electedBody: URIRef
    enterprise: URIRef
    executiveBody: URIRef
    generalDepartment: URIRef
    governmentAgency: URIRef
    judicialBody: URIRef
    massOrganisation: URIRef
    ministry: URIRef
    partyBody: URIRef
    publicServiceUnit: URIRef
    stateBody: URIRef
    verticalAgency: URIRef

    # concepts: documentTypes
    documentTypes: URIRef
    actionProgramme: URIRef
    address: URIRef
    agreement: URIRef
    annex: URIRef
    appeal: URIRef
    authorisation: URIRef
    charter: URIRef
    circular: URIRef
    code: URIRef
    communique: URIRef
    conclusion: URIRef
    conclusionNotice: URIRef
    consolidatedText: URIRef
    constitution: URIRef
    contract: URIRef
    coordinationPlan: URIRef
    coordinationProgramme: URIRef
    coordinationRules: URIRef
    decision: URIRef
    declaration: URIRef
    decree: URIRef
    directive: URIRef
    guidance: URIRef
    internalSubmission: URIRef
    investmentCertificate: URIRef
    invitation: URIRef
    jointCircular: URIRef
    jointResolution: URIRef
    law: URIRef
    letter: URIRef
    letterOfIntroduction: URIRef
    licence: URIRef
    masterPlanDocument: URIRef
    memorandum: URIRef
    minutes: URIRef
    news: URIRef
    notice: URIRef
    noticeSlip: URIRef
    officialLetter: URIRef
    officialNote: URIRef
    optionPaper: URIRef
    ordinance: URIRef
    otherDocument: URIRef
    planDocument: URIRef
    presidentialOrder: URIRef
    pressRelease: URIRef
    programmeDocument: URIRef
    projectDocument: URIRef
    proposal: URIRef
    regulation: URIRef
    report: URIRef
    resolution: URIRef
    routingSlip: URIRef
    schemeDocument: URIRef
    speech: URIRef
    submission: URIRef
    telegram: URIRef
    workProgramme: URIRef
    workingRules: URIRef

    # concepts: grades
    grades: URIRef
    explicit: URIRef
    group: URIRef
    inferred: URIRef
    inherited: URIRef
    issuer: URIRef

    # concepts: ways of reading a page, reasons for skipping a passage
    readingWays: URIRef
    readAsText: URIRef
    readByOcr: URIRef
    blankPage: URIRef
    unreadPage: URIRef
    skipReasons: URIRef
    repeatedPassage: URIRef
    pageFurniture: URIRef

    # concepts: judgements
    judgements: URIRef
    different: URIRef
    same: URIRef
    unsure: URIRef

    # concepts: judgementOrigins
    judgementOrigins: URIRef
    personOrigin: URIRef
    ruleOrigin: URIRef

    # concepts: projectKinds
    projectKinds: URIRef
    campaign: URIRef
    investmentProject: URIRef
    plan: URIRef
    programme: URIRef
    scheme: URIRef

    # concepts: roles
    roles: URIRef
    lead: URIRef
    supervise: URIRef
    support: URIRef

    # concepts: statuses
    statuses: URIRef
    doneLate: URIRef
    doneOnTime: URIRef
    noDeadline: URIRef
    openInTime: URIRef
    openOverdue: URIRef
    repealed: URIRef
    superseded: URIRef
