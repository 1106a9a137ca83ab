"""Six slips that a similar system made, none of which is made here."""

import json
import re

import pytest

from domain.cycle.cycle import LEAVE, Cycle
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.record.record import Office, Seat
from domain.record.streams import COMMANDS
from domain.values.when import When
from tests.cli.typed import Desk
from tests.factories import C, P, after, cell, officer
from tests.rights.worlds import RULEBOOK, YEAR, World, played
from tests.rules.sheets import book, rows, scoring
from workflows.reader import Reader, check_office, check_read
from workflows.reads import Read
from workflows.status import status

TWO = ("standard: {max: '60'}", "standard: {max: '40'}")
#: Every reading page of a year, as an officer of a unit types it.
READ = (
    *(("status", YEAR), ("outcome", YEAR), ("log", YEAR), ("calendar", YEAR)),
    *(("explain", YEAR, "an"), ("audit", "scores", YEAR), ("permissions", YEAR)),
)
_WORD = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A year in scoring: An is settled, Bình has sent, Cát and Đông have not."""
    world = World().scored("an", "58").scored("binh", "60").sent("an", "binh").settled("an")
    return played(world, tmp_path_factory.mktemp("loi"))


@pytest.mark.parametrize("words", READ, ids=" ".join)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_state_is_shown_by_its_code(words: tuple[str, ...], lang: str, desk: Desk) -> None:
    """``once_settled`` or ``not_yet`` stand on no page; only what is typed, a command or an office,
    stands there as it is typed."""
    answer = desk(*words, "--as", "unit_officer@an", "--lang", lang)
    assert answer.code == 0, answer.err
    conditions = {condition.code for asked in LEAVE.values() for condition in asked}
    typed_as_they_stand = {*COMMANDS, *(office.value for office in Office), *conditions}
    # a line of a rulebook stands as it is written: (by_unit: true)
    told = re.sub(r"\(\w+: [^)]*\)", "", answer.out)
    assert set(_WORD.findall(told)) <= typed_as_they_stand


def test_days_left_go_by_the_day_there_and_not_by_hours() -> None:
    """A deadline at the end of 30/11: one day is left through all of the 29th, in Vietnam's time,
    and none through the 30th; a minute before and after midnight UTC nothing jumps."""
    state = scoring(book(*TWO)).state
    assert isinstance(state, Cycle)
    last = state.plan.deadlines["scoring"].last_day
    assert last is not None
    left = {}
    for day, clock in ((29, "00:00"), (29, "06:59"), (29, "07:01"), (29, "23:59"), (30, "00:00")):
        moment = When.read(f"{last.year}-{last.month:02}-{day:02}T{clock}").start
        assert moment is not None
        due = next(one for one in status(state, moment).due if one.phase == "scoring")
        assert due.days_left is not None
        left[day, clock] = due.days_left
    assert {count for (day, _), count in left.items() if day == 29} == {(last.day - 29)}
    assert left[30, "00:00"] == left[29, "23:59"] - 1


def test_a_sheet_of_zeros_is_sent() -> None:
    """0 is a value: a unit that reached nothing sends its sheet, has a total and a rank."""
    start = after(
        scoring(book(*TWO)),
        *(
            (
                EnterScores(unit=C, column="self", cells=(cell("1", "0"), cell("2", "0"))),
                officer(C),
            ),
            (SubmitSheet(unit=C), officer(C)),
        ),
    )
    assert rows(start)[C].total == P("0")
    assert rows(start)[C].rank == 1


def test_each_year_counts_by_its_own_table(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The rulebook of a year stands in the year: another one, set in another year of the same
    cluster, moves nothing in it."""
    world = World().scored("an", "58").sent("an")
    smaller = RULEBOOK | {"base": "50", "name": "Bảng khác"}
    smaller["criteria"] = [{"code": "1", "name": "Khác", "standard": {"max": "50"}}]
    desk = played(world, tmp_path_factory.mktemp("hai-nam"))
    before = desk("explain", YEAR, "an", "--json").json
    officers = ("year=2027", "chair=an", "vice_chairs=binh")
    assert desk("do", "cum", "record_officers", *officers, "--as", "operator", "--yes").code == 0
    opens = ("do", "cum", "open_cycle", "year=2027", "--as", "secretary@an", "--yes")
    assert desk(*opens).code == 0
    file = tmp_path_factory.mktemp("bang") / "khac.json"
    file.write_text(json.dumps(smaller), encoding="utf-8")
    sets = ("do", "cum/2027", "set_rulebook", file, "--as", "secretary@an", "--yes")
    assert desk(*sets).code == 0, desk(*sets).err
    assert desk("explain", YEAR, "an", "--json").json == before
    assert "Bảng khác" in desk("rulebook", "show", "cum/2027").said
    assert "Bảng khác" not in desk("rulebook", "show", YEAR).said


@pytest.mark.parametrize("office", [one for one in Office if one is not Office.OPERATOR])
def test_an_account_without_a_unit_passes_no_check(office: Office, desk: Desk) -> None:
    """Neither to read nor to act: whoever has no unit has no office, whatever it is called."""
    state = scoring(book(*TWO)).state
    assert isinstance(state, Cycle)
    for read in Read:
        with pytest.raises(Exception, match="nothing_to_read"):
            check_office(Reader((Seat(office),)), read)
        with pytest.raises(Exception, match=r"office_not_held|nothing_to_read"):
            check_read(state, Reader((Seat(office),)), read)
    if office is not Office.SYSTEM:
        assert desk("outcome", YEAR, "--as", office.value).code == 1
        acts = ("do", YEAR, "launch_movement", "movement=p", "name=P", "--as", office.value)
        assert desk(*acts, "--dry-run").code == 1


def test_looking_changes_nothing_of_who_scored(desk: Desk) -> None:
    """Whoever opens a sheet, in whatever office, stores nothing: who scored it is who scored it."""
    before = desk("audit", "duties", YEAR, "--json").json
    stored = desk.stored()
    for seat in ("secretary@an", "vice_chair@binh", "unit_officer@binh", "auditor@so"):
        for words in READ[:-1]:
            desk(*words, "--as", seat)
        desk("sheets", "status", YEAR, "--as", seat)
    assert desk.stored() == stored
    assert desk("audit", "duties", YEAR, "--json").json == before
