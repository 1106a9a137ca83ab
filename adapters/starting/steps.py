"""What the answers about a year to be run become: commands, in the form in which anybody gives
them."""

import json
from collections.abc import Iterator

from adapters.backfilling.answers import Act, Raw, day_of, is_yes, path_of
from adapters.backfilling.steps import members_named
from adapters.backfilling.told import ToldYear
from adapters.rulebooks.brought import brought
from adapters.rulebooks.from_table import composed, is_table
from adapters.rulebooks.from_table import read_file as read_table
from adapters.yaml_file import read_file

Answers = dict[str, str]


def members_entered(year: ToldYear, answers: Answers) -> Iterator[Act]:
    """One unit a line, because a comma belongs to a name: *Sở Văn hóa, Thể thao và Du lịch*."""
    yield from members_named(year, filter(None, map(str.strip, answers["members"].splitlines())))


def year_opened(year: ToldYear, answers: Answers) -> Iterator[Act]:
    """Who leads the year, and the year itself: first the officers, so that a year that is open
    has them."""
    raw: Raw = {"command": "record_officers", "year": year.year, "chair": answers["chair"]}
    if answers["vices"]:
        raw["vice_chairs"] = [part.strip() for part in answers["vices"].split(";")]
    yield Act(year.cluster_code, raw)
    yield Act(year.cluster_code, {"command": "open_cycle", "year": year.year})


def criteria_set(year: ToldYear, answers: Answers) -> Iterator[Act]:
    """The rulebook of a YAML file, or of the criteria table that the office has."""
    path = path_of(answers["file"])
    if is_table(path.name):
        table = read_table(path)
        named = {} if table.title else {"name": f"Bảng tiêu chí {year.code}"}
        written: Raw = {"rulebook": json.loads(composed(table, named).canonical())}
    else:
        written = brought("set_rulebook", read_file(path))
    yield Act(year.code, {**written, "command": "set_rulebook"}, seat=secretary(year))


def deadline_set(year: ToldYear, code: str, answers: Answers) -> Iterator[Act]:
    raw = {"command": "set_deadline", "code": code, "until": day_of(answers["until"])}
    yield Act(year.code, raw, seat=secretary(year))


def plan_issued(year: ToldYear, answers: Answers) -> Iterator[Act]:
    """The plan, where whoever answered is sure of it; otherwise the question is put off."""
    if not is_yes(answers["sure"]):
        year.put_off.add("plan")
        return
    document: Raw = {"kind": "Kế hoạch", "date": day_of(answers["date"])}
    if answers["number"]:
        document["number"] = answers["number"]
    yield Act(year.code, {"command": "issue_plan", "document": document}, seat=secretary(year))


def secretary(year: ToldYear) -> str:
    """The seat from which the papers of the year are written: the chair's secretary."""
    assert year.cycle is not None
    chair = year.cycle.officers.chair
    assert chair is not None
    return f"secretary@{year.code_of_unit(chair)}"
