"""Common nouns that are bodies only where they are given a task."""

from __future__ import annotations

import pytest

from extract.agencies.role_nouns import is_project_role, is_village_body

ROLES = [
    # text with the role between bars, whether it is a body there
    ("|đơn vị chủ trì| chịu trách nhiệm lập dự toán", True),
    ("|cơ quan chủ trì| tổng hợp, trình phê duyệt", True),
    ("người đứng đầu |cơ quan chủ trì|, cơ quan phối hợp", True),
    ("người đứng đầu |cấp ủy| chịu trách nhiệm", True),
    ("giao |cấp ủy| viên phụ trách", False),  # a person
    ("yêu cầu |cấp ủy|, chính quyền các cấp", False),  # of a collective body
    ("phối hợp với |đơn vị tư vấn| hoàn thiện hồ sơ", True),
    ("- |cơ quan chủ trì|: sở y tế", False),  # the label of a field
    ("|chủ đầu tư|: sở y tế", False),
    ("tt\n|cơ quan chủ trì|\ncơ quan phối hợp", False),  # the head of a column
    ("theo đề nghị của |cơ quan chủ trì| và các bên", False),
    ("yêu cầu |chủ đầu tư|: (1) chủ động bàn giao", True),  # ordered, no label
    ("yêu cầu |chủ đầu tư| khẩn trương thi công", True),
    ("lựa chọn |nhà thầu| thi công", False),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: bool) -> None:
    before, role, after = text.split("|")
    whole = before + role + after
    assert is_project_role(whole, len(before), len(before + role)) is expected


VILLAGES = [
    ("giao |thôn nà ngàn| vận động nhân dân", True),
    ("trưởng |khu phố 3| nhắc nhở các hộ", True),
    ("trưởng khu phố 3, |khu phố 7| nhắc nhở", True),  # its chief is the same word's
    ("trưởng thôn nà ngàn và |thôn nà lầu| vận động", True),
    ("tổ trưởng |tổ dân phố| vận động", True),
    ("giao |thôn nà ngàn|, xã tân hòa vận động", False),  # a place with its commune
    ("cử tri tổ 1, |ấp gò mây| phản ánh", False),
    ("tại ấp gò mây và |buôn ea mơ| có ngập", False),
    ("tại khu phố 3, |khu phố 7| có ngập", False),
    ("đường qua |thôn nà ngàn| xuống cấp", False),
]


@pytest.mark.parametrize(("text", "expected"), VILLAGES)
def test_villages(text: str, expected: bool) -> None:
    before, village, after = text.split("|")
    whole = before + village + after
    assert is_village_body(whole, len(before), len(before + village)) is expected
