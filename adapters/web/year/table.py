"""The score table of a year: three views, one criterion, what a member sees, and as a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from adapters.door.moments import read_as_of
from adapters.pages.called import code_of
from adapters.pages.outcome import OutcomePage, outcome_page
from adapters.pages.score_grid import (
    Figures,
    GridCell,
    GridRow,
    ScoreGrid,
    held_against,
    most_after_mark,
    score_grid,
)
from adapters.pages.scores import closed, grouped_rows, remarks, ties
from adapters.pages.sources import notices
from adapters.pages.view import View
from adapters.spreadsheets.written import as_xlsx
from adapters.web.year.scored import columns_scored
from adapters.web.year.table_rows import as_rows
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.frame import FRAME
from adapters.wording.pages.score_grid import grid_said
from adapters.wording.writing import Lang, listed, moment, pick
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import ScoresAdjusted
from domain.record.record import UnitId, unit_stream
from domain.values.refusal import Refusal
from workflows.reads import Read

#: The ways of looking at the table; the first is shown where none is asked for.
VIEWS: Final = ("lech", "du-cot", "thong-nhat")
#: Of a sheet that nobody but its unit has read.
_NEVER_SENT: Final = frozenset({"not_sent", "marked_not_sent"})
_ASKED: Final = frozenset({"view", "criterion", "as_of", "recorded"})


@visited("GET", "HEAD")
def table(visit: Visit) -> HttpResponse:
    """The table as whoever asks may see it, now or as it stood once."""
    page, found = _asked(visit)
    grid, moved = _grid(visit, page, found)
    if grid is None:
        return visit.page("year/table.html", "nav_scores", _without(visit, page))
    codes = {row.unit: code_of(visit.engine, unit_stream(row.unit)) for row in grid.rows}
    made = _Table(visit, page, grid, codes, found)
    return visit.page("year/table.html", "nav_scores", made.context(moved))


@visited("GET", "HEAD")
def table_file(visit: Visit) -> HttpResponse:
    """The table as a file that a spreadsheet opens."""
    page, found = _asked(visit)
    grid, _ = _grid(visit, page, found)
    if grid is None:
        raise Refusal("nothing_to_read", read=Read.OUTCOME)
    heads, rows = as_rows(page, grid, visit.lang)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = f"{grid_said('file', visit.lang)}-{str(visit.target).replace('/', '-')}.xlsx"
    answer = HttpResponse(as_xlsx(heads, rows), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(visit: Visit) -> tuple[OutcomePage, Mapping[str, str]]:
    """What is asked of the table. Raises ``Refusal``: ``unknown_field``, ``input_malformed``."""
    asked = visit.request.GET
    unknown = sorted(asked.keys() - _ASKED)
    if unknown:
        raise Refusal("unknown_field", field=unknown[0], nearest=None, where=unknown[0])
    view = asked.get("view") or VIEWS[0]
    if view not in VIEWS:
        expected = ", ".join(VIEWS)
        raise Refusal("input_malformed", where="view", expected=expected, value=view)
    shown, past = visit.shown(Read.OUTCOME), asked.get("as_of")
    as_of = read_as_of(shown.cycle(visit.stream), past) if past else None
    found = {"view": view, "criterion": asked.get("criterion", ""), "as_of": past or ""}
    return outcome_page(shown, visit.stream, as_of), found


def _grid(
    visit: Visit, page: OutcomePage, asked: Mapping[str, str]
) -> tuple[ScoreGrid | None, int | None]:
    grid = score_grid(page, visit.lang, visit.actor.reader.units)
    if grid is None or not asked["as_of"]:
        return grid, None
    now = outcome_page(visit.shown(Read.OUTCOME), visit.stream)
    return held_against(grid, score_grid(now, visit.lang, visit.actor.reader.units))


def _without(visit: Visit, page: OutcomePage) -> dict[str, Any]:
    """The page of a year that has no table."""
    rulebook = page.cycle.plan.rulebook
    scored = rulebook is None or rulebook.scored
    return {
        "title": _title(page, visit.lang),
        "grid": None,
        "none": grid_said("none" if scored else "not_scored", visit.lang),
        "outcome": visit.address("outcome"),
    }


def _title(page: OutcomePage, lang: Lang) -> str:
    return grid_said("title", lang, year=page.cycle.year, cluster=page.cluster)


class _Table:
    """What the page of a table is drawn from."""

    def __init__(
        self,
        visit: Visit,
        page: OutcomePage,
        grid: ScoreGrid,
        codes: Mapping[UnitId, str],
        asked: Mapping[str, str],
    ) -> None:
        self.visit, self.page, self.grid, self.codes = visit, page, grid, codes
        self.asked, self.lang = asked, visit.lang
        self.own = visit.actor.reader.units
        self.explains = visit.may_read(Read.EXPLAIN)

    def context(self, moved: int | None) -> dict[str, Any]:
        view = self.page.view(self.lang)
        partial = any(row.closed for row in self.grid.rows)
        found = view.outcome.table
        assert found is not None
        context = {
            "title": _title(self.page, self.lang),
            "lead": self._lead(view, partial=partial),
            "grid": self.grid,
            "view": self.asked["view"],
            "views": [] if partial else list(self._views()),
            "heads": list(self._heads()),
            "groups": [self._group(group) for group in self.grid.groups],
            "notices": list(notices(view)),
            "ties": [line for group in found_groups(view) for line in ties(group, view)],
            "remarks": [*closed(view), *remarks(found, view)],
            "xlsx": self._address("scores_file"),
            "outcome": self.visit.address("outcome"),
            "settle": self._settle(),
            "criterion": None,
            "partial": partial,
        }
        if partial:
            context |= self._of_member()
        elif self.asked["criterion"]:
            context |= self._one_criterion()
        return context | self._asof(moved)

    def _lead(self, view: View, *, partial: bool) -> str:
        rows, lang = self.grid.rows, self.lang
        settled = sum(row.settled for row in rows)
        count = f"{settled}/{len(rows)}"
        published = self.grid.basis == "published"
        adopted = "adopted" if view.outcome.table_adopted else "not_adopted"
        said = [
            grid_said("lead", lang, units=len(rows), criteria=len(self.grid.criteria)),
            grid_said("published" if published else "settled_units", lang, count=count),
        ]
        if not published:
            said.append(grid_said(adopted, lang))
        if not partial and not view.outcome.table_adopted and not published:
            said.append(grid_said("who_sees", lang))
        return " · ".join(said)

    def _address(self, name: str, **asked: str) -> str:
        kept = {"as_of": self.asked["as_of"], **asked}
        kept = {key: value for key, value in kept.items() if value}
        return self.visit.address(name) + (f"?{urlencode(kept)}" if kept else "")

    def _views(self) -> Iterator[dict[str, Any]]:
        for one in VIEWS if self.grid.columns else ():
            href = self._address("scores", view=one, criterion=self.asked["criterion"])
            text = grid_said(f"view_{one}", self.lang)
            yield {"text": text, "href": href, "current": one == self.asked["view"]}

    def _heads(self) -> Iterator[dict[str, Any]]:
        for index, one in enumerate(self.grid.criteria):
            cells = [row.cells[index] for row in self.grid.rows]
            yield {
                "code": one.code,
                "number": one.number,
                "name": one.name,
                "most": one.most,
                "most_bonus": one.most_bonus,
                "href": self._address("scores", view=self.asked["view"], criterion=one.code),
                "extras": _extras(figures := [cell.counts for cell in cells]),
                "wide": _extras([*figures, *(one for cell in cells for one in cell.columns)]),
            }

    def _group(self, group: Any) -> dict[str, Any]:
        sums = ("standard", "bonus", "deduction", "total")
        afters = {
            key: most_after_mark([getattr(row, key) for row in self.grid.rows]) for key in sums
        }
        rows = [self._row(row, afters) for row in group.rows]
        return {"name": group.name, "rows": rows}

    def _row(self, row: GridRow, afters: Mapping[str, int]) -> dict[str, Any]:
        why = "" if row.closed else self._why(row.unit)
        return {
            "name": row.name,
            "rank": row.rank,
            "own": row.unit in self.own,
            "state": grid_said(row.state, self.lang) if row.state else "",
            "settled": row.settled,
            "why": why,
            "cells": [self._cell(cell, why) for cell in row.cells],
            "sums": {key: _padded(getattr(row, key), after) for key, after in afters.items()},
            "line": " ".join(
                one.text for one in (row.standard, row.bonus, row.deduction) if one.text
            ),
            "differing": [
                {
                    "criterion": head.number,
                    "column": other.column,
                    "value": other.value,
                    "counts": cell.counts.text or grid_said("empty", self.lang),
                }
                for head, cell in zip(self.grid.criteria, row.cells, strict=True)
                for other in cell.others
            ],
        }

    def _why(self, unit: UnitId) -> str:
        """Where a unit's total is explained; nowhere for whoever may not read that."""
        if not self.explains:
            return ""
        return self._address("explanation", unit=self.codes[unit])

    def _cell(self, cell: GridCell, why: str) -> dict[str, Any]:
        index = [one.code for one in self.grid.criteria].index(cell.criterion)
        cells = [row.cells[index] for row in self.grid.rows]
        after = most_after_mark([one.counts for one in cells])
        widest = most_after_mark([figures for one in cells for figures in one.columns])
        return {
            "state": cell.state,
            "figures": _padded(cell.counts, after),
            "others": cell.others,
            "differing": cell.differing,
            "columns": [_padded(one, widest) for one in cell.columns],
            "now": cell.now,
            "why": why,
        }

    def _one_criterion(self) -> dict[str, Any]:
        codes = [one.code for one in self.grid.criteria]
        if self.asked["criterion"] not in codes:
            raise Refusal("criterion_unknown", criterion=self.asked["criterion"], nearest=None)
        index = codes.index(self.asked["criterion"])
        head = self.grid.criteria[index]
        differing = sum(bool(row.cells[index].others) for row in self.grid.rows)
        following = self.grid.criteria[index + 1] if index + 1 < len(codes) else None
        said = {"number": head.number, "name": head.name}
        return {
            "title": grid_said("criterion_title", self.lang, **said),
            "criterion": {"index": index, "code": head.code, "most": head.most},
            "differing": grid_said(
                "differing_units", self.lang, count=differing, all=len(self.grid.rows)
            ),
            "whole": self._address("scores", view=self.asked["view"]),
            "next": {
                "text": grid_said(
                    "criterion_title", self.lang, number=following.number, name=following.name
                ),
                "href": self._address("scores", view=self.asked["view"], criterion=following.code),
            }
            if following
            else None,
        }

    def _of_member(self) -> dict[str, Any]:
        """What a unit sees before the table is open: its own columns with the reasons of those who
        changed something, of others how far they are and what is open of them."""
        rows = self.grid.rows
        sent = {row.unit for row in rows if row.state not in _NEVER_SENT}
        own = [row for row in rows if row.unit in self.own or (not row.closed and row.unit in sent)]
        units = listed([row.name for row in own], self.lang)
        title = grid_said("title_part", self.lang, year=self.page.cycle.year, units=units)
        after = most_after_mark([row.total for row in rows])
        return {
            "title": title if own else _title(self.page, self.lang),
            "own": [self._own(row) for row in own],
            "others": [
                {
                    "name": row.name,
                    "state": grid_said(
                        row.state or ("state_settled" if row.settled else "state_sent"), self.lang
                    ),
                    "total": _padded(row.total, after),
                }
                for row in rows
                if row not in own
            ],
        }

    def _own(self, row: GridRow) -> dict[str, Any]:
        reasons = self._reasons(row.unit)
        cells = [
            {
                "number": head.number,
                "name": head.name,
                "state": cell.state,
                "columns": [_padded(one, 0) for one in cell.columns],
                "differing": cell.differing,
                "figures": cell.counts,
                "reasons": reasons.get(cell.criterion, ()),
            }
            for head, cell in zip(self.grid.criteria, row.cells, strict=True)
        ]
        return {
            "name": row.name,
            "settled": row.settled,
            "state": grid_said(row.state, self.lang) if row.state else "",
            "cells": cells,
            "total": row.total.text,
            "line": " ".join(
                one.text for one in (row.standard, row.bonus, row.deduction) if one.text
            ),
            "why": self._why(row.unit),
            "explain": self._explain(row.unit),
        }

    def _reasons(self, unit: UnitId) -> dict[str, tuple[str, ...]]:
        """By criterion why others changed its figures, in the order in which they did."""
        found: dict[str, dict[str, None]] = {}
        for event in self.page.events:
            body = event.body
            if isinstance(body, ScoresAdjusted) and body.unit == unit:
                reason = self.page.names.text(body.reason.digest) or ""
                for cell in body.cells:
                    found.setdefault(cell.criterion, {})[reason] = None
        return {code: tuple(one for one in told if one) for code, told in found.items()}

    def _explain(self, unit: UnitId) -> str:
        sheet = self.page.cycle.sheet(unit)
        if not sheet.awaits_explanation or unit not in self.own or self.asked["as_of"]:
            return ""
        where = reverse(
            "act", kwargs={"target": self.visit.target, "command": "explain_adjustment"}
        )
        return f"{where}?{urlencode({'unit': self.codes[unit]})}"

    def _settle(self) -> str:
        """Where scores are settled, for those who may do that now."""
        cycle = self.page.cycle
        if self.asked["as_of"] or cycle.phase is not Phase.SCORING:
            return ""
        able = any(columns_scored(self.visit, cycle, unit) for unit in cycle.members)
        return self.visit.address("settling") if able else ""

    def _asof(self, moved: int | None) -> dict[str, Any]:
        past = self.page.past
        if past is None:
            return {}
        view = self.asked["view"]
        at = pick(FRAME["asof"], self.lang).format(at=moment(past.at, self.lang))
        asof = {"text": at, "href": f"{self.visit.address('scores')}?{urlencode({'view': view})}"}
        said = grid_said("moved", self.lang, count=moved or 0)
        return {"asof": {**asof, "differs": None}, "moved": said}


def found_groups(view: View) -> Iterator[Any]:
    """The rows of the table, group by group."""
    table_now = view.outcome.table
    assert table_now is not None
    return (rows for _, rows in grouped_rows(table_now, view))


def _padded(figures: Figures, after: int) -> dict[str, Any]:
    """Figures with the class that sets them on the decimal mark of their column."""
    left = after - figures.after_mark
    pad = ""
    if after and figures.value:
        pad = f"c{after}" if not figures.after_mark else f"d{left}" if left else ""
    return {
        "value": figures.value,
        "bonus": figures.bonus,
        "deduction": figures.deduction,
        "pad": pad,
        "text": figures.text,
    }


def _extras(figures: Sequence[Figures]) -> tuple[bool, bool]:
    """Whether a column leaves room for a bonus, and for a deduction, beside the points."""
    return any(one.bonus for one in figures), any(one.deduction for one in figures)
