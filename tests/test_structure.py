"""Structure: sections, levels, zones, times, repeats."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from extract.cleaning.clean import CleanText, clean
from extract.page.structure import Block, Layout, parse
from extract.records import Interval

RESOLUTION = """NGHỊ QUYẾT
Về nhiệm vụ làm thủy lợi năm 2031
HỘI ĐỒNG NHÂN DÂN XÃ MỸ LỘC
Căn cứ Luật Thủy lợi;
QUYẾT NGHỊ:
Điều 1. Thông qua nhiệm vụ năm 2031 với các nội dung sau:
I. CÁC CHỈ TIÊU
1. Về kênh
a) Đào 4 km kênh;
b) Đắp 2 km bờ.
2. Về cầu
- Làm 3 cầu:
+ Cầu Ông Tà;
+ Cầu Rạch Vọp.
II. NHIỆM VỤ QUÝ I NĂM 2031
Xã huy động dân công.
Điều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện.
Nghị quyết này được Hội đồng nhân dân xã thông qua ngày 20 tháng 12 năm 2030.
"""


def laid_out(text: str) -> tuple[CleanText, Layout]:
    cleaned = clean(text)
    return cleaned, parse(cleaned)


def block_of(cleaned: CleanText, layout: Layout, words: str) -> Block:
    return next(b for b in layout.blocks if words in cleaned.text[b.start : b.end])


ROWS = [
    # words, section, level, zone
    ("Thông qua nhiệm vụ", "dieu-1", 0, "tasks"),
    ("CÁC CHỈ TIÊU", "dieu-1.i", 1, "targets"),
    ("Về kênh", "dieu-1.i.1", 2, "targets"),
    ("Đào 4 km", "dieu-1.i.1.a", 3, "targets"),
    ("Đắp 2 km", "dieu-1.i.1.b", 3, "targets"),
    ("Làm 3 cầu", "dieu-1.i.2", 3, "targets"),
    ("Cầu Rạch Vọp", "dieu-1.i.2", 4, "targets"),
    ("NHIỆM VỤ QUÝ I", "dieu-1.ii", 1, "tasks"),
    ("dân công", "dieu-1.ii", 2, "tasks"),
    ("Giao Ủy ban", "dieu-2", 0, "tasks"),
    ("thông qua ngày", None, 0, "tasks"),
]


@pytest.mark.parametrize(("words", "section", "level", "zone"), ROWS)
def test_nesting_of_a_resolution(words: str, section: str | None, level: int, zone: str) -> None:
    cleaned, layout = laid_out(RESOLUTION)
    block = block_of(cleaned, layout, words)
    assert (block.section, block.level, block.zone) == (section, level, zone)


def test_times_come_from_the_heading_else_the_title() -> None:
    cleaned, layout = laid_out(RESOLUTION)
    year = Interval(date(2031, 1, 1), date(2031, 12, 31))
    quarter = Interval(date(2031, 1, 1), date(2031, 3, 31))
    assert block_of(cleaned, layout, "Đào 4 km").period == year
    assert block_of(cleaned, layout, "dân công").period == quarter
    assert block_of(cleaned, layout, "Giao Ủy ban").period == year
    assert block_of(cleaned, layout, "Luật Thủy lợi").period is None


def test_sections_enclose_their_blocks() -> None:
    cleaned, layout = laid_out(RESOLUTION)
    sections = {s.id: s for s in layout.sections}
    part = sections["dieu-1.i"]
    assert part.title == "CÁC CHỈ TIÊU"
    assert part.label == "I"
    assert part.parent == "dieu-1"
    assert cleaned.text[part.start : part.start + 2] == "I."
    assert cleaned.text[part.start : part.end].rstrip().endswith("Cầu Rạch Vọp.")
    for block in layout.blocks:
        if block.section:
            own = sections[block.section]
            assert own.start <= block.start
            assert block.end <= own.end
    for section in layout.sections:
        if section.parent:
            outer = sections[section.parent]
            assert outer.start <= section.start
            assert section.end <= outer.end


def test_a_report_told_by_its_title_alone(root: Path) -> None:
    path = root / "tests" / "documents" / "structure" / "report_wrapped.txt"
    cleaned, layout = laid_out(path.read_text(encoding="utf-8"))
    assert layout.type == "Báo cáo"
    rows = [
        ("nạo vét 14 tuyến", "review", (date(2022, 3, 1), date(2022, 3, 31))),
        ("Hai trạm bơm ở xã", "problems", (date(2022, 3, 1), date(2022, 3, 31))),
        ("Sửa xong hai trạm bơm", "tasks", (date(2022, 4, 1), date(2022, 4, 30))),
    ]
    for words, zone, days in rows:
        block = block_of(cleaned, layout, words)
        assert (block.zone, block.period) == (zone, Interval(*days)), words
    note = block_of(cleaned, layout, "kênh Bảy Ngàn")
    assert (note.kind, note.mark) == ("footnote", "^")


def test_a_lead_in_ends_the_part_on_limitations() -> None:
    text = (
        "I. KẾT QUẢ\n- Đã đào kênh.\nII. HẠN CHẾ\n- Bờ bao còn thấp.\n"
        "Các ấp tập trung làm tốt mấy nhiệm vụ sau:\n1. Đắp bờ.\n2. Làm cầu."
    )
    cleaned, layout = laid_out(text)
    assert block_of(cleaned, layout, "Bờ bao còn thấp").zone == "problems"
    assert block_of(cleaned, layout, "Đắp bờ.").zone == "tasks"
    assert block_of(cleaned, layout, "Làm cầu").section == "2"


def test_the_only_time_of_the_headings_serves_the_whole_fragment() -> None:
    text = "3. Nhiệm vụ năm 2031\n3.1. Đào kênh.\nĐiều 2. Giao xã thực hiện Nghị quyết này."
    cleaned, layout = laid_out(text)
    assert block_of(cleaned, layout, "Giao xã").period == Interval(
        date(2031, 1, 1), date(2031, 12, 31)
    )


def test_section_names_are_unique() -> None:
    _, layout = laid_out("1. Ấp trên:\na) Đào.\n1. Ấp dưới:\na) Đắp.\n1. Ấp giữa:\n- Nghỉ.")
    names = [s.id for s in layout.sections]
    assert names == ["1", "1.a", "1~2", "1~2.a", "1~3"]


def test_repeats_and_furniture_are_skipped() -> None:
    loop = "Xã vận động các hộ ven kênh Ông Tà tự dời hàng rào trong tuần."
    cleaned, layout = laid_out(f"1. {loop}\n2. {loop}\n(Ảnh minh họa)")
    found = [(cleaned.text[s.start : s.end], s.reason) for s in layout.skipped]
    assert found == [(loop, "repeats"), ("(Ảnh minh họa)", "furniture")]


def test_fields_and_cells_may_repeat() -> None:
    field = "Cơ quan phối hợp: Các sở, phòng và đoàn thể có liên quan trong toàn xã"
    _, layout = laid_out(f"1. Đào kênh.\n- {field}\n2. Đắp bờ.\n- {field}")
    assert not layout.skipped


def _statements(golds: list[Path], folders: list[Path]) -> list[tuple[str, bool, bool | None]]:
    """Return of each gold statement its document, whether one block holds it, and its time."""
    found: list[tuple[str, bool, bool | None]] = []
    for path in golds:
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(f / gold["doc"] for f in folders if (f / gold["doc"]).is_file())
        cleaned, layout = laid_out(source.read_bytes().decode())
        spans = [(*cleaned.origin(b.start, b.end), b) for b in layout.blocks]
        for item in gold["statements"]:
            holders = [b for s, e, b in spans if s <= item["start"] and item["end"] <= e + 1]
            time = None
            if item["deadline_source"] == "inherited" and holders:
                period = holders[0].period
                time = (period.as_list() if period else None) == item["deadline"]
            found.append((gold["doc"], bool(holders), time))
    return found


def test_statements_of_real_documents_stand_in_one_block(shared: Path) -> None:
    """Blocks neither tear a clause nor lose it; inherited times are those of the annotators."""
    golds = sorted((shared / "eval" / "gold").glob("*.json"))
    found = _statements(golds, [shared / "seeds", shared / "texts"])
    assert len(found) > 500
    assert sum(held for _, held, _ in found) >= 0.995 * len(found)
    times = [time for _, _, time in found if time is not None]
    assert sum(times) >= 0.98 * len(times)
