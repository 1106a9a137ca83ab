"""``python -m tests.system.told_by_one_process FOLDER``

Two years played afresh, and the sums of all that came of them: events, outcomes, letters.
"""

import hashlib
import sys
from pathlib import Path

from adapters.bootstrap import Engine, initialize
from adapters.play import play
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import outcome
from domain.cycle.year_work.guidance import RecordGuidance
from domain.record.record import encode, write
from domain.values.growing import Growing
from tests.adapters.practice import THUC_HANH
from tests.factories import PAPER, SECRETARY
from tests.notice_texts import eventful
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import waiting, written
from tests.running_year import RunningYear

#: Enough acts that what is put on file is no longer copied as a whole.
GUIDANCE = 50


class _OneSeed:
    """Salts are the same each time, as they are no part of what is compared."""

    def new(self) -> bytes:
        return bytes(32)


def main() -> None:
    folder = Path(sys.argv[1])
    with initialize(str(folder / "thuc-hanh.db"), practice=True) as engine:
        engine.seeds = _OneSeed()  # type: ignore[assignment]
        play(engine, THUC_HANH)
        _tell("practice", engine)
    with Running(folder / "eventful.db", _guided).engine as engine:
        _tell("eventful", engine)


def _guided(year: RunningYear) -> None:
    eventful.begin(year)
    for number in range(GUIDANCE):
        year.do(RecordGuidance(document=PAPER, authority=f"Bộ {number}"), SECRETARY)
    assert isinstance(year.cycle.papers, Growing)
    eventful.go_on(year)


def _tell(year: str, engine: Engine) -> None:
    store = engine.store
    for stream in store.streams()[1:]:  # the first says when the database was made
        events = store.events(stream)
        _say(f"{year} {stream}", *(write(event) for event in events))
        state = store.load(stream).state
        if isinstance(state, Cycle):
            maps = [list(state.papers), list(state.on_file.facts), list(state.claims)]
            _say(f"{year} outcome", encode(outcome(state)), repr(maps).encode())
    last = {(one.notice.topic, one.notice.to.office): one for one in waiting(engine)}
    letters = [written(engine, one) for one in last.values()]
    _say(f"{year} letters", *(f"{one.subject}\n{one.text}".encode() for one in letters))


def _say(what: str, *parts: bytes) -> None:
    found = hashlib.sha256(b"\n".join(parts)).hexdigest()
    print(what, len(parts), found)


if __name__ == "__main__":
    main()
