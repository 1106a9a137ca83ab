"""The whole day of a conference in the browser, from the open sitting to the sealed year: pages,
clicks and typed fields, and the same outcome as the same acts typed on the command line."""

from pathlib import Path
from typing import Any

from domain.cycle.guard import Phase
from tests.cli.typed import Desk
from tests.web.house import YEAR, House
from tests.web.test_count import COUNT, entered, passed
from tests.web.test_hall import HALL, WALL, Secretary, cycle_of, hands
from tests.web.test_year_pages import hidden, said

#: The brief's script takes about so many clicks; ticks of units are clicks too.
MOST_CLICKS = 38
MOST_PAGES = 38
MOST_TYPED = 24


def reviewed(secretary: Secretary, command: str, ticks: int = 0, **fields: Any) -> None:
    """An act by its form: looked over, then recorded."""
    where = f"/{YEAR}/lam/{command}/"
    secretary.open(where)
    page = secretary.press(where, _step="review", ticks=ticks, typing=len(fields) - ticks, **fields)
    assert page.status_code == 200, said(page)
    kept = hidden(page)
    kept.pop("_id")
    secretary.press(where, _step="record", **kept)
    assert secretary.last.status_code == 200, said(secretary.last)


def the_day(secretary: Secretary) -> None:
    """Report, table, a title by papers counted twice, one by hands, officers, pledge, minutes."""
    secretary.open(HALL, by_link=False)
    secretary.press(HALL, _do="attendance", present=["an", "binh", "cat", "dong"])
    secretary.press(HALL, _do="adopt_report", kind="Báo cáo tổng kết")
    secretary.visitor.client.post(f"{HALL}chieu/", {"show": "ranking"})
    secretary.clicks += 2
    assert "Đông" in said(secretary.open(WALL))
    secretary.open(f"{HALL}thong-qua/")
    secretary.press(f"{HALL}thong-qua/")
    where = f"{HALL}mo-luot/co/"
    secretary.open(where)
    papers = {"ballot": "co-1", "method": "paper", "nominees": ["an", "binh"]}
    secretary.press(where, ticks=2, **papers)
    secretary.open(COUNT)
    for turn in (1, 2):
        entered(secretary, 4, 4, 4, 0, 3, 1)
        secretary.typed += 6
        if turn == 1:
            passed(secretary)
    secretary.press(f"{HALL}luot/co-1/", _do="sign_off")
    secretary.open(f"{HALL}luot/co-1/ket-thuc/")
    secretary.press(f"{HALL}luot/co-1/ket-thuc/")
    assert "Được chọn: An" in said(secretary.last)
    assert "Việc tiếp theo: Bằng khen" in said(secretary.last)
    where = f"{HALL}mo-luot/kin/"
    secretary.open(where)
    raised = {"ballot": "kin-1", "method": "show_of_hands", "nominees": ["binh", "cat"]}
    secretary.press(where, ticks=3, **raised)
    figures = {name.replace(".co.", ".kin."): n for name, n in hands("3/0/1", "1/3/0").items()}
    secretary.press(f"{HALL}luot/kin-1/", typing=6, _do="hands", **figures)
    secretary.open(f"{HALL}luot/kin-1/ket-thuc/")
    secretary.press(f"{HALL}luot/kin-1/ket-thuc/", ticks=1, chair_for="binh")
    assert "Được chọn: Bình" in said(secretary.last)
    reviewed(secretary, "name_next_officers", ticks=1, year="2027", chair="binh")
    secretary.open(HALL)
    assert "Đang làm Ký giao ước năm sau" in said(secretary.last)
    secretary.press(HALL, _do="sign_next_pledge", units=["an", "binh", "cat", "dong"])
    secretary.press(HALL, _do="adopt_minutes", kind="Biên bản")
    secretary.press(HALL, _do="close_sitting")
    secretary.open(f"{HALL}chot/")
    secretary.press(f"{HALL}chot/")
    assert secretary.last.status_code == 200, said(secretary.last)


def typed_day(desk: Desk) -> None:
    """The same acts on the command line."""
    count = '{"issued": 4, "returned": 4, "valid": 4, "invalid": 0, "votes": ['
    count += '{"unit": "an", "votes": 3}, {"unit": "binh", "votes": 1}]}'
    raised = '[{"unit": "binh", "votes": 3, "against": 0, "no_opinion": 1},'
    raised += '{"unit": "cat", "votes": 1, "against": 3, "no_opinion": 0}]'
    paper = "document.kind=Biên bản kiểm phiếu"
    for words in (
        ("record_attendance", "present=an,binh,cat,dong"),
        ("adopt_report", "document.kind=Báo cáo tổng kết"),
        ("adopt_table",),
        ("open_ballot", "ballot=co-1", "selection=co", "method=paper", "nominees=an,binh"),
        ("record_count", "ballot=co-1", f"count={count}", paper),
        ("sign_off_count", "ballot=co-1", paper),
        ("close_ballot", "ballot=co-1"),
        (
            "open_ballot",
            "ballot=kin-1",
            "selection=kin",
            "method=show_of_hands",
            "nominees=binh,cat",
        ),
        ("count_hands", "ballot=kin-1", f"votes={raised}"),
        ("close_ballot", "ballot=kin-1", "chair_for=binh"),
        ("name_next_officers", "year=2027", "chair=binh"),
        ("sign_next_pledge", "units=an,binh,cat,dong"),
        ("adopt_minutes", "document.kind=Biên bản"),
        ("close_sitting",),
        ("close_cycle",),
    ):
        answer = desk("do", YEAR, *words, "--as", "secretary@an")
        assert answer.code == 0, (words, answer.err)


def test_the_day_ends_as_on_the_command_line(served: House, desk: Desk, tmp_path: Path) -> None:
    """The outcome that is sealed is the same, and the day takes no more than the brief's clicks."""
    other = Desk(tmp_path / "other.db")
    other.db.write_bytes(desk.db.read_bytes())
    secretary = Secretary(served.signed_in("secretary@an"))
    the_day(secretary)
    typed_day(other)
    here, there = (one("outcome", YEAR, "--json").json for one in (desk, other))
    assert here == there
    assert cycle_of(served).phase is Phase.CLOSED
    print(secretary.pages, secretary.clicks, secretary.typed)
    assert secretary.clicks <= MOST_CLICKS
    assert secretary.pages <= MOST_PAGES
    assert secretary.typed <= MOST_TYPED
