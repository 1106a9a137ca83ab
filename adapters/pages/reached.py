"""How far effects on totals and ranks have been followed: no effect yet is not the same as none."""

from collections.abc import Sequence
from typing import Self

import msgspec

from adapters.audit.effects import Reached
from adapters.audit.told_changes import ScoreChange
from adapters.bootstrap import Engine
from adapters.pages.audit_words import AuditWords
from adapters.pages.blocks import Block, Line
from adapters.views.score_effects import NAME


class ReachedPart(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of it."""

    reached: Reached
    #: Nothing can be stored in this database, so nobody follows them here.
    read_only: bool
    #: The reader looks at all years, and may know how many events they have.
    all_years: bool

    @classmethod
    def of(cls, engine: Engine, reached: Reached) -> Self:
        return cls(
            reached=reached,
            read_only=engine.store.database.read_only,
            all_years=engine.store.reader.looks_from_outside,
        )

    def lines(self, changes: Sequence[ScoreChange], words: AuditWords) -> list[Block]:
        """Up to which event, and what brings it further; nothing where all of these have been
        followed."""
        if all(change.effects is not None for change in changes):
            return []
        reached = self.reached
        if reached.stuck is not None and reached.version == reached.stuck - 1:
            return [Line.of(words.say("stuck", event=words.event(reached.stuck)))]
        key = "reached_to" if reached.version else "reached_none"
        event = words.event(reached.version or 0)
        of_all = ""
        if self.all_years:
            of_all = words.say("reached_all", position=reached.position, head=reached.head)
        mend = words.say("reached_read_only" if self.read_only else "reached_mend", model=NAME)
        return [Line.of(words.say(key, event=event, code=words.code, of_all=of_all, mend=mend))]

    def as_json(self, changes: Sequence[ScoreChange]) -> dict[str, object]:
        """For programs: ``upto`` is the last event followed, ``null`` where all were."""
        reached = self.reached
        told: dict[str, object] = {
            "complete": all(change.effects is not None for change in changes),
            "upto": reached.version,
        }
        if self.all_years:
            told |= {"position": reached.position, "head": reached.head}
        return told
