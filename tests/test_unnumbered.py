from __future__ import annotations

from datetime import date

import pytest
from factories import Draft

from kg.identity.unnumbered import subject_behind, unnumbered_citations

SUBJECT = "kế hoạch đầu tư công năm 2024"
DAY = date(2023, 12, 8)


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        # the day before the subject, and behind it
        (f"theo nghị quyết được thông qua ngày 08/12/2023 về {SUBJECT}.", "Nghị quyết", None),
        (
            f"Nghị quyết ngày 08 tháng 12 năm 2023 của HĐND tỉnh về {SUBJECT};",
            "Nghị quyết",
            "HĐND tỉnh",
        ),
        (f"Nghị quyết về {SUBJECT} được HĐND tỉnh thông qua ngày 8/12/2023", "Nghị quyết",
         "HĐND tỉnh"),
        (f"Quyết định của UBND tỉnh ban hành ngày 8.12.2023 về việc {SUBJECT}, giao",
         "Quyết định", "UBND tỉnh"),
        # a printed line goes on, a new item does not
        (f"nghị quyết được HĐND tỉnh\nthông qua ngày 08/12/2023 về {SUBJECT}", "Nghị quyết",
         "HĐND tỉnh"),
        (f"nghị quyết mới:\n- Ngày 08/12/2023 về {SUBJECT}", None, None),
        # no day, no subject, no such day, too short a subject
        (f"Nghị quyết của HĐND tỉnh về {SUBJECT}.", None, None),
        ("Nghị quyết được thông qua ngày 08/12/2023.", None, None),
        (f"nghị quyết được thông qua ngày 31/02/2023 về {SUBJECT}.", None, None),
        ("nghị quyết được thông qua ngày 08/12/2023 về nhân sự cấp tỉnh.", None, None),
    ],
)  # fmt: skip
def test_documents_cited_by_day_and_subject(
    text: str, kind: str | None, issuer: str | None
) -> None:
    draft = Draft(text)
    for body in ("HĐND tỉnh", "UBND tỉnh"):
        if body in text:
            draft.mention(body, "ORG")
    found = list(unnumbered_citations(draft.done(), text))
    if kind is None:
        assert found == []
        return
    (one,) = found
    assert (one.type, one.dated, one.about, one.issuer) == (kind, DAY, SUBJECT, issuer)
    assert one.label == f"{kind} ngày 08/12/2023 về {SUBJECT}"
    assert text[one.start : one.end].casefold().startswith(kind.casefold())


def test_a_citation_with_a_number_is_left_to_its_number() -> None:
    number = "Nghị quyết 43/NQ-HĐND ngày 08/12/2023"
    text = f"{number} về {SUBJECT}."
    draft = Draft(text).mention(number, "LEGAL", "43/NQ-HĐND", number="43/NQ-HĐND")
    assert list(unnumbered_citations(draft.done(), text)) == []


def test_the_subject_behind_a_citation() -> None:
    text = "Nghị quyết số 43/NQ-HĐND của HĐND tỉnh về kế hoạch đầu tư công năm 2024; các sở"
    assert subject_behind(text, text.index(" của")) == SUBJECT
    assert subject_behind("Nghị quyết số 43/NQ-HĐND.", 23) is None
