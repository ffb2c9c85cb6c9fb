"""Subjects: whether bodies at a place of a clause are who does what it says."""

from __future__ import annotations

import pytest

from extract.statements.subjects import is_subject


@pytest.mark.parametrize(
    ("before", "after", "subject"),
    [
        ("", " mua thuốc", True),
        ("giám đốc ", " mua thuốc", True),
        ("trong tháng 4, ", " mua thuốc", True),
        ("về thuốc men: ", " mua thuốc", True),
        ("", "", False),  # nothing follows
        ("", ";", False),
        ("báo cáo ", " kết quả", False),
        ("trồng cây phi lao ven biển, đắp đê bao, ", " mua thuốc", False),
        ("trồng cây " * 60, " mua thuốc", False),  # too far from the beginning
        # a bare time behind a foreword, where what follows is done
        ("thực hiện kế hoạch số 5, ngày 12/9/2025 ", " đã mua thuốc", True),
        ("thực hiện kế hoạch số 5, ngày 12/9/2025 ", " mua thuốc", False),
        # bound, however much stands before
        ("bếp ăn còn bẩn, kho còn ẩm, ", " phải khử khuẩn", True),
        ("bếp ăn còn bẩn, kho còn ẩm, ", " có trách nhiệm khử khuẩn", True),
        ("bếp ăn còn bẩn, do đó thứ hai hằng tuần ", " phải khử khuẩn", True),
        ("khi không còn phòng y tế thì ", " tiếp nhận kho thuốc", True),
        ("khi không còn phòng y tế thì ", " như trên", False),  # does nothing
        ("bếp ăn còn bẩn, kho còn ẩm ", " phải khử khuẩn", False),  # no pause before it
        ("vượt khó khăn mà ", " phải chịu", False),
        # who a case concerns
        ("hộ nào không nhận tiền, ", " lập hồ sơ cưỡng chế", True),
        ("quá thời hạn trên, ", " thu hồi giấy phép", True),
        # a congress is its organisation's
        ("đại hội ", " khai mạc vào quý iii", True),
        ("mùa thu này, sẽ tổ chức đại hội ", "", False),
        ("phục vụ đại hội ", " khai mạc vào quý iii", False),
    ],
)
def test_is_subject(before: str, after: str, subject: bool) -> None:
    assert is_subject(before, after) == subject
