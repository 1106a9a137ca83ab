"""What all pages share: the stylesheet, the letters, the frame, and how blocks are drawn."""

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from adapters.pages.blocks import (
    Block,
    Column,
    Entry,
    Fitting,
    Heading,
    Indented,
    Line,
    Span,
    Together,
    Tone,
    aligned,
    table,
)
from adapters.web.assets import asset
from adapters.wording.pages.accounts import ACCOUNTS
from adapters.wording.pages.frame import FRAME
from tests.web.house import House

ASSETS = Path(__file__).parents[2] / "adapters" / "web" / "assets"
TEMPLATES = ASSETS.parent / "templates"


def test_what_was_taken_from_others_is_what_they_gave() -> None:
    """The fonts and their licence are byte for byte those of the package they came in."""
    lines = (ASSETS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    listed = {name: digest for digest, name in (line.split() for line in lines)}
    found = {path.name for path in ASSETS.glob("inter-*")}
    assert set(listed) == found
    for name, digest in listed.items():
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest, name


def test_a_page_loads_less_than_its_bound() -> None:
    """Stylesheet and letters together stay under 150 KB."""
    assert sum(path.stat().st_size for path in ASSETS.iterdir()) < 150_000


def test_the_stylesheet_reaches_nowhere_else() -> None:
    """It holds no address of another place, nothing inline, and only fonts that stand beside it."""
    css = (ASSETS / "thidua.css").read_text(encoding="utf-8")
    assert "data:" not in css
    assert "@import" not in css
    assert set(re.findall(r'url\("([^"]+)"\)', css)) <= {path.name for path in ASSETS.iterdir()}


def test_no_template_has_a_style_or_act_of_its_own() -> None:
    """Neither `style=` nor `on…=` stands in a template, and no letter that only Vietnamese has."""
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"\s(style|on[a-z]+)=", text), path
        assert not re.search(r"[À-ÖØ-öø-ƿẠ-ỹ]", text), path


def test_an_asset_is_kept_for_ever_under_its_own_address(served: House) -> None:
    """Its address names its bytes; another mark or name is not there."""
    client = served.visitor().client
    answer = client.get(asset("thidua.css"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert client.get(asset("inter-latin.woff2"))["Content-Type"] == "font/woff2"
    assert client.get(asset("thidua.css").replace("thidua", "other")).status_code == 404
    assert client.get("/tinh/000000000000/thidua.css").status_code == 404
    with pytest.raises(KeyError):
        asset("SHA256SUMS")


def test_no_word_of_the_frame_has_two_meanings() -> None:
    """A key of the frame is no key of the pages of signing in."""
    assert not FRAME.keys() & ACCOUNTS.keys()


def drawn(*blocks: Block, commands: bool = False, lang: str = "vi") -> str:
    """The blocks as a document holds them."""
    with translation.override(lang):
        return render_to_string("parts/shown.html", {"found": blocks, "commands": commands})


def test_texts_of_a_page_are_never_read_as_markup(accounts: None) -> None:  # noqa: ARG001
    """Whatever a block says stands as a text."""
    page = drawn(
        Line.of("<b>{{ 7*7 }}"),
        Heading("<i>", beside="<u>"),
        Entry("<dt>", "<dd>"),
        table([Column("<th>")], [["<td>"]]),
    )
    assert "<b>" not in page
    assert "{{ 7*7 }}" in page
    assert not {"<i>", "<u>", "<dd><", "<td><"} & set(re.findall(r"<[a-z]+>", page)) - {"<td>"}
    assert "&lt;td&gt;" in page


def test_what_is_typed_into_a_terminal_is_not_shown(accounts: None) -> None:  # noqa: ARG001
    """A word to be typed is left out, and what nothing is left of, unless commands are asked."""
    typed = Indented(Line.of("Mở lượt", Span("  open_ballot", Tone.COMMAND)))
    alone = (Heading("Gõ"), Line.of("thidua do", whole=True))
    page = drawn(Line.of("việc"), typed, *alone)
    assert "Mở lượt" in page
    assert "open_ballot" not in page
    assert "Gõ" not in page
    assert "open_ballot" in drawn(typed, commands=True)


def test_figures_stand_on_the_decimal_mark(accounts: None) -> None:  # noqa: ARG001
    """Whole numbers get the width of mark and decimals beside the longest of their column."""
    head, points = aligned("Tổng", [Decimal("117.5"), Decimal(115), None], "vi")
    rows = list(zip(["An", "Bình", "Cát"], points, strict=True))
    page = drawn(table([Column("Đơn vị"), Column(head)], rows))
    assert '<th scope="row" data-h="Đơn vị">An</th>' in page
    assert '<th scope="col" class="n">Tổng</th>' in page
    assert re.search(r'class="n"[^>]*>117,5</td>', page)
    assert re.search(r'class="n pad-c1"[^>]*>115</td>', page)
    assert re.search(r"<td[^>]*></td>", page)


def test_lists_are_told_as_lists(accounts: None) -> None:  # noqa: ARG001
    """Entries in a row are one list; a form that has no room has a narrower one beside it."""
    page = drawn(
        Entry("Hạn", "30/11"),
        Entry("Nơi", "Cần Thơ"),
        Entry("", "một", tone=Tone.ALARM),
        Fitting((Line.of("rộng"), Line.of("hẹp"))),
        Together((Line.of("a"), Line.of("b", tone=Tone.STRUCK))),
    )
    assert page.count("<dl") == 1
    assert page.count("<dt>") == 2
    assert '<li><span class="t-alarm">một</span></li>' in page
    assert page.index('class="from-wide"') < page.index('class="on-phone"')
    assert "<s>b</s>" in page


def framed(**more: object) -> str:
    """The frame around nothing."""
    request = RequestFactory().get("/cum-8/2021/", {"luc": "2021-11-20"})
    context = {"title": "Bảng điểm", "request": request, **more}
    with translation.override("vi"):
        return render_to_string("frame.html", context, request)


def test_the_frame_shows_only_what_a_page_gives(accounts: None) -> None:  # noqa: ARG001
    """Strip, ways, the past, what was recorded and what is wrong stand where they are given."""
    bare = framed()
    for part in ('class="strip"', 'class="ways"', 'class="asof"', 'role="status"', 'role="alert"'):
        assert part not in bare
    full = framed(
        strip={"text": "Thực hành", "offices": [], "action": "", "next": ""},
        bar={"cluster": "Cụm 8", "year": 2021, "years": [], "person": "", "offices": ["Thư ký"]},
        nav=[{"text": "Việc", "href": "/a", "current": True, "count": 3}],
        asof="17:00 20/11/2021",
        done="Đã ghi",
        problems=[{"text": "12 lớn hơn 10", "field": "f-tc4"}],
    )
    assert '<a href="#f-tc4">12 lớn hơn 10</a>' in full
    assert re.search(r"<title>Lỗi: Bảng điểm", full)
    assert 'aria-current="page"' in full
    assert '<a href="/cum-8/2021/">Về hiện tại</a>' in full
    assert full.index('role="alert"') < full.index('role="status"') < full.index("<h1>")
    assert framed(wall=True).count("<nav") == 0
