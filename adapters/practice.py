"""The examples of one machine: a practice year that stands still in mid-year, and a real one told
from its source, each a database in one folder.

What was done in the practice year stays from one start to the next, until it is begun anew.
"""

import shutil
from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from adapters.bootstrap import Engine, initialize, open_engine
from adapters.door.names import find
from adapters.door.orders import read_order
from adapters.pages.called import code_of
from adapters.play import play
from adapters.progress import Progress
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.reckoning.cells import Sheet
from domain.record.record import LOCAL_OPERATOR, unit_stream

#: The practice database, the same before anything was done in it, and the real year.
PRACTICE: Final = "thuc-hanh.db"
_FRESH: Final = "thuc-hanh-moi.db"
REAL: Final = "nam-that.db"
#: What SQLite keeps beside a file.
_BESIDE: Final = ("", "-wal", "-shm", "-journal")
#: The year of the practice database, and that of the real one.
PRACTICE_YEAR: Final = "khoi-thuc-hanh/2026"
REAL_YEAR: Final = "cum-8/2021"
#: Whose sheet is to be sent back, and whose is to be settled.
TO_RETURN: Final = "lua-vang"
TO_SETTLE: Final = "dong-noi"
#: What is to be voted on.
TO_VOTE: Final = "co-thi-dua"
#: The practice year is played as far as before this command.
_UNTIL: Final = "settle-dong-noi"


class Examples:
    """The folder with both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def made(self) -> bool:
        """Whether nothing has to be played any more."""
        return all((self.folder / file).exists() for file in (PRACTICE, _FRESH, REAL))

    def make(self, progress: Progress) -> None:
        """Play what is not there yet. Raises ``OSError`` where the folder cannot be written,
        ``Refusal`` as playing does."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not (self.folder / REAL).exists():
            self._played(REAL, "cum-8-2021.yaml", False, progress)
        if not (self.folder / _FRESH).exists():
            self._played(_FRESH, "thuc-hanh.yaml", True, progress, _UNTIL)
        if not (self.folder / PRACTICE).exists():
            shutil.copyfile(self.folder / _FRESH, self.folder / PRACTICE)

    def open(self) -> tuple[Engine, Engine]:
        """The practice database and the real one. Raises ``Refusal`` as opening does."""
        practice = open_engine(str(self.folder / PRACTICE))
        try:
            return practice, open_engine(str(self.folder / REAL))
        except BaseException:
            practice.store.close()
            raise

    def anew(self, engine: Engine) -> Engine:
        """Put everything back that was done in the practice year, and open it again."""
        engine.store.close()
        self._remove(PRACTICE)
        shutil.copyfile(self.folder / _FRESH, self.folder / PRACTICE)
        return open_engine(str(self.folder / PRACTICE))

    def _played(
        self, file: str, scenario: str, practice: bool, progress: Progress, until: str | None = None
    ) -> None:
        """Whole or not at all: it is played beside, and put in its place at the end."""
        beside = f"{file}.dang-tao"
        self._remove(beside)
        with (
            as_file(files("adapters.examples") / scenario) as path,
            initialize(str(self.folder / beside), practice) as engine,
        ):
            play(engine, path, progress, until=until)
        (self.folder / beside).replace(self.folder / file)

    def _remove(self, file: str) -> None:
        for end in _BESIDE:
            (self.folder / f"{file}{end}").unlink(missing_ok=True)


def to_the_vote(engine: Engine) -> None:
    """Do what others do between settling and the vote: the sheets that are left sent and settled,
    the conference called and opened, report and table adopted. What has been done already
    is not done again. Raises ``Refusal``."""

    def given(at: str, by: str, raw: Mapping[str, object]) -> None:
        order = read_order(engine, PRACTICE_YEAR, raw, actor=LOCAL_OPERATOR, seat=by, at=at)
        engine.handle(order)

    cycle = practice_year(engine)
    if cycle.phase is Phase.SCORING:
        for unit in cycle.members:
            for at, by, raw in _settling(
                cycle.scoring.sheets[unit], code_of(engine, unit_stream(unit))
            ):
                given(at, by, raw)
        given("2026-12-11T08:00", _SECRETARY, {"command": "advance_phase"})
    for at, command, fields in _day(practice_year(engine)):
        given(at, _SECRETARY, {"command": command, **fields})


def practice_year(engine: Engine) -> Cycle:
    """Where the practice year stands. Raises ``Refusal("name_unknown")`` in another database."""
    return engine.cycle(find(engine.store, "cycle", PRACTICE_YEAR))


def _settling(sheet: Sheet, unit: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """A sheet that is not settled is sent again where it was sent back, then settled."""
    if sheet.settled:
        return
    if not sheet.sent:
        document = {"kind": "Bảng tự chấm điểm", "date": "2026-12-10"}
        again = {"command": "submit_sheet", "unit": unit, "document": document}
        yield "2026-12-10T14:00", f"unit_officer@{unit}", again
    yield "2026-12-10T15:00", _SECRETARY, {"command": "settle_sheet", "unit": unit}


def _day(cycle: Cycle) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """From the call to the adopted table, in the order of the day."""
    conference = cycle.conference
    if conference.called is None:
        yield "2026-12-28T09:00", "call_conference", {"date": "2027-01-14"}
    if not conference.sitting:
        yield "2027-01-14T08:00", "open_sitting", {"mode": "in_person"}
    if not conference.present:
        yield "2027-01-14T08:10", "record_attendance", {"present": list(_MEMBERS)}
    if conference.report is None:
        report = {"kind": "Báo cáo tổng kết", "date": "2027-01-14"}
        yield "2027-01-14T09:00", "adopt_report", {"document": report}
    if conference.table is None:
        yield "2027-01-14T09:20", "adopt_table", {}


_SECRETARY: Final = "secretary@hoa-sen"
_MEMBERS: Final = ("hoa-sen", "truc-xanh", "song-nuoc", "dong-noi", "lua-vang", "anh-trang")
