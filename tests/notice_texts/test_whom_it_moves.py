"""Who is told of what moves him: corrected totals and ranks, other offices, annulled awards, a vote
held again."""

from msgspec.structs import replace

from adapters.bootstrap import Engine
from adapters.notices.render import render
from adapters.wording.writing import LANGS
from domain.clusters.naming import RecogniseOfficers
from domain.clusters.offices import ViceKind
from domain.cycle.awards.decisions import RecordDecision, RecordDelivery
from domain.cycle.awards.file import AwardUnits, Result, Verdict
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import NameNextOfficers
from domain.cycle.scores.after_adoption import CorrectAdoptedScore
from domain.cycle.votes.selecting import DecideSelection, SelectByRank
from domain.notices import Topic
from domain.record.record import UnitId
from tests.factories import CHAIR, OPERATOR, PAPER, SECRETARY, A, B, C, D, E, cell
from tests.notice_texts.conftest import Running
from tests.notice_texts.eventful import NAMES
from tests.notice_texts.letters import Waiting, said_by, said_in, waiting, written
from tests.notice_texts.test_true_at_leaving import led_to
from tests.running_year import HOME


def told(running: Running, topic: Topic) -> dict[UnitId, Waiting]:
    """The last letter of a topic to each unit."""
    return {
        one.notice.to.unit: one
        for one in waiting(running.engine)
        if one.notice.topic is topic and one.notice.to.unit is not None
    }


def corrected(running: Running, unit: UnitId, *cells: tuple[str, str, str]) -> None:
    running.year.do(
        CorrectAdoptedScore(
            unit=unit,
            cells=tuple(cell(criterion, now=now, was=was) for criterion, now, was in cells),
            decided_by="Hội đồng thi đua",
            reason="Thanh tra kết luận",
            document=PAPER,
        ),
        SECRETARY,
    )


def test_a_correction_tells_each_whom_it_moves_with_both_figures(beginning: Running) -> None:
    """C falls from 98 to 96,5 and from third to fourth; D becomes third; A, B and E, who stay where
    they are, hear nothing."""
    led_to(beginning.year, Phase.CHAIR_HANDOVER)
    corrected(beginning, C, ("1", "58.5", "60"))
    found = told(beginning, Topic.CORRECTED)
    assert set(found) == {C, D}
    own, other = (written(beginning.engine, found[unit]) for unit in (C, D))
    for said in ("Tổng điểm: 98 → 96,5", "Hạng: 3 → 4", "Lý do: “Thanh tra kết luận”"):
        assert said in own.text
    assert "- 1. Nhiệm vụ chuyên môn, điểm chuẩn: 60 → 58,5" in own.text
    assert "Tổng điểm: 97, không đổi" in other.text
    assert "Hạng: 4 → 3" in other.text
    assert "60 → 58,5" not in other.text
    assert "Thanh tra" not in other.text
    assert other.subject.endswith(
        "Đính chính điểm đã thông qua của Cà Mau: hạng của Đồng Tháp thay đổi"
    )
    for lang in LANGS:
        for one in found.values():
            letter = written(beginning.engine, one, lang)
            assert said_by(letter.html) == said_in(letter.text)


def test_a_correction_that_nets_to_nothing_tells_nobody(beginning: Running) -> None:
    led_to(beginning.year, Phase.CHAIR_HANDOVER)
    corrected(beginning, C, ("1", "59", "60"), ("2", "39", "38"))
    assert told(beginning, Topic.CORRECTED) == {}


def test_a_correction_says_what_was_chosen_before_it(beginning: Running) -> None:
    """By rank on the older table; nothing of it has changed yet."""
    led_to(beginning.year, Phase.VOTING)
    beginning.year.do(SelectByRank(selection="bk"), SECRETARY)
    corrected(beginning, C, ("1", "58.5", "60"))
    text = written(beginning.engine, told(beginning, Topic.CORRECTED)[D]).text
    line = next(line for line in text.splitlines() if line.startswith("Đã bình xét theo bảng"))
    assert "Bằng khen" in line
    assert "giữ nguyên hay bình xét lại do Cụm quyết định" in line


def test_a_chair_elect_whom_the_recognition_makes_vice_is_told(beginning: Running) -> None:
    """Offices are compared, not units: C hears that it is vice and not chair, D that it is chair,
    B, who stays vice, nothing."""
    year = beginning.year
    led_to(year, Phase.CHAIR_HANDOVER)
    year.do(NameNextOfficers(year="2027", chair=C, vice_chairs=(D, B)), SECRETARY)
    first = told(beginning, Topic.NEXT_OFFICE)
    assert set(first) == {B, C, D}
    recognise = RecogniseOfficers(year="2027", chair=D, vice_chairs=(C, B), document=PAPER)
    year.do(recognise, SECRETARY, HOME)
    later = told(beginning, Topic.NEXT_OFFICE)
    assert {unit for unit in later if later[unit] != first.get(unit)} == {C, D}
    made_vice, made_chair = (written(beginning.engine, later[unit]) for unit in (C, D))
    assert made_vice.subject.endswith("Cà Mau giữ nhiệm vụ Cụm phó, thay nhiệm vụ đã báo")
    assert "Trước đó đơn vị được báo giữ nhiệm vụ Cụm trưởng." in made_vice.text
    assert "nhận bàn giao" not in made_vice.text
    assert made_chair.subject.endswith("Đồng Tháp giữ nhiệm vụ Cụm trưởng, thay nhiệm vụ đã báo")
    assert "Trước đó đơn vị được báo giữ nhiệm vụ Cụm phó." in made_chair.text


def test_o11_a_vice_is_told_which_kind_of_vice_it_is(beginning: Running) -> None:
    """Of several kinds each hears its own, in both languages; a plain vice hears as ever."""
    year = beginning.year
    led_to(year, Phase.CHAIR_HANDOVER)
    kinds = (ViceKind(unit=C, kind="Cụm phó thường trực"),)
    recognise = RecogniseOfficers(
        year="2027", chair=D, vice_chairs=(C, B), vice_kinds=kinds, document=PAPER
    )
    year.do(recognise, OPERATOR, HOME)
    found = told(beginning, Topic.NEXT_OFFICE)
    standing = written(beginning.engine, found[C])
    assert standing.subject.endswith("Cà Mau giữ nhiệm vụ Cụm phó thường trực")
    assert "Cụm phó thường trực Cà Mau" in standing.text
    assert "Cụm phó thường trực of 2027" in written(beginning.engine, found[C], "en").subject
    assert written(beginning.engine, found[B]).subject.endswith("giữ nhiệm vụ Cụm phó")


def test_an_office_recognised_since_is_awaited_no_more(thuc_hanh: Engine) -> None:
    """Read after the recognition, the letter to the chair-elect says who the officers are now, and
    asks for no handover and no plan that are done."""
    (one,) = [
        one
        for one in waiting(thuc_hanh)
        if one.notice.topic is Topic.NEXT_OFFICE
        and "giữ nhiệm vụ Khối trưởng" in written(thuc_hanh, one).subject
    ]
    early = written(thuc_hanh, one).text
    late = render(thuc_hanh, one.notice, one.last_version, "vi").text
    assert "còn chờ quyết định công nhận" in early
    assert "nhận bàn giao từ Hoa Sen, rồi chuẩn bị kế hoạch năm 2027" in early
    assert "chờ quyết định" not in late
    assert "nay là: Khối trưởng Trúc Xanh, Khối phó Lúa Vàng" in late
    assert "Việc bàn giao và kế hoạch năm 2027 đã xong." in late


def test_an_annulled_award_tells_its_unit_what_follows(beginning: Running) -> None:
    """What was handed over goes back; who received nothing has nothing to return."""
    year = beginning.year
    led_to(year, Phase.CHAIR_HANDOVER)
    given = [Result(unit=unit, award="bk", result=Verdict.APPROVED) for unit in (A, B)]
    decide = RecordDecision(decision="qd-1", authority="Bộ", results=tuple(given), document=PAPER)
    year.do(decide, SECRETARY)
    year.do(RecordDelivery(awards=(AwardUnits(award="bk", units=(A,)),)), SECRETARY)
    taken = tuple(replace(one, result=Verdict.ANNULLED) for one in given)
    year.do(replace(decide, decision="qd-2", results=taken), SECRETARY)
    found = told(beginning, Topic.DECISION)
    a, b = (written(beginning.engine, found[unit]) for unit in (A, B))
    assert "hủy bỏ việc tặng Bằng khen" in a.subject
    assert "annuls the award of" in written(beginning.engine, found[A], "en").subject
    assert "Việc kế tiếp: nộp lại hiện vật và tiền thưởng đã nhận ngày" in a.text
    assert "không phải làm gì thêm" not in a.text
    assert "Việc trao tặng không thực hiện nữa" in b.text
    assert "Next: return the object" in written(beginning.engine, found[A], "en").text
    assert said_by(a.html) == said_in(a.text)


def test_after_a_second_vote_both_letters_say_what_holds(beginning: Running) -> None:
    """The first one, read late, that its result holds no more, and which does; the second, which
    result it replaces."""
    year, engine = beginning.year, beginning.engine
    led_to(year, Phase.CHAIR_HANDOVER)
    first = told(beginning, Topic.RESULT)[E]
    before = written(engine, first).text
    assert "không còn hiệu lực" not in before
    chosen = NAMES[B]
    assert f"“Cờ thi đua”: {chosen}" in before
    year.at("2026-12-20T09:00")
    year.do(ReopenPhase(phase=Phase.VOTING, reason="Sai thể thức"), CHAIR)
    reopened = written(engine, told(beginning, Topic.REOPENED)[E]).text
    assert "Kết quả bình xét đã báo (Cờ thi đua" in reopened
    year.do(DecideSelection(selection="co", chosen=(), reason="Không đơn vị nào đạt"), SECRETARY)
    year.at("2026-12-21T09:00")
    late = written(engine, first._replace(due_at=year.clock.at)).text
    assert "Kết quả này không còn hiệu lực: bình xét lại ngày 20/12/2026" in late
    second = written(engine, told(beginning, Topic.RESULT)[E]).text
    assert f"({chosen}), không còn hiệu lực, vì mở lại bước: “Sai thể thức”" in second
    assert "Kết quả này thay kết quả lúc " in second
