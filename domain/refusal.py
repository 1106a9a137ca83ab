"""The one exception with which a request is refused."""

from typing import Literal, get_args

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
    "document_blank",
    "date_malformed",
    "file_missing",
    "file_too_large",
    "file_malformed",
    "file_aliases",
    "file_duplicate_key",
    "number_unquoted",
    "spreadsheet_unreadable",
    "spreadsheet_too_large",
    "sheet_unknown",
    "score_table_missing",
    "score_table_ragged",
    "scenario_expectation",
    "scenario_changed",
    # who and when
    "not_permitted",
    "office_not_held",
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
    # identity and conflict
    "year_malformed",
    "stream_unknown",
    "stream_exists",
    "command_id_reused",
    "value_moved",
    "write_conflict",
    "duplicate_unit",
    "code_taken",
    "already_member",
    "not_member",
    "member_repeated",
    "already_done",
    # plan
    "rulebook_malformed",
    "rulebook_contradiction",
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
    # registration
    "title_unknown",
    # scoring
    "criterion_unknown",
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
    "sheet_already_sent",
    "sheet_settled",
    "own_sheet",
    "check_not_assigned",
    "not_received_here",
    "checks_form",
    "not_adjusted",
    "not_explained",
    "explanation_kept",
    "count_of_units",
    # conference
    "attendance_missing",
    "table_incomplete",
    # voting
    "selection_unknown",
    "selection_decided",
    "selection_kind",
    "selection_on_ballot",
    "ballot_unknown",
    "ballot_closed",
    "ballot_withdrawn",
    "ballot_open",
    "ballot_kind",
    "nominee_unknown",
    "vote_repeated",
    "too_many_choices",
    "count_unbalanced",
    "votes_exceed_valid",
    "tellers_missing",
    "votes_missing",
    "count_missing",
    "count_unsigned",
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
    "method_not_foreseen",
    "titles_differ",
    "chair_not_seen",
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
    "elected_left_out",
    # handover
    "officers_conflict",
    "officers_missing",
    "office_held",
    "deadline_stands",
    "handover_empty",
    "not_a_side",
    "vices_not_foreseen",
    "handover_lacks",
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
]
CODES: frozenset[str] = frozenset(get_args(Code))

#: What a refusal may carry: values to put into its sentence, still unlocalised.
Fact = object


class Refusal(Exception):
    """A request that is refused: a code from a closed list, and the facts of the case.

    The sentence in each language is looked up by the code in :mod:`domain.messages`. Nothing is
    stored when one is raised.
    """

    def __init__(self, code: Code, /, **facts: Fact) -> None:
        if code not in CODES:
            raise LookupError(code)
        super().__init__(code)
        self.code: Code = code
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        stated = ", ".join(f"{key}={value}" for key, value in self.facts.items())
        return f"{self.code}({stated})" if stated else self.code
