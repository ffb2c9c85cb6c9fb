"""What the server says when it refuses: the status, and why, in Vietnamese and English."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.serve.limits import MEBIBYTE, Limits
from kg.serve.negotiation import JSON, PLAIN, choose
from kg.sparql_text import is_update, undeclared
from kg.terms import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_CLASSES = re.compile(r"\[(?:'[^']*'|[^\[\]'])*\](?:, )?")
_WIDTH, _MARKS = 160, 6
_RULES = {
    "The SELECT contains a variable that is unbound": "SELECT có biến không nằm trong GROUP BY",
    "Duplicated variable name in SELECT": "SELECT có hai cột trùng tên",
    "IRI parsing failed": "IRI không đúng dạng",
}
"""Oxigraph's own rules, in Vietnamese."""
_OTHER = {
    "query": ("lệnh cập nhật; hãy gửi bằng update=", "an update; send it as update="),
    "update": ("truy vấn; hãy gửi bằng query=", "a query; send it as query="),
}


@dataclass(eq=False)
class Refusal(Exception):
    """A request that is not answered: an HTTP status, and a message that says what to do.

    `excerpt` shows the place in the query; `headers` go with the answer.
    """

    status: int
    vi: str
    en: str
    excerpt: str = ""
    line: int = 0
    column: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the message in English, as other errors of the program say theirs."""
        return self.en

    def body(self, accept: str | None) -> tuple[bytes, str]:
        """Return the message and its media type: JSON where the client prefers it to text."""
        chosen = choose(accept, (PLAIN, JSON))
        if not chosen or chosen[0] is PLAIN:
            lines = [self.vi, self.en, *([self.excerpt] if self.excerpt else [])]
            return ("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8"
        error: dict[str, str | int] = {"vi": self.vi, "en": self.en}
        if self.line:
            error |= {"line": self.line, "column": self.column, "excerpt": self.excerpt}
        return json.dumps({"error": error}, ensure_ascii=False).encode(), JSON.media


def bad_request(vi: str, en: str) -> Refusal:
    """Return the refusal of a request that breaks the protocol."""
    return Refusal(400, vi, en)


def not_acceptable(kind: str, offered: str) -> Refusal:
    """Return the refusal of a client that takes none of the formats there are."""
    which = {"table": "SELECT, ASK", "graph": "CONSTRUCT, DESCRIBE"}[kind]
    return Refusal(
        406,
        f"Accept không nhận định dạng nào có sẵn cho {which}. Hiện có: {offered}",
        f"Accept takes none of the formats that there are for {which}: {offered}",
    )


def calls_out(keyword: str) -> Refusal:
    """Return the refusal of a text that would ask another machine."""
    return Refusal(
        403,
        f"{keyword} bị từ chối: nó gọi sang máy khác, mà Camket chỉ làm việc trên máy này."
        " Hãy bỏ mệnh đề đó (kể cả trong chú thích)",
        f"{keyword} is refused: it asks another machine, and Camket works offline."
        " Take that clause out (also of comments)",
    )


def read_only() -> Refusal:
    """Return the refusal of an update by a server that only reads."""
    return Refusal(
        403,
        "Máy chủ này chỉ đọc. Muốn cập nhật, hãy khởi động lại: camket serve DIR --writable"
        " (ghi vào một bản sao của đồ thị)",
        "This server only reads. To update, start it by: camket serve DIR --writable"
        " (it writes to a copy of the graph)",
    )


def foreign_origin(origin: str) -> Refusal:
    """Return the refusal of an update that a page of another host sends."""
    shown = ascii(origin)[:_WIDTH]
    return Refusal(
        403,
        f"Không nhận lệnh cập nhật do trang web khác gửi (Origin: {shown})",
        f"An update that a page of another host sends is refused (Origin: {shown})",
    )


def too_large_request(limits: Limits) -> Refusal:
    """Return the refusal of a request that is too long."""
    bound = f"{limits.request_size:,} bytes"
    return Refusal(
        413,
        f"Yêu cầu quá dài: tối đa {bound}. Hãy chia nhỏ truy vấn",
        f"The request is too long: at most {bound}. Divide the query",
    )


def busy(limits: Limits) -> Refusal:
    """Return the refusal for want of a free worker."""
    return Refusal(
        503,
        f"Máy chủ đang bận: sau {limits.wait:g} giây vẫn chưa có lượt. Hãy thử lại sau ít phút",
        f"The server is busy: no turn within {limits.wait:g} seconds. Try again later",
        headers={"Retry-After": str(max(1, round(limits.seconds)))},
    )


def too_slow(limits: Limits) -> Refusal:
    """Return the refusal of what took too long."""
    return Refusal(
        503,
        f"Quá thời gian: đã dừng sau {limits.seconds:g} giây."
        " Hãy thu hẹp điều kiện hoặc thêm LIMIT (giới hạn: camket serve --seconds)",
        f"Time limit: ended after {limits.seconds:g} seconds. Narrow the pattern or add a LIMIT"
        " (the limit: camket serve --seconds)",
        headers={"Retry-After": str(max(1, round(limits.seconds)))},
    )


def worker_lost(limits: Limits) -> Refusal:
    """Return the refusal of what ended its worker, which is nearly always want of memory."""
    bound = f"{limits.memory // MEBIBYTE:,} MiB"
    return Refusal(
        500,
        f"Truy vấn cần quá nhiều bộ nhớ (giới hạn {bound}) hoặc lồng quá sâu, nên tiến trình xử lý"
        " đã dừng. Hãy thu hẹp điều kiện",
        f"The query needs too much memory (limit {bound}) or is nested too deeply, so its worker"
        " ended. Narrow the pattern",
    )


def too_many_rows(limits: Limits) -> Refusal:
    """Return the refusal of an answer with too many rows; a part of it would mislead."""
    return Refusal(
        500,
        f"Kết quả có hơn {limits.rows:,} dòng nên không trả về (không cắt bớt)."
        " Hãy lọc bớt, hoặc lấy từng phần bằng ORDER BY, LIMIT và OFFSET"
        " (giới hạn: camket serve --rows)",
        f"The answer has more than {limits.rows:,} rows and is refused rather than cut."
        " Filter it, or take it in parts by ORDER BY, LIMIT and OFFSET"
        " (the limit: camket serve --rows)",
    )


def too_large_answer(limits: Limits) -> Refusal:
    """Return the refusal of an answer that is too large."""
    bound = f"{limits.size:,} bytes"
    return Refusal(
        500,
        f"Kết quả lớn hơn {bound} nên không trả về (không cắt bớt)."
        " Hãy chọn ít cột hơn, lọc bớt, hoặc lấy từng phần bằng LIMIT và OFFSET",
        f"The answer is larger than {bound} and is refused rather than cut."
        " Take fewer columns, filter it, or take it in parts by LIMIT and OFFSET",
    )


def failed(detail: str) -> Refusal:
    """Return the message for what the store could not do."""
    shown = " ".join(detail.split())[: 2 * _WIDTH]
    return Refusal(
        500, f"Kho dữ liệu không thực hiện được: {shown}", f"The store could not do it: {shown}"
    )


def syntax(text: str, detail: str, *, kind: str) -> Refusal:
    """Return the message for a text that Oxigraph cannot parse: where, and what is missing.

    `kind` is what the text was sent as: query or update.
    """
    place = _PLACE.search(detail)
    line, column, expected = _place(text, place) if place else (1, 1, [detail])
    missing = undeclared(text, PREFIXES)
    if missing:
        start = min(missing.values())
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        vi, en = _undeclared(", ".join(missing))
    else:
        vi, en = _cause(text, (line, column), expected, kind)
    return Refusal(
        400,
        f"Lỗi cú pháp SPARQL ở dòng {line}, cột {column}: {vi}",
        f"SPARQL syntax error at line {line}, column {column}: {en}",
        excerpt=_excerpt(text, line, column),
        line=line,
        column=column,
    )


def _place(text: str, place: re.Match[str]) -> tuple[int, int, list[str]]:
    """Return line and column of an error, and what could stand there.

    Oxigraph's parser tries a keyword by taking as many characters as it has and then comparing
    them, and tells where the last try ended; where nothing but keywords was tried, the error
    is as far before that as the shortest of them is long, and the keywords say nothing.
    """
    line, column = int(place[1]), int(place[2])
    items = [item.strip(" |\n") for item in _CLASSES.sub("", place[3]).split(", ")]
    keywords = [item for item in items if item.replace("_", "").isalnum()]
    others = [item for item in items if item and item not in keywords]
    if keywords and not others:
        column -= min(map(len, keywords))
    lines = text.rstrip().split("\n")
    if (line, column) > (len(lines), len(lines[-1])):
        line, column = len(lines), len(lines[-1]) + 1
    return line, max(1, column), others


def _undeclared(missing: str) -> tuple[str, str]:
    known = ", ".join(f"{prefix}:" for prefix in PREFIXES)
    return (
        f"chưa khai báo tiền tố {missing} (thêm PREFIX …). Có sẵn: {known}",
        f"undeclared prefix {missing} (add PREFIX …). There are: {known}",
    )


def _cause(text: str, place: tuple[int, int], expected: list[str], kind: str) -> tuple[str, str]:
    """Return what is probably wrong: the wrong kind of text, a broken rule, or a bad token."""
    if text.strip() and is_update(text) != (kind == "update"):
        told = _OTHER[kind]
        return f"đây là {told[0]}", f"this is {told[1]}"
    rules = [item for item in expected if " " in item]
    if rules:
        return "; ".join(_RULES.get(rule, rule) for rule in rules), "; ".join(rules)
    marks = " ".join(expected) if len(expected) <= _MARKS else ""
    need = (f" (cần: {marks})", f" (expected: {marks})") if marks else ("", "")
    line = text.split("\n")[place[0] - 1]
    near = line[place[1] - 1 :].split()
    if not near:
        return f"câu lệnh chưa trọn vẹn{need[0]}", f"the text ends too early{need[1]}"
    word = near[0][:40]
    return f"không hiểu «{word}» ở đây{need[0]}", f"«{word}» is not understood here{need[1]}"


def _excerpt(text: str, line: int, column: int) -> str:
    """Return the line of the error with a mark under its place."""
    start = max(0, column - _WIDTH // 2)
    shown = text.split("\n")[line - 1][start : start + _WIDTH].replace("\t", " ").rstrip("\r")
    return f"{shown}\n{' ' * (column - 1 - start)}^"
