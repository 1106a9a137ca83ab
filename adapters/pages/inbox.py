"""What a unit was told, and one letter of it."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.inbox import Letter
from adapters.delivery.inbox import inbox as letters_of
from adapters.delivery.turns import Came
from adapters.notices.rendered import Rendered
from adapters.pages.as_json import iso
from adapters.pages.blocks import Block, Line, Tone, columns, table
from adapters.pages.called import code_of
from adapters.wording.labelling import label
from adapters.wording.pages.delivery import PAGES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, moment
from domain.record.record import Seat, StreamId


class InboxPage(msgspec.Struct, frozen=True, kw_only=True):
    """The letters of a seat, newest first."""

    unit: str
    #: The seat as it was typed, for the command that opens a letter.
    typed: str
    letters: Sequence[Letter]
    #: The codes of their cycles.
    codes: Mapping[StreamId, str]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(PAGES, lang)
        yield Line.of(say("inbox", unit=self.unit), tone=Tone.STRONG)
        if not self.letters:
            yield Line.of(say("inbox_empty"))
            return
        rows = (
            (
                str(one.notice.id)[:8],
                moment(one.told_at, lang),
                f"{label(one.notice.topic, lang)} ({self.codes[one.notice.stream]})",
                say("seen" if one.seen else "unseen"),
            )
            for one in self.letters
        )
        yield table(columns("", "", "", "", fold=(2,)), rows)
        yield Line.of(say("open", seat=self.typed))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {"notices": [_letter(one, self.codes[one.notice.stream]) for one in self.letters]}


def inbox_page(engine: Engine, seat: Seat, typed: str, stream: StreamId | None) -> InboxPage:
    """What the unit of a seat was told, of one cycle or of all."""
    assert seat.unit is not None
    letters = letters_of(engine, seat, stream)
    streams = dict.fromkeys(one.notice.stream for one in letters)
    return InboxPage(
        unit=engine.names().unit(seat.unit),
        typed=typed,
        letters=letters,
        codes={one: code_of(engine, one) for one in streams},
    )


class LetterPage(msgspec.Struct, frozen=True, kw_only=True):
    """One letter of an inbox, with when it left."""

    letter: Letter
    written: Rendered
    #: The code of its cycle.
    cycle: str

    def blocks(self, lang: Lang) -> Iterator[Block]:
        letter = self.letter
        yield Line.of(self.written.subject)
        if letter.left_at is not None:
            given_up = letter.state == Came.UNSERVED
            key = "as_given_up" if given_up else "as_it_left"
            yield Line.of(Say(PAGES, lang)(key, at=moment(letter.left_at, lang)))
        yield Line.of("")
        yield Line.of(self.written.text)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        text = {"subject": self.written.subject, "text": self.written.text}
        return {**_letter(self.letter, self.cycle), **text}


def letter_page(engine: Engine, letter: Letter, written: Rendered) -> LetterPage:
    """A letter that was opened, as it reads."""
    return LetterPage(letter=letter, written=written, cycle=code_of(engine, letter.notice.stream))


def _letter(one: Letter, code: str) -> dict[str, object]:
    return {
        "notice": str(one.notice.id),
        "topic": one.notice.topic,
        "cycle": code,
        "event": one.notice.version,
        "office": one.notice.to.office,
        "told_at": iso(one.told_at),
        "state": one.state,
        "left_at": iso(one.left_at) if one.left_at is not None else None,
        "seen": one.seen,
    }
