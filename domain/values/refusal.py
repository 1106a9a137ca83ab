"""The one exception with which a request is refused."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar, get_args

Code = Literal[
    # what was typed
    "points_malformed",
    "points_ambiguous",
    "input_malformed",
    "text_malformed",
    "unknown_command",
    "unknown_field",
    "field_missing",
    "name_unknown",
    "name_ambiguous",
    "office_unknown",
    "name_blank",
    "reason_blank",
    "reason_unneeded",
    "reason_unstated",
    "document_blank",
    "date_malformed",
    "day_ahead",
    "file_missing",
    "file_too_large",
    "file_malformed",
    "file_empty",
    "file_kind",
    "file_scanned",
    "scanner_failed",
    "file_lost",
    "files_waiting",
    "file_aliases",
    "file_duplicate_key",
    "number_unquoted",
    "spreadsheet_unreadable",
    "spreadsheet_too_large",
    "sheet_unknown",
    "score_table_missing",
    "score_table_ragged",
    "criteria_table_missing",
    "paper_setting_unknown",
    "paper_setting_wrong",
    "papers_not_writable",
    "papers_folder_taken",
    "papers_none_found",
    "scenario_expectation",
    "scenario_changed",
    # who and when
    "not_permitted",
    "office_not_held",
    "nothing_to_read",
    "not_your_unit",
    "wrong_phase",
    "conditions_unmet",
    "cycle_cancelled",
    "backfill_only",
    "live_only",
    "backfill_open",
    "play_into_real",
    "play_elsewhere",
    "database_kind",
    "database_missing",
    "database_newer",
    "database_address",
    "database_option_unknown",
    "needs_postgresql",
    "broker_unreachable",
    # accounts
    "account_unknown",
    "delegation_lent",
    "door_unprotected",
    "token_unknown",
    # identity and conflict
    "year_malformed",
    "stream_unknown",
    "stream_exists",
    "command_id_reused",
    "value_moved",
    "version_moved",
    "write_conflict",
    "duplicate_unit",
    "code_taken",
    "code_of_another",
    "aliases_not_renamed",
    "already_member",
    "not_member",
    "member_repeated",
    "already_done",
    # units and clusters over the years
    "unit_ceased",
    "own_successor",
    "successor_ceased",
    "successors_few",
    "not_successor",
    "date_order",
    "outside_roster",
    "cluster_ended",
    "cycles_open",
    "cycle_not_open",
    "cycle_on_its_way",
    "year_taken",
    "gathering_unknown",
    # plan
    "rulebook_malformed",
    "rulebook_contradiction",
    "rulebook_unstated",
    "rulebook_missing",
    "basis_unknown",
    "discrepancy_unknown",
    "deadline_unknown",
    "deadline_not_later",
    "deadline_past",
    "deadline_order",
    "deadline_malformed",
    "deadline_contradiction",
    "deadline_event_unknown",
    "deadline_circular",
    "days_not_known",
    "deadline_code_unknown",
    "deadline_not_due",
    "nothing_moves",
    "year_not_next",
    "lapse_unknown",
    "lapse_without_deduction",
    "own_lapse",
    "consequence_amount",
    # registration
    "title_unknown",
    # scoring
    "criterion_unknown",
    "criterion_of_other_table",
    "unit_without_table",
    "column_unknown",
    "part_not_scored",
    "entered_malformed",
    "level_unknown",
    "mark_not_foreseen",
    "cell_input",
    "amendment_orphans",
    "amendment_misfits",
    "above_maximum",
    "below_minimum",
    "off_step",
    "cell_repeated",
    "cells_missing",
    "sheet_incomplete",
    "sheet_not_sent",
    "sheet_elsewhere",
    "body_unknown",
    "overseer_unknown",
    "sheet_returned_enough",
    "scored_by_other",
    "sheet_already_sent",
    "sheet_settled",
    "own_sheet",
    "check_not_assigned",
    "not_received_here",
    "checks_form",
    "not_adjusted",
    "not_explained",
    "explanation_kept",
    "evidence_enough",
    "evidence_unknown",
    "code_unknown",
    "quota_unclear",
    "report_not_owed",
    "draft_text",
    "draft_missing",
    "draft_adopted",
    "event_not_that",
    "claim_unnamed",
    "claim_answered",
    "nothing_offered",
    "document_stands",
    "document_dates",
    "count_of_units",
    "members_unnamed",
    # conference
    "attendance_missing",
    "table_incomplete",
    # voting
    "selection_unknown",
    "selection_decided",
    "referral_unanswered",
    "selection_kind",
    "round_not_due",
    "nominees_of_round",
    "selection_on_ballot",
    "ballot_unknown",
    "ballot_closed",
    "ballot_withdrawn",
    "ballot_awaits",
    "ballot_open",
    "ballot_kind",
    "nominee_unknown",
    "vote_repeated",
    "told_count",
    "too_many_choices",
    "count_unbalanced",
    "votes_exceed_valid",
    "tellers_missing",
    "votes_missing",
    "count_missing",
    "count_unsigned",
    "count_recorded",
    "roll_kept",
    "vote_by_proxy",
    "proxy_unknown",
    "vote_missing",
    "vote_stands",
    "ballot_rested_on",
    "tie_at_quota",
    "above_quota",
    "share_above_whole",
    "selection_reference",
    "selection_circular",
    "ground_unknown",
    "not_barred",
    "holders_unknown",
    "quota_unknown",
    "selection_waits",
    "nominee_ineligible",
    "threshold_unreachable",
    "comments_open",
    "clearance_missing",
    "clearance_not_asked",
    "method_not_foreseen",
    "titles_differ",
    "not_foreseen",
    "not_absent",
    "delegates_exceed",
    "not_asked",
    "not_on_ballot",
    "own_vote",
    "void_exceeds_valid",
    "hands_missing",
    "hands_exceed",
    "chair_side_missing",
    "chair_side_contradicts",
    "chair_not_asked",
    "elected_left_out",
    # handover
    "officers_conflict",
    "office_not_considered",
    "rotation_not_yearly",
    "rotation_undecided",
    "officers_missing",
    "office_held",
    "deadline_stands",
    "handover_empty",
    "not_a_side",
    "vices_not_foreseen",
    "vice_kind_missing",
    "vice_kind_unknown",
    "vice_kind_misplaced",
    "handover_lacks",
    "object_unknown",
    "year_not_later",
    "recognition_awaited",
    "acting_stands",
    "nobody_acts",
    "chair_goes_on",
    "may_not_act",
    # nominations
    "nominees_fixed",
    "nomination_declined",
    "not_nominated",
    "nobody_nominated",
    # award file
    "not_an_award",
    "place_repeated",
    "proposal_exists",
    "proposal_unknown",
    "proposal_withdrawn",
    "proposal_decided",
    "proposal_differs",
    "already_proposed",
    "piece_repeated",
    "piece_not_required",
    "not_proposed",
    "decision_exists",
    "decision_unknown",
    "decision_title",
    "delivery_undecided",
    "nothing_to_return",
    # corrections
    "table_published",
    "not_correctable",
    "correction_one",
    "correction_empty",
    # back-fill
    "source_unknown",
    "phase_not_earlier",
    "condition_unknown",
    # what-if
    "event_unknown",
    "whatif_not_scores",
    "whatif_published",
    "whatif_depends",
    # looking back
    "moment_before",
    "times_reversed",
    "model_unknown",
    "rebuild_overtaken",
    # addresses
    "address_malformed",
    "contact_missing",
    "erasures_unreadable",
    "text_missing",
    "text_not_lost",
    # proof
    "proof_key_there",
    "proof_key_missing",
    "proof_key_open",
    "proof_key_malformed",
    "proof_key_of_other",
    # personal data
    "person_blank",
    "person_too_short",
    "person_request_unknown",
    # notices
    "notice_unknown",
    "notice_waits",
    "notice_gone",
    "notice_unwritten",
    "report_unreadable",
    "setting_malformed",
]
CODES: frozenset[str] = frozenset(get_args(Code))

Decision = TypeVar("Decision", bound=Callable[..., Any])
_NAMED: dict[Callable[..., Any], frozenset[Code]] = {}


class Refusal(Exception):
    """A request that is refused: a code from a closed list, and the facts of the case.

    The sentence in each language is looked up by the code in :mod:`adapters.wording.messages`.
    Nothing is stored when one is raised.
    """

    def __init__(self, code: Code, /, **facts: object) -> None:
        if code not in CODES:
            raise LookupError(code)
        super().__init__(code)
        self.code: Code = code
        #: Values to put into its sentence, still unlocalised.
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        stated = ", ".join(f"{key}={value}" for key, value in self.facts.items())
        return f"{self.code}({stated})" if stated else self.code


def refuses(*named: Code | Callable[..., Any]) -> Callable[[Decision], Decision]:
    """Name beside a function the refusals that it can raise.

    A function among them stands for those that it names itself, so that what many decisions ask
    is named once. Every decision on a command names its own, the steps before it (permission,
    guard) name theirs; forms and other doors list them.
    """
    codes = frozenset[Code]().union(
        *(refusals_of(each) if callable(each) else {each} for each in named)
    )
    if unknown := codes - CODES:
        raise LookupError(*sorted(unknown))

    def name(decision: Decision) -> Decision:
        _NAMED[decision] = codes
        return decision

    return name


def refusals_of(function: Callable[..., Any]) -> frozenset[Code]:
    """The refusals that a function names. Raises ``LookupError`` where it names none at all."""
    return _NAMED[function]
