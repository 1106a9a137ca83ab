"""A checked score table for programs."""

from adapters.pages.as_json import plain
from adapters.wording.reconcile import tell_finding, tell_note
from adapters.wording.writing import Lang
from domain.reconcile.check import Checked, Reconciliation
from domain.reconcile.figures import Figure
from domain.reconcile.findings import Finding, Note


def reconcile_json(found: Reconciliation, lang: Lang) -> dict[str, object]:
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
        "sums": None if sums is None else [_figure(figure) for figure in sums.figures],
        "findings": [_said(finding, tell_finding(finding, lang)) for finding in found.findings],
        "notes": [_said(note, tell_note(note, lang)) for note in found.notes],
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
        "criteria": [_figure(figure) for figure in line.criteria],
        "standard": _figure(line.standard),
        "bonus": _figure(line.bonus),
        "deduction": _figure(line.deduction),
        "total": _figure(line.total),
        "computed_total": plain(one.computed),
        "more_bonus": [_figure(figure) for figure in line.more_bonus],
        "more_deduction": [_figure(figure) for figure in line.more_deduction],
        "maximum": _figure(line.maximum),
        "group": line.group,
        "scores": [_scores(other) for other in others],
    }


def _scores(one: Checked) -> dict[str, object]:
    """What an earlier scorer gave."""
    line = one.line
    return {
        "criteria": [_figure(figure) for figure in line.criteria],
        "standard": _figure(line.standard),
        "bonus": _figure(line.bonus),
        "deduction": _figure(line.deduction),
        "total": _figure(line.total),
        "computed_total": plain(one.computed),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "cell": figure.at or None,
        "written": figure.written,
        "value": plain(figure.value),
        "readings": [str(reading) for reading in figure.readings],
    }


def _said(found: Finding | Note, sentence: str) -> dict[str, object]:
    cells = {"cells": list(found.cells)} if isinstance(found, Finding) else {}
    return {"code": found.code, "sentence": sentence, **cells, "facts": plain(found.facts)}
