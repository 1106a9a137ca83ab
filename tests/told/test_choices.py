"""Choices in a source's own words: how, how far, on whose authority, when, and by which source."""

from collections.abc import Callable

import pytest

from domain.cycle.backfill import RecordFact, RecordSource, SourceTopic
from domain.cycle.votes.selecting import SelectTheOthers
from domain.cycle.votes.told import RecordVoteOutcome
from domain.record.record import Ids, UnitId
from domain.values.as_told import AsTold, Recipient
from domain.values.known import Counted
from tests.cli.typed import Desk
from tests.factories import OPERATOR, OUTSIDE, after
from tests.rules.house import UNITS, written, year

Told = Callable[[str], Desk]


def test_no_choice_is_called_a_vote_that_the_source_does_not_call_so(told: Told) -> None:
    """The source's word stands as it is told; where it has none, that is said. A vote without
    figures is one where the source says how hands or papers were given."""
    desk = told("suy-ton")
    page = desk("outcome", "suy-ton/2019")
    assert "phiếu" not in page.said
    assert "Cờ thi đua: Đồng Tâm suy tôn; đề nghị; Chủ tịch Ủy ban nhân dân tỉnh" in page.said
    assert "Bằng khen: Tây Sơn và Nam Hòa nguồn ghi “bình bầu”" in page.said
    assert "Giấy khen: Bắc Lý nguồn ghi “theo thứ hạng” [tin]" in page.said
    assert "Đơn vị dẫn đầu: Đồng Tâm cách chọn: nguồn không nêu [tin]" in page.said
    assert "Đơn vị tiêu biểu: Tây Sơn suy tôn" in page.said
    english = desk("outcome", "suy-ton/2019", "--lang", "en").said.lower()
    assert "vote" not in english
    assert "the source says “bình bầu”; decided" in english
    assert "phiếu" not in desk("log", "suy-ton/2019").said


def test_a_vote_that_the_source_tells_lacks_its_figures(told: Told) -> None:
    """Hands were raised: how many, the source does not say."""
    said = told("khong-noi")("outcome", "khong-noi/2017").said
    assert "Cờ thi đua: Tây Sơn giơ tay; số phiếu, tỷ lệ: nguồn không nêu [tin]" in said
    assert "Bằng khen: nguồn không nêu" in said


def test_proposed_is_not_decided(told: Told) -> None:
    """How far it has come, on whose authority and when stand in the outcome, and in its JSON."""
    desk = told("suy-ton")
    said = desk("outcome", "suy-ton/2019").said
    assert "đã quyết định; Hội đồng Thi đua - Khen thưởng tỉnh; 10/01/2020 [tin]" in said
    assert "loại nguồn: tin, bài; 15/01/2020" in said
    shown = desk("outcome", "suy-ton/2019", "--json").json
    made = shown["outcome"]["selections"]
    tellings = {one["selection"]: one["told"] for one in made if "told" in one}
    assert tellings["co"]["method"] == "acclamation"
    assert tellings["co"]["told"]["stage"] == "proposed"
    assert tellings["bk"]["told"]["stage"] == "decided"
    assert tellings["bk"]["told"]["authority"] == "Hội đồng Thi đua - Khen thưởng tỉnh"
    assert tellings["bk"]["at"] == {
        "precision": "day",
        "first_day": "2020-01-10",
        "last_day": "2020-01-10",
    }
    assert tellings["dd"]["told"] is None
    assert {one["source"] for one in tellings.values()} == {"tin"}
    assert shown["sources"]["tin"]["document"]["date"]["first_day"] == "2020-01-15"


def test_whoever_was_appointed_was_not_elected(told: Told) -> None:
    """The word, the authority and the day of an appointment; where the source is silent, that."""
    desk = told("phan-cong")
    said = desk("outcome", "phan-cong/2018").said
    assert "Cụm trưởng: Nam Hòa; Cụm phó: nguồn không nêu nguồn ghi “phân công”; Sở Nội vụ" in said
    assert "bầu" not in said.lower()
    assert "(nguồn ghi “phân công”), Sở Nội vụ" in desk("log", "phan-cong/2018").said
    shown = desk("outcome", "phan-cong/2018", "--json").json["next_officers_told"]
    assert (shown["how"], shown["source"]) == ("appointed", "tin")
    assert shown["told"] == {"word": "phân công", "authority": "Sở Nội vụ"}
    silent = told("khong-noi")
    page = silent("outcome", "khong-noi/2017")
    assert "Cụm phó: Bắc Lý cách chọn: nguồn không nêu; tháng 12/2017 [tin]" in page.said
    assert silent("outcome", "khong-noi/2017", "--json").json["next_officers_told"]["told"] is None


def _told_of(chosen: Ids[UnitId], told: AsTold) -> RecordVoteOutcome:
    return RecordVoteOutcome(selection="co", chosen=chosen, source="tin", told=told)


A, B = UNITS[:2]
RULEBOOK = written("""\
selections: [{code: co, name: Cờ thi đua, how: not_stated, quota: 1}]
""")
START = year(RULEBOOK, backfill=True)
TOLD = START.when(
    RecordSource(source="tin", title="Tin", grade="news_item"), as_=OPERATOR
).given_besides()


def test_no_more_are_named_than_the_source_counts() -> None:
    """Two named where one was counted: the count or the names are wrong."""
    for told in (
        AsTold(count=1),
        AsTold(count=2, recipients=(Recipient(printed="Phòng Văn hóa xã Tr"),)),
    ):
        TOLD.when(_told_of((A, B), told), as_=OPERATOR).then_refused(
            "told_count", count=told.count, named=2 + len(told.recipients)
        )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (AsTold(word=" "), "field_missing"),
        (AsTold(authority=""), "field_missing"),
        (AsTold(recipients=(Recipient(unit=A),)), "field_missing"),
        (AsTold(recipients=(Recipient(inside="Phòng A"),)), "field_missing"),
        (AsTold(recipients=(Recipient(unit=OUTSIDE, inside="Phòng A"),)), "not_member"),
    ],
)
def test_words_that_say_nothing_are_refused(told: AsTold, code: str) -> None:
    """A blank word, a recipient that says no more than its member, an office of nobody."""
    TOLD.when(_told_of((A,), told), as_=OPERATOR).then_refused(code)


def test_the_others_are_not_taken_where_the_source_counts_more_members() -> None:
    """Seven of the cluster, five known: who the others are nobody can say; nor where the list of
    members goes on. Where as many are named as counted, they are taken."""
    rulebook = written("""\
selections:
  - {code: co, name: Cờ thi đua, how: not_stated}
  - {code: gk, name: Giấy khen, how: the_others, not_with: [co]}
""")
    source = RecordSource(source="tin", title="Tin", grade="news_item")
    start = year(rulebook, backfill=True)
    for said, refused in (
        (Counted(14, 14), True),
        (Counted(12, 12, and_others=True), True),
        (Counted(12, 12), False),
    ):
        members = RecordFact(topic=SourceTopic.MEMBERS, said=said, source="tin")
        flag = RecordVoteOutcome(selection="co", chosen=(A,), source="tin")
        here = after(start, (source, OPERATOR), (members, OPERATOR), (flag, OPERATOR))
        then = here.when(SelectTheOthers(selection="gk"), as_=OPERATOR)
        if refused:
            then.then_refused("members_unnamed", count=12)
        else:
            assert then.given_besides().state.voting.outcomes["gk"] == UNITS[1:12]
