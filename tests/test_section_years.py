"""Days without a year in the part of a document that plans for the next year."""

from __future__ import annotations

from pages import read

REPORT = """ỦY BAN NHÂN DÂN
XÃ MỸ LỘC
Số: 12/BC-UBND
Mỹ Lộc, ngày 16 tháng 12 năm 2031
BÁO CÁO
Kết quả công tác năm 2031, phương hướng, nhiệm vụ năm 2032

I. KẾT QUẢ CÔNG TÁC NĂM 2031
1. Ấp Rạch Vọp đã đào xong kênh trước ngày 30/6.
II. NHIỆM VỤ NĂM 2032
1. Ấp Rạch Vọp đắp bờ xong trước ngày 30/6.
2. Ấp Gò Sậy đắp bờ xong trong quý II/2033.
"""


def test_deadlines_take_the_year_of_their_part() -> None:
    found = [s.deadline.interval.last for s in read(REPORT).statements if s.deadline]
    assert [str(day) for day in found][-2:] == ["2032-06-29", "2033-06-30"]


def test_dates_take_it_and_a_year_of_their_own_stays() -> None:
    told = [m.norm for m in read(REPORT).mentions if m.type == "DATE"]
    assert told[-3:] == [
        "2032-01-01/2032-12-31",
        "2032-06-30/2032-06-30",
        "2033-04-01/2033-06-30",
    ]
    assert "2031-06-30/2031-06-30" in told
