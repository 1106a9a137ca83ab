"""The log's lines of score sheets and of scores that a source publishes, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.labelling import as_entered, numbered_code
from adapters.wording.labels.combining import rounded_label
from adapters.wording.log.deadlines import lapse_facts
from adapters.wording.log.line import Facts, Line, Telling, fields, joined
from adapters.wording.log.proof import bare_label
from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Pair, Written
from adapters.wording.writing import deadline, points, signed
from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered, SheetSettled
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected
from domain.cycle.scores.evidence import EvidenceAttached, EvidenceWithdrawn
from domain.cycle.scores.published import (
    ItemRecorded,
    PublishedItemsRecorded,
    PublishedPlacesRecorded,
    PublishedTableRecorded,
    RowRecorded,
)
from domain.cycle.scores.returning import CellReturned, SheetPassedBack, SheetReturned
from domain.cycle.scores.rungs import SheetPassedOn
from domain.cycle.scores.sheets import RelativeMoved
from domain.reckoning.cells import CellChange
from domain.reckoning.proof import unproved_in
from domain.rulebook.criteria import OfTarget, Part
from domain.values.points import Points

_MOVE: Pair = (
    "{unit}, tiêu chí {criterion} {was} → {now}",
    "{unit}, criterion {criterion} {was} → {now}",
)
_PLACE: Pair = (
    "tiêu chí {criterion}, hạng {band}: {units}",
    "criterion {criterion}, place {band}: {units}",
)


def _entered_cells(body: ScoresEntered, telling: Telling) -> Facts:
    return {"cells": _cells(body, telling.phrases, arrow=False)}


def changed_cells(body: ScoresAdjusted | AdoptedScoreCorrected, telling: Telling) -> Facts:
    """Every cell with what stood in it before."""
    return {"cells": _cells(body, telling.phrases, arrow=True)}


def _moved(body: RelativeMoved, telling: Telling) -> Facts:
    return {"moves": joined(telling.phrases.part(_MOVE, fields(at)) for at in body.moves)}


def _rungs(body: SheetPassedOn | SheetPassedBack, telling: Telling) -> Facts:
    """The rungs by the names of their columns."""
    phrases = telling.phrases
    return {
        "column": Written(phrases.fact("column", body.column)),
        "to": Written(phrases.fact("column", body.to)),
    }


def _passed_back(body: SheetPassedBack, telling: Telling) -> Facts:
    return {**_rungs(body, telling), **_returned(body, telling)}


def _returned(body: SheetReturned | SheetPassedBack, telling: Telling) -> Facts:
    """Every cell as it had been sent, with what is lacking in it."""
    phrases = telling.phrases
    return {
        "cells": joined(_to_complete(cell, phrases) for cell in body.cells),
        "due": Written(deadline(body.last_day, body.before, phrases.lang)),
    }


def _to_complete(cell: CellReturned, phrases: Phrases) -> str:
    empty = Written(phrases.pick(("trống", "empty")))
    facts = {
        "criterion": numbered_code(cell.criterion, phrases.rulebook),
        "part": cell.part,
        "sent": _entered(cell, cell.sent, phrases) or empty,
        "reason": cell.reason,
    }
    template = (
        "tiêu chí {criterion}, {part} {sent} (lý do: {reason})",
        "criterion {criterion}, {part} {sent} (reason: {reason})",
    )
    return phrases.part(template, facts)


def _at_cell(body: EvidenceAttached | EvidenceWithdrawn, telling: Telling) -> Facts:
    return {"criterion": numbered_code(body.criterion, telling.phrases.rulebook)}


def _rows(body: PublishedTableRecorded, telling: Telling) -> Facts:
    return {"rows": joined(_row(row, telling.phrases) for row in body.rows)}


def _items(body: PublishedItemsRecorded, telling: Telling) -> Facts:
    return {"items": joined(_item(item, telling.phrases) for item in body.items)}


def _places(body: PublishedPlacesRecorded, telling: Telling) -> Facts:
    return {"places": joined(telling.phrases.part(_PLACE, fields(at)) for at in body.places)}


def _settled(body: SheetSettled, telling: Telling) -> Facts:
    """The total as the table counts it; without its consequences where the event does not state
    them."""
    sums, counted, phrases = body.totals, body.counted, telling.phrases
    lapses = counted.lapses if counted else ()
    template = ("{lapse} {points}", "{lapse} {points}")
    return {
        "total": counted.total if counted else sums.total,
        "unstated": counted is None and sums.total is not None,
        "standard": sums.standard,
        "bonus": _amount(Part.BONUS, sums.bonus, phrases),
        "deduction": sums.deduction,
        "lapses": joined(phrases.part(template, lapse_facts(one, phrases)) for one in lapses),
    }


def _amount(part: Part, value: Points | None, phrases: Phrases) -> Written:
    """A value as its part is written: a bonus with its plus; nothing where the cell is empty."""
    if value is None:
        return Written("")
    write = signed if part is Part.BONUS else points
    return Written(write(value, phrases.lang))


def _entered(cell: CellChange | CellReturned, value: Points | None, phrases: Phrases) -> Written:
    """As :func:`_amount`; so many as_entered are told as such."""
    if value is not None and (
        times := as_entered(value, cell.criterion, cell.part, phrases.rulebook, phrases.lang)
    ):
        return Written(times)
    return _amount(cell.part, value, phrases)


def _cells(
    body: ScoresEntered | ScoresAdjusted | AdoptedScoreCorrected, phrases: Phrases, *, arrow: bool
) -> Written:
    """In the order of a table: criteria by number, the standard before bonus and deduction."""
    parts = list(Part)
    ordered = sorted(
        body.cells, key=lambda cell: (numbers_in(cell.criterion), parts.index(cell.part))
    )
    return joined(_cell(cell, body.column, phrases, arrow=arrow) for cell in ordered)


def numbers_in(code: str) -> list[tuple[int, str, int]]:
    """Criterion 10 after criterion 9, 1.10 after 1.9, and of months T10 after T9."""
    found = []
    for part in code.split("."):
        word = part.rstrip("0123456789")
        number = int(part[len(word) :] or 0)
        found.append((0, word, number) if word else (number, part, 0))
    return found


def _cell(cell: CellChange, column: str, phrases: Phrases, *, arrow: bool) -> str:
    """``tiêu chí 1, điểm chuẩn 20 → 18``; a first value stands alone where nothing is changed."""
    empty = Written(phrases.pick(("trống", "empty")))
    first = cell.was in {None, cell.now} and not arrow
    known = phrases.rulebook.by_code.get(cell.criterion) if phrases.rulebook else None
    target = Written(phrases.pick(("chỉ tiêu", "target")))
    facts = {
        "criterion": numbered_code(cell.criterion, phrases.rulebook),
        "part": target if isinstance(known, OfTarget) else cell.part,
        "was": None if first else _entered(cell, cell.was, phrases) or empty,
        "now": _entered(cell, cell.now, phrases) or empty,
        "justification": cell.justification,
        "unproved": _bare(cell, phrases),
        "rounded": Written(rounded_label(phrases.rulebook, column, cell, phrases.lang)),
    }
    return phrases.part(
        (
            "tiêu chí {criterion}, {part}< {was} →> {now}< ({rounded})>"
            "< (thiếu minh chứng: {unproved})>"
            "< (thuyết minh: {justification})>",
            "criterion {criterion}, {part}< {was} →> {now}< ({rounded})>"
            "< (no proof: {unproved})>"
            "< (justification: {justification})>",
        ),
        facts,
    )


def _bare(cell: CellChange, phrases: Phrases) -> Written:
    """What counts nothing for want of proof: ``+5 không tính``, or the achievements claimed."""
    found = unproved_in(cell)
    return (
        Written("")
        if found is None
        else Written(bare_label(found, cell.part, phrases, cell.criterion))
    )


def _row(row: RowRecorded, phrases: Phrases) -> str:
    facts = {**fields(row), "bonus": _amount(Part.BONUS, row.bonus, phrases)}
    template = (
        "{unit}<: tổng {total}><, chuẩn {standard}><, thưởng {bonus}><, trừ {deduction}>"
        "<, hạng {rank}>",
        "{unit}<: total {total}><, standard {standard}><, bonus {bonus}><, deduction {deduction}>"
        "<, rank {rank}>",
    )
    return phrases.part(template, facts)


def _item(item: ItemRecorded, phrases: Phrases) -> str:
    value = _amount(item.part, item.value, phrases)
    unstated = Written(phrases.pick(("nguồn không ghi số điểm", "figure not stated")))
    template = (
        "tiêu chí {criterion}, {part} {value}: {units}< ({note})>",
        "criterion {criterion}, {part} {value}: {units}< ({note})>",
    )
    return phrases.part(template, {**fields(item), "value": value or unstated})


SCORES: Final[Mapping[str, Line]] = {
    "scores_entered": Line(
        "{unit}: nhập {cells} (cột {column})",
        "{unit}: {cells} entered (column {column})",
        _entered_cells,
    ),
    "sheet_submitted": Line(
        "{unit}: gửi bảng tự chấm điểm<; {document}><; dấu bưu điện {postmark}><{late}; gửi muộn>"
        "< (tính theo {by})>",
        "{unit}: self score submitted<; {document}><; postmark {postmark}><{late}; late>"
        "< (by {by})>",
    ),
    "sheet_returned": Line(
        "{unit}: trả lại bảng tự chấm điểm lần {time} để hoàn thiện, hạn gửi lại {due}"
        "<; {cells}><; {document}><; lý do: {reason}>",
        "{unit}: self score sent back to be completed, time {time}, due again by {due}"
        "<; {cells}><; {document}><; reason: {reason}>",
        _returned,
    ),
    "sheet_passed_on": Line(
        "{unit}: chuyển bảng từ “{column}” lên “{to}”<; {document}>",
        "{unit}: sheet passed on from “{column}” to “{to}”<; {document}>",
        _rungs,
    ),
    "sheet_passed_back": Line(
        "{unit}: trả bảng từ “{column}” về “{to}”, hạn làm lại {due}"
        "<; {cells}><; {document}><; lý do: {reason}>",
        "{unit}: sheet sent back from “{column}” to “{to}”, due again by {due}"
        "<; {cells}><; {document}><; reason: {reason}>",
        _passed_back,
    ),
    "sheet_marked_not_sent": Line(
        "{unit}: xác định không gửi bảng tự chấm điểm<; {document}>; lý do: {reason}",
        "{unit}: marked as sending no sheet<; {document}>; reason: {reason}",
    ),
    "criterion_marked": Line(
        "{unit}: tiêu chí {criterion} ghi là {mark}<; {document}>; lý do: {reason}",
        "{unit}: criterion {criterion} marked as {mark}<; {document}>; reason: {reason}",
    ),
    "relative_moved": Line(
        "Điểm tính theo đơn vị cao nhất thay đổi theo bảng của {by}: {moves}",
        "Points relative to the best moved with the sheet of {by}: {moves}",
        _moved,
    ),
    "check_assigned": Line(
        "Bảng của {unit}, cột {column}: giao {checker} chấm<; {document}>",
        "The sheet of {unit}, column {column}, is assigned to {checker}<; {document}>",
    ),
    "scores_adjusted": Line(
        "{unit}: điều chỉnh {cells} (cột {column})<, theo sự kiện @{ground}><; {document}>; lý do:"
        " {reason}",
        "{unit}: {cells} adjusted (column {column})<, by event @{ground}><; {document}>; reason:"
        " {reason}",
        changed_cells,
    ),
    "adjustment_explained": Line(
        "{unit}: giải trình {explanation}<; {document}>",
        "{unit} explains {explanation}<; {document}>",
    ),
    "evidence_attached": Line(
        "{unit}: thêm minh chứng {name} ({kind}, {size} byte) tại tiêu chí {criterion}, {part}; mã"
        " băm {digest}",
        "{unit} attaches {name} ({kind}, {size} bytes) as evidence at criterion {criterion},"
        " {part}; hash {digest}",
        _at_cell,
    ),
    "evidence_withdrawn": Line(
        "{unit}: rút minh chứng có mã băm {digest} tại tiêu chí {criterion}, {part}; lý do:"
        " {reason}",
        "{unit} withdraws the evidence with the hash {digest} at criterion {criterion}, {part};"
        " reason: {reason}",
        _at_cell,
    ),
    "sheet_settled": Line(
        "{unit}: thống nhất điểm<, tổng {total}|, chưa có điểm nào><{unstated} (sự kiện không ghi"
        " mức trừ do chậm, thiếu)><, điểm chuẩn {standard}><, điểm thưởng {bonus}>"
        "<, điểm trừ {deduction}><, trừ do chậm, thiếu: {lapses}> (cột {column})<; {document}>",
        "{unit}: scores settled<, total {total}|, no points><{unstated} (deductions for lapses"
        " are not stated)><, standard {standard}><, bonus {bonus}>"
        "<, deduction {deduction}><, for lapses: {lapses}> (column {column})<; {document}>",
        _settled,
    ),
    "published_table_recorded": Line(
        "Bảng điểm theo nguồn “{source}”: {rows}",
        "Score table in the source “{source}”: {rows}",
        _rows,
    ),
    "published_items_recorded": Line(
        "Điểm từng tiêu chí theo nguồn “{source}”: {items}",
        "Points by criterion in the source “{source}”: {items}",
        _items,
    ),
    "published_places_recorded": Line(
        "Thứ hạng theo nguồn “{source}”: {places}",
        "Places in the source “{source}”: {places}",
        _places,
    ),
}
