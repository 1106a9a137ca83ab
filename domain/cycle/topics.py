"""Of which topic a source is asked, to learn what the conditions and offices of a year need."""

from collections.abc import Mapping
from typing import Final

from domain.cycle.backfill import SourceTopic

#: What a source is asked about to learn whether a condition holds, by the condition's code.
TOPIC_OF: Final[Mapping[str, SourceTopic]] = {
    "members_set": SourceTopic.MEMBERS,
    "plan_issued": SourceTopic.PLAN,
    "every_unit_registered": SourceTopic.REGISTRATION,
    "pledge_signed": SourceTopic.PLEDGE,
    "sheets_settled": SourceTopic.SCORES,
    "conference_held": SourceTopic.CONFERENCE,
    "report_adopted": SourceTopic.REPORT_ADOPTED,
    "table_adopted": SourceTopic.TABLE_ADOPTED,
    "selections_decided": SourceTopic.VOTE,
    "next_officers_known": SourceTopic.ELECTION,
    "handover_accepted": SourceTopic.HANDOVER,
    "minutes_adopted": SourceTopic.MINUTES,
}
#: What it is asked about to learn who held the offices, of its year and of the next.
THIS: Final = (SourceTopic.CHAIR, SourceTopic.VICE_CHAIR)
NEXT: Final = (SourceTopic.ELECTION, SourceTopic.NEXT_VICE_CHAIR)
