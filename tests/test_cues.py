"""Cues: each pattern matches its example, each cue leaves alone what only resembles it."""

from __future__ import annotations

import re

import pytest

from extract.folding import lower_case
from extract.statements.cues import action_verb, cue
from ontology.load import rows

ROWS = rows("cues")
CUES = sorted({row["cue"] for row in ROWS})


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['cue']}: {r['example']}" for r in ROWS])
def test_a_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], lower_case(row["example"]))


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['cue']}: {r['example']}" for r in ROWS])
def test_a_pattern_does_not_match_everything(row: dict[str, str]) -> None:
    assert not re.search(row["pattern"], "")
    assert not re.search(row["pattern"], "lúa hè thu")


@pytest.mark.parametrize("name", CUES)
def test_a_cue_matches_all_its_examples(name: str) -> None:
    pattern = cue(name)
    assert all(pattern.search(lower_case(r["example"])) for r in ROWS if r["cue"] == name)


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['cue']}: {r['pattern']}" for r in ROWS])
def test_patterns_match_lower_case_only(row: dict[str, str]) -> None:
    literal = re.sub(r"\\[A-Z]", "", row["pattern"])
    assert literal == literal.lower()


MATCHING = [
    # cue, clause it must match
    ("opening_list", "thực hiện một số giải pháp chủ yếu sau đây:"),
    ("opening_list", "bao gồm:"),
    ("formula", "trân trọng cảm ơn quý cơ quan"),
    ("foreword", "trên đây là kết quả đào kênh"),
    ("foreword", "kính gửi ubnd xã tân hòa"),
    ("problem", "công tác đào kênh còn nhiều bất cập"),
    ("problem", "một số ấp chưa bàn giao mặt bằng"),
    ("problem", "nguy cơ chậm tiến độ đào kênh"),
    ("problem", "hồ sơ đất đai tồn đọng nhiều"),
    ("relief", "tháo gỡ khó khăn cho dân"),
    ("done", "xã đã đào 3 km kênh"),
    ("done", "ấp vừa tổ chức họp dân"),
    ("done_at_all", "xã đã ban hành kế hoạch"),
    ("passive", "an ninh được giữ vững"),
    ("passive", "kênh hoàn thành đúng hẹn"),
    ("order", "giao ấp trên đào kênh"),
    ("order", "đề nghị ấp trên đào kênh"),
    ("order", "các ấp phải đào kênh"),
    ("order", "báo cáo trước ngày 5/6"),
    ("order", "tiếp tục đào kênh"),
    ("praise", "đánh giá cao các ấp"),
    ("adopted", "thông qua đề án đào kênh"),
    ("adopted", "quy định này được áp dụng từ ngày ký"),
    ("formula", "quy định này có hiệu lực từ ngày ký"),
    ("scene", "chiều 5/6, xã họp dân"),
    ("scene", "tại hội nghị, xã trao quà"),
    ("reported", "ngày 5/6, xã đào kênh"),
    ("at_meeting", "trong buổi làm việc, ấp đề nghị"),
    ("noun_verb", "thu ngân sách đạt 5 tỷ"),
    ("deed", "cấp mới 5 giấy phép"),
    ("connector", "ngoài ra, đào kênh"),
    ("told", "thực hiện nghị quyết số 5, xã đã có kế hoạch đào kênh"),
    ("told", "sáng 5/6, ubnd xã vừa ký quyết định đào kênh"),
    ("told", "xã ban hành quy định tưới tiêu như sau:"),
    ("ahead", "thời gian tới, xã đào tiếp kênh"),
    ("ahead", "xã sẽ triển khai đào kênh"),
    ("basis", "thực hiện kế hoạch số 5/kh-ubnd ngày 3/2/2027 của ubnd huyện về đào kênh"),
    ("order_to", "yêu cầu các ấp đào kênh"),
    ("relays", "xã có công văn đề nghị các ấp đào kênh"),
    ("spoke", "ông năm, trưởng ấp trình bày việc đào kênh"),
    ("situation", "tuy nhiên, kênh cạn"),
    ("contrast", "tuy nhiên, kênh cạn"),
    ("aimed", "đến hết tháng 9 đào được trên 65% kênh"),
    ("compared", "đào kênh tăng 5% so với cùng kỳ"),
    ("issued", "sáng 5/9, ubnd xã ban hành quyết định đào kênh"),
    ("issued", "ubnd xã chấp thuận chủ trương đào kênh"),
    ("falls_short", "phối hợp đào kênh chưa chặt chẽ"),
    ("relays", "sở y tế đã yêu cầu các xã đào kênh"),
    ("relays", "xã vừa có công văn gửi các ấp yêu cầu báo cáo việc đào kênh"),
    ("done", "nhà thầu đang thi công cống"),
    ("done", "xã nhận được đơn của các hộ"),
    ("done_at_all", "đang thi công 3 cống"),
    ("order", "các hộ không được đổ rác xuống kênh"),
    ("order", "xã đặt mục tiêu đào 5 km kênh"),
    ("order", "bí thư huyện ủy yêu cầu: ấp trên đào kênh"),
    ("order", "chủ tịch xã yêu cầu, các hộ đào kênh"),
    ("connector", "khi có lũ lớn, "),
    ("problem", "thời gian đào kênh kéo dài"),
    ("problem", "đào kênh chậm khoảng 5%"),
    ("problem", "việc đào kênh chưa có tiến triển"),
    ("formula", "các công trình đang đào kênh"),
    ("formula", "cơn bão đang di chuyển nhanh"),
    ("formula", "tuyến đường nằm trên bờ kênh"),
]


@pytest.mark.parametrize(("name", "clause"), MATCHING)
def test_matching(name: str, clause: str) -> None:
    assert cue(name).search(clause)


NOT_MATCHING = [
    # cue, clause it must leave alone
    ("opening_list", "đào kênh sau mùa lũ"),
    ("opening_list", "các nhiệm vụ đã xong"),
    ("formula", "thông báo lũ trên sông"),
    ("formula", "hồ sơ kèm theo đơn"),  # not at the beginning
    ("foreword", "xã căn cứ tình hình để đào kênh"),
    ("foreword", "theo dõi mực nước"),
    ("foreword", "xét nghiệm nước"),
    ("problem", "còn 5 ngày nữa"),
    ("problem", "ấp có 3 hộ thấp điểm"),
    ("problem", "chậm nhất ngày 5/6 đào kênh"),
    ("problem", "chưa đến hạn"),
    ("relief", "đào kênh"),
    ("done", "kế hoạch đã đề ra"),  # a plan, not a deed
    ("done", "vốn đã được giao"),
    ("done", "nhiệm vụ đã nêu"),
    ("done_at_all", "mục tiêu đã đề ra"),
    ("passive", "nhiệm vụ được giao"),  # what has been assigned is still to do
    ("passive", "theo chế độ được hưởng"),
    ("order", "ngành giao thông"),  # half of another word
    ("order", "giao lưu văn nghệ"),
    ("order", "giao dịch điện tử"),
    ("order", "theo yêu cầu nhiệm vụ"),
    ("order", "yêu cầu của dân"),
    ("order", "rất cần thiết"),
    ("order", "tiếp tục tăng 5%"),  # a figure goes on growing
    ("order", "tiếp tục được giữ vững"),
    ("praise", "đánh giá tác động môi trường"),
    ("adopted", "đề án chưa thông qua"),  # not at the beginning
    ("adopted", "điều chỉnh giá nước"),
    ("scene", "khai giảng buổi sáng"),
    ("scene", "tại xã Tân Hòa, đào kênh"),
    ("reported", "đào kênh trong ngày"),
    ("at_meeting", "tại xã, đào kênh"),
    ("noun_verb", "thua lỗ"),
    ("noun_verb", "chia đất"),
    ("noun_verb", "rà soát thu chi"),
    ("deed", "đào kênh cấp 2"),
    ("connector", "đào kênh"),
    ("told", "thực hiện nghị quyết số 5, các ấp đào kênh"),
    ("told", "xã có kế hoạch đào kênh"),
    ("ahead", "xã đã đào kênh trong thời gian tới hạn"),
    ("basis", "thực hiện nghiêm kế hoạch số 5/kh-ubnd"),  # a task
    ("basis", "thực hiện kế hoạch số 5/kh-ubnd, đào kênh"),
    ("order_to", "yêu cầu của dân"),
    ("relays", "xã có công văn về đào kênh"),
    ("spoke", "ông năm đào kênh"),
    ("situation", "đào kênh hiện nay"),
    ("contrast", "kênh cạn, tuy nhiên ruộng đủ nước"),
    ("aimed", "đến hết tháng 9 đã đào 65% kênh"),
    ("compared", "đào thêm 5% kênh"),
    ("issued", "ubnd xã ban hành kế hoạch đào kênh"),  # may be a task
    ("issued", "xã làm thủ tục chấp thuận"),
    ("falls_short", "đôn đốc nơi chưa tốt việc đào kênh"),  # describes the place
    ("relays", "tỉnh đã giao 4 dự án cho nhà đầu tư"),
    ("done", "tàu đang neo ở bến"),
    ("order", "nhận bàn giao mặt bằng"),  # handing over orders nothing
    ("order", "dịch vụ hậu cần cảng biển"),
    ("order", "cao tốc đi cần thơ"),
    ("order", "việc này sẽ ảnh hưởng đến kênh"),
    ("order", "người có công không được hưởng"),
    ("opening_list", "đáp ứng tiến độ yêu cầu"),  # a noun here
    ("formula", "các ấp đang đào kênh, đắp bờ"),
    ("formula", "tuyến đường nằm trên bờ kênh, khởi công tháng 6"),
    ("problem", "thời gian đào kênh kéo dài 2 năm"),
    ("problem", "nhà nào chưa đủ gạo"),
]


@pytest.mark.parametrize(("name", "clause"), NOT_MATCHING)
def test_not_matching(name: str, clause: str) -> None:
    assert not cue(name).search(clause)


def test_every_cue_is_tried_both_ways() -> None:
    assert {name for name, _ in MATCHING} == set(CUES)
    assert {name for name, _ in NOT_MATCHING} == set(CUES)


def test_an_unknown_cue() -> None:
    with pytest.raises(KeyError, match="no cue 'nothing'"):
        cue("nothing")


@pytest.mark.parametrize("verb", [row["verb"] for row in rows("action_verbs")])
def test_every_action_verb_is_matched_whole(verb: str) -> None:
    match = action_verb().match(f"{verb} kênh mương")
    assert match
    assert match.group().startswith(verb)


@pytest.mark.parametrize("text", ["Rà soát quy hoạch", "rà soát quy hoạch", "RÀ SOÁT"])
def test_verbs_in_any_case(text: str) -> None:
    match = action_verb().match(text)
    assert match
    assert match.group().lower() == "rà soát"


@pytest.mark.parametrize("text", ["rà soátt", "kênh mương", "rà soá"])
def test_what_is_no_verb(text: str) -> None:
    assert not action_verb().match(text)
