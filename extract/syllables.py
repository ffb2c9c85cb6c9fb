"""The Vietnamese syllable: which letter sequences can be one.

A syllable is an onset, a rhyme and a tone; stops at the end («c, ch, p, t») take only the
tones sắc and nặng. What does not fit was misread, is foreign, or is an abbreviation.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}

_ONSET_LETTERS = "ngh ng nh gh gi g kh k qu ph p th tr t ch c b d đ h l m n r s v x"
_RHYME_LETTERS = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om
on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uyn uynh uyt uyu
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_AFTER_QU_LETTERS = """
a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây e en eng eo et ê
ên ênh êt êch i ich in inh it iêt y yên yêt ynh yt ych ơ ơi ôc
"""
_ONSETS = (*_ONSET_LETTERS.split(), "")
_RHYMES = frozenset(_RHYME_LETTERS.split())
_AFTER_QU = frozenset(_AFTER_QU_LETTERS.split())
_FRONT = re.compile(r"[eêiy]")
_NEEDS_ONSET = frozenset({"iêm", "iên", "iêng", "iêt", "iêu"})
_STOPS = ("c", "ch", "p", "t")
_SINGLE_I = frozenset({"n", "êng", "êc", "êt", "êm", "êp", "êu", "ên", ""})


def split_tone(syllable: str) -> tuple[str, str | None] | None:
    """Return a lower-case syllable without its tone mark, and the tone; `None` for two marks.

    >>> split_tone("trường")
    ('trương', 'huyền')
    """
    letters = unicodedata.normalize("NFD", syllable)
    marks = [c for c in letters if c in _TONES]
    if len(marks) > 1:
        return None
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    return bare, _TONES[marks[0]] if marks else None


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Return whether a lower-case word can be a Vietnamese syllable.

    «nghiêng» and «oát» can, «ừung», «chmh» and «bát» with a tone huyền («bàt») cannot.
    """
    parts = split_tone(word)
    if parts is None or not parts[0]:
        return False
    bare, tone = parts
    for onset in _ONSETS:
        if bare.startswith(onset) and _fits(onset, bare[len(onset) :], tone):
            return True
    return False


def _fits(onset: str, rhyme: str, tone: str | None) -> bool:
    """Return whether onset, rhyme and tone go together in spelling and sound."""
    if onset == "gi" and rhyme in _SINGLE_I:
        rhyme = "i" + rhyme
    if rhyme not in (_AFTER_QU if onset == "qu" else _RHYMES):
        return False
    if rhyme.endswith(_STOPS) and tone not in ("sắc", "nặng"):
        return False
    front = bool(_FRONT.match(rhyme))
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front
    if onset == "":
        return rhyme not in _NEEDS_ONSET
    return onset == "qu" or not (rhyme.startswith("y") and len(rhyme) > 1)
