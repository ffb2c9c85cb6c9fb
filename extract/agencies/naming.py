"""Official names: abbreviations written out, capitals and tone marks as the state writes them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.alternation import one_of
from ontology.load import rows

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<![qQ]..)(?!\w)")
_SPACES = re.compile(r"\s+")
_POINT = re.compile(r"(?<!\w)(T[PpXx]|[PQ])\.(?= ?(?:[^\W\d_]|\d))")


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    found = {r["abbreviation"]: r["expansion"] for r in rows("abbreviations") if not r["after"]}
    return re.compile(rf"(?<![\w&-])({one_of(found)})(?![\w&])"), found


@lru_cache(maxsize=1 << 12)
def expand(name: str) -> str:
    """Write out the abbreviations of a name: «KCN Tân Hòa» → «Khu công nghiệp Tân Hòa».

    Also sets the tone mark where the official spelling has it («Uỷ» → «Ủy») and one space
    between words.
    """
    pattern, expansions = _abbreviations()
    name = spelled(_POINT.sub(r"\1 ", name))
    return pattern.sub(lambda m: expansions[m[1]], name).strip()


def toned(text: str) -> str:
    """Return a text in lower case with its tone marks in the official place, of the same length.

    >>> toned("khai thác thuỷ sản")
    'khai thác thủy sản'
    """
    return _TONE.sub(lambda m: _TONES[m[0]], text)


def spelled(name: str) -> str:
    """Set tone marks and spaces as official spelling has them; abbreviations stay: «Uỷ» → «Ủy»."""
    name = _SPACES.sub(" ", name).replace("Uỷ", "Ủy").strip()
    return _TONE.sub(lambda m: _TONES[m[0]], name)


def capital_first(name: str) -> str:
    """Return `name` with its first letter upper-case."""
    return name[:1].upper() + name[1:]


def lower_first(name: str) -> str:
    """Return `name` with its first letter lower-case, but for abbreviations and names."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
