"""The whole way of a text: short invented documents of several kinds, and their statements."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pages import Said, read, said

from extract.pipeline import extract_file, extract_source
from extract.records import Extraction, Indicator, Mention, Statement
from extract.source import Content, Page, ReadError, Source

PLACE = "tỉnh Sơn Hạ"
COMMITTEE = f"Ủy ban nhân dân {PLACE}"
BUILDING, FINANCE = f"Sở Xây dựng {PLACE}", f"Sở Tài chính {PLACE}"
FARMING, HEALTH = f"Sở Nông nghiệp và Môi trường {PLACE}", f"Sở Y tế {PLACE}"
COMMUNE = "Ủy ban nhân dân xã Gò Sậy"
PUMP = "Trạm bơm Gò Sậy"  # the notice is about it: all its tasks are
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

NOTICE = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 77/TB-UBND
{MOTTO}Sơn Hạ, ngày 10 tháng 3 năm 2027
THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về trạm bơm Gò Sậy
Sau khi nghe các sở báo cáo, Chủ tịch UBND tỉnh kết luận như sau:
1. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, UBND xã Gò Sậy hoàn thành thiết kế dự án Trạm bơm Gò Sậy trước ngày 15/4/2027.
2. Sở Nông nghiệp và Môi trường:
a) Khảo sát lại dòng chảy mùa lũ;
b) Theo Quyết định số 12/QĐ-UBND, lập bản đồ vùng tưới. Hoàn thành trước ngày 30/4/2027.
3. Giao Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện Thông báo này.
4. Các sở, ban, ngành rà soát danh mục cống ngầm trong tháng 5.
Nơi nhận:
- Các sở;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Đỗ Hữu Quang
"""  # noqa: E501

RESOLUTION = f"""HỘI ĐỒNG NHÂN DÂN
TỈNH SƠN HẠ
Số: 21/NQ-HĐND
{MOTTO}Sơn Hạ, ngày 09 tháng 12 năm 2026
NGHỊ QUYẾT
Về kế hoạch phát triển kinh tế - xã hội năm 2027
HỘI ĐỒNG NHÂN DÂN TỈNH SƠN HẠ
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT NGHỊ:
Điều 1. Mục tiêu và nhiệm vụ năm 2027
1. Chỉ tiêu chủ yếu
a) Tổng sản phẩm trên địa bàn tăng 9,5-10%.
b) Thu ngân sách đạt 12.500 tỷ đồng trở lên.
2. Nhiệm vụ, giải pháp
a) Đẩy nhanh tiến độ dự án Cầu Vạn Ghềnh, hoàn thành trong quý III năm 2027.
b) Nạo vét kênh mương, giữ nguồn nước tưới.
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này.
CHỦ TỊCH
Phan Văn Lữ
"""

REPORT = f"""ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 88/BC-UBND
{MOTTO}Sơn Hạ, ngày 28 tháng 4 năm 2027
BÁO CÁO
Tình hình kinh tế - xã hội tháng 4, nhiệm vụ trọng tâm tháng 5 năm 2027
I. KẾT QUẢ THỰC HIỆN THÁNG 4
1. Trong tháng, đã gieo cấy xong 4.200 ha lúa hè thu.
2. Sở Xây dựng đã bàn giao dự án Cầu Vạn Ghềnh cho xã Gò Sậy.
II. TỒN TẠI, HẠN CHẾ
Tiến độ giải phóng mặt bằng dự án Trạm bơm Gò Sậy còn chậm.
III. NHIỆM VỤ TRỌNG TÂM THÁNG 5 NĂM 2027
1. Tập trung thu hoạch vụ xuân.
2. Sở Y tế tổ chức tiêm chủng cho trẻ em trước ngày 20/5.
3. Định kỳ hằng tuần kiểm tra đê điều.
CHỦ TỊCH
Đỗ Hữu Quang
"""

PLAN = f"""ỦY BAN NHÂN DÂN
XÃ GÒ SẬY
Số: 9/KH-UBND
{MOTTO}Gò Sậy, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Chỉnh trang nghĩa trang nhân dân năm 2027
I. NHIỆM VỤ
1. Kê khai phần mộ chưa rõ tên
Cơ quan chủ trì: Phòng Văn hóa - Xã hội
Cơ quan phối hợp: Công an xã
Thời gian hoàn thành: Quý II/2027
2. Trồng hàng cây quanh khu mộ
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Bố trí kinh phí mua cây giống.
- Lập dự toán trước ngày 20/01/2027.
2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động nhân dân góp công.
CHỦ TỊCH
Lâm Thị Sim
"""

NEWS = """Xã Gò Sậy bàn cách giữ nước ngọt
12/03/2027 09:10
Sáng 12/3, UBND xã Gò Sậy tổ chức họp bàn giữ nước ngọt. Chủ tịch UBND tỉnh Sơn Hạ Đỗ Hữu Quang yêu cầu Sở Nông nghiệp và Môi trường đóng cống Vàm Trắng trước ngày 20/3/2027. Dịp này, xã đã trao 40 bồn chứa cho hộ nghèo.
"""  # noqa: E501

TELEGRAM = """CHỦ TỊCH ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 3/CĐ-UBND
Sơn Hạ, ngày 02 tháng 9 năm 2027
CÔNG ĐIỆN
Về việc ứng phó bão trên sông Gò Sậy
Để chủ động ứng phó bão, Chủ tịch UBND tỉnh yêu cầu:
1. Chủ tịch UBND các xã, phường kêu gọi thuyền vào bờ, hoàn thành trước 17 giờ ngày 03/9/2027.
2. Sở Xây dựng chuẩn bị đá hộc; Sở Y tế cử kíp trực.
"""

DOCUMENTS = {
    "thong-bao": NOTICE,
    "nghi-quyet": RESOLUTION,
    "bao-cao": REPORT,
    "ke-hoach": PLAN,
    "tin": NEWS,
    "cong-dien": TELEGRAM,
}

EXPECTED = {
    "thong-bao": [
        Said(
            "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, UBND xã Gò Sậy hoàn thành thiết"
            " kế dự án Trạm bơm Gò Sậy trước ngày 15/4/2027",
            lead=[f"{BUILDING}/explicit"],
            support=[FINANCE, COMMUNE],
            due="../2027-04-14",
            projects=[PUMP],
        ),
        Said("Khảo sát lại dòng chảy mùa lũ", lead=[f"{FARMING}/explicit"], projects=[PUMP]),
        Said(
            "Theo Quyết định số 12/QĐ-UBND, lập bản đồ vùng tưới. Hoàn thành trước ngày 30/4/2027",
            lead=[f"{FARMING}/explicit"],
            due="../2027-04-29",
            projects=[PUMP],
            mandate=["12/QĐ-UBND"],
        ),
        Said(
            "Giao Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện Thông báo này",
            lead=[f"Thanh tra {PLACE}/explicit"],
            supervise=[f"Thanh tra {PLACE}"],
            projects=[PUMP],
        ),
        Said(
            "Các sở, ban, ngành rà soát danh mục cống ngầm trong tháng 5",
            lead=["các sở, ban, ngành/group"],
            due="2027-05-01/2027-05-31",
            projects=[PUMP],
        ),
    ],
    "nghi-quyet": [
        Said(
            "Đẩy nhanh tiến độ dự án Cầu Vạn Ghềnh, hoàn thành trong quý III năm 2027",
            lead=[f"{COMMITTEE}/inherited"],
            due="2027-07-01/2027-09-30",
            projects=["Cầu Vạn Ghềnh"],
        ),
        Said(
            "Nạo vét kênh mương, giữ nguồn nước tưới",
            lead=[f"{COMMITTEE}/inherited"],
            due="~2027-01-01/2027-12-31",
        ),
        Said(
            "Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này",
            lead=[f"{COMMITTEE}/explicit"],
            due="~2027-01-01/2027-12-31",
        ),
    ],
    "bao-cao": [
        Said(
            "Trong tháng, đã gieo cấy xong 4.200 ha lúa hè thu",
            "result",
            lead=[f"{COMMITTEE}/issuer"],
            due="2027-04-01/2027-04-30",
        ),
        Said(
            "Sở Xây dựng đã bàn giao dự án Cầu Vạn Ghềnh cho xã Gò Sậy",
            "result",
            lead=[f"{BUILDING}/explicit"],
            projects=["Cầu Vạn Ghềnh"],
        ),
        Said(
            "Tiến độ giải phóng mặt bằng dự án Trạm bơm Gò Sậy còn chậm",
            "problem",
            projects=["Trạm bơm Gò Sậy"],
        ),
        Said(
            "Tập trung thu hoạch vụ xuân",
            lead=[f"{COMMITTEE}/issuer"],
            due="~2027-05-01/2027-05-31",
        ),
        Said(
            "Sở Y tế tổ chức tiêm chủng cho trẻ em trước ngày 20/5",
            lead=[f"{HEALTH}/explicit"],
            due="../2027-05-19",
        ),
        Said("Định kỳ hằng tuần kiểm tra đê điều", lead=[f"{COMMITTEE}/issuer"]),
    ],
    "ke-hoach": [
        Said(
            "Kê khai phần mộ chưa rõ tên",
            lead=["Phòng Văn hóa - Xã hội xã Gò Sậy/explicit"],
            support=["Công an xã Gò Sậy"],
            due="2027-04-01/2027-06-30",
        ),
        Said(
            "Trồng hàng cây quanh khu mộ",
            lead=[f"{COMMUNE}/issuer"],
            due="~2027-01-01/2027-12-31",
        ),
        Said(
            "Bố trí kinh phí mua cây giống",
            lead=["Phòng Kinh tế xã Gò Sậy/explicit"],
            due="~2027-01-01/2027-12-31",
        ),
        Said(
            "Lập dự toán trước ngày 20/01/2027",
            lead=["Phòng Kinh tế xã Gò Sậy/explicit"],
            due="../2027-01-19",
        ),
        Said(
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động nhân dân góp công",
            lead=["Ủy ban Mặt trận Tổ quốc Việt Nam xã Gò Sậy/explicit"],
            due="~2027-01-01/2027-12-31",
        ),
    ],
    "tin": [
        Said(
            "Sáng 12/3, UBND xã Gò Sậy tổ chức họp bàn giữ nước ngọt",
            "result",
            lead=[f"{COMMUNE}/explicit"],
            due="2027-03-12/2027-03-12",
        ),
        Said(
            "Chủ tịch UBND tỉnh Sơn Hạ Đỗ Hữu Quang yêu cầu Sở Nông nghiệp và Môi trường đóng cống"
            " Vàm Trắng trước ngày 20/3/2027",
            lead=["Sở Nông nghiệp và Môi trường/explicit"],  # news fixes no jurisdiction
            due="../2027-03-19",
            projects=["Cống Vàm Trắng"],
        ),
        Said("Dịp này, xã đã trao 40 bồn chứa cho hộ nghèo", "result"),
    ],
    "cong-dien": [
        Said(
            "Chủ tịch UBND các xã, phường kêu gọi thuyền vào bờ, hoàn thành trước 17 giờ ngày"
            " 03/9/2027",
            lead=["Ủy ban nhân dân các xã, phường/group"],
            due="../2027-09-03",
        ),
        Said("Sở Xây dựng chuẩn bị đá hộc", lead=[f"{BUILDING}/explicit"]),
        Said("Sở Y tế cử kíp trực", lead=[f"{HEALTH}/explicit"]),
    ],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_statements_of_a_document(name: str) -> None:
    assert said(DOCUMENTS[name]) == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "kind", "number", "day", "issuer"),
    [
        ("thong-bao", "Thông báo", "77/TB-UBND", date(2027, 3, 10), COMMITTEE),
        ("nghi-quyet", "Nghị quyết", "21/NQ-HĐND", date(2026, 12, 9), f"Hội đồng nhân dân {PLACE}"),
        ("bao-cao", "Báo cáo", "88/BC-UBND", date(2027, 4, 28), COMMITTEE),
        ("ke-hoach", "Kế hoạch", "9/KH-UBND", date(2027, 1, 5), COMMUNE),
        ("tin", "Tin tức", None, date(2027, 3, 12), None),
        ("cong-dien", "Công điện", "3/CĐ-UBND", date(2027, 9, 2), COMMITTEE),
    ],
)
def test_the_document_itself(
    name: str, kind: str, number: str | None, day: date, issuer: str | None
) -> None:
    found = read(DOCUMENTS[name]).document
    assert (found.type, found.number, found.date, found.issuer) == (kind, number, day, issuer)


def test_figures_of_targets_and_of_results() -> None:
    targets = read(RESOLUTION).indicators
    assert [(i.low, i.high, i.unit, i.measure, i.kind) for i in targets] == [
        (9.5, 10.0, "%", "change", "target"),
        (12500.0, None, "tỷ đồng", "level", "target"),
    ]
    actuals = read(REPORT).indicators
    assert [(i.low, i.unit, i.kind, str(i.period)) for i in actuals] == [
        (4200.0, "ha", "actual", "2027-04-01/2027-04-30")
    ]


def test_signature_recipients_sections() -> None:
    found = read(NOTICE)
    assert found.document.signature is not None
    assert found.document.signature.name == "Đỗ Hữu Quang"
    assert {s.id for s in found.sections} >= {"1", "2", "2.a", "2.b"}
    assert [s.section for s in found.statements] == ["1", "2.a", "2.b", "3", "4"]
    assert read(RESOLUTION).document.bases[0].norm == "Luật Tổ chức chính quyền địa phương"


def noisy(text: str) -> str:
    """Return a text as scanners and converters leave it: wrapped, paged, marked up, padded."""
    lines = [line.replace(" trước ngày", "\ntrước ngày") for line in text.split("\n")]
    half = len(lines) // 2
    page = ["", "- 2 -", "\f"]
    lines = [f"**{line}**" if line.startswith("Điều") else line for line in lines]
    return "\n".join([*lines[:half], *page, *lines[half:]]).replace("Sở ", "Sở  ")


NOISE: dict[str, Callable[[str], str]] = {
    "as written": str,
    "as Windows writes": lambda text: text.replace("\n", "\r\n"),
    "combining marks": lambda text: unicodedata.normalize("NFD", text),
    "byte order mark": lambda text: f"\ufeff{text}",
    "scanned": noisy,
    "no-break spaces": lambda text: text.replace("Sở ", "Sở\u00a0"),
    "all of it": lambda text: (
        "\ufeff" + unicodedata.normalize("NFD", noisy(text)).replace("\n", "\r\n")
    ),
}


def spans(found: Extraction) -> Iterator[tuple[int, int]]:
    """Yield the span of everything that has one."""
    yield from ((section.start, section.end) for section in found.sections)
    yield from ((skipped.start, skipped.end) for skipped in found.skipped)
    document = found.document
    yield from ((r.start, r.end) for r in document.bases)
    if document.signature:
        yield document.signature.start, document.signature.end
    for statement in found.statements:
        for part in (*statement.parties, *statement.mandate, statement.deadline):
            if part and part.start is not None and part.end is not None:
                yield part.start, part.end


def plain(text: str) -> str:
    """Return the letters of a text, whatever white space and composition it is written with."""
    return "".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("name", DOCUMENTS)
class TestProvenance:
    def test_every_record_quotes_the_text_as_given(self, name: str, noise: str) -> None:
        text = NOISE[noise](DOCUMENTS[name])
        found = read(text)
        assert found.length == len(text)
        assert found.statements
        records: list[Mention | Statement | Indicator] = [*found.mentions, *found.statements]
        for record in [*records, *found.indicators]:
            assert text[record.start : record.end] == record.quote != ""
            assert record.quote == record.quote.strip()
        for start, end in spans(found):
            assert 0 <= start < end <= len(text)

    def test_noise_changes_nothing_that_is_said(self, name: str, noise: str) -> None:
        assert said(NOISE[noise](DOCUMENTS[name])) == EXPECTED[name]

    def test_parties_stand_where_the_text_names_them(self, name: str, noise: str) -> None:
        text = NOISE[noise](DOCUMENTS[name])
        shown = 0
        for statement in read(text).statements:
            for party in statement.parties:
                if party.start is not None:
                    words = plain(text[party.start : party.end]).lower()
                    assert words[:2] in ("sở", "cá", "ủy", "ub", "th", "ph", "cô"), words
                    last = plain(party.name.split()[1]).lower()
                    assert last in words or words.startswith("ub"), (party, words)
                    shown += 1
                else:
                    assert party.grade == "issuer"
        assert shown > 0

    def test_mandates_and_deadlines_stand_where_they_are_said(self, name: str, noise: str) -> None:
        text = NOISE[noise](DOCUMENTS[name])
        for statement in read(text).statements:
            for reference in statement.mandate:
                assert reference.norm in plain(text[reference.start : reference.end])
            due = statement.deadline
            if due and due.source == "stated":
                assert due.start is not None
                words = plain(text[due.start : due.end])
                assert re.search(r"\d|[IV]|tháng", words)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_text_gives_the_same_records(name: str) -> None:
    assert read(DOCUMENTS[name]) == read(DOCUMENTS[name])


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Ủy ban nhân dân xã", "|||\n---\n", "1.\na)\n-\n", "«" * 99]
)
def test_texts_that_say_nothing(text: str) -> None:
    found = read(text)
    assert (found.statements, found.indicators, found.length) == ((), (), len(text))


def test_a_file_by_its_name_hash_and_bytes(tmp_path: Path) -> None:
    data = NOISE["all of it"](PLAN).encode()
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(data)
    found = extract_file(path)
    assert (found.name, found.sha256) == ("kế hoạch.txt", hashlib.sha256(data).hexdigest())
    assert len(found.statements) == len(EXPECTED["ke-hoach"])


DATED = [
    # date that the file states, of a document that states none, of one that does
    ("2027-03-12", date(2027, 3, 12)),
    ("2027-03-12T09:10:00+07:00", date(2027, 3, 12)),
    ("2027-13-45", None),
    ("12/03/2027", None),
    ("20270312", None),
    ("0000-00-00", None),
    ("", None),
]


@pytest.mark.parametrize(("stated", "day"), DATED)
def test_a_date_that_the_file_states_apart_from_its_text(stated: str, day: date | None) -> None:
    words = "Xã Gò Sậy bàn cách giữ nước ngọt\nUBND xã yêu cầu đóng cống trước ngày 20/3.\n"
    found = extract_source(source(words, metadata={"date": stated}))
    assert found.document.date == day
    due = [str(s.deadline.interval) for s in found.statements if s.deadline]
    assert due == (["../2027-03-19"] if day else [])  # which gives bare dates their year
    told = extract_source(source(NOTICE, metadata={"date": stated}))
    assert told.document.date == date(2027, 3, 10)  # the letterhead's own goes first


def source(text: str, **more: object) -> Source:
    return Source("a.html", "0" * 64, Content(text, **more))  # type: ignore[arg-type]


def test_the_reading_is_handed_on() -> None:
    pages = (Page(1, 0, 40, 595.0, 842.0, "ocr", 0.2, "tesseract 5.3.0"),)
    text = "Ủy ban nhân dân xã phát ừiển du lịch nông thôn.\n\n7\n\nĐắp bờ bao."
    content = Content(
        text, "pdf", pages=pages, furniture=((49, 50),), metadata={"url": "x"}, remarks=("đoán",)
    )
    found = extract_source(Source("a.pdf", "0" * 64, content))
    reading = found.reading
    assert (reading.format, reading.encoding, reading.pages) == ("pdf", "", pages)
    assert (reading.metadata, reading.remarks) == ({"url": "x"}, ("đoán",))
    assert 0 == reading.doubtful_repaired < reading.doubtful < 0.2
    ((start, end),) = [(s.start, s.end) for s in found.skipped if s.reason == "furniture"]
    assert text[start:end] == "7"
    (repair,) = [r for r in found.repairs if r.applied]
    assert text[repair.start : repair.end] == repair.seen == "ừiển"
    refused = extract_source(
        Source("a.pdf", "0" * 64, content), [(repair.start, repair.end, repair.meant)]
    )
    assert not any(r.applied for r in refused.repairs)
    assert refused.reading.doubtful_repaired == refused.reading.doubtful == reading.doubtful


def test_a_bad_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "hong.txt"
    path.write_bytes(b"Ng\xe0y 1")
    with pytest.raises(ReadError, match=r"hong\.txt: is not UTF-8 \(byte 2 is 0xe0\)"):
        extract_file(path)


def test_a_year_for_bare_dates_is_found_even_without_a_date_line() -> None:
    (found,) = said("Năm 2027, xã họp ba lần. Giao Sở Y tế mua thuốc trước ngày 15/4.\n")
    assert found.due == "../2027-04-14"


def test_numbers_in_names_are_no_figures() -> None:
    text = "Chi trả cho dự án Trường Trung học phổ thông Lâm Sơn cơ sở 2 giải ngân 41,3% kế hoạch."
    found = read(NOTICE.replace("a) Khảo sát lại dòng chảy mùa lũ;", text)).indicators
    assert [figure.low for figure in found] == [41.3]


def test_a_figure_in_a_task_is_a_target() -> None:
    task = "a) Thu hoạch 1.200 ha lúa;"
    found = read(NOTICE.replace("a) Khảo sát lại dòng chảy mùa lũ;", task)).indicators
    assert [(figure.low, figure.kind) for figure in found] == [(1200, "target")]
