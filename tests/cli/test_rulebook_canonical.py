"""One rulebook has one canonical text and hash, in whichever form and order it was written."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from adapters.rulebooks.file import read_rulebook_file
from adapters.rulebooks.write import rulebook_yaml
from domain.rulebook.bounds import Group, NetBounds
from domain.rulebook.criteria import Criterion, NotArisen, Scale
from domain.rulebook.due_rule import (
    Closes,
    CycleMonths,
    DateCounted,
    DaysCounted,
    DueRule,
    InYear,
    Reading,
    Side,
    WhenOff,
)
from domain.rulebook.due_rule import RelativeDay as FromAnEvent
from domain.rulebook.grading import (
    Band,
    ByLevel,
    ByPlace,
    ClaimLevel,
    Combine,
    Graded,
    Level,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Relative,
    Rounding,
    ShareOfTarget,
    Worded,
)
from domain.rulebook.legal_basis import LegalBasis
from domain.rulebook.officers import Acts, Found, OfficerRules, Succession
from domain.rulebook.requirements import GradeBand
from domain.rulebook.rulebook import (
    Column,
    Consequence,
    Deadline,
    Lapse,
    RankedBy,
    Rulebook,
    Scorer,
    Unregistered,
    pin,
    read_rulebook,
)
from domain.rulebook.selections import (
    Bar,
    Base,
    EvenSplit,
    How,
    Kind,
    Method,
    Selection,
    Threshold,
    VoteRules,
)
from domain.values.points import Points
from domain.values.ranks import Ranking

amounts = st.integers(1, 400).map(lambda quarters: Points.exact(Points(str(quarters)) / 4))
#: Names as offices write them, and what a careless writer of YAML would trip over.
names = st.sampled_from(
    [
        "Hoàn thành nhiệm vụ",
        "Số: 08",
        "# không",
        "no",
        "1.5",
        "a, b: c",
        "“Thi đua”",
        "- x",
        "12:30",
    ]
)
unset = st.just(msgspec.UNSET)
below = amounts.map(lambda size: Points.exact(-size))
nets = st.builds(NetBounds, at_least=below, at_most=st.none() | amounts)
rules = st.one_of(
    st.just(Graded()),
    st.builds(PassOrFail, points=amounts),
    st.builds(PerOccurrence, each=amounts),
    st.builds(Relative, points=amounts),
    st.builds(ShareOfTarget, points=amounts, floor=st.none() | amounts),
    st.builds(
        ByLevel,
        levels=st.lists(st.builds(Level, at_least=amounts, points=amounts), max_size=3).map(tuple),
        of_standard=st.booleans(),
    ),
    st.builds(
        OneOf,
        levels=st.lists(st.tuples(names, amounts), min_size=2, max_size=3).map(
            lambda held: tuple(
                Worded(name=f"{name} {at}", points=size) for at, (name, size) in enumerate(held)
            )
        ),
    ),
    st.builds(
        ByPlace,
        ranking=names,
        edition=names,
        bands=st.lists(
            st.builds(Band, first=st.integers(1, 9), last=st.integers(1, 9), points=amounts),
            max_size=2,
        ).map(tuple),
    ),
)
scales = st.builds(
    Scale,
    max=amounts,
    cap=st.none() | amounts,
    cap_at_standard=st.booleans(),
    step=st.none() | amounts,
    grading=rules,
    claims=st.lists(st.builds(ClaimLevel, level=names, points=amounts), max_size=2).map(tuple),
    evidence_needed=st.booleans(),
)
opened = st.builds(Scale, step=st.none() | amounts, max_open=st.just(True))
shares = st.sampled_from(["2/3", "90%", "0.9", "66,67%", "1/2"])
thresholds = st.builds(Threshold, share=shares, base=st.sampled_from(Base), more_than=st.booleans())
votes = st.builds(
    VoteRules,
    methods=st.lists(st.sampled_from(Method), unique=True, max_size=2).map(tuple),
    delegates=st.none() | st.integers(1, 3),
    even_split=st.sampled_from(EvenSplit),
    rounds=st.integers(1, 2),
)


def coded(kind: type, codes: Sequence[str], /, **fields: st.SearchStrategy[Any]) -> Any:
    """Some elements, each with another of the codes."""
    some = st.lists(st.sampled_from(codes), unique=True, max_size=len(codes))
    return some.flatmap(
        lambda chosen: st.tuples(
            *(st.builds(kind, code=st.just(code), name=names, **fields) for code in chosen)
        )
    )


own = Column(code="self", name="Tự chấm", scorer=Scorer.OWN)
columns = coded(
    Column,
    ["1", "settled", "council"],
    scorer=st.sampled_from([Scorer.ASSIGNED, Scorer.CLUSTER]),
    combine=st.none() | st.sampled_from(Combine),
).map(lambda others: (own, *others))
#: One of the ways in which a deadline says its day; every one of them in words.
anchors = st.one_of(
    st.sampled_from(["25/3", "30/11", "28/2/2026"]).map(lambda day: {"day": day}),
    st.integers(1, 12).map(lambda month: {"month": month, "year": InYear.NEXT}),
    st.integers(1, 4).map(lambda quarter: {"quarter": quarter}),
    st.just({"to_be_announced": True}),
    st.builds(
        FromAnEvent,
        event=st.just("conference"),
        side=st.sampled_from(Side),
        days=st.integers(0, 30),
        counted=st.sampled_from(DaysCounted),
    ).map(lambda relative: {"relative": relative}),
)
readings = st.fixed_dictionaries(
    {
        "words": names,
        "reading": st.sampled_from([Reading.UNTIL, Reading.BEFORE_INCLUSIVE]),
        "when_off": st.sampled_from(WhenOff),
        "closes": st.sampled_from(Closes),
        "office_closes": st.sampled_from(["17:00", "7:30"]),
        "counts": st.sampled_from(DateCounted),
    }
)
due_rules = st.builds(lambda anchor, reading: DueRule(**anchor, **reading), anchors, readings)
days = st.dates(date(2003, 1, 1), date(2030, 12, 31))
officers = st.builds(
    OfficerRules,
    chair=st.sampled_from([Found.ELECTED, Found.APPOINTED]),
    vices=st.none() | st.integers(0, 9) | st.sampled_from(["1", "0..2", "1..n"]),
    vice_becomes_chair=st.sampled_from(Succession),
    acts=st.sampled_from(Acts),
    vice_acts=st.booleans(),
    may_decline=st.booleans(),
    handover=st.sampled_from([(), ("Cờ luân lưu",), ("Cờ: luân lưu", "# Con dấu")]),
)
bases = st.builds(
    LegalBasis,
    code=st.just("luat"),
    document=names,
    article=st.none() | names,
    since=days,
    until=st.none() | st.just(date(2031, 1, 1)),
).map(lambda basis: (basis,))
rulebooks = st.builds(
    Rulebook,
    name=names,
    base=st.none() | amounts,
    columns=columns,
    groups=st.builds(
        Group,
        code=st.just("g"),
        name=names,
        max=st.none() | amounts,
        bonus_cap=unset | amounts,
        deduction_cap=unset | amounts,
        net=unset | nets,
    ).map(lambda group: (group,)),
    criteria=coded(
        Criterion,
        ["1", "2", "10", "a.1"],
        group=st.none() | st.just("g"),
        coefficient=amounts,
        not_arisen=st.none() | st.sampled_from(NotArisen),
        standard=scales,
        bonus=st.none() | scales | opened,
        deduction=st.none() | scales,
        basis=st.sampled_from([(), ("luat",)]),
    ),
    bonus_cap=st.none() | amounts,
    deduction_cap=unset | amounts,
    net=unset | nets,
    rounding=st.sampled_from(Rounding),
    bands=coded(GradeBand, ["x", "y"], at_least=amounts, at_most=st.none() | amounts),
    ranking=st.sampled_from(Ranking),
    months=st.none() | st.builds(CycleMonths, first_month=st.sampled_from([1, 4])),
    deadlines=coded(Deadline, ["bao-cao", "gop-y"], due=due_rules),
    bars=coded(Bar, ["ky-luat", "tham-nhung"]),
    ties=st.sampled_from([(), ("fewer_deductions", "vote"), ("higher_standard",)]),
    ranked_by=st.sampled_from(RankedBy),
    ranked_first=st.none() | st.integers(1, 9),
    votes=votes,
    officers=st.none() | officers,
    legal_basis=bases,
    unregistered=st.sampled_from(Unregistered),
    selections=coded(
        Selection,
        ["co", "bang"],
        how=st.sampled_from([How.BY_RANK, How.BY_VOTE, How.APPOINTMENT]),
        kind=st.sampled_from(Kind),
        reserves=st.integers(0, 2),
        not_two_years_running=st.booleans(),
        votes=st.none() | votes,
        quota=st.none() | st.integers(0, 9),
        threshold=st.none() | thresholds,
        min_total=st.none() | amounts,
    ),
    consequences=st.lists(
        st.builds(Consequence, of=st.sampled_from(Lapse), deduct=amounts, applied=st.booleans()),
        max_size=2,
    ).map(tuple),
    quorum=st.none() | shares,
    pledge_required=st.booleans(),
)
quietly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def shuffled(value: object, chance: Random) -> object:
    """The same value with the keys of every map in another order."""
    if isinstance(value, dict):
        keys = chance.sample(list(value), len(value))
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def read_back(text: str, folder: Path, name: str = "bang.yaml") -> Rulebook:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    found = read_rulebook_file(file)
    assert found.problems == ()
    assert found.rulebook is not None
    return found.rulebook


@quietly
@given(rulebook=rulebooks)
def test_what_is_written_is_read_again(rulebook: Rulebook, tmp_path: Path) -> None:
    """The file for people loses nothing, and adds nothing."""
    assert (
        read_back(rulebook_yaml(rulebook, head="x", comments={"base": "y"}), tmp_path) == rulebook
    )


@quietly
@given(rulebook=rulebooks, seed=st.integers(0, 10_000))
def test_order_of_keys_and_form_leave_text_and_hash(
    rulebook: Rulebook, seed: int, tmp_path: Path
) -> None:
    """YAML or JSON, keys in any order: the canonical bytes and their hash are the same."""
    value = YAML(typ="safe", pure=True).load(rulebook_yaml(rulebook))
    text = json.dumps(shuffled(value, Random(seed)), ensure_ascii=False, default=str)
    for name in ("bang.json", "bang.yaml"):
        again = read_back(text, tmp_path, name)
        assert again.canonical() == rulebook.canonical()
        assert pin(again.canonical()) == pin(rulebook.canonical())


@quietly
@given(rulebook=rulebooks)
def test_the_canonical_text_is_a_fixed_point(rulebook: Rulebook) -> None:
    """Read from its canonical text a rulebook has that text again."""
    assert read_rulebook(rulebook.canonical()).canonical() == rulebook.canonical()


@pytest.mark.parametrize(("was", "now"), [("117.5", "117,5"), ("18", "+18"), ("2", "2.0")])
def test_points_have_one_form(was: str, now: str, tmp_path: Path) -> None:
    """However a number is typed, it is the same number and the same hash."""
    one = read_back(f'name: A\nbase: "{was}"\n', tmp_path)
    assert read_back(f'name: A\nbase: "{now}"\n', tmp_path).canonical() == one.canonical()
