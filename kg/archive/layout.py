"""The layout of a bag: where everything stands below `data`, by names in plain ASCII."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from kg.iris import slug
from kg.store import StoredDocument

DATA = "data"
SOURCES, TEXTS, DOCUMENTS = "sources", "texts", "documents"
GRAPHS, MACHINE = "graphs", "machine"
READINGS, RECORDS = "readings", "records"
QUERIES, RESULTS = "queries", "queries/results"
ONTOLOGY, SHAPES, EXPLORER = "ontology", "shapes", "explorer"
DESCRIPTION, PROVENANCE = "description.ttl", "provenance.ttl"
UNION = "union"
"""The graph that queries see: all others under canonical IRIs."""

PEOPLE = ("decisions.tsv", "refused.tsv", "reviews.jsonl", "reviews.jsonl.head")
"""Files in which people said something, kept byte for byte; accounts and audit log stay home."""

DATASET_HASH = "Dataset-RDFC-1.0-SHA256"
UNION_HASH = "Union-RDFC-1.0-SHA256"
"""Lines of bag-info.txt."""


def stem(document: StoredDocument) -> str:
    """Return the name of a document's files: «bao-cao-thang-9-0a249e6bcb2455a4»."""
    return f"{slug(Path(document.name).stem)}-{document.sha256[:16]}"


def source_name(document: StoredDocument) -> str:
    """Return the name of a document's original file, with its ending where that is plain."""
    suffix = PurePosixPath(document.name).suffix.lower()
    plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 8
    return stem(document) + (suffix if plain else ".bin")
