"""A cluster as large as one sheet of paper has to hold: fifteen units, twelve criteria."""

import json
from pathlib import Path
from typing import Any, Final

from tests.cli.typed import typed

UNITS: Final = 15
CRITERIA: Final = 12
_NAMES: Final = (
    *("An Giang", "Bạc Liêu", "Bến Tre", "Cà Mau", "Cần Thơ", "Đồng Tháp", "Hậu Giang", "Long An"),
    *("Kiên Giang", "Sóc Trăng", "Tiền Giang", "Trà Vinh", "Vĩnh Long", "Bình Phước"),
    "Bà Rịa - Vũng Tàu",
)
_HEADS: Final = (
    *("Chuyên môn", "Báo chí", "Doanh nghiệp", "Ứng dụng CNTT", "Cải cách hành chính"),
    *("Chuyển đổi số", "Sáng kiến", "Đoàn kết", "Phong trào", "Chế độ báo cáo"),
    *("An toàn thông tin", "Công tác đoàn thể"),
)
_SECRETARY: Final = "secretary@u1"


def large_year(folder: Path) -> Path:
    """Everybody has scored; the first cells differ from what was verified."""
    file, story = folder / "large.db", folder / "large.json"
    story.write_text(json.dumps(_scenario()), encoding="utf-8")
    assert typed("init", "--practice", "--db", file).code == 0
    answer = typed("play", story, "--db", file)
    assert answer.code == 0, answer.err
    return file


def _scenario() -> dict[str, Any]:
    units = [{"code": f"u{n + 1}", "short": name, "full": name} for n, name in enumerate(_NAMES)]
    return {
        **{"scenario": "lon", "title": "Cụm lớn", "year": "2026", "practice": True},
        "units": units,
        "cluster": {
            **{"code": "lon", "name": "Cụm thi đua lớn", "authority": "Tỉnh"},
            "words": {"cluster": "Cụm", "chair": "Cụm trưởng", "vice_chair": "Cụm phó"},
            "officers": {"chair": "u1", "vice_chairs": ["u2"]},
        },
        "rulebook": {
            **{"name": "Bảng tiêu chí", "base": "120", "quorum": "2/3", "pledge_required": False},
            "columns": [
                {"code": "self", "name": "Tự chấm", "scorer": "own"},
                {"code": "verified", "name": "Thẩm định", "scorer": "assigned"},
                {"code": "settled", "name": "Thống nhất", "scorer": "cluster"},
            ],
            "criteria": [
                {"code": str(n + 1), "name": name, "standard": {"max": "10", "step": "0.25"}}
                | ({"bonus": {"max": "5"}} if n < 6 else {"deduction": {"max": "3", "step": "0.5"}})
                for n, name in enumerate(_HEADS)
            ],
            "selections": [{"code": "bk", "name": "Bằng khen", "how": "by_rank", "quota": 1}],
            "unregistered": "no_effect",
        },
        "commands": list(_commands([unit["code"] for unit in units])),
    }


def _commands(units: list[str]) -> list[dict[str, Any]]:
    at = {"at": "2026-01-05T08:00", "by": _SECRETARY}
    acts: list[dict[str, Any]] = [
        {"target": "lon", **at, "command": "open_cycle", "year": "2026"},
        {**at, "command": "set_rulebook"},
        {**at, "command": "set_deadline", "code": "registration", "until": "2026-02-27"},
        {**at, "command": "set_deadline", "code": "scoring", "until": "2026-11-30"},
        {**at, "command": "issue_plan", "document": {"kind": "Kế hoạch"}},
    ]
    for unit in units:
        registered = {"command": "register_targets", "unit": unit, "targets": ["Làm tốt"]}
        acts.append({"at": "2026-02-02T09:00", "by": f"unit_officer@{unit}", **registered})
    acts.append({"at": "2026-03-02T09:00", "by": _SECRETARY, "command": "advance_phase"})
    for number, unit in enumerate(units):
        by = {"at": "2026-11-20T09:00", "by": f"unit_officer@{unit}"}
        cells = {"command": "enter_scores", "unit": unit, "column": "self"}
        acts.append({**by, **cells, "cells": list(_cells(number))})
        acts.append({**by, "command": "submit_sheet", "unit": unit})
    return [{"key": f"k{number}", **act} for number, act in enumerate(acts)]


def _cells(number: int) -> list[dict[str, str]]:
    cells = []
    for criterion in range(CRITERIA):
        code, least = str(criterion + 1), (number * 7 + criterion) % 4
        cells.append({"criterion": code, "now": f"{9 + (4 - least) / 4:.2f}"})
        if criterion < 6:
            cells.append({"criterion": code, "part": "bonus", "now": str(1 + number % 5)})
        elif (number + criterion) % 4 == 0:
            cells.append({"criterion": code, "part": "deduction", "now": "-0.5"})
    return cells
