"""The page in a real Chromium: it draws, search and click work, and nothing is requested."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from small_graph import AS_OF, small_store

from kg.views import focus_on, overview_of
from viz.model import Edge, Node, Quote, View
from viz.page import render

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1280,800",
)
TASK = "Hoàn thành giải phóng mặt bằng đường vành đai phía Nam"
HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "<a href='https://example.org/'>href</a>",
    "{{script}}\u2028",
)


@pytest.fixture(scope="module")
def driver(
    program: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[webdriver.Chrome]:
    options = Options()
    options.binary_location = program("chromium", "chromium")
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = Service(program("chromedriver", "chromium-driver"))
    started = webdriver.Chrome(options=options, service=service)
    yield started
    started.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "trang.html"
    path.write_text(render(overview_of(small_store(), as_of=AS_OF)), encoding="utf-8")
    return path


def _open(driver: webdriver.Chrome, path: Path) -> None:
    driver.get_log("performance")
    driver.get_log("browser")
    driver.get(path.as_uri())
    WebDriverWait(driver, 20).until(
        lambda d: d.execute_script("return document.documentElement.dataset.drawn")
    )


def _requests(driver: webdriver.Chrome) -> list[str]:
    messages = [json.loads(m["message"])["message"] for m in driver.get_log("performance")]
    sent = [m for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [m["params"]["request"]["url"] for m in sent]


def _things(driver: webdriver.Chrome) -> list[dict[str, Any]]:
    text = driver.execute_script("return document.getElementById('data').textContent")
    found: list[dict[str, Any]] = json.loads(text)["things"]
    return found


def _panel(driver: webdriver.Chrome) -> str:
    return str(driver.find_element(By.ID, "panel").text)


def _colours(driver: webdriver.Chrome) -> int:
    """How many different colours the canvas shows."""
    script = """
      const canvas = document.querySelector('#graph canvas');
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Set();
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i + 3]) seen.add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
      }
      return seen.size;"""
    return int(driver.execute_script(script))


def _click_at(driver: webdriver.Chrome, x: float, y: float) -> None:
    """Click a point of the window and wait for the panel."""
    actions = ActionChains(driver)
    actions.w3c_actions.pointer_action.move_to_location(int(x), int(y))
    actions.w3c_actions.pointer_action.click()
    actions.perform()
    WebDriverWait(driver, 5).until(lambda d: d.find_element(By.ID, "panel").is_displayed())


def _click_node(driver: webdriver.Chrome, number: int) -> None:
    script = """
      const at = camket.network.canvasToDOM(camket.network.getPosition(arguments[0]));
      const box = document.getElementById('graph').getBoundingClientRect();
      return [box.left + at.x, box.top + at.y];"""
    _click_at(driver, *driver.execute_script(script, number))


def test_the_page_draws_within_two_seconds(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    assert _colours(driver) > 50
    drawn = driver.execute_script("return document.documentElement.dataset.drawn")
    assert int(drawn) < 2000


def test_the_page_requests_nothing_but_itself(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    driver.find_element(By.ID, "search").send_keys("so")
    _click_node(driver, 0)
    sent = [url for url in _requests(driver) if not url.startswith("data:")]
    assert sent == [page.as_uri()]


def test_the_console_stays_empty(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    _click_node(driver, 0)
    assert driver.get_log("browser") == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("so y te", "Sở Y tế tỉnh Tân Hà"),
        ("Sở Y tế", "Sở Y tế tỉnh Tân Hà"),
        ("duong vanh dai", "Dự án đường vành đai phía Nam thành phố Tân Hà"),
        ("SYT", "Sở Y tế tỉnh Tân Hà"),
        ("27/nq", "Nghị quyết số 27/NQ-HĐND"),
    ],
)
def test_search_works_without_diacritics_and_by_keyboard(
    driver: webdriver.Chrome, page: Path, typed: str, first: str
) -> None:
    _open(driver, page)
    driver.find_element(By.TAG_NAME, "body").send_keys("/")
    box = driver.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys(typed)
    shown = driver.find_elements(By.CSS_SELECTOR, "#results [role=option]")
    names = [row.find_element(By.CSS_SELECTOR, "span:nth-child(2)").text for row in shown]
    assert first in names[:2]
    for _ in range(names.index(first)):
        box.send_keys(Keys.ARROW_DOWN)
    box.send_keys(Keys.ENTER)
    assert first in _panel(driver)
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not driver.find_element(By.ID, "panel").is_displayed()


def test_search_for_nothing_says_so(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    driver.find_element(By.ID, "search").send_keys("zzz")
    assert driver.find_element(By.ID, "results").text == "Không tìm thấy gì"


def test_a_click_on_a_task_shows_deadline_status_roles_and_quote(
    driver: webdriver.Chrome, page: Path
) -> None:
    _open(driver, page)
    number = next(i for i, t in enumerate(_things(driver)) if t["label"] == TASK)
    _click_node(driver, number)
    text = _panel(driver)
    for expected in (
        TASK,
        "31/03/2024",
        "chưa hoàn thành, quá hạn",
        "«Giao Ủy ban nhân dân huyện Đồng Lâm chủ trì",
        "Thông báo số 15/TB-UBND, ký tự 300–462",
        "chủ trì",
        "Ủy ban nhân dân huyện Đồng Lâm",
        "phối hợp",
    ):
        assert expected in text


def test_only_the_lines_of_the_chosen_node_keep_their_words(
    driver: webdriver.Chrome, page: Path
) -> None:
    _open(driver, page)
    number = next(i for i, t in enumerate(_things(driver)) if t["label"] == TASK)
    script = """
      return camket.network.getConnectedEdges(arguments[0]).length + '/' +
        Object.values(camket.network.body.edges).filter((e) => e.labelModule.visible
          && (e.options.label || '').trim()).length;"""
    before = driver.execute_script(script, number).split("/")
    _click_node(driver, number)
    own, shown = driver.execute_script(script, number).split("/")
    assert int(before[1]) > int(own)
    assert shown == own


def test_a_line_shows_role_grade_and_words(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    things = _things(driver)
    task = next(i for i, t in enumerate(things) if t["label"] == TASK)
    script = """
      const data = JSON.parse(document.getElementById('data').textContent);
      const edge = data.edges.find((e) => e.to === arguments[0] && e.role === 'lead');
      const ends = camket.network.getPositions([edge.from, edge.to]);
      const [a, b] = [ends[edge.from], ends[edge.to]];
      const middle = { x: a.x * .7 + b.x * .3, y: a.y * .7 + b.y * .3 };
      const at = camket.network.canvasToDOM(middle);
      const box = document.getElementById('graph').getBoundingClientRect();
      return [box.left + at.x, box.top + at.y];"""
    _click_at(driver, *driver.execute_script(script, task))
    text = _panel(driver)
    assert "chủ trì" in text.split("\n")[:4]
    assert "ghi rõ trong câu" in text
    assert "«Giao Ủy ban nhân dân huyện Đồng Lâm" in text


def test_a_relation_leads_to_the_other_thing(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    number = next(i for i, t in enumerate(_things(driver)) if t["label"] == TASK)
    _click_node(driver, number)
    lead = driver.find_element(By.CSS_SELECTOR, "#panel .go")
    lead.send_keys(Keys.ENTER)
    title = driver.find_element(By.CSS_SELECTOR, "#panel h2").text
    assert title == "Ủy ban nhân dân huyện Đồng Lâm"


@pytest.mark.parametrize("name", ["task", "openOverdue"])
def test_a_filter_hides_nodes_and_search_results(
    driver: webdriver.Chrome, page: Path, name: str
) -> None:
    _open(driver, page)
    hidden = "return camket.network.body.data.nodes.get({filter: (n) => n.hidden}).length"
    assert driver.execute_script(hidden) == 0
    driver.find_element(By.NAME, name).click()
    expected = sum(name in (t["kind"], t["status"]) for t in _things(driver))
    assert driver.execute_script(hidden) == expected > 0
    driver.find_element(By.ID, "search").send_keys("giai phong mat bang")
    assert TASK not in driver.find_element(By.ID, "results").text


def test_the_language_can_be_changed(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    legend = driver.find_element(By.ID, "legend")
    assert "cơ quan" in legend.text
    driver.find_element(By.ID, "language").click()
    assert "body" in legend.text
    assert driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"


def test_zoom_and_fit(driver: webdriver.Chrome, page: Path) -> None:
    _open(driver, page)
    scale = "return camket.network.getScale()"
    before = driver.execute_script(scale)
    driver.find_element(By.ID, "zoom-in").click()
    WebDriverWait(driver, 3).until(lambda d: d.execute_script(scale) > before * 1.3)
    driver.find_element(By.ID, "fit").click()
    WebDriverWait(driver, 3).until(lambda d: abs(d.execute_script(scale) - before) < 0.01)


def test_hostile_labels_are_inert(driver: webdriver.Chrome, tmp_path: Path) -> None:
    nodes = tuple(
        Node(f"n{i}", "agency", text, names=(text,), quotes=(Quote(text, text, 1, 2),))
        for i, text in enumerate(HOSTILE)
    )
    edges = tuple(Edge("n0", n.id, "lead") for n in nodes[1:])
    path = tmp_path / "hostile.html"
    path.write_text(render(View("<b>Đậm</b>", AS_OF, nodes, edges)), encoding="utf-8")
    _open(driver, path)
    assert driver.title == "<b>Đậm</b>"
    for i, text in enumerate(HOSTILE):
        driver.execute_script("camket.choose({node: arguments[0]})", i)
        title = driver.find_element(By.CSS_SELECTOR, "#panel h2")
        assert title.get_attribute("textContent") == text
    driver.find_element(By.ID, "search").send_keys("img")
    assert driver.find_elements(By.CSS_SELECTOR, "img, #panel a, #results a, #panel b") == []
    assert driver.title == "<b>Đậm</b>"
    sent = [url for url in _requests(driver) if not url.startswith("data:")]
    assert sent == [path.as_uri()]


def test_a_focus_opens_with_its_panel(driver: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "focus.html"
    path.write_text(render(focus_on(small_store(), "SYT", as_of=AS_OF)), encoding="utf-8")
    _open(driver, path)
    assert "Sở Y tế tỉnh Tân Hà" in _panel(driver)


def test_an_empty_page_says_so(driver: webdriver.Chrome, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render(View("Trống", AS_OF, (), ())), encoding="utf-8")
    driver.get(path.as_uri())
    assert driver.find_element(By.ID, "empty").text == "Không có gì để vẽ"


def test_a_phone_sees_no_sideways_scroll(driver: webdriver.Chrome, page: Path) -> None:
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        _open(driver, page)
        wide = "return document.documentElement.scrollWidth <= window.innerWidth"
        assert driver.execute_script(wide)
        assert driver.find_element(By.ID, "legend").get_attribute("open") is None
        driver.execute_script("camket.choose({node: 0})")
        panel = driver.find_element(By.ID, "panel").rect
        assert panel["width"] == 390
        assert panel["y"] > 300
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
