"""From when on members see what others have come to, who scored, and the log (P51)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import SettleSheet
from domain.cycle.phases.summary_conference import TableAdopted
from domain.reckoning.score_table import score_table
from domain.record.record import Office, Seat
from domain.rulebook.opening import Opens
from domain.rulebook.rulebook import read_rulebook
from tests.cli.typed import typed
from tests.factories import SECRETARY, A, B, C, P, after, cell, given, officer
from tests.rules.sheets import book, rows, scoring, sent
from tests.spec import Given
from workflows.reader import Reader
from workflows.reads import Read
from workflows.sight import Sight

TWO = ("standard: {max: '60'}", "standard: {max: '40'}")


def year(more: str = "") -> Given:
    """B has sent 55 and 40, C 60 and 40; A has sent nothing."""
    start = scoring(book(*TWO, more=more))
    start = sent(start, B, cell("1", "55"), cell("2", "40"))
    return sent(start, C, cell("1", "60"), cell("2", "40"))


def settled(start: Given) -> Given:
    return after(start, (SettleSheet(unit=C), SECRETARY))


def adopted(start: Given) -> Given:
    table = TableAdopted(table="", sha256="", arithmetic=2, document=None)
    return given(settled(start), table)


def seen(start: Given, *seats: Seat, read: Read = Read.OUTCOME) -> Cycle:
    """The year as somebody sees it, by default an officer of B."""
    state = start.state
    assert isinstance(state, Cycle)
    return Sight.of(state, Reader(seats or (officer(B),)), read).cycle(state)


def total(state: Cycle) -> object:
    table = score_table(state)
    assert table is not None
    return {row.unit: row.total for row in table.rows}[C]


MOMENTS: tuple[Callable[[Given], Given], ...] = (lambda start: start, settled, adopted)


@pytest.mark.parametrize(
    ("word", "opens"),
    [
        ("never", (False, False, False)),
        ("once_adopted", (False, False, True)),
        ("once_settled", (False, True, True)),
        ("once_sent", (True, True, True)),
        ("always", (True, True, True)),
        (None, (True, True, True)),
    ],
)
def test_p51_figures_of_others_open_when_the_rulebook_says(
    word: str | None, opens: tuple[bool, bool, bool]
) -> None:
    """C's 60 + 40: sent, settled, adopted. Whoever may not see it sees no rank of anybody."""
    start = year(f"see_others: {word}" if word else "")
    for moment, open_now in zip(MOMENTS, opens, strict=True):
        shown = seen(moment(start))
        assert total(shown) == (P("100") if open_now else None)
        table = score_table(shown)
        assert table is not None
        ranks = {row.unit: row.rank for row in table.rows}
        assert (ranks[B], ranks[C]) == ((2, 1) if open_now else (None, None))
        assert total(seen(moment(start), SECRETARY)) == P("100")


def test_p51_before_the_adoption_only_the_total_is_left() -> None:
    """Of another unit no criterion, no column; of the own one all."""
    start = year("see_others: once_sent")
    table = score_table(seen(start))
    assert table is not None
    found = {row.unit: row for row in table.rows}
    assert (found[C].total, found[C].standard, found[C].cells) == (P("100"), None, ())
    assert found[B].cells != ()
    table = score_table(seen(adopted(start)))
    assert table is not None
    assert {row.unit: row.cells != () for row in table.rows}[C]


@pytest.mark.parametrize(
    ("how", "own", "best", "counts"),
    [("relative", "55", "60", "95"), ("target_to_best", "150", "200", "85")],
)
def test_p51_what_depends_on_the_best_of_all_is_left_out_with_them(
    how: str, own: str, best: str, counts: str
) -> None:
    """55 of the best 60 would tell the 60; the unit's own total waits as well."""
    criteria = (f"standard: {{grading: {{how: {how}, points: '60'}}}}", "standard: {max: '40'}")
    start = scoring(book(*criteria, more="see_others: never"))
    start = sent(start, B, cell("1", own), cell("2", "40"))
    start = sent(start, C, cell("1", best), cell("2", "40"))
    assert rows(start)[B].total == P(counts)
    table = score_table(seen(start))
    assert table is not None
    assert {row.unit: row.total for row in table.rows}[B] is None


def test_p51_the_log_opens_when_the_rulebook_says() -> None:
    """To members; the chair's office and an auditor read it always."""
    for word, opens in (
        ("never", (False, False, False)),
        ("once_adopted", (False, False, True)),
        (None, (True, True, True)),
    ):
        start = year(f"see_log: {word}" if word else "")
        for moment, open_now in zip(MOMENTS, opens, strict=True):
            state = moment(start).state
            assert isinstance(state, Cycle)
            own = Sight.of(state, Reader((officer(B),)), Read.LOG)
            assert (own.reach is not None) == open_now
            chair = Sight.of(state, Reader((Seat(Office.CHAIR, A),)), Read.LOG)
            assert chair.reach is not None


def test_p51_it_is_written_only_where_it_is_said() -> None:
    """The canonical text of a rulebook that says nothing of it does not name it."""
    plain = book(*TWO)
    assert "see_" not in plain.canonical()
    said = replace(plain, see_others=Opens.ONCE_SETTLED, see_log=Opens.NEVER)
    assert '"see_others":"once_settled","see_log":"never"' in said.canonical()
    assert read_rulebook(said.canonical()) == said


def test_p51_new_proposes_it_and_show_says_it(tmp_path: Path) -> None:
    """A rulebook that is begun anew opens figures once they are settled; a copy says what it
    copies."""
    file, copy = tmp_path / "moi.yaml", tmp_path / "chep.yaml"
    words = ("name=Bảng mới", "criteria=1", "criterion.1.name=Một", "criterion.1.max=100")
    assert typed("rulebook", "new", file, *words).code == 0
    assert "see_others: once_settled" in file.read_text(encoding="utf-8")
    shown = typed("rulebook", "show", file).said
    assert "thành viên xem điểm của đơn vị khác: khi bảng đã thống nhất" in shown
    text = file.read_text(encoding="utf-8").replace("see_others: once_settled", "see_log: never")
    file.write_text(text, encoding="utf-8")
    assert typed("rulebook", "new", copy, "--from", file).code == 0
    assert "see_others:" not in copy.read_text(encoding="utf-8")
    assert "members see the log: never" in typed("rulebook", "show", copy, "--lang", "en").said
