"""A checked score table for programs."""

from adapters.pages.as_json import plain
from adapters.wording.reconcile import tell_finding, tell_note
from adapters.wording.writing import Lang
from domain.reconcile.check import Checked, Reconciliation
from domain.reconcile.figures import Figure
from domain.reconcile.findings import Finding, Note


def reconciled_json(found: Reconciliation, lang: Lang) -> dict[str, object]:
    """Lines, findings and notes; amounts are strings in the one form of points."""
    sums = found.printed.sums
    return {
        "agrees": found.agrees,
        "ranking": found.style.value,
        "compared": {"sums": found.sums_compared, "ranks": found.ranks_compared},
        "columns": [
            {"head": heading.text, "role": heading.role.value, "sure": heading.sure}
            for heading in found.printed.columns
        ],
        "lines": [
            _line(one, [other.lines[index] for other in found.others])
            for index, one in enumerate(found.lines)
        ],
        "scorers": [_scorer(other) for other in found.others],
        "sums": None if sums is None else [figure_json(figure) for figure in sums.figures],
        "findings": [said_json(finding, tell_finding(finding, lang)) for finding in found.findings],
        "notes": [said_json(note, tell_note(note, lang)) for note in found.notes],
    }


def _scorer(other: Reconciliation) -> list[dict[str, object]]:
    """The columns of an earlier scorer, in the order of ``scores`` of every line."""
    return [{"head": heading.text, "role": heading.role.value} for heading in other.printed.columns]


def _line(one: Checked, others: list[Checked]) -> dict[str, object]:
    line = one.line
    return {
        "unit": line.unit,
        "cell": line.at or None,
        "rank": line.rank,
        "computed_rank": one.rank,
        "criteria": [figure_json(figure) for figure in line.criteria],
        "standard": figure_json(line.standard),
        "bonus": figure_json(line.bonus),
        "deduction": figure_json(line.deduction),
        "total": figure_json(line.total),
        "computed_total": plain(one.computed),
        "more_bonus": [figure_json(figure) for figure in line.more_bonus],
        "more_deduction": [figure_json(figure) for figure in line.more_deduction],
        "maximum": figure_json(line.maximum),
        "group": line.group,
        "scores": [_scores(other) for other in others],
    }


def _scores(one: Checked) -> dict[str, object]:
    """What an earlier scorer gave."""
    line = one.line
    return {
        "criteria": [figure_json(figure) for figure in line.criteria],
        "standard": figure_json(line.standard),
        "bonus": figure_json(line.bonus),
        "deduction": figure_json(line.deduction),
        "total": figure_json(line.total),
        "computed_total": plain(one.computed),
    }


def figure_json(figure: Figure) -> dict[str, object]:
    """A cell that should hold points."""
    return {
        "cell": figure.at or None,
        "written": figure.written,
        "value": plain(figure.value),
        "readings": [str(reading) for reading in figure.readings],
    }


def said_json(found: Finding | Note, sentence: str) -> dict[str, object]:
    """What was found or noted, with its sentence."""
    cells = {"cells": list(found.cells)} if isinstance(found, Finding) else {}
    return {"code": found.code, "sentence": sentence, **cells, "facts": plain(found.facts)}
