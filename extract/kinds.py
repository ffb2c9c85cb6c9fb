"""What a clause is: a commitment, a result, a problem, or no statement at all.

The zone that the headings give (`extract.zones`) decides first; where there is none, the words
of the clause do. Bare figures, headings and praise are no statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.records import StatementKind
from ontology.load import rows

_LEAD_IN_ONLY = re.compile(
    r"(?:tập trung |cần |chủ động |đồng thời |trong đó,? ?)*(?:thực hiện|triển khai|vào)?(?: tốt| đồng bộ| có hiệu quả)?"
    r" ?(?:các|một số|những) (?:nội dung|nhiệm vụ|giải pháp|chỉ tiêu|công việc)[^.;]{0,60}(?:sau|như sau|cụ thể)(?: đây)?:?$"
    r"|^(?:cụ thể|trong đó|bao gồm|gồm|như sau|nội dung|kết quả|theo đó)[^.;]{0,30}:?$"
    r"|(?:kết luận|có ý kiến|giao nhiệm vụ|thống nhất|báo cáo|quyết nghị|phân công|yêu cầu)[^.;]{0,70}như sau:?$"
)
_PROBLEM = re.compile(
    r"còn (?:chậm|hạn chế|khó khăn|thấp|nhiều|một số|tồn tại|bất cập|yếu|thiếu|lúng túng|để xảy ra|xảy ra|tình trạng|gặp|cao|phức tạp)"
    r"|(?:vẫn|cũng) còn|tiếp tục còn|chưa (?:đáp ứng|đạt|kịp thời|hoàn thành|triệt để|chủ động|cao|quyết liệt|đồng bộ|nghiêm|sát|được (?:quan tâm|khắc phục|giải quyết|thực hiện|như)|tương xứng|thực sự|bảo đảm|đảm bảo|hiệu quả|tốt|phát huy|có (?:mặt bằng|giải pháp|chuyển biến))"
    r"|(?:đạt|giải ngân|vẫn) (?:rất |còn )?thấp|không (?:bảo đảm|đảm bảo) (?:tiến độ|yêu cầu)|gặp (?:nhiều |không ít )?khó khăn|phục hồi chậm|chậm (?:tiến độ|so với|trễ|triển khai|được)(?! (?:thì|để))"
    r"|còn vướng|thiếu (?:nhịp nhàng|quyết liệt|chủ động|đồng bộ|kiên quyết|trách nhiệm)|phải gia hạn|gây bức xúc|đã chậm|bị nhắc nhở"
    r"|bị (?:chậm|đình trệ|gián đoạn)|nguy cơ (?:không|chậm)|nhận thấy[^.;]{0,40}hạn chế|tồn đọng (?:nhiều|kéo dài)|chưa (?:thu|giải ngân|bàn giao|khởi công|ban hành|phê duyệt) "
)
_RELIEF = re.compile(r"tháo gỡ|khắc phục|giải quyết|xử lý|thu hồi|không để|phòng|đối với (?:các|những)|cải thiện|chấn chỉnh|cần |phải ")
_DONE = re.compile(
    r"(?<!\w)(?:đã(?! (?:đề ra|ban hành|ký|được (?:giao|duyệt|phê duyệt|cấp|phân)|đạt chuẩn|trồng|có|nêu|xác định|giao|trình|chỉ ra))"
    r"|vừa (?:có|ban hành|ký|tổ chức|được)|hoàn thành việc|đạt được)(?!\w)"
)
_DONE_ANY = re.compile(r"(?<!\w)đã (?!đề ra|được giao|nêu|trình tại|xác định)\w+")
_PASSIVE = re.compile(
    r"(?<!\w)(?:được|bước đầu) (?!giao|phê duyệt,|cấp thẩm quyền|xem|hưởng|công nhận đạt|áp dụng|quy định|phép|thông qua thì)\w+|(?:thực hiện|triển khai|hoàn thành) (?:đúng|tốt|vượt|nghiêm)"
    r"|có (?:nhiều )?(?:chuyển biến|tiến bộ|sự cải thiện)|chuyển dịch tích cực|giữ vững ổn định|làm việc (?:với|tại)"
)
_ORDER = re.compile(
    r"(?<!\w)(?:giao(?! (?:thông|lưu|dịch|ban|thừa|đất|tại|kết|nhận))|yêu cầu(?! (?:nhiệm vụ|của|tiến độ|quản lý|phát triển|đề ra))|đề nghị|phân công|cần(?! (?:thiết|thu hồi|có sự))|cần có sự|phải|có trách nhiệm"
    r"|chịu trách nhiệm|chủ trì|sẽ|khẩn trương|phấn đấu|trước ngày|chậm nhất|tiếp tục(?! (?:được|giảm|tăng|phát triển ổn))|dự kiến|có nhiệm vụ|là (?:cơ quan )?đầu mối|hằng tháng|hàng tháng|nghiêm túc|làm cơ quan chủ quản|được phép|nhiệm vụ của)(?!\w)"
)
_MODAL_PRAISE = re.compile(r"đánh giá cao|ghi nhận|biểu dương|hoan nghênh|cảm ơn|chúc mừng|khẳng định")
_ADOPTED = re.compile(
    r"^(?:thông qua|phê duyệt|nhất trí|tán thành|ban hành kèm theo|thành lập|bãi bỏ|phê chuẩn|quyết nghị)(?!\w)"
    r"|^(?:điều chỉnh|bổ sung|sửa đổi|thay thế|bãi bỏ)[^;.]{0,120}(?:tại|quy định tại) (?:khoản|điều|điểm|mục|phụ lục)"
    r"|(?:này|trên) (?:đã )?(?:được|có hiệu lực)|nghị quyết (?:này )?(?:đã )?được [^.;]{0,80}thông qua|có hiệu lực (?:thi hành )?(?:kể )?từ"
)
_CONNECTOR = re.compile(
    r"(?:trong đó,? ?|đồng thời,? ?|bên cạnh đó,? ?|ngoài ra,? ?|tuy nhiên,? ?|và |thường xuyên |trước mắt,? ?|đặc biệt,? ?(?:là )?"
    r"|đến nay,? ?|cụ thể:? ?|hiện nay,? ?|từng bước |theo đó,? ?|riêng |nhất là |trong (?:tháng|quý|năm|kỳ),? ?|đối với [^:]{3,160}: ?|về [^:]{3,160}: ?"
    r"|[^:]{3,50}: ?(?=[^:]{12}))"
)
_FORMULA = re.compile(
    r"trân trọng (?:báo cáo|kính trình|cảm ơn)|thông báo (?:để|đến|cho)[^.;]{0,80}(?:biết|thực hiện)|^(?:\()?kèm theo|^(?:phần thứ|dự họp|tham dự|cùng dự|ảnh minh|xem thêm|nguồn)(?!\w)"
    r"|^(?:theo đề nghị của|báo cáo (?:thẩm tra|số)|tờ trình số|ý kiến của|xét đề nghị)"
)
_OPENING = re.compile(r"^(?:sáng|chiều|tối|ngày \d|tại (?:hội nghị|buổi|phiên|cuộc|kỳ họp)|vừa qua|mới đây)(?!\w)")
_NOUN_VERBS = re.compile(r"(?:thu|chi|khai thác|sản xuất|nuôi|trồng|xuất|tăng|giảm|tạo việc làm|đạt|vay|bổ sung)(?!\w)")
_FOREWORD = re.compile(r"^(?:căn cứ|theo (?:quy định|báo cáo|tin)|xét |thực hiện quy định|trên đây|điểm \w+ khoản|khoản \d+|ngày nhận|kính (?:gửi|thưa|mong)|thưa )(?!\w)")


@cache
def action_verb() -> re.Pattern[str]:
    """Return the pattern that matches an action verb (reference table `action_verbs`)."""
    verbs = sorted((row["verb"] for row in rows("action_verbs")), key=lambda v: (-len(v), v))
    return re.compile(r"(?:" + "|".join(map(re.escape, verbs)) + r")(?!\w)", re.IGNORECASE)


def begins_with_action(lower: str) -> bool:
    """Whether a clause begins with an action verb, connectors passed over."""
    at = 0
    for _ in range(4):
        if action_verb().match(lower, at):
            return True
        connector = _CONNECTOR.match(lower, at)
        if not connector:
            return False
        at = connector.end()
    return bool(action_verb().match(lower, at))


def is_lead_in(lower: str) -> bool:
    """Whether a clause only announces a list («tập trung các nhiệm vụ sau:»)."""
    return bool(_LEAD_IN_ONLY.search(lower)) and len(lower) < 180


def is_adopted(lower: str) -> bool:
    """Whether a resolution or decision does the act itself («Thông qua …», «Phê duyệt …»)."""
    return bool(_ADOPTED.search(lower))


def kind_of(
    lower: str, zone: str, figures: Sequence[tuple[int, int]], *, listed: bool, subject: bool
) -> StatementKind | None:
    """Return the kind of the clause `lower` (lower case), or `None`.

    `figures` are spans of indicators within the clause; `listed` whether it stands behind a list
    mark; `subject` whether it begins with a body.
    """
    if len(lower.split()) < 3 or _FOREWORD.match(lower) and not _DONE.search(lower) and not _ORDER.search(lower):
        return None
    if _FORMULA.search(lower):
        return None
    problem = _PROBLEM.search(lower)
    if zone == "problems":
        return "problem"
    if problem and not _RELIEF.search(lower[: problem.start()][-60:]):
        ordered = _ORDER.search(lower[: problem.start()]) or begins_with_action(lower)
        return "commitment" if zone == "tasks" and ordered else "problem"
    if zone == "tasks":
        past = _OPENING.match(lower) and (_DONE.search(lower) or not _ORDER.search(lower))
        return "result" if past else "commitment"
    bare = _is_bare(lower, figures) and not (subject and action_verb().search(lower))
    if zone == "targets":
        return "commitment" if begins_with_action(lower) and not figures else None
    if zone == "review":
        return _reviewed(lower, bare, subject)
    return _by_words(lower, bare, listed, subject)


def _is_bare(lower: str, figures: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause is no more than figures: one stands near its beginning, with no deed."""
    if not figures or _DONE_ANY.search(lower):
        return False
    first = min(start for start, _ in figures)
    if begins_with_action(lower) and not _NOUN_VERBS.match(lower):
        return False
    deeds = ("thực hiện cấp", "cấp mới", "tạo việc làm", "tiếp nhận", "giải quyết", "duy trì", "phấn đấu", "phân bổ")
    return first <= 40 and not any(d in lower[:60] for d in deeds)


def _reviewed(lower: str, bare: bool, subject: bool) -> StatementKind | None:
    if bare:
        return None
    if re.match(r"dự báo", lower):
        return "problem"
    action = begins_with_action(lower) or _DONE_ANY.search(lower) or _PASSIVE.search(lower)
    return "result" if action or (subject and action_verb().search(lower)) else None


def _by_words(lower: str, bare: bool, listed: bool, subject: bool) -> StatementKind | None:
    done, order = _DONE.search(lower), _ORDER.search(lower)
    if done and (not order or done.start() < order.start() or not subject) and not re.match(r"trường hợp", lower):
        if order and re.search(r"yêu cầu|(?:văn bản|công văn) (?:đề nghị|yêu cầu|chỉ đạo) \w+[^.]*\b(?:thực hiện|rà soát)", lower[done.end():]) and not re.match(r"ngày|sáng|chiều", lower):
            return "result"
        return "result"
    if bare and not order:
        return None
    if order:
        return None if _MODAL_PRAISE.search(lower[: order.start()]) and order.group() in ("tiếp tục",) else "commitment"
    if begins_with_action(lower) or (listed and action_verb().search(lower[:80])):
        return "result" if re.match(r"(?:tại|trong) (?:hội nghị|buổi|phiên|cuộc)", lower) else "commitment"
    if subject and action_verb().search(lower):
        return "result" if re.match(r"(?:ngày|sáng|chiều|tối|mới đây|vừa qua)", lower) else "commitment"
    if _PASSIVE.search(lower):
        return "result"
    if action_verb().search(lower[:60]) and re.match(r"(?:sáng|chiều|tối|ngày|các đại biểu)", lower):
        return "result"
    return None
