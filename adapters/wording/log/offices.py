"""How the offices of a year stand, in words."""

from adapters.wording.phrasing import Pair, Phrases, Written
from domain.clusters.naming import OfficersRecorded
from domain.clusters.terms import Offices, Stands, Term
from domain.record.record import Body

_STANDS: dict[Stands, Pair] = {
    Stands.HELD: ("<theo {document}>", "<by {document}>"),
    Stands.AWAITING: ("{stands}", "{stands}"),
    Stands.NOT_YET: ("{stands}", "{stands}"),
    Stands.RECOGNISED: ("được công nhận< theo {document}>", "recognised< by {document}>"),
}
_ACTING: Pair = (
    "{unit} làm thay {Chair} từ {since} ({ground})",
    "{unit} acts as chair from {since} ({ground})",
)
_DECLINED: Pair = ("đã từ chối: {declined}", "declined: {declined}")
_INSTEAD: Pair = ("được chọn trước đó: {instead_of}", "chosen before: {instead_of}")


def told_of_offices(body: Body, phrases: Phrases) -> dict[str, object]:
    """Facts for the sentence of an event; none for one of which nothing is to be added."""
    if isinstance(body, OfficersRecorded):
        plain = body.stands is Stands.HELD
        return {"awaited": None if plain else body.stands}
    offices = getattr(body, "offices", None)
    if isinstance(offices, Offices):
        parts = (phrases.officers(offices.officers()), *lines_of(offices, phrases))
        return {"offices": Written("; ".join(parts))}
    return {}


def lines_of(offices: Offices, phrases: Phrases) -> tuple[str, ...]:
    """What is to be said beside the names of the officers, each in a part of its own."""
    term, acting = offices.term(), offices.in_place()
    parts = [stands_of(term, phrases)]
    if term.since is not None:
        parts.append(phrases.part(("từ {since}", "from {since}"), {"since": term.since}))
    if term.instead_of is not None:
        parts.append(phrases.part(_INSTEAD, {"instead_of": term.instead_of}))
    if acting is not None:
        facts = {"unit": acting.unit, "since": acting.since, "ground": acting.ground}
        parts.append(phrases.part(_ACTING, facts))
    if offices.declined:
        parts.append(phrases.part(_DECLINED, {"declined": offices.declined}))
    return tuple(part for part in parts if part)


def stands_of(term: Term, phrases: Phrases) -> str:
    """``chờ công nhận``, ``được công nhận theo Quyết định số …``."""
    facts = {"stands": term.stands, "document": term.document}
    return phrases.part(_STANDS[term.stands], facts)
