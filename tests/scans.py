"""Invented pages as pictures, for the tests of OCR, drawn by bench/rendering.py."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from rendering import blank, render, serif, worn

__all__ = ["TEXT", "lone_cells", "packed", "plain", "table_page", "two_columns"]

TEXT = "\n\n".join(
    (
        "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ cầu Bến Sỏi, trình Ủy ban"
        " nhân dân tỉnh trước ngày 15 tháng 9 năm 2025.",
        "Ủy ban nhân dân các xã, phường tổ chức tuyên truyền, vận động nhân dân bàn giao mặt bằng;"
        " báo cáo kết quả về Sở Nông nghiệp và Môi trường hằng tháng.",
        "Giám đốc các sở, thủ trưởng các ban, ngành chịu trách nhiệm thi hành Quyết định này.",
    )
)

ROWS = (
    ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
    ("1", "Trồng rừng\nngập mặn", "Sở Nông nghiệp", "15/9/2025"),
    ("", "Rà soát quy hoạch chợ", "Sở Công Thương", "Tháng 9"),
    ("2", "Lập dự án kè sông", "Ban Quản lý dự án", "31/12/2025"),
)
LONE = (
    ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"),
    ("1", "Nạo vét tuyến kênh\nnội đồng", "Sở Y tế", "Quý II/2027"),
    ("2", "Kiểm tra an toàn các\ncống ngăn mặn", "Sở Xây dựng", ""),
    ("3", "Sửa chữa đường dẫn\nvào trạm bơm", "Sở Y tế", "Tháng 9"),
    ("4", "Lắp đặt trạm đo mặn\ntại cửa lấy nước", "Ủy ban nhân dân\ncác xã", ""),
    ("5", "Cấp bồn chứa nước\ncho trường học", "Sở Y tế", "15/8/2027"),
    ("6", "Tổng kết, báo cáo\nkết quả thực hiện", "Sở Tài chính", "Hằng năm"),
)
ACROSS = (70, 110, 300, 420, 540)
DOWN = (170, 200, 250, 290, 330)


def plain(dpi: int = 200, skew: float = 0.0, turn: int = 0) -> Image.Image:
    """Return the page of `TEXT`, askew and turned anticlockwise by quarters of a turn."""
    page = render(TEXT, dpi=dpi, blur=0.5, skew=skew, jpeg=70, seed=1)[0]
    turned = page.rotate(turn, expand=True)
    turned.info["dpi"] = page.info["dpi"]
    return turned


def two_columns(dpi: int = 200) -> Image.Image:
    """Return a page with a letterhead in two columns, and «Nơi nhận» beside a signature."""
    page = blank(dpi)
    _write(page, (80, 60), "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH")
    _write(page, (320, 60), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nĐộc lập - Tự do - Hạnh phúc")
    _write(page, (80, 300), "Nơi nhận:\n- Như trên;\n- Sở Xây dựng.")
    _write(page, (350, 300), "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    return worn(page, blur=0.5, jpeg=70, seed=2)


def table_page(dpi: int = 200, skew: float = 0.0) -> Image.Image:
    """Return a page with a ruled table, its first cell of the second row two rows high."""
    page = blank(dpi)
    _write(page, (200, 120), "PHỤ LỤC PHÂN CÔNG")
    draw, unit = ImageDraw.Draw(page), dpi / 72
    for y in DOWN:
        left = ACROSS[1] if y == DOWN[2] else ACROSS[0]
        draw.line((left * unit, y * unit, ACROSS[-1] * unit, y * unit), fill=0, width=2)
    for x in ACROSS:
        draw.line((x * unit, DOWN[0] * unit, x * unit, DOWN[-1] * unit), fill=0, width=2)
    _fill(page, DOWN, ROWS)
    return worn(page, blur=0.5, skew=skew, jpeg=70, seed=3)


def lone_cells(dpi: int = 200) -> Image.Image:
    """Return a page with a ruled table of `LONE`, whose short cells an engine passes over."""
    page = blank(dpi)
    draw, unit = ImageDraw.Draw(page), dpi / 72
    down = [100 + 42 * row for row in range(len(LONE) + 1)]
    for y in down:
        draw.line((ACROSS[0] * unit, y * unit, ACROSS[-1] * unit, y * unit), fill=0, width=2)
    for x in ACROSS:
        draw.line((x * unit, down[0] * unit, x * unit, down[-1] * unit), fill=0, width=2)
    _fill(page, down, LONE)
    return worn(page, blur=0.5, jpeg=70, seed=4)


def _fill(page: Image.Image, down: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    for y, row in zip(down, rows, strict=False):
        for x, text in zip(ACROSS, row, strict=False):
            _write(page, (x + 5, y + 6), text)


def _write(page: Image.Image, place: tuple[float, float], text: str) -> None:
    unit = page.info["dpi"][0] / 72
    for number, line in enumerate(text.split("\n")):
        at = place[0] * unit, (place[1] + 16 * number) * unit
        ImageDraw.Draw(page).text(at, line, font=serif(12 * unit), fill=0)


def packed(*pages: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return pages as the bytes of an image file that knows its dpi."""
    file = io.BytesIO()
    more = {"save_all": True, "append_images": list(pages[1:])} if len(pages) > 1 else {}
    dpi = {"dpi": pages[0].info["dpi"]} if "dpi" in pages[0].info else {}
    pages[0].save(file, kind, **dpi, **more, **options)
    return file.getvalue()
