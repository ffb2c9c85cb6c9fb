"""Documents of a province that does not exist, in two states, and all that changed between them."""

from __future__ import annotations

from pathlib import Path

HEAD = """{body}
TỈNH THANH LỆ
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Gò Mây, ngày {day} tháng {month} năm 2026

{kind}
{about}

{text}
{sign}
"""


def paper(number: str, dated: str, kind: str, about: str, text: str) -> str:
    """Return a document of the council (a number with «HĐND») or of the People's Committee."""
    council = number.endswith("HĐND")
    day, month = dated.split("/")
    committee_signs = "TM. ỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\n\nMạc Thị Diên"
    return HEAD.format(
        body="HỘI ĐỒNG NHÂN DÂN" if council else "ỦY BAN NHÂN DÂN",
        number=number,
        day=day,
        month=month,
        kind=kind,
        about=about,
        text=text,
        sign="\nCHỦ TỊCH\n\nLưu Văn Khởi" if council else f"\n{committee_signs}",
    )


def report(number: str, dated: str, month: str, text: str) -> str:
    """Return a report of a series."""
    about = f"Tình hình thực hiện nhiệm vụ đầu tư công tháng {month} năm 2026"
    return paper(number, dated, "BÁO CÁO", about, f"I. KẾT QUẢ\n\n{text}")


_RESOLUTION = paper(
    "17/NQ-HĐND", "12/01", "NGHỊ QUYẾT", "Về nhiệm vụ đầu tư công năm 2026",
    """QUYẾT NGHỊ:

Điều 1. Giao nhiệm vụ

1. Sở Xây dựng chủ trì lập báo cáo nghiên cứu khả thi cầu Vàm Sậy trước ngày 30/7/2026.
2. Sở Y tế chủ trì nghiệm thu khối điều trị Bệnh viện Đa khoa Gò Mây trước ngày 31/8/2026.
3. Sở Công Thương chủ trì khởi công dự án Kè sông Lệ trước ngày 30/9/2026.
4. Giao UBND xã Gò Mây bàn giao mặt bằng trường Tiểu học Bàu Trăn trước ngày 15/5/2026.
5. Sở Công Thương chủ trì hoàn thành hạ tầng Cụm công nghiệp Rạch Lá trước ngày 20/6/2026.""",
)  # fmt: skip
_PLAN = paper(
    "08/KH-UBND", "05/02", "KẾ HOẠCH", "Sắp xếp tổ chức bộ máy cấp xã năm 2026",
    """I. PHÂN CÔNG THỰC HIỆN

1. Sở Nội vụ chủ trì xây dựng, trình đề án vị trí việc làm khối xã trước ngày 25/7/2026.""",
)  # fmt: skip
_REPEALED = paper(
    "09/KH-UBND", "06/02", "KẾ HOẠCH", "Chuyển đổi số năm 2026",
    """I. PHÂN CÔNG THỰC HIỆN

1. Sở Khoa học và Công nghệ xây dựng nền tảng quan trắc nước mặn sông Lệ trước ngày 20/10/2026.""",
)  # fmt: skip
_LETTER = paper(
    "10/KH-UBND", "07/02", "KẾ HOẠCH", "Rà soát tài sản công năm 2026",
    """I. PHÂN CÔNG THỰC HIỆN

1. Sở Tài chính rà soát, trình danh mục trụ sở dôi dư trước ngày 15/11/2026.""",
)  # fmt: skip
_CONCLUSION = paper(
    "03/TB-UBND", "08/02", "THÔNG BÁO", "Kết luận của Chủ tịch UBND tỉnh về du lịch",
    """1. Sở Văn hóa, Thể thao và Du lịch lập đề án phố đêm Gò Mây trước ngày 10/12/2026.""",
)  # fmt: skip

BEFORE = {
    "nq17.txt": _RESOLUTION,
    "kh08.txt": _PLAN,
    "kh09.txt": _REPEALED,
    "kh10.txt": _LETTER,
    "tb03.txt": _CONCLUSION,
    "bc-thang-3.txt": report(
        "21/BC-UBND", "31/3", "3", "1. Giải ngân vốn đầu tư công đạt 12% kế hoạch."
    ),
    "bc-thang-4.txt": report(
        "30/BC-UBND",
        "29/4",
        "4",
        "1. Sở Công Thương chưa khởi công dự án Kè sông Lệ do vướng mặt bằng.",
    ),
}
"""Files of the first graph by name."""

AFTER = {
    **{name: text for name, text in BEFORE.items() if name != "tb03.txt"},
    "kh10.txt": _LETTER.replace("15/11/2026", "15/10/2026"),
    "bc-thang-5.txt": report(
        "39/BC-UBND", "30/5", "5",
        "1. Ngày 14/5/2026, UBND xã Gò Mây đã bàn giao mặt bằng trường Tiểu học Bàu Trăn.",
    ),
    "bc-thang-6.txt": report(
        "45/BC-UBND", "01/7", "6", "1. Giải ngân vốn đầu tư công đạt 31% kế hoạch."
    ),
    "tb31.txt": paper(
        "31/TB-UBND", "20/6", "THÔNG BÁO", "Kết luận của Chủ tịch UBND tỉnh về đầu tư công",
        """Thực hiện Nghị quyết số 17/NQ-HĐND ngày 12/01/2026 của Hội đồng nhân dân tỉnh, Chủ tịch \
UBND tỉnh kết luận:

1. Sở Xây dựng lập báo cáo nghiên cứu khả thi cầu Vàm Sậy, chậm nhất ngày 30/9/2026.
2. Sở Giáo dục và Đào tạo xây mới trường Mầm non Cù Lao Sậy trước ngày 30/11/2026.""",
    ),
    "qd96.txt": paper(
        "96/QĐ-UBND", "22/6", "QUYẾT ĐỊNH", "Sửa đổi, bổ sung Kế hoạch số 08/KH-UBND",
        """Điều 1. Sửa đổi, bổ sung Kế hoạch số 08/KH-UBND ngày 05/02/2026 của UBND tỉnh như sau:

1. Sở Tài chính chủ trì xây dựng, trình đề án vị trí việc làm khối xã trước ngày 25/7/2026.""",
    ),
    "qd97.txt": paper(
        "97/QĐ-UBND", "23/6", "QUYẾT ĐỊNH", "Về việc bãi bỏ văn bản",
        "Điều 1. Bãi bỏ Kế hoạch số 09/KH-UBND ngày 06/02/2026 của Ủy ban nhân dân tỉnh.",
    ),
}  # fmt: skip
"""Files of the second graph."""

OPEN, LATE = "chưa hoàn thành, trong hạn", "chưa hoàn thành, quá hạn"
CHANGES = {
    ("new", "Mầm non Cù Lao Sậy", "", f"Sở Giáo dục và Đào tạo tỉnh Thanh Lệ; 2026-11-29; {OPEN}",
     "Thông báo số 31/TB-UBND"),
    ("gone", "phố đêm Gò Mây",
     f"Sở Văn hóa, Thể thao và Du lịch tỉnh Thanh Lệ; 2026-12-09; {OPEN}", "",
     "Thông báo số 03/TB-UBND"),
    ("postponed", "cầu Vàm Sậy", "2026-07-29", "2026-09-30", "Thông báo số 31/TB-UBND"),
    ("brought forward", "trụ sở dôi dư", "2026-11-14", "2026-10-14", "Kế hoạch số 10/KH-UBND"),
    ("lead", "vị trí việc làm", "Sở Nội vụ tỉnh Thanh Lệ", "Sở Tài chính tỉnh Thanh Lệ",
     "Quyết định số 96/QĐ-UBND"),
    ("done", "Tiểu học Bàu Trăn", OPEN, "đã hoàn thành, đúng hạn", "Báo cáo số 39/BC-UBND"),
    ("overdue", "Cụm công nghiệp Rạch Lá", OPEN, LATE, "Nghị quyết số 17/NQ-HĐND"),
    ("repealed", "nước mặn sông Lệ", OPEN, "bị bãi bỏ", "Quyết định số 97/QĐ-UBND"),
    ("silent", "Kè sông Lệ", "0 báo cáo không nhắc từ 2026-04-29",
     "2 báo cáo không nhắc từ 2026-04-29", "Báo cáo số 30/BC-UBND"),
    ("mentioned", "cầu Vàm Sậy", "2 báo cáo không nhắc từ 2026-01-12",
     "1 báo cáo không nhắc từ 2026-06-20", "Thông báo số 31/TB-UBND"),
    ("mentioned", "vị trí việc làm", "2 báo cáo không nhắc từ 2026-02-05",
     "1 báo cáo không nhắc từ 2026-06-22", "Quyết định số 96/QĐ-UBND"),
    ("document added", "Báo cáo số 39/BC-UBND", "", "bc-thang-5.txt", ""),
    ("document added", "Báo cáo số 45/BC-UBND", "", "bc-thang-6.txt", ""),
    ("document added", "Thông báo số 31/TB-UBND", "", "tb31.txt", ""),
    ("document added", "Quyết định số 96/QĐ-UBND", "", "qd96.txt", ""),
    ("document added", "Quyết định số 97/QĐ-UBND", "", "qd97.txt", ""),
    ("document removed", "Thông báo số 03/TB-UBND", "tb03.txt", "", ""),
    ("document changed", "Kế hoạch số 10/KH-UBND", "kh10.txt", "kh10.txt", ""),
}  # fmt: skip
"""All that changed: kind, words of the task or document, before, after, document that shows it."""


def write_papers(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a new folder and return it."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
