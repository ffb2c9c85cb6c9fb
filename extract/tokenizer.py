"""A syllable tokenizer for spaCy: lossless, and it needs no word segmenter.

Vietnamese writes a space between syllables, not between words. spaCy's own Vietnamese class
wants a segmenter of its own and otherwise splits at spaces only; this one adds spaCy's generic
punctuation rules, and keeps document numbers («43/NQ-HĐND»), dates («11/03/2021»), figures
(«1.316,158») and abbreviations («KH&ĐT») whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.lang.char_classes import LIST_ELLIPSES, LIST_PUNCT, LIST_QUOTES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex, registry

TOKENIZER = "camket.syllable.v1"
"""The name under which spaCy knows the tokenizer."""

NUMBER_OR_CODE = re.compile(
    r"""\d+(?:[.,]\d+)+%?$          # figures: 1.316,158
    |\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?$  # days: 11/03/2021
    |\d+[/-][\w&./-]*\w$            # document numbers: 43/NQ-HĐND
    """,
    re.VERBOSE,
)


FULL_STOP = r"(?<=[a-zà-ỹ0-9%)»”\"])\."
"""A point after a small letter or a figure ends a sentence; after «TP» it belongs to it."""


_LONGEST_SUFFIX = 2
"""Signs of the longest mark, but for a run of points: further back none can begin."""


def create_syllable_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the factory that spaCy's configuration asks for."""

    def build(nlp: Language) -> Tokenizer:
        marks = [*LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, "/", r"\*", r"\|", "–", "—", r"\+"]
        prefix = compile_prefix_regex([*marks, "-"])
        suffix = compile_suffix_regex([*marks, "-", "%", FULL_STOP])
        return Tokenizer(
            nlp.vocab,
            prefix_search=lambda word: None if word[:1].isalnum() else prefix.search(word),
            suffix_search=lambda word: (
                None if word[-1:].isalnum() else suffix.search(word, _last_signs(word))
            ),
            infix_finditer=None,
            token_match=NUMBER_OR_CODE.match,
        )

    return build


def _last_signs(word: str) -> int:
    """Return from where on a sign that ends a word is looked for; «.....» is one sign."""
    return max(0, len(word.rstrip(".")) - _LONGEST_SUFFIX)


registry.tokenizers.register(TOKENIZER, func=create_syllable_tokenizer)
