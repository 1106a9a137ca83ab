"""Two rulebooks beside each other: what was added, taken away and changed."""

from collections.abc import Iterator

import msgspec

from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Line, indented
from adapters.pages.rulebook import ShownRulebook
from adapters.pages.rulebook_fields import Units, difference_line
from adapters.wording.pages.rulebook import RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import Lang
from domain.rulebook.diff import Difference, difference


class Compared(msgspec.Struct, frozen=True):
    """Two rulebooks, and every place where they differ."""

    was: ShownRulebook
    now: ShownRulebook
    differences: tuple[Difference, ...]

    @property
    def units(self) -> Units:
        return {**self.was.units, **self.now.units}

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """One line where they are the same; else a line for each place."""
        say, count = Say(RULEBOOK, lang), len(self.differences)
        if not count:
            same = self.was.sha256 or self.now.sha256 or self.was.name
            yield Line.of(say("same", hash=same))
            return
        yield Line.of(say("differ", one=self.was.name, other=self.now.name, count=count))
        for found in self.differences:
            yield indented(difference_line(found, lang, self.units))

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The same for programs."""
        lines = [
            {
                "change": found.change.value,
                "field": found.field,
                "code": found.code,
                "inside": found.inside or None,
                "was": plain(found.was),
                "now": plain(found.now),
                "sentence": difference_line(found, lang, self.units),
            }
            for found in self.differences
        ]
        return {"one": self.was.name, "other": self.now.name, "differences": lines}


def compared(was: ShownRulebook, now: ShownRulebook) -> Compared:
    """Where the second differs from the first."""
    return Compared(was, now, tuple(difference(was.rulebook, now.rulebook)))
