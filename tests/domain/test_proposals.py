"""Proposing awards: the proposal, what differs from the vote, amendments, and the dossier."""

import pytest

from domain.cycle.awards.file import AwardUnits, FileRemark, Remarked
from domain.cycle.awards.proposals import (
    AmendProposal,
    AwardsProposed,
    DossierPieceRecorded,
    DossierRequired,
    ProposalAmended,
    ProposalWithdrawn,
    ProposeAwards,
    RecordDossierPiece,
    RequireDossier,
    WithdrawProposal,
)
from domain.cycle.awards.rows import award_rows
from domain.cycle.guard import Phase
from domain.record.record import Ids, UnitId
from domain.values.when import When
from tests.award_files import CLOSED, HERE, PROPOSED, awards, propose, remarked, told_vote
from tests.factories import (
    DOCUMENT,
    NOW,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    after,
    cycle_in,
    hidden,
    officer,
)
from tests.spec import Given


def amend(*units: UnitId, award: str = "co") -> AmendProposal:
    return AmendProposal(
        proposal="tt-1", awards=awards(*units, award=award), reason="Đơn vị dự bị được thay"
    )


@pytest.mark.parametrize("start", [HERE, CLOSED], ids=["at the sitting", "after closing"])
def test_awards_are_proposed_from_the_vote_on(start: Given) -> None:
    """To an authority, on paper, unit by unit; also once the year is closed."""
    start.when(propose(B), as_=SECRETARY).then(
        AwardsProposed(
            proposal="tt-1",
            authority="Bộ",
            awards=awards(B),
            remarks=(),
            reason=None,
            document=DOCUMENT,
        )
    )


def test_nothing_is_proposed_before_the_sitting() -> None:
    """The award file begins at the vote."""
    cycle_in(Phase.SCORING).when(propose(B), as_=SECRETARY).then_refused("wrong_phase")


@pytest.mark.parametrize(
    ("units", "remarks"),
    [
        ((C,), (*remarked(FileRemark.NOT_CHOSEN, C), *remarked(FileRemark.LEFT_OUT, B))),
        ((B, C), remarked(FileRemark.NOT_CHOSEN, C)),
    ],
)
def test_a_proposal_that_differs_from_the_vote_needs_a_reason(
    units: Ids[UnitId], remarks: tuple[Remarked, ...]
) -> None:
    """Live it is refused without one; with a reason the difference is on record."""
    first = remarks[0]
    CLOSED.when(propose(*units), as_=SECRETARY).then_refused(
        "proposal_differs", award="co", remark=first.remark
    )
    reason = "Theo ý kiến của Bộ"
    done = CLOSED.when(propose(*units, reason=reason), as_=SECRETARY).done.events[0].body
    assert isinstance(done, AwardsProposed)
    assert (done.remarks, done.reason) == (remarks, hidden(reason))


def test_a_past_proposal_is_kept_as_it_differs() -> None:
    """What a source tells is recorded with the remark; reason and authority may be left out."""
    told = ProposeAwards(proposal="tt-1", awards=awards(C), document=PAPER)
    told_vote().when(told, as_=OPERATOR).then(
        AwardsProposed(
            proposal="tt-1",
            authority=None,
            awards=awards(C),
            remarks=remarked(FileRemark.NO_OUTCOME, C),
            reason=None,
            document=DOCUMENT,
        )
    )


def test_only_a_source_may_leave_out_the_paper_of_a_proposal() -> None:
    """Told, it stands without one; live, one is needed."""
    told = ProposeAwards(proposal="tt-1", authority="Bộ", awards=awards(C))
    body = told_vote().when(told, as_=OPERATOR).done.events[0].body
    assert isinstance(body, AwardsProposed)
    assert body.document is None
    live = ProposeAwards(proposal="tt-1", authority="Bộ", awards=awards(B))
    CLOSED.when(live, as_=SECRETARY).then_refused("field_missing", field="document")


def test_who_is_chosen_may_stand_in_another_proposal() -> None:
    """Two authorities, two papers: nobody is left out of both."""
    two = after(CLOSED, (propose(A, award="bk", reason="Hai tờ trình"), SECRETARY))
    body = two.when(propose(B, award="bk", name="tt-2"), as_=SECRETARY).done.events[0].body
    assert isinstance(body, AwardsProposed)
    assert body.remarks == ()


def test_a_unit_stands_once_before_the_same_authority() -> None:
    """Another authority may be asked for the same; the same one is asked once."""
    PROPOSED.when(propose(B, name="tt-2"), as_=SECRETARY).then_refused(
        "already_proposed", unit=B, award="co", proposal="tt-1"
    )
    other = ProposeAwards(proposal="tt-2", authority="Tỉnh", awards=awards(B), document=PAPER)
    after(PROPOSED, (other, SECRETARY))
    PROPOSED.when(propose(B), as_=SECRETARY).then_refused("proposal_exists", proposal="tt-1")


@pytest.mark.parametrize(
    ("listed", "code", "facts"),
    [
        ((), "field_missing", {"field": "awards"}),
        (awards(), "field_missing", {"field": "units"}),
        (awards(B, B), "place_repeated", {"unit": B, "award": "co"}),
        ((*awards(B), *awards(B)), "place_repeated", {"unit": B, "award": "co"}),
        (awards(OUTSIDE), "not_member", {"unit": OUTSIDE}),
        (awards(B, award="cco"), "selection_unknown", {"value": "cco", "nearest": "co"}),
    ],
)
def test_a_proposal_lists_members_and_known_awards(
    listed: tuple[AwardUnits, ...], code: str, facts: dict[str, object]
) -> None:
    """Each once, each a member; an unknown award is answered with the nearest."""
    wrong = ProposeAwards(proposal="tt-1", authority="Bộ", awards=listed, document=PAPER)
    CLOSED.when(wrong, as_=SECRETARY).then_refused(code, **facts)


def test_the_authority_is_the_rulebooks_where_it_names_one() -> None:
    """Otherwise it is said; nobody guesses to whom a proposal goes."""
    unsaid = ProposeAwards(proposal="tt-1", awards=awards(B), document=PAPER)
    CLOSED.when(unsaid, as_=SECRETARY).then_refused("field_missing", field="authority")


def test_a_proposal_is_amended_with_a_reason() -> None:
    """The whole new list, and where it differs; the older one stays in its event."""
    PROPOSED.when(amend(B, C), as_=SECRETARY).then(
        ProposalAmended(
            proposal="tt-1",
            awards=awards(B, C),
            remarks=remarked(FileRemark.NOT_CHOSEN, C),
            reason=hidden("Đơn vị dự bị được thay"),
            document=None,
        )
    )
    PROPOSED.when(amend(B), as_=SECRETARY).then_refused("already_done")
    blank = AmendProposal(proposal="tt-1", awards=awards(C), reason=" ")
    PROPOSED.when(blank, as_=SECRETARY).then_refused("reason_blank")
    unknown = AmendProposal(proposal="tt1", awards=awards(C), reason="Có lý do")
    PROPOSED.when(unknown, as_=SECRETARY).then_refused("proposal_unknown", nearest="tt-1")


def test_a_proposal_is_withdrawn_with_a_reason() -> None:
    """It stands no more: nobody is proposed by it, and it is not amended."""
    withdraw = WithdrawProposal(proposal="tt-1", reason="Sai nơi nhận", document=PAPER)
    PROPOSED.when(withdraw, as_=SECRETARY).then(
        ProposalWithdrawn(proposal="tt-1", reason=hidden("Sai nơi nhận"), document=DOCUMENT)
    )
    gone = after(PROPOSED, (withdraw, SECRETARY))
    gone.when(amend(C), as_=SECRETARY).then_refused("proposal_withdrawn")
    assert {row.proposed for row in award_rows(gone.state)} == {()}
    after(gone, (propose(B, name="tt-2"), SECRETARY))


PIECES = ("Báo cáo thành tích", "Biên bản họp")
REQUIRED = after(PROPOSED, (RequireDossier(award="co", pieces=PIECES), SECRETARY))


def piece(text: str, **more: str) -> RecordDossierPiece:
    return RecordDossierPiece(unit=B, award="co", piece=text, **more)  # type: ignore[arg-type]


def test_the_dossier_says_what_it_needs() -> None:
    """A list for each award; saying it again replaces it."""
    require = RequireDossier(award="co", pieces=(*PIECES, " "), document=PAPER)
    PROPOSED.when(require, as_=SECRETARY).then(
        DossierRequired(award="co", pieces=PIECES, document=DOCUMENT)
    )
    empty = RequireDossier(award="co", pieces=(" ",))
    PROPOSED.when(empty, as_=SECRETARY).then_refused("field_missing", field="pieces")
    twice = RequireDossier(award="co", pieces=("Biên bản", "Biên bản"))
    PROPOSED.when(twice, as_=SECRETARY).then_refused("piece_repeated", piece="Biên bản")


def test_pieces_are_received_and_what_is_missing_is_known() -> None:
    """From the unit itself or by the chair's office, with the day; a newer copy replaces it."""
    REQUIRED.when(piece(PIECES[0], received="2026-01-04"), as_=officer(B)).then(
        DossierPieceRecorded(
            unit=B,
            award="co",
            piece=PIECES[0],
            received=When.read("2026-01-04"),
            document=None,
        )
    )
    now = REQUIRED.when(piece(PIECES[0]), as_=SECRETARY).done.events[0].body
    assert isinstance(now, DossierPieceRecorded)
    assert now.received == When.moment(NOW)
    missing = [row.missing for row in award_rows(REQUIRED.state) if row.award == "co"]
    assert missing == [PIECES]
    came = after(REQUIRED, (piece(PIECES[0]), officer(B)), (piece(PIECES[0]), officer(B)))
    missing = [row.missing for row in award_rows(came.state) if row.award == "co"]
    assert missing == [PIECES[1:]]


def test_a_piece_that_is_not_required_is_refused() -> None:
    """With the nearest that is; and a unit brings its own pieces only."""
    wrong = piece("Báo cáo thành tich")
    REQUIRED.when(wrong, as_=officer(B)).then_refused(
        "piece_not_required", nearest=PIECES[0], known=PIECES
    )
    PROPOSED.when(piece(PIECES[0]), as_=officer(B)).then_refused("piece_not_required", known=())
    REQUIRED.when(piece(PIECES[0]), as_=officer(C)).then_refused("not_your_unit")
