"""What a source leaves unsaid, cuts off, counts or adds: told as that and as nothing else."""

from collections.abc import Callable

from tests.cli.typed import Desk

Told = Callable[[str], Desk]


def test_what_is_missing_is_not_stated(told: Told) -> None:
    """In a told year nothing is "chưa": the source does not say."""
    desk = told("khuyet")
    page = desk("outcome", "khuyet/2014")
    assert "Cờ thi đua: nguồn không nêu" in page.said
    assert "thông qua: nguồn không nêu" in page.said
    assert "Tây Sơn (nguồn không nêu)" in page.said
    for asked in ("outcome", "status", "reconcile"):
        said = desk(asked, "khuyet/2014").said
        for never in ("chưa có kết quả", "chưa thông qua", "chưa gửi", "chưa có tổng điểm"):
            assert never not in said.lower(), asked
    status = desk("status", "khuyet/2014").said
    assert "nguồn không nêu, hoặc nêu mà còn phải nhập. Nguồn không nêu thì dùng việc" in status
    english = desk("outcome", "khuyet/2014", "--lang", "en").said
    assert "adoption: not stated in the source" in english


def test_awards_known_by_number_stand_with_the_names_there_are(told: Told) -> None:
    """Two flags, one name cut off, one more than the rulebook has: accepted, with a remark; three
    certificates without a name; a list that goes on."""
    said = told("hai-co")("outcome", "hai-co/2013").said
    assert "Cờ thi đua: Đồng Tâm và “Phòng Văn hóa xã T…” (tên in không đủ" in said
    assert "nguồn nêu 2, nhiều hơn số được chọn theo bảng tiêu chí (1)" in said
    assert "Bằng khen: Tây Sơn, Nam Hòa và các đơn vị khác (nguồn không nêu tên)" in said
    assert "Giấy khen: 3, nguồn không nêu tên" in said


def test_an_award_may_go_to_an_office_or_for_one_field(told: Told) -> None:
    """The office inside a member is not the member; a member honoured for one field is one that was
    chosen, and the field stands beside it."""
    desk = told("bo-phan")
    said = desk("outcome", "bo-phan/2011").said
    assert "“Tổ Thư viện” (thuộc Bắc Lý)" in said
    assert "Tây Sơn (lĩnh vực “công tác gia đình”)" in said
    [shown] = desk("outcome", "bo-phan/2011", "--json").json["outcome"]["selections"]
    assert [unit["name"] for unit in shown["chosen"]] == ["Tây Sơn"]
    assert "Kỷ niệm chương" not in desk("status", "bac").said
    assert "Kỷ niệm chương" in desk("status", "tay").said


def test_who_the_others_are_is_not_known_where_members_have_no_name(told: Told) -> None:
    """Seven members, five known: the command that takes all the others is refused; the source's
    word stands."""
    desk = told("con-lai")
    said = desk("outcome", "con-lai/2012").said
    assert "Giấy khen: nguồn không nêu tên nguồn ghi “các đơn vị còn lại”" in said
    assert "nguồn nêu 2, nhiều hơn số được chọn theo bảng tiêu chí (1)" in said


def test_a_school_year_is_called_one_and_lists_stay_open(told: Told) -> None:
    """The year is called as the source calls it; what is decided for the next one stands for
    itself and contradicts nothing."""
    desk = told("nam-hoc")
    page = desk("outcome", "nam-hoc/2017-2018")
    assert page.out.splitlines()[0] == "Cụm Năm học, năm học 2017–2018"
    assert desk("status", "nam-hoc/2017-2018").out.splitlines()[0] == page.out.splitlines()[0]
    shown = desk("outcome", "nam-hoc/2017-2018", "--json").json["outcome"]["statements"]
    said = {one["topic"]: one["said"] for one in shown}
    assert said["movements"]["value"] == "Dạy tốt, học tốt; Trường học thân thiện; …"
    assert "Nội dung quyết định cho năm sau năm học 2018–2019 chấm 8 tiêu chí" in page.said
    assert "chưa khớp" not in page.said
    assert "Nhận xét về nguồn" not in page.said


def test_one_year_may_hold_all_of_it(told: Told) -> None:
    """More flags than the quota, an office inside a member, one field of work, lists that go on,
    what was decided for the next year: each as its source has it, none in the way of another."""
    desk = told("ven-song")
    page = desk("outcome", "ven-song/2008-2009")
    assert page.out.splitlines()[0] == "Cụm Ven Sông, năm học 2008–2009"
    said = page.said
    assert "Cờ thi đua: Thạnh Phú và An Hòa theo bảng tiêu chí được chọn 1 nguồn ghi" in said
    assert "nguồn nêu 2, nhiều hơn số được chọn theo bảng tiêu chí (1)" in said
    assert (
        "Giấy khen: Tân Lập, An Hòa (lĩnh vực “công tác thư viện”), “Tổ Văn phòng” (thuộc Long Mỹ)"
        " và các đơn vị khác (nguồn không nêu tên)"
    ) in said
    assert "Dạy tốt, học tốt; Xanh, sạch, đẹp; [tin] …" in said
    assert "nêu tên An Hòa, Long [tin] Mỹ, Tân Lập, Thạnh Phú và các đơn vị khác" in said
    assert "chấm theo 8 tiêu chí, bỏ điểm [tin] thưởng; Năm nay chấm 6 tiêu chí" in said
    assert "chưa khớp" not in said
    assert "Giấy khen" not in desk("status", "long-my").said.partition("Làm được ngay")[0]
