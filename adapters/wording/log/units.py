"""What the log says of units, of the ends of clusters and of gatherings beyond the fields."""

from adapters.wording.phrasing import Pair, Phrases, Written
from adapters.wording.writing import grade_label, listed, said_label
from domain.record.record import Body
from domain.units.gathering import (
    DocumentsCited,
    GatheringAwardsRecorded,
    GatheringPledgeRecorded,
    GatheringRecorded,
    HowMany,
    Several,
    UnitSourceRecorded,
)
from domain.units.lineage import UnitCeased
from domain.values.known import Denied, Happened, NotStated

_HOW: Pair = (
    "<{merged}sáp nhập vào {successors}><{split}chia thành {successors}><{dissolved}giải thể>",
    "<{merged}merged into {successors}><{split}split into {successors}><{dissolved}dissolved>",
)


def told_of_units(body: Body, phrases: Phrases) -> dict[str, object]:
    """Facts for the sentence of an event; none for one of which nothing is to be added."""
    match body:
        case UnitCeased():
            facts = {"successors": body.successors, body.ending.value: True}
            return {"how": Written(phrases.part(_HOW, facts))}
        case UnitSourceRecorded():
            return {"grade": Written(grade_label(body.grade, phrases.lang))}
        case GatheringRecorded():
            roles = [f"{one.title} {one.part}" for one in body.roles]
            return {"roles": Written("; ".join(map(phrases.plain, roles)))}
        case GatheringAwardsRecorded():
            return {"recipients": Written(recipients(body, phrases))}
        case GatheringPledgeRecorded():
            return {"done": Written(signed(body, phrases))}
        case DocumentsCited():
            cited = "; ".join(map(phrases.document, body.documents))
            return {"cited": Written(cited)}
        case _:
            return {}


_KINDS: tuple[Pair, Pair] = (("tập thể", "collectives"), ("cá nhân", "individuals"))
_ONE = {"collectives": "collective", "individuals": "individual"}
_UNNUMBERED: Pair = ("nguồn không ghi số", "number not stated in the source")
_UNNAMED: Pair = ("nguồn không nêu tên", "not named in the source")
_UNSTATED: Pair = ("nguồn không nêu", "not stated in the source")


def recipients(body: GatheringAwardsRecorded, phrases: Phrases) -> str:
    """How many were given an award, and what the source leaves unsaid of it."""
    found: tuple[HowMany, HowMany] = (body.collectives, body.individuals)
    kinds = [phrases.pick(kind) for kind in _KINDS]
    given = [
        _given(many, kind)
        for many, kind in zip(found, kinds, strict=True)
        if isinstance(many, Several | Happened)
    ]
    said = [listed(given, phrases.lang)] if given else []
    for many, kind in zip(found, kinds, strict=True):
        if isinstance(many, NotStated):
            said.append(f"{kind}: {phrases.pick(_UNSTATED)}")
        if isinstance(many, Denied):
            said.append(phrases.pick((f"không có {kind}", f"no {kind}")))
    if any(isinstance(many, Happened) for many in found):
        said.append(phrases.pick(_UNNUMBERED))
    if given and not body.named:
        said.append(phrases.pick(_UNNAMED))
    return "; ".join(said)


def signed(body: GatheringPledgeRecorded, phrases: Phrases) -> str:
    """Whether a pledge was signed, as far as the source says."""
    if isinstance(body.said, Happened):
        return phrases.pick(("đã ký", "signed"))
    return said_label(body.said, phrases.lang, phrases.names)


def _given(many: Several | Happened, kind: str) -> str:
    if isinstance(many, Happened):
        return kind
    return f"{many.count} {_ONE.get(kind, kind) if many.count == 1 else kind}"
