"""Selections as a rulebook words them: titles, forms, standings and offices, and who votes how.

What is not said is the simplest: a unit is one voter, a place that stays empty lapses, a tie is
left to a recorded decision.
"""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from domain.rulebook.requirements import Requirement
from domain.values.points import Points
from domain.values.refusal import Refusal


class Kind(StrEnum):
    """What a selection gives. The law keeps titles and forms of award apart."""

    AWARD_TITLE = "award_title"
    AWARD_FORM = "award_form"
    #: Declared apart from the award that it may lead to; it stays where no quota is left.
    STANDING = "standing"
    OFFICE = "office"


#: What a unit that did not register, or is barred, does not get.
AWARDS = frozenset({Kind.AWARD_TITLE, Kind.AWARD_FORM})


class How(StrEnum):
    """How a selection is made."""

    BY_RANK = "by_rank"
    BY_VOTE = "by_vote"
    #: The first so many by rank stand for the vote.
    RANK_THEN_VOTE = "rank_then_vote"
    #: Everybody whom the selections named in ``not_with`` have left.
    THE_OTHERS = "the_others"
    APPOINTMENT = "appointment"
    #: Told of a past whose source does not say how.
    NOT_STATED = "not_stated"


#: What a ballot may be opened for.
VOTED = frozenset({How.BY_VOTE, How.RANK_THEN_VOTE})


class VotingBody(StrEnum):
    """Who makes a selection. A threshold belongs to a body and a title."""

    #: The members of the cluster in their sitting.
    CLUSTER = "cluster"
    #: A council, after the cluster and by a threshold of its own.
    COUNCIL = "council"


class Method(StrEnum):
    """How votes are given."""

    #: Each voter is called, and what each says is recorded.
    OPEN = "open"
    #: Hands are counted: for, against, no opinion.
    SHOW_OF_HANDS = "show_of_hands"
    #: Secret papers, counted by tellers.
    PAPER = "paper"
    #: Answers in writing, each with the day it came.
    CORRESPONDENCE = "correspondence"
    #: Nobody is counted.
    ACCLAMATION = "acclamation"
    CONSENT = "consent"


#: Methods that show on which side the chair is.
PUBLIC = frozenset({Method.OPEN, Method.SHOW_OF_HANDS, Method.CORRESPONDENCE})
UNCOUNTED = frozenset({Method.ACCLAMATION, Method.CONSENT})


class Base(StrEnum):
    """Of what a threshold is a share."""

    #: All who may vote, present or not; on the own unit where that is allowed only.
    ALL = "all"
    #: Those at the sitting and their proxies; by correspondence those who were asked.
    PRESENT = "present"
    #: Those present, and absent members asked in writing.
    ASKED = "asked"
    VALID = "valid"
    #: Those for or against; whoever gives no opinion is counted out.
    FOR_OR_AGAINST = "for_or_against"
    #: The member units, however many delegates each has.
    UNITS = "units"


class Overfull(StrEnum):
    """What becomes of a paper that names too many for a title."""

    INVALID = "invalid"
    #: Its lines for that title count nothing, the rest of the paper counts.
    LINES_INVALID = "lines_invalid"


class EvenSplit(StrEnum):
    """What an even split of an open vote is left to."""

    #: The next round, or a decision with a reason.
    LEFT_OPEN = "left_open"
    #: The side on which the chair is, unless its unit is the nominee.
    CHAIR = "chair"


class Again(StrEnum):
    """Who stands in a further round."""

    #: Those who stood and were not chosen.
    SAME = "same"
    #: The two with most votes for each place that is left.
    FIRST_TWO = "first_two"
    #: Whoever is named for it.
    NEW = "new"


class OnObjection(StrEnum):
    """What an objection of the body that is asked before the vote does."""

    #: The unit is left out, and the next move up.
    PASSED_OVER = "passed_over"
    #: The sitting is shown it, and decides.
    SHOWN = "shown"


class QuotaOf(StrEnum):
    """Of what a quota is a share."""

    MEMBERS = "members"
    #: Those whom nothing bars and who reach what the selection asks for.
    QUALIFYING = "qualifying"
    #: The units ranked first over several clusters; how many there are comes from above.
    FIRST_IN_CLUSTERS = "first_in_clusters"


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a rulebook."""


class Threshold(_Said, frozen=True, kw_only=True):
    #: ``2/3``, ``0.9`` or ``90%``.
    share: str
    base: Base
    #: At least the share, or more than it.
    more_than: bool = False
    #: The chair must be among those in favour.
    must_include_chair: bool = False

    def needed(self, base: int) -> int:
        """The fewest votes that pass."""
        exact = share_of(self.share) * base
        up = -(-exact.numerator // exact.denominator)
        return up + 1 if self.more_than and exact.denominator == 1 else up


class VoteRules(_Said, frozen=True, kw_only=True):
    """How votes are given and counted."""

    #: None named: any.
    methods: tuple[Method, ...] = ()
    #: So many delegates of each unit vote; ``None``: the unit is one voter.
    delegates: int | None = None
    #: An absent unit may let another vote for it.
    proxies: bool = False
    #: A unit may vote on itself.
    own_unit: bool = True
    #: Absent members may be asked in writing; their answers count.
    absent_in_writing: bool = False
    overfull: Overfull = Overfull.INVALID
    even_split: EvenSplit = EvenSplit.LEFT_OPEN
    #: In how many rounds places that stay empty are voted on; after the last they are vacant.
    rounds: int = 1
    #: Who stands in a further round; left out of the canonical text where it is not said, so that
    #: what was pinned before stays the same.
    again: Again | msgspec.UnsetType = msgspec.UNSET
    #: Nobody is voted on before the period of public comment has ended.
    after_comments: bool = False
    #: So many papers and more are entered by two people, neither seeing the other's figures; fewer
    #: by one who has the signed record read aloud. Not said: either way. Left out of the canonical
    #: text where it is not said, so that what was pinned before stays the same.
    counted_twice_from: int | msgspec.UnsetType = msgspec.UNSET


class Clearance(_Said, frozen=True, kw_only=True):
    """A body whose word is there before anybody is voted on or chosen."""

    #: As it is called: ``Thanh tra tỉnh``.
    of: str
    objection: OnObjection


class YearQuota(_Said, frozen=True, kw_only=True):
    #: The cycle year, ``2021``, or cluster and year, ``cum-8/2021``, which goes first.
    year: str
    quota: int


class Quota(_Said, frozen=True, kw_only=True):
    """What gives a quota that is no plain number: a table, or a share rounded down."""

    by_year: tuple[YearQuota, ...] = ()
    share: str | None = None
    of: QuotaOf = QuotaOf.MEMBERS
    #: The guidance that gives it, as it is cited. Where it stands alone, the guidance that is
    #: recorded in the year gives the number.
    guidance: str | None = None


class Selection(_Said, frozen=True, kw_only=True):
    """One title, form of award, standing or office, and how the units for it are found."""

    code: str
    name: str
    how: How
    kind: Kind = Kind.AWARD_TITLE
    #: Who makes it. A title on which two bodies vote is two selections, the later ``among`` the
    #: earlier, each with its own threshold.
    body: VotingBody = VotingBody.CLUSTER
    #: Who gives it, where several do.
    authority: str | None = None
    #: ``None``: no quota is set, or it comes from elsewhere.
    quota: int | None = None
    quota_from: Quota | None = None
    #: Where units are ranked in groups, each group has the quota. An office never has groups.
    per_group: bool = True
    #: Places that stay empty pass to this selection; ``None``: they lapse.
    unused_to: str | None = None
    threshold: Threshold | None = None
    #: Where other rules of voting hold than for the rest of the rulebook.
    votes: VoteRules | None = None
    #: How many stand for the vote after the ranking, those tied with the last included.
    first: int | None = None
    #: A unit must reach this total to be chosen.
    min_total: Points | None = None
    #: The total must lie above ``min_total``: "trên 80"; left out of the canonical text where it
    #: is not said.
    more_than_min: bool | msgspec.UnsetType = msgspec.UNSET
    #: A unit must reach this class of totals.
    min_band: str | None = None
    #: Only units chosen in this selection can be chosen.
    among: str | None = None
    #: Units chosen in these selections are passed over, and the next move up.
    not_with: tuple[str, ...] = ()
    #: Who held it last year is passed over.
    not_two_years_running: bool = False
    #: Whose word is asked beforehand; left out of the canonical text where it is not said.
    clearance: Clearance | msgspec.UnsetType = msgspec.UNSET
    #: So many next in line are named, to move up where one is refused.
    reserves: int = 0
    #: The codes of the legal bases on which it rests.
    basis: tuple[str, ...] = ()
    #: What must hold beside the total; left out of the canonical text where it is not said.
    requires: tuple[Requirement, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def asked(self) -> tuple[Requirement, ...]:
        """The conditions beside its total."""
        return self.requires or ()

    @property
    def waits_for_number(self) -> bool:
        """Its quota is a share of a number that comes from above."""
        rule = self.quota_from
        return rule is not None and rule.share is not None and rule.of is QuotaOf.FIRST_IN_CLUSTERS

    def is_reached_by(self, total: Fraction) -> bool:
        """Whether a total is enough for it."""
        if self.min_total is None:
            return True
        return total > self.min_total if self.more_than_min is True else total >= self.min_total

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The selections that must have their outcome before this one."""
        return tuple(dict.fromkeys((*self.not_with, *([self.among] if self.among else ()))))


class Bar(_Said, frozen=True, kw_only=True):
    """A condition that bars a unit whatever its total; it keeps its rank."""

    code: str
    name: str
    #: None named: every award title and form.
    selections: tuple[str, ...] = ()
    #: The classes in which the unit is not shown. Not said: those that the barred selections ask
    #: for, and all of them where every award is barred. Left out of the canonical text where it
    #: is not said, so that what was pinned before stays the same.
    bands: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    #: The codes of the legal bases on which it rests.
    basis: tuple[str, ...] = ()


_SHARE = re.compile(r"(\d{1,4})/(\d{1,4})|(\d{1,3}(?:[.,]\d{1,4})?)\s*(%)?", re.ASCII)


def share_of(text: str) -> Fraction:
    """Read ``2/3``, ``0.9``, ``90%`` or ``66,67%`` as an exact fraction above 0, at most 1.

    Raises ``Refusal``: ``share_above_whole`` above one, ``rulebook_malformed`` for anything else.
    """
    match = _SHARE.fullmatch(text.strip())
    if match and match[1] and int(match[2]):
        share = Fraction(int(match[1]), int(match[2]))
    elif match and match[3]:
        share = Fraction(Decimal(match[3].replace(",", "."))) / (100 if match[4] else 1)
    else:
        raise Refusal("rulebook_malformed", where="share", value=text)
    if share > 1:
        raise Refusal("share_above_whole", value=text)
    if share <= 0:
        raise Refusal("rulebook_malformed", where="share", value=text)
    return share
