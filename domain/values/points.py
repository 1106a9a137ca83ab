"""Points: exact decimals with one form, and the one reader of what people type.

The form is ASCII: an optional sign, at most six digits before the point and four after it, no
exponent, no trailing zeros, no minus zero. A point is never a binary float.
"""

import re
from decimal import Decimal
from typing import Self

from domain.values.refusal import Refusal

_FORM = re.compile(r"([+-]?)([0-9]{1,6})(?:\.([0-9]{1,4}))?", re.ASCII)
_TYPED = re.compile(r"([+-]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:([.,])([0-9]+))?", re.ASCII)
#: Blanks stand after a sign, or part groups of three digits; nowhere else.
_GROUPED = re.compile(r"[+-]?\s*(?:[0-9]{1,3}(?:\s[0-9]{3})+|[0-9.]+)(?:[.,][0-9]+)?")
#: A blank before the last three digits: a mark of thousands, or a comma that was lost.
_PARTED = re.compile(r"([+-]?)\s*([1-9][0-9]{0,2})\s([0-9]{3})")
_SIGNS = str.maketrans({"−": "-", "–": "-", "＋": "+"})


class Points(Decimal):
    """An amount of points in the one form; ``str(points)`` is that form.

    Sums of points are plain ``Decimal``; :meth:`exact` brings a result back into the form.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Read the stored form. Raises ``Refusal("points_malformed")`` for anything else."""
        if not _FORM.fullmatch(text):
            raise Refusal("points_malformed", value=str(text))
        plain = format(Decimal(text), "f")
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        return super().__new__(cls, "0" if plain in {"-0", "+0"} else plain)

    @classmethod
    def exact(cls, amount: Decimal) -> Self:
        """Bring a computed amount into the form.

        Raises ``Refusal("points_malformed")`` where it does not fit: nothing is rounded here.
        """
        plain = format(amount, "f")
        if "." in plain:
            plain = plain.rstrip("0").rstrip(".")
        return cls(plain)

    def __str__(self) -> str:
        return format(self, "f")

    def __repr__(self) -> str:
        return f"Points({str(self)!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (str(self),)


def read_typed(text: str) -> Points:
    """Read what a person types or pastes: ``117,5``, ``117.5``, ``+18``, ``−0,5``.

    One or two digits after a point are decimals. Three are not sure ("1.175" and "1 175" are 1,175
    or 1175): ``Refusal("points_ambiguous")`` names both. What is no number is
    ``points_malformed``.
    """
    plain = text.strip().translate(_SIGNS)
    parted = _PARTED.fullmatch(plain)
    if parted:
        raise Refusal(
            "points_ambiguous",
            value=text,
            decimal=f"{parted[1]}{parted[2]},{parted[3]}",
            thousands="".join(parted.groups()),
        )
    if _GROUPED.fullmatch(plain):
        plain = "".join(plain.split())
    if _FORM.fullmatch(plain) and not re.search(r"\.[0-9]{3}$", plain):
        return Points(plain)
    match = _TYPED.fullmatch(plain)
    if not match:
        raise Refusal("points_malformed", value=text)
    sign, whole, mark, rest = match.groups()
    if mark is None and whole.count(".") == 1 and whole.startswith("0."):
        mark, (whole, rest) = ".", whole.split(".")
    if mark is None and whole.count(".") == 1:
        raise Refusal(
            "points_ambiguous",
            value=text,
            decimal=sign + whole.replace(".", ","),
            thousands=sign + whole.replace(".", ""),
        )
    if mark == "." and "." in whole:
        raise Refusal("points_malformed", value=text)
    fraction = f".{rest}" if rest else ""
    joined = sign + whole.replace(".", "") + fraction
    if not _FORM.fullmatch(joined):
        raise Refusal("points_malformed", value=text)
    return Points(joined)
