"""What the letters to the secretary are filled with: who is late, and what is stuck."""

from collections.abc import Iterator

from sqlalchemy import select

from adapters.log import tables
from adapters.notices.scene import Scene
from domain.guard import WAY, Phase
from domain.labels import label, listed
from domain.messages import condition
from domain.names import sort_key
from domain.notices import Topic, Unserved
from domain.record import UnitId

Facts = dict[str, object]


def late_list(scene: Scene) -> Facts:
    """Who still lacks what under a deadline that has passed, and what keeps the phase."""
    body = scene.body
    late = [
        duty
        for duty in scene.duties.values()
        if duty.code == body.code and duty.unit is not None and duty.lacking
    ]
    rows = [
        {
            "unit": scene.name(duty.unit),
            "things": listed(scene.owed.things(duty), scene.lang),
            "stated": listed(scene.owed.stated(duty), scene.lang),
            "until": scene.before(duty.before),
        }
        for duty in late
        if duty.unit is not None
    ]
    return {
        "name": scene.owed.name(body.code),
        "until": scene.until(body.last_day, body.before),
        "late": sorted(rows, key=lambda row: sort_key(str(row["unit"]))),
        "conditions": list(_keeping(scene, body.code)),
    }


def _keeping(scene: Scene, code: str) -> Iterator[str]:
    """What the phase of that deadline still lacks, a sentence each."""
    if code not in WAY or scene.cycle.phase is not Phase(code):
        return
    for asked in scene.cycle.leave_conditions(Phase(code)):
        lacking = asked.lacking(scene.cycle)
        if lacking is not None:
            yield condition(asked.code, lacking, scene.lang, scene.names, scene.rulebook)


def stuck(scene: Scene) -> Facts:
    """What did not go on by itself. No address is named: they stand in rows of their own."""
    stream, store = scene.notice.stream, scene.engine.store
    return {
        "follow_ups": [
            {"event": f"{scene.cycle.code}@{found.cause.version}", "code": code}
            for found, code in store.refused_follow_ups(100)
            if stream in {found.stream, found.cause.stream}
        ],
        "unserved": list(_unserved(scene)),
        "without": list(_without_address(scene)),
    }


def _unserved(scene: Scene) -> Iterator[dict[str, str]]:
    of = tables.outbox.c
    rows = (
        select(of.unit, of.topic, of.trouble)
        .where(of.stream == scene.notice.stream, of.state == "unserved")
        .order_by(of.told_at, of.notice)
    )
    with scene.engine.store.database.read() as connection:
        found = connection.execute(rows).all()
    known = {reason.value for reason in Unserved}
    for row in found:
        why = label(Unserved(row.trouble), scene.lang) if row.trouble in known else row.trouble
        topic = label(Topic(row.topic), scene.lang)
        yield {"unit": scene.name(UnitId(row.unit)), "topic": topic, "why": why or ""}


def _without_address(scene: Scene) -> Iterator[str]:
    of = tables.contacts.c
    with scene.engine.store.database.read() as connection:
        known = set(connection.scalars(select(of.unit)))
    missing = [unit for unit in scene.cycle.members if str(unit) not in known]
    yield from sorted(map(scene.name, missing), key=sort_key)
