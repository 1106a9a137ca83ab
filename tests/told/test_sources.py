"""Several sources of one year: what each says stands beside what the others say."""

from collections.abc import Callable

from domain.cycle.awards.decisions import DecisionRecorded, RecordDecision
from domain.cycle.awards.file import Result, Verdict
from domain.cycle.backfill import RecordSource
from domain.cycle.formal import ChangedBy, PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.votes.told import RecordVoteOutcome
from domain.record.record import Ids, Office, Seat, UnitId
from domain.values.as_told import AsTold
from domain.values.paper import Paper
from tests.cli.typed import Desk
from tests.factories import OPERATOR, after, given
from tests.rules.house import CHAIR_UNIT, UNITS, written, year

Told = Callable[[str], Desk]


def test_sources_that_name_others_stand_side_by_side(told: Told) -> None:
    """Neither is preferred: not in the outcome, the award file, the units' pages or JSON."""
    desk = told("hai-nguon")
    said = desk("outcome", "hai-nguon/2010").said
    assert "Cờ thi đua: các nguồn nêu khác nhau Tây Sơn: nguồn ghi “suy tôn” [tin]" in said
    assert "Đồng Tâm: nguồn ghi “thống nhất”; đã quyết định; Ủy ban nhân dân tỉnh [bao-cao]" in said
    assert "Đồng Tâm: Bình xét: được chọn, theo [bao-cao]" in said
    assert "Tây Sơn: Bình xét: được chọn, theo [tin]" in said
    for unit in ("dong", "tay"):
        page = desk("status", unit).said
        assert "được chọn theo một nguồn, nguồn khác nêu đơn vị khác: Cờ thi đua" in page
    [flag, *_] = desk("outcome", "hai-nguon/2010", "--json").json["outcome"]["selections"]
    assert flag["sources_agree"] is False
    named = [(one["source"], one["chosen"][0]["name"]) for one in flag["tellings"]]
    assert named == [("tin", "Tây Sơn"), ("bao-cao", "Đồng Tâm")]


def test_a_list_that_goes_on_is_not_contradicted_by_a_longer_one(told: Told) -> None:
    """Nam Hòa and others; Nam Hòa and Bắc Lý: both stand, and do not disagree."""
    desk = told("hai-nguon")
    said = desk("outcome", "hai-nguon/2010").said
    assert "Bằng khen: Nam Hòa và các đơn vị khác" in said
    assert "Nam Hòa và Bắc Lý: cách chọn: nguồn không nêu [bao-cao]" in said
    found = desk("outcome", "hai-nguon/2010", "--json").json["outcome"]["selections"]
    assert found[1]["sources_agree"] is True
    assert "sources_agree" not in found[2]


def test_officers_whom_sources_name_otherwise_stand_side_by_side(told: Told) -> None:
    """One names Nam Hòa as elected, the other Bắc Lý as appointed."""
    desk = told("hai-nguon")
    said = desk("outcome", "hai-nguon/2010").said
    assert "Năm sau: các nguồn nêu khác nhau" in said
    assert "Cụm trưởng Nam Hòa: nguồn ghi “bầu”; 24/01/2011 [tin]" in said
    assert "Cụm trưởng Bắc Lý: chỉ định; 28/02/2011 [bao-cao]" in said
    shown = desk("outcome", "hai-nguon/2010", "--json").json["next_officers_told"]
    assert shown["sources_agree"] is False
    assert [one["officers"]["chair"]["name"] for one in shown["tellings"]] == ["Nam Hòa", "Bắc Lý"]


def test_a_later_source_adds_without_reopening(told: Told) -> None:
    """Awards and facts come beside what stood, also where a contradiction was read in some way."""
    desk = told("hai-nguon")
    said = desk("outcome", "hai-nguon/2010").said
    assert "Giấy khen: Trung Mỹ" in said
    assert "Cách đọc: “Giữ như in”" in said
    assert "Thành viên 6/6 đơn vị [bao-cao] 5/5 đơn vị [tin]" in said
    assert "hai-nguon/2010 · Bước: bàn giao" in said
    assert "mở lại" not in desk("log", "hai-nguon/2010").said.lower()


def test_what_one_source_notes_stays_where_another_says_the_same(told: Told) -> None:
    """Both took place; only one source says who presided, and its note is not lost."""
    desk = told("hai-nguon")
    said = desk("outcome", "hai-nguon/2010").said
    assert "Hội nghị tổng kết đã thực hiện [bao-cao] đã thực hiện; Cụm trưởng chủ trì [tin]" in said
    shown = desk("outcome", "hai-nguon/2010", "--json").json["outcome"]["statements"]
    [held] = [one for one in shown if one["topic"] == "conference"]
    [other] = held["others"]
    assert (other["source"], other["note"]["text"]) == ("tin", "Cụm trưởng chủ trì")


def test_a_decision_is_known_before_anything_of_the_vote(told: Told) -> None:
    """What was decided and handed over is told where it is known; that it was never proposed, no
    source says; and a table that nobody told is none that a unit still has to send."""
    said = told("hai-nguon")("outcome", "hai-nguon/2010").said
    assert "Quyết định: có quyết định tặng (7/QĐ-UBND); Trao: 01/02/2011" in said
    assert "không có trong đề nghị" not in said
    assert "đầu tiên gửi bảng" not in said


A, B, C = UNITS[:3]
RULEBOOK = written("selections: [{code: co, name: Cờ thi đua, how: not_stated}]\n")
DECIDED = RecordDecision(
    decision="QĐ 7",
    authority="Bộ",
    results=(Result(unit=A, award="co", result=Verdict.APPROVED),),
    document=Paper(kind="Quyết định"),
)


def test_only_a_year_that_is_told_takes_a_decision_in_any_step() -> None:
    """In a year that runs it comes after the vote."""
    for backfill in (True, False):
        back = PhaseChanged(source=Phase.VOTING, to=Phase.SCORING, by=ChangedBy.OFFICE)
        then = given(year(RULEBOOK, backfill=backfill), back).when(
            DECIDED, as_=OPERATOR if backfill else Seat(Office.SECRETARY, CHAIR_UNIT)
        )
        if backfill:
            [event] = then.done.events
            assert isinstance(event.body, DecisionRecorded)
            assert event.body.remarks == ()
        else:
            then.then_refused(
                "wrong_phase",
                command="record_decision",
                phase=Phase.SCORING,
                phases=(Phase.VOTING, Phase.CHAIR_HANDOVER, Phase.CLOSED),
            )


def _told(source: str, chosen: Ids[UnitId], told: AsTold | None = None) -> RecordVoteOutcome:
    more = {} if told is None else {"told": told}
    return RecordVoteOutcome(selection="co", chosen=chosen, source=source, **more)  # type: ignore[arg-type]


def test_a_source_replaces_its_own_word_and_nobody_elses() -> None:
    """Recorded again by either, one word of each stands."""
    sources = (
        (RecordSource(source=name, title=name, grade="news_item"), OPERATOR) for name in ("x", "y")
    )
    start = after(year(RULEBOOK, backfill=True), *sources)
    for steps, stands, contradicted in (
        ((_told("x", (A,)), _told("y", (B,))), [("x", (A,)), ("y", (B,))], True),
        ((_told("x", (A,)), _told("y", (B,)), _told("x", (C,))), [("x", (C,)), ("y", (B,))], True),
        ((_told("x", (A,)), _told("y", (B,)), _told("y", (A,))), [("x", (A,)), ("y", (A,))], False),
        (
            (_told("x", (A,), AsTold(count=2)), _told("y", (A, B))),
            [("x", (A,)), ("y", (A, B))],
            False,
        ),
    ):
        made = after(start, *((step, OPERATOR) for step in steps)).state.voting.made["co"]
        told = [(one.telling.source, one.chosen) for one in made.tellings if one.telling]
        assert told == stands
        assert made.contradicted is contradicted
