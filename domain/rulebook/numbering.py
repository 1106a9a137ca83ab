"""Numbers as the document prints them beside the codes of criteria: 1 under part I, 1 under II.

A code is unique; a printed number may repeat, and names a criterion with the parts around it: II.1.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from domain.rulebook.bounds import Group
from domain.rulebook.criteria import Criterion
from domain.rulebook.places import Place, Raises
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal, refuses


def printed_in(item: Criterion | Group) -> str | None:
    """The number that the document prints; ``None`` where nobody has said one."""
    return item.printed if isinstance(item.printed, str) else None


def number_of(item: Criterion | Group) -> str:
    """The number of a line alone: as printed, or what its code has beyond that of its part."""
    within = f"{item.group}." if item.group is not None else ""
    own = item.code.removeprefix(within) if within else item.code
    return printed_in(item) or own or item.code


def path_of(rulebook: Rulebook, item: Criterion | Group) -> str:
    """The number with those of the parts around it: ``II.1``."""
    groups = {group.code: group for group in rulebook.groups}
    numbers, passed, around = [number_of(item)], {item.code}, item.group
    while around in groups and around not in passed:
        passed.add(around)
        numbers.append(number_of(groups[around]))
        around = groups[around].group
    return ".".join(reversed(numbers))


def numbered(rulebook: Rulebook, item: Criterion | Group) -> str | None:
    """How the document calls a line, with its part, where that is not its code and it says so."""
    path = path_of(rulebook, item) if printed_in(item) is not None else None
    return path if path != item.code else None


def called_by_number(rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """The codes that each number can mean, alone or with parts around it. A code means itself,
    unless the document prints it as the number of another line."""
    found: dict[str, list[str]] = {}
    codes = rulebook.by_code
    for criterion in rulebook.criteria:
        steps = path_of(rulebook, criterion).split(".")
        own = len(number_of(criterion).split("."))
        for start in range(len(steps) - own + 1):
            text = ".".join(steps[start:])
            if text not in codes or text == criterion.code or _is_printed(criterion, text):
                found.setdefault(text, []).append(criterion.code)
    for code in codes:
        if code in found and code not in found[code]:
            found[code].insert(0, code)
    return {text: tuple(meant) for text, meant in found.items()}


def _is_printed(criterion: Criterion, text: str) -> bool:
    return printed_in(criterion) == text


@refuses("criterion_unknown")
def check_one(rulebook: Rulebook, text: str, codes: tuple[str, ...]) -> str:
    """The one code that a number means.

    Raises ``Refusal("criterion_unknown")`` with all of them where they are several.
    """
    if len(codes) == 1:
        return codes[0]
    known = tuple(
        f"{path_of(rulebook, one)} (“{one.name}”)"
        for code in codes
        for one in (rulebook.criterion(code),)
    )
    raise Refusal("criterion_unknown", case="several", value=text, known=known)


def criterion_meant(rulebook: Rulebook, text: str) -> str:
    """The code that is meant by a code or a printed number; what is neither stays as it is.

    A code goes before a number that is printed alike. Raises ``Refusal`` as :func:`check_one`.
    """
    codes = called_by_number(rulebook).get(text)
    return text if text in rulebook.by_code or codes is None else check_one(rulebook, text, codes)


def numbering_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Raises]]:
    """A printed number says something, and comes once in its part."""
    for name in ("groups", "criteria"):
        items: tuple[Criterion | Group, ...] = getattr(rulebook, name)
        for index, item in enumerate(items):
            if printed_in(item) is not None:
                yield (name, index, "printed"), partial(_check_printed, items, item, name)


def _check_printed(
    items: tuple[Criterion | Group, ...], item: Criterion | Group, where: str
) -> None:
    number = printed_in(item)
    facts = {"where": where, "value": item.code, "number": number}
    if not (number or "").strip():
        raise Refusal("rulebook_malformed", **facts, case="printed_blank")
    other = next((one for one in items if one is not item and _alike(one, item)), None)
    if other is not None:
        raise Refusal("rulebook_malformed", **facts, case="printed_twice", other=other.code)


def _alike(one: Criterion | Group, other: Criterion | Group) -> bool:
    return one.group == other.group and printed_in(one) == printed_in(other)
