"""One notice with all its tries, and as it read when it left."""

from collections.abc import Iterator

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.by_hand import Journal
from adapters.delivery.ledger import cycle_of
from adapters.delivery.left import text_left
from adapters.delivery.queue import notice_of
from adapters.notices.rendered import Rendered
from adapters.pages.as_json import iso, plain
from adapters.pages.blocks import Block, Heading, Line, Tone
from adapters.pages.called import code_of
from adapters.wording.labelling import label
from adapters.wording.pages.delivery import PAGES, result_said, state_said
from adapters.wording.phrasing import told
from adapters.wording.say import Say
from adapters.wording.writing import Lang, Names, moment
from domain.notices import Means, NoticeWithdrawn, Unserved, notices_stream
from domain.record.record import UnitId

_REASONS = {reason.value for reason in Unserved}


class JournalPage(msgspec.Struct, frozen=True, kw_only=True):
    """A notice: its state, every try, what the server said, when the next one is."""

    found: Journal
    #: As it read when it left, in the language it left in; none where it has not left.
    written: Rendered | None
    names: Names
    #: The code of its cycle.
    cycle: str
    #: Why it was taken back; none where it was not, or where the text is lost.
    withdrawn_for: str | None

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, found, row, names = Say(PAGES, lang), self.found, self.found.row, self.names
        notice = notice_of(row)
        yield Line.of(say("notice", notice=row.notice), tone=Tone.STRONG)
        yield Line.of(
            say(
                "about",
                topic=label(notice.topic, lang),
                unit=names.unit(UnitId(row.unit)),
                office=label(notice.to.office, lang),
                cycle=self.cycle,
            )
        )
        yield Line.of(say("state", state=state_said(row.state, lang)))
        if row.trouble:
            yield Line.of(say("why", why=reason(row.trouble, lang)))
        if row.state == "withdrawn":
            yield Line.of(say("withdrawn_for", reason=told(self.withdrawn_for, lang)))
        yield Line.of(say("told_at", at=moment(row.told_at, lang)))
        if row.state == "waiting":
            yield Line.of(say("next", at=moment(row.due_at, lang)))
        if row.unsure:
            yield Line.of(say("unsure", count=row.unsure))
        if row.again_of:
            yield Line.of(say("again_of", notice=row.again_of))
        for later in found.sent_again:
            yield Line.of(say("sent_again", notice=later))
        yield Heading(say("tries"))
        if not found.tries:
            yield Line.of(say("no_tries"))
        for one in found.tries:
            result = result_said(one.result, lang)
            if one.means is Means.JOURNAL:  # no server was asked
                result = label(one.means, lang)
            yield Line.of(
                say("try", number=one.number, at=moment(one.begun_at, lang), result=result)
            )
            if one.message:
                yield Line.of(f"   {one.message}", whole=True)
            if one.reply:
                yield Line.of(f"   {reason(one.reply, lang)}")
        if self.written is not None:
            yield Heading(say("text"))
            yield Line.of(f"{say('subject')}: {self.written.subject}", tone=Tone.STRONG)
            yield Line.of("")
            yield Line.of(self.written.text.rstrip("\n"))

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        row, written = self.found.row, self.written
        return {
            "notice": row.notice,
            "topic": row.topic,
            "cycle": self.cycle,
            "event": row.version,
            "unit": self.names.unit(UnitId(row.unit)),
            "office": row.office,
            "state": row.state,
            "trouble": row.trouble,
            "withdrawn_for": plain(self.withdrawn_for),
            "told_at": iso(row.told_at),
            "next": iso(row.due_at) if row.state == "waiting" else None,
            "tries": [
                {
                    "number": one.number,
                    "means": one.means,
                    "message": one.message,
                    "begun_at": iso(one.begun_at),
                    "result": one.result,
                    "reply": one.reply,
                }
                for one in self.found.tries
            ],
            "unsure": row.unsure,
            "again_of": row.again_of,
            "sent_again": [str(notice) for notice in self.found.sent_again],
            "subject": written.subject if written else None,
            "text": written.text if written else None,
        }


def journal_page(engine: Engine, found: Journal, lang: Lang) -> JournalPage:
    """The page of one notice; ``lang`` is the language in which it is written where it has not
    left."""
    row = found.row
    return JournalPage(
        found=found,
        written=text_left(engine, row, lang),
        names=engine.names(),
        cycle=code_of(engine, row.stream),
        withdrawn_for=_withdrawn_for(engine, found) if row.state == "withdrawn" else None,
    )


def _withdrawn_for(engine: Engine, found: Journal) -> str | None:
    """Why a notice was taken back, or what stands in the place of the text; none where it is
    lost."""
    stream = notices_stream(cycle_of(found.row.stream))
    texts = engine.store.texts(stream)
    return next(
        (
            texts.get(event.body.reason.digest)
            for event in engine.store.events(stream)
            if isinstance(event.body, NoticeWithdrawn)
            and str(event.body.about.notice) == found.row.notice
        ),
        None,
    )


def reason(code: str, lang: Lang) -> str:
    """A reason in words where it is one of ours; what a server said as it is."""
    if code == Means.JOURNAL:
        return label(Means.JOURNAL, lang)
    return label(Unserved(code), lang) if code in _REASONS else code
