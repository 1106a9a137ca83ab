"""Practice databases that the browser looks at: one year in several of its moments."""

import re
from pathlib import Path
from typing import Final

from tests.cli.typed import typed

_EXAMPLE: Final = Path(__file__).parents[2] / "adapters" / "examples" / "thuc-hanh.yaml"
#: Whoever looks from outside: a body that reviews and audits.
_BODY: Final = ("co-quan-vi-du", "full_name=Cơ quan ví dụ", "short_name=Cơ quan ví dụ")

#: Up to when the example is played: sheets being sent, checked and explained; the sitting with a
#: ballot open; the whole year, and the next one begun.
MOMENTS: Final = {
    "scoring": "2026-12-02T12:00",
    "sitting": "2027-01-14T09:45",
    "over": "9999",
}
_AT: Final = re.compile(r"^    at: (\S+)", re.MULTILINE)


def practice_years(folder: Path, moment: str = "over") -> Path:
    """The example that is shipped, played up to a moment."""
    file, example = folder / f"{moment}.db", folder / f"{moment}.yaml"
    example.write_text(_until(MOMENTS[moment]), encoding="utf-8")
    assert typed("init", "--practice", "--db", file).code == 0
    answer = typed("play", example, "--db", file)
    assert answer.code == 0, answer.err
    code, *named = _BODY
    answer = typed("do", code, "register_unit", *named, "--as", "operator", "--db", file)
    assert answer.code == 0, answer.err
    return file


def _until(moment: str) -> str:
    """The example without what comes after a moment."""
    head, *acts = re.split(r"(?m)^(?=  - key: )", _EXAMPLE.read_text(encoding="utf-8"))
    kept = [act for act in acts if (at := _AT.search(act)) is None or at[1] <= moment]
    return head + "".join(kept)
