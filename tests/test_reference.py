"""The reference tables: complete, consistent with each other, and in clean Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from ontology.load import graph, rows, split, tables
from ontology.vocab import CK, ONTOLOGY

PROVINCES = {row["name"]: row for row in rows("provinces")}
BODIES = {row["name"]: row for table in ("agencies", "departments") for row in rows(table)}
REORGANISED = date(2025, 7, 1)
LEVELS = {"central", "province", "district", "commune"}


def ck(name: str) -> URIRef:
    return URIRef(ONTOLOGY + name)


def active(row: Mapping[str, str], on: date) -> bool:
    """Whether a row's body or place exists on a day."""
    first, last = row["valid_from"], row["valid_to"]
    return (not first or date.fromisoformat(first) <= on) and (
        not last or on <= date.fromisoformat(last)
    )


# --- all tables ------------------------------------------------------------------------------


@pytest.mark.parametrize("table", tables())
def test_text_is_nfc_and_trimmed(table: str) -> None:
    for row in rows(table):
        for column, cell in row.items():
            assert cell == unicodedata.normalize("NFC", cell), (column, cell)
            if column != "pattern":  # a regular expression may end with the space it wants
                assert cell == cell.strip(), (column, cell)
            assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in cell), (column, cell)


@pytest.mark.parametrize("table", tables())
def test_each_table_is_explained(table: str, root: Path) -> None:
    readme = (root / "ontology" / "reference" / "README.md").read_text(encoding="utf-8")
    assert f"| `{table}` |" in readme


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("agencies", ("name",)),
        ("departments", ("name",)),
        ("provinces", ("name",)),
        ("document_types", ("type",)),
        ("document_types", ("concept",)),
        ("surnames", ("surname",)),
        ("posts", ("post",)),
        ("collectives", ("text",)),
        ("competences", ("keyword",)),
        ("abbreviations", ("abbreviation", "after")),
    ],
)
def test_rows_are_unique(table: str, key: tuple[str, ...]) -> None:
    count = Counter(tuple(row[column].casefold() for column in key) for row in rows(table))
    if key == ("abbreviation", "after"):  # case tells «TP» from «Tp»
        count = Counter(tuple(row[column] for column in key) for row in rows(table))
    assert [k for k, n in count.items() if n > 1] == []


@pytest.mark.parametrize("table", ["agencies", "departments", "provinces"])
def test_days_exist_and_are_in_order(table: str) -> None:
    for row in rows(table):
        first, last = (row[c] and date.fromisoformat(row[c]) for c in ("valid_from", "valid_to"))
        assert not (first and last) or first < last, row["name"]


@pytest.mark.parametrize("table", ["agencies", "departments", "provinces"])
def test_no_cell_of_several_values_has_an_empty_or_double_one(table: str) -> None:
    for row in rows(table):
        for column in ("abbreviations", "symbols", "aliases", "merged_from"):
            cell = row.get(column, "")
            assert cell == "|".join(split(cell)), (row["name"], column)
            assert len(set(split(cell))) == len(split(cell)), (row["name"], column)


# --- provinces --------------------------------------------------------------------------------


def test_there_were_63_provinces_and_are_34() -> None:
    before = [p for p in PROVINCES.values() if active(p, date(2024, 6, 1))]
    after = [p for p in PROVINCES.values() if active(p, REORGANISED)]
    assert (len(before), len(after)) == (63, 34)
    assert Counter(p["kind"] for p in before) == {"tỉnh": 58, "thành phố": 5}
    assert Counter(p["kind"] for p in after) == {"tỉnh": 28, "thành phố": 6}


def test_status_says_what_the_days_say() -> None:
    for province in PROVINCES.values():
        assert (province["status"] == "current") == active(province, REORGANISED)


def test_eleven_units_were_not_merged() -> None:
    whole = {p["short"] for p in PROVINCES.values() if active(p, REORGANISED)} - {
        p["short"] for p in PROVINCES.values() if "|" in p["merged_from"]
    }
    assert whole == {
        "Hà Nội",
        "Huế",
        "Lai Châu",
        "Điện Biên",
        "Sơn La",
        "Lạng Sơn",
        "Quảng Ninh",
        "Thanh Hóa",
        "Nghệ An",
        "Hà Tĩnh",
        "Cao Bằng",
    }


def test_successors_and_mergers_agree() -> None:
    led = {
        (old, new["name"])
        for new in PROVINCES.values()
        for old in split(new["merged_from"])
        if old != new["name"]
    }
    ended = {(p["name"], p["successor"]) for p in PROVINCES.values() if p["successor"]}
    assert led == ended
    assert {new for _, new in led} <= set(PROVINCES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tỉnh Hà Giang", "tỉnh Tuyên Quang"),
        ("tỉnh Hòa Bình", "tỉnh Phú Thọ"),
        ("tỉnh Hải Dương", "thành phố Hải Phòng"),
        ("tỉnh Quảng Nam", "thành phố Đà Nẵng"),
        ("tỉnh Bình Định", "tỉnh Gia Lai"),
        ("tỉnh Đắk Nông", "tỉnh Lâm Đồng"),
        ("tỉnh Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("tỉnh Long An", "tỉnh Tây Ninh"),
        ("tỉnh Hậu Giang", "thành phố Cần Thơ"),
        ("tỉnh Kiên Giang", "tỉnh An Giang"),
    ],
)
def test_mergers(old: str, new: str) -> None:
    assert PROVINCES[old]["successor"] == new


def test_names_begin_with_their_kind_and_end_with_their_short_form() -> None:
    for name, province in PROVINCES.items():
        assert name.casefold() == f"{province['kind']} {province['short']}".casefold()


def test_no_spelling_means_two_provinces() -> None:
    spellings = Counter(
        s.casefold() for p in PROVINCES.values() for s in (p["short"], *split(p["aliases"]))
    )
    assert [s for s, n in spellings.items() if n > 1] == []


# --- bodies ------------------------------------------------------------------------------------


def test_kinds_of_bodies_are_concepts() -> None:
    known = set(graph("concepts").subjects(SKOS.inScheme, CK.agencyKinds))
    assert {ck(row["kind"]) for row in BODIES.values()} <= known


def test_levels_are_known() -> None:
    for row in BODIES.values():
        assert set(split(row["level"])) <= LEVELS
    assert {row["level"] for row in rows("agencies")} == {"central"}
    assert not any("central" in row["level"] for row in rows("departments"))


def test_successors_are_bodies_that_exist_after_them() -> None:
    for name, row in BODIES.items():
        successor = row["successor"]
        if successor:
            assert successor != name
            assert row["valid_to"], name
            end = date.fromisoformat(row["valid_to"])
            heir = BODIES[successor]["valid_to"]
            assert not heir or end < date.fromisoformat(heir), name


def test_chains_of_successors_end() -> None:
    for name in BODIES:
        seen = [name]
        while heir := BODIES[seen[-1]]["successor"]:
            assert heir not in seen, seen
            seen.append(heir)


def test_an_abbreviation_is_no_other_bodys_name() -> None:
    for name, row in BODIES.items():
        assert not (set(split(row["abbreviations"])) & set(BODIES)), name


def test_few_abbreviations_are_ambiguous() -> None:
    """The same letters for the party organs of a tỉnh and of a thành phố; and BCH Quân sự."""
    count = Counter(a for row in BODIES.values() for a in split(row["abbreviations"]))
    assert {a for a, n in count.items() if n > 1} == {"BCH Quân sự", "BTVTU", "TTTU"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
        ("Bộ Tài nguyên và Môi trường", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
        ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ("Sở Giao thông vận tải", "Sở Xây dựng"),
        ("Sở Tài nguyên và Môi trường", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ"),
        ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo"),
    ],
)
def test_the_reorganisation_of_march_2025(old: str, new: str) -> None:
    assert BODIES[old]["successor"] == new
    assert active(BODIES[old], date(2025, 2, 28))
    assert not active(BODIES[old], date(2025, 3, 1))
    assert active(BODIES[new], date(2025, 3, 1))


def test_there_were_22_ministries_and_ministry_level_bodies_and_are_17() -> None:
    """18 ministries and 4 others until February 2025, 14 and 3 since."""
    ministries = [row for row in rows("agencies") if row["kind"] == "ministry"]
    assert sum(active(row, date(2025, 2, 1)) for row in ministries) == 22
    assert sum(active(row, date(2025, 3, 1)) for row in ministries) == 17


@pytest.mark.parametrize(
    ("abbreviation", "name"),
    [
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ KH&ĐT", "Bộ Kế hoạch và Đầu tư"),
        ("EVN", "Tập đoàn Điện lực Việt Nam"),
        ("VEC", "Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam"),
    ],
)
def test_abbreviations_of_bodies(abbreviation: str, name: str) -> None:
    assert abbreviation in split(BODIES[name]["abbreviations"])


def test_symbols_are_single_tokens_of_capitals() -> None:
    for name, row in BODIES.items():
        for symbol in split(row["symbols"]):
            assert re.fullmatch(r"[A-ZĐ][A-ZĐƯ&]*(?:hU|gV|Tr)?|ThU|SNgV|TTr", symbol), (
                name,
                symbol,
            )


def test_needs_place_is_yes_or_no() -> None:
    assert {row["needs_place"] for row in rows("departments")} == {"yes", "no"}


# --- document types, posts, competences, collectives ---------------------------------------------


def test_document_types_are_the_concepts_of_their_scheme() -> None:
    concepts = graph("concepts")
    known = set(concepts.subjects(SKOS.inScheme, CK.documentTypes))
    assert {ck(row["concept"]) for row in rows("document_types")} == known
    for row in rows("document_types"):
        concept = ck(row["concept"])
        assert (concept, SKOS.prefLabel, Literal(row["type"], lang="vi")) in concepts
        assert (concept, SKOS.prefLabel, Literal(row["label_en"], lang="en")) in concepts
        notations = {str(n) for n in concepts.objects(concept, SKOS.notation)}
        assert notations == set(split(row["symbols"]))
        assert (concept, RDF.type, CK.DocumentType) in concepts


@pytest.mark.parametrize(
    ("kind", "symbol"),
    [
        ("Nghị quyết", "NQ"),
        ("Quyết định", "QĐ"),
        ("Kế hoạch", "KH"),
        ("Công điện", "CĐ"),
        ("Tờ trình", "TTr"),
        ("Chương trình hành động", "CTrHĐ"),
    ],
)
def test_symbols_of_document_types(kind: str, symbol: str) -> None:
    (row,) = [row for row in rows("document_types") if row["type"] == kind]
    assert symbol in split(row["symbols"])


def test_posts_stand_for_bodies_that_are_known_or_follow() -> None:
    """The head of a hamlet and party committees of any level are named in no table of bodies."""
    free = {"thôn", "Học viện", "Công an"}
    for row in rows("posts"):
        assert row["rank"] in {"1", "2", "3"}
        assert set(split(row["level"])) <= LEVELS
        assert row["stands_for"] in {"", *BODIES} | free, row["post"]
        assert row["stands_for"] or row["before"] or row["rank"] == "3", row["post"]


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Thủ tướng Chính phủ", "Chính phủ"),
        ("Bí thư Tỉnh ủy", "Tỉnh ủy"),
        ("Tổng Kiểm toán nhà nước", "Kiểm toán Nhà nước"),
        ("Bộ trưởng", ""),
    ],
)
def test_posts(post: str, body: str) -> None:
    (row,) = [row for row in rows("posts") if row["post"] == post]
    assert row["stands_for"] == body


def test_competences_lead_to_departments() -> None:
    departments = {row["name"] for row in rows("departments")}
    assert {row["department"] for row in rows("competences")} <= departments


def test_collectives_hold_their_head() -> None:
    for row in rows("collectives"):
        wordings = f"{row['text']}|{row['norm']}".casefold()
        assert row["head"].casefold() in wordings, row["text"]
        assert set(split(row["level"])) <= LEVELS


def test_abbreviations_have_a_known_kind_and_say_more_than_themselves() -> None:
    kinds = {"body", "field", "project", "place", "programme", "other"}
    for row in rows("abbreviations"):
        assert row["kind"] in kinds
        assert len(row["expansion"]) > len(row["abbreviation"]) - 1, row["abbreviation"]


@pytest.mark.parametrize(
    ("abbreviation", "after", "expansion"),
    [
        ("UBND", "", "Ủy ban nhân dân"),
        ("GPMB", "", "giải phóng mặt bằng"),
        ("OCOP", "", "mỗi xã một sản phẩm"),
        ("TP", "", "thành phố"),
        ("TP", "Sở", "Tư pháp"),
        ("CT", "Sở", "Công Thương"),
        ("VHTT", "Phòng", "Văn hóa và Thông tin"),
        ("VHTT", "Sở", "Văn hóa và Thể thao"),
    ],
)
def test_abbreviations(abbreviation: str, after: str, expansion: str) -> None:
    found = {
        row["expansion"]
        for row in rows("abbreviations")
        if row["abbreviation"] == abbreviation
        and (after in split(row["after"]) if after else not row["after"])
    }
    assert found == {expansion}


@pytest.mark.parametrize("surname", ["Nguyễn", "Trần", "Vũ", "Võ", "Ksor", "Giàng", "Thạch"])
def test_surnames(surname: str) -> None:
    assert surname in {row["surname"] for row in rows("surnames")}


def test_surnames_say_how_common_they_are() -> None:
    assert {row["frequency"] for row in rows("surnames")} == {"common", "rare", "particle"}
    groups = {group for row in rows("surnames") for group in split(row["groups"])}
    assert groups == {"kinh", "northern uplands", "central highlands", "khmer"}
