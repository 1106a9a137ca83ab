"""The page of a criteria table that was read: what every row was taken for, what is left to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from adapters.backfilling.answers import path_of
from adapters.pages.as_json import plain
from adapters.pages.blocks import Block, Heading, Line, columns, indented, table
from adapters.pages.rulebook_fields import elements, field_name
from adapters.rulebooks.criteria_head import Holds
from adapters.rulebooks.criteria_table import ReadAs, Row, Understood
from adapters.rulebooks.from_table import composed, is_table, read_file
from adapters.rulebooks.not_carried import NotCarried
from adapters.wording.pages.criteria import CRITERIA
from adapters.wording.pages.rulebook import FIELDS
from adapters.wording.say import Say
from adapters.wording.writing import Lang, listed, points
from domain.rulebook.criteria import Criterion, full_standard, left_open
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class CriteriaPage(msgspec.Struct, frozen=True, kw_only=True):
    """A criteria table, and the rulebook that was made of it."""

    #: The name of the table's file.
    source: str
    #: The file that was written; ``None``: nothing is written yet.
    file: str | None
    understood: Understood
    rulebook: Rulebook

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part."""
        say, found = Say(CRITERIA, lang), self.understood
        yield Line.of(
            say(
                "head" if self.file is not None else "head_before",
                file=self.source,
                criteria=len(found.criteria),
                groups=len(found.groups),
            )
        )
        yield indented(say("columns_found", columns=self._columns(say, lang)))
        heads = (say("where"), say("read_as"), say("code"), say("text"), say("max"))
        if beside := self._beside(say, lang):
            yield indented(beside)
        rows = (
            (row.at, say(f"as_{row.read_as}"), row.code, row.written, _points(row, say, lang))
            for row in found.rows
        )
        yield table(columns(*heads, right=(4,), fold=(3,)), rows)
        if renumbered := self._renumbered(say, lang):
            yield indented(renumbered)
        left = list(self._left(say, lang))
        if left:
            yield Heading(say("by_hand"))
            yield from (indented(line) for line in left)
        usual = say("usual", step=points(found.step, lang))
        yield Line.of(say("asked", columns=usual))

    def as_json(self, lang: Lang) -> dict[str, object]:
        """How each row was read, and the sentences on what is to be written by hand."""
        say = Say(CRITERIA, lang)
        return {
            "source": self.source,
            "file": self.file,
            "criteria": len(self.rulebook.criteria),
            "rows": [plain(row) for row in self.understood.rows],
            "by_hand": list(self._left(say, lang)),
        }

    def _columns(self, say: Say, lang: Lang) -> str:
        named = [
            say("column", where=column.where, text=column.text, role=say(f"role_{column.holds}"))
            for column in self.understood.head
            if column.holds is not Holds.OTHER
        ]
        return listed(named, lang)

    def _beside(self, say: Say, lang: Lang) -> str:
        """The columns that say nothing of the rules and were not read."""
        named = [
            f"{column.where} “{column.text}”"
            for column in self.understood.head
            if column.holds is Holds.OTHER
        ]
        return say("left_out", columns=listed(named, lang)) if named else ""

    def _renumbered(self, say: Say, lang: Lang) -> str:
        """How numbers that repeat became codes of their own."""
        rows = [row for row in self.understood.rows if isinstance(row.printed, str)]
        codes = [say("renumbered_one", printed=row.printed, code=row.code) for row in rows]
        return say("renumbered", codes=listed(codes[:4], lang)) if codes else ""

    def _left(self, say: Say, lang: Lang) -> Iterator[str]:
        """What the table leaves unsaid or says twice."""
        for row in self.understood.rows:
            if row.unread is not None:
                where, text = row.unread
                yield say("unread", where=where, text=text, name=row.written)
            elif row.read_as is ReadAs.CRITERION and _lacks_maximum(row):
                yield say("no_max", where=row.at, name=row.written)
            if row.may_be_levels:
                how = "{how: one_of, levels: [{name: …, points: …}]}"
                yield say("may_be_levels", where=row.at, name=row.written, how=how)
        yield from self._sums(say, lang)

    def _sums(self, say: Say, lang: Lang) -> Iterator[str]:
        rows = {row.code: row for row in self.understood.rows if row.read_as is ReadAs.GROUP}
        for group in self.rulebook.groups:
            criteria = self.rulebook.criteria_in(group.code)
            inside = full_standard(criteria)
            if group.max is not None and inside and not _meets(inside, group.max, criteria):
                said, row = points(group.max, lang), rows[group.code]
                yield say(
                    "group_differs",
                    where=row.at,
                    name=group.name,
                    said=said,
                    sum=points(inside, lang),
                )
        told, whole = self.understood.base, full_standard(self.rulebook.criteria)
        if told is not None and not _meets(whole, told, self.rulebook.criteria):
            yield say("base_differs", said=points(told, lang), sum=points(whole, lang))


def _lacks_maximum(row: Row) -> bool:
    return row.max is None and row.each is None and row.left_open is not True


def _meets(total: Points, said: Points, criteria: Iterable[Criterion]) -> bool:
    """Whether maxima add up to what is said, where what is left open may be the rest."""
    return total == said or (total < said and bool(left_open(criteria)))


def _points(row: Row, say: Say, lang: Lang) -> str:
    if row.each is not None:
        return say("each", points=points(row.each, lang))
    if row.max is None and row.left_open is True:
        return say("left_open")
    return points(row.max, lang) if row.max is not None else ""


def each_written(lang: Lang, each: Points | Decimal) -> str:
    """``0,5 điểm/lần``"""
    return Say(CRITERIA, lang)("each", points=points(each, lang))


def table_understood(key: str, answers: Mapping[str, str]) -> CriteriaPage | None:
    """How the table is read that is given for the year's rulebook, before it is recorded.

    Raises ``Refusal`` as reading it does.
    """
    if key != "criteria" or not is_table(answers["file"].strip().strip("\"'")):
        return None
    path = path_of(answers["file"])
    found = read_file(path)
    named = {} if found.title else {"name": path.stem}
    return CriteriaPage(
        source=path.name, file=None, understood=found, rulebook=composed(found, named)
    )


def not_carried_lines(lacking: Sequence[NotCarried], lang: Lang) -> tuple[str, ...]:
    """What a written table does not hold, under a line that says so; nothing where it holds all."""
    if not lacking:
        return ()
    say = Say(CRITERIA, lang)
    told = dict.fromkeys(_not_carried(one, say) for one in lacking)
    return (say("not_carried"), *(say("not_carried_line", what=what) for what in told))


def _not_carried(one: NotCarried, say: Say) -> str:
    what = elements(one.field, one.codes, say.lang)
    if one.read_besides:
        return say("read_besides", what=what)
    own = {path: f"{one.field}.{path}" for path in one.inside}
    fields = [
        field_name(named if named in FIELDS else path, say.lang) for path, named in own.items()
    ]
    if not fields:
        return what
    return say("not_carried_inside", what=what, fields="; ".join(fields))
