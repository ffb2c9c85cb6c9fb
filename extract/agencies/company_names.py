"""Names of companies: the legal form written out, a company's own abbreviations as they are."""

from __future__ import annotations

import re

from extract.agencies.body_heads import Head
from extract.agencies.naming import spelled

_LEGAL_FORMS = {
    "CP": "cổ phần",
    "TNHH": "trách nhiệm hữu hạn",
    "MTV": "một thành viên",
    "CTTL": "công trình thủy lợi",
    "KTCTTL": "Khai thác công trình thủy lợi",
}
_LEGAL_FORM = re.compile(rf"\b(?:{'|'.join(_LEGAL_FORMS)})\b")


def company_name(text: str, span: tuple[int, int, int], head: Head) -> str:
    """Return the full name of a company; `span` is its start, the end of its head, and its end.

    «Cty TNHH MTV Gò Mây» is a «Công ty trách nhiệm hữu hạn một thành viên», «VNPT Gò Mây» stays.
    """
    start, named_from, end = span
    brand = head.tail == "branch" and end > named_from and " " not in text[start:named_from]
    if brand and "hi nhánh" not in text[named_from:end]:
        return spelled(text[start:end])
    name = spelled(head.norm + text[named_from:end])
    return _LEGAL_FORM.sub(lambda short: _LEGAL_FORMS[short.group()], name)
