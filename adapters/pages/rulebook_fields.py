"""What the fields of a rulebook are called, how values read, and where two rulebooks differ."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.labels.rulebook import value_label
from adapters.wording.pages.rulebook import ELEMENTS, FIELDS, RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import Lang, pick
from domain.record.record import UnitId, encode
from domain.rulebook.criteria import Part
from domain.rulebook.diff import Difference, RuleEdit

_PARTS = {part.value for part in Part}
#: What units are called.
Units = Mapping[UnitId, str]
_NAMELESS: Units = MappingProxyType({})


def difference_line(found: Difference, lang: Lang, units: Units = _NAMELESS) -> str:
    """``tiêu chí 3: mức tối đa 10 → 15``"""
    say = Say(RULEBOOK, lang)
    match found.change:
        case RuleEdit.ADDED | RuleEdit.REMOVED:
            item = found.now if found.change is RuleEdit.ADDED else found.was
            name = getattr(item, "name", None)
            what = _element(found, lang) + (f" ({name})" if name else "")
            return say(found.change.value, what=what)
        case RuleEdit.MOVED:
            what = _element(found, lang)
            return say("moved", what=what, **_sides(found, lang, units))
        case RuleEdit.CHANGED:
            facts = _sides(found, lang, units)
            if found.code is None:
                inside = f".{found.inside}" if found.inside else ""
                return say("changed_top", field=field_name(found.field + inside, lang), **facts)
            own = f"{found.field}.{found.inside}"
            field = field_name(own if own in FIELDS else found.inside, lang)
            return say("changed", what=_element(found, lang), field=field, **facts)


def _sides(found: Difference, lang: Lang, units: Units) -> dict[str, str]:
    return {"was": shown(found.was, lang, units), "now": shown(found.now, lang, units)}


def _element(found: Difference, lang: Lang) -> str:
    if found.field not in ELEMENTS:
        return f"{field_name(found.field, lang)} {found.code or ''}".strip()
    text = pick(ELEMENTS[found.field], lang)
    return filled(text, {"code": found.code or ""}).strip()


def elements(field: str, codes: Sequence[str], lang: Lang) -> str:
    """``tiêu chí 3, 5``; the field's own name where no element is named."""
    if not codes or field not in ELEMENTS:
        return field_name(field, lang)
    return filled(pick(ELEMENTS[field], lang), {"code": ", ".join(codes)})


def field_name(path: str, lang: Lang) -> str:
    """What a field is called: its own name, a part's, or as it is written in the file."""
    if path in FIELDS:
        return pick(FIELDS[path], lang)
    head, _, rest = path.partition(".")
    if head in _PARTS and rest:
        return f"{label(Part(head), lang)}, {field_name(rest, lang)}"
    if rest:
        return f"{field_name(head, lang)}, {field_name(rest, lang)}"
    return path


def shown(value: object, lang: Lang, units: Units = _NAMELESS) -> str:
    """A value of a rulebook, whatever it is; what has no words stands as it is stored."""
    if isinstance(value, tuple):
        return ", ".join(shown(item, lang, units) for item in value) or Say(RULEBOOK, lang)("none")
    if isinstance(value, UnitId):
        return units.get(value, str(value))
    said = value_label(value, lang)
    if isinstance(value, msgspec.Struct) and said == str(value):
        return ", ".join(_told(value, lang, units))
    return said


def _told(value: msgspec.Struct, lang: Lang, units: Units) -> Iterator[str]:
    for field in msgspec.structs.fields(value):
        held = getattr(value, field.name)
        if held is msgspec.UNSET:
            continue
        if field.required or encode(held) != encode(field.default):
            yield f"{field_name(field.name, lang)} {shown(held, lang, units)}"
