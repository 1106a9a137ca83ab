"""The practice database that the browser looks at: a year played whole, and the next one begun."""

from pathlib import Path

from tests.cli.typed import typed

_EXAMPLE = Path(__file__).parents[2] / "adapters" / "examples" / "thuc-hanh.yaml"
#: Whoever looks from outside: a body that reviews and audits.
_BODY = ("co-quan-vi-du", "full_name=Cơ quan ví dụ", "short_name=Cơ quan ví dụ")


def practice_years(folder: Path) -> Path:
    """From plan to handover, as the example that is shipped tells it."""
    file = folder / "tap.db"
    assert typed("init", "--practice", "--db", file).code == 0
    answer = typed("play", _EXAMPLE, "--db", file)
    assert answer.code == 0, answer.err
    code, *named = _BODY
    answer = typed("do", code, "register_unit", *named, "--as", "operator", "--db", file)
    assert answer.code == 0, answer.err
    return file
