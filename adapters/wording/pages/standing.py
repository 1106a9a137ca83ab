"""What the pages of a unit and of a cluster say, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

STANDING: Final[Mapping[str, tuple[str, str]]] = {
    "unstated": ("nguồn không nêu", "not stated in the source"),
    # a unit
    "unit_head": ("{code} · {short}", "{code} · {short}"),
    "unit_ceased": (
        "Đã chấm dứt hoạt động từ {since}: {how}.",
        "Ceased from {since}: {how}.",
    ),
    "merged": ("sáp nhập vào {units}", "merged into {units}"),
    "split": ("chia thành {units}", "split into {units}"),
    "dissolved": ("giải thể", "dissolved"),
    "names": ("Tên gọi", "Names"),
    "name_first": ("lúc đầu", "at first"),
    "name_since": ("từ {since}", "from {since}"),
    "predecessors": ("Kế thừa", "Successor of"),
    "predecessor": ("{unit}: {ending}, từ {since}", "{unit}: {ending}, from {since}"),
    "aliases": ("Cách viết khác", "Other spellings"),
    # a database
    "all_years": ("Các năm thi đua", "Years"),
    "of_year": ("Năm", "Year"),
    "of_cluster": ("Cụm, khối", "Cluster"),
    "stands": ("Đang ở bước", "Phase"),
    "due_by": ("Hạn", "Until"),
    "told": ("{phase} (nhập lại từ nguồn)", "{phase} (told from sources)"),
    "no_year": (
        "{code} chưa mở năm nào. Bắt đầu: thidua start {code}/NĂM",
        "{code} has no year yet. To begin: thidua start {code}/YEAR",
    ),
    "look_at": ("Xem một năm: thidua status {code}", "Look at one: thidua status {code}"),
    "nothing_yet": (
        "Cơ sở dữ liệu chưa có cụm, khối nào ({units} đơn vị). Việc đầu tiên:",
        "There is no cluster in this database yet ({units} units). First of all:",
    ),
    "first_start": (
        "bắt đầu năm thi đua của mình, hỏi từng câu",
        "begin a year of one's own, question by question",
    ),
    "first_backfill": (
        "nhập lại một năm đã qua, từ tài liệu còn giữ",
        "tell a year that is over, from what was kept of it",
    ),
    "first_table": (
        "chỉ có bảng điểm: viết giấy tờ hội nghị, không cần nhập gì",
        "there is only a score table: write the papers, with nothing to enter",
    ),
    # a unit through the years
    "member_of": ("Thành viên của", "Member of"),
    "member_of_none": (
        "Chưa thuộc cụm, khối nào. Thêm vào: thidua do CỤM add_members",
        "In no cluster yet. To add it: thidua do CLUSTER add_members",
    ),
    "since_begin": ("từ đầu", "from the beginning"),
    "since": ("từ {since}", "from {since}"),
    "until": ("{since} đến hết {until}", "{since} until {until}"),
    "duties": ("Việc phải làm", "To be done"),
    "see_acts": (
        "Việc của đơn vị, từng việc một dòng mẫu: thidua do {code} --as {seat}",
        "Its acts, each with a line to copy: thidua do {code} --as {seat}",
    ),
    "no_duties": ("Không còn việc nào đến hạn.", "Nothing is due."),
    "results": ("Kết quả qua các năm", "Results over the years"),
    "no_results": ("Chưa có kết quả năm nào.", "No year has a result yet."),
    "total": ("{total} điểm", "{total} points"),
    "rank": ("hạng {rank}/{of}", "rank {rank} of {of}"),
    "chosen": ("được chọn, đề nghị: {titles}", "chosen, proposed for: {titles}"),
    "disputed": (
        "được chọn theo một nguồn, nguồn khác nêu đơn vị khác: {titles}",
        "chosen by one source, another names others: {titles}",
    ),
    "gatherings": ("Hội nghị của riêng đơn vị", "Gatherings of the unit's own"),
    "not_of_a_cluster": (
        "Do đơn vị tổ chức; không phải hội nghị của cụm, khối, không thuộc năm thi đua nào.",
        "Held by the unit; no cluster's conference, and part of no cycle.",
    ),
    "no_gatherings": ("Chưa ghi hội nghị nào.", "No gathering is recorded."),
    "kind": ("Loại", "Kind"),
    "date": ("Thời gian", "Date"),
    "place": ("Địa điểm", "Place"),
    "mode": ("Hình thức", "Held"),
    "presided": ("Chủ trì", "Presided by"),
    "roles": ("Phát biểu, chỉ đạo", "Speakers"),
    "attending": ("Dự", "Attended by"),
    "agenda": ("Nội dung", "Business"),
    "awards": ("Khen thưởng", "Awards"),
    "award": (
        "{form}{by}: {recipients}{ground}; quyết định: {document}",
        "{form}{by}: {recipients}{ground}; decision: {document}",
    ),
    "award_by": (", {given_by}", ", by {given_by}"),
    "award_ground": ("; về {ground}", "; for {ground}"),
    "pledge": ("Giao ước, cam kết", "Pledge"),
    "pledge_said": ("{name}: {done}", "{name}: {done}"),
    "signatories": ("Bên ký", "Signed by"),
    "cited": ("Văn bản được viện dẫn", "Documents cited"),
    "reading": ("Nguồn nói hai cách", "Two ways in the source"),
    "reading_said": (
        "“{one}” và “{other}”; cách đọc: {reading}",
        "“{one}” and “{other}”; reading: {reading}",
    ),
    "no_reading": ("chưa có", "none yet"),
    "sources": ("Nguồn", "Sources"),
    "source": (
        "[{code}] {title}; loại nguồn: {grade}; {published}",
        "[{code}] {title}; grade: {grade}; {published}",
    ),
    "published": ("công bố {when}", "published {when}"),
    "unpublished": ("ngày công bố: nguồn không ghi", "date of publication not stated"),
    # a cluster
    "cluster_ended": ("Đã kết thúc hoạt động từ {since}.", "Ended from {since}."),
    "successors": ("Kế thừa về sau", "Successors"),
    "preceding": ("Kế thừa từ", "Successor of"),
    "members": ("Thành viên", "Members"),
    "no_members": ("Chưa ghi thành viên nào.", "No member is recorded."),
    "unit": ("Đơn vị", "Unit"),
    "from": ("Từ", "From"),
    "to": ("Đến hết", "To the end of"),
    "beginning": ("từ đầu", "the beginning"),
    "has_ceased": (
        "{unit} đã chấm dứt hoạt động từ {since} mà vẫn trong danh sách. Dùng"
        " {replace} để ghi đơn vị kế thừa, hoặc {remove}.",
        "{unit} ceased from {since} and is still on the list. Use {replace} to name its"
        " successor, or {remove}.",
    ),
    "officers": ("Đơn vị giữ nhiệm vụ", "Officers"),
    "officers_of": ("Năm {year}: {officers}", "Year {year}: {officers}"),
    "overseers": ("Cơ quan xem xét, kiểm tra", "Reviewers and auditors"),
    "years": ("Các năm thi đua", "Cycles"),
    "no_years": ("Chưa mở năm nào.", "No cycle was opened."),
    "year": ("{code}: {state}", "{code}: {state}"),
    "running": ("đang mở", "open"),
    "closed": ("đã kết thúc", "closed"),
    "cancelled": ("đã hủy", "cancelled"),
    "moved": ("đã chuyển, nay là {code}", "transferred, now {code}"),
    "received": ("{state}; nhận từ cụm, khối khác", "{state}; received from another cluster"),
}


def standing_word(key: str, lang: Lang, **facts: object) -> str:
    """A word or remark in one language, with its facts."""
    return filled(pick(STANDING[key], lang), facts)
