"""Documents cited in the ways of the genre: the bars mark the spans, then come their norms."""

from __future__ import annotations

import pytest

from extract.agencies.bodies import find_bodies
from extract.mentions.citations import find_citations
from extract.mentions.found import Context

HOME = Context(place="tỉnh Lâm Đồng")

CASES = [
    # types and numbering, old and new
    ("theo |Nghị định số 08/2022/NĐ-CP|", "08/2022/NĐ-CP"),
    ("theo |Thông tư số 02/2022/TT-BTNMT ngày 10/01/2022|", "02/2022/TT-BTNMT"),
    ("|Thông tư liên tịch số 11/2015/TTLT-BTC-BTP|", "11/2015/TTLT-BTC-BTP"),
    ("|Luật số 31/2024/QH15|", "31/2024/QH15"),
    ("|Nghị quyết số 43/2022/QH15 của Quốc hội|", "43/2022/QH15"),
    ("|Nghị quyết số 1210/2016/UBTVQH13|", "1210/2016/UBTVQH13"),
    ("|Nghị quyết 35/NQ-HĐND|", "35/NQ-HĐND"),
    ("|Quyết định 99/QĐ-BGTVT|", "99/QĐ-BGTVT"),
    ("|Quyết định số 2161/QĐ-TTg năm 2021|", "2161/QĐ-TTg"),
    ("|Công điện số 02/CĐ-UBND|", "02/CĐ-UBND"),
    ("|Công văn số 1421/VPCP-CN ngày 02/3/2020 của Văn phòng Chính phủ|", "1421/VPCP-CN"),
    ("|Công văn số 77/UBND|", "77/UBND"),
    ("|Văn bản số 455/SXD-QLN|", "455/SXD-QLN"),
    ("|Giấy mời số 33/GM-UBND|", "33/GM-UBND"),
    ("|Tờ trình số 120/TTr-STC|", "120/TTr-STC"),
    ("|Biên bản số 04/BB-HĐND|", "04/BB-HĐND"),
    ("|Hướng dẫn số 12/HD-SNV|", "12/HD-SNV"),
    ("|Phương án số 6/PA-UBND|", "6/PA-UBND"),
    ("|Chương trình công tác số 02/CTr-UBND|", "02/CTr-UBND"),
    ("|Báo cáo thẩm tra số 17/BC-KTNS của Ban Kinh tế - Ngân sách|", "17/BC-KTNS"),
    ("|Báo cáo thẩm tra số 9/BC-VHXH|", "9/BC-VHXH"),
    ("|Báo cáo thẩm định số 40/BC-STP|", "40/BC-STP"),
    ("|Thông báo kết luận số 210/TB-VP|", "210/TB-VP"),
    ("|Kết luận thanh tra số 5/KL-TTr|", "5/KL-TTr"),
    ("|Kết luận số 8-KL/HU|", "8-KL/HU"),
    # the Party
    ("|Chỉ thị số 15-CT/TW|", "15-CT/TW"),
    ("|Chương trình hành động số 20-CTr/TU|", "20-CTr/TU"),
    ("|Kết luận số 57-KL/TU ngày 4/5/2021|", "57-KL/TU"),
    ("|Thông báo số 81-TB/TW|", "81-TB/TW"),
    ("|Quy định số 41-QĐ/TW của Bộ Chính trị|", "41-QĐ/TW"),
    ("|Nghị quyết số 03-NQ/ĐU|", "03-NQ/ĐU"),
    ("|Công văn số 512-CV/TU|", "512-CV/TU"),
    # in brackets and headings
    ("công khai bảng giá (|Thông báo 41/TB-UBND|)", "41/TB-UBND"),
    ("(theo |Quyết định 12/QĐ-UBND|) (ảnh)", "12/QĐ-UBND"),
    ("thực hiện |Kế hoạch 14/KH-UBND|: kết quả", "14/KH-UBND"),
    # lists
    ("các |Nghị quyết số 5/NQ-HĐND|, |số 6/NQ-HĐND|", "5/NQ-HĐND|6/NQ-HĐND"),
    ("các |Công văn: số 12/SXD-QH|, |số 15/SXD-QH| và |số 19/SXD-QH|",
     "12/SXD-QH|15/SXD-QH|19/SXD-QH"),
    ("|Quyết định số 5/QĐ-UBND ngày 01/02/2023|; |số 7/QĐ-UBND ngày 03/02/2023|",
     "5/QĐ-UBND|7/QĐ-UBND"),
    ("|Luật Đầu tư công| và |Luật Ngân sách nhà nước|", "Luật Đầu tư công|Luật Ngân sách nhà nước"),
    ("các |Kết luận số 12-KL/TU|, |số 15-KL/TU|", "12-KL/TU|15-KL/TU"),
    # issuers that follow
    ("|Nghị quyết số 9/NQ-HĐND ngày 5/7/2023 của HĐND tỉnh|", "9/NQ-HĐND"),
    ("|Báo cáo số 44/BC-HĐND của Ban Pháp chế HĐND tỉnh|", "44/BC-HĐND"),
    ("|Công văn số 30/BXD-QHKT của Bộ Xây dựng|", "30/BXD-QHKT"),
    # articles stay outside
    ("khoản 2 Điều 5 |Nghị định số 15/2021/NĐ-CP|", "15/2021/NĐ-CP"),
    ("điểm a khoản 1 Điều 62 |Luật Đất đai năm 2013|", "Luật Đất đai"),
    ("Điều 79 |Luật Đất đai|", "Luật Đất đai"),
    # laws, with and without a year
    ("theo |Luật Đầu tư công năm 2019|", "Luật Đầu tư công"),
    ("theo |Luật Đầu tư công 2024|", "Luật Đầu tư công"),
    ("|Bộ luật Lao động|", "Bộ luật Lao động"),
    ("|Pháp lệnh Dân quân tự vệ|", "Pháp lệnh Dân quân tự vệ"),
    ("|Luật Tổ chức chính quyền địa phương ngày 19/6/2015|",
     "Luật Tổ chức chính quyền địa phương"),
    ("|Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền"
     " địa phương ngày 22/11/2019|;",
     "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền"
     " địa phương"),
    # drafts are one mention
    ("trình dự thảo |Nghị định sửa đổi, bổ sung một số điều của Nghị định số 80/2021/NĐ-CP|"
     " trước ngày 20/6",
     "Nghị định sửa đổi, bổ sung một số điều của Nghị định số 80/2021/NĐ-CP"),
    ("xây dựng |Nghị định quy định chi tiết thi hành một số điều của Luật Nhà ở|.",
     "Nghị định quy định chi tiết thi hành một số điều của Luật Nhà ở"),
    ("dự thảo |Thông tư sửa đổi, bổ sung một số điều của Thông tư số 05/2020/TT-BTC|;",
     "Thông tư sửa đổi, bổ sung một số điều của Thông tư số 05/2020/TT-BTC"),
    ("dự thảo |Nghị quyết thay thế Nghị quyết số 12/2019/NQ-HĐND|,",
     "Nghị quyết thay thế Nghị quyết số 12/2019/NQ-HĐND"),
    # a plan with its period
    ("trình phê duyệt |kế hoạch ứng phó hạn mặn mùa khô 2023 - 2024| trước 15/11",
     "Kế hoạch ứng phó hạn mặn mùa khô 2023 - 2024"),
    ("ban hành |kế hoạch phòng, chống dịch năm 2024|;", "Kế hoạch phòng, chống dịch năm 2024"),
    ("|kế hoạch đầu tư công trung hạn giai đoạn 2021 - 2025|",
     "Kế hoạch đầu tư công trung hạn giai đoạn 2021 - 2025"),
    ("thực hiện |Kế hoạch Cải cách hành chính năm 2024 của phường Mỹ An|,",
     "Kế hoạch Cải cách hành chính năm 2024 của phường Mỹ An"),
    # congresses and sessions
    ("|Nghị quyết Đại hội XIII của Đảng|", "Nghị quyết Đại hội XIII của Đảng"),
    ("|Nghị quyết Đại hội Đảng bộ huyện lần thứ XII|",
     "Nghị quyết Đại hội Đảng bộ huyện lần thứ XII"),
    ("triển khai |Nghị quyết Đại hội Đảng bộ huyện| đi vào chiều sâu",
     "Nghị quyết Đại hội Đảng bộ huyện"),
    ("|Nghị quyết Đại hội nhiệm kỳ 2018 – 2023|", "Nghị quyết Đại hội nhiệm kỳ 2018 – 2023"),
    # numbers alone of well-known resolutions
    ("Sau 5 năm thực hiện |Nghị quyết 09|, các cấp ủy", "Nghị quyết 09"),
    ("thực hiện |Chỉ thị 05| của Bộ", "Chỉ thị 05"),
    ("tại |Thông báo số 412 ngày 20/11|", "412"),
    ("|Nghị quyết số 09-NQ/TU|; sau 3 năm, |Nghị quyết 09| đi vào cuộc sống", "09-NQ/TU|09-NQ/TU"),
    ("|Nghị quyết Đại hội Đảng bộ huyện lần thứ V|; theo |Nghị quyết Đại hội| đã đề ra",
     "Nghị quyết Đại hội Đảng bộ huyện lần thứ V|Nghị quyết Đại hội Đảng bộ huyện lần thứ V"),
    # damaged numbers
    ("|Công văn số §128/VP-NNMT|", "8128/VP-NNMT"),
    ("|Quyết định số 15/QĐ- UBND ngày 3/4/2024|", "15/QĐ-UBND"),
    ("|Quyết định số 15/ QĐ-UBND|", "15/QĐ-UBND"),
    ("|Kế hoạch số I2/KH-UBND|", "12/KH-UBND"),
    # a bare number after a comma in brackets
    ("tại nông thôn (|2741/VP-NN, ngày 09/5/2018|)", "2741/VP-NN"),
]  # fmt: skip

NONE = [
    "Số: 12/TB-UBND",
    "Kế hoạch này có hiệu lực",
    "Nghị quyết này",
    "Kế hoạch nêu trên",
    "kế hoạch vốn năm 2024 là 30 tỷ đồng",
    "đạt 62% kế hoạch năm",
    "ban hành Kế hoạch với các nội dung sau:",
    "Theo đó, Kế hoạch được UBND phường xây dựng, triển khai nhằm nâng cao chất lượng",
    "nhiệm vụ phân công theo Kế hoạch nếu không đạt chỉ tiêu đề ra, làm giảm điểm số",
    "theo quy định của pháp luật",
    "Quốc lộ 6, Đề án 06",
    "Nghị quyết 2 lần",
]


@pytest.mark.parametrize(("marked", "norms"), CASES)
def test_documents_cited(marked: str, norms: str) -> None:
    text = marked.replace("|", "")
    every = list(find_citations(text, list(find_bodies(text, HOME)), HOME))
    inner = [
        f for f in every if any(f is not g and g.start <= f.start < f.end <= g.end for g in every)
    ]
    found = sorted((f for f in every if f not in inner), key=lambda f: f.start)
    spans = [text[f.start : f.end] for f in found]
    assert spans == marked.split("|")[1::2]
    assert [f.norm for f in found] == norms.split("|")


@pytest.mark.parametrize("text", NONE)
def test_no_document(text: str) -> None:
    assert list(find_citations(text, list(find_bodies(text, HOME)), HOME)) == []
