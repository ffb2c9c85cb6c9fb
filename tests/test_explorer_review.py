"""Reviewing in the browser: signing in, five claims by keyboard, a corrected owner, two people."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import COLOURS, EVERYTHING, KEYS, WIDTHS, faults
from browsing import PHONE
from commands import PAPERS
from explorer_stage import Desk, at_desk
from playwright.sync_api import Browser, Page, expect
from review_stage import DENIED, AtDesk, fill_in, password, renewed, said
from serving import serving

from extract.pipeline import extract_source
from kg.build import build
from kg.review.desk import Desk as ReviewDesk
from kg.serve.app import Options, make_app
from kg.serve.current import Served
from kg.static_site import write_site

pytest_plugins = ("explorer_fixtures", "review_fixtures")

BODY, OTHER = "Sở Y tế tỉnh Lam Giang", "Sở Xây dựng tỉnh Lam Giang"
HOSPITAL = "trình UBND tỉnh phê duyệt điều chỉnh dự án Bệnh"
MARKUP = "<img src=x onerror=alert(1)> «ghi chú»"
SELECT = """
  words => {
    const pieces = [...document.querySelectorAll('.text .piece')];
    const piece = pieces.find(p => p.textContent.includes(words));
    const range = document.createRange();
    range.selectNodeContents(piece);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return piece.textContent.trim();
  }"""


def claims(desk: Desk) -> list[str]:
    """Return the texts of the queue that is shown."""
    return desk.page.locator(".queue-text").all_inner_texts()


def facet(page: Page, name: str) -> str:
    """Return what the row of a facet says."""
    return page.locator(".facets-table tr", has=page.locator("th", has_text=name)).inner_text()


def judged(page: Page) -> list[dict[str, object]]:
    """Return the marks of all claims that somebody judged."""
    found: list[dict[str, object]] = page.evaluate(
        "fetch('api/review/marks').then(a => a.json()).then(found => found.marks)"
    )
    return found


def to_hospital(desk: Desk) -> Page:
    """Go from the overdue task's card to its claims on the desk."""
    page = desk.open("board/overdue")
    desk.follow(page.locator("tbody tr", has_text=HOSPITAL).first.locator("a.thing").first)
    desk.follow(page.locator(".page-actions a", has_text="Duyệt"))
    expect(page.locator(".facets-table")).to_contain_text(BODY)
    return page


def give_to_other(page: Page) -> None:
    """Correct the owner of the claim that is shown, by the keyboard alone."""
    page.keyboard.press("c")
    expect(page.locator("#edit-lead")).to_be_focused()
    page.keyboard.press("Backspace")
    page.keyboard.type("so xay dung")
    page.locator(".review-form [role=option]", has_text=OTHER).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")


def test_signing_in_and_out_in_the_head(reviewer: AtDesk) -> None:
    with reviewer("", "") as desk:
        page = desk.page
        page.locator("#account[title]").click()
        page.fill("#login-user", "Lan")
        page.fill("#login-password", "không phải mật khẩu này")
        page.keyboard.press("Enter")
        expect(page.locator(".form-said")).not_to_be_empty()
        page.fill("#login-password", password("Lan"))
        page.keyboard.press("Enter")
        expect(page.locator("#account")).to_have_attribute("title", "Đang đăng nhập: Lan")
        page.reload()
        expect(page.locator("#account")).to_have_attribute("title", "Đang đăng nhập: Lan")
        page.click("#account")
        expect(page.locator("dialog")).to_contain_text("người duyệt")
        page.click("#sign-out")
        expect(page.locator("#account")).to_have_attribute("title", "Đăng nhập")


def test_five_claims_by_keyboard(reviewer: AtDesk) -> None:
    with reviewer("", "") as desk:
        page = desk.page
        page.keyboard.press("g")
        desk.press("r")
        first, second, third, fourth, fifth = claims(desk)[:5]
        page.keyboard.press("a")
        fill_in(desk, "Lan")
        said(desk, "Đã ghi: Đúng")
        current = page.locator(".queue-item[aria-current]")
        expect(current).to_contain_text(second)
        page.keyboard.press("r")
        said(desk, "Đã ghi: Không phải")
        expect(current).to_contain_text(third)
        page.keyboard.press("t")
        page.keyboard.type(MARKUP)
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        expect(current).to_contain_text(fourth)
        page.keyboard.press("c")
        expect(page.locator("#edit-lead")).to_be_focused()
        page.locator("#edit-deadline-1").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("31/02/2026")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#edit-deadline-1")).to_have_attribute("aria-invalid", "true")
        page.keyboard.press("Control+a")
        page.keyboard.type("28/2/2026")
        page.keyboard.press("Control+Enter")
        expect(current).to_contain_text(fifth)
        page.keyboard.press("a")
        said(desk, "Đã ghi: Đúng")
        found = [mark["standing"] for mark in judged(page)]
        assert sorted(map(str, found)) == ["accepted"] * 3 + ["corrected", "rejected"]
        assert [words for words in claims(desk) if words in (first, second)] == [first, second]

        page.locator(".queue-item", has_text=third).click()
        expect(page.locator(".verdict-comment")).to_contain_text(MARKUP)
        assert page.locator(".verdicts img").count() == 0
        page.locator(".queue-item", has_text=fourth).click()
        expect(page.locator(".facets-table .after")).to_contain_text("28/02/2026")


def test_all_keys_are_shown_and_can_be_switched_off(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = desk.page
        page.keyboard.press("?")
        shown = page.locator(".dialog-review-keys kbd").all_inner_texts()
        assert {"J", "K", "A", "R", "C", "M", "D", "N", "Z", "?"} <= set(shown)
        page.keyboard.press("Space")  # the box that switches them off has the focus
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.keyboard.press("r")
        page.wait_for_timeout(300)
        assert judged(page) == []


def test_a_corrected_owner_on_the_boards_and_undone(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = to_hospital(desk)
        give_to_other(page)
        said(desk, "Đã ghi: Sửa")
        expect(page.locator(".renewing")).to_be_visible()
        renewed(desk)
        expect(page.locator(".renewing")).to_have_count(0)

        page = desk.open("board/overdue")
        row = page.locator("tbody tr", has_text=HOSPITAL).first
        expect(row).to_contain_text(OTHER)
        assert BODY not in row.inner_text()
        expect(row.locator(".standing-corrected")).to_have_count(1)
        desk.follow(page.locator("#view a", has_text="Máy đọc"))
        expect(page.locator("tbody tr", has_text=HOSPITAL).first).to_contain_text(BODY)
        assert "machine=1" in page.url
        desk.follow(page.locator(".trail a"))
        assert "machine=1" in page.url
        desk.follow(page.locator("#view a", has_text="Đã duyệt"))
        assert "machine=1" not in page.url

        page = desk.open("board/overdue")
        badge = page.locator("tbody tr", has_text=HOSPITAL).first.locator("a.standing-corrected")
        desk.follow(badge)
        expect(page.locator(".verdict")).to_contain_text("Lan (người duyệt)")
        expect(page.locator(".facets-table .before")).to_have_text(BODY)
        page.locator(".verdict button", has_text="Hoàn tác").click()
        expect(page.locator(".verdict.undone")).to_have_count(1)
        renewed(desk)
        page = desk.open("board/overdue")
        expect(page.locator("tbody tr", has_text=HOSPITAL).first).to_contain_text(BODY)


def test_two_people_on_one_claim(reviewer: AtDesk) -> None:
    with reviewer("Lan") as lan, reviewer("Minh") as minh:
        one, two = to_hospital(lan), to_hospital(minh)
        give_to_other(one)
        said(lan, "Đã ghi: Sửa")
        two.keyboard.press("r")
        dialog = two.locator(".dialog-conflict")
        expect(dialog).to_contain_text("Ý kiến của Lan")
        expect(dialog).to_contain_text(OTHER)
        assert [mark["standing"] for mark in judged(two)] == ["corrected"]
        dialog.locator("button", has_text="Vẫn giữ ý kiến của tôi").click()
        said(minh, "Đã ghi: Không phải")
        assert [mark["standing"] for mark in judged(two)] == ["disputed"]

        to_hospital(lan)
        expect(one.locator(".dispute")).to_contain_text("Minh: không phải")
        to_hospital(minh)
        two.locator(".dispute button", has_text="Theo ý kiến của Lan").click()
        said(minh, "Đã ghi: Sửa")
        assert [mark["standing"] for mark in judged(two)] == ["corrected"]


def test_who_reads_a_newer_verdict_may_agree(reviewer: AtDesk) -> None:
    with reviewer("Lan") as lan, reviewer("Minh") as minh:
        one, two = to_hospital(lan), to_hospital(minh)
        give_to_other(one)
        said(lan, "Đã ghi: Sửa")
        two.keyboard.press("a")
        two.locator("#take-theirs").click()
        said(minh, "Đã ghi")
        to_hospital(minh)
        assert facet(two, "Đơn vị chủ trì").count(OTHER) == 3  # shown, Lan, Minh
        assert [mark["standing"] for mark in judged(two)] == ["corrected"]


def test_z_undoes_the_last_verdict(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = desk.page
        first = claims(desk)[0]
        page.keyboard.press("r")
        said(desk, "Đã ghi: Không phải")
        page.keyboard.press("z")
        said(desk, "Đã hoàn tác")
        expect(page.locator(".queue-item[aria-current]")).to_contain_text(first)
        expect(page.locator(".verdict.undone")).to_have_count(1)
        assert judged(page) == []


def test_what_was_missed_is_added_from_the_reader(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = desk.open("board/documents")
        desk.follow(page.locator("tbody a.thing", has_text="Công điện số 11").first)
        desk.follow(page.locator(".page-actions a", has_text="Đọc văn bản"))
        words = page.evaluate(SELECT, "ngày 30 tháng 10 năm 2025")
        page.locator("#missed").click()
        form = page.locator("#review-form")
        expect(form.locator("#edit-span")).to_contain_text(words.split("\n")[0])
        form.locator("#edit-lead").fill(BODY)
        form.locator("#edit-deadline-1").fill("15/12/2025")
        page.keyboard.press("Control+Enter")
        said(desk, "Đã ghi: Thêm câu còn sót")
        assert [mark["standing"] for mark in judged(page)] == ["added"]
        expect(page.locator(".claim-head .standing-added")).to_be_visible()
        desk.follow(page.locator(".passage-foot a", has_text="Mở văn bản"))
        expect(page.locator("a.reviewed-sign.standing-added")).to_have_count(1)


def test_two_names_of_one_body_are_said_to_be_one(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = to_hospital(desk)
        page.keyboard.press("m")
        page.locator("#pair-one").select_option(label=f"{BODY} (Cơ quan)")
        page.locator("#pair-other").fill("so xay dung")
        page.locator("dialog [role=option]", has_text=OTHER).click()
        page.locator("dialog button[type=submit]").click()
        said(desk, "Đã ghi: Là một")
        verdicts = "fetch('api/review/progress').then(a => a.json()).then(p => p.verdicts)"
        assert page.evaluate(verdicts) == 1
        page.keyboard.press("z")
        said(desk, "Đã hoàn tác")


def test_who_may_only_read_cannot_judge(reviewer: AtDesk) -> None:
    with reviewer("Đọc") as desk:
        desk.page.keyboard.press("a")
        said(desk, "Tài khoản này chỉ được xem")
        assert judged(desk.page) == []


def test_what_was_said_of_a_document_that_is_gone_is_put_up_again(
    reviewing: Path, reviewer: AtDesk, office: str
) -> None:
    desk_of = ReviewDesk.open(reviewing)
    view = next(iter(desk_of.claims()))
    desk_of.correct(view.iri, {"lead": [{"name": OTHER}]}, who="Minh", role="reviewer")
    rest = [paper for paper in PAPERS if paper.name != view.claim.name]
    build(rest, reviewing, extractor=extract_source)
    with reviewer() as desk:
        page = desk.page
        expect(page.locator(".claim-badges .again")).to_contain_text("Không còn thấy")
        expect(page.locator(".passage")).to_contain_text("không còn trong kho")
        assert OTHER in facet(page, "Đơn vị chủ trì")
        page.keyboard.press("c")
        said(desk, "không còn trong kho")
        page.keyboard.press("t")
        page.keyboard.type("đã hỏi lại văn thư")
        page.keyboard.press("Enter")
        said(desk, "Đã ghi: Ghi chú")
        expect(page.locator(".verdict-comment")).to_contain_text("đã hỏi lại văn thư")


def test_where_reading_needs_a_login_nothing_is_shown_before(
    reviewing: Path, chromium: Browser
) -> None:
    app = make_app(reviewing, Options(login=True))
    with serving(app) as address, at_desk(chromium, address) as desk:
        page = desk.open("board/overdue")
        assert page.locator("main").inner_text().startswith("Đăng nhập")
        page.locator("main button", has_text="Đăng nhập").click()
        page.keyboard.type("Đọc")
        page.keyboard.press("Tab")
        page.keyboard.type(password("Đọc"))
        page.keyboard.press("Enter")
        expect(page.locator("tbody tr", has_text=HOSPITAL).first).to_be_visible()
        assert set(desk.visit.console) == {DENIED}


def test_the_span_is_moved_by_words(reviewer: AtDesk) -> None:
    with reviewer() as desk:
        page = to_hospital(desk)
        page.keyboard.press("c")
        before = page.locator("#edit-span").inner_text()
        page.locator("button[aria-label='Đầu đoạn tiến một từ']").press("Enter")
        after = page.locator("#edit-span").inner_text()
        assert before.split()[1:10] == after.split()[:9]
        expect(page.locator(".passage .here").first).to_contain_text(after.split()[0])


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "has_touch": True}])
def test_reviewing_is_accessible(reviewer: AtDesk, axe: str, options: dict[str, object]) -> None:
    found = {}
    with reviewer("Lan", **options) as desk:
        page = desk.page
        page.keyboard.press("r")
        said(desk, "Đã ghi")
        for name, key in (("desk", "k"), ("form", "c"), ("left", "Escape"), ("keys", "?")):
            page.keyboard.press(key)
            page.wait_for_timeout(400)
            for scheme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                if bad := faults(page, axe, rules):
                    found[name, scheme] = bad
            scroll, inner = page.evaluate(WIDTHS)
            assert scroll <= inner, name
            assert KEYS.findall(page.locator("body").inner_text()) == []
    assert found == {}


def test_a_static_copy_shows_marks_and_history_and_asks_nobody_in(
    reviewer: AtDesk, reviewing: Path, chromium: Browser, tmp_path: Path
) -> None:
    with reviewer() as desk:
        give_to_other(to_hospital(desk))
        said(desk, "Đã ghi: Sửa")
        renewed(desk)
    served = Served.open(reviewing)
    write_site(served, tmp_path / "site")
    served.close()
    with at_desk(chromium, (tmp_path / "site" / "index.html").as_uri()) as copy:
        page = copy.open("board/overdue")
        assert page.locator("#account, #nav a[href*=review]").count() == 0
        badge = page.locator("tbody tr", has_text=HOSPITAL).first.locator("a.standing-corrected")
        copy.follow(badge)
        expect(page.locator(".verdict")).to_contain_text("Lan")
        assert page.locator("main button", has_text="Hoàn tác").count() == 0
        copy.asked_nobody()
