"""The facts of a cycle's record: who its members and officers are, and what was recorded."""

from adapters.wording.writing import Names, listed
from domain.cycle.cycle import Cycle


def facts_of_cycle(cycle: Cycle, cluster: str, names: Names) -> dict[str, object]:
    """What the record of a year tells beside its score table."""
    year = int(cycle.year)
    words = names.words
    known: dict[str, object] = {
        "cum": cluster,
        "ten_cum_hoa": cluster.upper(),
        "nam": str(year),
        "nam_sau": str(year + 1),
        "cum_truong": words.chair,
        "cum_pho": words.vice_chair,
    }
    officers = cycle.officers
    if officers.chair is not None:
        known["don_vi_cum_truong"] = names.unit(officers.chair)
    if officers.vice_chairs:
        known["don_vi_cum_pho"] = listed([names.unit(one) for one in officers.vice_chairs], "vi")
    return known
