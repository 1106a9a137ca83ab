"""What a year seldom tells, and what somebody hostile puts into names and reasons."""

from uuid import UUID

from sqlalchemy import insert

from adapters.log import tables
from adapters.notices.render import render
from adapters.notices.rendered import Rendered
from domain.after_adoption import CorrectAdoptedScore
from domain.formal import ReopenPhase
from domain.guard import Phase
from domain.notices import Topic
from domain.phases.deadlines import ExtendDeadline, SetDeadline
from domain.phases.plan import IssuePlan, SetRulebook
from domain.record import Office, Seat, unit_stream
from domain.unit import RenameUnit
from tests.factories import CHAIR, OPERATOR, PAPER, SECRETARY, B, C, E, acts_to, cell
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, said_by, said_in, written
from tests.running_year import YEAR
from workflows.notices import Notice

HOSTILE = '<script>alert("x")</script> & {{ 7 * 7 }}'


def test_registration_is_opened_once_more(beginning: Running) -> None:
    """The message says what this unit still has to do, and until when."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.do(ReopenPhase(phase=Phase.REGISTRATION, reason="Sót một đơn vị"), CHAIR)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.REGISTRATION_OPEN))
    assert letter.subject.endswith("Mở đăng ký thi đua; gửi chậm nhất 27/02/2026")
    assert "Phần của đơn vị ở bước này đã xong." in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_a_score_corrected_after_adoption(beginning: Running) -> None:
    """From the adopted score to the corrected one, by whose decision, and what was chosen by the
    older table."""
    year = beginning.year
    for command, seat in acts_to(Phase.CHAIR_HANDOVER):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    correction = CorrectAdoptedScore(
        unit=C,
        cells=(cell("1", now="58", was="60"),),
        decided_by="Hội đồng thi đua",
        reason="Thanh tra kết luận",
        document=PAPER,
    )
    year.do(correction, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.CORRECTED))
    assert letter.subject.endswith("Đính chính điểm đã thông qua của Cà Mau")
    assert "Hội đồng thi đua đính chính điểm đã thông qua của Cà Mau" in letter.text
    assert "- 1. Nhiệm vụ chuyên môn, điểm chuẩn: 60 → 58" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def _stuck(running: Running) -> Rendered:
    notice = Notice(
        id=UUID(int=1),
        topic=Topic.STUCK,
        stream=YEAR,
        version=len(running.year.events()),
        to=Seat(Office.SECRETARY, CHAIR.unit),
    )
    return render(running.engine, notice, notice.version, "vi")


def test_what_is_stuck_is_told_without_an_address(beginning: Running) -> None:
    """Which notices did not arrive and why, and which units nobody can write to."""
    engine = beginning.engine
    with engine.store.database.write() as work:
        known = {"unit": str(B), "kind": "mailbox", "address": "hop-thu@bentre.example"}
        work.connection.execute(insert(tables.contacts), [{**known, "lang": "vi", "set_at": 0}])
        failed = (
            tables.outbox.update()
            .where(tables.outbox.c.unit == str(E))
            .values(state="unserved", trouble="no_address")
        )
        work.connection.execute(failed)
    letter = _stuck(beginning)
    assert letter.subject.endswith("Việc đang vướng: 5")
    assert "- Hậu Giang, ban hành kế hoạch: đơn vị chưa có địa chỉ" in letter.text
    for unit in ("An Giang", "Cà Mau", "Đồng Tháp", "Hậu Giang"):
        assert f"- {unit}\n" in letter.text
    assert "example" not in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_what_fell_due_and_did_not_pass_is_stuck(beginning: Running) -> None:
    """Each by its name and its day, for the unit that owes it."""
    beginning.year.at("2026-03-02T09:00")
    letter = _stuck(beginning)
    assert "- đăng ký, giao ước (Bến Tre), hết ngày 27/02/2026\n" in letter.text
    assert said_by(letter.html) == said_in(letter.text)


def test_nothing_that_was_typed_is_read_as_a_page(beginning: Running) -> None:
    """Names and reasons stand in a page as they were typed, and steer neither it nor a subject."""
    year = beginning.year
    rename = RenameUnit(
        full_name=f"Sở {HOSTILE}", short_name=HOSTILE, since="2026-01-05", reason="Thử"
    )
    year.do(rename, OPERATOR, unit_stream(C))
    extend = ExtendDeadline(
        code="registration",
        until="2026-03-04",
        unit=C,
        reason=f"Lũ\r\nBcc: ai-do@example.vn {HOSTILE}",
    )
    year.do(extend, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.DEADLINE))
    assert "<script" not in letter.html
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; {{ 7 * 7 }}" in letter.html
    assert f"Gia hạn cho {HOSTILE} đến 04/03/2026" in letter.subject
    assert "\n" not in letter.subject
    assert "\nBcc" not in letter.text
    assert said_by(letter.html) == said_in(letter.text)
