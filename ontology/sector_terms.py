"""The names of the sectors: a code list of its own among Camket's terms (`vocab.CK`)."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace


class SectorTerms(DefinedNamespace):
    """The concepts of `ck:sectors`: five broad fields and what lies in them."""

    sectors: URIRef
    administrationSector: URIRef
    agricultureSector: URIRef
    bankingSector: URIRef
    constructionSector: URIRef
    councilSector: URIRef
    cultureSector: URIRef
    defenceSector: URIRef
    digitalSector: URIRef
    disasterSector: URIRef
    economySector: URIRef
    educationSector: URIRef
    environmentSector: URIRef
    ethnicSector: URIRef
    financeSector: URIRef
    foreignAffairsSector: URIRef
    frontsSector: URIRef
    governanceSector: URIRef
    healthSector: URIRef
    homeAffairsSector: URIRef
    industrySector: URIRef
    infrastructureSector: URIRef
    inspectionSector: URIRef
    justiceSector: URIRef
    labourSector: URIRef
    landSector: URIRef
    partySector: URIRef
    planningSector: URIRef
    politicsSector: URIRef
    pressSector: URIRef
    scienceSector: URIRef
    securitySector: URIRef
    societySector: URIRef
    sportSector: URIRef
    statisticsSector: URIRef
    tourismSector: URIRef
    tradeSector: URIRef
    transportSector: URIRef
