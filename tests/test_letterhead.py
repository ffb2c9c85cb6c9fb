"""The document's description of itself, on invented documents and on real ones."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extract.cleaning.clean import clean
from extract.document.letterhead import describe, proper_post
from extract.page.structure import parse
from extract.records import Document, Interval


def described(text: str) -> Document:
    cleaned = clean(text)
    return describe(cleaned, parse(cleaned))


def test_a_decision(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "decision_letterhead.txt"
    text = path.read_text(encoding="utf-8")
    document = described(text)
    assert document.type == "Quyết định"
    assert document.number == "1240/QĐ-UBND"
    assert document.date == date(2024, 3, 12)
    assert document.issuer == "Ủy ban nhân dân tỉnh Cà Mau"
    assert document.about == "thành lập Tổ công tác tháo gỡ vướng mắc cho các dự án nuôi tôm"
    assert document.place == "tỉnh Cà Mau"
    assert document.recipients == ()
    assert [r.norm for r in document.bases] == ["Luật Đầu tư công", "Luật Thủy sản", "88/TTr-SNN"]
    assert document.signature is not None
    assert (document.signature.name, document.signature.post) == ("Trần Minh Khuê", "Phó Chủ tịch")
    cleaned = clean(text).text
    assert cleaned[document.signature.start : document.signature.end] == "Trần Minh Khuê"
    assert cleaned[document.bases[1].start :].startswith("Luật Thủy sản")


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Về việc nạo vét kênh Tám", "nạo vét kênh Tám"),
        ("Kết luận cuộc họp về nạo vét kênh Tám", "Kết luận cuộc họp về nạo vét kênh Tám"),
    ],
)
def test_only_the_head_of_a_subject_is_cut(title: str, about: str) -> None:
    text = f"ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nSố: 9/TB-UBND\nTHÔNG BÁO\n{title}\n\nXã yêu cầu đào kênh."
    assert described(text).about == about


DAYS = [
    ("BIÊN BẢN\nHọp đào kênh\n\nHôm nay, ngày 05 tháng 3 năm 2031, xã họp.", date(2031, 3, 5)),
    ("BIÊN BẢN\nHọp đào kênh\n\nThời gian: 14 giờ 00, ngày 05/3/2031.", date(2031, 3, 5)),
    ("KẾ HOẠCH\nĐào kênh\n\nThời gian: 14 giờ 00, ngày 05/3/2031.", None),  # a day of the plan
    (
        "NGHỊ QUYẾT\nVề đào kênh\n\n1. Đào kênh.\nNghị quyết đã được xã thông qua ngày 05/3/2031.",
        date(2031, 3, 5),
    ),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_outside_the_letterhead(text: str, day: date | None) -> None:
    assert described(text).date == day


def test_a_letter_of_a_department(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "letter_department.txt"
    document = described(path.read_text(encoding="utf-8"))
    assert (document.type, document.number) == ("Công văn", "512/STC-NS")
    assert document.issuer == "Sở Tài chính tỉnh Vĩnh Long"
    assert document.about == "đôn đốc giải ngân vốn đầu tư công"
    assert document.recipients == ("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường")
    assert document.signature is not None
    assert (document.signature.name, document.signature.post) == ("Lê Thị Hoài An", "Giám đốc")


def test_who_wires_a_telegram_is_no_addressee() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nSố: 9/CĐ-UBND\nCÔNG ĐIỆN\nVề việc chống lũ\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ điện:\n- Các ấp;\n- Công ty Điện lực.\n\n"
        "Mưa lớn.\n\nNước lên.\n\nXã yêu cầu:\n\n1. Đắp bờ.\n\n2. Đào kênh."
    )
    assert described(text).recipients == ("Các ấp", "Công ty Điện lực")


def test_a_report_of_a_commune(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "report_commune.txt"
    document = described(path.read_text(encoding="utf-8"))
    assert (document.type, document.number) == ("Báo cáo", "45/BC-UBND")
    assert document.place == "xã Tân Hưng Đông"
    assert document.signature is not None
    assert document.signature.on_behalf_of == "Ủy ban nhân dân"


def test_a_report_told_by_title_and_closing_line(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "report_wrapped.txt"
    document = described(path.read_text(encoding="utf-8"))
    assert (document.type, document.number, document.date) == ("Báo cáo", None, None)
    assert document.issuer == "Ủy ban nhân dân huyện Gò Dầu Hạ"
    assert (
        document.about == "Kết quả thực hiện nhiệm vụ tháng 3, nhiệm vụ trọng tâm tháng 4 năm 2022"
    )


def test_a_news_item_whose_title_runs_into_its_date() -> None:
    document = described(
        "Xã Mỹ Lộc ra quân nạo vét kênh\nThứ Ba, 14/10/2025, 16:20 (GMT+7)\n\n"
        "Sáng nay, bà con xã Mỹ Lộc đã ra quân nạo vét kênh Tám để đón nước ngọt về đồng.\n"
    )
    assert (document.type, document.date) == ("Tin tức", date(2025, 10, 14))
    assert document.about == "Xã Mỹ Lộc ra quân nạo vét kênh"


def test_a_news_item(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "news_item.txt"
    document = described(path.read_text(encoding="utf-8"))
    assert (document.type, document.date) == ("Tin tức", date(2023, 6, 14))
    assert (document.issuer, document.place) == (None, "tỉnh Cà Mau")


def test_a_fragment_tells_nothing() -> None:
    assert described("a) Ấp trên đào kênh.\nb) Ấp dưới đắp bờ.") == Document()


SESSIONS = [
    ("KHÓA XVII KỲ HỌP THỨ BẢY", "Khóa XVII, kỳ họp thứ Bảy"),
    ("KHÓA X, KỲ HỌP THỨ HAI MƯƠI MỐT", "Khóa X, kỳ họp thứ Hai Mươi Mốt"),
    ("KHÓA XI KỲ HỌP THỨ 12", "Khóa XI, kỳ họp thứ 12"),
]


@pytest.mark.parametrize(("line", "session"), SESSIONS)
def test_sessions(line: str, session: str) -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH CÀ MAU\n{line}\nNGHỊ QUYẾT\nVề đào kênh\nĐiều 1. Đào kênh."
    assert described(text).session == session


APPENDIX = (
    "GIAO VIỆC ĐÀO KÊNH ĐẾN NĂM 2030\n"
    "(Ban hành kèm theo Kế hoạch số 7/KH-UBND ngày 3 tháng 4 năm 2028 của UBND tỉnh Cà Mau)\n"
    "1. Ấp trên đào kênh."
)


def test_an_appendix_takes_its_description_from_what_it_is_attached_to() -> None:
    document = described(APPENDIX)
    assert document.type == "Phụ lục kế hoạch"
    assert (document.number, document.date) == ("7/KH-UBND", date(2028, 4, 3))
    assert document.issuer == "Ủy ban nhân dân tỉnh Cà Mau"
    assert document.period == Interval(None, date(2030, 12, 31))


@pytest.mark.parametrize(
    ("caps", "post"),
    [("PHÓ CHỦ TỊCH", "Phó Chủ tịch"), ("CHỦ TỊCH", "Chủ tịch"), ("PHÓ GIÁM ĐỐC", "Phó Giám đốc")],
)
def test_posts(caps: str, post: str) -> None:
    assert proper_post(caps) == post


def _right(golds: list[Path], folders: list[Path]) -> dict[str, int]:
    """Count the documents whose type, number and date are those of the annotators."""
    right = dict.fromkeys(("type", "number", "date"), 0)
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(f / gold["doc"] for f in folders if (f / gold["doc"]).is_file())
        own = described(source.read_bytes().decode())
        day = own.date.isoformat() if own.date else None
        for key, value in (("type", own.type), ("number", own.number), ("date", day)):
            right[key] += gold["document"][key] == value
    return right


def test_real_documents(shared: Path) -> None:
    """Of 25; eleven are fragments that no longer tell their type."""
    golds = sorted((shared / "eval" / "gold").glob("*.json"))
    right = _right(golds, [shared / "seeds", shared / "texts"])
    assert right["type"] >= 14
    assert right["number"] >= 25
    assert right["date"] >= 25


def test_invented_documents(root: Path) -> None:
    """Of 23, written and annotated by others than the rules' author."""
    golds = sorted((root / "tests" / "gold").glob("*.json"))
    right = _right(golds, [root / "tests" / "documents", root / "kg" / "samples"])
    assert right["type"] >= 21
    assert right["number"] >= 22
    assert right["date"] >= 21
