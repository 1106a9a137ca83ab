"""What follows a ballot without a majority: the rulebook's way beforehand, others with a reason."""

from django.http import HttpResponse
from django.shortcuts import redirect

from adapters.web.hall.acts import by_name, check_may, done, give, id_in, title_of, year
from adapters.web.hall.ballots import results, selection_named
from adapters.web.year.visit import Visit, visited
from adapters.wording.pages.hall import hall_said
from adapters.wording.writing import listed
from domain.cycle.cycle import Cycle
from domain.cycle.votes.ballot_box import Ballot
from domain.cycle.votes.rounds import may_go_on, standing_again
from domain.rulebook.selections import Again, Selection
from domain.values.refusal import Refusal

_VACANT, _REFERRED, _OPEN = "vacant", "referred", "open"


@visited("GET", "HEAD", "POST")
def another_round(visit: Visit, selection: str) -> HttpResponse:
    """Voted on once more, and among whom; or left empty, or left to the authority."""
    cycle = year(visit)
    check_may(visit, cycle, "decide_another_round")
    found = selection_named(cycle, selection)
    if not may_go_on(cycle, found):
        raise Refusal("round_not_due", case="not_voted", selection=found.code)
    refusal = None
    if visit.request.method == "POST":
        try:
            return _decided(visit, cycle, found)
        except Refusal as refused:
            refusal = refused
    return _page(visit, cycle, found, refusal)


def _decided(visit: Visit, cycle: Cycle, selection: Selection) -> HttpResponse:
    """Raises ``Refusal``: ``reason_missing`` and the like for what needs a reason."""
    sent = visit.request.POST
    way, reason = sent.get("way", ""), sent.get("reason", "").strip()
    opening = visit.address("open_ballot", selection=selection.code)
    if way == _rule(cycle, selection) == _VACANT:
        return redirect(visit.address("hall"))  # so it stands already, by the rulebook
    if way == _VACANT:
        raw = {"command": "decide_selection", "selection": selection.code, "chosen": []}
        receipt = give(visit, {**raw, "reason": reason}, id_in(visit))
        return done(visit.address("hall"), receipt)
    if way == _REFERRED:
        paper = {"kind": sent.get("kind", "").strip() or hall_said("letter", "vi")}
        referral: dict[str, object] = {
            "command": "refer_to_authority",
            "authority": sent.get("authority", "").strip(),
            "document": paper,
            "question": reason,
            "selection": selection.code,
        }
        return done(visit.address("hall"), give(visit, referral, id_in(visit)))
    if way == _rule(cycle, selection) and not reason:
        reason = hall_said("by_rulebook", "vi")
    order: dict[str, object] = {
        "command": "decide_another_round",
        "selection": selection.code,
        "standing": way,
        "reason": reason,
    }
    return done(opening, give(visit, order, id_in(visit)))


def _rule(cycle: Cycle, selection: Selection) -> str:
    """The way that the rulebook names; where it names none, among those who stood. After its last
    round what is left stays empty."""
    if selection.code in cycle.voting.made:
        return _VACANT
    assert cycle.plan.rulebook is not None
    rules = cycle.plan.rulebook.votes_of(selection)
    return rules.again.value if isinstance(rules.again, Again) else Again.SAME.value


def _last(cycle: Cycle, selection: Selection) -> Ballot:
    found = [one for one in cycle.voting.ballots.values() if selection.code in one.titles]
    return [one for one in found if not one.withdrawn][-1]


def _page(
    visit: Visit, cycle: Cycle, selection: Selection, refusal: Refusal | None
) -> HttpResponse:
    lang, sent, ballot = visit.lang, visit.request.POST, _last(cycle, selection)
    assert cycle.plan.rulebook is not None
    rules = cycle.plan.rulebook.votes_of(selection)
    rule, number = _rule(cycle, selection), ballot.titles[selection.code].round + 1
    ways = []
    for again in (Again.FIRST_TWO, Again.SAME, Again.NEW):
        units = () if again is Again.NEW else standing_again(cycle, selection, again)
        names = listed([name for _, name in by_name(visit, units)], lang)
        if not units and again is not Again.NEW:
            continue
        text = hall_said(f"again_{again.value}", lang, round=number)
        ways.append({"value": again.value, "text": text, "help": names})
    for way in (_VACANT, _REFERRED):
        help_said = hall_said(f"way_{way}_help", lang)
        ways.append({"value": way, "text": hall_said(f"way_{way}", lang), "help": help_said})
    ways.sort(key=lambda one: one["value"] != rule)
    context = {
        "title": hall_said("nobody_enough", lang, title=title_of(visit, cycle, ballot)),
        "ways": ways,
        "way": sent.get("way") or rule,
        "rounds": hall_said("rounds", lang, count=rules.rounds),
        "reason": sent.get("reason", ""),
        "authority": sent.get("authority", ""),
        "results": list(results(visit, cycle, ballot)),
        "id": visit.engine.ids.new(),
        "back": visit.address("hall"),
        "problems": ({"text": visit.said(refusal), "field": "f-reason"},) if refusal else (),
        "wrong": visit.said(refusal) if refusal else "",
    }
    return visit.page("year/round.html", "nav_hall", context, 200 if refusal is None else 422)
