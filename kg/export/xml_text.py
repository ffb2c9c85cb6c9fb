"""Text in XML 1.0: which characters it can hold, and what stands for the others."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"\r": "&#13;", '"': "&quot;"}


def held(text: str) -> str:
    """Return a text with U+FFFD for each character that XML 1.0 cannot hold, even escaped."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text as it is written into XML, between tags or in double quotes."""
    return escape(held(text), _ENTITIES)
