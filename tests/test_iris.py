from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlsplit

import pytest

from kg.iris import Iris, short_hash, slug
from ontology.vocab import ID_BASE

IRIS = Iris()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân tỉnh Hà Nam", "uy-ban-nhan-dan-tinh-ha-nam"),
        ("35/NQ-HĐND", "35-nq-hdnd"),
        ("  «Đề án»  số 2 ", "de-an-so-2"),
        ("U\u031b\u0309ng", "ung"),  # decomposed letters
        ("///", "x"),
        ("日本", "x"),
    ],
)
def test_slugs_are_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_ends_between_words() -> None:
    made = slug("quy hoạch " * 20)
    assert len(made) <= 60
    assert made.endswith("hoach")
    assert len(slug("a" * 200)) == 60


def test_names_that_differ_in_tone_only_stay_apart() -> None:
    hoa, hoa_too = (
        IRIS.named("agency", "xã Hòa", "xã hòa"),
        IRIS.named("agency", "xã Hóa", "xã hóa"),
    )
    assert hoa.rsplit("-", 1)[0] == hoa_too.rsplit("-", 1)[0]
    assert hoa != hoa_too


def test_parts_of_an_identity_are_not_run_together() -> None:
    assert short_hash("ab", "c") != short_hash("a", "bc")
    assert len(short_hash("a", length=12)) == 12


def test_every_kind_of_name_needs_no_escape() -> None:
    sha = "ab" * 32
    made = [
        IRIS.graph("identity"),
        IRIS.document_graph(sha),
        IRIS.named("project", "KCN «Bình Minh» 100%", "x"),
        IRIS.file_document(sha, "Nghị quyết 2024-12-10"),
        IRIS.section(sha, "dieu-1.ii.2.a"),
        IRIS.section(sha, "Điều 1 (mới)"),
        IRIS.span("statement", sha, 10, 20, "commitment"),
        IRIS.part(IRIS.span("statement", sha, 10, 20), "task"),
        IRIS.interval(None, date(2025, 12, 31)),
        IRIS.instant(date(2025, 1, 1)),
    ]
    assert len(set(made)) == len(made)
    for iri in made:
        assert iri.startswith(ID_BASE)
        assert quote(urlsplit(iri).path) == urlsplit(iri).path


def test_sections_that_look_alike_stay_apart() -> None:
    assert IRIS.section("a" * 64, "điều 1") != IRIS.section("a" * 64, "dieu 1")
    assert IRIS.section("a" * 64, "dieu-1").endswith("/dieu-1")


def test_the_base_is_an_option() -> None:
    mine = Iris("https://example.org/du-lieu/")
    assert mine.instant(date(2025, 1, 1)) == "https://example.org/du-lieu/instant/2025-01-01"
    assert mine.part(mine.span("statement", "c" * 64, 1, 2), "task").startswith(
        "https://example.org/du-lieu/task/cccc"
    )


@pytest.mark.parametrize("base", ["", "x", "https://example.org", "ftp://a/", "https://a b/"])
def test_a_bad_base_is_refused_with_an_example(base: str) -> None:
    with pytest.raises(ValueError, match="such as https"):
        Iris(base)
