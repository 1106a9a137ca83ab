"""The award file and corrections as an office sees them, after the year is closed too."""

import pytest

from tests.cli.typed import CYCLE, Answer, Desk

BY = ("--as", "secretary@an")


def do(desk: Desk, command: str, *fields: str, at: str | None = None) -> Answer:
    when = ("--at", at) if at else ()
    answer = desk("do", CYCLE, command, *fields, *BY, *when)
    assert answer.code == 0, answer.told
    return answer


@pytest.fixture
def filed(closed: Desk) -> Desk:
    """The flag proposed for Bình, the certificate for Bình; decided once, delivered in part."""
    do(
        closed,
        "propose_awards",
        "proposal=tt-1",
        "authority=Bộ",
        "awards.0.award=co",
        "awards.0.units=binh",
        "awards.1.award=bang",
        "awards.1.units=binh",
        "document.kind=Tờ trình",
        "document.number=15/TTr",
        at="2027-02-01T09:00",
    )
    do(
        closed,
        "record_decision",
        "decision=qd-1",
        'results=[{"unit":"binh","award":"co","result":"approved"},'
        '{"unit":"binh","award":"bang","result":"not_yet_considered"},'
        '{"unit":"dong","award":"bang","result":"approved"}]',
        "authority=Bộ",
        "document.kind=Quyết định",
        "document.number=21/QĐ",
        at="2027-02-10T09:00",
    )
    return closed


def decided_at(desk: Desk) -> int:
    events = desk("log", CYCLE, "--json").json["events"]
    return 1 + [event["type"] for event in events].index("decision_recorded")


def test_proposed_and_decided_stand_side_by_side(filed: Desk) -> None:
    """One line for each unit and award; what never was proposed is said, and nothing is sealed."""
    answer = filed("outcome", CYCLE)
    page = answer.out.partition("Hồ sơ khen thưởng")[2]
    assert page.startswith(" (không thuộc kết quả đã chốt)")
    lines = [" ".join(line.split()) for line in page.splitlines()]
    assert "Bình được chọn tt-1 có quyết định tặng (qd-1) chưa" in lines
    assert "Bình được chọn tt-1 chưa xét (qd-1)" in lines
    assert "Đông không được chọn không có quyết định tặng (qd-1) chưa" in lines
    assert "Đông: không có trong đề nghị (qd-1)" in lines
    assert "tt-1: Tờ trình số 15/TTr, gửi Bộ" in lines
    assert filed("replay", CYCLE).code == 0


def test_a_narrow_window_has_the_file_line_by_line(filed: Desk) -> None:
    """Where no table fits, every unit says the same in a line."""
    said = filed("outcome", CYCLE, COLUMNS="50").said
    assert "Bình: Bình xét: được chọn; Đề nghị: tt-1; Quyết định: chưa xét (qd-1)" in said


def test_programs_get_the_file_beside_the_outcome(filed: Desk) -> None:
    """The sealed outcome knows nothing of it."""
    found = filed("outcome", CYCLE, "--json").json
    rows = found["award_file"]["rows"]
    assert [(row["unit"]["name"], row["award"], row["open"]) for row in rows] == [
        ("Bình", "co", "delivery"),
        ("Bình", "bang", "later_decision"),
        ("Đông", "bang", "delivery"),
    ]
    assert "award_file" not in found["outcome"]
    assert found["sealed"] is True


def test_a_closed_year_lists_what_is_open(filed: Desk) -> None:
    """In the status, where it is said that it keeps no year from closing."""
    said = filed("status", CYCLE).said
    assert "Hồ sơ khen thưởng còn mở (không cản việc kết thúc năm thi đua)" in said
    assert "Bằng khen, Bình: chưa xét, chờ quyết định" in said
    assert "Cờ thi đua, Bình: có quyết định, chưa trao" in said


def test_a_corrected_record_is_struck_through(filed: Desk) -> None:
    """The first wording stands with the event that corrects it; the file shows the right one."""
    version = decided_at(filed)
    fields = (f"event={version}", "corrected.number=12/QĐ", "reason=Ghi đảo chữ số")
    do(filed, "correct_record", *fields)
    log = filed("log", CYCLE)
    assert f"số 21/QĐ [đã đính chính bởi @{version + 1}]" in log.said
    assert f"Đính chính @{version} (Quyết định khen thưởng): số 21/QĐ → 12/QĐ" in log.said
    events = filed("log", CYCLE, "--json").json["events"]
    assert events[version - 1]["corrected_by"] == [f"{CYCLE}@{version + 1}"]
    said = filed("outcome", CYCLE).said
    assert f"qd-1: Quyết định số 12/QĐ, Bộ (đã đính chính bởi @{version + 1})" in said
    english = filed("log", CYCLE, "--lang", "en").said
    assert f"[corrected by @{version + 1}]" in english


def test_a_corrected_score_shows_both_tables(closed: Desk) -> None:
    """Ranks by the corrected table beside the adopted ones; the ballot on the older is flagged."""
    fields = (
        "unit=binh",
        "1=59,5->54,5",
        "decided_by=Hội nghị tổng kết",
        "reason=Cộng nhầm",
        "document.kind=Biên bản",
    )
    assert '1="59,5->9,5"' in closed("do", CYCLE, "correct_adopted_score").out
    dry = do(closed, "correct_adopted_score", *fields, "--dry-run")
    assert "Bình: tổng 103 → 98, hạng 1 → 2" in dry.said
    do(closed, "correct_adopted_score", *fields)
    answer = closed("outcome", CYCLE)
    page = answer.out.partition("Bảng điểm sau đính chính")[2].partition("Bình xét")[0]
    rows = [" ".join(line.split()) for line in page.splitlines() if line.strip()[:1].isdigit()]
    assert rows == ["1 2 An 98,5 98,5", "2 1 Bình 103 98", "3 3 Đông 94,5 94,5"]
    assert answer.out.count("theo bảng điểm trước đính chính, không tính lại") == 2
    found = closed("outcome", CYCLE, "--json").json
    assert found["corrections"]["older_table"] == {"ballots": ["co-1"], "selections": ["bang"]}
    assert found["outcome"]["corrected"] is None
    assert closed("replay", CYCLE).code == 0


def test_the_file_as_of_a_version_or_a_day(filed: Desk) -> None:
    """As recorded up to then: the page says so, and nothing later is on it."""
    version = decided_at(filed)
    before = filed("outcome", CYCLE, "--as-of", f"@{version - 1}")
    assert f"Như đã ghi đến sự kiện @{version - 1}" in before.said
    assert "qd-1" not in before.out
    assert "tt-1" in before.out
    by_day = filed("outcome", CYCLE, "--as-of", "09/02/2027")
    assert by_day.out == before.out
    assert "Hồ sơ khen thưởng" not in filed("outcome", CYCLE, "--as-of", "2027-01-31").out
    found = filed("outcome", CYCLE, "--as-of", f"{CYCLE}@{version - 1}", "--json").json
    assert found["version"] == version - 1
    assert {tuple(row["decided"]) for row in found["award_file"]["rows"]} == {()}


def test_a_status_of_the_past_offers_nothing(filed: Desk) -> None:
    """Where the year stood then, with the days that were left then; for reading only."""
    answer = filed("status", CYCLE, "--as-of", "2026-11-21")
    assert "chỉ để xem" in answer.out
    assert "Chấm điểm đang làm" in answer.said
    assert "Làm được ngay" not in answer.out
    assert filed("status", CYCLE, "--as-of", "@5", "--json").json["as_of"] == 5


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        ("@0", "event_unknown"),
        ("@9999", "event_unknown"),
        ("@x", "event_unknown"),
        ("khoi-khac/2020@3", "event_unknown"),
        ("2020-01-01", "moment_before"),
        ("31/02/2027", "date_malformed"),
        ("unknown", "date_malformed"),
    ],
)
@pytest.mark.parametrize("command", ["outcome", "status"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_moment_that_cannot_be_is_refused(
    closed: Desk, command: str, as_of: str, code: str, lang: str
) -> None:
    """A version that is not there, a time before the year began, no date at all."""
    answer = closed(command, CYCLE, "--as-of", as_of, "--lang", lang)
    assert answer.code == 1
    assert code in answer.told


@pytest.mark.parametrize(
    ("command", "fields", "code", "vi", "en"),
    [
        (
            "record_decision",
            ("decision=q", 'results=[{"unit":"bin","award":"co","result":"approved"}]'),
            "name_unknown",
            "Gần nhất là “binh”",
            "nearest",
        ),
        (
            "record_decision",
            ("decision=q", 'results=[{"unit":"binh","award":"bangg","result":"approved"}]'),
            "selection_unknown",
            "Gần nhất là “bang”",
            "The nearest is “bang”",
        ),
        (
            "record_delivery",
            ("awards.0.award=co", "awards.0.units=binh"),
            "delivery_undecided",
            "chưa có quyết định, nên chưa trao được",
            "no decision yet",
        ),
        (
            "correct_record",
            ("event=9999", "corrected.number=1", "reason=Sai"),
            "event_unknown",
            "Không có sự kiện @9999",
            "There is no event @9999",
        ),
        (
            "correct_record",
            ("event=1", "corrected.number=1", "reason=Sai"),
            "not_correctable",
            "không có điều này để đính chính",
            "has no such fact to correct",
        ),
        (
            "record_dossier_piece",
            ("unit=binh", "award=co", "piece=Báo cáo"),
            "piece_not_required",
            "Hồ sơ “Cờ thi đua” không có thành phần “Báo cáo”",
            "needs no “Báo cáo”",
        ),
        (
            "propose_awards",
            ("proposal=t", "authority=Bộ", "awards.0.award=bang", "awards.0.units=an"),
            "proposal_differs",
            "không theo kết quả bình xét",
            "does not follow the outcome",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_what_does_not_fit_the_file_is_refused(
    closed: Desk, command: str, fields: tuple[str, ...], code: str, vi: str, en: str
) -> None:
    """With a sentence in both languages, and nothing is stored."""
    before = closed.stored()
    paper = (
        ("document.kind=Quyết định",) if command in {"record_decision", "propose_awards"} else ()
    )
    for lang, said in (("vi", vi), ("en", en)):
        answer = closed("do", CYCLE, command, *fields, *paper, *BY, "--lang", lang)
        assert answer.code == 1
        assert code in answer.told
        assert said in answer.told
    assert closed.stored() == before


def test_nominees_are_shown_until_somebody_is_chosen(scoring: Desk) -> None:
    """Who stands, who declined, and that the list is fixed."""
    for words in (
        (
            "nominate",
            "selection=co",
            "nominees=binh,dong",
            "unit=binh",
            "--as",
            "unit_officer@binh",
        ),
        ("decline_nomination", "selection=co", "unit=dong", "--as", "unit_officer@dong"),
    ):
        assert scoring("do", CYCLE, *words).code == 0
    said = scoring("outcome", CYCLE).said
    assert "được đề cử: Bình rút khỏi danh sách đề cử: Đông" in said
    do(scoring, "fix_nominees", "selection=co")
    assert "danh sách đề cử đã chốt: Bình" in scoring("outcome", CYCLE).said
    found = scoring("outcome", CYCLE, "--json").json["nominations"]["co"]
    assert [unit["name"] for unit in found["fixed"]] == ["Bình"]


def test_scores_not_yet_adopted_are_adjusted_instead(scoring: Desk) -> None:
    """The sentence names the act that changes them."""
    fields = ("unit=an", "1=60->55", "decided_by=Cụm", "reason=Sai", "document.kind=Biên bản")
    answer = scoring("do", CYCLE, "correct_adopted_score", *fields, *BY)
    assert answer.code == 1
    assert "“Điều chỉnh điểm” (adjust_scores)" in answer.told


def test_a_revoked_award_keeps_its_day_and_is_asked_back(filed: Desk) -> None:
    """Handed over and then annulled: the day stands in the file, the status says what is to be
    given back until that is recorded."""
    do(filed, "record_delivery", "awards=co: binh", "date=15/02/2027", at="2027-02-16T09:00")
    annul = (
        "decision=qd-2",
        "results=binh/co: annulled",
        "authority=Bộ",
        "document.kind=Quyết định",
    )
    do(filed, "record_decision", *annul, at="2027-03-01T09:00")
    page = filed("outcome", CYCLE).said
    assert "hủy bỏ việc tặng (qd-2); trước đó: có quyết định tặng (qd-1)" in page
    assert "Trao: 15/02/2027; phải thu hồi" in page
    assert "Biên bản: đã thông qua" in page
    asked = "Cờ thi đua, Bình: đã trao 15/02/2027, nay phải thu hồi theo quyết định sau"
    assert asked in filed("status", CYCLE).said
    english = filed("status", CYCLE, "--lang", "en").said
    assert "handed over 15/02/2027, to be given back by a later decision" in english
    do(filed, "record_return", "awards=co: binh", "date=02/03/2027", at="2027-03-02T09:00")
    assert "phải thu hồi" not in filed("status", CYCLE).said
    assert "đã thu hồi 02/03/2027" in filed("outcome", CYCLE).said
    assert "Thu hồi “Cờ thi đua” của Bình, ngày 02/03/2027" in filed("log", CYCLE).said


def test_a_delivery_to_come_is_refused_with_both_days(filed: Desk) -> None:
    """The store's clock stands at 10/02/2027; nothing is stored."""
    answer = filed("do", CYCLE, "record_delivery", "awards=co: binh", "date=20/02/2027", *BY)
    assert answer.code == 1
    assert "Ô “date” ghi 20/02/2027, chưa đến ngày đó: hôm nay là 10/02/2027." in answer.told


def test_a_proposal_under_a_decision_is_not_withdrawn(filed: Desk) -> None:
    """The refusal names proposal, unit and decision."""
    answer = filed("do", CYCLE, "withdraw_proposal", "proposal=tt-1", "reason=Lập lại", *BY)
    assert answer.code == 1
    assert "Tờ trình “tt-1”: Bình đã có kết quả theo quyết định “qd-1”" in answer.told


def test_the_five_verdicts_stand_in_the_form(filed: Desk) -> None:
    """Each with its word, and how another title is written; typed so, it is read so."""
    said = filed("do", CYCLE, "record_decision").said
    for verdict in (
        "approved (có quyết định tặng)",
        "refused (không tặng)",
        "changed_title (tặng danh hiệu, hình thức khác)",
        "not_yet_considered (chưa xét)",
        "annulled (hủy bỏ việc tặng)",
    ):
        assert verdict in said
    changed = ("decision=qd-2", "results=binh/bang: changed_title (Giấy khen)", "authority=Bộ")
    do(filed, "record_decision", *changed, "document.kind=Quyết định", at="2027-02-20T09:00")
    page = filed("outcome", CYCLE).said
    assert "tặng danh hiệu, hình thức khác: Giấy khen (qd-2)" in page
