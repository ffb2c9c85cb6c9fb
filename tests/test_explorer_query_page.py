"""The query page: a saved question, SPARQL of one's own, an error that can be understood."""

from __future__ import annotations

import json
from pathlib import Path

from explorer_stage import Desk, at_desk
from playwright.sync_api import Browser, Page, expect

pytest_plugins = ("explorer_fixtures",)

COUNTS = """SELECT ?agency_label (COUNT(?task) AS ?tasks) WHERE {
  ?task ck:leadBy ?agency . ?agency skos:prefLabel ?agency_label
} GROUP BY ?agency_label ORDER BY DESC(?tasks) ?agency_label LIMIT 5"""
WRONG = """PREFIX ck: <https://w3id.org/camket/ontology#>
SELECT ?task WHERE {
  ?task ck:dueDate due .
}"""


def write(desk: Desk, text: str) -> Page:
    """Open the editor, write a query into it and run it with the keyboard."""
    page = desk.open("query")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")
    return page


def answered(page: Page) -> Page:
    """Wait until an answer stands."""
    expect(page.locator("#query-took")).to_be_visible()
    return page


def test_a_saved_question_with_a_parameter(desk: Desk) -> None:
    page = desk.open("query")
    page.locator(".query-page input[type=search]").fill("qua han")
    desk.follow(page.get_by_role("link", name="Nhiệm vụ quá hạn"))
    everything = int(answered(page).locator("#query-took").inner_text().split()[0])
    page.fill("#param-agency", "so y te")
    expect(page.locator("[role=option]").first).to_contain_text("Sở Y tế tỉnh Lam Giang")
    page.keyboard.press("ArrowDown")
    desk.press("Enter")
    expect(answered(page).locator("#query-took")).to_contain_text("1 dòng")
    assert everything > 1
    row = page.locator("#query-panel tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("điều chỉnh dự án Bệnh")
    page.locator("#query-show-sparql").click()
    expect(page.locator(".CodeMirror-code")).to_contain_text("SELECT DISTINCT ?due ?days_late")
    expect(answered(page).locator("#query-panel tbody tr")).to_have_count(1)


def test_an_error_names_its_line_in_words(desk: Desk) -> None:
    page = write(desk, WRONG)
    notice = page.locator("#query-results [role=alert]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("dòng 3", ignore_case=True)
    sign = page.locator(".query-sign")
    expect(sign).to_be_visible()
    line = page.locator(".CodeMirror-linenumber", has_text="3").first.bounding_box()
    mark = sign.bounding_box()
    assert line
    assert mark
    assert abs(line["y"] - mark["y"]) < 12
    expect(page.locator("#query-problem")).to_contain_text("3")
    desk.visit.console.clear()  # the browser tells the refusal there, too


def test_a_right_query_is_never_called_wrong(desk: Desk) -> None:
    page = desk.open("query")
    expect(page.locator(".CodeMirror-code")).to_contain_text("SELECT")
    expect(page.locator(".query-sign")).to_have_count(0)
    expect(page.locator("#query-problem")).to_have_text("")


def test_an_answer_as_table_chart_and_files(desk: Desk) -> None:
    page = answered(write(desk, COUNTS))
    rows = page.locator("#query-panel tbody tr")
    expect(rows).to_have_count(5)
    numbers = [int(text) for text in rows.locator("td.num").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    page.get_by_role("tab", name="Biểu đồ").click()
    expect(page.locator("#query-panel svg").first).to_be_visible()
    for form, ending in (("CSV", ".csv"), ("JSON", ".json")):
        with page.expect_download() as waited:
            page.locator(".downloads button", has_text=form).first.click()
        assert waited.value.suggested_filename.endswith(ending)
        text = Path(waited.value.path()).read_text(encoding="utf-8")
        if form == "JSON":
            assert len(json.loads(text)["results"]["bindings"]) == 5
        else:
            assert len(text.splitlines()) == 6


def test_a_graph_is_drawn(desk: Desk) -> None:
    page = answered(
        write(desk, "CONSTRUCT { ?task ck:leadBy ?body } WHERE { ?task ck:leadBy ?body } LIMIT 12")
    )
    page.get_by_role("tab", name="Sơ đồ").click()
    expect(page.locator("#query-panel canvas").first).to_be_visible()


def test_a_link_asks_the_same_again(desk: Desk, chromium: Browser) -> None:
    page = answered(write(desk, COUNTS))
    said = page.locator("#query-panel table").inner_text()
    with at_desk(chromium, desk.address) as other:
        other.goto(page.url)
        assert answered(other.page).locator("#query-panel table").inner_text() == said
        other.asked_nobody()


def test_terms_are_completed_by_their_vietnamese_names(desk: Desk) -> None:
    page = desk.open("query")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("SELECT * WHERE { ?x ck:due")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("dueDate")
