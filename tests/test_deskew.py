"""Straightening: the angle is measured to a tenth of a degree; what is no print stays as it is."""

import numpy as np
import pytest
from PIL import Image
from scans import plain, table_page

from extract.readers.deskew import ink, skew, straightened


@pytest.mark.parametrize("angle", [-9.0, -2.0, -0.3, 0.0, 0.5, 3.0, 9.5])
def test_angle_of_lines(angle: float) -> None:
    assert skew(plain(dpi=150, skew=angle)) == pytest.approx(-angle, abs=0.1)


def test_angle_of_a_table() -> None:
    assert skew(table_page(dpi=150, skew=1.5)) == pytest.approx(-1.5, abs=0.1)


@pytest.mark.parametrize(
    "image",
    [
        Image.new("L", (600, 800), 255),  # a blank page
        Image.new("L", (600, 800), 0),  # a black one
        Image.new("L", (3, 2), 255),  # a speck
    ],
)
def test_no_print_no_angle(image: Image.Image) -> None:
    assert skew(image) == 0.0
    assert straightened(image) is image


def test_straightened_page_is_level_and_keeps_its_size() -> None:
    page = plain(dpi=150, skew=4.0)
    level = straightened(page)
    assert level.size == page.size
    assert abs(skew(level)) <= 0.1


def test_ink_is_darker_than_the_paper() -> None:
    grey = np.full((10, 10), 200, dtype=np.uint8)
    grey[4, 2:8] = 40
    assert ink(grey).sum() == 6
