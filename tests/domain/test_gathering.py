"""A unit's own gatherings: told with their sources, and never a cluster's."""

import pytest
from msgspec.structs import replace

from adapters.wording.log.units import recipients
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang
from domain.cycle import cycle
from domain.record.order import Considered
from domain.record.record import Command, Office, Origin, Seat, unit_stream
from domain.units.gathering import (
    CiteDocuments,
    DocumentsCited,
    GatheringAwardsRecorded,
    GatheringKind,
    GatheringPledgeRecorded,
    GatheringReadingRecorded,
    GatheringRecorded,
    RecordGathering,
    RecordGatheringAwards,
    RecordGatheringPledge,
    RecordGatheringReading,
    RecordUnitSource,
    Role,
    Several,
    UnitSourceRecorded,
)
from domain.units.lineage import Ending, UnitCeased
from domain.units.unit import COMMANDS, UnitRegistered
from domain.values.known import Denied, Happened, NotStated
from domain.values.meeting import Mode
from domain.values.when import When
from tests.domain.wording import Called
from tests.factories import (
    DOCUMENT,
    OPERATOR,
    PAPER,
    A,
    B,
    cycle_in,
    given,
    head,
    hidden,
    officer,
)
from workflows.policies import follow_ups

UNIT = given(
    unit_stream(A),
    UnitRegistered(
        unit=A,
        code="lang-son",
        full_name="Sở Thông tin và Truyền thông tỉnh Lạng Sơn",
        short_name="Lạng Sơn",
        aliases=(),
    ),
)
SOURCE = UnitSourceRecorded(
    source="bai", title="Hội nghị người lao động", grade="news_item", published=None, publisher=None
)
HELD = GatheringRecorded(
    gathering="hn-2021",
    kind=GatheringKind.EMPLOYEES,
    title="Hội nghị Công chức, viên chức và người lao động năm 2021",
    date=When.read("2021-12-30"),
    part_of_day=None,
    place=None,
    mode=None,
    presided=(),
    roles=(),
    attending=(),
    agenda=(),
    source="bai",
)
TOLD = given(UNIT, SOURCE)
WITH = given(TOLD, HELD)
RECORD = RecordGathering(
    gathering="hn-2021",
    kind=GatheringKind.EMPLOYEES,
    title="Hội nghị Công chức, viên chức và người lao động năm 2021",
    date="2021-12-30",
    source="bai",
)
AWARDS = RecordGatheringAwards(
    gathering="hn-2021",
    form="Giấy khen",
    given_by="Giám đốc Sở",
    collectives=Several(3),
    individuals=Several(15),
    source="bai",
)
PLEDGE = RecordGatheringPledge(
    gathering="hn-2021",
    said=Happened(),
    name="giao ước thi đua",
    year="2022",
    signatories="Các phòng, đơn vị thuộc Sở",
    source="bai",
)


def test_source_is_entered_once_with_its_grade() -> None:
    """Title, grade, and what is known of its publication."""
    enter = RecordUnitSource(
        source="bai",
        title="Hội nghị tổng kết",
        grade="news_item",
        published="2021-01-26",
        publisher="Trung tâm Công nghệ số",
    )
    UNIT.when(enter, as_=OPERATOR).then(
        UnitSourceRecorded(
            source="bai",
            title="Hội nghị tổng kết",
            grade="news_item",
            published=When.read("2021-01-26"),
            publisher="Trung tâm Công nghệ số",
        )
    )
    TOLD.when(enter, as_=OPERATOR).then_refused("already_done")
    UNIT.when(replace(enter, title=" "), as_=OPERATOR).then_refused("name_blank")


def test_gathering_leaves_open_what_the_source_leaves_open() -> None:
    """Place, manner and who presided are not made up."""
    TOLD.when(RECORD, as_=OPERATOR).then(HELD)
    full = replace(
        RECORD,
        part_of_day="chiều",
        place="Hội trường",
        mode=Mode.IN_PERSON,
        presided=("Giám đốc Sở",),
        roles=(Role("Phó Chủ tịch UBND tỉnh", "chỉ đạo"),),
        attending=("các cơ quan báo chí", " "),
        agenda=("báo cáo tài chính",),
    )
    TOLD.when(full, as_=OPERATOR).then(
        replace(
            HELD,
            part_of_day="chiều",
            place=hidden("Hội trường"),
            mode=Mode.IN_PERSON,
            presided=("Giám đốc Sở",),
            roles=(Role("Phó Chủ tịch UBND tỉnh", "chỉ đạo"),),
            attending=(hidden("các cơ quan báo chí"),),
            agenda=(hidden("báo cáo tài chính"),),
        )
    )


def test_awards_are_counted_or_only_happened() -> None:
    """3 collectives and 15 individuals; or awards of which nobody says how many."""
    body = GatheringAwardsRecorded(
        gathering="hn-2021",
        form="Giấy khen",
        given_by="Giám đốc Sở",
        ground=None,
        collectives=Several(3),
        individuals=Several(15),
        named=False,
        document=None,
        source="bai",
    )
    WITH.when(AWARDS, as_=OPERATOR).then(body)
    happened = replace(AWARDS, collectives=Happened(), individuals=Happened())
    WITH.when(happened, as_=OPERATOR).then(
        replace(body, collectives=Happened(), individuals=Happened())
    )
    for count in (0, -1):
        WITH.when(replace(AWARDS, collectives=Several(count)), as_=OPERATOR).then_refused(
            "input_malformed", where="count"
        )


def test_pledge_documents_and_readings_are_told_of_the_gathering() -> None:
    """Each in an act of its own, with its source."""
    WITH.when(PLEDGE, as_=OPERATOR).then(
        GatheringPledgeRecorded(
            gathering="hn-2021",
            said=Happened(),
            name="giao ước thi đua",
            year="2022",
            signatories=hidden("Các phòng, đơn vị thuộc Sở"),
            source="bai",
        )
    )
    cite = CiteDocuments(gathering="hn-2021", documents=(PAPER,), source="bai")
    WITH.when(cite, as_=OPERATOR).then(
        DocumentsCited(gathering="hn-2021", documents=(DOCUMENT,), source="bai")
    )
    WITH.when(replace(cite, documents=()), as_=OPERATOR).then_refused("field_missing")
    reading = RecordGatheringReading(
        gathering="hn-2021", one="cá nhân", other="tập thể và cá nhân", source="bai"
    )
    WITH.when(reading, as_=OPERATOR).then(
        GatheringReadingRecorded(
            gathering="hn-2021",
            one="cá nhân",
            other="tập thể và cá nhân",
            reading=None,
            source="bai",
        )
    )


def test_what_is_told_stands_together() -> None:
    """The state of the unit holds the gathering with all that was told of it."""
    start = WITH
    for command in (AWARDS, replace(AWARDS, form="Bằng khen"), PLEDGE):
        start = start.when(command, as_=OPERATOR).given_besides()
    found = start.state.gatherings["hn-2021"]
    assert [award.form for award in found.awards] == ["Giấy khen", "Bằng khen"]
    assert found.pledge is not None
    assert found.pledge.year == "2022"


@pytest.mark.parametrize("command", [AWARDS, PLEDGE])
def test_facts_belong_to_a_gathering_that_is_recorded(command: Command) -> None:
    """And a gathering is recorded once."""
    TOLD.when(command, as_=OPERATOR).then_refused("gathering_unknown", value="hn-2021", known=())
    WITH.when(RECORD, as_=OPERATOR).then_refused("already_done", what="record_gathering")


@pytest.mark.parametrize("command", [RECORD, AWARDS, PLEDGE])
def test_told_past_rests_on_a_source(command: Command) -> None:
    """What a file tells names its source; what the unit itself records need not."""
    start = TOLD if command is RECORD else WITH
    unsourced = replace(command, source=None)
    start.when(unsourced, as_=OPERATOR, backfill=True).then_refused("field_missing", field="source")
    start.when(unsourced, as_=OPERATOR).given_besides()
    unknown = replace(command, source="khác")
    start.when(unknown, as_=OPERATOR).then_refused("source_unknown", value="khác", known=("bai",))


def test_told_past_is_marked_as_told() -> None:
    """Its origin is back-fill, never live."""
    done = TOLD.when(RECORD, as_=OPERATOR, backfill=True).done
    assert [event.header.origin for event in done.events] == [Origin.BACKFILL]


def test_unit_records_its_own_gatherings() -> None:
    """Its officer and its head, and nobody from another unit."""
    for seat in (OPERATOR, officer(A), head(A)):
        TOLD.when(RECORD, as_=seat).then(HELD)
    for seat in (officer(B), head(B)):
        TOLD.when(RECORD, as_=seat).then_refused("office_not_held")
    TOLD.when(RECORD, as_=Seat(Office.CHAIR, A)).then_refused("not_permitted")


def test_unit_that_ceased_holds_no_gathering() -> None:
    """What was before its end may still be told."""
    gone = given(
        TOLD,
        UnitCeased(
            ending=Ending.DISSOLVED,
            successors=(),
            since=When.read("2021-07-01"),
            reason=hidden("x"),
            document=None,
            turn=1,
        ),
    )
    gone.when(RECORD, as_=OPERATOR).then_refused("unit_ceased", unit=A)
    gone.when(replace(RECORD, date="2021-01-06"), as_=OPERATOR).given_besides()


def test_gathering_that_looks_like_a_clusters_moves_no_cycle() -> None:
    """ "Tổng kết", awards and a pledge: it is the unit's all the same, and nothing follows."""
    title = "Hội nghị Tổng kết công tác năm 2020, triển khai nhiệm vụ năm 2021"
    looks = replace(RECORD, kind=GatheringKind.YEAR_END, title=title)
    start = TOLD
    for command in (looks, AWARDS, PLEDGE):
        done = start.when(command, as_=OPERATOR)
        assert isinstance(done.outcome, Considered)
        assert {event.stream for event in done.outcome.events} == {unit_stream(A)}
        assert follow_ups(start.state, done.outcome) == ()
        start = done.given_besides()
    assert start.state.gatherings["hn-2021"].told.kind is GatheringKind.YEAR_END


@pytest.mark.parametrize("command", [RECORD, AWARDS, PLEDGE])
def test_gathering_cannot_be_told_in_a_cycle(command: Command) -> None:
    """No stream but a unit's takes it, and no command of a cycle is one of a unit."""
    for phase in cycle.LEAVE:
        cycle_in(phase).when(command, as_=OPERATOR).then_refused("unknown_command")
    assert not set(COMMANDS) & set(cycle.COMMANDS)
    assert not {kind.value for kind in GatheringKind} & {"summary_conference"}


@pytest.mark.parametrize(
    ("awards", "vi", "en"),
    [
        (
            AWARDS,
            "3 tập thể và 15 cá nhân; nguồn không nêu tên",
            "3 collectives and 15 individuals; not named in the source",
        ),
        (
            replace(AWARDS, collectives=Happened(), individuals=Happened()),
            "tập thể và cá nhân; nguồn không ghi số; nguồn không nêu tên",
            "collectives and individuals; number not stated in the source; not named in the source",
        ),
        (
            replace(AWARDS, collectives=Several(1), individuals=NotStated(), named=True),
            "1 tập thể; cá nhân: nguồn không nêu",
            "1 collective; individuals: not stated in the source",
        ),
        (
            replace(AWARDS, collectives=Denied(), named=True),
            "15 cá nhân; không có tập thể",
            "15 individuals; no collectives",
        ),
    ],
)
def test_recipients_are_said_as_the_source_says_them(
    awards: RecordGatheringAwards, vi: str, en: str
) -> None:
    """Numbers, the lack of a number, silence and denial stay apart."""
    [event] = WITH.when(awards, as_=OPERATOR).done.events
    assert isinstance(event.body, GatheringAwardsRecorded)
    langs: tuple[Lang, Lang] = ("vi", "en")
    assert [recipients(event.body, Phrases(lang, Called())) for lang in langs] == [vi, en]
