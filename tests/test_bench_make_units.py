"""The table of communes: made of the package's data alone, the same bytes each time."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from bench.make_units import COLUMNS, DATA, formed, name, read, write

BEFORE = [
    # province, district, ward, and their keys
    ("Tỉnh Lam Giang", "Huyện Thạch Lũng", "Xã Vân Sậy", "tinhlg", "huyentl", "xavs"),
    ("Tỉnh Lam Giang", "Huyện Thạch Lũng", "Xã Cồn Vạc", "tinhlg", "huyentl", "xacv"),
    ("Tỉnh Lam Giang", "Thị Xã Bến Sỏi", "Phường 01", "tinhlg", "thixabs", "phuong01"),
    ("Tỉnh Lam Giang", "Huyện Hòn Chài", None, "tinhlg", "huyenhc", None),
]
AFTER = [
    ("Xã Vân Sậy", "tinhlg", "xavs"),
    ("Phường Bến Sỏi", "tinhlg", "phuongbs"),
    ("Đặc khu Hòn Chài", "tinhlg", "dackhuhc"),
]
CONVERSION = {
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "tinhlg": {
            "xavs": ["tinhlg_huyentl_xavs"],
            "phuongbs": ["tinhlg_thixabs_phuong01"],
            "dackhuhc": ["tinhlg_huyenhc_"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "tinhlg": {"tinhlg_huyentl_xacv": [{"newWardKey": "xavs"}, {"newWardKey": "phuongbs"}]}
    },
}
TABLE = """\
province,district,commune,formed_from,parts_of
tỉnh Lam Giang,huyện Hòn Chài,đặc khu Hòn Chài,,
tỉnh Lam Giang,huyện Thạch Lũng,phường Bến Sỏi,,xã Cồn Vạc
tỉnh Lam Giang,huyện Thạch Lũng,xã Vân Sậy,xã Vân Sậy,xã Cồn Vạc
tỉnh Lam Giang,thị xã Bến Sỏi,phường Bến Sỏi,phường 1,
"""


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Return a package of an invented province, in the form of the real one."""
    database = sqlite3.connect(tmp_path / "dataset.db")
    columns = "province, district, ward, provinceKey, districtKey, wardKey"
    database.execute(f"CREATE TABLE admin_units_legacy ({columns})")
    database.execute("CREATE TABLE admin_units (ward, provinceKey, wardKey)")
    database.executemany("INSERT INTO admin_units_legacy VALUES (?,?,?,?,?,?)", BEFORE)
    database.executemany("INSERT INTO admin_units VALUES (?,?,?)", AFTER)
    database.commit()
    database.close()
    path = tmp_path / "units.whl"
    with zipfile.ZipFile(path, "w") as package:
        package.write(tmp_path / "dataset.db", f"{DATA}/dataset.db")
        package.writestr(f"{DATA}/converter_2025.json", json.dumps(CONVERSION))
    return path


def test_the_table(wheel: Path) -> None:
    text = write(formed(*read(wheel)))
    assert text == TABLE
    assert text == write(formed(*read(wheel)))
    assert text.splitlines()[0] == ",".join(COLUMNS)


def test_a_unit_that_the_lists_lack_is_an_error(wheel: Path) -> None:
    before, after, conversion = read(wheel)
    with pytest.raises(KeyError):
        formed(before[1:], after, conversion)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("Quận Ninh Kiều", "quận Ninh Kiều"),
        ("Thị Xã Buôn Hồ", "thị xã Buôn Hồ"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Phường 01", "phường 1"),
        ("Xã Hoà Bình", "xã Hòa Bình"),
        ("Xã  Tân   Lập ", "xã Tân Lập"),
        (None, ""),
    ],
)
def test_names_as_the_tables_write_them(given: str | None, written: str) -> None:
    assert name(given) == written
