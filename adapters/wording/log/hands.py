"""Who acted, in words."""

from adapters.wording.phrasing import Phrases
from adapters.wording.sentences import Written
from adapters.wording.writing import Lang, Names
from domain.record.record import LOCAL_OPERATOR, SYSTEM_ACTOR, Header, Office, Origin, Seat


def who(header: Header, lang: Lang, names: Names) -> str:
    """Who acted, in which office, on whose behalf, to stand after a time or inside a sentence.

    What is told from a file is said to be: the seat is what the file says, the hand another's.
    """
    phrases = Phrases(lang, names)
    facts = {
        "office": header.seat.office if header.seat else None,
        "unit": header.seat.unit if header.seat else None,
        "behalf": header.for_unit,
        "hand": Written(_hand(header.actor, phrases)),
    }
    told = header.origin is Origin.BACKFILL
    if told and header.seat == Seat(Office.OPERATOR):
        return phrases.part(("{hand} ghi", "recorded by {hand}"), facts)
    if header.seat is None:
        return phrases.part(("{hand}<, thay mặt {behalf}>", "{hand}<, for {behalf}>"), facts)
    if told:
        return phrases.part(
            (
                "theo tệp: {office}<, {unit}><, thay mặt {behalf}>; {hand} ghi",
                "according to the file: {office}<, {unit}><, for {behalf}>; recorded by {hand}",
            ),
            facts,
        )
    return phrases.part(
        (
            "{office}<, {unit}><, thay mặt {behalf}> ({hand})",
            "{office}<, {unit}><, for {behalf}> ({hand})",
        ),
        facts,
    )


def _hand(actor: str, phrases: Phrases) -> str:
    if actor == LOCAL_OPERATOR:
        return phrases.pick(("người vận hành tại máy", "the operator at the machine"))
    if actor == SYSTEM_ACTOR:
        return phrases.pick(("hệ thống", "the system"))
    return phrases.part(("tài khoản {actor}", "account {actor}"), {"actor": actor})
