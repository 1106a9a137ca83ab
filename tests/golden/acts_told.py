"""What was told of the past in a source's own words."""

from collections.abc import Mapping
from typing import Final

from domain.cycle.backfill import FactRecorded, SourceTopic
from domain.cycle.phases.chair_handover import NextOfficersNamed
from domain.cycle.votes.told import VoteOutcomeRecorded
from domain.record.record import Body
from domain.rulebook.officers import Found
from domain.rulebook.selections import Method
from domain.values.as_told import AsToldRecorded, HowFar, RecipientRecorded, Wording
from domain.values.known import Counted, Known, NotStated
from tests.golden.acts import BEN_TRE, DOCUMENT, LEFT_OUT, LONG_AN, NOBODY, OFFICERS, hidden

#: As the body of each version was written.
OF_TOLD: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("vote_outcome_recorded", 2): (
        VoteOutcomeRecorded(
            selection="co",
            chosen=(BEN_TRE,),
            source="bao-cao",
            method=Method.ACCLAMATION,
            despite=LEFT_OUT,
            document=DOCUMENT,
            told=AsToldRecorded(
                word="suy tôn",
                stage=HowFar.PROPOSED,
                authority="Bộ Thông tin và Truyền thông",
                count=4,
                and_others=True,
                recipients=(
                    RecipientRecorded(
                        unit=LONG_AN,
                        inside=hidden("Phòng Bưu chính"),
                        field=hidden("bưu chính"),
                        printed=hidden("Phòng Bưu ch"),
                    ),
                ),
            ),
        ),
        VoteOutcomeRecorded(
            selection="co",
            chosen=(),
            source="bao-cao",
            method=None,
            despite=(),
            document=None,
            told=None,
        ),
    ),
    ("fact_recorded", 2): (
        FactRecorded(
            topic=SourceTopic.MARKS,
            said=Counted(
                count=7,
                of=12,
                named=(LONG_AN, BEN_TRE),
                what="hoàn thành xuất sắc nhiệm vụ",
                and_others=True,
            ),
            source="bao-cao",
            note=hidden("trang 2"),
        ),
        FactRecorded(
            topic=SourceTopic.CRITERIA,
            said=Counted(count=6, what="tiêu chí"),
            source="bao-cao",
            note=None,
        ),
        FactRecorded(
            topic=SourceTopic.YEAR_NAME,
            said=Known(value="năm học 2017–2018"),
            source="bao-cao",
            note=None,
        ),
        FactRecorded(topic=SourceTopic.NEXT_YEAR, said=NotStated(), source="bao-cao", note=None),
    ),
    ("next_officers_named", 2): (
        NextOfficersNamed(
            year="2022",
            officers=OFFICERS,
            how=Found.NOT_STATED,
            awaiting_decision=True,
            document=DOCUMENT,
            told=Wording(word="bình bầu, suy tôn", authority="Cụm"),
        ),
        NextOfficersNamed(
            year="2022",
            officers=NOBODY,
            how=Found.ELECTED,
            awaiting_decision=False,
            document=None,
            told=None,
        ),
    ),
}
