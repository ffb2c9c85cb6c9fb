"""The page: one file, its text inert, its policy strict, the same bytes each time."""

import base64
import hashlib
import html
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from ontology import load
from viz.model import KINDS, STATUSES, Edge, Node, Quote, View
from viz.network import theme
from viz.page import VIS_NETWORK, asset, data, embedded, render, words
from viz.selection import _TELLING

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- <script>",
    "\u2028\u2029",
    "]]>",
    "{{script}} {{data}}",
    '"};alert(1);//',
    "\\u003c/script>",
]
PINNED = "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5"


def _view(text: str = "Sở Y tế") -> View:
    quote = Quote(text=text, source=text, start=1, end=9, says="commitment")
    return View(
        title=text,
        as_of="2024-07-10",
        nodes=(
            Node("a", "agency", text, names=(text,), facts=(("number", text),)),
            Node("t", "task", text, status="openOverdue", due="2024-06-30", quotes=(quote,)),
        ),
        edges=(Edge("a", "t", "lead", grade="explicit", quotes=(quote,)),),
        focus="a",
        hidden=3,
    )


def _data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    read: dict[str, object] = json.loads(found[1])
    return read


def _policy_of(page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_inside_the_data(text: str) -> None:
    page = render(_view(text))
    plain = render(_view())
    assert page.count("<script") == plain.count("<script")
    assert page.count("</script") == plain.count("</script")
    assert page.count("<img") == plain.count("<img")
    things = _data_of(page)["things"]
    assert isinstance(things, list)
    assert things[0]["label"] == text
    assert things[1]["quotes"][0]["text"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_embedded_json_reads_back_and_holds_no_markup(text: str) -> None:
    written = embedded({"a": text})
    assert json.loads(written) == {"a": text}
    assert not set("<>&\u2028\u2029") & set(written)


def test_the_policy_allows_exactly_what_stands_in_the_page() -> None:
    page = render(_view())
    policy = _policy_of(page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    blocks = re.findall(r"<script>(.*?)</script>", page, re.S)
    blocks += re.findall(r"<style>(.*?)</style>", page, re.S)
    assert len(blocks) == 3
    for block in blocks:
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == 3


def test_the_page_names_no_other_address() -> None:
    page = render(_view())
    own = page.replace(asset(VIS_NETWORK).partition("\n//# source")[0], "")
    assert len(own) < len(page) / 2
    assert not re.search(r"""(?:src|href)=["'](?!data:)""", own)
    assert "http" not in own.replace("http-equiv", "")
    assert "sourceMappingURL" not in page
    assert "@import" not in own
    assert "url(" not in own


def test_own_script_never_makes_html_of_text() -> None:
    script = asset("page.js")
    banned = ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "fetch(")
    assert not [word for word in (*banned, "new Function", '"style"') if word in script]
    assert " style=" not in asset("page.html")


def test_the_same_view_gives_the_same_bytes() -> None:
    assert render(_view()) == render(_view())


def test_the_vendored_library_is_as_published_with_licences() -> None:
    folder = Path(str(files("viz"))) / "assets" / "vis-network"
    assert hashlib.sha256((folder / "vis-network.min.js").read_bytes()).hexdigest() == PINNED
    assert "MIT" in (folder / "LICENSE-MIT").read_text(encoding="utf-8")
    assert "Apache License" in (folder / "LICENSE-APACHE-2.0").read_text(encoding="utf-8")


def test_data_tells_what_is_shown_and_what_is_not() -> None:
    found = data(_view())
    assert (found["hidden"], found["focus"], found["asOf"]) == (3, 0, "2024-07-10")
    assert found["kinds"] == ["agency", "task"]
    assert found["statuses"] == ["openOverdue"]
    assert found["roles"] == ["lead"]
    assert found["lines"][0]["grade"] == "explicit"
    assert len(found["things"]) == len(found["nodes"]) == 2


def test_a_focus_that_is_not_drawn_is_none() -> None:
    assert data(View("x", "", (), (), focus="gone"))["focus"] is None


def test_an_empty_view_is_still_a_page() -> None:
    assert _data_of(render(View("Trống", "", (), ())))["nodes"] == []


@pytest.mark.parametrize("key", [*KINDS, *STATUSES, *theme()["roles"]])
def test_every_kind_status_and_role_has_words_in_both_languages(key: str) -> None:
    assert words()["vi"][key]
    assert words()["en"][key]


def test_every_word_the_page_asks_for_is_there() -> None:
    asked = set(re.findall(r'word\("([^"]+)"\)', asset("page.js")))
    asked |= set(re.findall(r'data-(?:word|name)="([^"]+)"', asset("page.html")))
    assert asked <= set(words()["vi"])


def test_roles_of_theme_and_selection_are_the_same() -> None:
    assert set(theme()["roles"]) == set(_TELLING)


def test_statuses_bear_the_ontologys_names() -> None:
    concepts = load.graph("concepts")
    names = {
        str(subject).rpartition("#")[2]: str(label)
        for subject, _, label in concepts
        if getattr(label, "language", None) == "vi" and "#" in str(subject)
    }
    for status in STATUSES:
        labels = {
            str(label)
            for subject, _, label in concepts
            if str(subject).endswith("#" + status) and getattr(label, "language", "") == "vi"
        }
        assert words()["vi"][status] in labels, names.get(status)
