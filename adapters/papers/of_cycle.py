"""The facts of a cycle's record: who its members and officers are, and what was recorded."""

from adapters.papers.forms import joined, name_of_unit
from adapters.papers.layout import BLANK
from adapters.papers.of_scores import facts_of_scores
from adapters.papers.of_votes import facts_of_votes
from adapters.papers.settings import official_day, year_after
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.papers.work import CITED
from adapters.wording.writing import Names
from domain.clusters.offices import Officers
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import Outcome
from domain.values.names import sort_key
from domain.values.paper import Document
from domain.values.when import Precision


def facts_of_cycle(cycle: Cycle, outcome: Outcome, cluster: str, names: Names) -> dict[str, object]:
    """What the record of a year tells beside its score table; what is not recorded stays out."""
    words = names.words
    known: dict[str, object] = {
        "cum": cluster,
        "ten_cum_hoa": cluster.upper(),
        "nam": cycle.year,
        "nam_sau": year_after(cycle.year),
        "cum_truong": words.chair,
        "cum_pho": words.vice_chair,
    }
    officers = cycle.officers
    if officers.chair is not None:
        known["don_vi_cum_truong"] = names.unit(officers.chair)
    if officers.vice_chairs:
        known["don_vi_cum_pho"] = joined(_vices(officers, names))
    known |= _of_documents(cycle, outcome, names)
    known |= facts_of_scores(cycle, outcome, names)
    return known | facts_of_votes(cycle, outcome, names)


def _of_documents(cycle: Cycle, outcome: Outcome, names: Names) -> dict[str, object]:
    """The plan, who registered, who signed, and who is to lead the next year."""
    known: dict[str, object] = {}
    of = len(cycle.members)
    if outcome.plan is not None and outcome.plan.number:
        known["ke_hoach"] = cited(outcome.plan)
    if cycle.registration.units:
        known["so_dang_ky"] = f"{len(cycle.registration.units)}/{of}"
    if cycle.registration.pledged:
        known["so_giao_uoc"] = f"{len(cycle.registration.pledged)}/{of}"
    if outcome.next_pledge:
        known["so_giao_uoc_moi"] = f"{len(outcome.next_pledge)}/{of}"
    following = outcome.next_officers
    if following is not None and following.chair is not None:
        known["don_vi_cum_truong_moi"] = one_line(names.unit(following.chair))
    if following is not None and following.vice_chairs:
        known["don_vi_cum_pho_moi"] = joined(_vices(following, names))
    return known


def _vices(officers: Officers, names: Names) -> list[str]:
    """The vices by name, each with what it is called where there are several kinds."""
    return [
        one_line(names.unit(unit) if kind is None else f"{names.unit(unit)} ({kind})")
        for kind, units in officers.vices_by_kind.items()
        for unit in units
    ]


def cited(document: Document) -> str:
    """``Kế hoạch số 42/KH-CTĐ SỐ 08 ngày 21 tháng 5 năm 2021``, as a sentence cites it."""
    dated = document.date
    day = dated.first_day if dated is not None and dated.precision is Precision.DAY else None
    said = filled(CITED, {"kind": document.kind, "number": document.number or BLANK})
    return one_line(f"{said} {official_day(day)}" if day else said)


def members_of(cycle: Cycle, names: Names) -> list[str]:
    """The members by name, in the Vietnamese order."""
    return sorted((name_of_unit(names.unit(unit)) for unit in cycle.members), key=sort_key)
