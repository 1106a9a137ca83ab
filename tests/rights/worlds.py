"""One small cluster in two worlds that differ by a secret, and how somebody reads them.

In both the same people act at the same times, but for what is the secret. What is read is compared
without ids, versions and hashes.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from tests.cli.typed import Answer, Desk, typed

YEAR: Final = "cum/2026"
Command = dict[str, Any]
_SECRETARY: Final = "secretary@an"
RULEBOOK: Final[dict[str, Any]] = {
    "name": "Bảng tiêu chí",
    "base": "100",
    "quorum": "2/3",
    "pledge_required": False,
    "handover_accepted": False,
    "minutes_required": False,
    "columns": [
        {"code": "self", "name": "Tự chấm", "scorer": "own"},
        {"code": "verified", "name": "Thẩm định", "scorer": "assigned"},
        {"code": "settled", "name": "Thống nhất", "scorer": "cluster"},
    ],
    "criteria": [
        {"code": "1", "name": "Chuyên môn", "standard": {"max": "60"}, "bonus": {"max": "5"}},
        {"code": "2", "name": "Báo cáo", "standard": {"max": "40"}},
    ],
    "selections": [
        {
            **{"code": "co", "name": "Cờ thi đua", "how": "by_vote", "quota": 1},
            "threshold": {"share": "1/2", "base": "present"},
        },
        {
            **{"code": "kin", "name": "Bằng khen", "how": "by_vote", "quota": 1},
            "threshold": {"share": "1/2", "base": "present"},
        },
    ],
    "consequences": [{"of": "late_report", "deduct": "1", "at_most": "3"}],
    "unregistered": "no_effect",
}


class World:
    """What is acted, in order; and at which moment of the clock."""

    def __init__(self, **rules: Any) -> None:
        self.commands: list[Command] = []
        self.rules = rules
        self.other = False

    def act(self, at: str, by: str, command: str, **fields: Any) -> "World":
        number = f"k{len(self.commands)}"
        self.commands.append({"key": number, "at": at, "by": by, "command": command, **fields})
        return self

    def scored(self, unit: str, first: str, *, at: str = "2026-11-20T09:00") -> "World":
        """The unit fills in its sheet."""
        cells = [{"criterion": "1", "now": first}, {"criterion": "2", "now": "40"}]
        seat = f"unit_officer@{unit}"
        return self.act(at, seat, "enter_scores", unit=unit, column="self", cells=cells)

    def sent(self, *units: str) -> "World":
        for unit in units:
            self.act("2026-11-21T09:00", f"unit_officer@{unit}", "submit_sheet", unit=unit)
        return self

    def settled(self, *units: str, at: str = "2026-11-27T09:00") -> "World":
        for unit in units:
            by = "vice_chair@binh" if unit == "an" else _SECRETARY
            self.act(at, by, "settle_sheet", unit=unit)
        return self

    def sitting(self) -> "World":
        """All are there, and the tellers are named."""
        self.act("2026-12-01T09:00", _SECRETARY, "advance_phase")
        self.act("2026-12-15T08:00", "chair@an", "open_sitting")
        present = ["an", "binh", "cat", "dong"]
        self.act("2026-12-15T08:10", "chair@an", "record_attendance", present=present)
        return self.act("2026-12-15T08:20", "chair@an", "appoint_tellers", units=["cat", "dong"])

    def ends(self) -> "World":
        """A moment for the clock to stand at, the same in both worlds."""
        return self.act(
            *("2026-12-20T09:00", _SECRETARY, "launch_movement"), movement="p", name="Phong trào"
        )

    def scenario(self) -> dict[str, Any]:
        units = [("an", "An"), ("binh", "Bình"), ("cat", "Cát"), ("dong", "Đông"), ("so", "Sở")]
        year = {"at": "2026-01-05T08:00", "by": _SECRETARY}
        opening: list[Command] = [
            {"key": "o1", "target": "cum", **year, "command": "open_cycle", "year": "2026"},
            {"key": "o2", **year, "command": "set_rulebook"},
            {"key": "o3", **year, "command": "set_deadline", "code": "registration"}
            | {"until": "2026-02-27"},
            {"key": "o4", **year, "command": "set_deadline", "code": "scoring"}
            | {"until": "2026-11-30"},
            {"key": "o5", **year, "command": "issue_plan", "document": {"kind": "Kế hoạch"}},
        ]
        for unit, _ in units[:-1]:
            seat = f"unit_officer@{unit}"
            opening.append(
                {"key": f"r-{unit}", "at": "2026-02-02T09:00", "by": seat, "unit": unit}
                | {"command": "register_targets", "targets": ["Làm tốt"]}
            )
        opening.append({"key": "o6", "at": "2026-03-02T09:00", "by": _SECRETARY})
        opening[-1]["command"] = "advance_phase"
        return {
            "scenario": "cum",
            "title": "Cụm",
            "year": "2026",
            "practice": True,
            "units": [{"code": code, "short": name, "full": name} for code, name in units],
            "cluster": {
                **{"code": "cum", "name": "Cụm", "authority": "Tỉnh"},
                "words": {"cluster": "Cụm", "chair": "Cụm trưởng", "vice_chair": "Cụm phó"},
                "officers": {"chair": "an", "vice_chairs": ["binh"]},
                "members": [code for code, _ in units[:-1]],
            },
            "rulebook": RULEBOOK | self.rules,
            "commands": opening + self.commands,
        }


#: A second cluster, of which nobody of the first is a member.
OTHER: Final[dict[str, Any]] = {
    "scenario": "khac",
    "title": "Cụm khác",
    "year": "2026",
    "practice": True,
    "units": [{"code": "xa", "short": "Xa", "full": "Xa"}],
    "cluster": {
        **{"code": "khac", "name": "Cụm khác", "authority": "Tỉnh"},
        "words": {"cluster": "Cụm", "chair": "Cụm trưởng", "vice_chair": "Cụm phó"},
        "officers": {"chair": "xa", "vice_chairs": []},
    },
    "rulebook": RULEBOOK,
    "commands": [
        {"key": "o1", "target": "khac", "at": "2026-01-05T08:00", "by": "secretary@xa"}
        | {"command": "open_cycle", "year": "2026"},
    ],
}


def played(world: World, folder: Path) -> Desk:
    """The world in a database of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    db = folder / "tap.db"
    assert typed("init", "--practice", "--db", db).code == 0
    stories = [OTHER] if world.other else []
    for number, story in enumerate([*stories, world.scenario()]):
        file = folder / f"{number}.json"
        file.write_text(json.dumps(story), encoding="utf-8")
        answer = typed("play", file, "--db", db)
        assert answer.code == 0, answer.err
    return Desk(db)


_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FAULT = re.compile(r"\bfault(_reading)?\b")
_HASH = re.compile(r"\b[0-9a-f]{8,64}\b")
_VERSION = re.compile(r"@\d+")
_NUMBERED = re.compile(r'"(\w*version\w*|\w*event\w*|set_at|ruled_by|sent|settled|last|upto)": \d+')


def without_ids(answer: Answer) -> tuple[int, str, str]:
    """What was said, without ids, versions and hashes. A fault of ours says nothing: two that fail
    alike are no pair."""
    assert not _FAULT.search(answer.err), answer.err
    return answer.code, _bare(answer.out), _bare(answer.err)


def _bare(text: str) -> str:
    for form, instead in ((_UUID, "#"), (_HASH, "#"), (_VERSION, "@n")):
        text = form.sub(instead, text)
    text = _NUMBERED.sub(r'"\1": 0', text)
    return re.sub(r"[ \n]+", " ", text)


Making = Callable[[bool], World]
#: Words that are typed.
Words = tuple[str, ...]


def typed_by_each(
    asked: Iterable[tuple[Making, Iterable[Words], Iterable[Words]]],
) -> list[tuple[Making, Words]]:
    """For each secret every question, typed with every one of the seats."""
    return [
        (making, (*words, *seat))
        for making, seats, questions in asked
        for seat in seats
        for words in questions
    ]


#: The database of a secret, in the one world or in the other.
Worlds = Callable[[Making, bool], Desk]
