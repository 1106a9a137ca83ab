"""Vices of several kinds [O11]: named, passed on to the next year, recognised, declined, shown."""

import pytest

from adapters.wording.log.narrative import narrate
from domain.clusters.naming import (
    DeclineOffice,
    OfficersRecognised,
    RecogniseOfficers,
)
from domain.clusters.offices import Officers, ViceKind
from domain.cycle.phases.chair_handover import NameNextOfficers
from domain.record.record import UnitId, encode
from domain.rulebook.faults import faults
from domain.rulebook.officers import ViceOffice
from domain.rulebook.rulebook import read_rulebook
from tests.domain.wording import Called
from tests.factories import OPERATOR, PAPER, SECRETARY, A, B, C, D, officer
from tests.rules.house import unchecked, written
from tests.rules.test_officers_in_the_year import N, sitting
from tests.years import HOME

STANDING, PLAIN = "Cụm phó thường trực", "Cụm phó"
KINDS = (
    ViceOffice(code="tt", name=STANDING),
    ViceOffice(code="pho", name=PLAIN, count="0..2"),
)
LINES = (
    "officers: {vice_kinds: [{code: tt, name: Cụm phó thường trực},"
    " {code: pho, name: Cụm phó, count: 0..2}]}"
)


def kinds(**named: UnitId) -> tuple[ViceKind, ...]:
    return tuple(ViceKind(unit=unit, kind=kind) for kind, unit in named.items())


def name(*vices: UnitId, **of: UnitId) -> NameNextOfficers:
    return NameNextOfficers(year="2027", chair=B, vice_chairs=vices, vice_kinds=kinds(**of))


def test_o11_vices_are_named_by_their_kinds_and_the_next_year_has_them() -> None:
    """C the standing vice, D a vice: so in the cluster, in next year's cycle, in the log."""
    years = sitting(vice_kinds=KINDS).do(N, name(C, D, pho=D, tt=C), SECRETARY)
    assert STANDING in narrate(years.last(HOME), "vi", Called())
    years = years.opened("2027")
    said = (ViceKind(unit=C, kind=STANDING), ViceKind(unit=D, kind=PLAIN))
    assert years.cycle("2026").handover.next_officers == Officers(
        chair=B, vice_chairs=tuple(sorted((C, D))), kinds=said
    )
    assert years.cluster.officers["2027"].kinds == said
    assert years.cycle("2027").officers.kinds == said
    assert years.cycle("2027").officers.vices_by_kind == {STANDING: (C,), PLAIN: (D,)}


def test_o11_every_vice_is_of_a_kind() -> None:
    """Not said, or a kind that the rulebook does not name: refused, with the kinds."""
    years = sitting(vice_kinds=KINDS)
    silent = years.refused(N, name(C, D, tt=C), SECRETARY)
    assert (silent["code"], silent["units"]) == ("vice_kind_missing", (D,))
    assert silent["kinds"] == (STANDING, PLAIN)
    assert (silent["unit"], silent["first"]) == (D, STANDING)
    slip = years.refused(N, name(C, ttt=C), SECRETARY)
    assert (slip["code"], slip["nearest"]) == ("vice_kind_unknown", "tt")
    alike = sitting(vices="0..2").refused(N, name(C, tt=C), SECRETARY)
    assert (alike["code"], alike["kinds"]) == ("vice_kind_unknown", None)


@pytest.mark.parametrize(
    ("vices", "of", "kind", "count"),
    [((D,), {"pho": D}, STANDING, 0), ((A, C), {"tt": (A, C)}, STANDING, 2)],
    ids=["none", "two"],
)
def test_o11_of_each_kind_there_are_as_many_as_the_rulebook_says(
    vices: tuple[UnitId, ...], of: dict[str, object], kind: str, count: int
) -> None:
    """No standing vice, or two: refused with the kind, as many are foreseen, and how many named."""
    said = tuple(
        ViceKind(unit=unit, kind=code)
        for code, units in of.items()
        for unit in (units if isinstance(units, tuple) else (units,))
    )
    named = NameNextOfficers(year="2027", chair=B, vice_chairs=vices, vice_kinds=said)
    held = sitting(vice_kinds=KINDS).refused(N, named, SECRETARY)
    assert (held["code"], held["kind"], held["count"]) == ("vices_not_foreseen", kind, count)


def test_o11_a_kind_is_of_a_vice() -> None:
    """The chair, a stranger to the list, a blank kind, or one unit twice: refused."""
    years = sitting(vice_kinds=KINDS)
    wrong = years.refused(N, name(C, tt=D), SECRETARY)
    assert (wrong["code"], wrong["unit"]) == ("vice_kind_misplaced", D)
    blank = NameNextOfficers(
        year="2027", chair=B, vice_chairs=(C,), vice_kinds=(ViceKind(unit=C, kind=" "),)
    )
    assert years.refused(N, blank, SECRETARY)["code"] == "vice_kind_misplaced"
    assert years.refused(N, name(C, tt=C, pho=C), SECRETARY)["code"] == "member_repeated"


def test_o11_a_decision_recognises_kinds_or_leaves_them() -> None:
    """It says nothing of kinds: those who stay keep theirs; it names others: theirs hold."""
    years = sitting(vice_kinds=KINDS).do(N, name(C, D, tt=C, pho=D), SECRETARY)
    plain = RecogniseOfficers(year="2027", chair=B, document=PAPER)
    recognised = years.do(HOME, plain, OPERATOR)
    assert recognised.cluster.officers["2027"].vices_by_kind == {STANDING: (C,), PLAIN: (D,)}
    other = RecogniseOfficers(
        year="2027",
        chair=B,
        vice_chairs=(A, D),
        vice_kinds=(ViceKind(unit=A, kind="Phó trưởng phụ trách Đảng"),),
        document=PAPER,
        reason="Theo quyết định",
    )
    again = years.do(HOME, other, OPERATOR)
    body = again.last(HOME).body
    assert isinstance(body, OfficersRecognised)
    assert body.officers.vices_by_kind == {"Phó trưởng phụ trách Đảng": (A,), None: (D,)}


def test_o11_who_declines_takes_its_kind_along() -> None:
    """The standing vice declines: the other is still the vice that it was."""
    years = sitting(vice_kinds=KINDS, may_decline=True)
    years.do(N, name(C, D, tt=C, pho=D), SECRETARY)
    years.do(HOME, DeclineOffice(unit=C, year="2027", reason="Đang sắp xếp"), officer(C))
    assert years.cluster.officers["2027"].vices_by_kind == {PLAIN: (D,)}


def test_o11_officers_without_kinds_are_written_as_ever() -> None:
    """What is not said stands nowhere: not in events, not in rulebooks."""
    years = sitting(vices="0..2").do(N, NameNextOfficers(year="2027", chair=B), SECRETARY)
    assert b"kinds" not in encode(years.last(HOME).body)
    assert "vice_kinds" not in written("officers: {chair: appointed}").canonical()
    said = written(LINES)
    assert read_rulebook(said.canonical()) == said
    assert said.officers is not None
    assert said.officers.vices_allowed == (1, 3)


WRONG = {
    "vice_kinds": "[{code: tt, name: Phó}, {code: tt, name: Phó hai}]",
    "vices_of_kinds": "[{code: tt, name: Phó}], vices: 2",
    "vices": "[{code: tt, name: Phó, count: nhiều}]",
}


@pytest.mark.parametrize("where", WRONG)
def test_o11_kinds_that_contradict_each_other_are_refused(where: str) -> None:
    """A code twice, another number than vices says, a number that is none."""
    found = faults(unchecked(f"officers: {{vice_kinds: {WRONG[where]}}}"))
    assert [one.refusal.facts["where"] for one in found] == [where]
