"""How far the telling of a past year has come, as the stored events show it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Final

from adapters.bootstrap import Engine
from adapters.door.names import find, unit_named
from domain.clusters.cluster import Cluster
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.cycle.topics import TOPIC_OF
from domain.record.record import UnitId, unit_stream
from domain.rulebook.selections import Selection
from domain.units.unit import code_key
from domain.values.known import NotStated
from domain.values.names import fits, may_be
from domain.values.refusal import Refusal

#: What a note names in quotation marks.
_NAMED: Final = re.compile("“([^“”]+)”")


@dataclass
class ToldYear:
    """One cluster's year in one database, as it was when last looked at."""

    engine: Engine
    #: ``cum-8``
    cluster_code: str
    #: ``2021``
    year: str
    #: Questions put off in this run.
    put_off: set[str] = field(default_factory=set)
    #: Of a later source: questions to which it says nothing more, in this run.
    nothing: set[str] = field(default_factory=set)
    #: The later source that is asked, the title of one that is entered, how many things it said.
    later: str = ""
    titled: str = ""
    added: int = 0

    @property
    def code(self) -> str:
        return f"{self.cluster_code}/{self.year}"

    cluster: Cluster | None = field(init=False, default=None)
    cycle: Cycle | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read what has been stored since."""
        cluster = self._state("cluster", self.cluster_code)
        cycle = self._state("cycle", self.code)
        self.cluster = cluster if isinstance(cluster, Cluster) else None
        self.cycle = cycle if isinstance(cycle, Cycle) else None

    def _state(self, kind: str, code: str) -> object:
        known = {row.label for row, _ in self.engine.store.all_names(kind) if row.kind == "code"}
        if code not in known:
            return None
        return self.engine.store.load(find(self.engine.store, kind, code)).state

    @property
    def source(self) -> str:
        """The source that is being told from: the one entered or cited last."""
        return self.cycle.told_from or "" if self.cycle else ""

    @property
    def members(self) -> tuple[UnitId, ...]:
        """The units of the cluster, as they were entered."""
        return self.cluster.members if self.cluster else ()

    def is_said(self, topic: str) -> bool:
        return self.cycle is not None and topic in self.cycle.facts

    def is_unstated(self, topic: str) -> bool:
        return self.cycle is not None and self.cycle.said(topic) == NotStated()

    @property
    def selections(self) -> tuple[Selection, ...]:
        rulebook = self.cycle.plan.rulebook if self.cycle else None
        return rulebook.selections if rulebook else ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """Codes of what the phase asks for and no source states."""
        return self.cycle.lacking_in((self.cycle.phase,)) if self.cycle else ()

    @property
    def unasked(self) -> tuple[str, ...]:
        """Those of them of which no source was asked: the question was put off."""
        topics = ((code, TOPIC_OF.get(code)) for code in self.lacking)
        return tuple(code for code, topic in topics if topic and not self.is_said(topic))

    @property
    def unchosen(self) -> tuple[str, ...]:
        """The selections of which the source was found not to say who was chosen."""
        fact = self.cycle.facts.get(SourceTopic.VOTE) if self.cycle else None
        if fact is None or fact.note is None or fact.said != NotStated():
            return ()
        stream = find(self.engine.store, "cycle", self.code)
        note = self.engine.store.texts(stream).get(fact.note.digest, "")
        return tuple(_NAMED.findall(note))

    def check_unit(self, text: str) -> None:
        """Raises ``Refusal``: ``name_unknown`` or ``name_ambiguous``."""
        unit_named(self.engine.store, text)

    def unit(self, text: str) -> bool:
        """Whether a unit is known by that name; a name with other marks is another unit's."""
        store = self.engine.store
        try:
            found = find(store, "unit", text)
        except Refusal as refusal:
            if refusal.code == "name_ambiguous":
                raise
            return False
        names = [name.label for name in store.names_of(found)]
        return any(fits(text, name) or may_be(text, name) for name in names)

    def code_of_unit(self, unit: UnitId) -> str:
        """The code by which a unit is typed."""
        names = self.engine.store.names_of(unit_stream(unit))
        return next(name.label for name in names if name.kind == "code")

    def free_code(self, wanted: str, besides: Collection[str]) -> str:
        """The code, or with a number behind it where it is taken: Lộc Thành and Lộc Thạnh have
        one word for an address."""
        numbered = (f"{wanted}-{number}" for number in count(2))
        tried = chain([wanted], numbered)
        taken = self.engine.store.find
        return next(code for code in tried if code not in besides and not taken(code_key(code)))
