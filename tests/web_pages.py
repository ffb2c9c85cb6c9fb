"""Web pages for tests: what portals, newspapers and Word make, with invented contents."""

from __future__ import annotations

NEWS = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Xã Mộc Lâm đẩy nhanh tiến độ làm đường - Báo Đồng Quê</title>
<meta property="og:title" content="Xã Mộc Lâm đẩy nhanh tiến độ làm đường">
<meta property="article:published_time" content="2025-09-12T08:30:00+07:00">
<link rel="canonical" href="https://baodongque.example/xa-moc-lam.html">
<script>var quangcao = "Mua ngay hôm nay";</script></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kt">Kinh tế</a></li>
<li><a href="/xh">Xã hội</a></li><li><a href="/tt">Thể thao</a></li></ul></nav>
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/xh">Xã hội</a></div>
<div class="main"><div class="article">
<h1>Xã Mộc Lâm đẩy nhanh tiến độ làm đường</h1>
<div class="date">Thứ Sáu, 12/9/2025 | 08:30</div>
<div class="share"><a href="#">Chia sẻ Facebook</a><a href="#">Zalo</a></div>
<p class="sapo"><strong>Chiều 11/9, Chủ tịch UBND xã Mộc Lâm chủ trì cuộc họp về tuyến đường liên
thôn, yêu cầu các đơn vị hoàn thành trước mùa mưa.</strong></p>
<p>Theo báo cáo của Phòng Kinh tế, đến nay tuyến đường đã làm xong phần nền dài 3 km, phần mặt đường
còn chậm do thiếu vật liệu và vướng mặt bằng của bảy hộ dân.</p>
<p>Chủ tịch UBND xã giao Phòng Kinh tế phối hợp với Trung tâm Phát triển quỹ đất vận động các hộ dân
bàn giao mặt bằng, hoàn thành trước ngày 30/9/2025.</p>
<ul><li>Giao Công an xã giữ gìn trật tự trong thời gian thi công.</li>
<li>Giao Trạm Y tế chuẩn bị thuốc men cho công nhân.</li></ul>
<p>Các thôn báo cáo kết quả về Văn phòng HĐND và UBND xã vào thứ Năm hằng tuần.</p>
<p class="author"><strong>Minh An</strong></p>
</div>
<div class="related"><h3>Tin liên quan</h3><ul>
<li><a href="/a">Thôn Thượng khánh thành nhà văn hóa mới</a></li>
<li><a href="/b">Giải bóng đá thiếu niên khai mạc vào cuối tuần</a></li>
<li><a href="/c">Giá cà phê hôm nay tăng mạnh tại các đại lý</a></li></ul></div></div>
<aside><h3>Đọc nhiều</h3><p><a href="/d">Bão số năm đổi hướng, miền núi mưa to</a></p></aside>
<footer><p>Báo Đồng Quê. Giấy phép số 1/GP-BTTTT. Ghi rõ nguồn khi phát hành lại.</p></footer>
</body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><title>Document1</title>
<style>p.MsoNormal {margin:0in; font-family:"Times New Roman"}</style></head>
<body lang=VI><div class=WordSection1>
<table class=MsoNormalTable border=0 cellspacing=0><tr>
<td width=250><p class=MsoNormal align=center>UBND TỈNH THANH GIANG</p>
<p class=MsoNormal align=center><b>SỞ GIAO THÔNG</b></p></td>
<td width=350><p class=MsoNormal align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
<p class=MsoNormal align=center><b>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td><p class=MsoNormal>Số: 45/QĐ-SGT</p></td>
<td><p class=MsoNormal><i>Thanh Giang, ngày 4 tháng 3 năm 2025</i></p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal align=center><b>QUYẾT ĐỊNH<br>Về việc giao nhiệm vụ sửa chữa cầu</b></p>
<p class=MsoNormal>Căn cứ Luật Giao thông đường bộ;</p>
<p class=MsoNormal><b>Điều 1.</b> Giao Phòng Quản lý hạ tầng sửa chữa cầu Bến Đá,
hoàn thành trước ngày 30/6/2025<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>
<p class=MsoListParagraph><![if !supportLists]>a)<span style='font:7.0pt'>&nbsp;&nbsp;
</span><![endif]>Lập hồ sơ trong tháng 3&#47;2025;</p>
<p class=MsoNormal style='display:none'>bản nháp, chưa duyệt</p>
<table class=MsoNormalTable border=0><tr><td><p class=MsoNormal><b><i>Nơi nhận:</i></b></p>
<p class=MsoNormal>- Như Điều 1;</p><p class=MsoNormal>- Lưu: VT.</p></td>
<td><p class=MsoNormal><b>GIÁM ĐỐC</b></p><p class=MsoNormal>Trần Văn Hòa</p></td></tr></table>
<div style='mso-element:footnote-list'><hr size=1><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText>[1] Theo kế hoạch vốn năm 2025.</p></div></div>
</div></body></html>"""

TASKS = """<html><head><meta charset="utf-8"></head><body>
<p>PHỤ LỤC: DANH MỤC NHIỆM VỤ</p>
<table border="1">
<tr><th rowspan="2">STT</th><th rowspan="2">Nội dung nhiệm vụ</th><th colspan="2">Cơ quan</th>
<th rowspan="2">Thời hạn</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td colspan="5">I. HẠ TẦNG</td></tr>
<tr><td>1</td><td>Sửa chữa cầu Bến Đá</td><td rowspan="2">Sở Xây dựng</td>
<td><p>Sở Tài chính;</p><p>Công an tỉnh</p></td><td>30/6/2025</td></tr>
<tr><td>2</td><td>Nạo vét kênh Đông</td><td></td><td>Quý III/2025</td></tr>
<tr><td></td><td></td><td></td><td></td><td></td></tr>
<tr><th rowspan="2">STT</th><th rowspan="2">Nội dung nhiệm vụ</th><th colspan="2">Cơ quan</th>
<th rowspan="2">Thời hạn</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>3</td><td>Trồng cây ven đường</td><td>UBND xã Mộc Lâm</td><td>Đoàn xã</td>
<td>Hằng năm</td></tr></table><p>Ghi chú: thời hạn tính theo năm kế hoạch.</p></body></html>"""

LINKS = "".join(f'<li><a href="/{i}">Văn bản của lĩnh vực thứ {i}</a></li>' for i in range(20))
PORTAL = f"""<html><head><meta charset="utf-8"><title>Văn bản</title></head><body><form id="f">
<table width="100%"><tr><td colspan="2"><a href="/">Trang chủ</a> <a href="/vb">Văn bản</a>
<a href="/tk">Tìm kiếm</a> <a href="/lh">Liên hệ</a></td></tr>
<tr><td><ul>{LINKS}
</ul></td><td><div id="toanvan"><table><tr><td><p>ỦY BAN NHÂN DÂN<br>XÃ MỘC LÂM</p></td>
<td><p>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr></table>
<p>KẾ HOẠCH</p><p>Phòng, chống thiên tai năm 2025</p>
<p>1. Công an xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã tuần tra đê trước ngày 15/7/2025.</p>
<div>2. Trạm Y tế dự trữ thuốc cho ba tháng.</div><div>3. Các thôn dọn kênh mương.</div>
<p>Nơi nhận: - Các thôn; - Lưu: VT.</p></div>
<div><b>Văn bản cùng loại</b> <a href="/x">Kế hoạch số 2 về trồng rừng</a> <a href="/y">Kế hoạch
số 3 về khuyến nông</a></div></td></tr></table></form></body></html>"""
