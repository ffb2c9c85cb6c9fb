"""Each query of the library against the small graph, whose answers are known by hand."""

import pyoxigraph as ox
import pytest
from questions import asked_queries
from small_graph import AS_OF, ID, TASK, small_store
from test_figure_questions import QUESTIONS as FIGURE_QUESTIONS
from test_ledger_corpus import QUESTIONS
from test_review_graph import QUESTIONS as REVIEW_QUESTIONS

from kg.ask import Table, ask
from queries import library


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return small_store()


def rows(store: ox.Store, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    """Ask, and return the named columns: last part of an IRI, value of a literal, «» for none."""
    answer = ask(store, library.get(name), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(c) for c in columns.split()]
    return [
        tuple(
            "" if row[i] is None else row[i].value.rpartition("#")[2].removeprefix(ID)
            for i in places
        )
        for row in answer.rows
    ]


SYT = "Sở Y tế tỉnh Tân Hà"
SXD = "Sở Xây dựng tỉnh Tân Hà"
SGT = "Sở Giao thông vận tải tỉnh Tân Hà"
SKH = "Sở Kế hoạch và Đầu tư tỉnh Tân Hà"
STN = "Sở Tài nguyên và Môi trường tỉnh Tân Hà"
CA = "Công an tỉnh Tân Hà"
TT = "Thường trực Hội đồng nhân dân tỉnh Tân Hà"
DL = "Ủy ban nhân dân huyện Đồng Lâm"
GPMB = "Hoàn thành giải phóng mặt bằng đường vành đai phía Nam"
CAU = "Khởi công gói thầu cầu Trúc Khê thuộc đường vành đai phía Nam"
KCN = "Trình quy hoạch phân khu Khu công nghiệp Phú Cường"
PHAN_CAP = "Ban hành quy định phân cấp quản lý đường huyện"
DAT = "Rà soát, thu hồi các khu đất giao chậm đưa vào sử dụng"
BENH_AN = "Triển khai bệnh án điện tử tại các bệnh viện tuyến huyện"
NQ = "Nghị quyết số 27/NQ-HĐND"
TB = "Thông báo số 15/TB-UBND"
KL = "Kết luận số 118-KL/TU"

CASES = [
    # who owns a task: every role, with grade and the place of the words
    (
        "task-owner",
        {"task": BENH_AN},
        "role agency_label grade source_label start end",
        [
            ("lead", SYT, "explicit", NQ, "300", "393"),
            ("supervise", TT, "explicit", NQ, "300", "393"),
            ("support", CA, "explicit", NQ, "300", "393"),
        ],
    ),
    # a collective addressee is graded so
    ("task-owner", {"task": "Giải ngân trên 95% vốn đầu tư công năm 2024"}, "role grade", [
        ("lead", "group"),
        ("supervise", "explicit"),
    ]),
    # status is the build's without a day …
    ("tasks-of-body", {"agency": SGT}, "role task_label due status", [
        ("lead", PHAN_CAP, "2024-06-20", "openOverdue"),
        ("lead", CAU, "2024-06-30", "doneOnTime"),
    ]),
    # … and of that day with one: nothing was late or done on 1 June
    ("tasks-of-body", {"agency": SGT, "as_of": "2024-06-01"}, "task_label status", [
        (PHAN_CAP, "openInTime"),
        (CAU, "openInTime"),
    ]),
    ("tasks-of-body", {"agency": "SYT", "role": "phối hợp", "as_of": AS_OF}, "task_label status", [
        ("Phê duyệt thiết kế kỹ thuật Bệnh viện đa khoa huyện Đồng Lâm", "doneLate"),
        ("Kết nối dữ liệu khám chữa bệnh với cơ sở dữ liệu dân cư", "noDeadline"),
    ]),
    # both ends count; a task without lead is a row with empty cells
    ("due-between", {"from": "2024-06-20", "to": "2024-06-30"}, "due task_label agency_label", [
        ("2024-06-20", PHAN_CAP, SGT),
        ("2024-06-30", CAU, SGT),
        ("2024-06-30", DAT, ""),
    ]),
    # bodies in time: this graph knows of no change (`test_succession` has a graph that does)
    ("responsible-today", {"agency": SGT, "as_of": AS_OF}, "responsible_label on", [(SGT, "")]),
    ("changed-bodies", {}, "agency_label", []),
    ("inherited-tasks", {"as_of": AS_OF}, "task_label", []),
    # nor of a suggestion (`test_suggestions`)
    ("suggested-owners", {}, "text", []),
    # overdue the day after the deadline, not on it
    ("overdue", {"as_of": "2024-03-31"}, "task_label", []),
    ("overdue", {"as_of": "2024-04-01"}, "task_label agency_label", [(GPMB, DL)]),
    ("overdue", {"as_of": AS_OF}, "days_late", [("101",), ("56",), ("20",), ("10",)]),
    ("overdue", {"as_of": AS_OF}, "due task_label agency_label", [
        ("2024-03-31", GPMB, DL),
        ("2024-05-15", KCN, SXD),
        ("2024-06-20", PHAN_CAP, SGT),
        ("2024-06-30", DAT, ""),
    ]),
    # the design was approved on 20 May, too late: overdue only in between
    ("overdue", {"as_of": "2024-05-19", "agency": "SXD"}, "due task_label", [
        ("2024-04-30", "Phê duyệt thiết kế kỹ thuật Bệnh viện đa khoa huyện Đồng Lâm"),
        ("2024-05-15", KCN),
    ]),
    ("overdue", {"as_of": "2024-05-20", "agency": "SXD"}, "due", [("2024-05-15",)]),
    ("tasks-of-project", {"project": "đường vành đai phía Nam", "as_of": AS_OF},
     "task_label agency_label due status", [
        (GPMB, DL, "2024-03-31", "openOverdue"),
        (CAU, SGT, "2024-06-30", "doneOnTime"),
    ]),
    ("tasks-by-sector", {"sector": "giao thông vận tải", "as_of": AS_OF},
     "field sector task_label agency_label due status", [
        ("infrastructureSector", "transportSector", GPMB, DL, "2024-03-31", "openOverdue"),
        ("infrastructureSector", "transportSector", CAU, SGT, "2024-06-30", "doneOnTime"),
    ]),
    # a broad field has the tasks of its narrow ones, once for each
    ("tasks-by-sector", {"field": "infrastructure"}, "sector task_label", [
        ("landSector", GPMB),
        ("transportSector", GPMB),
        ("transportSector", CAU),
    ]),
    # a notice is based on the resolution: its own statement counts, and so does the section
    ("tasks-of-resolution", {"document": "15/TB-UBND"}, "through_label task_label", [
        (TB, GPMB),
        (TB, CAU),
        (TB, "Phê duyệt thiết kế kỹ thuật Bệnh viện đa khoa huyện Đồng Lâm"),
        (TB, KCN),
    ]),
    ("mandate-chain", {"task": GPMB}, "step document_label kind issuer_label", [
        ("1", TB, "notice", "Ủy ban nhân dân tỉnh Tân Hà"),
        ("2", NQ, "resolution", "Hội đồng nhân dân tỉnh Tân Hà"),
        ("3", KL, "conclusion", "Ban Thường vụ Tỉnh ủy Tân Hà"),
    ]),
    ("mandate-chain", {"task": "Khắc phục ngập úng tuyến đường Hồ Sen"}, "step document_label", [
        ("1", "Báo cáo số 190/BC-UBND"),
    ]),
    ("problems-of-project", {"project": "đường vành đai phía Nam"},
     "as_of_day agency_label source_label", [
        ("2024-03-31", DL, "Báo cáo số 88/BC-UBND"),
        ("2024-06-30", "", "Báo cáo số 190/BC-UBND"),
    ]),
    ("problems-of-project", {"project": "Đề án chuyển đổi số y tế"}, "text", []),
    ("results-of-project", {"project": "đường vành đai phía Nam"}, "as_of_day text", [
        ("2024-06-18",
         "Gói thầu cầu Trúc Khê đã được khởi công ngày 18/6/2024, đúng tiến độ đề ra."),
    ]),
    ("targets-and-actuals", {"indicator": "tăng trưởng GRDP"},
     "observation_kind period_to low high unit", [
        ("actual", "2024-06-30", "7.25", "7.25", "%"),
        ("target", "2024-12-31", "8", "8.5", "%"),
    ]),
    # «trên 95%» has no upper end
    ("targets-and-actuals", {}, "observation_kind low high", [
        ("actual", "7.25", "7.25"),
        ("target", "8", "8.5"),
        ("actual", "21.4", "21.4"),
        ("actual", "48.9", "48.9"),
        ("target", "95", ""),
    ]),
    ("evidence", {"statement": ID + "statement/p03"}, "file start end quote", [
        ("bao-cao-190.txt", "1005", "1080",
         "Việc lập quy hoạch phân khu Khu công nghiệp Phú Cường chưa đáp ứng yêu cầu."),
    ]),
    # … with its page where the document was on paper
    ("evidence", {"statement": ID + "statement/p03"}, "page start", [("2", "1005")]),
    ("how-read", {}, "file format pages by_ocr unread doubtful repairs skipped notes", [
        ("bao-cao-190.txt", "pdf", "2", "1", "", "0.062", "1", "1", "trang 2 chỉ có hình"),
    ]),
    ("how-read", {"document": "27/NQ-HĐND"}, "file", []),
    ("repairs", {"document": "190/BC-UBND"}, "start end quote meant rule made statement", [
        ("40", "47", "19O/BC-", "190/BC-", "code", "false", ""),
        ("1010", "1014", "1ập ", "lập ", "syllable", "true", "statement/p03"),
    ]),
    ("repairs", {"document": "190/BC-UBND", "made": "true"}, "start", [("1010",)]),
    # a task is shown by its commitments' words
    ("evidence", {"statement": ID + TASK}, "file start", [("thong-bao-15.txt", "300")]),
    ("without-owner", {"as_of": AS_OF}, "task_label due status source_label", [
        (DAT, "2024-06-30", "openOverdue", "Báo cáo số 88/BC-UBND"),
        ("Khắc phục ngập úng tuyến đường Hồ Sen", "", "noDeadline", "Báo cáo số 190/BC-UBND"),
    ]),
    ("load", {"as_of": AS_OF, "agency": CA}, "agency_label status tasks", [
        (CA, "doneOnTime", "1"),
        (CA, "noDeadline", "1"),
    ]),
    ("document-says", {"document": "190/BC-UBND", "kind": "problem"}, "agency_label start", [
        ("", "894"),
        (SXD, "1005"),
    ]),
    ("cites", {"document": "27/NQ-HĐND"}, "relation source_label date", [
        ("based_on", TB, "2024-01-20"),
        ("cites", "Báo cáo số 88/BC-UBND", "2024-04-05"),
        ("cites", "Báo cáo số 190/BC-UBND", "2024-07-05"),
    ]),
    ("cites", {"document": "bao-cao-190.txt"}, "relation", []),
    # only documents that were read; the cited conclusion is none of them
    ("documents", {}, "number date statements", [
        ("27/NQ-HĐND", "2024-01-08", "4"),
        ("15/TB-UBND", "2024-01-20", "4"),
        ("88/BC-UBND", "2024-04-05", "5"),
        ("", "2024-05-12", "1"),
        ("190/BC-UBND", "2024-07-05", "7"),
    ]),
    ("projects", {}, "project_label tasks problems", [
        ("Dự án đường vành đai phía Nam thành phố Tân Hà", "2", "2"),
        ("Khu công nghiệp Phú Cường", "2", "1"),
        ("Dự án Bệnh viện đa khoa huyện Đồng Lâm", "2", "0"),
        ("Đề án chuyển đổi số ngành y tế tỉnh Tân Hà", "2", "0"),
    ]),
    ("deadlines", {"grade": "theo mục"}, "grade due_from due", [
        ("inherited", "2024-04-01", "2024-06-30"),
        ("inherited", "", "2024-12-31"),
        ("inherited", "", "2024-12-31"),
        ("inherited", "2024-01-01", "2024-12-31"),
    ]),
    ("recurring", {}, "recurrence", []),
    ("task-history", {"task": CAU}, "on status source_label", [
        ("2024-06-18", "doneOnTime", "Báo cáo số 190/BC-UBND"),
    ]),
    ("signed-by", {"person": "Trần Thu Hà"}, "document_label file", [
        (NQ, "nghi-quyet-27.txt"),
    ]),
    ("search", {"words": "NGẬP ÚNG"}, "text source_label", [
        ("Khắc phục dứt điểm tình trạng ngập úng tuyến đường Hồ Sen trong mùa mưa.",
         "Báo cáo số 190/BC-UBND"),
    ]),
    ("search", {"words": "không đâu nói"}, "text", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"),
    CASES,
    ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)],
)
def test_answer(
    store: ox.Store, name: str, values: dict[str, str], columns: str, expected: list[object]
) -> None:
    found = rows(store, name, columns, **values)
    if name in ("task-owner", "deadlines"):
        found, expected = sorted(found), sorted(expected)  # type: ignore[type-var]
    assert found == expected


def test_agencies_are_counted_by_role(store: ox.Store) -> None:
    found = rows(store, "agencies", "agency_label leads supports supervises")
    assert len(found) == 12
    assert found[0] == (SXD, "2", "3", "0")
    assert ("Thường trực Hội đồng nhân dân tỉnh Tân Hà", "1", "0", "2") in found
    assert ("Ban Thường vụ Tỉnh ủy Tân Hà", "0", "0", "0") in found


def test_a_resolution_reaches_what_rests_on_it_through_a_notice(store: ox.Store) -> None:
    found = rows(store, "tasks-of-resolution", "task_label through_label", document="118-KL/TU")
    assert {through for _, through in found} == {KL, NQ, TB}
    assert (GPMB, TB) in found
    assert (GPMB, NQ) in found, "through its section «Điều 2»"
    assert not any("Hồ Sen" in task for task, _ in found)


def test_load_counts_each_led_task_once(store: ox.Store) -> None:
    found = rows(store, "load", "agency_label status tasks", as_of=AS_OF)
    assert sum(int(n) for _, _, n in found) == 13
    assert (SXD, "openOverdue", "1") in found


def test_every_asked_question_has_a_case() -> None:
    asked = {case[0] for case in CASES} | {"agencies"} | QUESTIONS | FIGURE_QUESTIONS
    asked |= asked_queries() | {"joined-names"} | REVIEW_QUESTIONS  # `test_identity_queries`
    assert asked == {q.name for q in library.all()}


@pytest.mark.parametrize("query", library.all(), ids=lambda q: q.name)
def test_empty_graph_gives_no_rows(query: library.Query) -> None:
    samples = {"integer": "1", "date": AS_OF, "text": "x", "grade": "explicit", "role": "lead"}
    values = {p.name: samples.get(p.type, ID + "none") for p in query.parameters}
    answer = ask(ox.Store(), query, values)
    assert isinstance(answer, Table)
    assert answer.rows == ()


def test_a_cycle_of_documents_ends(store: ox.Store) -> None:
    looped = small_store()
    looped.add(
        ox.Quad(
            ox.NamedNode(ID + "document/118-kl-tu"),
            ox.NamedNode("http://data.europa.eu/eli/ontology#based_on"),
            ox.NamedNode(ID + "document/15-tb-ubnd"),
        )
    )
    found = rows(looped, "mandate-chain", "document_label", task=GPMB)
    assert sorted(found) == sorted([(TB,), (NQ,), (KL,)])


def test_a_project_without_tasks_is_listed() -> None:
    graph = small_store()
    project = ox.NamedNode(ID + "project/cau")
    ck = "https://w3id.org/camket/ontology#"
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    graph.add(ox.Quad(project, a, ox.NamedNode(ck + "Project")))
    graph.add(ox.Quad(project, label, ox.Literal("Cầu Vân Khê", language="vi")))
    assert rows(graph, "projects", "project_label tasks problems")[-1] == (
        "Cầu Vân Khê",
        "0",
        "0",
    )


def test_recurring_duties_come_with_rule_words_and_body() -> None:
    graph = small_store()
    ck = "https://w3id.org/camket/ontology#"
    told = ox.NamedNode(ID + "statement/dinh-ky")
    words = ox.NamedNode(ID + "evidence/dinh-ky")
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    for predicate, value in (
        ("recurrence", ox.Literal("FREQ=MONTHLY;BYMONTHDAY=24")),
        ("text", ox.Literal("Báo cáo trước ngày 25 hằng tháng", language="vi")),
        ("statedIn", ox.NamedNode(ID + "document/15-tb-ubnd")),
        ("timeEvidence", words),
    ):
        graph.add(ox.Quad(told, ox.NamedNode(ck + predicate), value))
    graph.add(ox.Quad(words, exact, ox.Literal("trước ngày 25 hằng tháng")))
    assert rows(graph, "recurring", "recurrence quote agency_label source_label") == [
        ("FREQ=MONTHLY;BYMONTHDAY=24", "trước ngày 25 hằng tháng", "", TB)
    ]
