"""Of scores to be explained the letter leaves first that says how they were adjusted."""

from sqlalchemy import select, update

from adapters.delivery.turns import Came
from adapters.log import tables
from adapters.views.models import read_models
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.notices import Topic
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink
from tests.factories import SECRETARY, C, acts_to, cell, officer, settler, sheet_of
from workflows.reminders import remind


def scored(office: OfficeYear) -> None:
    """C has sent its sheet; explanations are due on Tuesday, 8 December."""
    year = office.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.do(SetDeadline(code="explanation", until="2026-12-08"), SECRETARY)
    year.at("2026-11-20T09:00")
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))


def adjust(office: OfficeYear, clock: str, points: str, was: str | None = None) -> None:
    office.at(clock)
    lower = AdjustScores(
        unit=C, column="settled", cells=(cell("1", points, was),), reason="Thiếu minh chứng"
    )
    office.year.do(lower, SECRETARY)


def reminded(office: OfficeYear) -> list[int | None]:
    return [one.days for one in remind(office.store).told if one.code == "explanation"]


def test_an_adjustment_within_the_days_of_a_reminder_says_itself_until_when(
    office: OfficeYear,
) -> None:
    """Five working days before had come when nothing was adjusted yet: no reminder on top. One day
    before, it is reminded of."""
    scored(office)
    adjust(office, "2026-12-03T09:00", "50")
    assert reminded(office) == []
    office.at("2026-12-07T08:00")
    assert reminded(office) == [1]


def test_a_reminder_waits_for_the_letter_on_the_adjustment(office: OfficeYear, sink: Sink) -> None:
    """Adjusted on Friday evening, both could leave on Monday at 8: the letter does first."""
    scored(office)
    office.at("2026-12-04T09:00").deliver(sink.settings())
    adjust(office, "2026-12-04T18:00", "50")
    office.at("2026-12-07T08:00")
    assert reminded(office) == [1]
    before = len(sink.taken)
    found = office.deliver(sink.settings())
    assert Came.SERVED in [one.came for one in found.done]
    office.at("2026-12-07T08:30").deliver(sink.settings())
    topics = [str(mail.message["Subject"]) for mail in sink.taken[before:]]
    assert len(topics) == 2
    assert "Điểm tự chấm được điều chỉnh" in topics[0]
    assert "gửi giải trình" in topics[1]


def test_a_reminder_of_what_was_settled_since_does_not_leave(
    office: OfficeYear, sink: Sink
) -> None:
    """Nor is the day's passing told to the unit: nobody waits for it any more."""
    scored(office)
    adjust(office, "2026-12-03T09:00", "50")
    office.at("2026-12-03T10:00").deliver(sink.settings())
    office.at("2026-12-07T08:00")
    assert reminded(office) == [1]
    office.year.do(SettleSheet(unit=C), settler(C))
    found = office.deliver(sink.settings())
    assert [one.came for one in found.done if one.topic is Topic.REMINDER] == [Came.NEEDLESS]
    office.at("2026-12-09T08:00").year.sweep()
    told = office.deliver(sink.settings()).done
    own = [one.came for one in told if one.topic is Topic.OVERDUE and one.unit == C]
    assert Came.SERVED not in own


def test_a_day_that_was_over_when_it_was_asked_makes_nobody_late(office: OfficeYear) -> None:
    scored(office)
    adjust(office, "2026-12-10T09:00", "50")
    assert [row for row in office.rows(C) if row.topic == Topic.OVERDUE] == []
    office.year.sweep()
    assert [row for row in office.rows(C) if row.topic == Topic.OVERDUE] == []


def test_a_day_that_older_code_left_open_is_over_once_the_database_is_opened(
    office: OfficeYear, engine_url: str
) -> None:
    """Older code kept a row as open that binds nobody: adjusted after its day. It is filled anew
    when the database is first opened, and the sweep goes past it rather than getting stuck."""
    scored(office)
    adjust(office, "2026-12-10T09:00", "50")
    deadlines, models = tables.deadlines, read_models
    explanation = deadlines.c.code == "explanation", deadlines.c.unit == str(C)
    state = select(deadlines.c.state).where(*explanation)
    with office.store.database.write() as work:
        assert work.connection.scalar(state) == "past_when_set"
        work.connection.execute(update(deadlines).where(*explanation).values(state="open"))
        older = update(models).where(models.c.name == "deadlines")
        work.connection.execute(older.values(projection=models.c.projection - 1))
    later = OfficeYear(engine_url).at("2026-12-10T10:00")
    with later.store.database.read() as connection:
        assert connection.scalar(state) == "past_when_set"
    assert "explanation" not in [code for code, _ in later.year.swept("2026-12-10T10:00")]
    later.store.close()
