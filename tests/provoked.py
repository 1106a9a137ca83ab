# ruff: noqa: E501 (a test is called what it is called)
"""For each code that a decision names, a test in which a command is refused with it.

`tests/conftest.py` holds that test to it, wherever it runs; `tests/test_named_refusals.py` holds the
list to what decisions name.
"""

from collections.abc import Mapping
from typing import Final

from domain.values.refusal import Code

#: By the file, for each code the test.
_BY_FILE: Mapping[str, Mapping[Code, str]] = {
    "tests/domain/test_after_adoption.py": {
        "not_permitted": "test_nobody_corrects_the_own_score",
        "table_published": "test_a_published_table_is_its_sources",
        "value_moved": "test_a_second_correction_starts_from_the_first",
    },
    "tests/domain/test_backfill.py": {
        "count_of_units": "test_fact_that_cannot_be_is_refused[said0-count_of_units]",
        "criterion_unknown": "test_places_are_recorded_in_the_sources_words",
        "name_blank": "test_source_has_a_short_name_a_title_and_a_grade",
        "reason_blank": "test_told_cycle_is_taken_live_with_a_reason",
        "source_unknown": "test_fact_names_a_source_that_was_entered",
    },
    "tests/domain/test_overseers.py": {
        "overseer_unknown": "test_nobody_chooses_who_looks_at_their_own_cluster",
    },
    "tests/domain/test_personal.py": {
        "date_malformed": "test_what_is_no_request_is_refused[ -2026-11-30-person_blank]",
        "day_ahead": "test_what_is_no_request_is_refused",
        "person_blank": "test_what_is_no_request_is_refused",
        "person_request_unknown": "test_a_request_is_answered_once",
    },
    "tests/domain/test_calendar.py": {
        "already_done": "test_same_correction_is_nothing_new",
    },
    "tests/domain/test_chair_handover.py": {
        "handover_empty": "test_things_handed_over_are_listed",
        "officers_missing": "test_there_is_something_to_accept_and_somebody_to_take_it",
        "backfill_only": "test_how_officers_were_found_in_a_sources_words_is_told_of_a_past_only",
    },
    "tests/domain/test_checking.py": {
        "checks_form": "test_what_cannot_be_shared_out[command0-checks_form]",
    },
    "tests/domain/test_claims.py": {
        "claim_answered": "test_claim_is_confirmed_or_refused_once",
        "claim_unnamed": "test_claim_that_cannot_be_looked_up",
        "report_not_owed": "test_claim_of_a_report_says_which",
    },
    "tests/domain/test_cluster.py": {
        "already_member": "test_members_are_named_once",
        "office_held": "test_unit_in_office_is_not_let_go",
        "play_into_real": "test_told_order_opens_no_live_year",
        "stream_exists": "test_cluster_is_founded_once_in_its_own_stream",
        "year_malformed": "test_year_label_fits_an_address",
    },
    "tests/domain/test_cluster_end.py": {
        "cluster_ended": "test_ended_cluster_takes_nothing_new",
        "cycle_not_open": "test_only_what_is_open_passes_on",
        "cycle_on_its_way": "test_nothing_is_done_to_a_cycle_on_its_way",
        "cycles_open": "test_ending_says_what_becomes_of_open_cycles",
        "live_only": "test_told_ending_touches_no_live_cycle",
        "own_successor": "test_nothing_passes_to_a_cluster_that_ended",
        "stream_unknown": "test_nothing_passes_to_a_cluster_that_ended",
        "year_taken": "test_a_cluster_has_one_cycle_a_year",
    },
    "tests/domain/test_complaints.py": {
        "decision_unknown": "test_a_decision_that_is_not_there_is_answered_with_the_nearest",
    },
    "tests/domain/test_corrections.py": {
        "correction_empty": "test_an_event_that_is_not_there_cannot_be_corrected",
        "correction_one": "test_one_thing_is_corrected_at_a_time",
        "event_unknown": "test_an_event_that_is_not_there_cannot_be_corrected",
        "field_missing": "test_the_results_of_a_decision_are_corrected_as_a_whole",
        "not_correctable": "test_an_event_that_is_not_there_cannot_be_corrected",
        "not_member": "test_attendance_is_corrected",
        "unknown_field": "test_a_text_is_corrected_by_the_name_of_its_field",
    },
    "tests/domain/test_decisions.py": {
        "day_ahead": "test_nothing_is_handed_over_on_a_day_still_to_come",
        "decision_exists": "test_a_decision_has_a_name_of_its_own",
        "decision_title": "test_a_decision_that_says_nothing_sound_is_refused[results3-decision_title-facts3]",
        "delivery_undecided": "test_a_decision_may_be_annulled_later",
        "not_proposed": "test_an_opinion_needs_something_to_be_about",
        "nothing_to_return": "test_what_was_never_handed_over_is_not_given_back",
        "place_repeated": "test_a_delivery_lists_units_and_awards",
        "proposal_decided": "test_what_was_decided_keeps_its_proposal",
        "proposal_unknown": "test_an_opinion_needs_something_to_be_about",
    },
    "tests/domain/test_differing.py": {
        "cells_missing": "test_a_carried_value_is_not_emptied",
        "not_adjusted": "test_a_mark_on_a_sheet_that_was_sent_may_be_explained",
        "reason_unneeded": "test_a_reason_belongs_to_a_difference",
        "reason_unstated": "test_only_a_told_year_says_that_its_source_gives_no_reason",
    },
    "tests/domain/test_dissent.py": {
        "event_not_that": "test_who_dissents_and_who_refers",
    },
    "tests/domain/test_documents.py": {
        "document_dates": "test_act_is_not_done_before_its_paper_is_dated",
        "document_stands": "test_only_what_is_missing_is_added",
    },
    "tests/domain/test_drafting.py": {
        "draft_adopted": "test_adopting_is_never_held_up_by_a_comment",
        "draft_missing": "test_who_comments_and_who_sends_round",
        "draft_text": "test_draft_that_cannot_go_round[command0-draft_text]",
    },
    "tests/domain/test_evidence.py": {
        "evidence_enough": "test_ten_files_stand_beside_one_cell",
        "evidence_unknown": "test_what_was_withdrawn_is_not_withdrawn_again",
    },
    "tests/domain/test_explaining.py": {
        "check_not_assigned": "test_whoever_checks_may_answer_in_that_column",
        "explanation_kept": "test_answer_that_does_not_fit[command0-explanation_kept]",
        "not_explained": "test_adjustment_kept_says_on_what_ground",
        "own_sheet": "test_nobody_answers_the_own_explanation",
    },
    "tests/domain/test_formal.py": {
        "condition_unknown": "test_some_conditions_are_never_waived[x]",
        "deadline_not_later": "test_extension_gives_more_time[change4-deadline_not_later]",
        "deadline_unknown": "test_extension_gives_more_time[change1-deadline_unknown]",
        "sheet_already_sent": "test_reopened_scoring_takes_scores_again",
    },
    "tests/domain/test_gathering.py": {
        "gathering_unknown": "test_facts_belong_to_a_gathering_that_is_recorded[command1]",
        "input_malformed": "test_awards_are_counted_or_only_happened",
        "unit_ceased": "test_unit_that_ceased_holds_no_gathering",
    },
    "tests/domain/test_guidance.py": {
        "quota_unclear": "test_quota_is_said_once_and_one_way[quota0]",
        "quota_unknown": "test_without_guidance_there_is_no_number_to_go_by",
        "selection_unknown": "test_guidance_may_come_before_the_rulebook",
    },
    "tests/domain/test_lateness.py": {
        "not_received_here": "test_unit_does_not_vouch_for_what_the_office_receives",
    },
    "tests/domain/test_lineage.py": {
        "successor_ceased": "test_successor_goes_on_itself[command1]",
        "successors_few": "test_split_unit_names_all_its_successors",
    },
    "tests/domain/test_movements.py": {
        "code_unknown": "test_movement_is_known_by_its_code",
    },
    "tests/domain/test_nomination.py": {
        "nobody_nominated": "test_the_nominees_are_fixed",
        "nomination_declined": "test_a_unit_may_decline",
        "nominee_ineligible": "test_nobody_is_fixed_who_cannot_be_chosen",
        "nominees_fixed": "test_a_ballot_has_the_fixed_nominees",
        "not_nominated": "test_a_unit_declines_for_itself_only",
        "selection_kind": "test_a_ranking_takes_no_nominations",
        "selection_on_ballot": "test_nobody_declines_while_being_voted_on",
    },
    "tests/domain/test_outside.py": {
        "above_maximum": "test_external_score_must_fit_the_rulebook",
        "nothing_offered": "test_filling_writes_the_place_and_names_its_ground",
        "off_step": "test_external_score_must_fit_the_rulebook",
    },
    "tests/domain/test_plan.py": {
        "deadline_code_unknown": "test_deadline_of_what_is_over_is_refused",
        "deadline_order": "test_phases_are_due_in_their_order",
        "deadline_past": "test_live_deadline_lies_ahead",
        "deadline_stands": "test_issued_deadline_is_extended_and_never_set_again",
        "discrepancy_unknown": "test_contradiction_is_read_with_a_reason",
        "document_blank": "test_plan_rests_on_a_document",
        "member_repeated": "test_members_follow_the_cluster_while_the_plan_is_made",
        "rulebook_contradiction": "test_live_rulebook_does_not_contradict_itself",
        "rulebook_malformed": "test_rulebook_that_cannot_be_read_is_refused",
    },
    "tests/domain/test_proposals.py": {
        "already_proposed": "test_a_unit_stands_once_before_the_same_authority",
        "piece_not_required": "test_a_piece_that_is_not_required_is_refused",
        "piece_repeated": "test_the_dossier_says_what_it_needs",
        "proposal_exists": "test_a_unit_stands_once_before_the_same_authority",
        "proposal_withdrawn": "test_a_proposal_is_withdrawn_with_a_reason",
    },
    "tests/domain/test_refusals.py": {
        "phase_not_earlier": "test_a_phase_is_reopened_that_is_past",
        "basis_unknown": "test_a_rulebook_rests_on_a_basis_that_it_names",
        "deadline_circular": "test_a_deadline_is_not_counted_from_itself",
        "deadline_contradiction": "test_the_day_of_a_deadline_can_come",
        "deadline_event_unknown": "test_a_deadline_is_not_counted_from_itself",
        "deadline_malformed": "test_the_day_of_a_deadline_can_come",
        "selection_circular": "test_a_selection_rests_on_others_of_the_rulebook",
        "selection_reference": "test_a_selection_rests_on_others_of_the_rulebook",
        "share_above_whole": "test_a_share_is_at_most_the_whole",
        "void_exceeds_valid": "test_no_more_papers_are_spoilt_than_are_valid",
        "wrong_phase": "test_a_selection_is_left_to_the_authority_where_it_is_made",
        "year_not_next": "test_years_are_confirmed_in_their_order",
    },
    "tests/domain/test_registration.py": {
        "title_unknown": "test_title_is_one_of_the_rulebook",
    },
    "tests/domain/test_roster.py": {
        "date_order": "test_unit_does_not_leave_before_it_joined",
        "not_successor": "test_nobody_is_replaced_silently_or_by_another",
        "outside_roster": "test_office_of_a_year_is_held_by_a_member_of_that_year",
    },
    "tests/domain/test_scoring.py": {
        "cell_repeated": "test_act_changes_something_and_each_cell_once",
        "column_unknown": "test_column_is_one_of_the_rulebook",
        "not_your_unit": "test_adjusting_follows_the_rules_of_entering",
        "part_not_scored": "test_nothing_is_scored_where_a_criterion_does_not_apply",
        "points_malformed": "test_sum_fits_into_points",
        "sheet_incomplete": "test_bonus_emptied_after_settlement_counts_no_more",
        "sheet_not_sent": "test_marked_sheet_is_neither_filled_nor_sent_nor_settled",
        "sheet_settled": "test_settled_score_changes_in_the_last_column_only",
    },
    "tests/domain/test_summary_conference.py": {
        "date_malformed": "test_conference_has_a_date",
        "table_incomplete": "test_table_with_nothing_in_it_is_not_adopted",
    },
    "tests/domain/test_unit.py": {
        "code_taken": "test_code_belongs_to_one",
        "duplicate_unit": "test_name_without_marks_that_fits_a_unit_is_asked_about",
    },
    "tests/domain/test_voting.py": {
        "above_quota": "test_decision_keeps_to_the_rulebook[change4-above_quota]",
        "attendance_missing": "test_vote_that_cannot_be_is_refused[command1-seat1-attendance_missing]",
        "ballot_closed": "test_closed_ballot_is_closed",
        "ballot_kind": "test_each_way_of_voting_has_its_own_acts",
        "ballot_open": "test_ballot_has_a_name_of_its_own",
        "ballot_unknown": "test_closed_ballot_is_closed",
        "count_missing": "test_count_is_signed_by_every_teller_for_the_own_unit",
        "count_unsigned": "test_counting_again_takes_the_signatures_back",
        "selection_decided": "test_decided_selection_is_not_voted_on",
        "tellers_missing": "test_told_ballot_is_written_by_the_operator",
        "tie_at_quota": "test_tie_in_rank_at_the_quota_is_refused",
        "votes_missing": "test_count_that_does_not_balance_is_refused[figures5-votes_missing]",
    },
    "tests/rules/test_award_file.py": {
        "not_an_award": "test_a10_a_standing_is_declared_and_not_proposed",
        "proposal_differs": "test_a10_a_standing_is_declared_and_not_proposed",
    },
    "tests/rules/test_awards.py": {
        "conditions_unmet": "test_rank_then_vote_needs_the_adopted_table",
        "ground_unknown": "test_p24_a_bar_is_recorded_with_its_reason",
        "holders_unknown": "test_a9_the_holders_must_be_known",
        "not_barred": "test_p24_a_bar_is_recorded_with_its_reason",
        "selection_waits": "test_a4_all_the_others_are_resolved_to_names",
    },
    "tests/rules/test_ballots.py": {
        "ballot_awaits": "test_a_ballot_waits_for_those_who_may_still_answer",
        "ballot_withdrawn": "test_no_answer_comes_to_a_withdrawn_ballot",
        "threshold_unreachable": "test_a_unit_that_may_not_vote_on_itself_is_not_counted_for_itself",
        "titles_differ": "test_two_bodies_do_not_vote_on_one_paper",
    },
    "tests/rules/test_chair_side.py": {
        "chair_not_asked": "test_v17_only_titles_that_ask_for_the_chair_are_stated",
        "chair_side_contradicts": "test_v17_what_the_chair_says_must_fit_the_count",
    },
    "tests/rules/test_clearance.py": {
        "clearance_missing": "test_v18_nobody_is_voted_on_before_the_body_has_spoken",
        "clearance_not_asked": "test_v18_only_a_body_that_the_rulebook_asks_is_recorded",
    },
    "tests/rules/test_tables.py": {
        "criterion_of_other_table": "test_p50_it_is_refused_in_a_sheet_that_was_sent_too",
        "unit_without_table": "test_p50_which_table_a_unit_uses_is_known_beforehand",
    },
    "tests/rules/test_told_only.py": {
        "rulebook_unstated": "test_a_year_that_runs_takes_no_rulebook_that_leaves_it_to_a_source",
    },
    "tests/rules/test_counted.py": {
        "below_minimum": "test_points_of_a_deduction_keep_their_sign",
        "entered_malformed": "test_a_count_that_is_none_is_refused_in_the_same_sign",
    },
    "tests/rules/test_deadlines.py": {
        "consequence_amount": "test_nobody_settles_the_lapse_of_the_own_unit",
        "nothing_moves": "test_d6_what_has_passed_stays_where_it_was",
        "own_lapse": "test_nobody_settles_the_lapse_of_the_own_unit",
    },
    "tests/rules/test_in_the_year.py": {
        "amendment_misfits": "test_p16_an_amendment_orphans_no_score",
        "amendment_orphans": "test_p16_an_amendment_orphans_no_score",
        "cell_input": "test_p23_a_panel_scores_a_cell_together",
        "level_unknown": "test_p17_claims_come_in_as_achievements_and_go_out_as_points",
        "mark_not_foreseen": "test_p19_a_task_that_did_not_arise_is_marked_with_a_reason",
    },
    "tests/rules/test_mending.py": {
        "ballot_rested_on": "test_a_tie_decided_by_hand_is_not_mended_away",
        "count_recorded": "test_units_are_called_by_count_where_no_roll_is_kept",
        "not_absent": "test_proxies_are_mended_on_the_ballot_that_stands",
        "proxy_unknown": "test_a_proxy_votes_under_its_own_name_for_the_absent_unit",
        "roll_kept": "test_units_are_called_by_count_where_no_roll_is_kept",
        "vote_by_proxy": "test_who_types_the_absent_unit_is_told_of_proxy_for",
        "vote_missing": "test_what_cannot_be_mended_so_is_refused[mend0-vote_missing]",
        "vote_stands": "test_proxies_are_mended_on_the_ballot_that_stands",
    },
    "tests/rules/test_vice_kinds.py": {
        "vice_kind_misplaced": "test_o11_a_kind_is_of_a_vice",
        "vice_kind_missing": "test_o11_every_vice_is_of_a_kind",
        "vice_kind_unknown": "test_o11_every_vice_is_of_a_kind",
    },
    "tests/rules/test_officers_considered.py": {
        "office_not_considered": "test_o13_naming_is_refused_where_the_rulebook_says_so",
        "rotation_not_yearly": "test_o12_an_order_is_decided_only_where_the_rulebook_leaves_it_open",
        "rotation_undecided": "test_o12_nobody_is_named_by_an_order_that_is_not_decided_on",
    },
    "tests/rules/test_officers.py": {
        "handover_lacks": "test_o6_a_list_without_the_named_object_is_refused",
        "vices_not_foreseen": "test_o4_no_vice_one_or_several[vices: 0-vices8-False]",
    },
    "tests/rules/test_officers_in_the_year.py": {
        "acting_stands": "test_o9_a_chair_that_goes_on_has_not_ceased",
        "chair_goes_on": "test_o9_a_chair_that_goes_on_has_not_ceased",
        "may_not_act": "test_o9_a_decision_lets_another_act",
        "nobody_acts": "test_o9_a_chair_that_goes_on_has_not_ceased",
        "not_a_side": "test_o9_the_acting_unit_hands_over",
        "object_unknown": "test_o6_nothing_is_ticked_off_twice_or_before_it_is_listed",
        "officers_conflict": "test_o1_a_decision_is_not_put_aside_by_a_conference",
    },
    "tests/rules/test_rounds.py": {
        "elected_left_out": "test_whoever_is_acclaimed_later_does_not_push_out_who_was_elected",
        "nominees_of_round": "test_v11_new_nominees_may_be_named_when_the_ballot_opens",
        "referral_unanswered": "test_what_no_majority_decided_is_left_to_the_authority",
        "round_not_due": "test_places_that_passed_on_are_not_voted_on",
    },
    "tests/rules/test_rungs.py": {
        "sheet_elsewhere": "test_d17_nobody_enters_out_of_turn",
    },
    "tests/rules/test_scored_alone.py": {
        "body_unknown": "test_p30_only_a_body_that_scores_is_named_and_no_member",
        "scored_by_other": "test_p30_a_team_or_an_office_scores_it_alone",
    },
    "tests/rules/test_sent_back.py": {
        "sheet_returned_enough": "test_d16_at_most_so_often_as_the_rulebook_says",
    },
    "tests/rules/test_unknown_codes.py": {
        "lapse_unknown": "test_another_deadline_than_that_of_the_lapse_is_named_with_those_known",
        "lapse_without_deduction": "test_a_late_mark_without_a_deduction_is_not_settled_but_withdrawn",
    },
    "tests/rules/test_votes.py": {
        "chair_side_missing": "test_v5_of_hands_the_chairs_side_is_stated",
        "comments_open": "test_v10_nobody_is_voted_on_before_public_comment_has_ended",
        "count_unbalanced": "test_v12_each_delegate_votes",
        "delegates_exceed": "test_v12_delegates_are_called_one_by_one",
        "hands_exceed": "test_v14_a_roll_and_papers_leave_them_out_too",
        "hands_missing": "test_v14_hands_are_counted_for_against_and_without_opinion",
        "method_not_foreseen": "test_v9_methods_are_those_of_the_rulebook",
        "nominee_unknown": "test_v8_each_title_keeps_to_its_own_nominees_and_choices",
        "not_asked": "test_v1_nobody_is_asked_in_writing_unless_the_rulebook_says_so",
        "not_foreseen": "test_v12_an_absent_unit_may_vote_by_proxy",
        "not_on_ballot": "test_v8_each_title_keeps_to_its_own_nominees_and_choices",
        "own_vote": "test_v12_a_unit_may_not_vote_on_itself",
        "too_many_choices": "test_v7_too_many_choices_spoil_the_paper_or_its_lines",
        "vote_repeated": "test_v12_delegates_are_called_one_by_one",
        "votes_exceed_valid": "test_v7_papers_are_balanced",
    },
    "tests/told/test_choices.py": {
        "members_unnamed": "test_the_others_are_not_taken_where_the_source_counts_more_members",
        "told_count": "test_no_more_are_named_than_the_source_counts",
    },
    "tests/workflows/test_between_years.py": {
        "year_not_later": "test_a_pledge_is_of_the_year_for_which_officers_were_named",
    },
    "tests/workflows/test_sweep.py": {
        "deadline_not_due": "test_a_clock_that_jumps_back_makes_nothing_early",
    },
}
PROVOKED: Final[Mapping[Code, str]] = {
    code: f"{file}::{test}" for file, tests in _BY_FILE.items() for code, test in tests.items()
}
