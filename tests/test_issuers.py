"""Who issued a document, and for which place."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.document.issuers import issuer_lines, issuer_of, place_of
from extract.document.parts import Parts
from extract.page.structure import parse


def parts_of(text: str) -> Parts:
    cleaned = clean(text)
    return Parts(cleaned.text, parse(cleaned))


BODY = "\n1. Ấp trên đào kênh.\n2. Ấp dưới đắp bờ.\n"

CASES = [
    # text, type, issuer, place
    (
        f"ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nKẾ HOẠCH\nĐào kênh{BODY}",
        "Ủy ban nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        f"UBND TỈNH CÀ MAU\nSỞ TÀI CHÍNH\nSố: 5/STC-NS\nV/v đào kênh{BODY}",
        "Sở Tài chính tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        f"ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nKẾ HOẠCH\nĐào kênh{BODY}",
        "Ủy ban nhân dân xã Mỹ Lộc",
        "xã Mỹ Lộc",
    ),
    (
        f"HUYỆN ỦY GÒ DẦU HẠ\nKẾT LUẬN\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề đào kênh{BODY}",
        "Ban Thường vụ Huyện ủy Gò Dầu Hạ",
        "huyện Gò Dầu Hạ",
    ),
    (
        f"QUYẾT ĐỊNH\nĐào kênh\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU{BODY}",
        "Ủy ban nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        "GIAO VIỆC ĐÀO KÊNH\n"
        f"(Kèm theo Kế hoạch số 7/KH-UBND ngày 3/4/2028 của UBND tỉnh Cà Mau){BODY}",
        "Ủy ban nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (f"KẾ HOẠCH\nĐào kênh{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Hòa", "Ủy ban nhân dân", None),
    (
        f"Tình hình đào kênh{BODY}"
        "Trên đây là báo cáo của huyện Gò Dầu Hạ, tỉnh Cà Mau, Ủy ban nhân dân"
        " huyện trân trọng báo cáo./.",
        "Ủy ban nhân dân huyện Gò Dầu Hạ",
        "huyện Gò Dầu Hạ",
    ),
    (
        f"NGHỊ QUYẾT\nVề đào kênh{BODY}"
        "Nghị quyết này được Hội đồng nhân dân tỉnh Cà Mau khóa XI thông qua.",
        "Hội đồng nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        "1. Ấp đào kênh; vướng mắc báo cáo UBND tỉnh.\n"
        "2. Giao Sở Y tế tỉnh Cà Mau thực hiện Quyết định này.",
        "Ủy ban nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    ("a) Ấp trên đào kênh.\nb) Ấp dưới đắp bờ.", None, None),
    # three lines of one body, an office of the body above, a board by its province
    (
        f"ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nTỈNH CÀ MAU\nKẾ HOẠCH\nĐào kênh{BODY}",
        "Ủy ban nhân dân xã Mỹ Lộc",
        "xã Mỹ Lộc",
    ),
    (
        f"ỦY BAN NHÂN DÂN TỈNH CÀ MAU\nVĂN PHÒNG\nSố: 5/VP-KT\nV/v đào kênh{BODY}",
        "Văn phòng Ủy ban nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        f"UBND TỈNH CÀ MAU\nBAN QLDA ĐẦU TƯ XÂY DỰNG\nSố: 5/BC-BQLDA\nBÁO CÁO\nĐào kênh{BODY}",
        "Ban Quản lý dự án đầu tư xây dựng tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        f"ĐẢNG BỘ TỈNH CÀ MAU\nHUYỆN ỦY GÒ DẦU HẠ\nCHƯƠNG TRÌNH\nĐào kênh{BODY}",
        "Huyện ủy Gò Dầu Hạ",
        "huyện Gò Dầu Hạ",
    ),
    (
        f"NGHỊ QUYẾT\nVề đào kênh{BODY}"
        "Nghị quyết này thay thế Nghị quyết số 4/NQ-HĐND và đã được HĐND tỉnh Cà Mau khóa XI"
        " thông qua.",
        "Hội đồng nhân dân tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    # offices of a district and of the party, boards by number, schools by name
    (
        f"UBND HUYỆN GÒ DẦU HẠ\nPHÒNG NÔNG NGHIỆP VÀ PTNT\nSố: 5/BC-NN\nBÁO CÁO\nĐào kênh{BODY}",
        "Phòng Nông nghiệp và Phát triển nông thôn huyện Gò Dầu Hạ",
        "huyện Gò Dầu Hạ",
    ),
    (
        f"TỈNH ỦY CÀ MAU\nBAN TUYÊN GIÁO\n*\nSố 5-KH/BTG\nKẾ HOẠCH\nĐào kênh{BODY}",
        "Ban Tuyên giáo Tỉnh ủy Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        f"HUYỆN ỦY GÒ DẦU HẠ\nỦY BAN KIỂM TRA\n*\nSố 5-KH/UBKT\nKẾ HOẠCH\nĐào kênh{BODY}",
        "Ủy ban Kiểm tra Huyện ủy Gò Dầu Hạ",
        "huyện Gò Dầu Hạ",
    ),
    (
        f"UBND TỈNH CÀ MAU\nBAN QUẢN LÝ DỰ ÁN 1\nSố: 5/BC-BQLDA\nBÁO CÁO\nĐào kênh{BODY}",
        "Ban Quản lý dự án 1 tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO CÀ MAU\nTRƯỜNG THPT LÊ LỢI\nSố: 5/KH-LL\n"
        "Cà Mau, ngày 05 tháng 3 năm 2027\nKẾ HOẠCH\n"
        f"Đào kênh{BODY}",
        "Trường trung học phổ thông Lê Lợi",
        "tỉnh Cà Mau",
    ),
    (
        "BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH CÀ MAU\nSố: 5/BHXH-KH\nKẾ HOẠCH\n"
        f"Đào kênh{BODY}",
        "Bảo hiểm xã hội tỉnh Cà Mau",
        "tỉnh Cà Mau",
    ),
    # a body of the whole state has no place, wherever it writes
    (
        f"BỘ XÂY DỰNG\nSố: 5/BXD-KT\nHà Nội, ngày 05 tháng 3 năm 2027\nCHỈ THỊ\nVề đào kênh{BODY}",
        "Bộ Xây dựng",
        None,
    ),
]


@pytest.mark.parametrize(("text", "issuer", "place"), CASES)
def test_issuer_and_place(text: str, issuer: str | None, place: str | None) -> None:
    parts = parts_of(text)
    found = place_of(parts)
    assert found == place
    assert issuer_of(parts, parts.layout.type, found) == issuer


def test_split_lines_of_a_letterhead() -> None:
    parts = parts_of("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nSố: 1/KH-UBND\nKẾ HOẠCH\nĐào kênh\n1. Đào.")
    assert issuer_lines(parts) == ["ỦY BAN NHÂN DÂN TỈNH CÀ MAU"]


def test_a_speech_is_of_the_body_its_speaker_heads() -> None:
    parts = parts_of(
        "Tôi xin tiếp thu.\nĐồng chí Lê Hòa, Chủ tịch UBND tỉnh Cà Mau phát biểu tại hội nghị."
    )
    assert issuer_of(parts, "Bài phát biểu", "tỉnh Cà Mau") == "Ủy ban nhân dân tỉnh Cà Mau"
