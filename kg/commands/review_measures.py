"""What `camket review` measures and hands on: gold, scores, agreement, lessons."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.records import Repair
from kg.commands.console import check_writable, print_rows, say, visible
from kg.iris import Iris, slug
from kg.refusals import refusal_lines
from kg.review.agreement import agreements, units_of
from kg.review.desk import Desk
from kg.review.gold import Coverage, coverage, gold_of
from kg.review.queue import Queue
from kg.review.rates import Rate
from kg.review.scores import judged_claims, scores
from kg.review.teach import Lesson, lessons
from kg.review.told import FACET, KIND
from kg.store import write_whole

_GROUPS = {
    "all": "tất cả",
    "kind": "loại",
    "type": "loại văn bản",
    "lead grade": "căn cứ của chủ trì",
    "deadline grade": "căn cứ của thời hạn",
}
_VALUES = {
    **{str(kind): words for kind, words in KIND.items()},
    "explicit": "nêu rõ",
    "stated": "nêu rõ",
    "inherited": "suy từ mục, văn bản",
    "issuer": "cơ quan ban hành",
    "group": "nhóm cơ quan",
    "none": "không có",
}
_LESSONS = {
    "alias": "tên viết tắt",
    "same": "là một",
    "different": "là hai",
    "repair": "chữ sửa sai",
}
_COLUMNS = ("kind", "words", "read", "meant", "document", "verdict", "who", "when", "builds",
            "why", "one", "other")  # fmt: skip


def measure(desk: Desk, options: argparse.Namespace) -> int:
    """Do one of the actions of `MEASURES`."""
    return MEASURES[options.action](desk, options)


def _gold(desk: Desk, options: argparse.Namespace) -> int:
    """Write reviewed documents as gold: a file each into a folder, or a line each."""
    if options.document:
        chosen = sorted({s for name in options.document for s in Queue(desk).files(name)})
    else:
        chosen = [one.sha256 for one in _finished(desk, options.least)]
    for sha256 in chosen:
        found = gold_of(desk, sha256)
        if options.output is None:
            print(json.dumps(found, ensure_ascii=False))
            continue
        options.output.mkdir(parents=True, exist_ok=True)
        name = f"{slug(Path(str(found['doc'])).stem)}-{sha256[:8]}.json"
        text = json.dumps(found, ensure_ascii=False, indent=1)
        write_whole(options.output / name, f"{text}\n")
    say(f"{len(chosen)} văn bản mẫu; tên riêng, số liệu, căn cứ của nhiệm vụ: như máy đọc")
    return 0


def _finished(desk: Desk, least: float) -> Iterator[Coverage]:
    """Yield the documents that are reviewed far enough; say of the others how far."""
    for one in coverage(desk):
        if one.share >= least:
            yield one
        else:
            disputed = f", {one.disputed} chưa thống nhất" if one.disputed else ""
            name = one.label or one.name
            say(f"chưa xong: {name}: {one.judged}/{one.claims} nội dung đã duyệt{disputed}")


def _scores(desk: Desk, options: argparse.Namespace) -> int:
    table = scores(judged_claims(desk, strict=options.strict))
    if options.json:
        rows = [
            {"group": group, "value": value, "facet": facet, **score.json()}
            for (group, value, facet), score in table.items()
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    heads = ("nhóm", "mặt", "chính xác (P)", "đầy đủ (R)", "đúng cả")
    told = [
        (
            _GROUPS[group] if group == "all" else f"{_GROUPS[group]}: {_VALUES.get(value, value)}",
            FACET[facet],
            *map(_rate, (score.precision, score.recall, score.accuracy)),
        )
        for (group, value, facet), score in table.items()
    ]
    print_rows("Máy đọc đúng đến đâu, theo người duyệt", heads, told)
    say("khoảng tin cậy 95% (Wilson); nội dung đáng ngờ được duyệt trước, nên không phải là mẫu"
        " ngẫu nhiên; nội dung máy bỏ sót chỉ tính khi có người bổ sung")  # fmt: skip
    return 0


def _rate(rate: Rate) -> str:
    """Return a rate for people: «18/20 90,0% (69,9–97,2)»."""
    if rate.value is None or rate.interval is None:
        return "–"
    low, high = (f"{100 * end:.1f}" for end in rate.interval)
    return f"{rate.right}/{rate.of} {100 * rate.value:.1f}% ({low}–{high})".replace(".", ",")


def _agreement(desk: Desk, options: argparse.Namespace) -> int:
    found = agreements(units_of(desk))
    if options.json:
        print(json.dumps([one.json() for one in found], ensure_ascii=False, indent=1))
        return 0
    heads = ("mặt", "ai", "nội dung", "giống nhau", "hệ số")
    rows = []
    for one in found:
        figure = "không xác định" if one.figure is None else f"{one.figure:.3f}".replace(".", ",")
        sign = {"kappa": "κ", "alpha": "α"}[one.measure]
        who = visible(", ".join(one.reviewers))
        rows.append((FACET[one.facet], who, str(one.claims), _rate(one.same), f"{sign} = {figure}"))
    print_rows("Người duyệt thống nhất đến đâu", heads, rows)
    say("κ: Cohen, hai người; α: Krippendorff (định danh), tất cả; 1 là thống nhất hoàn toàn")
    return 0


def _teach(desk: Desk, options: argparse.Namespace) -> int:
    places, found = desk.now()
    told = lessons(found, places, Iris(desk.base))
    if options.output:
        check_writable(options.output)
        lines = ("\t".join(cells) + "\n" for cells in (_COLUMNS, *map(_cells, told)))
        write_whole(options.output, "".join(lines))
    if options.refused:
        check_writable(options.refused)
        write_whole(options.refused, "".join(f"{line}\n" for line in _refusals(told)))
    if options.json:
        rows = [dict(zip(_COLUMNS, _cells(one), strict=True)) for one in told]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif not options.output and not options.refused:
        heads = ("điều học được", "chữ", "máy đọc", "là", "lần dựng sau", "vì sao")
        shown = [
            (_LESSONS[one.kind], one.words, one.read, one.meant, _builds(one), one.why)
            for one in told
        ]
        print_rows("Ý kiến dạy gì cho lần dựng sau", heads, [[*map(visible, row)] for row in shown])
    return 0


def _builds(lesson: Lesson) -> str:
    return "tự áp dụng" if lesson.certain else "chờ người quyết định"


def _cells(lesson: Lesson) -> list[str]:
    """Return a lesson as a line of a table; nothing in it is a formula to a spreadsheet."""
    verdict = lesson.verdict
    cells = (lesson.kind, lesson.words, lesson.read, lesson.meant, lesson.document,
             str(verdict.number), verdict.who, verdict.when,
             "yes" if lesson.certain else "no", lesson.why, lesson.one, lesson.other)  # fmt: skip
    return [_guarded(visible(" ".join(cell.split()))) for cell in cells]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _refusals(told: Sequence[Lesson]) -> Iterator[str]:
    """Yield the lines of `refused.tsv` for the repairs that people took back."""
    by_file: dict[str, dict[Repair, None]] = defaultdict(dict)
    for lesson in told:
        if lesson.repair:
            by_file[lesson.sha256][lesson.repair] = None
    for sha256, repairs in sorted(by_file.items()):
        yield from refusal_lines(sha256, tuple(repairs))


MEASURES = {"gold": _gold, "scores": _scores, "agreement": _agreement, "teach": _teach}
"""The actions that measure, or hand on what was reviewed."""
