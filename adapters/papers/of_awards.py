"""The facts of what a conference asks for: who is proposed for which award, with points and votes,
what each was given in years before, and the plan by which it all went."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from adapters.papers.facts import Row
from adapters.papers.forms import joined, with_guidance
from adapters.papers.layout import BLANK
from adapters.papers.of_cycle import cited
from adapters.papers.settings import in_lines
from adapters.wording.filling import filled
from adapters.wording.labels.due import due_in
from adapters.wording.outside import one_line
from adapters.wording.papers.work import WORK
from adapters.wording.writing import Names, deadline, number, points
from domain.cycle.awards.file import GIVEN
from domain.cycle.awards.rows import award_rows
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome, SelectionOutcome
from domain.reckoning.score_table import TableRow
from domain.record.record import UnitId
from domain.rulebook.bounds import Group
from domain.rulebook.counting import is_counter
from domain.rulebook.criteria import Criterion, Part, full_standard, left_open
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import AWARDS
from domain.rulebook.tables import tables_of
from domain.values.when import Moment

#: The official name of a unit, which a submission has in full.
FullName = Callable[[UnitId], str]


def facts_of_awards(
    cycle: Cycle, outcome: Outcome, full: FullName, earlier: Iterable[Cycle]
) -> dict[str, object]:
    """Who is asked for what; nothing where no selection of an award has an outcome yet.

    ``earlier``: the years of the cluster before this one, the oldest first.
    """
    known: dict[str, object] = {}
    authority = _authority(cycle)
    if authority is not None:
        known["noi_quyet_dinh"] = one_line(authority)
    made = [one for one in outcome.selections if one.kind in AWARDS and one.chosen is not None]
    if not made:
        return known
    held = held_before(earlier)
    rows = [row for one in made for row in _asked(one, outcome, full, held)]
    return {
        **known,
        "de_nghi_trinh": tuple(_by_award(made, full)),
        "so_de_nghi": number(len(rows), "vi"),
        "danh_sach_de_nghi": tuple(rows),
        "tung_to_trinh": tuple(_own(row) for row in rows),
    }


def _authority(cycle: Cycle) -> str | None:
    """To whom it was proposed, or the one that the rulebook names for every award."""
    named = {
        proposal.authority
        for proposal in cycle.award_file.proposals.values()
        if not proposal.withdrawn
    }
    rulebook = cycle.plan.rulebook
    if not named and rulebook is not None:
        named = {one.authority for one in rulebook.selections if one.kind in AWARDS}
    return named.pop() if len(named) == 1 else None


def _by_award(made: Sequence[SelectionOutcome], full: FullName) -> Iterator[Mapping[str, object]]:
    """Each award with how many are asked for, and who; an award for nobody is not asked for."""
    for one in made:
        units = [one_line(full(unit)) for unit in one.chosen or ()]
        if units:
            yield {
                "danh_hieu": one_line(one.name),
                "so_luong": filled(WORK["collectives"], {"count": f"{len(units):02}"}),
                "ten": joined(units),
                "dong": tuple({"ten": unit} for unit in units),
            }


def _asked(
    one: SelectionOutcome, outcome: Outcome, full: FullName, held: Mapping[UnitId, list[str]]
) -> Iterator[Row]:
    """A row for each unit, with its points and the votes that it had."""
    table = outcome.corrected or outcome.table
    rows = {row.unit: row for row in table.rows} if table is not None else {}
    votes: dict[UnitId, str] = {}
    for ballot in outcome.ballots:
        if ballot.selection == one.selection:
            of = ballot.tally.of
            for line in ballot.count.votes:
                cast = number(line.votes, "vi")
                votes[line.unit] = f"{cast}/{of}" if of else cast
    for unit in one.chosen or ():
        row = rows.get(unit)
        yield {
            "ten": one_line(full(unit)),
            "danh_hieu": one_line(one.name),
            "tong": _total(row),
            "hang": "" if row is None or row.rank is None else number(row.rank, "vi"),
            "phieu": votes.get(unit, WORK["by_rank"]),
            "truoc": "; ".join(held.get(unit, ())) or BLANK,
        }


def _total(row: TableRow | None) -> str:
    return "" if row is None or row.total is None else points(row.total, "vi")


def _own(row: Row) -> Row:
    """What a unit's own submission says: the same facts, by their tags."""
    return {
        "don_vi_trinh": row["ten"],
        "co_quan_trinh": in_lines("co_quan_trinh", str(row["ten"])),
        "danh_hieu_trinh": row["danh_hieu"],
        "diem_trinh": row["tong"] or BLANK,
        "hang_trinh": row["hang"] or BLANK,
        "phieu_trinh": row["phieu"],
        "truoc_trinh": row["truoc"],
    }


def held_before(earlier: Iterable[Cycle]) -> dict[UnitId, list[str]]:
    """What was given in years before, by the decisions on record."""
    found: dict[UnitId, list[str]] = {}
    for cycle in earlier:
        rulebook = cycle.plan.rulebook
        names = {one.code: one.name for one in rulebook.selections} if rulebook else {}
        for row in award_rows(cycle):
            last = row.decided[-1] if row.decided else None
            if last is None or last.result not in GIVEN:
                continue
            given = last.title or row.award
            facts = {"award": one_line(names.get(given, given)), "year": cycle.year}
            said = filled(WORK["held"], facts)
            paper = last.document
            cite = f" ({cited(paper)})" if paper is not None and paper.number else ""
            found.setdefault(row.unit, []).append(f"{said}{cite}")
    return found


# The plan


def facts_of_plan(cycle: Cycle, names: Names) -> dict[str, object]:
    """Criteria and deadlines as the rulebook and the plan have them."""
    rulebook = cycle.plan.rulebook
    return {
        "tieu_chi_nam": tuple(criteria_rows(rulebook)) if rulebook is not None else (),
        "tien_do": tuple(_due(cycle, names)),
    }


def _due(cycle: Cycle, names: Names) -> Iterator[Row]:
    """Every deadline with its words and the last day that they come to, in their order."""
    found = sorted(
        cycle.plan.deadlines.items(), key=lambda item: (not item[1].before, item[1].before or 0)
    )
    for code, one in found:
        name = one_line(due_in(cycle, code, "vi", names.words))
        day = one.due.last_day if one.due.day_set else None
        yield {
            "viec": name[:1].upper() + name[1:],
            "han": _until(one_line(one.due.words), day, one.before),
        }


def _until(words: str, day: date | None, before: Moment | None) -> str:
    """As the document words it, and the last day that this comes to."""
    last = deadline(day, before, "vi") if day is not None else ""
    return f"{words} ({last})" if words and last else words or last or BLANK


def criteria_rows(rulebook: Rulebook) -> Iterator[Row]:
    """Groups above what lies in them, each with what it can give; the sum at the end. Of several
    tables each stands below its name."""
    for name, own, _ in tables_of(rulebook, ()):
        if name is not None:
            yield _line("", name.upper())
        yield from _rows_of(own)


def _rows_of(rulebook: Rulebook) -> Iterator[Row]:
    groups = {group.code: group for group in rulebook.groups}
    said: set[str] = set()
    for criterion in rulebook.criteria:
        for group in _around(criterion.group, groups):
            if group.code not in said:
                said.add(group.code)
                most = "" if group.max is None else points(group.max, "vi")
                yield _line(group.code, group.name.upper(), most)
        row = _line(criterion.code, criterion.name, *(_most(criterion, part) for part in Part))
        yield {**row, "ten": with_guidance(criterion)}
    full = full_standard(rulebook.criteria)
    # A sum that contradicts the document's own scale is for people to settle, not for a paper;
    # where a maximum is left open there is none.
    if rulebook.criteria and rulebook.base in {None, full} and not left_open(rulebook.criteria):
        yield _line("", WORK["sum"], points(full, "vi"))


def _line(code: str, name: str, standard: str = "", bonus: str = "", deduction: str = "") -> Row:
    return {
        "ma": one_line(code),
        "ten": one_line(name),
        "chuan": standard,
        "thuong": bonus,
        "tru": deduction,
    }


def _around(code: str | None, groups: Mapping[str, Group]) -> list[Group]:
    """The groups around a criterion, the outermost first."""
    found: list[Group] = []
    while code is not None and code in groups:
        found.insert(0, groups[code])
        code = groups[code].group
    return found


def _most(criterion: Criterion, part: Part) -> str:
    """The most that a part can give: ``40``, ``+5``, ``−3``; what has no limit says so."""
    scale = criterion.scale(part)
    if scale is None:
        return ""
    if is_counter(scale):
        return WORK["counted"]
    if scale.full is None:
        return WORK["left_open" if scale.is_open else "no_limit"]
    sign = {Part.BONUS: "+", Part.DEDUCTION: "−"}.get(part, "")
    return f"{sign}{points(scale.full, 'vi')}"
