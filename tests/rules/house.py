"""A cluster that sits: a rulebook as it is written, members, who is present, and the table."""

from adapters.door.commands import convert
from adapters.yaml_file import read_text
from domain.clusters.offices import Officers, Words
from domain.cycle.cycle import CycleBegun
from domain.cycle.formal import ChangedBy, PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import RulebookSet
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.summary_conference import AttendanceRecorded, SittingOpened, TableAdopted
from domain.cycle.scores.published import PublishedTableRecorded, RowRecorded
from domain.record.record import StreamId, UnitId, unit_stream
from domain.record.streams import NameRow
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Rulebook, pin
from domain.values.meeting import Mode
from domain.values.points import Points
from tests.factories import CLUSTER, CYCLE, MEMBERS, STREAM, given, id_of
from tests.spec import Given

#: The chair is the first.
UNITS = tuple(UnitId(id_of(f"unit {number}")) for number in range(1, 16))
CHAIR_UNIT = UNITS[0]


#: What the five members of the other tests are called in a file.
CALLED = dict(zip(("a", "b", "c", "d", "e"), MEMBERS, strict=True))


class _Names:
    def found(self, fold: str) -> tuple[tuple[NameRow, StreamId], ...]:
        return tuple(_row(name, unit) for name, unit in CALLED.items() if name == fold)

    def all_names(self, kind: str) -> tuple[tuple[NameRow, StreamId], ...]:  # noqa: ARG002
        return tuple(_row("", unit) for unit in UNITS)


def _row(name: str, unit: UnitId) -> tuple[NameRow, StreamId]:
    row = NameRow(key=f"alias:{name}", kind="alias", label=name, sort_key=name, fold=name)
    return row, unit_stream(unit)


def unchecked(text: str) -> Rulebook:
    """A rulebook from its lines, faulty or not."""
    rulebook: Rulebook = convert(read_text(f"name: B\n{text}", "b.yaml").value, Rulebook, _Names())
    return rulebook


def written(text: str) -> Rulebook:
    """A rulebook from its lines; it must be one that could govern."""
    rulebook = unchecked(text)
    check_rulebook(rulebook)
    return rulebook


def year(rulebook: Rulebook, members: int = 12, **changed: object) -> Given:
    """A year of so many members, all of them registered, that has come to the voting."""
    units = UNITS[:members]
    begun = CycleBegun(
        **{
            "cycle": CYCLE,
            "cluster": CLUSTER,
            "code": "cum-8/2026",
            "year": "2026",
            "attempt": 1,
            "backfill": False,
            "members": units,
            "officers": Officers(chair=CHAIR_UNIT),
            "words": Words(),
            **changed,
        }  # type: ignore[arg-type]
    )
    text = rulebook.canonical()
    voting = PhaseChanged(source=Phase.SUMMARY_CONFERENCE, to=Phase.VOTING, by=ChangedBy.OFFICE)
    set_ = RulebookSet(rulebook=text, sha256=pin(text), discrepancies=(), document=None)
    return given(STREAM, begun, set_, *(registered(unit) for unit in units), voting)


def registered(unit: UnitId) -> TargetsRegistered:
    return TargetsRegistered(
        unit=unit,
        targets=(),
        titles=(),
        late=False,
        due=None,
        document=None,
        postmark=None,
        by=None,
    )


def sitting(start: Given, present: int | None = None, quorum: int | None = None) -> Given:
    """The sitting is open and the first so many members are present; all, unless said."""
    members = start.state.members
    there = tuple(sorted(members[:present]))
    attendance = AttendanceRecorded(present=there, of=len(members), quorum=quorum, document=None)
    return given(start, SittingOpened(mode=Mode.IN_PERSON, document=None), attendance)


def ranked(start: Given, *totals: str | None) -> Given:
    """The table is adopted, the totals of the members in their order; ``None``: no total."""
    rows = tuple(
        RowRecorded(
            unit=unit,
            rank=None,
            standard=None,
            bonus=None,
            deduction=None,
            total=None if total is None else Points(total),
        )
        for unit, total in zip(start.state.members, totals, strict=True)
    )
    table = PublishedTableRecorded(source="", rows=rows)
    return given(start, table, TableAdopted(table="{}", sha256="", arithmetic=1, document=None))


#: What a rulebook says that scores; votes alone need none of it.
SCORED = """
columns: [{code: self, name: Tự chấm, scorer: own}]
criteria: [{code: "1", name: Nhiệm vụ, standard: {max: "200"}}]
"""
