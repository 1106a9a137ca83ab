"""Every notice is written in both languages, and says the same as a page and as plain text."""

import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from adapters.bootstrap import Engine
from adapters.erasing import erase
from adapters.log import tables
from adapters.notices import render as rendering
from adapters.notices.facts import FACTS
from adapters.notices.render import TEMPLATES, render
from adapters.notices.rendered import Rendered, TemplateFailed
from adapters.wording.letters.catalogue import LETTERS
from adapters.wording.letters.every import COMMON
from adapters.wording.writing import Lang
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.checking import AssignChecks, Shared
from domain.notices import Topic
from domain.record.record import LOCAL_OPERATOR, Office
from tests.domain.wording import LANGS, check_wording
from tests.factories import PAPER, SECRETARY, B, C, acts_to, cell, officer, sheet_of
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, said_by, said_in, waiting, written
from tests.notice_texts.test_true_at_leaving import led_to

#: Points as they are written: with a sign, or with decimals.
_FIGURE = re.compile(r"[+−]\d|\d[.,]\d")


def _check_words(said: str, lang: Lang) -> None:
    # the eventful year is that of a Cụm, whose own words are the usual ones
    check_wording(said.replace("Cụm trưởng", "Khối trưởng"), lang)


def _letters(engine: Engine) -> list[tuple[Topic, Lang, Rendered]]:
    return [
        (one.notice.topic, lang, written(engine, one, lang, "https://thi-dua.example/"))
        for one in waiting(engine)
        for lang in LANGS
    ]


@pytest.mark.parametrize("year", ["thuc_hanh", "troubled"])
def test_every_notice_of_a_year_is_written(year: str, request: pytest.FixtureRequest) -> None:
    """In both languages, in the office's words; page and plain text say the same, word for word.
    No subject says a score, the day stands first in what goes to a chat group, and the letter ends
    with one link."""
    found = _letters(request.getfixturevalue(year))
    for topic, lang, letter in found:
        _, _, subject = letter.subject.partition("] ")
        _check_words(subject, lang)
        assert not _FIGURE.search(re.sub(r"\d+/[^ ;,]+", "", subject)), subject
        for paragraph in filter(None, letter.text.split("\n")):
            _check_words(paragraph, lang)
        assert said_by(letter.html) == said_in(letter.text), topic
        assert re.match(r"\d\d/\d\d/\d{4} · ", letter.copy), topic
        assert letter.text.count("https://") == letter.copy.count("https://") == 1
        assert letter.html.count("<a ") == 1
    assert len(found) > 100


def test_between_them_they_tell_of_every_topic(thuc_hanh: Engine, troubled: Engine) -> None:
    """What the two years leave out, other tests write."""
    told = {one.notice.topic for engine in (thuc_hanh, troubled) for one in waiting(engine)}
    elsewhere = {Topic.RULES, Topic.BARRED, Topic.ASKED}  # test_rights
    elsewhere |= {Topic.VOTE_MENDED, Topic.SENT_BACK}  # test_mended_votes, _returned_sheets
    elsewhere |= {Topic.COMPLAINT, Topic.COMPLAINT_ANSWER}  # cli.test_complaints
    elsewhere |= {Topic.RUNG, Topic.BODY_ASKED}  # cli.test_rungs, cli.test_body_outside
    assert set(Topic) - told - elsewhere == {
        Topic.REGISTRATION_OPEN,
        Topic.STUCK,
        Topic.CORRECTED,
    }


#: Sentences that a template finds by what kind of thing it tells.
BY_KIND = {
    Topic.ADJUSTED: {"marked", "moved", "adjusted"},
    Topic.CONSEQUENCE: {"proposed", "applied", "settled", "withdrawn"},
}


def test_every_topic_has_its_facts_its_template_and_its_sentences() -> None:
    """One template for both languages, and every sentence of the catalogue is said by it."""
    assert set(FACTS) == set(LETTERS) == set(Topic)
    files = {path.stem: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.j2")}
    around = {"layout.txt", "layout.html", "marks.txt", "marks.html", "words"}
    assert files.keys() - around == {topic.value for topic in Topic}
    for topic, sentences in LETTERS.items():
        own = {key for key, said in sentences.items() if COMMON.get(key) != said}
        unsaid = {key for key in own if f'"{key}"' not in files[topic]}
        assert unsaid == {"called"} | BY_KIND.get(topic, set())


def test_a_letter_says_no_common_sentence_in_another_way_unseen() -> None:
    """A key of a letter that is a common one would change what stands around every letter."""
    others = {
        (topic.value, key)
        for topic, sentences in LETTERS.items()
        for key, said in sentences.items()
        if key in COMMON and COMMON[key] != said
    }
    assert others == {("consequence", "next_explain")}


def test_no_template_says_a_word_of_its_own() -> None:
    """What stands in a template beside marks and expressions is punctuation."""
    for path in TEMPLATES.glob("*.j2"):
        if path.stem.startswith(("layout", "marks")):
            continue
        beside = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\w", beside), path.name


def test_without_an_address_of_pages_there_is_no_link(thuc_hanh: Engine) -> None:
    letter = written(thuc_hanh, of_topic(thuc_hanh, Topic.PLAN_ISSUED))
    assert "://" not in letter.text + letter.html + letter.copy


def test_a_practice_letter_says_so_everywhere(thuc_hanh: Engine) -> None:
    for lang, mark in zip(LANGS, ("THỰC HÀNH", "PRACTICE"), strict=True):
        letter = written(thuc_hanh, of_topic(thuc_hanh, Topic.PLAN_ISSUED), lang)
        assert mark in letter.subject
        assert letter.text.startswith(f"{mark}: ")
        assert mark in letter.html
        assert mark in letter.copy.splitlines()[0]


def test_two_adjustments_of_one_sheet_are_one_message(troubled: Engine) -> None:
    """Each with its own ground, from what counted before to what counts now."""
    (one,) = [found for found in waiting(troubled) if found.notice.topic is Topic.ADJUSTED]
    letter = written(troubled, one)
    assert letter.subject.endswith("Điểm tự chấm được điều chỉnh; giải trình chậm nhất 08/12/2026")
    for said in (
        "1. Nhiệm vụ chuyên môn, điểm chuẩn: 60 → 50",
        "“Thiếu minh chứng cho hai nhiệm vụ”",
        "2. Cải cách hành chính, điểm chuẩn: 39 → 30",
        "“Chỉ số cải cách hành chính thấp hơn kê khai”",
        "chậm nhất hết ngày 08/12/2026 (thứ Ba, còn 6 ngày, trong đó 4 ngày làm việc)",
    ):
        assert said in letter.text


def test_a_reminder_says_what_is_lacking_and_who_else_is_not_done(troubled: Engine) -> None:
    letter = written(troubled, of_topic(troubled, Topic.REMINDER, Office.UNIT_OFFICER))
    assert "Hạn đăng ký, giao ước là hết ngày 27/02/2026 (thứ Sáu, còn" in letter.text
    assert "chưa nhận của đơn vị: đăng ký thi đua." in letter.text
    assert "đăng ký muộn: đề xuất trừ 0,5 điểm mỗi ngày làm việc, nhiều nhất 3" in letter.text
    assert "Còn 3/5 đơn vị chưa gửi." in letter.text


def test_the_late_list_names_units_and_conditions(troubled: Engine) -> None:
    letter = written(troubled, of_topic(troubled, Topic.LATE_LIST))
    assert letter.subject.endswith("Quá hạn đăng ký, giao ước: còn 3 đơn vị chưa xong")
    assert "- Cà Mau: đăng ký thi đua\n- Đồng Tháp: đăng ký thi đua" in letter.text
    assert "Chưa chuyển bước được vì:" in letter.text


def test_an_invitation_is_read_by_calendars(troubled: Engine) -> None:
    """The changed one, and the one that takes it back, are about the same conference."""
    found = [
        _event(written(troubled, of_topic(troubled, topic)))
        for topic in (Topic.INVITATION, Topic.INVITATION_CHANGED, Topic.CANCELLED)
    ]
    assert [method for method, _ in found] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event["SEQUENCE"] for _, event in found] == [0, 1, 2]
    assert len({event["UID"] for _, event in found}) == 1
    first, second, last = (event for _, event in found)
    assert first.decoded("DTSTART").isoformat() == "2027-01-14T01:00:00+00:00"
    assert second.decoded("DTSTART").isoformat() == "2027-01-18"
    assert second.decoded("DTEND").isoformat() == "2027-01-20"
    assert (first["LOCATION"], last["STATUS"]) == ("Hội trường tầng 2", "CANCELLED")


@pytest.mark.parametrize("date", ["08:00 ngày 14/01/2027", "2027-01-14T08:00"])
def test_an_invitation_has_its_hour_and_place(beginning: Running, date: str) -> None:
    """In subject, text, short copy and calendar entry, however the hour was typed."""
    year = beginning.year
    led_to(year, Phase.SUMMARY_CONFERENCE)
    call = CallConference(date=date, place="Hội trường tầng 2", agenda=("Báo cáo",))
    year.do(call, SECRETARY)
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.INVITATION))
    assert letter.subject.endswith("Giấy mời hội nghị tổng kết, 08:00 14/01/2027")
    assert "- Thời gian: 08:00 ngày 14/01/2027\n" in letter.text
    assert "- Địa điểm: Hội trường tầng 2\n" in letter.text
    assert "08:00, tại Hội trường tầng 2" in letter.copy
    _, event = _event(letter)
    assert event.decoded("DTSTART").isoformat() == "2027-01-14T01:00:00+00:00"
    assert event["LOCATION"] == "Hội trường tầng 2"


def test_an_invitation_without_an_hour_says_where_it_stands(beginning: Running) -> None:
    """In the paper that invites, or to be told."""
    year, engine = beginning.year, beginning.engine
    led_to(year, Phase.SUMMARY_CONFERENCE)
    year.do(CallConference(date="2027-01-14", place="Hội trường"), SECRETARY)
    letter = written(engine, of_topic(engine, Topic.INVITATION))
    assert "- Thời gian: ngày 14/01/2027; giờ họp sẽ thông báo\n" in letter.text
    year.do(CallConference(date="2027-01-14", document=PAPER), SECRETARY)
    letter = written(engine, of_topic(engine, Topic.INVITATION_CHANGED))
    assert "- Thời gian: ngày 14/01/2027; giờ họp theo giấy mời\n" in letter.text


def _event(letter: Rendered) -> tuple[str, Any]:
    assert letter.calendar is not None
    calendar = Calendar.from_ical(letter.calendar)
    assert calendar["METHOD"] == letter.method
    (event,) = calendar.walk("VEVENT")
    return letter.method or "", event


def test_addresses_stand_in_the_invitation_only_where_they_are_given(troubled: Engine) -> None:
    one = of_topic(troubled, Topic.INVITATION)
    assert b"mailto" not in (written(troubled, one).calendar or b"")
    letter = render(
        troubled,
        one.notice,
        one.last_version,
        "vi",
        sender="cum8@example.vn",
        to=("hop-thu@example.vn",),
    )
    _, event = _event(letter)
    assert (event["ORGANIZER"], event["ATTENDEE"]) == (
        "mailto:cum8@example.vn",
        "mailto:hop-thu@example.vn",
    )


@pytest.mark.parametrize(
    ("subject", "why"),
    [
        ("{{ nobody_knows }}", "nobody_knows"),
        ('{{ say("nobody_says") }}', "nobody_says"),
        ('{{ say("deadline") }}', "name"),
        ('{{ say("next", until=plan) }}', "StrictUndefined"),
    ],
)
def test_a_template_that_fails_names_its_topic(
    subject: str, why: str, thuc_hanh: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A fact that nobody gives, or a sentence that nobody says, is no empty place in a letter."""
    around = ("marks.txt.j2", "marks.html.j2", "layout.txt.j2", "layout.html.j2", "words.j2")
    for name in around:
        (tmp_path / name).write_text((TEMPLATES / name).read_text(encoding="utf-8"))
    (tmp_path / "plan_issued.j2").write_text(
        f"{{% block subject %}}{subject}{{% endblock %}}"
        "{% block body %}{% endblock %}{% block copy %}{% endblock %}"
    )
    monkeypatch.setattr(rendering, "TEMPLATES", tmp_path)
    rendering.environments.cache_clear()
    try:
        with pytest.raises(TemplateFailed, match=why) as caught:
            written(thuc_hanh, of_topic(thuc_hanh, Topic.PLAN_ISSUED))
    finally:
        rendering.environments.cache_clear()
    assert caught.value.topic is Topic.PLAN_ISSUED


@pytest.mark.parametrize("year", ["thuc_hanh", "troubled"])
def test_what_leaves_late_is_written_too(year: str, request: pytest.FixtureRequest) -> None:
    """A letter that was kept for months says what is so by then; nothing that happened meanwhile
    keeps it from being written."""
    engine = request.getfixturevalue(year)
    for one in waiting(engine):
        for lang in LANGS:
            letter = render(engine, one.notice, one.last_version, lang)
            assert said_by(letter.html) == said_in(letter.text)
            assert len(letter.subject) <= 200


def test_an_erased_reason_is_in_no_letter(beginning: Running) -> None:
    """The letter is still written, and says that something was erased."""
    year = beginning.year
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=C, reason="Lũ lớn")
    year.do(extend, SECRETARY)
    one = of_topic(beginning.engine, Topic.DEADLINE)
    assert "lý do: “Lũ lớn”" in written(beginning.engine, one).text
    engine = beginning.engine
    erase(
        engine, ("khoi@1", one.notice.stream, one.notice.version), None, "Xin", actor=LOCAL_OPERATOR
    )
    letter = written(engine, one)
    assert "lý do: (đã xóa)" in letter.text
    assert "Lũ" not in letter.text + letter.html


def test_a_lost_reason_is_not_called_erased(beginning: Running) -> None:
    """Of a text that is gone without an erasing, the letter says that it is lost."""
    year = beginning.year
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=C, reason="Lũ lớn")
    year.do(extend, SECRETARY)
    one = of_topic(beginning.engine, Topic.DEADLINE)
    with beginning.engine.store.database.write() as work:
        work.connection.execute(tables.texts.delete())
    letter = written(beginning.engine, one)
    assert "lý do: (bị mất, không thấy việc xóa nào được ghi)" in letter.text
    assert "Lũ" not in letter.text + letter.html


def test_a_team_stands_for_its_persons(beginning: Running) -> None:
    """To the unit whose sheet it is, a check is the team's, not of the unit that sits in it."""
    year = beginning.year
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            year.do(command, seat)
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))
    assign = AssignChecks(
        column="cross_check", how=Shared.TEAM, units=(C,), checkers=(B,), team="Tổ thẩm định"
    )
    year.do(assign, SECRETARY)
    change = AdjustScores(
        unit=C, column="cross_check", cells=(cell("1", now="55"),), reason="Thiếu minh chứng"
    )
    year.do(change, officer(B))
    letter = written(beginning.engine, of_topic(beginning.engine, Topic.ADJUSTED))
    assert "Tổ thẩm định điều chỉnh điểm trong bảng của Cà Mau" in letter.text
    assert "Bến Tre" not in letter.text
