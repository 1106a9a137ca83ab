"""The words of conference day in the browser, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

HALL: Final[Mapping[str, Pair]] = {
    # the day
    "sitting_on": ("phiên đang mở", "the sitting is open"),
    "sitting_over": ("phiên đã kết thúc", "the sitting is closed"),
    "sitting_before": ("chưa mở phiên", "the sitting is not open yet"),
    "doing": ("Đang làm", "Now"),
    "next": ("Việc tiếp theo: {text}", "Next: {text}"),
    "nothing_now": ("Không còn việc nào của hội nghị.", "Nothing of the conference is left."),
    "programme": ("Việc của hội nghị", "Work of the conference"),
    "invitation": ("Chương trình theo giấy mời", "Agenda of the invitation"),
    "present": ("Có mặt {here}/{of}", "Present {here}/{of}"),
    "quorum_met": ("đủ, cần từ {needed}", "a quorum, {needed} needed"),
    "quorum_unmet": (
        "Có mặt {here}, cần từ {needed}. Chưa mở được lượt bỏ phiếu.",
        "Present {here}, needs {needed}. No ballot can open.",
    ),
    "quorum_none": ("bảng tiêu chí không đặt mức", "the rulebook names no quorum"),
    "record_presence": ("Ghi điểm danh", "Record attendance"),
    "presence_help": (
        "Bỏ dấu khi đơn vị ra về; lượt bỏ phiếu đang mở giữ số có mặt lúc mở.",
        "Untick a unit that leaves; an open ballot keeps the number present when it was opened.",
    ),
    "tick_beside": (
        "Đánh dấu đơn vị có mặt rồi ghi điểm danh.",
        "Tick the units that are present, then record attendance.",
    ),
    "adopt_minutes_kind": ("Biên bản", "Biên bản"),
    "adopt_report_kind": ("Báo cáo tổng kết", "Báo cáo tổng kết"),
    "paper_kind": ("Loại văn bản", "Kind of paper"),
    "paper_number": ("Số, ký hiệu", "Number"),
    "paper_date": ("Ngày", "Date"),
    "may_follow": (
        "Bản ký, số và ngày có thể bổ sung hôm sau.",
        "The signed paper, its number and date may follow the next day.",
    ),
    "do_it": ("Làm", "Do"),
    "see": ("Xem", "Show"),
    "record": ("Ghi", "Record"),
    "back": ("Về hội nghị", "Back to the conference"),
    "left_open": ("chưa đủ phiếu, chọn cách làm tiếp", "not enough votes, to be decided on"),
    "nobody_chosen": ("không chọn đơn vị nào", "nobody chosen"),
    "why": ("Vì sao chưa làm được?", "Why not yet?"),
    "tellers": ("Tổ kiểm phiếu", "Tellers"),
    # ballots
    "ballot": ("{title}, lượt {round}", "{title}, round {round}"),
    "opening": ("Mở lượt {round}: {title}", "Open round {round}: {title}"),
    "open_it": ("Mở lượt", "Open ballot"),
    "close_it": ("Kết thúc lượt", "Close ballot"),
    "way": ("Cách bỏ phiếu", "How votes are given"),
    "nominees": ("Đơn vị được đề cử", "Nominees"),
    "nominees_help": (
        "Chọn các đơn vị đưa ra bỏ phiếu.",
        "Tick the units on which is voted.",
    ),
    "further": ("Cùng trên một lá phiếu", "On the same paper"),
    "name_tellers": (
        "Tổ kiểm phiếu, khi bỏ phiếu kín",
        "Tellers, where papers are counted",
    ),
    "ballot_code": ("Mã lượt", "Code of the ballot"),
    "electors": ("{count} phiếu của các đơn vị có mặt", "{count} votes of those present"),
    "threshold": (
        "cần ít nhất {needed}/{of} phiếu ({rule})",
        "needs at least {needed} of {of} votes ({rule})",
    ),
    "threshold_later": ("cần {rule}, biết khi kiểm phiếu", "needs {rule}, known once counted"),
    "no_threshold": ("không đặt mức tối thiểu", "no threshold"),
    "needs": ("cần ít nhất {needed}/{of} phiếu", "needs at least {needed} of {of} votes"),
    "stage_voting": ("đang bỏ phiếu", "votes are given"),
    "stage_counted": ("đã kiểm phiếu, chưa kết thúc lượt", "counted, not closed yet"),
    "stage_closed": ("đã kết thúc lượt", "closed"),
    "stage_withdrawn": ("đã hủy lượt", "withdrawn"),
    "sealed": (
        "Số phiếu của từng đơn vị hiện ra khi kết thúc lượt.",
        "The votes for each unit appear once the ballot is closed.",
    ),
    "by_hand": ("Biểu quyết giơ tay: ghi số", "Show of hands: the numbers"),
    "unit": ("Đơn vị", "Unit"),
    "for": ("Đồng ý", "For"),
    "against": ("Không đồng ý", "Against"),
    "no_opinion": ("Không có ý kiến", "No opinion"),
    "record_hands": ("Ghi kết quả biểu quyết", "Record the vote"),
    "by_roll": ("Gọi tên từng đơn vị", "Roll call"),
    "not_called": ("(chưa gọi)", "(not called)"),
    "record_roll": ("Ghi các phiếu đã gọi", "Record the votes called"),
    "sign_off": (
        "Đính kèm biên bản kiểm phiếu đã ký",
        "Attach the signed count record",
    ),
    "sign_off_help": (
        "Còn chờ chữ ký trên giấy của: {units}.",
        "The signatures on paper are awaited of: {units}.",
    ),
    "count_record": ("Biên bản kiểm phiếu", "Biên bản kiểm phiếu"),
    "count_it": ("Kiểm phiếu", "Count the papers"),
    "result": ("Kết quả", "Result"),
    "votes": ("Phiếu", "Votes"),
    "measured": ("So với mức cần", "Against the threshold"),
    "chosen": ("được chọn", "chosen"),
    "enough": ("đủ phiếu", "enough votes"),
    "short": ("thiếu {count} phiếu", "{count} short"),
    "chosen_are": ("Được chọn: {units}", "Chosen: {units}"),
    "chosen_none": ("Chưa đơn vị nào được chọn.", "Nobody is chosen yet."),
    "tied": ("Bằng phiếu ở ranh giới chỉ tiêu: {units}", "Tied at the quota: {units}"),
    "issued": ("Phát ra", "Issued"),
    "returned": ("Thu về", "Returned"),
    "valid": ("Hợp lệ", "Valid"),
    "invalid": ("Không hợp lệ", "Invalid"),
    "go_on": ("Làm gì tiếp?", "What next?"),
    # the count
    "entry_1": ("nhập lần 1", "first entry"),
    "entry_2": ("nhập lần 2", "second entry"),
    "entry_done": ("đã nhập", "entered"),
    "entry_waits": ("chưa nhập", "not entered"),
    "counting": ("Kiểm phiếu {title}: {entry}", "Count of {title}: {entry}"),
    "counting_alone": ("từ biên bản đã ký", "from the signed record"),
    "unseen": (
        "Đọc từ phiếu giấy. Trang này không hiện số của người nhập kia.",
        "Read from the papers. This page shows nothing of the other person's entry.",
    ),
    "alone": (
        "Chỉ một người nhập, có biên bản kiểm phiếu đã ký",
        "One person types, from the signed count record",
    ),
    "together": ("Hai người cùng nhập", "Two people enter it"),
    "twice_only": (
        "Bảng tiêu chí: chừng này phiếu thì hai người cùng nhập.",
        "Rulebook: so many papers are entered by two people.",
    ),
    "alone_help": (
        "Một người đọc to biên bản kiểm phiếu đã ký, một người nhập.",
        "One reads the signed count record aloud, another types.",
    ),
    "record_signed": ("Ghi theo biên bản đã ký", "Record from the signed paper"),
    "pass_1": ("Chuyển máy cho người thứ nhất", "Pass the laptop to the first person"),
    "pass_2": ("Chuyển máy cho người thứ hai", "Pass the laptop to the second person"),
    "pass_help": (
        "Số vừa nhập đã được giữ kín. Màn hình này không có số nào.",
        "What was entered is sealed. There is no figure on this screen.",
    ),
    "taken_1": ("Người thứ nhất đã cầm máy", "The first person has the laptop"),
    "taken_2": ("Người thứ hai đã cầm máy", "The second person has the laptop"),
    "count_line": ("Dòng", "Line"),
    "count_papers": ("Số phiếu", "Number"),
    "matches": ("khớp", "the same"),
    "void": ("{title}: phiếu ghi quá số được chọn", "{title}: papers that name too many"),
    "whole_number": ("nhập số phiếu, ví dụ 0 hoặc 6", "enter a whole number, such as 0 or 6"),
    "enter": ("Ghi lần nhập này", "Record this entry"),
    "enter_again": ("Ghi lại {count} ô", "Record {count} fields again"),
    "check_sums": ("Tính thử các tổng", "Check the sums"),
    "to_ballot": ("Về lượt bỏ phiếu", "Back to the ballot"),
    "differ": ("Hai lần nhập khác nhau ở {count} dòng.", "The two entries differ in {count} rows."),
    "differ_help": (
        "Các ô khác nhau đã được xóa; xem lại phiếu giấy rồi nhập lại các ô này:",
        "The differing fields are cleared; look at the papers and enter these again:",
    ),
    "differ_still": (
        "Vẫn khác thì đếm lại cả chồng phiếu, có Tổ kiểm phiếu chứng kiến.",
        "Where they differ again, count the whole pile anew before the tellers.",
    ),
    "anew": ("Đếm lại từ đầu", "Count anew"),
    "anew_help": (
        "Xóa cả hai lần nhập, người thứ nhất nhập lại từ đầu.",
        "Both entries are dropped, and the first person begins again.",
    ),
    "codes": ("Mã có thể gặp", "Codes that may appear"),
    "code_returned_above": (
        "Thu về nhiều hơn phát ra. Chưa ghi được: đếm lại hai chồng phiếu.",
        "More came back than were given out. Not recorded: count both piles again.",
    ),
    "code_unbalanced": (
        "Hợp lệ + không hợp lệ khác thu về. Chưa ghi được.",
        "Valid and invalid are not what came back. Not recorded.",
    ),
    "code_different": (
        "Hai lần nhập khác nhau. Máy không đoán ai đúng: xóa ô khác nhau ở cả hai bên, mỗi người"
        " nhập lại phần của mình từ phiếu giấy.",
        "The entries differ. Nothing is guessed: the differing fields are cleared on both sides,"
        " and each enters their own again from the papers.",
    ),
    "code_half_invalid": (
        "Phiếu không hợp lệ từ một nửa trở lên. Xem lại cách ghi phiếu; vẫn ghi được.",
        "Half of the papers or more are invalid. Look at how they were filled in; recorded all the"
        " same.",
    ),
    "code_issued_above": (
        "Phát ra nhiều hơn số phiếu của đơn vị có mặt. Chưa ghi được.",
        "More were given out than there are votes at the sitting. Not recorded.",
    ),
    "code_votes_above": (
        "Một đơn vị có nhiều phiếu hơn số hợp lệ. Chưa ghi được.",
        "A unit has more votes than there are valid papers. Not recorded.",
    ),
    "code_too_many": (
        "Tổng số phiếu bầu quá hợp lệ nhân số được chọn. Chưa ghi được.",
        "All votes together are more than valid papers may name. Not recorded.",
    ),
    "check_issued_above": (
        "Phát ra {issued}, nhiều nhất {most}",
        "Issued {issued}, at most {most}",
    ),
    "check_returned_above": (
        "Thu về {returned} không quá phát ra {issued}",
        "Returned {returned}, not above issued {issued}",
    ),
    "check_unbalanced": (
        "Hợp lệ {valid} + không hợp lệ {invalid} = thu về {returned}",
        "Valid {valid} + invalid {invalid} = returned {returned}",
    ),
    "check_votes_above": (
        "{unit}: {votes} không quá hợp lệ {valid}",
        "{unit}: {votes}, not above valid {valid}",
    ),
    "check_too_many": (
        "{selection}: cộng {given} không quá hợp lệ {valid} × được chọn {choices}",
        "{selection}: {given} together, not above valid {valid} × {choices}",
    ),
    "check_half_invalid": (
        "Không hợp lệ {invalid}/{returned}: xem lại cách ghi phiếu",
        "Invalid {invalid} of {returned}: look at how papers were filled in",
    ),
    "check_waits": (": chờ ô {fields}", ": waits for {fields}"),
    # rounds
    "nobody_enough": ("{title}: chưa đủ phiếu", "{title}: not enough votes"),
    "rounds": (
        "Bảng tiêu chí: nhiều nhất {count} lượt. Cách của bảng tiêu chí chọn sẵn; cách khác cần ghi"
        " lý do.",
        "Rulebook: at most {count} rounds. Its own way is chosen beforehand; another needs a"
        " reason.",
    ),
    "again_same": ("Lượt {round} giữa các đơn vị còn lại", "Round {round} among those who remain"),
    "again_first_two": (
        "Lượt {round} giữa hai đơn vị nhiều phiếu nhất",
        "Round {round} between the two with most votes",
    ),
    "again_new": ("Đề cử lại rồi bỏ phiếu lượt {round}", "Nominate anew, then round {round}"),
    "way_vacant": ("Để trống, không chọn đơn vị nào", "Leave it empty, choose nobody"),
    "way_vacant_help": ("chỉ tiêu không dùng; ghi lý do", "the place lapses; give the reason"),
    "way_referred": (
        "Báo cáo cấp có thẩm quyền quyết định",
        "Leave it to the authority",
    ),
    "way_referred_help": (
        "hội nghị không chọn; cơ quan trả lời bằng văn bản",
        "the sitting chooses nobody; the authority answers in writing",
    ),
    "authority": ("Cơ quan được báo cáo", "Authority"),
    "letter": ("Báo cáo", "Báo cáo"),
    "reason": ("Lý do", "Reason"),
    "reason_help": (
        "Không cần khi theo cách của bảng tiêu chí. Lý do được ghi vào nhật ký.",
        "Not needed for the rulebook's own way. It is logged.",
    ),
    "by_rulebook": ("Theo bảng tiêu chí", "Theo bảng tiêu chí"),
    "decide": ("Ghi cách làm tiếp", "Record what follows"),
    # pages between
    "before_closing": ("Trước khi kết thúc lượt", "Before the ballot is closed"),
    "closing": (
        "{title}: kết quả sẽ đứng như đã kiểm",
        "{title}: the result will stand as counted",
    ),
    "closing_1": (
        "{count} phiếu của các đơn vị có mặt lúc mở lượt; ai chưa bỏ phiếu thì không bỏ được nữa;",
        "{count} votes of those present when it was opened; nobody votes any more;",
    ),
    "closing_2": ("{rule};", "{rule};"),
    "closing_3": (
        "kết quả và biên bản kiểm phiếu đứng mãi, chỉ đính chính được bằng văn bản, có lý do.",
        "the result and the count record stand for ever, and are only corrected with a paper and a"
        " reason.",
    ),
    "not_yet_closed": ("Quay lại, chưa kết thúc", "Back, do not close yet"),
    "chair_side": ("{chair} đã đồng ý với đơn vị nào?", "For which unit was the chair?"),
    "chair_nobody": ("không đơn vị nào", "for nobody"),
    "adopt_table_over": ("Trước khi thông qua", "Before the table is adopted"),
    "adopt_table_title": (
        "Bảng điểm này sẽ đứng mãi như đang thấy",
        "This table will stand for ever as it is seen",
    ),
    "adopt_table_1": (
        "điểm, tổng và hạng của {units} đơn vị đứng như bảng này;",
        "points, totals and ranks of {units} units stand as in this table;",
    ),
    "adopt_table_2": (
        "điểm chỉ đổi bằng đính chính sau thông qua: ai quyết định, văn bản nào, vì sao;",
        "points change only by a correction after adoption: who decides, by which paper, and why;",
    ),
    "adopt_table_3": (
        "các lượt bỏ phiếu dựa vào bảng này; bảng đổi sau đó thì lượt phiếu được đánh dấu, không"
        " tính lại.",
        "ballots rest on this table; where it changes later they are marked, not reckoned again.",
    ),
    "adopt_table_press": ("Thông qua bảng điểm", "Adopt table"),
    "adopt_table_back": ("Quay lại, chưa thông qua", "Back, do not adopt yet"),
    "close_cycle_over": ("Trước khi chốt năm thi đua", "Before the year is closed"),
    "close_cycle_title": (
        "Kết quả năm thi đua sẽ được chốt như đang thấy",
        "The outcome of the year will be sealed as it is seen",
    ),
    "close_cycle_1": (
        "điểm, hạng, kết quả bỏ phiếu và bàn giao của {units} đơn vị được lưu nguyên;",
        "points, ranks, votes and handover of {units} units are stored in full;",
    ),
    "close_cycle_2": (
        "không ghi thêm điểm hay phiếu vào năm này;",
        "no points and no votes are recorded in this year any more;",
    ),
    "close_cycle_3": (
        "sau đó chỉ còn đính chính theo văn bản, có lý do, ghi vào nhật ký.",
        "afterwards there are corrections by a paper only, with a reason, in the log.",
    ),
    "close_cycle_press": ("Chốt năm thi đua", "Close the year"),
    "close_cycle_back": ("Quay lại, chưa chốt", "Back, do not close yet"),
    "seal": (
        "Bản lưu kèm mã kiểm {seal}, in ở chân giấy.",
        "It is stored with the checksum {seal}, printed at the foot of papers.",
    ),
    "rank": ("Hạng", "Rank"),
    "standard": ("Chuẩn", "Standard"),
    "bonus": ("Thưởng", "Bonus"),
    "deduction": ("Trừ", "Deduction"),
    "total": ("Tổng", "Total"),
    # the wall
    "wall_now": ("Màn hình hội trường", "Screen of the hall"),
    "wall_open": ("Mở cửa sổ chiếu", "Open the screen"),
    "wall_what": ("Chiếu gì", "What it shows"),
    "wall_show": ("Chiếu", "Show"),
    "wall_cluster": ("Tên cụm, năm thi đua", "Name of the cluster"),
    "wall_agenda": ("Chương trình", "Agenda"),
    "wall_ranking": ("Xếp hạng", "Ranking"),
    "wall_page": ("Trang {page}/{pages}", "Page {page}/{pages}"),
    "wall_at": ("cập nhật {at}", "updated {at}"),
    "wall_year": ("Năm thi đua {year}", "Cycle year {year}"),
    "wall_no_scores": ("Chưa có bảng điểm.", "There is no score table yet."),
    "tie": (
        "{count} đơn vị cùng hạng {rank}.",
        "{count} units at rank {rank}.",
    ),
}


def hall_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of the day."""
    return filled(pick(HALL[key], lang), facts)
