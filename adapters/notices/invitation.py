"""The conference as calendars read it: an invitation, a changed one, and its withdrawal.

RFC 5545 for the form, RFC 5546 for what a method means: the same UID names the same conference,
and the higher SEQUENCE counts.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vCalAddress

from adapters.notices.facts_of_year_end import calls
from adapters.notices.scene import Scene
from adapters.wording.phrasing import told
from domain.cycle.phases.summary_conference import ConferenceCalled
from domain.notices import Topic
from domain.values.when import DAY, Moment, Precision

#: Days that a calendar can show; a month or a year is none.
_SHOWN: Final = frozenset({Precision.MOMENT, Precision.DAY, Precision.RANGE})
_TOPICS: Final = frozenset({Topic.INVITATION, Topic.INVITATION_CHANGED, Topic.CANCELLED})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def method_of(scene: Scene) -> str | None:
    """What a notice does to calendars; ``None``: nothing."""
    topic = scene.notice.topic
    if topic not in _TOPICS or not _called(scene):
        return None
    if topic is Topic.CANCELLED:
        return None if scene.cycle.conference.held else "CANCEL"
    return "REQUEST"


def calendar_of(
    scene: Scene, title: str, text: str, sender: str | None, to: tuple[str, ...]
) -> bytes | None:
    """The invitation of a notice that has one. The title is what calendars show."""
    method = method_of(scene)
    if method is None:
        return None
    called = _called(scene)
    _, body = called[-1]
    event = Event()
    event.add("uid", f"conference-{scene.cycle.id}@thidua")
    # what takes an invitation back counts as a further change of it
    event.add("sequence", len(called) - 1 + (method == "CANCEL"))
    event.add("dtstamp", _clock(scene.event.header.recorded_at))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("summary", title)
    event.add("description", text)
    if body.place is not None:
        event.add("location", told(scene.names.text(body.place.digest), scene.lang))
    _add_time(event, body)
    if sender is not None:
        event.add("organizer", vCalAddress(f"mailto:{sender}"))
    for address in to:
        event.add("attendee", vCalAddress(f"mailto:{address}"))
    calendar = Calendar()
    calendar.add("prodid", "-//thidua//notices//VI")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _called(scene: Scene) -> list[tuple[int, ConferenceCalled]]:
    """How often the conference was called, as long as calendars can show its day."""
    found = calls(scene.story)
    return found if found and found[-1][1].date.precision in _SHOWN else []


def _add_time(event: Event, body: ConferenceCalled) -> None:
    """A whole day, several, or the hour at which it begins; its end is not known then."""
    first, last = body.date.first_day, body.date.last_day
    assert body.date.start is not None
    assert first is not None
    assert last is not None
    if body.date.precision is Precision.MOMENT:
        event.add("dtstart", _clock(body.date.start))
        return
    event.add("dtstart", first)
    event.add("dtend", last + DAY)


def _clock(at: Moment) -> datetime:
    return (_EPOCH + timedelta(microseconds=at)).replace(microsecond=0)
