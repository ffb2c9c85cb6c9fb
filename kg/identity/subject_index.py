"""Finds the documents whose subject may hold a cited subject, without comparing each with each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from kg.identity.document_names import DocumentName, subject_words


class SubjectIndex:
    """Documents by the words of their subjects.

    A subject agrees when at least a share `least` of the cited words stand in it: so of any few
    cited words more than may be missing, one does, and the rarest few are looked up.
    """

    def __init__(self, documents: Iterable[DocumentName], least: float) -> None:
        self._least = least
        self._of_word: dict[str, list[DocumentName]] = defaultdict(list)
        for document in documents:
            for word in sorted(set(subject_words(document.about or ""))):
                self._of_word[word].append(document)

    def candidates(self, cited: str) -> list[DocumentName]:
        """Return the documents that a cited subject can mean, in the order in which they came."""
        words = subject_words(cited)
        may_miss = len(words) - math.ceil(self._least * len(words))
        rarest = sorted(words, key=lambda word: (len(self._of_word.get(word, ())), word))
        found: dict[str, DocumentName] = {}
        for word in rarest[: may_miss + 1]:
            for document in self._of_word.get(word, ()):
                found.setdefault(document.iri, document)
        return list(found.values())
