"""Make ontology/reference/syllables.csv: how often each valid syllable occurs in statutes.

    python bench/count_syllables.py SYLLABLES.tsv.xz

The input has lines «words<TAB>count» of one to three syllables, counted from Vietnamese statutes
and codes, which Vietnamese law leaves free of copyright. Kept are single syllables that the
grammar of `extract.syllables` admits and that occur at least three times, by count.
"""

from __future__ import annotations

import argparse
import csv
import lzma
from pathlib import Path

from extract.syllables import is_syllable

LEAST = 3
TABLE = Path(__file__).resolve().parents[1] / "ontology" / "reference" / "syllables.csv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=Path)
    source = parser.parse_args().counts
    kept: list[tuple[str, int]] = []
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, count = line.rstrip("\n").split("\t")
            if " " not in word and int(count) >= LEAST and is_syllable(word):
                kept.append((word, int(count)))
    kept.sort(key=lambda item: (-item[1], item[0]))
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["syllable", "count"])
        writer.writerows(kept)


if __name__ == "__main__":
    main()
