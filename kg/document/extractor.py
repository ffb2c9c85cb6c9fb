"""The extractor, loaded when the first text is read: most commands read none."""

from __future__ import annotations

from extract.records import Extraction, Refused
from extract.source import Source


def extract_source(source: Source, refused: Refused = ()) -> Extraction:
    """Return all that a file as read says, as `extract.pipeline.extract_source` does."""
    from extract.pipeline import extract_source as extract

    return extract(source, refused)
