"""Names compared: when two spellings name one body, project or indicator.

A key is a name folded to what matters for identity: case, tone-mark placement, punctuation and
abbreviations do not («KCN Hòa Bình», «Khu công nghiệp Hoà Bình»); the order of words and every
diacritic do. Names are compared inside one jurisdiction only, never by containment.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from extract.agencies.naming import expand
from extract.folding import UPPER, fold
from ontology.load import rows

_QUOTES = re.compile(r"[\"“”'‘’«»,;:.…*_]+(?!\d)")
_DASH = re.compile(r"\s*[-–—]\s*")
_LEVELS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_SYLLABLE = rf"[{UPPER}][\w'’]*"
_PLACE = re.compile(
    rf"(?:^|\s)(?:(?:của|thuộc|tại|trên địa bàn)\s)?((?:{_LEVELS})\s"
    rf"(?:{_SYLLABLE}(?:\s{_SYLLABLE}){{0,3}}|\d{{1,2}}))$",
    re.I,
)
_ENDS_WITH_LEVEL = re.compile(rf"(?:^|\s)(?:{_LEVELS})$")
_ENDS_WITH_BARE_LEVEL = re.compile(rf"(?:^|\s)(?:{fold(_LEVELS)})$")
_MINISTRY = re.compile(r"bộ (?!chỉ huy|phận|tư lệnh|môn|đội)")
_FRONT = "mặt trận tổ quốc việt nam"
"""The front's name in full, which most documents cut short below the country's level."""
_GROUP = re.compile(r"(?:tập đoàn|tổng công ty) ")
_PROPER = re.compile(rf" {_SYLLABLE} {_SYLLABLE}(?=$| [\W{UPPER}])| [{UPPER}][{UPPER}\d&]+(?= |$)")
"""A name of its own («Tập đoàn Sao Sáng», «FPT»), which «Tổng công ty Điện lực» has not."""
_LEGAL_FORM = re.compile(r" (?:TNHH|MTV|CP|Cổ phần|XNK|NN|TM|DV|SX|XD)(?= |$)")
_NATIONWIDE = re.compile(r"quốc gia|toàn quốc|cả nước")

NATIONAL = ""
"""The scope of what is one thing for the whole country."""


@cache
def key(name: str) -> str:
    """Return a name as it is compared: NFC, written out, lower case, without punctuation.

    >>> key("dự án  KCN «Hoà Bình»")
    'dự án khu công nghiệp hòa bình'
    """
    text = expand(unicodedata.normalize("NFC", name))
    text = _DASH.sub(" - ", _QUOTES.sub(" ", text))
    # Again after case folding: «HOÀ» has its tone mark moved only as «hoà».
    folded = " ".join(expand(" ".join(text.casefold().split())).casefold().split())
    return folded.replace(_FRONT, _FRONT.removesuffix(" việt nam"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A name without the jurisdiction that ends it, and that jurisdiction's key (or `None`)."""

    core: str
    place: str | None


@cache
def split_place(name: str, home: str | None = None) -> Placed:
    """Split the jurisdiction off the end of a name; `home` is the document's own place.

    >>> split_place("Sở Y tế tỉnh Hà Nam")
    Placed(core='sở y tế', place='tỉnh hà nam')
    >>> split_place("Kho bạc Nhà nước Hà Nam", "tỉnh Hà Nam")
    Placed(core='kho bạc nhà nước', place='tỉnh hà nam')
    """
    whole = key(name)
    text = " ".join(unicodedata.normalize("NFC", name).split())
    found = _PLACE.search(text)
    while found and not _is_name(
        found[1]
    ):  # «Xã hội tỉnh Hà Nam» ends with a province all the same
        found = _PLACE.search(text, found.start() + 1)
    if found:
        place = key(found[1])
        core = key(name[: len(name) - len(found[0])]) if whole.endswith(place) else ""
        return Placed(core, place) if core else Placed(whole, None)
    if whole.startswith(_company_heads()):
        return Placed(whole, None)  # «Tập đoàn Hòa Bình» may stand in any province
    for short, full in _homes(home):
        rest = whole.removesuffix(f" {short}")
        if rest != whole and not _ENDS_WITH_LEVEL.search(rest):
            return Placed(rest, full)
    return Placed(whole, None)


def ends_with_level(core: str) -> str:
    """Return the level that ends a compared name: «ủy ban nhân dân tỉnh» → «tỉnh», or nothing.

    A name that lost all its marks ends with one that did, too («uy ban nhan dan tinh»).
    """
    found = (_ENDS_WITH_BARE_LEVEL if core.isascii() else _ENDS_WITH_LEVEL).search(core)
    return found.group().strip() if found else ""


def split_level(place: str) -> tuple[str, str]:
    """Split a place into level and own name: «tỉnh hà nam» → («tỉnh», «hà nam»)."""
    found = re.match(rf"({_LEVELS}) ", place, re.I)
    return (found[1], place[found.end() :]) if found else ("", place)


def _is_name(place: str) -> bool:
    """Tell «tỉnh Hà Nam» from «thành phố Và»: the words after the level are capitalised."""
    return all(word[0].isupper() or word.isdigit() for word in split_level(place)[1].split())


@cache
def _homes(home: str | None) -> tuple[tuple[str, str], ...]:
    """Return short and full keys of the document's place, then of all provinces."""
    found: dict[str, str] = {}
    if home:
        full = key(home)
        found[split_level(full)[1]] = full
    for row in sorted(rows("provinces"), key=lambda r: r["status"] != "current"):
        found.setdefault(key(row["short"]), key(row["name"]))
    return tuple(found.items())


@cache
def _national_names() -> frozenset[str]:
    """Return the keys of the bodies of which the country has one, companies' heads left out."""
    names = [row["name"] for row in rows("agencies")]
    names += [a for row in rows("agencies") for a in row["abbreviations"].split("|") if a]
    names += [row["norm"] or row["head"] for row in rows("body_heads") if row["tail"] == "none"]
    return frozenset(key(n) for n in names)


@cache
def _company_heads() -> tuple[str, ...]:
    heads = [h for r in rows("body_heads") if r["tail"] == "company" for h in r["head"].split("|")]
    return tuple(sorted(f"{key(h)} " for h in heads))


def has_proper_name(name: str) -> bool:
    """Whether a name holds one of its own: «Công ty Hoàng Long», but not «Công ty Điện lực»."""
    return bool(_PROPER.search(_LEGAL_FORM.sub("", name)))


def is_company(name: str) -> bool:
    """Whether a body is a company, bank or group of companies by its head."""
    return key(name).startswith(_company_heads())


def is_national(name: str) -> bool:
    """Whether a body's name alone fixes it in the country (ministry, «Chính phủ», «Tập đoàn …»).

    A company's does not: every province may have its «Công ty Điện lực», its «Công ty Hoàng Long».
    """
    whole = key(name)
    return bool(
        whole in _national_names()
        or _MINISTRY.match(whole)
        or (_GROUP.match(whole) and has_proper_name(name))
        or _NATIONWIDE.search(whole)
    )


def plain(text: str) -> str:
    """Return a key without diacritics, to meet words that a scan misread."""
    return fold(key(text))


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a name or clause as compared."""
    return tuple(w for w in key(text).split() if w != "-")


# --- projects -------------------------------------------------------------------------------

_GENERIC = re.compile(
    r"(?:các |một số )?(?:dự án|đầu tư(?: xây dựng)?(?: và kinh doanh)?|xây dựng(?: và kinh doanh)?"
    r"|(?:kết cấu )?hạ tầng(?: kỹ thuật)?(?= (?:khu|cụm) (?:công nghiệp|đô thị|kinh tế))"
    r"|nhà máy(?= \w+ \w+)|tuyến(?= (?:đường|cao tốc|quốc lộ))) "
)
_ROAD = re.compile(r"^(?:tuyến )?đường(?: bộ)?(?: cao tốc(?= ))?(?: từ)? ")
_MOTORWAY = re.compile(r"^(?:tuyến )?(?:đường )?(?:bộ )?cao tốc ")
_SMALL_WORDS = re.compile(r" về(?= )| năm(?= \d{4}(?: |$))")
_WASTE = re.compile(r"(?<= )(?:chất thải rắn|rác thải|rác)(?: sinh hoạt)?(?= |$)")
"""What plants of one kind work up, told in three ways: «nhà máy xử lý rác», «… chất thải rắn»."""
_LEFT_OVER = re.compile(r"(?: (?:và|của|tại|với|để|theo|do|từ))+$")
_BRACKETED_CODE = re.compile(r" ?\(([a-zđ]{1,4}[. ]?\d{1,3})\)")
_PERIOD = re.compile(
    r" (?:trong |đến |tới )?(?:(?:giai đoạn|năm|nhiệm kỳ|thời kỳ) )?\d{4}(?: - \d{4})?"
    r"(?: (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? \d{4})?$"
)
_KINDS = re.compile(
    r"(?:(?:khu|cụm) (?:công nghiệp|đô thị|kinh tế|tái định cư|dân cư)|quy hoạch(?: chung)?|cầu"
    r"|đường|cao tốc|quốc lộ|nhà máy|bệnh viện|trường|chợ|cảng|sân bay|công viên|đề án|chương trình"
    r"|kế hoạch|phong trào|trung tâm|khu)"
)


@dataclass(frozen=True, slots=True)
class ProjectKeys:
    """How a project's name is compared: `main`, another name in brackets, and without a period."""

    main: str
    alias: str | None
    timeless: str


@cache
def project_keys(name: str, home: str | None = None) -> ProjectKeys:
    """Return a project's keys inside its jurisdiction `home`.

    Generic heads go («dự án đầu tư xây dựng hạ tầng KCN Tân Hòa» → «khu công nghiệp tân hòa»), so
    does the jurisdiction at the end where more than a kind is left, and the small words «về» and
    «năm»; «Cao tốc A - B (CT.99)» is also «cao tốc ct.99».
    """
    # A province's part of a nationwide programme is known by its scope.
    text = split_place(name).core if is_nationwide(name) else key(name)
    text = _LEFT_OVER.sub("", _SMALL_WORDS.sub("", text))
    while (head := _GENERIC.match(text)) and len(text) > head.end():
        text = text[head.end() :]
    text = _WASTE.sub("rác", text)
    text = _MOTORWAY.sub("cao tốc ", text, count=1)
    text = _ROAD.sub("đường ", text, count=1)
    code = _BRACKETED_CODE.search(text)
    alias = None
    if code:
        kind = _KINDS.match(text)
        alias = f"{kind.group()} {code[1]}" if kind else None
        text = _BRACKETED_CODE.sub("", text).strip()
    # «Bệnh viện tỉnh (cơ sở 2)» is «Bệnh viện tỉnh cơ sở 2».
    text = " ".join(re.sub(r"[()]", " ", text).split())
    text = _without_home(text, home)
    return ProjectKeys(text, alias, _PERIOD.sub("", text))


def _without_home(text: str, home: str | None) -> str:
    """Drop the jurisdiction at the end of a project's name, unless only a kind would be left."""
    if not home:
        return text
    full = key(home)
    short = split_level(full)[1]
    for tail in (f" trên địa bàn {full}", f" {full}", f" {short}"):
        rest = text.removesuffix(tail)
        level = _ENDS_WITH_LEVEL.search(rest)
        if rest == text or _KINDS.fullmatch(rest):
            continue
        # «… thành phố Hà Nam» in a document of «tỉnh Hà Nam» is another place.
        return rest if level is None or full.startswith(f"{level.group().strip()} ") else text
    return text


def is_bare_project(name: str) -> bool:
    """Whether a project's name is no more than a kind («Cầu», «dự án nhà máy»)."""
    return bool(_KINDS.fullmatch(project_keys(name).main))


def is_nationwide(project: str) -> bool:
    """Whether a project is one for the whole country («Chương trình mục tiêu quốc gia …»)."""
    return bool(_NATIONWIDE.search(key(project)))


# --- indicators -----------------------------------------------------------------------------

_BRACKETS = re.compile(r"\([^)]*\)?")
_WHEN = re.compile(
    r"(?:^| )(?:trong |của |bình quân |tính đến |đến )?"
    r"(?:\d+ tháng(?: đầu năm)?|tháng \d+|quý [ivx\d]+|năm|giai đoạn|ngày)"
    r"(?: \d[\d/ -]*)?(?: năm \d{4})?(?= |$)"
)
# «đat» is no word: «đạt» as a scan reads it.
_FIGURE_WORDS = re.compile(r"(?: (?:ước(?: tính| thực hiện)?|đạt|đat|tăng|giảm|còn|là|phấn đấu))+$")
_LEADING = re.compile(r"^(?:ước|phấn đấu|duy trì|chỉ tiêu(?: về)?) ")
_GROWTH = re.compile(r"^(?:tốc độ )?(?:tăng trưởng|tăng)(?= (?:tổng sản phẩm|gdp)\b)")


@cache
def indicator_key(name: str) -> str:
    """Return an indicator's name as compared: periods and remarks in brackets dropped.

    >>> indicator_key("Tốc độ tăng trưởng GRDP năm 2024 (giá so sánh)")
    'tăng trưởng tổng sản phẩm trên địa bàn'
    """
    text = key(_BRACKETS.sub(" ", name))
    text = " ".join(_WHEN.sub(" ", _LEADING.sub("", text)).split())
    text = _FIGURE_WORDS.sub("", text)
    return _GROWTH.sub("tăng trưởng", text) or key(name)


def names_itself(indicator: str) -> bool:
    """Whether an indicator's key says what it measures without its context.

    «kim ngạch xuất khẩu» does; «lợn» or «vốn» take their sense from the sentence around them.
    """
    words = indicator.split()
    return len(words) >= 3 or any(word in ("gdp", "pci", "fdi", "papi") for word in words)
