"""Who may do what: denied unless allowed."""

from typing import Any
from uuid import UUID

import pytest

from domain.cycle import cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.voting import TellersAppointed
from domain.record.order import Order
from domain.record.record import (
    Cause,
    Command,
    Office,
    Seat,
    StreamId,
    UnitId,
    command_word,
    unit_stream,
)
from domain.record.streams import COMMANDS, KINDS
from domain.units.unit import UnitRegistered
from domain.values.refusal import Refusal
from tests.factories import (
    OUTSIDE,
    A,
    B,
    C,
    D,
    E,
    cluster_with,
    cycle_in,
    given,
    id_of,
    told_in,
)
from tests.spec import Given
from workflows.permissions import PERMISSIONS, Scope, check, offices

#: Offices by the unit that holds them in these tests.
HOLDERS: dict[Office, UnitId | None] = {
    Office.CHAIR: A,
    Office.SECRETARY: A,
    Office.VICE_CHAIR: B,
    Office.UNIT_OFFICER: C,
    Office.UNIT_HEAD: C,
    Office.TELLER: D,
    Office.REVIEWER: E,
    Office.AUDITOR: E,
    Office.OPERATOR: None,
    Office.SYSTEM: None,
}
#: The table once more, by hand: C chair, S secretary, V vice, O unit officer, H unit head,
#: T teller, Z operator, Y system; small letters for the own unit only.
TABLE = {
    "initialize_database register_unit rename_unit correct_day confirm_year found_cluster": "Z",
    "merge_unit split_unit dissolve_unit end_cluster transfer_cycle": "Z",
    "record_predecessor receive_cycle record_preceding_cluster": "Y",
    "move_cycle end_with_cluster record_next_pledge receive_pledge learn_next_officers": "Y",
    "record_unit_source record_gathering record_gathering_awards": "OHZ",
    "record_gathering_pledge cite_documents record_gathering_reading": "OHZ",
    "add_members remove_member replace_member open_cycle": "CSZ",
    "record_officers": "CSZY",
    "recognise_officers end_acting_in_place": "CSZ",
    "act_in_place": "CSvZ",
    "decline_office": "csohZ",
    "record_cycle_end begin_cycle revise_members revise_officers": "Y",
    "move_deadlines pass_deadline record_served record_unserved": "Y",
    "hold_outbox release_outbox erase_texts erase_contacts withdraw_notice": "Z",
    "mark_seen": "CSOH",
    "settle_consequence withdraw_consequence": "CSV",
    "set_rulebook amend_rulebook accept_discrepancy issue_plan excuse_unit": "CS",
    "set_deadline reckon_deadlines": "CS",
    "mark_not_sent assign_check assign_checks mark_criterion": "CS",
    "record_published_table record_published_items record_published_places": "CS",
    "record_source cite_source record_fact record_inference note_discrepancy": "CS",
    "record_report list_handover close_cycle": "CS",
    "bar_unit lift_bar record_holders invite_comments record_vote_outcome": "CS",
    "advance_phase extend_deadline reopen_phase waive_condition cancel_cycle": "CS",
    "record_guidance circulate_draft answer_comment launch_movement sum_up_movement": "CS",
    "require_report excuse_report hold_review hold_preparatory_meeting": "CS",
    "record_reference_ranking record_external_score confirm_claim refuse_claim": "CS",
    "refer_to_authority record_authority_answer complete_document": "CS",
    "comment_on_draft claim_sent record_dissent": "csoh",
    "record_report_received": "CSoh",
    "fill_scores": "CSVO",
    "take_live": "CSZ",
    "register_targets submit_sheet explain_adjustment cast_vote": "csoh",
    "sign_pledge sign_next_pledge": "CSoh",
    "accept_handover tick_handover": "csoh",
    "enter_scores adjust_scores settle_sheet answer_explanation": "CSVO",
    "call_conference open_sitting record_attendance adopt_report adopt_table": "CSV",
    "close_sitting appoint_tellers open_ballot close_ballot withdraw_ballot": "CSV",
    "correct_vote correct_proxies decide_another_round": "CSV",
    "correct_count": "CSVT",
    "sign_off_count": "CS",
    "select_by_rank": "CSV",
    "decide_selection name_next_officers adopt_minutes": "CSV",
    "ask_in_writing select_the_others acclaim_selection": "CSV",
    "record_answer": "CSoh",
    "count_hands": "CSVT",
    "record_count": "CST",
    "sign_count": "T",
    "nominate record_dossier_piece": "CSoh",
    "decline_nomination": "csoh",
    "fix_nominees": "CSV",
    "propose_awards amend_proposal withdraw_proposal require_dossier": "CS",
    "record_opinion record_decision record_delivery record_return": "CS",
    "correct_adopted_score": "CSVO",
    "correct_record": "CS",
}
LETTERS = {
    Office.CHAIR: "C",
    Office.SECRETARY: "S",
    Office.VICE_CHAIR: "V",
    Office.UNIT_OFFICER: "O",
    Office.UNIT_HEAD: "H",
    Office.TELLER: "T",
    Office.REVIEWER: "R",
    Office.AUDITOR: "U",
    Office.OPERATOR: "Z",
    Office.SYSTEM: "Y",
}
ALLOWED = {word: letters for words, letters in TABLE.items() for word in words.split()}
PAIRS = [(word, office) for word in ALLOWED for office in Office]
OF_CYCLES = [COMMANDS[word] for word in ALLOWED if COMMANDS[word] in cycle.COMMANDS]
CAUSE = Cause("cluster:x", 1, "any")


def place_of(command: type[Command]) -> Given:
    """The stream to which a command belongs, where every office of these tests is held."""
    kind = next(kind for kind, module in KINDS.items() if command in module.COMMANDS)
    if kind == "cycle":
        return given(cycle_in(Phase.VOTING), TellersAppointed(units=(D,), document=None))
    if kind == "unit":
        registered = UnitRegistered(unit=C, code="c", full_name="Sở C", short_name="C", aliases=())
        return given(unit_stream(C), registered)
    return cluster_with() if kind == "cluster" else given(f"{kind}:x")


def order(
    command: type[Command],
    seat: Seat | None,
    *,
    concerns: UnitId | None = None,
    stream: StreamId = "x",
    **more: Any,
) -> Order:
    """An order of which nothing but command, seat and concerned unit is looked at."""
    fields: dict[str, Any] = {name: UUID(int=0) for name in command.__struct_fields__}
    for name in ("unit", "units"):
        if name in fields and concerns is not None:
            fields[name] = (concerns,) if name == "units" else concerns
    return Order(
        command_id=id_of("order"),
        stream=stream,
        command=command(**fields),
        actor="tester",
        seat=seat,
        **more,
    )


def refusal(state: object, of: Order) -> str | None:
    try:
        check(state, of)
    except Refusal as refused:
        return refused.code
    return None


def test_table_names_every_command() -> None:
    """A command without a row could be done by nobody, and none is forgotten."""
    assert {command_word(command) for command in PERMISSIONS} == COMMANDS.keys() == ALLOWED.keys()


@pytest.mark.parametrize(("word", "office"), PAIRS)
def test_office_may_do_what_the_table_says(word: str, office: Office) -> None:
    """For every command and office: allowed for the own unit, for any, or not at all."""
    command, letter = COMMANDS[word], LETTERS[office]
    own, state = HOLDERS[office], place_of(command).state
    cause = CAUSE if office is Office.SYSTEM else None
    seat = None if cause else Seat(office, own)
    of_own = order(command, seat, concerns=own or C, cause=cause)
    of_other = order(command, seat, concerns=E, cause=cause)
    allowed = ALLOWED[word]
    if letter in allowed:
        assert (refusal(state, of_own), refusal(state, of_other)) == (None, None)
    elif letter.lower() in allowed:
        assert (refusal(state, of_own), refusal(state, of_other)) == (None, "not_your_unit")
    else:
        assert refusal(state, of_own) == refusal(state, of_other) == "not_permitted"


@pytest.mark.parametrize("word", ALLOWED)
def test_nobody_does_nothing(word: str) -> None:
    """Without a seat nothing is done, and no seat passes for the system."""
    command, state = COMMANDS[word], place_of(COMMANDS[word]).state
    assert refusal(state, order(command, None, concerns=C)) == "not_permitted"
    assert refusal(state, order(command, Seat(Office.SYSTEM), concerns=C)) == "not_permitted"


@pytest.mark.parametrize("office", [office for office, holder in HOLDERS.items() if holder])
def test_office_is_held_by_its_unit_only(office: Office) -> None:
    """A unit of no cluster, and a seat without a unit, hold nothing."""
    state = place_of(COMMANDS["cast_vote"]).state
    for word in ALLOWED:
        if word == "mark_seen":  # who may read what a unit was told stands in its year
            continue
        grants = PERMISSIONS[COMMANDS[word]]
        for unit in (OUTSIDE, None):
            seat = Seat(office, unit)
            code = refusal(state, order(COMMANDS[word], seat, concerns=unit or C))
            assert code == ("office_not_held" if office in grants else "not_permitted")


@pytest.mark.parametrize("word", ALLOWED)
def test_only_the_chairs_office_acts_for_another(word: str) -> None:
    """On behalf of a unit: chair and secretary, for members; nobody else says so."""
    command = COMMANDS[word]
    state = place_of(command).state
    for office, holder in HOLDERS.items():
        grants = PERMISSIONS[command]
        if office in {Office.SYSTEM, Office.OPERATOR} or office not in grants:
            continue
        code = refusal(state, order(command, Seat(office, holder), concerns=E, for_unit=E))
        may = office in {Office.CHAIR, Office.SECRETARY} and grants[office] is not Scope.OWN
        assert code == (None if may else "not_your_unit")
        of_own = order(command, Seat(office, holder), concerns=holder, for_unit=holder)
        assert refusal(state, of_own) is None


def test_refusal_names_who_may() -> None:
    """People before the system; where only the system may, the system."""
    assert offices(PERMISSIONS[COMMANDS["record_officers"]]) == (
        Office.OPERATOR,
        Office.CHAIR,
        Office.SECRETARY,
    )
    assert offices(PERMISSIONS[COMMANDS["begin_cycle"]]) == (Office.SYSTEM,)
    with pytest.raises(Refusal) as refused:
        check(cycle_in(Phase.VOTING).state, order(COMMANDS["sign_count"], Seat(Office.CHAIR, A)))
    assert refused.value.facts == {"command": "sign_count", "offices": (Office.TELLER,)}


@pytest.mark.parametrize("command", OF_CYCLES, ids=command_word)
def test_told_past_is_written_in_the_seats_of_the_file(command: type[Command]) -> None:
    """In back-fill whoever the file names did it, but nobody does what follows by itself."""
    follows = ALLOWED[command_word(command)] == "Y"
    for office, holder in HOLDERS.items():
        if office is Office.SYSTEM:
            continue
        told = order(command, Seat(office, holder), concerns=C, backfill=True)
        code = refusal(told_in(Phase.SCORING).state, told)
        assert code == ("not_permitted" if follows else None)
        live = refusal(cycle_in(Phase.SCORING).state, told)
        assert live == refusal(
            cycle_in(Phase.SCORING).state, order(command, Seat(office, holder), concerns=C)
        )
