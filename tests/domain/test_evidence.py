"""Files beside the cells of a sheet: who puts them there, until when, and what they change."""

import pytest
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import AdjustScores, EnterScores, MarkNotSent, SubmitSheet
from domain.cycle.scores.evidence import (
    AttachEvidence,
    EvidenceAttached,
    EvidenceWithdrawn,
    WithdrawEvidence,
)
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.cycle.scores.returning import ReturnSheet
from domain.rulebook.criteria import Part
from domain.values.files import FileKind
from tests.factories import SECRETARY, C, D, after, cell, cycle_in, hidden, officer, sheet_of
from tests.spec import Given

HERE = cycle_in(Phase.SCORING)
DIGEST = "ab" * 32
ATTACH = AttachEvidence(
    unit=C, criterion="1", digest=DIGEST, name="Quyết định.pdf", kind=FileKind.PDF, size=48213
)
WITHDRAW = WithdrawEvidence(unit=C, criterion="1", digest=DIGEST, reason="Nhầm tệp")
ENTER = EnterScores(unit=C, column="self", cells=sheet_of(C))


def sent() -> Given:
    return after(HERE, (ENTER, officer(C)), (ATTACH, officer(C)), (SubmitSheet(unit=C), officer(C)))


def test_unit_puts_a_file_beside_a_cell() -> None:
    """The event says what and how large; what it is called is hidden, and no score moves."""
    filled = after(HERE, (ENTER, officer(C)))
    then = filled.when(ATTACH, as_=officer(C))
    then.then(
        EvidenceAttached(
            unit=C,
            criterion="1",
            part=Part.STANDARD,
            digest=DIGEST,
            name=hidden("Quyết định.pdf"),
            kind=FileKind.PDF,
            size=48213,
        )
    )
    now = then.given_besides().state
    assert now.sheet(C) == filled.state.sheet(C)
    (found,) = now.evidence[C]
    assert (found.criterion, found.digest, found.size) == ("1", DIGEST, 48213)


def test_secretary_attaches_for_a_unit_that_does_not_log_in() -> None:
    """On its behalf, and never just so."""
    assert HERE.when(ATTACH, as_=SECRETARY, for_unit=C).done.events[0].header.for_unit == C
    HERE.when(ATTACH, as_=SECRETARY).then_refused("not_your_unit")
    HERE.when(ATTACH, as_=officer(D)).then_refused("not_your_unit")


def test_a_file_stands_once_beside_a_cell() -> None:
    """The same bytes may prove another cell too."""
    given = after(HERE, (ATTACH, officer(C)))
    given.when(ATTACH, as_=officer(C)).then_refused("already_done", what="attach_evidence")
    other = replace(ATTACH, criterion="2")
    given.when(other, as_=officer(C)).given_besides()


def test_ten_files_stand_beside_one_cell() -> None:
    """An eleventh is refused; beside the next cell there is room."""
    ten = [(replace(ATTACH, digest=f"{number:064x}"), officer(C)) for number in range(10)]
    given = after(HERE, *ten)
    given.when(ATTACH, as_=officer(C)).then_refused("evidence_enough", limit=10)
    given.when(replace(ATTACH, criterion="2"), as_=officer(C)).given_besides()


def test_unit_takes_a_file_back_and_says_why() -> None:
    """Beside other cells the same file stays."""
    other = replace(ATTACH, criterion="2")
    given = after(HERE, (ATTACH, officer(C)), (other, officer(C)))
    then = given.when(WITHDRAW, as_=officer(C))
    then.then(
        EvidenceWithdrawn(
            unit=C, criterion="1", part=Part.STANDARD, digest=DIGEST, reason=hidden("Nhầm tệp")
        )
    )
    left = then.given_besides().state.evidence[C]
    assert [one.criterion for one in left] == ["2"]


def test_what_was_withdrawn_is_not_withdrawn_again() -> None:
    """Nor what stands beside another cell, or nowhere."""
    given = after(HERE, (ATTACH, officer(C)), (WITHDRAW, officer(C)))
    given.when(WITHDRAW, as_=officer(C)).then_refused("evidence_unknown", criterion="1")
    given.when(ATTACH, as_=officer(C)).given_besides()


def test_a_sheet_that_was_sent_keeps_its_evidence() -> None:
    """Nothing comes and nothing goes until it is sent back or others changed its scores."""
    for command in (replace(ATTACH, criterion="2"), WITHDRAW):
        sent().when(command, as_=officer(C)).then_refused("sheet_already_sent", unit=C)


def test_a_sheet_sent_back_takes_evidence_again() -> None:
    """As it takes scores again."""
    back = ReturnSheet(unit=C, until="2026-12-01", reason="Thiếu minh chứng")
    given = after(sent(), (back, SECRETARY))
    given.when(replace(ATTACH, criterion="2"), as_=officer(C)).given_besides()
    given.when(WITHDRAW, as_=officer(C)).given_besides()


def test_who_may_explain_may_prove() -> None:
    """From the adjustment until the explanation is given."""
    adjust = AdjustScores(unit=C, column="settled", cells=(cell("1", "58"),), reason="Thiếu")
    adjusted, more = after(sent(), (adjust, SECRETARY)), replace(ATTACH, criterion="2")
    adjusted.when(more, as_=officer(C)).given_besides()
    explain = ExplainAdjustment(unit=C, explanation="Có minh chứng")
    explained = after(adjusted, (explain, officer(C)))
    explained.when(more, as_=officer(C)).then_refused("sheet_already_sent", unit=C)


def test_no_evidence_comes_of_a_sheet_that_never_comes() -> None:
    """Where the cluster stated that none was sent."""
    given = after(HERE, (MarkNotSent(unit=C, reason="Không gửi"), SECRETARY))
    given.when(ATTACH, as_=officer(C)).then_refused("sheet_not_sent", unit=C)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (replace(ATTACH, criterion="99"), "criterion_unknown"),
        (replace(ATTACH, digest="AB" * 32), "input_malformed"),
        (replace(ATTACH, digest="tệp"), "input_malformed"),
        (replace(ATTACH, name="  "), "name_blank"),
        (replace(ATTACH, size=0), "input_malformed"),
        (replace(ATTACH, size=-1), "input_malformed"),
    ],
)
def test_evidence_that_says_too_little_is_refused(command: AttachEvidence, code: str) -> None:
    """A place in the sheet, a hash, a name and a size."""
    HERE.when(command, as_=officer(C)).then_refused(code)
