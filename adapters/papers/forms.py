"""What follows from who the members are: ballots, two on a page, and signatures, two in a row."""

from collections.abc import Mapping, Sequence

from adapters.papers.facts import Row
from adapters.papers.layout import BLANK
from adapters.wording.labels.rulebook import text_labels
from adapters.wording.outside import one_line
from adapters.wording.papers.votes import VOTES
from adapters.wording.writing import listed
from domain.rulebook.criteria import Criterion
from domain.rulebook.selections import Overfull, VoteRules
from domain.values.names import fold

#: Names of places up to so many letters stay on one line.
_SHORT_NAME = 16


def name_of_unit(name: str) -> str:
    """The name as given; a short one is not parted by the end of a line."""
    line = one_line(name)
    return line.replace(" ", "\u00a0") if len(line) <= _SHORT_NAME else line


def with_guidance(criterion: Criterion) -> str:
    """The name of a criterion, and under it, a line each, what it says beside its points."""
    told = [f"{line[:1].upper()}{line[1:]}" for line in text_labels(criterion, "vi")]
    return "\n".join([one_line(criterion.name), *told])


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: ``A, B và C``; ``A; B, C; D`` where one of them holds a comma."""
    if any("," in name for name in names):
        return "; ".join(names)
    return listed(list(names), "vi")


def facts_of_members(names: Sequence[str], chair: str = "") -> dict[str, object]:
    """What follows from who the members are: lists, signatures, ballots for all of them.

    ``chair``: the chair's unit as the office calls it, which signs first.
    """
    return {
        "don_vi": tuple({"ten": name} for name in names),
        "ten_don_vi": joined(names),
        "so_don_vi": str(len(names)),
        "ky_giao_uoc": paired(_chair_first(names, chair)),
        "bo_phieu": (_blank_vote(names),),
        "phieu_suy_ton": paired(ballots(names, len(names))),
        "phieu_bau": paired(ballots(names, len(names), title="", limit="1")),
        "phieu_bau_pho": paired(ballots(names, len(names), title="")),
    }


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
    rules: VoteRules | None = None,
) -> list[Mapping[str, object]]:
    """The papers of one vote: as many as voters, none to spare.

    ``rules``: what the rulebook says of a paper with too many names, and of one's own unit.
    """
    by_line = rules is not None and rules.overfull is Overfull.LINES_INVALID
    remarks = [VOTES["overfull_lines"]] if by_line else []
    if rules is not None and not rules.own_unit:
        remarks.append(VOTES["not_own"])
    paper: Mapping[str, object] = {
        "danh_hieu": title,
        "lan": round_,
        "toi_da": limit,
        "qua_so": "" if by_line else VOTES["overfull"],
        "luu_y": "".join(remarks),
        "dong": tuple({"ten": name} for name in nominees),
    }
    return [paper] * voters


def _chair_first(names: Sequence[str], chair: str) -> list[str]:
    return sorted(names, key=lambda name: fold(name) != fold(chair))


def _blank_vote(names: Sequence[str]) -> Mapping[str, object]:
    """A vote of which nothing is known but who may be voted on."""
    blank = dict.fromkeys(
        (
            *("danh_hieu", "phat_ra", "thu_ve", "hop_le", "khong_hop_le", "ly_do", "dieu_kien"),
            *("hinh_thuc", "tinh_tren", "duoc_chon"),
        ),
        BLANK,
    )
    rows = tuple({"ten": name, "phieu": BLANK, "ty_le": BLANK, "ket_qua": BLANK} for name in names)
    return {**blank, "dong": rows}
