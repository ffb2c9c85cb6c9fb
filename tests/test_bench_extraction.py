"""The benchmark of extraction: what it measures is of the stages that there are."""

from __future__ import annotations

from collections import Counter
from types import FunctionType

import pytest

from bench import extraction
from extract import pipeline

TEXT = "Giao Sở Xây dựng rà soát các dự án chậm tiến độ, báo cáo trước ngày 15/6/2025."


@pytest.mark.parametrize("name", extraction.STAGES)
def test_each_stage_is_one_of_the_pipeline(name: str) -> None:
    assert isinstance(getattr(pipeline, name), FunctionType)


def test_the_stages_are_timed_and_left_as_they_were() -> None:
    before = {name: getattr(pipeline, name) for name in extraction.STAGES}
    with extraction.timed_stages() as taken:
        extraction.extract(TEXT)
    assert taken.keys() == extraction.STAGES.keys()
    assert all(seconds >= 0 for seconds in taken.values())
    assert {name: getattr(pipeline, name) for name in extraction.STAGES} == before


def test_sizes_are_of_bytes() -> None:
    assert extraction.megabytes(["đ" * 500_000]) == 1.0


def test_the_profile_tells_packages() -> None:
    ticks = extraction.profile([TEXT] * 20)
    assert ticks
    assert all(name.startswith("extract") or name == "the rest" for name in ticks)


@pytest.mark.parametrize(
    ("module", "package"),
    [("extract.agencies.bodies", "extract.agencies"), ("extract.pipeline", "extract")],
)
def test_the_package_of_a_module(module: str, package: str) -> None:
    assert extraction.package_of(module) == package


def test_tables() -> None:
    taken = dict.fromkeys(extraction.STAGES, 0.5) | {"whole": 4.0, "bare": 0.5, "syllables": 0.1}
    speeds = extraction.speed_table(["một hai"] * 2, taken, taken)
    assert speeds[2].endswith("| 1 | 8.0 |")
    assert extraction.stage_table(["x"], taken, taken)[2].split("|")[2].strip() == "12.5%"
    shares = extraction.profile_table(Counter({"extract.page": 3, "extract.times": 1}))
    assert shares[2:] == ["| `extract.page` | 75.0% |", "| `extract.times` | 25.0% |"]
