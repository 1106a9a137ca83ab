"""Lists that forms are made of: ballots, two on a page, and units that sign, two in a row."""

from collections.abc import Mapping, Sequence

from adapters.papers.facts import Row
from adapters.papers.layout import BLANK


def paired(items: Sequence[object]) -> tuple[Row, ...]:
    """Two and two; the last stands alone where they are odd."""
    return tuple(
        {"trai": left, "phai": items[at + 1] if at + 1 < len(items) else ""}
        for at, left in ((at, items[at]) for at in range(0, len(items), 2))
    )


def ballots(
    nominees: Sequence[str],
    voters: int,
    *,
    title: str = BLANK,
    limit: str = BLANK,
    round_: str = BLANK,
) -> list[Mapping[str, object]]:
    """The papers of one vote: as many as voters, none to spare."""
    rows = tuple({"ten": name} for name in nominees)
    return [{"danh_hieu": title, "lan": round_, "toi_da": limit, "dong": rows}] * voters
