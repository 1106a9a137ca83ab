"""The pages of one notice and of an inbox."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from adapters.bootstrap import Engine
from adapters.cli.tables import heading, table
from adapters.cli.terminal import Terminal
from adapters.delivery.by_hand import Journal
from adapters.delivery.deliver import Came
from adapters.delivery.inbox import Letter
from adapters.delivery.ledger import cycle_of
from adapters.delivery.queue import notice_of
from adapters.notices.rendered import Rendered
from adapters.pages.as_json import iso, plain
from adapters.pages.called import code_of
from adapters.wording.pages.delivery import PAGES, result_said, state_said
from adapters.wording.phrasing import told
from adapters.wording.say import Say
from adapters.wording.writing import Lang, label, moment
from domain.notices import Means, NoticeWithdrawn, Unserved, notices_stream
from domain.record.record import Seat, UnitId

_REASONS = {reason.value for reason in Unserved}


def journal_page(
    engine: Engine, found: Journal, written: Rendered | None, terminal: Terminal
) -> Iterator[RenderableType]:
    """A notice with all its tries, and as it read when it left."""
    say, lang, row = Say(PAGES, terminal.lang), terminal.lang, found.row
    notice, names = notice_of(row), engine.names()
    yield Text(say("notice", notice=row.notice), style="bold")
    yield say(
        "about",
        topic=label(notice.topic, lang),
        unit=names.unit(UnitId(row.unit)),
        office=label(notice.to.office, lang),
        cycle=code_of(engine, row.stream),
    )
    yield say("state", state=state_said(row.state, lang))
    if row.trouble:
        yield say("why", why=reason(row.trouble, lang))
    if row.state == "withdrawn":
        yield say("withdrawn_for", reason=told(withdrawn_for(engine, found), lang))
    yield say("told_at", at=moment(row.told_at, lang))
    if row.state == "waiting":
        yield say("next", at=moment(row.due_at, lang))
    if row.unsure:
        yield say("unsure", count=row.unsure)
    if row.again_of:
        yield say("again_of", notice=row.again_of)
    for later in found.sent_again:
        yield say("sent_again", notice=later)
    yield heading(say("tries"))
    if not found.tries:
        yield say("no_tries")
    for one in found.tries:
        result = result_said(one.result, lang)
        if one.means is Means.JOURNAL:  # no server was asked
            result = label(one.means, lang)
        yield say("try", number=one.number, at=moment(one.begun_at, lang), result=result)
        if one.message:
            yield Text(f"   {one.message}", no_wrap=True)
        if one.reply:
            yield f"   {reason(one.reply, lang)}"
    if written is not None:
        yield heading(say("text"))
        yield Text(f"{say('subject')}: {written.subject}", style="bold")
        yield ""
        yield written.text.rstrip("\n")


def withdrawn_for(engine: Engine, found: Journal) -> str | None:
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


def journal_json(engine: Engine, found: Journal, written: Rendered | None) -> dict[str, object]:
    row = found.row
    return {
        "notice": row.notice,
        "topic": row.topic,
        "cycle": code_of(engine, row.stream),
        "event": row.version,
        "unit": engine.names().unit(UnitId(row.unit)),
        "office": row.office,
        "state": row.state,
        "trouble": row.trouble,
        "withdrawn_for": plain(withdrawn_for(engine, found)) if row.state == "withdrawn" else None,
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
            for one in found.tries
        ],
        "unsure": row.unsure,
        "again_of": row.again_of,
        "sent_again": [str(notice) for notice in found.sent_again],
        "subject": written.subject if written else None,
        "text": written.text if written else None,
    }


def inbox_page(
    engine: Engine, seat: Seat, typed: str, letters: Sequence[Letter], terminal: Terminal
) -> Iterator[RenderableType]:
    """What a unit was told, newest first."""
    say, lang = Say(PAGES, terminal.lang), terminal.lang
    assert seat.unit is not None
    yield Text(say("inbox", unit=engine.names().unit(seat.unit)), style="bold")
    if not letters:
        yield say("inbox_empty")
        return
    rows = table("", "", "", "", fold=(2,))
    for one in letters:
        rows.add_row(
            str(one.notice.id)[:8],
            moment(one.told_at, lang),
            f"{label(one.notice.topic, lang)} ({code_of(engine, one.notice.stream)})",
            say("seen" if one.seen else "unseen"),
        )
    rows.show_header = False
    yield rows
    yield say("open", seat=typed)


def letter_page(letter: Letter, written: Rendered, terminal: Terminal) -> Iterator[RenderableType]:
    """One letter of an inbox, with when it left."""
    yield written.subject
    if letter.left_at is not None:
        given_up = letter.state == Came.UNSERVED
        key = "as_given_up" if given_up else "as_it_left"
        yield Say(PAGES, terminal.lang)(key, at=moment(letter.left_at, terminal.lang))
    yield ""
    yield written.text


def letter_json(engine: Engine, one: Letter) -> dict[str, Any]:
    return {
        "notice": str(one.notice.id),
        "topic": one.notice.topic,
        "cycle": code_of(engine, one.notice.stream),
        "event": one.notice.version,
        "office": one.notice.to.office,
        "told_at": iso(one.told_at),
        "state": one.state,
        "left_at": iso(one.left_at) if one.left_at is not None else None,
        "seen": one.seen,
    }


def reason(code: str, lang: Lang) -> str:
    """A reason in words where it is one of ours; what a server said as it is."""
    if code == Means.JOURNAL:
        return label(Means.JOURNAL, lang)
    return label(Unserved(code), lang) if code in _REASONS else code
