from __future__ import annotations

import pytest

from kg.duties.acts import acts_of, content, main_act
from kg.duties.parts import split_parts


def verbs(text: str) -> list[str]:
    return [act.verb for act in acts_of(split_parts(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Khởi công ◆", ["khởi công"]),
        ("Giao tổ chức khởi công", ["khởi công"]),
        ("Lập, trình quy hoạch", ["lập", "trình"]),
        ("chi trả xong tiền và bàn giao mặt bằng", ["chi trả", "bàn giao"]),
        # «hoàn thành» with an act is that act; alone it finishes the act before
        ("hoàn thành thẩm định thiết kế", ["thẩm định"]),
        ("lựa chọn nhà thầu, hoàn thành trước", ["lựa chọn"]),
        ("đẩy nhanh thi công, hoàn thành", ["hoàn thành"]),
        ("hoàn thành phần thô", ["hoàn thành"]),
        # the halves of a verb
        ("đưa ◆ vào vận hành thử trong", ["vận hành thử"]),
        ("đưa ◆ vào khai thác", ["đưa vào sử dụng"]),
        # behind the subject
        ("gói thầu cầu ◆ đã được khởi công", ["khởi công"]),
        ("◆ đã kiểm đếm xong", ["kiểm đếm"]),
        ("nhiệm vụ 7: khởi công trường", ["khởi công"]),
        # inside other words, or no act at all
        ("công trình trọng điểm", []),
        ("chương trình hành động", []),
        ("cấp xã rà soát", []),
        ("Tăng cường kiểm tra", []),
        ("", []),
    ],
)
def test_acts(text: str, found: list[str]) -> None:
    assert verbs(text) == found


@pytest.mark.parametrize(
    ("text", "words", "direct"),
    [
        ("khởi công dự án ◆ qua sông", "", True),
        ("thẩm định thiết kế ◆", "thiết kế", False),
        ("giải phóng mặt bằng 236 ha", "", True),
        # who decides on what is submitted is not what is submitted
        ("trình cấp có thẩm quyền phê duyệt ◆", "", True),
        ("trình phê duyệt điều chỉnh ◆", "điều chỉnh", False),
        # the object was named before
        ("hoàn thiện hồ sơ thành lập ◆, trình", "thành lập", False),
        ("tham mưu phương án bố trí vốn, trình", "phương án bố trí vốn", False),
        # a list goes on; a remark does not
        ("trình phương án, dự toán", "phương án dự toán", False),
        ("trình phương án, chậm so yêu cầu", "phương án", False),
    ],
)
def test_the_object_of_the_last_act(text: str, words: str, direct: bool) -> None:
    act = main_act(split_parts(text))
    assert act is not None
    assert (act.object, act.direct) == (frozenset(words.split()), direct)


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("đã hoàn thành thẩm định thiết kế", True),
        ("chi trả xong tiền bồi thường", True),
        ("thẩm định thiết kế", False),
    ],
)
def test_what_is_finished(text: str, finished: bool) -> None:
    act = main_act(split_parts(text))
    assert act is not None and act.finished is finished


def test_work_without_end_has_no_main_act() -> None:
    assert main_act(split_parts("Đẩy mạnh thu hút đầu tư")) is None


def test_content_leaves_out_small_words_and_numbers() -> None:
    assert content(("đã", "bàn", "giao", "54", "ha", "cho")) == {"bàn", "giao"}
