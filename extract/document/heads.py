"""The head of a document: national motto, issuer, number, place and date, type, and title.

Also where only a title line tells («Kết quả công tác tháng 5, nhiệm vụ tháng 6 năm 2022»), and
what a closing line or an «ban hành kèm theo» line says of the type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.cleaning.clean import CleanText
from extract.folding import UPPER, fold
from extract.forms.table_lines import begins_table
from extract.page.marks import read_mark
from extract.page.plain_headings import names_bodies
from extract.page.web_junk import is_web_junk
from ontology.load import rows

NEWS_LINE = re.compile(
    r"(?:Thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|Chủ nhật)[ ,].{0,12}\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:\([^()]{2,30}\) ?[-–] ?)?\d{1,2}/\d{1,2}/\d{4},? ?[-|]? ?\d{1,2}[:h]\d{2}"
    r"|\d{1,2}[:h]\d{2},? ?[-|]? ?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|.{0,20}\d[\d.,]* lượt (?:xem|đọc)|(?:Cập nhật|Đăng ngày|Ngày đăng)\b.{0,20}\d{4}",
    re.I,
)
"""A line of a news page: its date and time, or how often it was read."""

_MOTTO = re.compile(
    r"cong hoa xa hoi(?: chu nghia|$)|(?:chu nghia )?viet nam$|doc lap ?[-–—] ?tu do"
    r"|dang cong san viet nam$|_{3,}$"
)
_NUMBER = re.compile(r"s[oốôỐÔ] ?[:.] ?[\d…._/ -]|s[oố] ?:? ?\d[\w/-]*/[\w-]+", re.I)
_PLACE_DATE = re.compile(
    r"[^,;:]{2,45},? (?:\d{1,2} giờ(?: \d{1,2})?,? )?ng[aà]y(?:\s*[\d….]+)?"
    r"\s*th[aá]ng(?:\s*[\d….]+)?\s*n[aă]m\s*(\d{4}|[\d….]*)",
    re.I,
)
_SESSION = re.compile(
    r"kh[oó]a [IVXLC\d]+\b.*k[yỳ] h[oọ]p|k[yỳ] h[oọ]p (?:th[uứ]|chuyen|chuyên)", re.I
)
_ISSUER = re.compile(
    r"(?:chu tich|bo truong|giam doc|cuc truong|uy ban|hoi dong|bo|so|cuc|chi cuc"
    r"|ban|van phong|tinh|thanh pho|huyen|quan|thi xa|xa|phuong"
    r"|dac khu|thu tuong|chinh phu|quoc hoi|tinh uy|thanh uy|huyen uy|dang uy|cong an|vien|toa an"
    r"|kiem toan|thanh tra|truong|benh vien|lien doan|hoi|mat tran|ubnd|hdnd|tong cuc|kho bac"
    r"|dang bo|dang doan|thuong truc|thi uy|quan uy|doan (?:thanh nien|tncs)|trung tam|cong ty"
    r"|tong cong ty|tap doan|lien minh|bao hiem|quan khu|hat kiem lam|khu quan ly"
    r"|phong(?! chong|,)|tram|doi|don bien phong|ngan hang|buu dien|dai|bao|hoc vien|chi nhanh"
    r"|xi nghiep|lien hiep|ban chap hanh|tieu ban|to cong tac|doan dai bieu)\b"
)
_OF_BODY = re.compile(r"(?:KẾT LUẬN )?CỦA (?=\w)")
_CONCLUDES = re.compile(
    r"\n?[^\n]{0,300}\b(?:kết luận(?:, chỉ đạo)?"
    r"|có ý kiến (?:kết luận|chỉ đạo))(?: như sau)?:(?:\n|$)"
)
_ABOUT = re.compile(r"(?:Về|V/v|VỀ|Về việc|VỀ VIỆC|Ban hành|Phê duyệt|Quy định)\b")
_BASIS = re.compile(r"(?:Căn cứ|CĂN CỨ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Sau khi)\b")
_CARRIES_OUT = re.compile(r"(?:Thực hiện|Triển khai)\b")
DECIDES = re.compile(
    r"(?:QUYẾT NGHỊ|QUYẾT ĐỊNH|CHỈ THỊ|YÊU CẦU|KẾT LUẬN|THÔNG BÁO|LỆNH|NGHỊ QUYẾT) ?:$"
)
_TO = re.compile(r"(?:Kính gửi|KÍNH GỬI|Kinh gửi)\b")
_ATTACHED = re.compile(r"\(? ?(?:ban hành )?(?:kèm|kem) theo\b", re.I)
_REPORT = re.compile(r"trên đây là (?:nội dung )?(?:kết quả )?báo cáo|trân trọng báo cáo", re.I)
_OWN_NAME = re.compile(
    r"\b(Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Thông báo|Chương trình|Công điện) này\b"
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_MIXED = re.compile(
    r"(Báo cáo(?= (?:công tác|tình hình|kết quả|tổng kết|sơ kết|thực hiện|tiến độ|đánh giá|về|việc"
    r"|kiểm điểm|chuyên đề|của|số|năm|tháng|quý))|Kế hoạch|Chương trình(?= công tác| hành động)"
    r"|Thông báo(?= (?:kết luận|ý kiến|về))|Chỉ thị(?= (?:về|số))|Kết luận(?= (?:của|về))"
    r"|Nghị quyết(?= (?:về|số))) "
)
_TITLE_LENGTH = 260
_PROSE, _SENTENCE = 140, 40
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says: `kinds` maps the start of a head line to what it is."""

    type: str | None
    title: str
    year: int | None
    kinds: dict[int, str]
    end: int


@cache
def type_names() -> dict[str, str]:
    """Return the document types by their folded name, longest first."""
    names = sorted((row["type"] for row in rows("document_types")), key=lambda n: (-len(n), n))
    return {fold(name): name for name in names}


def type_line(line: str) -> tuple[str, str] | None:
    """Return the type and the rest of a line that names a type in capitals.

    «NGHỊ QUYẾT» is («Nghị quyết», «»); «BÁO CÁO TÌNH HÌNH …» keeps its rest; «Báo cáo của các
    cơ quan» is no type line.
    """
    folded = fold(line).strip(" :.*")
    for name, proper in type_names().items():
        if folded == name and (line.isupper() or line[0].isupper()):
            return proper, ""
        if folded.startswith(name + " ") and line[: len(name)].isupper() and len(name) > 4:
            return proper, line[len(name) :].strip(" :-–")
    return None


@dataclass(slots=True)
class _Reading:
    """What has been read of the head so far."""

    type: str | None = None
    year: int | None = None
    in_title: bool = False
    decided: bool = False
    untitled: bool = False


def read_head(clean: CleanText) -> Head:
    """Read the head of a document, up to its first basis, mark or sentence."""
    state = _Reading()
    kinds: dict[int, str] = {}
    title: list[str] = []
    position = 0
    lines = clean.text.split("\n")
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if is_web_junk(line, late=False):
            position += len(line) + 1
            continue
        kind = _head_kind(line, state, lines[index + 1] if index + 1 < len(lines) else "")
        if kind is None or position in clean.cells:
            break
        kinds[position] = kind
        if kind == "title":
            title.append(_title_words(line, state))
        position += len(line) + 1
    words = " ".join(filter(None, title))
    notes = "\n".join(
        clean.text[at:].split("\n", 1)[0] for at, k in kinds.items() if k == "title_note"
    )
    letter = (
        "Công văn" if "recipient" in kinds.values() and "letterhead" in kinds.values() else None
    )
    following = clean.text[position:].split("\n", 1)[0]
    mixed = _mixed_type(title[0], following) if title else None
    kind_of = state.type or letter or mixed or _type_elsewhere(clean.text, words, notes)
    return Head(kind_of, words, state.year, kinds, position)


def _mixed_type(title: str, following: str) -> str | None:
    """Return the type that a title in small letters begins with, where a document's body follows.

    «Báo cáo công tác tháng 5 …» over «I. Kết quả» is a report, «Báo cáo Thủ tướng …» over prose
    none.
    """
    body = read_mark(following) or following.isupper() or begins_table(following, "")
    match = _MIXED.match(title) if body or _BASIS.match(following) else None
    return match[1] if match else None


def _title_words(line: str, state: _Reading) -> str:
    named = type_line(line)
    if named and not state.decided:
        state.type, state.decided, state.in_title = named[0], True, True
        state.untitled = not named[1]
        return named[1]
    state.in_title, state.untitled = True, False
    return line


def _head_kind(line: str, state: _Reading, following: str) -> str | None:
    """Return what a head line is, `None` where the body begins."""
    if _BASIS.match(line):
        titled = state.untitled and _CARRIES_OUT.match(line)
        found = _title_kind(line, state, following) if titled else None
        return found or _basis_kind(line, following)
    if DECIDES.match(line):
        return None
    if _TO.match(line):
        return "recipient"
    if _ATTACHED.match(line) and len(line) < 300:
        return "title_note"
    if _is_letterhead(line, state, following):
        return "letterhead"
    return _title_kind(line, state, following)


def _is_prose(line: str) -> bool:
    """Whether a line begins an article's text: then the capitals above it are its headline."""
    return len(line) >= _PROSE and not (line.isupper() or _BASIS.match(line) or read_mark(line))


def _is_letterhead(line: str, state: _Reading, following: str) -> bool:
    """Return whether a line is motto, number, place and date, session or issuer."""
    folded = fold(line)
    dated = _PLACE_DATE.match(line)
    if dated and len(line) < 90:
        state.year = int(dated[1]) if dated[1].isdigit() else state.year
        return True
    if _MOTTO.match(folded) or _NUMBER.match(line) or (_SESSION.search(line) and len(line) < 80):
        return True
    if line.isupper() and _OF_BODY.match(line):
        extended = type_names().get(fold(f"{state.type} {line.split(' CỦA ', maxsplit=1)[0]}"))
        state.type = extended or state.type
        return True
    issues = line.isupper() and bool(_ISSUER.match(folded)) and len(line) < 120
    tells = ": " in line or _is_prose(following)
    if issues and not tells and (state.decided or not type_line(line)):
        state.in_title = False
        return True
    return False


def _basis_kind(line: str, following: str) -> str | None:
    """Return «basis» for a legal basis; a sentence «Căn cứ …, Sở … đã …» is the body."""
    ends = line[-1:] in ";," or (line[-1:] == "." and bool(DECIDES.match(following)))
    return "basis" if ends or _BASIS.match(following) or DECIDES.match(following) else None


def _title_kind(line: str, state: _Reading, following: str) -> str | None:
    if not state.decided and type_line(line):
        return "title"
    if read_mark(line) or begins_table(line, following) or NEWS_LINE.match(line):
        return None
    if len(line) > _TITLE_LENGTH or line[-1:] in ".;:!?…":
        return None
    if state.decided or state.in_title:
        sentence = len(following) > _SENTENCE and following[-1] in ".;"
        if names_bodies(line) and (sentence or read_mark(following)):
            return None
        goes_on = state.in_title and state.decided
        return "title" if goes_on or _ABOUT.match(line) else None
    alone = len(line) > 12 and _stands_alone(following)
    return "title" if alone or _ABOUT.match(line) else None


def _stands_alone(following: str) -> bool:
    """Return whether a bare line before `following` is a title: text or a heading comes next."""
    return bool(following) and (
        bool(read_mark(following))
        or following.isupper()
        or len(following) > 100
        or bool(re.search(r"\d{1,2}/\d{1,2}/\d{4}", following))
        or bool(_ATTACHED.match(following))
        or following.startswith("(")
        or bool(re.match(f"[{UPPER}]", following))
    )


def _type_elsewhere(text: str, title: str, notes: str) -> str | None:
    """Return the type that an attachment line, the title, a closing line or the text itself tells.

    A fragment calls itself by its type («trong Quyết định này»), quotations apart.
    """
    attached = re.search(r"(?i:kèm) theo ((?:[^\W\d_]+ ){1,4}?)số", notes)
    if attached:
        name = type_names().get(fold(attached[1].strip()))
        return f"Phụ lục {name.lower()}" if name else None
    if _REPORT.search(text[-3000:]) and re.match(r"(?:tinh hinh|ket qua|bao cao)", fold(title)):
        return "Báo cáo"
    if re.match(r"tinh hinh kinh te|ket qua thuc hien", fold(title)) and "nhiem vu" in fold(title):
        return "Báo cáo"
    if _CONCLUDES.match(text):
        return "Thông báo"
    own = {match[1] for match in _OWN_NAME.finditer(_QUOTED.sub("", text))}
    return own.pop() if len(own) == 1 else None
