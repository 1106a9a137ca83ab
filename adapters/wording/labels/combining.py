"""How the scores of several scorers came to one value, in words."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, exact_figure, pick, points
from domain.reckoning.combining import Combination

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
