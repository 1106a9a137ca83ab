"""What a check of a score table has to say: findings, which want mending, and notes."""

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

FindingCode = Literal[
    # cells that are not certain
    "cell_ambiguous",
    "cell_addition",
    "cell_date",
    "cell_format",
    "row_short",
    "cell_unread",
    "cell_too_precise",
    "cell_error",
    "cells_without_value",
    "deduction_sign",
    "rank_unread",
    # sums
    "row_differs",
    "criteria_differ",
    "criteria_all_differ",
    "criteria_maxima",
    "column_differs",
    "over_maximum",
    # one unit's sheet
    "part_differs",
    "stated_differs",
    # nothing, or not enough, to hold a figure against
    "nothing_compared",
    "totals_not_added",
    # what was left out, so that nothing is said of it
    "columns_unread",
    "units_across",
    "other_table",
    "table_beside",
    # gaps and names
    "standard_missing",
    "total_missing",
    "rank_missing",
    "unit_missing",
    "unit_repeated",
    "unit_unclear",
    "unit_of_two_codes",
    # ranks
    "rank_differs",
    "rank_range",
    "rank_follows",
]
NoteCode = Literal[
    # what was read
    "encoding",
    "legacy_code",
    "macros",
    "lines_and_columns",
    "other_sheets",
    "hidden_sheet",
    "hidden_rows",
    "hidden_columns",
    "covered_cells",
    "read_as",
    "column_ignored",
    "criteria_taken",
    "sums_taken",
    "criteria_blank",
    "several_scorers",
    "standard_is_maximum",
    "number_not_rank",
    "row_of_text",
    "row_passed",
    "deduction_positive",
    "sums_unchecked",
    # what it comes to
    "no_ranks",
    "ranks_unchecked",
    "ranks_of_first",
    "ranks_recomputed",
    "ranks_in_groups",
    "unranked",
    "not_in_table",
    "ranks_alone",
    "ranks_unsaid",
    "rank_style",
    "tie",
    "tie_last",
]
FINDING_CODES: frozenset[str] = frozenset(get_args(FindingCode))
NOTE_CODES: frozenset[str] = frozenset(get_args(NoteCode))
#: What says that something was not looked at, not that it is wrong.
UNCHECKED: frozenset[str] = frozenset(
    {
        *("nothing_compared", "totals_not_added", "columns_unread", "units_across"),
        *("other_table", "table_beside"),
    }
)


class Finding(msgspec.Struct, frozen=True):
    """Something in a table that does not agree, or that cannot be read for certain."""

    code: FindingCode
    #: Where it stands; empty where there are no cells.
    cells: tuple[str, ...]
    #: Values for its sentence.
    facts: Mapping[str, object] = {}


class Note(msgspec.Struct, frozen=True):
    """How something was read, or what follows from it: nothing to be mended."""

    code: NoteCode
    facts: Mapping[str, object] = {}
