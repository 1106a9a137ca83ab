"""How the scores of several scorers came to one value, in words."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, exact_figure, pick, points
from domain.reckoning.cells import CellChange
from domain.reckoning.combining import Combination, combination
from domain.rulebook.rulebook import Rulebook

_COMBINED: Final[Mapping[str, tuple[str, str]]] = {
    "sum": ("cộng lại {exact}", "together {exact}"),
    "mean": ("trung bình {exact}", "mean {exact}"),
    "mean_without_extremes": (
        "trung bình (bỏ một cao nhất và một thấp nhất) {exact}",
        "mean (without one highest and one lowest) {exact}",
    ),
    "stepped": (
        "{combined} làm tròn {value} theo bước {step}",
        "{combined} rounded to {value} in steps of {step}",
    ),
    "cut": ("{combined} làm tròn {value}", "{combined} rounded to {value}"),
    "scores": ("các điểm {scores}: {combined}", "scores {scores}: {combined}"),
}


def combined_label(found: Combination, lang: Lang) -> str:
    """``trung bình 8,333… làm tròn 8,5 theo bước 0,5``"""
    said = filled(
        pick(_COMBINED[found.how.value], lang), {"exact": exact_figure(found.exact, lang)}
    )
    if not found.is_rounded:
        return said
    facts = {"combined": said, "value": points(found.value, lang)}
    if found.step is None:
        return filled(pick(_COMBINED["cut"], lang), facts)
    return filled(pick(_COMBINED["stepped"], lang), {**facts, "step": points(found.step, lang)})


def scores_label(found: Combination, lang: Lang) -> str:
    """As :func:`combined_label`, with what each of them gave."""
    scores = "; ".join(points(score, lang) for score in found.scores)
    facts = {"scores": scores, "combined": combined_label(found, lang)}
    return filled(pick(_COMBINED["scores"], lang), facts)


def rounded_label(rulebook: Rulebook | None, column: str, cell: CellChange, lang: Lang) -> str:
    """That what several scorers gave in a cell was rounded; nothing where it was not, or where the
    rulebook known here would not come to the value that was written."""
    if rulebook is None:
        return ""
    found = combination(rulebook, column, cell.criterion, cell.part, cell.scores)
    told = found is not None and found.value == cell.now and found.is_rounded
    return combined_label(found, lang) if found is not None and told else ""


def combined_json(found: Combination, lang: Lang) -> dict[str, object]:
    """What several scorers gave, the exact value as a fraction, and what counts of it."""
    return {
        "how": found.how.value,
        "scores": [str(score) for score in found.scores],
        "exact": str(found.exact),
        "step": None if found.step is None else str(found.step),
        "value": str(found.value),
        "rounded": found.is_rounded,
        "sentence": combined_label(found, lang),
    }
