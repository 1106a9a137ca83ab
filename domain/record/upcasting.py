"""Bodies that were stored under an earlier schema version, brought to the next one.

Each function takes the body as decoded JSON and gives it as decoded JSON; nothing is rewritten.
What an older version could not say is said as what held then.
"""

from collections.abc import Callable
from typing import Any

Stored = dict[str, Any]
Upcaster = Callable[[Stored], Stored]


def _with(**added: Any) -> Upcaster:
    """Add what the version before could not say."""
    return lambda body: {**body, **added}


def _same(body: Stored) -> Stored:
    """What is new stands deeper, and has a value where it is not said."""
    return body


def _deadline_by_code(body: Stored) -> Stored:
    """Before a deadline went by a code and held what was reckoned for it."""
    last_day = body["last_day"]
    due = {
        "words": "",
        "last_day": last_day,
        "before": body["before"],
        "worded_day": last_day,
        "notes": [],
        "counts": "received",
        "table": "",
    }
    old = {"phase", "last_day", "before"}
    kept = {key: value for key, value in body.items() if key not in old}
    return {"code": body["phase"], "due": due, **kept}


def _offices(body: Stored) -> Stored:
    """Before more was said than who the officers are."""
    officers = body["officers"]
    term = {
        "officers": officers,
        "since": None,
        "stands": "held",
        "document": None,
        "instead_of": None,
    }
    known = officers["chair"] is not None or officers["vice_chairs"]
    return {"offices": {"terms": [term] if known else [], "acting": [], "declined": []}}


#: What was written without a document under its first version.
WITHOUT_DOCUMENT = (
    *("rulebook_set", "deadline_set", "unit_excused", "sheet_marked_not_sent"),
    *("criterion_marked", "check_assigned", "sheet_settled", "attendance_recorded"),
    *("sitting_opened", "sitting_closed", "table_adopted", "tellers_appointed"),
    *("handover_listed", "handover_accepted", "cycle_closed", "cycle_taken_live"),
)
#: By type and the version that is read; the result is of the next version.
UPCASTERS: dict[tuple[str, int], Upcaster] = {
    # Before there were answers in writing, delegates, proxies and rounds.
    ("ballot_opened", 1): _with(
        asked=[],
        answers_by=None,
        answers_before=None,
        voters=[],
        proxies=[],
        round=1,
        document=None,
    ),
    # Before what no majority decided could be left to the authority.
    ("referred_to_authority", 1): _with(selection=None),
    ("vote_cast", 1): _with(further=[], no_opinion=False, delegate=1, by_proxy=None),
    ("votes_counted", 1): _same,
    ("ballot_closed", 1): _same,
    # Before it was stored how the quota was reckoned and who was passed over.
    ("selection_made", 1): _with(quotas=[], reserves=[], left_out=[]),
    ("selection_decided", 1): _with(quotas=[], despite=[]),
    ("selection_made", 2): _with(document=None),
    # Before every formal act could name its document.
    **{(word, 1): _with(document=None) for word in WITHOUT_DOCUMENT},
    # Before what is due went by codes of its own, too.
    ("deadline_set", 2): _deadline_by_code,
    ("deadline_extended", 1): _deadline_by_code,
    ("scores_adjusted", 1): _with(ground=None, document=None),
    # Before a unit was asked to explain what others changed in what counts, cells apart.
    ("criterion_marked", 2): _same,
    ("consequence_settled", 1): _same,
    # Before each calendar day late could cost.
    ("consequence_raised", 1): _with(per_day=False, days=None),
    ("consequence_reckoned", 1): _with(days=None),
    ("explanation_answered", 1): _same,
    # Before a source could leave unsaid how a conference met.
    ("conference_called", 1): _same,
    # Before a source could leave unsaid by which paper was proposed.
    ("awards_proposed", 1): _same,
    # Before it was told which date of a paper decides whether it is late.
    ("targets_registered", 1): _with(postmark=None, by=None),
    ("sheet_submitted", 1): _with(postmark=None, by=None),
    # Before it was stated what counts of a settled sheet once its lapses are deducted.
    ("sheet_settled", 2): _with(counted=None),
    # Before it was said whether there is proof of what was typed.
    ("scores_entered", 1): _same,
    ("scores_adjusted", 2): _same,
    ("adopted_score_corrected", 1): _same,
    # Before officers could await their recognition, and hold office from a day within the year.
    ("officers_recorded", 1): _with(since=None, stands="held"),
    ("officers_revised", 1): _offices,
    # Before addresses could be erased by what they are for.
    ("contacts_erased", 1): _with(kinds=None),
    # Before guidance could say how many units are ranked first over several clusters.
    ("guidance_recorded", 1): _same,
    # Before a source was told in its own words.
    ("vote_outcome_recorded", 1): _with(told=None),
    # Before a count could do without its base, and say of what it is.
    ("fact_recorded", 1): _same,
    ("next_officers_named", 1): _with(told=None),
    # Before it was said for which year, and what the minutes state by name.
    ("next_pledge_signed", 1): _with(year=None),
    ("minutes_adopted", 1): _with(handed_over=[]),
}
