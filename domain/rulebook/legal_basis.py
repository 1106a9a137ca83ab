"""The legal basis of a rulebook's rules: which document, which article, in force from when.

A rule names its basis by code. Whether a basis is in force is asked of the cycle's year; nothing is
refused for it, because a cluster's own regulation may be slower than the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from domain.rulebook.places import Odd, Place
from domain.rulebook.statutes import statute, statute_cited
from domain.values.names import nearest
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.rulebook.due_rule import CycleYear
    from domain.rulebook.rulebook import Rulebook


class LegalBasis(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    rename={"since": "from"},
):
    """A document, or an article of it, on which rules rest."""

    code: str
    #: Name and number, as the rulebook cites it.
    document: str
    #: ``khoản 2 Điều 5``
    article: str | None = None
    #: The first day on which it is in force.
    since: date
    #: The last day on which it is in force; ``None``: no end is known.
    until: date | None = None

    def begins_after(self, year: CycleYear) -> bool:
        """Whether it is not in force before the year ends."""
        return self.since > year.last_day

    def ended_before(self, year: CycleYear) -> bool:
        """Whether it is no longer in force when the year begins."""
        return self.until is not None and self.until < year.first_day

    def covers(self, year: CycleYear) -> bool:
        """Whether it is in force on every day of the year."""
        begun = self.since <= year.first_day
        return begun and (self.until is None or self.until >= year.last_day)


_LAW_OF_2022: Final = statute("luat-2022")
_IN_FORCE: Final = _LAW_OF_2022.since or date.max
#: The number of the law alone, as remarks cite it.
LAW_OF_2022: Final = _LAW_OF_2022.number
#: One achievement takes one form of award.
ONE_FORM: Final = LegalBasis(
    code="mot-hinh-thuc", document=_LAW_OF_2022.document, article="Điều 5", since=_IN_FORCE
)
#: Registration is no longer among the grounds for titles.
NO_REGISTRATION: Final = LegalBasis(
    code="khong-xet-dang-ky", document=_LAW_OF_2022.document, article="Điều 7", since=_IN_FORCE
)

#: The lists whose elements may name a basis.
_RESTING: Final = ("criteria", "selections", "bars", "consequences")


def _resting(rulebook: Rulebook) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The rules that name a basis, with the codes that they name."""
    for name in _RESTING:
        for index, rule in enumerate(getattr(rulebook, name)):
            if rule.basis:
                yield (name, index), rule.basis


def basis_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Callable[[], object]]]:
    """Every check of legal bases, with the place that it is about.

    A check raises ``Refusal``: ``rulebook_malformed``, or ``basis_unknown`` with the nearest code.
    """
    codes = [basis.code for basis in rulebook.legal_basis]
    for index, basis in enumerate(rulebook.legal_basis):
        yield ("legal_basis", index), partial(_check_basis, basis)
    for place, named in _resting(rulebook):
        for index, code in enumerate(named):
            yield (*place, "basis", index), partial(_check_known, code, codes)


def _check_basis(basis: LegalBasis) -> None:
    if not basis.document.strip():
        raise Refusal("rulebook_malformed", where="basis_document", value=basis.code)
    if basis.until is not None and basis.until < basis.since:
        raise Refusal(
            "rulebook_malformed",
            where="basis_days",
            value=basis.code,
            since=basis.since,
            until=basis.until,
        )


def _check_known(code: str, known: Sequence[str]) -> None:
    if code not in known:
        raise Refusal("basis_unknown", value=code, nearest=nearest(code, known))


def odd_bases(rulebook: Rulebook, year: CycleYear | None) -> Iterator[Odd]:
    """Bases not in force in the year, or in a part of it only, where the year is known: by the
    days that the rulebook gives, and where these say nothing by those of the statutes."""
    if year is None:
        return
    rules = dict(_resting(rulebook))
    for index, basis in enumerate(rulebook.legal_basis):
        place = ("legal_basis", index)
        facts = {
            "basis": basis.code,
            "document": basis.document,
            "count": sum(basis.code in named for named in rules.values()) or None,
        }
        if basis.begins_after(year):
            yield "basis_not_yet", place, {**facts, "since": basis.since}
        elif basis.ended_before(year):
            yield "basis_no_longer", place, {**facts, "until": basis.until}
        elif not basis.covers(year):
            begins = basis.since if basis.since > year.first_day else None
            ends = basis.until if basis.until and basis.until < year.last_day else None
            yield "basis_part_of_year", place, {**facts, "since": begins, "until": ends}
        if basis.until is None:
            yield from _ended_by_law(basis, year, place, facts)


def _ended_by_law(
    basis: LegalBasis, year: CycleYear, place: Place, facts: Mapping[str, object]
) -> Iterator[Odd]:
    """A basis without an end, whose document ended before the year or within it."""
    known = statute_cited(basis.document)
    if known is None or known.until is None or known.until >= year.last_day:
        return
    code = "basis_out_of_force" if known.until < year.first_day else "basis_runs_out"
    by = statute(known.replaced_by).document if known.replaced_by else None
    yield code, place, {**facts, "until": known.until, "by": by, "shown": known.shown}
