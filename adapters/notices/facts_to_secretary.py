"""What the letters to the secretary are filled with: who is late, and what is stuck."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from adapters.notices import still_due
from adapters.notices.scene import Scene
from adapters.stuck import stuck_of
from adapters.wording.labelling import label
from adapters.wording.messages import condition
from adapters.wording.writing import listed
from domain.cycle.guard import WAY, Phase
from domain.notices import Topic
from domain.values.names import sort_key

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
            "until": still_due.by_moment(scene, duty.before),
        }
        for duty in late
        if duty.unit is not None
    ]
    return {
        "name": scene.owed.name(body.code),
        "until": still_due.until(scene, body.last_day, body.before),
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
    found = stuck_of(scene.engine, scene.notice.stream)
    code = scene.cycle.code
    parts: Facts = {
        "follow_ups": [
            {"event": f"{code}@{one.cause.version}", "code": one.code} for one in found.refused
        ],
        "unserved": [
            {
                "unit": scene.name(one.unit),
                "topic": label(one.topic, scene.lang),
                "why": label(one.why, scene.lang),
            }
            for one in found.unserved
        ],
        "overdue": [
            {
                "name": scene.owed.name(one.code),
                "unit": scene.name(one.unit) if one.unit is not None else "",
                "until": still_due.by_moment(scene, one.before),
            }
            for one in found.overdue
        ],
        "unreadable": [{"event": f"{code}@{one.version}"} for one in found.unreadable],
        "failing": sorted(map(scene.name, found.failing), key=sort_key),
        "without": sorted(map(scene.name, found.addressless), key=sort_key),
    }
    return {**parts, "count": sum(len(part) for part in parts.values() if isinstance(part, list))}


#: What the template of each topic is filled with.
FACTS: Final[Mapping[Topic, Callable[[Scene], Facts]]] = {
    Topic.LATE_LIST: late_list,
    Topic.STUCK: stuck,
}
