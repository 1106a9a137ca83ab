"""What is said of a choice that a source tells, and of whom it names; Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.phrasing import Phrases
from adapters.wording.writing import listed
from domain.record.record import Ids, UnitId
from domain.values.as_told import AsToldRecorded, RecipientRecorded

AS_TOLD: Final[Mapping[str, tuple[str, str]]] = {
    # whom
    "unnamed": ("nguồn không nêu tên", "not named in the source"),
    "others": ("các đơn vị khác (nguồn không nêu tên)", "others (not named in the source)"),
    "counted": ("{count}, nguồn không nêu tên", "{count}, not named in the source"),
    "counted_named": (
        "{count}, nguồn nêu tên {named}",
        "{count}, named in the source: {named}",
    ),
    "inside": (
        "{inside}< (thuộc {unit}<; lĩnh vực {field}>)>",
        "{inside}< (inside {unit}<; for {field}>)>",
    ),
    "field_of": ("{unit} (lĩnh vực {field})", "{unit} (for {field})"),
    "printed": (
        "{printed} (tên in không đủ để biết là đơn vị nào<; lĩnh vực {field}>)",
        "{printed} (printed so that no unit can be told<; for {field}>)",
    ),
    # how
    "how": (
        "<nguồn ghi “{word}”|<{method}|cách chọn: nguồn không nêu>>"
        "<{no_figures}; số phiếu, tỷ lệ: nguồn không nêu>"
        "<{proposed}; đề nghị><{decided}; đã quyết định><; {authority}>"
        "<; {on}> [{source}]",
        "<the source says “{word}”|<{method}|how: not stated in the source>>"
        "<{no_figures}; figures and shares not stated in the source>"
        "<{proposed}; proposed><{decided}; decided><; {authority}>"
        "<; {on}> [{source}]",
    ),
    "officers": (
        "<nguồn ghi “{word}”|<{how}|cách chọn: nguồn không nêu>><; {authority}>"
        "<; {on}>< [{source}]>",
        "<the source says “{word}”|<{how}|how: not stated in the source>><; {authority}>"
        "<; {on}>< [{source}]>",
    ),
    "above_quota": (
        "nguồn nêu {count}, nhiều hơn số được chọn theo bảng tiêu chí ({quota})",
        "{count} in the source, more than the rulebook's quota ({quota})",
    ),
}


def chosen_words(chosen: Ids[UnitId], told: AsToldRecorded | None, phrases: Phrases) -> str | None:
    """``2 đơn vị, nguồn nêu: Phòng A (Long An)``; ``None`` where nothing is said beside members."""
    if told is None or not (told.recipients or told.count is not None or told.and_others):
        bare = told is not None and not chosen
        return phrases.pick(AS_TOLD["unnamed"]) if bare else None
    fields = {one.unit: one for one in told.recipients if one.unit and one.inside is None}
    named = [
        _recipient(fields[unit], phrases) if unit in fields else phrases.fact("unit", unit)
        for unit in chosen
    ]
    named += [_recipient(one, phrases) for one in told.recipients if one not in fields.values()]
    if told.and_others:
        named.append(phrases.pick(AS_TOLD["others"]))
    text = listed(named, phrases.lang)
    if told.count == 0:
        return None
    if told.count is None or (told.count == len(named) and not told.and_others):
        return text
    key = "counted_named" if named else "counted"
    return phrases.part(AS_TOLD[key], {"count": told.count, "named": text or None})


def _recipient(one: RecipientRecorded, phrases: Phrases) -> str:
    facts = {name: getattr(one, name) for name in one.__struct_fields__}
    key = "inside" if one.inside else "field_of" if one.unit else "printed"
    return phrases.part(AS_TOLD[key], facts)
