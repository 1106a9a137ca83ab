"""What a body outside the cluster scores: its criteria, the units, and what it gave."""

from collections.abc import Iterator, Mapping

import msgspec

from adapters.pages.blocks import Block, Entry, Line, Tone, columns, table
from adapters.sheets.form import Slot, places, table_head
from adapters.wording.labels.rulebook import text_labels
from adapters.wording.outside import one_line
from adapters.wording.pages.sheets import SHEETS
from adapters.wording.say import Say
from adapters.wording.writing import Lang, points
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class ScoredAlonePage(msgspec.Struct, frozen=True, kw_only=True):
    """The column of a body over all units."""

    cycle: str
    body: str
    #: With its criteria only.
    rulebook: Rulebook
    #: The name of each unit, and what it was given.
    units: tuple[tuple[str, Mapping[tuple[str, Part], Points]], ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, slots = Say(SHEETS, lang), list(places(self.rulebook))
        yield Line.of(
            say("body_head", body=one_line(self.body), cycle=self.cycle), tone=Tone.STRONG
        )
        for slot in slots:
            full = slot.scale.full
            most = "" if full is None else say("body_most", points=points(full, lang))
            beside = "; ".join(text_labels(slot.criterion, lang))
            said = say("body_place", name=slot.name, most=most)
            yield Entry(slot.criterion.code, f"{said}; {beside}" if beside else said)
        rows = (
            (name, *(_figure(given.get(slot.key), slot, say, lang) for slot in slots))
            for name, given in self.units
        )
        heads = columns(say("unit"), *map(table_head, slots), right=tuple(range(1, len(slots) + 1)))
        yield table(heads, rows)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {
            "cycle": self.cycle,
            "body": self.body,
            "criteria": [
                {"code": one.code, "name": one.name, **one.texts} for one in self.rulebook.criteria
            ],
            "units": [
                {
                    "unit": name,
                    "given": [
                        {"criterion": code, "part": part.value, "value": str(value)}
                        for (code, part), value in given.items()
                    ],
                }
                for name, given in self.units
            ],
        }


def _figure(value: Points | None, slot: Slot, say: Say, lang: Lang) -> str:
    shown = slot.shown(value)
    if isinstance(shown, str):
        return shown
    return say("empty") if shown is None else points(shown, lang)
