"""A whole year of seven units by sheets and papers: how many commands are typed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli import app
from tests.cli.typed import Answer, Desk
from tests.sheets.hands import fill
from tests.spreadsheets.books import saved, workbook

YEAR = "khoi/2027"
UNITS = {
    **{"hoa-sen": "Hoa Sen", "truc-xanh": "Trúc Xanh", "song-nuoc": "Sóng Nước"},
    **{"dong-noi": "Đồng Nội", "lua-vang": "Lúa Vàng", "anh-trang": "Ánh Trăng"},
    "gio-bien": "Gió Biển",
}
#: What each unit gives itself: professional work and its bonus, reform, movements, reports.
OWN = {
    **{"hoa-sen": (40, 4, 28, 19.5, 10), "truc-xanh": (40, 5, 29, 19, 9.5)},
    **{"song-nuoc": (38, 3, 27.5, 20, 9), "dong-noi": (39.5, 2, 28, 18.5, 10)},
    **{"lua-vang": (37, None, 26, 18, 8.5), "anh-trang": (39.5, 3, 28, 18, 10)},
    "gio-bien": (36, 1, 25, 17, 9),
}
MOST = 40
SECRETARY = ("--as", "secretary@hoa-sen")
CHAIR = ("--as", "chair@hoa-sen")
RULES = """name: Bảng tiêu chí năm 2027
base: "100"
quorum: 2/3
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: cross_check, name: Chấm điểm chéo, scorer: assigned}
  - {code: settled, name: Thống nhất, scorer: cluster}
criteria:
  - {code: A1, name: Nhiệm vụ chuyên môn, standard: {max: "40"}, bonus: {max: "5"}}
  - {code: A2, name: Cải cách hành chính, standard: {max: "30"}}
  - {code: B.1, name: Phong trào thi đua, standard: {max: "20"}}
  - {code: B.2, name: Chế độ báo cáo, standard: {max: "10"}, deduction: {max: "3"}}
selections:
  - {code: co, name: Cờ thi đua, how: by_vote, quota: 1, threshold: {share: 2/3, base: present}}
  - {code: bk, name: Bằng khen, kind: award_form, how: by_rank, quota: 2, not_with: [co]}
officers: {chair: elected, vices: 1, handover: [Cờ luân lưu]}
"""


class Counted:
    """A person at a terminal; every line typed is counted."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.typed = desk, 0

    def __call__(self, *words: str | Path) -> Answer:
        self.typed += 1
        answer = self.desk(*words)
        assert answer.code == 0, (words, answer.out, answer.err)
        return answer

    def do(self, command: str, *words: str, by: Sequence[str] = SECRETARY, at: str) -> Answer:
        return self("do", YEAR, command, *words, *by, "--at", at, "--yes")


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    monkeypatch.chdir(tmp_path)
    names = "\n".join(f"Trung tâm {name} = {name}" for name in UNITS.values())
    Path("don-vi.txt").write_text(names, encoding="utf-8")
    Path("bang.yaml").write_text(RULES, encoding="utf-8")
    return Counted(Desk(tmp_path / "nam.db"))


def started(clerk: Counted) -> None:
    """From nothing to an issued plan: one command, and its seven questions, each counted."""
    answers = (
        *("Khối thi đua", "Cơ quan ví dụ", "don-vi.txt", "", "", "c", "Hoa Sen", "Trúc Xanh"),
        *("bang.yaml", "28/02/2027", "30/11/2027", "01/KH", "", "có"),
    )
    given = "".join(f"{line}\n" for line in answers)
    words = ["start", YEAR, "--practice", "--db", str(clerk.desk.db)]
    clerk.typed += 8
    result = CliRunner().invoke(app, words, input=given, env={"THIDUA_LANG": None})
    assert f"Kế hoạch năm {YEAR} đã ban hành" in result.stdout, result.stdout


def registered(clerk: Counted) -> None:
    """What the units register stands in one table; the pledge is signed by all at once."""
    rows = [(name, "Hoàn thành kế hoạch năm", "Cờ thi đua; Bằng khen") for name in UNITS.values()]
    table = workbook(("Đăng ký", (("Đơn vị", "Chỉ tiêu", "Danh hiệu"), *rows)))
    path = saved(Path(), "dang-ky.xlsx", table)
    clerk("sheets", "read", YEAR, "--registration", path, *SECRETARY, "--yes")
    every = ",".join(UNITS)
    clerk.do("sign_pledge", f"units={every}", "document.kind=Giao ước", at="2027-02-20T09:00")
    clerk.do("advance_phase", at="2027-03-01T09:00")


def scored(clerk: Counted) -> None:
    """Sheets go out, come back with their signed prints, are checked across and settled."""
    clerk("sheets", "make", YEAR, "--out", "bang")
    for code, (work, bonus, reform, movement, reports) in OWN.items():
        path = Path("bang") / f"{code}.xlsx"
        fill(path, {"F11": work, "F13": reform, "F14": movement, "F15": reports})
        fill(path, {"C7": f"{code}/BC", "C8": "15/11/2027"})
        if bonus is not None:
            fill(path, {"F12": bonus, "G12": "Có quyết định khen"})
        path.with_suffix(".pdf").write_bytes(f"%PDF-1.4 {code}".encode())
    clerk("sheets", "read", YEAR, "bang", *SECRETARY, "--yes", "--at", "2027-11-20T09:00")
    checkers = ",".join(UNITS)
    words = ("column=cross_check", "how=ring", f"units={checkers}")
    clerk.do("assign_checks", *words, at="2027-12-01T08:00")
    head = ("Đơn vị", "A1", "A1 thưởng", "A2", "B.1", "B.2")
    rows = [(UNITS[code], *figures) for code, figures in OWN.items()]
    path = saved(Path(), "cheo.xlsx", workbook(("Chấm chéo", (head, *rows))))
    officers = [word for code in UNITS for word in ("--as", f"unit_officer@{code}")]
    table = ("sheets", "read", YEAR, "--table", path, "--column")
    clerk(*table, "cross_check", *officers, "--yes", "--at", "2027-12-03T08:00")
    path = saved(Path(), "thong-nhat.xlsx", workbook(("Thống nhất", (head, *rows))))
    clerk(
        *("sheets", "read", YEAR, "--table", path, "--column", "settled", "--settle", *SECRETARY),
        *("--as", "vice_chair@truc-xanh", "--yes", "--at", "2027-12-10T08:00"),
    )
    clerk.do("advance_phase", at="2027-12-11T08:00")


def held(clerk: Counted) -> None:
    """The conference: convened, counted on paper, its report, table, officers and minutes."""
    every, day = ",".join(UNITS), "2027-12-20"
    clerk("papers", YEAR, "--out", "ho-so", "--no-pdf")
    words: tuple[str, ...] = (f"date={day}T08:00", "place=Hội trường", "document.kind=Giấy mời")
    clerk.do("call_conference", *words, at="2027-12-12T08:00")
    clerk.do("open_sitting", by=CHAIR, at=f"{day}T08:00")
    clerk.do("record_attendance", f"present={every}", by=CHAIR, at=f"{day}T08:05")
    clerk.do("appoint_tellers", "units=dong-noi,lua-vang", by=CHAIR, at=f"{day}T08:10")
    words = ("ballot=co", "selection=Cờ thi đua", "method=phiếu kín", "nominees=truc-xanh,hoa-sen")
    clerk.do("open_ballot", *words, by=CHAIR, at=f"{day}T08:15")
    counts = ("count.issued=7", "count.returned=7", "count.valid=7", "count.invalid=0")
    words = ("ballot=co", *counts, "count.votes=truc-xanh: 6, hoa-sen: 1")
    signed = "document.kind=Biên bản kiểm phiếu"
    clerk.do("record_count", *words, signed, at=f"{day}T08:30")
    clerk.do("sign_off_count", "ballot=co", signed, at=f"{day}T08:35")
    clerk.do("close_ballot", "ballot=co", by=CHAIR, at=f"{day}T08:40")
    clerk.do("adopt_report", "document.kind=Báo cáo", by=CHAIR, at=f"{day}T09:00")
    clerk.do("adopt_table", by=CHAIR, at=f"{day}T09:10")
    clerk.do("select_by_rank", "selection=Bằng khen", by=CHAIR, at=f"{day}T09:20")
    words = ("year=2028", "chair=truc-xanh", "vice_chairs=song-nuoc")
    clerk.do("name_next_officers", *words, by=CHAIR, at=f"{day}T09:30")
    clerk.do("list_handover", "items=Cờ luân lưu", at=f"{day}T09:40")
    clerk.do("tick_handover", "unit=hoa-sen", "objects=Cờ luân lưu", at=f"{day}T09:40")
    clerk.do("accept_handover", "unit=hoa-sen", at=f"{day}T09:41")
    taking = ("--as", "unit_officer@truc-xanh")
    clerk.do("accept_handover", "unit=truc-xanh", by=taking, at=f"{day}T09:42")
    clerk.do("adopt_minutes", "document.kind=Biên bản", by=CHAIR, at=f"{day}T09:50")
    clerk.do("close_sitting", by=CHAIR, at=f"{day}T10:00")
    clerk.do("close_cycle", at=f"{day}T11:00")


def test_a_year_of_seven_units_takes_at_most_forty_commands(clerk: Counted) -> None:
    """From an empty database to the closed year, every sheet with its signed print."""
    for step in (started, registered, scored, held):
        step(clerk)
    outcome = clerk.desk("outcome", YEAR, "--json").json["outcome"]
    assert outcome["phase"] == "closed"
    ranks = {row["unit"]["name"]: row["rank"] for row in outcome["table"]["rows"]}
    assert ranks == {
        **{"Trúc Xanh": 1, "Hoa Sen": 2, "Đồng Nội": 4, "Ánh Trăng": 3},
        **{"Sóng Nước": 5, "Lúa Vàng": 6, "Gió Biển": 7},
    }
    states = clerk.desk("sheets", YEAR, "--json").json["units"]
    assert {row["state"] for row in states} == {"both"}
    assert clerk.typed <= MOST
