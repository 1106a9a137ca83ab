"""In which office somebody acts or reads: ``secretary@an-giang``; and whose acts are asked for."""

from dataclasses import dataclass

from adapters.door.names import Directory, unit_named
from adapters.door.texts import MAX_NAME, cleaned
from adapters.wording.labelling import label
from adapters.wording.writing import LANGS, OWN_WORDS
from domain.clusters.offices import Words
from domain.record.record import LOCAL_OPERATOR, SYSTEM_ACTOR, Office, Seat, UnitId
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal


def read_seat(directory: Directory, text: str, words: Words = OWN_WORDS) -> Seat:
    """Read ``secretary@an-giang``, ``thư ký@an-giang`` or ``operator``; ``words`` are the
    cluster's own for its officers.

    Raises ``Refusal``: ``office_unknown`` with the nearest office, or ``name_unknown``.
    """
    written, at, unit = cleaned(text, "--as", MAX_NAME).partition("@")
    offices = tuple(office for office in Office if office is not Office.SYSTEM)
    called = {
        fold(name): office.value
        for office in offices
        for name in (*(label(office, lang, words) for lang in LANGS), label(office, "vi"))
    }
    known = [office.value for office in offices]
    office = written if written in known else called.get(fold(written), written)
    if office not in known:
        raise Refusal(
            "office_unknown", value=written, nearest=nearest(written, known), choices=offices
        )
    if Office(office) is Office.OPERATOR and not at:
        return Seat(Office.OPERATOR)
    if not unit:
        raise Refusal("input_malformed", where="--as", expected=f"{office}@an-giang", value=text)
    return Seat(Office(office), unit_named(directory, unit))


@dataclass(frozen=True)
class By:
    """Who did it; nothing: anybody."""

    actor: str | None = None
    office: Office | None = None
    unit: UnitId | None = None


def by_whom(directory: Directory, text: str | None) -> By:
    """``secretary``, ``an-giang``, ``secretary@an-giang`` or the id of an account."""
    if text is None:
        return By()
    if text in {LOCAL_OPERATOR, SYSTEM_ACTOR}:
        return By(actor=text)
    if "@" in text:
        seat = read_seat(directory, text)
        return By(office=seat.office, unit=seat.unit)
    if text in set(Office):
        return By(office=Office(text))
    return By(unit=unit_named(directory, text))
