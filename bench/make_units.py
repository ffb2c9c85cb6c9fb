"""Make ontology/reference/communes.csv: which communes were formed on 1 July 2025, of which before.

    pip download --no-deps vietnamadminunits==1.0.4
    python bench/make_units.py vietnamadminunits-1.0.4-py3-none-any.whl

The package (PyPI, MIT licence, Copyright 2025 Tran Ngoc Minh Hieu) carries both systems of
administrative units and the conversion between them. It needs shapely and geopy, which this program
has no use for, so its data are taken over once; the table is what is left of them. The package is
read as a ZIP file and never imported.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sqlite3
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract.agencies.naming import expand

TABLE = Path(__file__).resolve().parents[1] / "ontology" / "reference" / "communes.csv"
COLUMNS = ("province", "district", "commune", "formed_from", "parts_of")
_LEVEL = re.compile(
    r"(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|đặc khu)(?= )", re.IGNORECASE
)
_ZERO = re.compile(r" 0+(?=\d)")
DATA = "vietnamadminunits/data"
Formed = Mapping[tuple[str, str, str], Mapping[str, list[str]]]
"""By province and district before and commune after: the old communes in whole and in part."""


def name(text: str | None) -> str:
    """Return a unit's name as the reference tables write it: «Quận Ninh Kiều» → «quận Ninh Kiều».

    The city of Hồ Chí Minh keeps its capital, numbers lose their zeros («phường 1»); a unit
    without a name is the empty text.
    """
    words = expand(unicodedata.normalize("NFC", " ".join((text or "").split())))
    level = _LEVEL.match(words)
    if level and words != "Thành phố Hồ Chí Minh":
        words = level.group().lower() + words[level.end() :]
    return _ZERO.sub(" ", words)


def read(wheel: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Return the units before, the units after, and the conversion of the package."""
    with zipfile.ZipFile(wheel) as package, tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(package.read(f"{DATA}/dataset.db"))
        file.flush()
        database = sqlite3.connect(file.name)
        database.row_factory = sqlite3.Row
        before = database.execute(
            "SELECT province, district, ward, provinceKey, districtKey, wardKey"
            " FROM admin_units_legacy"
        )
        after = database.execute("SELECT ward, provinceKey, wardKey FROM admin_units")
        conversion = json.loads(package.read(f"{DATA}/converter_2025.json"))
        made = [dict(row) for row in before], [dict(row) for row in after], conversion
        database.close()
    return made


def formed(
    before: Iterable[Mapping[str, Any]],
    after: Iterable[Mapping[str, Any]],
    conversion: Mapping[str, Any],
) -> Formed:
    """Return of which old communes each new one was formed, by old district.

    Raises `KeyError` where the conversion names a unit that the lists lack.
    """
    old = {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": r for r in before}
    new = {(r["provinceKey"], r["wardKey"]): name(r["ward"]) for r in after}
    found: dict[tuple[str, str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def add(key: str, commune: str, how: str) -> None:
        was = old[key]
        at = name(was["province"]), name(was["district"]), commune
        found[at][how].append(name(was["ward"]))

    for province, communes in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, keys in communes.items():
            for key in keys:
                add(key, new[province, commune], "formed_from")
    for province, keys in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, communes in keys.items():
            for commune in communes:
                add(key, new[province, commune["newWardKey"]], "parts_of")
    return found


def write(found: Formed) -> str:
    """Return the table as text, its rows and cells in the order of their names."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for at in sorted(found):
        cells = ("|".join(sorted(filter(None, found[at].get(how, ())))) for how in COLUMNS[3:])
        rows.writerow((*at, *cells))
    return text.getvalue()


def main() -> None:
    """Make the table from the wheel that is named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("wheel", type=Path, help="vietnamadminunits-1.0.4-py3-none-any.whl")
    parser.add_argument("--table", type=Path, default=TABLE, help="where to write")
    options = parser.parse_args()
    options.table.write_text(write(formed(*read(options.wheel))), encoding="utf-8")


if __name__ == "__main__":
    main()
