"""A first rulebook from the answers to a few questions."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from domain.rulebook.criteria import Criterion, Scale, full_standard
from domain.rulebook.opening import Opens
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.names import nearest, stored
from domain.values.points import Points, read_typed
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal

#: What is taken where nothing is answered.
DEFAULTS: Final[Mapping[str, str]] = {
    "base": "100",
    "step": "0,5",
    "bonus": "0",
    "deduction": "0",
    "ranking": Ranking.DENSE.value,
}
#: Who scores, where nobody says otherwise.
USUAL_COLUMNS: Final = (
    Column(code="self", name="Tự chấm", scorer=Scorer.OWN),
    Column(code="verified", name="Thẩm định", scorer=Scorer.ASSIGNED),
    Column(code="settled", name="Thống nhất", scorer=Scorer.CLUSTER),
)
#: More criteria than this is a slip of the keyboard.
_MOST: Final = 100


def questions(answers: Mapping[str, str]) -> Iterator[str]:
    """What is to be answered, in order. The number of criteria says how the rest goes on."""
    yield from ("name", "base", "step", "criteria")
    for index in range(1, criteria_count(answers) + 1):
        yield from (f"criterion.{index}.name", f"criterion.{index}.max")
    yield from ("bonus", "deduction", "ranking")


def criteria_count(answers: Mapping[str, str]) -> int:
    """Raises ``Refusal("input_malformed")`` for what is no number of criteria."""
    text = answers.get("criteria", "").strip()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST:
        return int(text)
    raise Refusal("input_malformed", where="criteria", expected=f"1 … {_MOST}", value=text)


def check_answer(key: str, text: str) -> None:
    """Whether an answer can be taken, by itself. Raises ``Refusal``."""
    match key.rpartition(".")[2]:
        case "criteria":
            criteria_count({"criteria": text})
        case "name":
            if not text.strip():
                raise Refusal("name_blank")
        case "ranking":
            if text not in {style.value for style in Ranking}:
                known = " | ".join(Ranking)
                raise Refusal("input_malformed", where=key, expected=known, value=text)
        case _:
            amount = read_typed(text)
            if amount < 0 or (amount == 0 and key not in {"bonus", "deduction"}):
                raise Refusal("input_malformed", where=key, expected="0.5, 1, 2 …", value=text)


def composed(answers: Mapping[str, str]) -> Rulebook:
    """The rulebook of all answers.

    Raises ``Refusal``: ``unknown_field`` with the nearest question, ``field_missing``, what an
    answer is refused with, and ``rulebook_contradiction`` where the maxima do not add up.
    """
    given = {**DEFAULTS, **answers}
    wanted = tuple(questions(given))
    for key in answers:
        if key not in wanted:
            raise Refusal("unknown_field", field=key, where=None, nearest=nearest(key, wanted))
    for key in wanted:
        if key not in given:
            raise Refusal("field_missing", field=key, where=None)
        check_answer(key, given[key])
    rulebook = _rulebook(given)
    total = full_standard(rulebook.criteria)
    if total != rulebook.base:
        raise Refusal(
            "rulebook_contradiction",
            discrepancy="criteria_sum",
            one=str(total),
            other=str(rulebook.base),
        )
    return rulebook


def left(answers: Mapping[str, str]) -> Decimal:
    """What the maxima given so far leave of the scale."""
    given = [read_typed(text) for key, text in answers.items() if key.endswith(".max")]
    return read_typed(answers.get("base", DEFAULTS["base"])) - sum(given, Decimal(0))


def _rulebook(given: Mapping[str, str]) -> Rulebook:
    step = read_typed(given["step"])
    bonus, deduction = (_scale(given[key], step) for key in ("bonus", "deduction"))
    return Rulebook(
        name=stored(given["name"]),
        base=read_typed(given["base"]),
        columns=USUAL_COLUMNS,
        criteria=tuple(
            Criterion(
                code=str(index),
                name=stored(given[f"criterion.{index}.name"]),
                standard=Scale(max=read_typed(given[f"criterion.{index}.max"]), step=step),
                bonus=bonus,
                deduction=deduction,
            )
            for index in range(1, criteria_count(given) + 1)
        ),
        ranking=Ranking(given["ranking"]),
        see_others=Opens.ONCE_SETTLED,
    )


def _scale(text: str, step: Points) -> Scale | None:
    most = read_typed(text)
    return Scale(max=most, step=step) if most else None
