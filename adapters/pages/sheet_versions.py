"""What a unit sent each time, where its sheet was sent back: the versions side by side."""

from collections.abc import Iterator, Mapping, Sequence

from adapters.audit.told_changes import ToldText
from adapters.pages.audit_words import AuditWords
from adapters.pages.blocks import Block, Line, columns, indented, table
from domain.rulebook.criteria import Part
from workflows.sheet_versions import SheetVersion

#: A cell of a sheet.
_Place = tuple[str, Part]


def versions_part(
    versions: Sequence[SheetVersion], texts: Mapping[str, str], words: AuditWords
) -> Iterator[Block]:
    """A column for each version, a row for each cell that differs or was to be completed, and why
    it was; nothing where no sheet was sent back. ``texts`` are those that events hide."""
    if not versions:
        return
    yield indented(words.say("versions"))
    heads = [_head(number, one, words) for number, one in enumerate(versions, start=1)]
    reasons = _reasons(versions, texts, words)
    made = []
    for place in _places(versions, words):
        figures = [words.entered(one.cells.get(place), *place) for one in versions]
        made.append((words.place(*place), *figures, "; ".join(reasons.get(place, []))))
    shape = columns(
        words.say("version_cell"), *heads, words.say("version_reason"), fold=(0, len(heads) + 1)
    )
    if made:
        yield indented(table(shape, made, stacks=True), by=4)
    else:
        yield indented(Line.of(words.say("versions_same")), by=4)


def versions_json(
    versions: Sequence[SheetVersion], texts: Mapping[str, str], words: AuditWords
) -> list[dict[str, object]]:
    """The same for programs, every cell of each version."""
    return [
        {
            "sent": one.sent,
            "returned": one.returned,
            "cells": [
                {"criterion": code, "part": part.value, "value": str(value)}
                for (code, part), value in sorted(one.cells.items())
            ],
            "to_complete": [
                {"criterion": code, "part": part.value, "reason": _text(digest, texts, words)}
                for (code, part), digest in zip(
                    one.asked, (reason.digest for reason in one.reasons), strict=True
                )
            ],
        }
        for one in versions
    ]


def _head(number: int, one: SheetVersion, words: AuditWords) -> str:
    if one.sent is None:
        return words.say("version_open", number=number)
    return words.say("version", number=number, event=words.event(one.sent))


def _places(versions: Sequence[SheetVersion], words: AuditWords) -> list[_Place]:
    """The cells that differ between versions or were to be completed, in the sheet's order."""
    asked = {place for one in versions for place in one.asked}
    every = {place for one in versions for place in one.cells} | asked
    codes = list(words.rulebook.by_code) if words.rulebook else []
    parts = list(Part)
    shown = (
        place
        for place in every
        if place in asked or len({one.cells.get(place) for one in versions}) > 1
    )
    return sorted(
        shown,
        key=lambda at: (codes.index(at[0]) if at[0] in codes else len(codes), parts.index(at[1])),
    )


def _reasons(
    versions: Sequence[SheetVersion], texts: Mapping[str, str], words: AuditWords
) -> dict[_Place, list[str]]:
    found: dict[_Place, list[str]] = {}
    for one in versions:
        for place, reason in zip(one.asked, one.reasons, strict=True):
            found.setdefault(place, []).append(_text(reason.digest, texts, words))
    return found


def _text(digest: str, texts: Mapping[str, str], words: AuditWords) -> str:
    return words.text(ToldText(digest, texts.get(digest))) or ""
