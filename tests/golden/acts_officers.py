"""What was acted on offices and between two years, and handed over by name."""

from collections.abc import Mapping
from typing import Final

from domain.clusters.acting import ActingInPlaceBegun, ActingInPlaceEnded
from domain.clusters.naming import (
    OfficeDeclined,
    OfficersRecognised,
    OfficersRecorded,
)
from domain.clusters.next_year import NextPledgeRecorded, Signing
from domain.clusters.offices import Officers
from domain.clusters.overseers import (
    Overseeing,
    Overseer,
    OverseerEnded,
    OverseerNamed,
    OverseersRevised,
)
from domain.clusters.terms import Acting, InPlace, Offices, Stands, Term
from domain.cycle.phases.chair_handover import MinutesAdopted, NextOfficersLearned, NextPledgeSigned
from domain.cycle.phases.handing_over import HandoverTicked
from domain.cycle.phases.plan import OfficersRevised
from domain.cycle.phases.registration import PledgeReceived
from domain.cycle.phases.rotation import RotationDecided
from domain.record.record import Body, Office
from domain.rulebook.officers import SuggestedBy
from tests.golden.acts import (
    AN_GIANG,
    BEN_TRE,
    CYCLE,
    DAY,
    DOCUMENT,
    LONG_AN,
    MONTH,
    NOBODY,
    OFFICERS,
    REASON,
    UNITS,
)

SIGNING = Signing(cycle=CYCLE, code="cum-8/2021", year="2021", event=55)
OTHERS = Officers(chair=BEN_TRE, vice_chairs=(AN_GIANG,))
#: Everything that may be known of one term.
ONE_TERM = Offices(
    terms=(
        Term(
            officers=OTHERS,
            since=DAY,
            stands=Stands.RECOGNISED,
            document=DOCUMENT,
            instead_of=OFFICERS,
        ),
    ),
    acting=(Acting(unit=AN_GIANG, chair=BEN_TRE, ground=InPlace.CEASED, since=DAY, until=MONTH),),
    declined=(LONG_AN,),
)
#: A year with several.
OFFICES = Offices(
    terms=(
        Term(officers=OFFICERS, stands=Stands.AWAITING),
        Term(
            officers=OTHERS,
            since=DAY,
            stands=Stands.RECOGNISED,
            document=DOCUMENT,
            instead_of=OFFICERS,
        ),
    ),
    acting=(
        Acting(unit=AN_GIANG, chair=BEN_TRE, ground=InPlace.CEASED, since=DAY, until=MONTH),
        Acting(unit=AN_GIANG, chair=None, ground=InPlace.UNABLE, since=MONTH),
    ),
    declined=(LONG_AN,),
)

OF_OFFICERS: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("rotation_decided", 1): (
        RotationDecided(order=(LONG_AN, BEN_TRE, AN_GIANG), document=DOCUMENT),
        RotationDecided(order=(BEN_TRE,), document=None),
    ),
    ("officers_recorded", 2): (
        OfficersRecorded(
            year="2021",
            officers=OFFICERS,
            since=DAY,
            stands=Stands.AWAITING,
            document=DOCUMENT,
            reason=REASON,
        ),
        OfficersRecorded(
            year="2021",
            officers=NOBODY,
            since=None,
            stands=Stands.HELD,
            document=None,
            reason=None,
        ),
        OfficersRecorded(
            year="2021",
            officers=OFFICERS,
            since=None,
            stands=Stands.NOT_YET,
            document=None,
            reason=None,
        ),
    ),
    ("officers_recognised", 1): (
        OfficersRecognised(
            year="2022",
            officers=OTHERS,
            since=DAY,
            instead_of=OFFICERS,
            document=DOCUMENT,
            reason=REASON,
        ),
        OfficersRecognised(
            year="2022",
            officers=OTHERS,
            since=None,
            instead_of=None,
            document=DOCUMENT,
            reason=None,
        ),
    ),
    ("office_declined", 1): (
        OfficeDeclined(
            unit=LONG_AN,
            year="2022",
            office=Office.CHAIR,
            suggested=(BEN_TRE,),
            by=SuggestedBy.ROTATION,
            reason=REASON,
            document=DOCUMENT,
        ),
        OfficeDeclined(
            unit=LONG_AN,
            year="2022",
            office=None,
            suggested=(),
            by=None,
            reason=REASON,
            document=None,
        ),
    ),
    ("acting_in_place_begun", 1): (
        ActingInPlaceBegun(
            year="2025",
            unit=LONG_AN,
            chair=AN_GIANG,
            ground=InPlace.CEASED,
            since=DAY,
            reason=REASON,
            document=DOCUMENT,
        ),
        ActingInPlaceBegun(
            year="2025",
            unit=LONG_AN,
            chair=None,
            ground=InPlace.UNABLE,
            since=MONTH,
            reason=REASON,
            document=None,
        ),
    ),
    ("acting_in_place_ended", 1): (
        ActingInPlaceEnded(year="2025", unit=LONG_AN, until=DAY, reason=REASON, document=DOCUMENT),
        ActingInPlaceEnded(year="2025", unit=LONG_AN, until=DAY, reason=REASON, document=None),
    ),
    ("overseer_named", 1): (
        OverseerNamed(office=Overseeing.AUDITOR, unit=LONG_AN, since=DAY, document=DOCUMENT),
    ),
    ("overseer_ended", 1): (
        OverseerEnded(
            office=Overseeing.REVIEWER, unit=LONG_AN, until=DAY, reason=REASON, document=DOCUMENT
        ),
        OverseerEnded(
            office=Overseeing.REVIEWER, unit=LONG_AN, until=MONTH, reason=REASON, document=None
        ),
    ),
    ("overseers_revised", 1): (
        OverseersRevised(
            overseers=(Overseer(office=Overseeing.REVIEWER, unit=LONG_AN, since=DAY, until=MONTH),)
        ),
        OverseersRevised(overseers=(Overseer(office=Overseeing.AUDITOR, unit=BEN_TRE, since=DAY),)),
    ),
    ("next_pledge_recorded", 1): (NextPledgeRecorded(year="2022", units=UNITS, signing=SIGNING),),
    ("officers_revised", 2): (
        OfficersRevised(offices=ONE_TERM),
        OfficersRevised(offices=OFFICES),
        OfficersRevised(offices=Offices.of(OFFICERS)),
        OfficersRevised(offices=Offices()),
    ),
    ("next_officers_learned", 1): (
        NextOfficersLearned(year="2022", offices=ONE_TERM),
        NextOfficersLearned(year="2022", offices=OFFICES),
    ),
    ("pledge_received", 1): (PledgeReceived(units=UNITS, signing=SIGNING),),
    ("next_pledge_signed", 2): (
        NextPledgeSigned(year="2022", units=UNITS, document=DOCUMENT),
        NextPledgeSigned(year="2022", units=(LONG_AN,), document=None),
    ),
    ("handover_ticked", 1): (HandoverTicked(unit=AN_GIANG, objects=("Cờ luân lưu", "Con dấu")),),
    ("minutes_adopted", 2): (
        MinutesAdopted(document=DOCUMENT, state_handover=True, handed_over=("Cờ luân lưu",)),
        MinutesAdopted(document=DOCUMENT, state_handover=False, handed_over=()),
    ),
}
