"""Posts before bodies, and the way from the words to the party of a statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.agencies.bodies import find_bodies
from extract.agencies.posts import post_before
from extract.mentions.found import Context, settle
from extract.pipeline import extract_file

POSTS = [
    # text, norm of the body, post
    ("giao Chủ tịch UBND các huyện rà soát", "Ủy ban nhân dân các huyện", "Chủ tịch"),
    ("giao Phó Chủ tịch Thường trực UBND tỉnh", "Ủy ban nhân dân tỉnh", "Phó Chủ tịch Thường trực"),
    ("CT UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa", "Chủ tịch"),
    ("PCT UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa", "Phó Chủ tịch"),
    ("Thủ trưởng các sở, ban, ngành", "các sở, ban, ngành", "Thủ trưởng"),
    ("Người đứng đầu các cơ quan, đơn vị", "các cơ quan, đơn vị", "Người đứng đầu"),
    ("Giám đốc Sở Y tế", "Sở Y tế", "Giám đốc"),
    ("GĐ Sở Y tế", "Sở Y tế", "Giám đốc"),
    ("Bí thư Đảng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa", "Bí thư"),
    ("Bí thư Huyện ủy Tân Hòa", "Huyện ủy Tân Hòa", "Bí thư"),
    ("Chánh Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng"),
    ("Chánh Thanh tra tỉnh", "Thanh tra tỉnh", "Chánh Thanh tra"),
    ("Trưởng Công an xã Tân Hòa", "Công an xã Tân Hòa", "Trưởng Công an"),
    ("Trưởng phòng Nội vụ", "Phòng Nội vụ", "Trưởng phòng"),
    ("Chánh án Tòa án nhân dân tỉnh", "Tòa án nhân dân tỉnh", "Chánh án"),
    ("Viện trưởng VKSND tỉnh", "Viện kiểm sát nhân dân tỉnh", "Viện trưởng"),
    ("Chỉ huy trưởng Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh", "Chỉ huy trưởng"),
    ("Chủ tịch Hội Nông dân xã Tân Hòa", "Hội Nông dân xã Tân Hòa", "Chủ tịch"),
    ("Tổng Giám đốc Tổng công ty Gò Mây", "Tổng công ty Gò Mây", "Tổng Giám đốc"),
    ("Thủ tướng Chính phủ yêu cầu", "Chính phủ", "Thủ tướng"),
    ("Bộ trưởng Bộ Y tế", "Bộ Y tế", "Bộ trưởng"),
    ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam", "Thống đốc"),
    ("Trưởng các thôn, bản", "các thôn, bản", "Trưởng thôn"),
    ("đồng chí Lê Văn Tám, Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh", "Phó Chủ tịch"),
    # no post, or one of another body
    ("giao UBND tỉnh", "Ủy ban nhân dân tỉnh", None),
    ("báo cáo Chủ tịch nước, Bộ Y tế", "Bộ Y tế", None),
    ("hiệu trưởng Sở Y tế", "Sở Y tế", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "norm", "post"), POSTS, ids=[row[0] for row in POSTS])
def test_posts_lead_to_their_body(text: str, norm: str, post: str | None) -> None:
    bodies = [f for f in settle(find_bodies(text, Context())) if f.norm == norm]
    assert [f.attributes.get("post") for f in bodies] == [post]


def test_a_post_needs_a_word_before_the_body() -> None:
    assert post_before("UBND xã", 0, "Ủy ban nhân dân xã", 7) is None


def test_a_shared_head_shares_its_post() -> None:
    text = "Giám đốc các Sở: Tài chính, Y tế"
    bodies = settle(find_bodies(text, Context(place="tỉnh Lâm Đồng")))
    assert [(f.norm, f.attributes["post"]) for f in bodies] == [
        ("Sở Tài chính tỉnh Lâm Đồng", "Giám đốc"),
        ("Sở Y tế tỉnh Lâm Đồng", "Giám đốc"),
    ]


def test_the_post_is_in_the_party_of_the_statement(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    words = [
        "1. Chủ tịch UBND các xã, phường khẩn trương rà soát hộ nghèo trước ngày 30/9/2025.",
        "2. Giao Giám đốc Sở Y tế chủ trì, phối hợp với Thủ trưởng các sở, ngành lập kế hoạch.",
    ]
    file.write_text("\n".join(words), encoding="utf-8")
    parties = [[(p.role, p.name, p.post) for p in s.parties] for s in extract_file(file).statements]
    assert parties == [
        [("lead", "Ủy ban nhân dân các xã, phường", "Chủ tịch")],
        [("lead", "Sở Y tế", "Giám đốc"), ("support", "các sở, ngành", "Thủ trưởng")],
    ]
