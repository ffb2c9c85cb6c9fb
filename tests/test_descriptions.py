"""Descriptions of collective bodies: where they end, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from extract.agencies.descriptions import described_end

DESCRIBED = [
    # a plural, what describes it up to the bar, the duty
    ("các xã", " có dự án đi qua| phối hợp bàn giao mặt bằng"),
    ("các tỉnh, thành phố", " có dự án đi qua|, bảo đảm tiến độ"),
    ("các địa phương", " có kcn, ccn| tăng cường kiểm tra"),
    ("các huyện", " có diện tích lúa lớn| đưa vào kế hoạch"),
    ("các huyện", " có rừng| chủ động tuần tra"),
    ("các phường", " có tuyến đi qua| xác nhận nguồn gốc đất"),
    ("các xã", " ven biển| chủ động ứng phó"),
    ("các huyện", " có diện tích lúa lớn| (nà lầu, gò mây) đưa vào kế hoạch"),  # those in brackets
    ("các huyện", " phía đông| tích trữ nước"),
    ("các xã", " vùng cao| hoàn thành trước"),
]


@pytest.mark.parametrize(("plural", "follows"), DESCRIBED)
def test_where_descriptions_end(plural: str, follows: str) -> None:
    text = plural + follows.replace("|", "")
    end = described_end(text, len(plural))
    assert text[len(plural) : end] == follows.partition("|")[0]


NONE = [
    "các địa phương có trách nhiệm rà soát",  # a duty
    "các địa phương có kế hoạch cụ thể",
    "các địa phương có văn bản chỉ đạo",
    "các địa phương có tỷ lệ giải ngân thấp",  # a finding
    "các địa phương còn buông lỏng quản lý",
    "các địa phương rà soát, thống kê",
    "các địa phương",
    "các địa phương có " + "nhà " * 20,  # no duty begins behind it
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_description(text: str) -> None:
    end = text.index("địa phương") + len("địa phương")
    assert described_end(text, end) == end


def test_a_long_text_is_read_in_linear_time() -> None:
    text = "các xã có nhà " * 20_000
    begun = time.perf_counter()
    ends = [described_end(text, at) for at in range(6, len(text) - 20, 14)]
    assert time.perf_counter() - begun < 5
    assert len(set(ends)) == len(ends)
