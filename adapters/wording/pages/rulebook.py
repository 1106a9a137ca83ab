"""What the pages of a rulebook say, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

RULEBOOK: Final[Mapping[str, Pair]] = {
    # check
    "sound": ("{file}: dùng được.", "{file}: sound."),
    "counts": (
        "{file}: {errors} lỗi, {contradictions} chỗ mâu thuẫn, {warnings} lưu ý.",
        "{file}: errors {errors}, contradictions {contradictions}, warnings {warnings}.",
    ),
    "errors": ("Lỗi, phải sửa", "Errors, to be corrected"),
    "contradictions": ("Mâu thuẫn trong bảng tiêu chí", "Contradictions in the rulebook"),
    "warnings": ("Lưu ý, vẫn dùng được", "Warnings, legal all the same"),
    "found": ("{place}: {said} ({code})", "{place}: {said} ({code})"),
    "then": (
        "Kế hoạch mới: phải sửa cho khớp mới ban hành được. Năm cũ nhập lại từ nguồn: giữ nguyên"
        " như nguồn, ghi cách đọc và lý do bằng việc accept_discrepancy.",
        "A new plan: to be made to agree, otherwise it is refused. A past year told from its"
        " source: kept as the source has it, with the reading and the reason recorded by"
        " accept_discrepancy.",
    ),
    "read_at": (
        "Cách đọc đã ghi ở dòng {line} của tệp này.",
        "How it is read stands at line {line} of this file.",
    ),
    "shape_first": (
        "Khi hết lỗi này, chạy lại để xét tiếp mâu thuẫn và lưu ý.",
        "Once these are corrected, check again for contradictions and warnings.",
    ),
    "bases": ("Căn cứ xếp", "What goes by what"),
    "basis_ranks": ("Xếp hạng theo {by}.", "Ranks go by {by}."),
    "basis_classes": ("Xếp loại theo {by}.", "Classes go by {by}."),
    "basis_minimums": (
        "Mức tối thiểu của {names} tính theo {by}.",
        "The minimum of {names} goes by {by}.",
    ),
    "basis_requirements": (
        "{names} có điều kiện kèm theo, tính theo {by}.",
        "{names}: conditions go by {by}.",
    ),
    "by_points": (
        "điểm chuẩn tính của tiêu chí và phần, thứ hạng, điểm trừ",
        "the standard points that count in criteria and parts, ranks and deductions",
    ),
    "by_total": ("tổng điểm", "the total"),
    "by_share_of_standard": (
        "tỷ lệ điểm chuẩn trên mức tối đa áp dụng cho đơn vị",
        "standard points as a share of what applies to the unit",
    ),
    "by_share_of_total": (
        "tỷ lệ tổng điểm trên mức tối đa áp dụng cho đơn vị",
        "the total as a share of what applies to the unit",
    ),
    "by_scaled_total": (
        "tổng điểm, quy về {full} khi có tiêu chí không áp dụng cho đơn vị",
        "the total, brought to {full} where a criterion does not apply to the unit",
    ),
    "hash_of": ("SHA-256 {hash}", "SHA-256 {hash}"),
    "hash_needs_units": (
        "SHA-256: còn tùy mã của các đơn vị trong nhóm; thêm --db để tính.",
        "SHA-256: depends on the ids of the units in groups; add --db to compute it.",
    ),
    # show
    "size": (
        "{criteria} tiêu chí, {columns} cột điểm, thang điểm {base}",
        "{criteria} criteria, {columns} columns, scale {base}",
    ),
    "step": (", bước {step}", ", step {step}"),
    "no_base": ("không nêu", "not named"),
    "not_scored": (
        "Bảng tiêu chí này không chấm điểm.",
        "This rulebook does not score.",
    ),
    "criteria": ("Tiêu chí", "Criteria"),
    "code": ("Mã", "Code"),
    "criterion": ("Tiêu chí", "Criterion"),
    "standard": ("Chuẩn", "Standard"),
    "bonus": ("Thưởng", "Bonus"),
    "deduction": ("Trừ", "Deduction"),
    "sum": ("Cộng", "Sum"),
    "unlimited": ("có", "yes"),
    "counted": ("đếm", "counted"),
    "left_open": ("không nêu", "not stated"),
    "columns": ("Các cột điểm, cột cuối là cột tính", "Columns, the last one counts"),
    "name": ("Tên", "Name"),
    "scorer": ("Ai chấm", "Who fills it"),
    "rung_of": ("{scorer}; cấp {place}/{of}: {who}", "{scorer}; rung {place} of {of}: {who}"),
    "combined": ("{scorer}; nhiều người chấm: {combine}", "{scorer}; several scorers: {combine}"),
    "ranking": ("Xếp hạng", "Ranking"),
    "first_only": ("chỉ xếp {count} hạng đầu", "only the first {count}"),
    "ties": ("khi bằng nhau, lần lượt: {keys}", "ties, in order: {keys}"),
    "no_ties": ("bằng nhau thì cùng hạng", "ties share a rank"),
    "by": ("theo {by}", "by {by}"),
    "unregistered": (
        "đơn vị không đăng ký: {what}, không được đề nghị khen",
        "a unit that did not register: {what}, never proposed",
    ),
    "unregistered_free": (
        "đơn vị không đăng ký: {what}",
        "a unit that did not register: {what}",
    ),
    "unit_groups": ("Nhóm đơn vị, xếp hạng riêng", "Groups of units, ranked apart"),
    "groups_together": ("Nhóm đơn vị, xếp hạng chung", "Groups of units, ranked together"),
    "table": ("Bảng “{name}”", "Table “{name}”"),
    "table_of": ("chấm {units}; thang điểm {base}", "scores {units}; scale {base}"),
    "bands": ("Xếp loại", "Classes"),
    "band": ("từ {one} điểm", "from {one}"),
    "band_above": ("trên {one} điểm", "above {one}"),
    "band_above_to": ("trên {one} đến {other} điểm", "above {one} to {other}"),
    "band_to": ("từ {one} đến {other} điểm", "from {one} to {other}"),
    "between_classes": (
        "tổng điểm nằm giữa hai loại: {how}",
        "a total between two classes: {how}",
    ),
    "falls_to_held": (
        "chưa đạt điều kiện của một loại thì xếp vào loại kế dưới mà đạt điều kiện",
        "where a condition of a class fails: the next one down whose conditions hold",
    ),
    "falls_to_next": (
        "chưa đạt điều kiện của một loại thì xếp thấp hơn một loại",
        "where a condition of a class fails: one class down",
    ),
    "selections": ("Bình xét, suy tôn", "Selections"),
    "how": ("Cách chọn", "How"),
    "quota": ("Chỉ tiêu", "Quota"),
    "threshold": ("Mức phải đạt", "Threshold"),
    "no_quota": ("không đặt", "none"),
    "min_total": ("từ {value} điểm", "from {value} points"),
    "min_total_above": ("trên {value} điểm", "above {value} points"),
    "deadlines": ("Hạn", "Deadlines"),
    "days_in": ("Ngày của các hạn trong năm {year}", "Days of the deadlines in {year}"),
    "days_none": ("Bảng tiêu chí không nêu hạn nào.", "The rulebook states no deadline."),
    "days_misfit": (
        "Năm {year} không khớp với các tháng của năm thi đua (mục months) nên chưa tính được ngày"
        " nào.",
        "{year} does not fit the months of the cycle year (under months), so no day is reckoned.",
    ),
    "day_expected": ("dự kiến {day}", "expected {day}"),
    "day_rule": ("theo: {rule} ({place})", "by: {rule} ({place})"),
    "day_moved_back": (
        "{was} là ngày nghỉ, nên chuyển về {now}",
        "{was} is a day off, so moved back to {now}",
    ),
    "day_moved_forward": (
        "{was} là ngày nghỉ, nên chuyển sang {now}",
        "{was} is a day off, so moved on to {now}",
    ),
    "reminded": ("đôn đốc trước {days} ngày làm việc", "reminders {days} working days before"),
    "not_reminded": ("không đôn đốc", "no reminder"),
    "consequences": ("Hệ quả", "Consequences"),
    "consequence_of": ("{lapse} ({reports})", "{lapse} ({reports})"),
    "consequence": ("{what}; {then}", "{what}; {then}"),
    "proposed": ("đề xuất để cụm quyết", "proposed, people decide"),
    "applied": ("áp dụng ngay", "applied at once"),
    "officers": ("Nhiệm vụ trong cụm", "Officers"),
    "in_turn": ("{how}, lần lượt {units}", "{how}, in turn {units}"),
    "from_to": ("từ {one} đến {other}", "{one} to {other}"),
    "from_on": ("từ {one} trở lên", "{one} or more"),
    "legal_basis": ("Căn cứ pháp lý", "Legal basis"),
    "in_force": ("{what}; có hiệu lực từ {since}", "{what}; in force from {since}"),
    "in_force_until": (
        "{what}; có hiệu lực từ {since} đến hết {until}",
        "{what}; in force from {since} until {until}",
    ),
    "rest": ("Quy định khác", "Other rules"),
    # diff
    "same": (
        "Hai bảng tiêu chí giống hệt nhau: {hash}",
        "The two rulebooks are the same: {hash}",
    ),
    "differ": ("{one} → {other}: {count} chỗ khác", "{one} → {other}: differences {count}"),
    "added": ("thêm {what}", "added {what}"),
    "removed": ("bỏ {what}", "removed {what}"),
    "changed": ("{what}: {field} {was} → {now}", "{what}: {field} {was} → {now}"),
    "changed_top": ("{field}: {was} → {now}", "{field}: {was} → {now}"),
    "moved": ("thứ tự {what}: {was} → {now}", "order of {what}: {was} → {now}"),
    "none": ("không", "none"),
    # new
    "written": (
        "Đã ghi {file}: {criteria} tiêu chí, thang điểm {base}.",
        "Wrote {file}: {criteria} criteria, scale {base}.",
    ),
    "check_it": (
        "Mở tệp để sửa tiếp, rồi: thidua rulebook check {file}",
        "Open it to go on, then: thidua rulebook check {file}",
    ),
    "more_sheets": (
        "Tệp có {count} trang tính có bảng tiêu chí, trên đây đọc một. Nếu mỗi trang chấm một loại"
        " đơn vị, đọc lại với --tables.",
        "The file has criteria on {count} sheets, and one was read. If each is for one kind of"
        " units, read it again with --tables.",
    ),
    "copied": ("chép từ {source}", "copied from {source}"),
    "ask_name": ("Tên bảng tiêu chí", "Name of the rulebook"),
    "ask_base": ("Thang điểm", "Scale"),
    "ask_step": ("Bước điểm", "Step of points"),
    "ask_criteria": ("Số tiêu chí", "How many criteria"),
    "ask_criterion_name": ("Tiêu chí {index}: tên", "Criterion {index}: name"),
    "ask_criterion_max": (
        "Tiêu chí {index}: mức tối đa (còn {left})",
        "Criterion {index}: maximum ({left} left)",
    ),
    "ask_bonus": (
        "Điểm thưởng tối đa mỗi tiêu chí (0: không có điểm thưởng)",
        "Most bonus points of each criterion (0: no bonus)",
    ),
    "ask_deduction": (
        "Điểm trừ tối đa mỗi tiêu chí (0: không có điểm trừ)",
        "Most deduction points of each criterion (0: no deduction)",
    ),
    "ask_ranking": (
        "Xếp hạng: dense (1, 2, 2, 3) hoặc competition (1, 2, 2, 4)",
        "Ranking: dense (1, 2, 2, 3) or competition (1, 2, 2, 4)",
    ),
    "answer_wrong": ("Chưa đúng: {said}", "Not so: {said}"),
}

#: What stands in a list of the rulebook, one of them.
ELEMENTS: Final[Mapping[str, Pair]] = {
    "criteria": ("tiêu chí {code}", "criterion {code}"),
    "columns": ("cột {code}", "column {code}"),
    "groups": ("nhóm tiêu chí {code}", "group {code}"),
    "selections": ("mục bình xét {code}", "selection {code}"),
    "bands": ("loại {code}", "class {code}"),
    "unit_groups": ("nhóm đơn vị {code}", "group of units {code}"),
    "tables": ("bảng {code}", "table {code}"),
    "deadlines": ("hạn {code}", "deadline {code}"),
    "consequences": ("hệ quả {code}", "consequence {code}"),
    "bars": ("điều kiện loại {code}", "bar {code}"),
    "legal_basis": ("căn cứ {code}", "legal basis {code}"),
}

#: Fields by their name, those of a part of a criterion by ``standard.max`` first.
FIELDS: Final[Mapping[str, Pair]] = {
    "standard.max": ("mức tối đa", "maximum"),
    "bonus.max": ("điểm thưởng tối đa", "most bonus points"),
    "deduction.max": ("điểm trừ tối đa", "most deduction points"),
    "standard": ("điểm chuẩn", "standard points"),
    "bonus": ("điểm thưởng", "bonus points"),
    "deduction": ("điểm trừ", "deduction points"),
    "name": ("tên", "name"),
    "columns": ("các cột điểm, ai chấm", "columns, and who fills them"),
    "bands": ("xếp loại", "classes"),
    "bars": ("điều kiện loại", "bars"),
    "deadlines": ("các hạn", "deadlines"),
    "consequences": ("hệ quả khi chậm", "consequences of lateness"),
    "legal_basis": ("căn cứ pháp lý", "legal basis"),
    "base": ("thang điểm", "scale"),
    "bonus_cap": ("trần chung của điểm thưởng", "cap of all bonus points"),
    "deduction_cap": ("trần chung của điểm trừ theo tiêu chí", "cap of all criteria's deductions"),
    "groups.bonus_cap": ("trần điểm thưởng của nhóm", "cap of the group's bonus points"),
    "groups.deduction_cap": ("trần điểm trừ của nhóm", "cap of the group's deductions"),
    "net": ("điểm thưởng và điểm trừ bù nhau", "bonus and deductions together"),
    "rounding": ("làm tròn", "rounding"),
    "ranking": ("cách xếp hạng", "ranking"),
    "ranked_by": ("xếp hạng theo", "ranked by"),
    "ranked_first": ("chỉ xếp các hạng đầu", "only the first ranks"),
    "unregistered": ("đơn vị không đăng ký", "a unit that did not register"),
    "ties": ("phân hạng khi bằng nhau", "tie keys"),
    "months": ("năm thi đua", "cycle year"),
    "quorum": ("phải có mặt từ", "quorum"),
    "pledge_required": ("phải ký giao ước", "pledge required"),
    "handover_accepted": ("bàn giao phải được hai bên nhận", "handover to be accepted"),
    "minutes_required": ("phải thông qua biên bản", "minutes required"),
    "lateness_by": ("tính muộn", "lateness counted"),
    "adjuster_shown_as_team": (
        "điều chỉnh hiện tên tổ thay tên người",
        "adjustments shown under the team's name",
    ),
    "names_late": (
        "thư gửi mọi đơn vị nêu tên đơn vị chưa xong",
        "letters to all name those not done",
    ),
    "sheet_returns": (
        "trả lại bảng để hoàn thiện nhiều nhất (lần)",
        "sheets sent back at most (times)",
    ),
    "see_others": (
        "thành viên xem điểm của đơn vị khác",
        "members see the figures of others",
    ),
    "see_scorers": ("thành viên xem tên bên chấm", "members see who scored"),
    "see_log": ("thành viên xem nhật ký", "members see the log"),
    "format": ("định dạng", "format"),
    "group": ("thuộc nhóm", "in group"),
    "coefficient": ("hệ số", "coefficient"),
    "by_unit": ("mỗi đơn vị có chỉ tiêu riêng", "each unit has its own target"),
    "below": ("dưới chỉ tiêu", "below the target"),
    "periods": ("theo tháng, quý, kỳ", "by periods"),
    "not_arisen": ("khi không phát sinh nhiệm vụ", "where the task did not arise"),
    "max": ("mức tối đa", "maximum"),
    "cap": ("tính nhiều nhất", "counts at most"),
    "cap_at_standard": ("nhiều nhất bằng điểm chuẩn", "at most the standard points"),
    "max_open": ("mức tối đa để trống", "maximum left open"),
    "step": ("bước", "step"),
    "grading": ("cách chấm", "grading"),
    "claims": ("mức thành tích kê khai", "levels to claim"),
    "criteria.guidance": ("cách chấm", "how it is scored"),
    "proof": ("minh chứng cần có", "proof wanted"),
    "printed": ("số in trong văn bản", "number in the document"),
    "watched_by": ("đơn vị theo dõi", "watched by"),
    "evidence_needed": ("phải có minh chứng", "evidence needed"),
    "remind": ("đôn đốc trước (ngày làm việc)", "reminders before it (working days)"),
    "scorer": ("ai chấm", "who fills it"),
    "scored_by": ("ai chấm tiêu chí", "who scores it"),
    "rung": ("cấp chấm", "rung"),
    "outside": ("cơ quan ngoài chấm", "bodies outside"),
    "team": ("tổ chấm", "team"),
    "office": ("đơn vị giữ nhiệm vụ chấm", "office"),
    "combine": ("nhiều người chấm", "several scorers"),
    "how": ("cách chọn", "how"),
    "quota": ("chỉ tiêu", "quota"),
    "threshold": ("mức phải đạt", "threshold"),
    "min_total": ("tổng điểm tối thiểu", "least total"),
    "more_than": ("phải trên mức ấy", "only above it"),
    "more_than_min": ("phải trên tổng điểm tối thiểu", "only above the least total"),
    "requires": ("điều kiện kèm theo", "conditions"),
    "between_classes": ("tổng điểm nằm giữa hai loại", "a total between two classes"),
    "falls_to": ("chưa đạt điều kiện của loại thì xếp", "where a condition of a class fails"),
    "table": ("thuộc bảng", "in table"),
    "tables": ("các bảng tiêu chí", "tables of criteria"),
    "unit_groups": ("các nhóm đơn vị", "groups of units"),
    "ranked_together": ("xếp hạng chung các nhóm", "groups ranked together"),
    "kind": ("là", "kind"),
    "body": ("do ai bình xét", "made by"),
    "authority": ("cấp tặng", "given by"),
    "quota_from": ("chỉ tiêu theo", "quota from"),
    "by_year": ("bảng theo năm", "table by year"),
    "year": ("năm", "year"),
    "share": ("tỷ lệ", "share"),
    "of": ("trên", "of"),
    "guidance": ("hướng dẫn", "guidance"),
    "per_group": ("chỉ tiêu riêng từng nhóm", "each group has the quota"),
    "unused_to": ("chỉ tiêu còn lại chuyển sang", "unused places pass to"),
    "first": ("số đơn vị đầu được bỏ phiếu", "how many stand for the vote"),
    "min_band": ("xếp loại tối thiểu", "least class"),
    "among": ("chỉ xét trong", "only among"),
    "not_with": ("không kèm", "not with"),
    "not_two_years_running": ("không xét hai năm liền", "not two years running"),
    "clearance": ("phải có ý kiến trước", "whose word comes first"),
    "objection": ("khi có ý kiến khác", "an objection"),
    "reserves": ("số đơn vị dự bị", "reserves"),
    "votes": ("quy định bỏ phiếu", "rules of voting"),
    "methods": ("cách biểu quyết", "ways of voting"),
    "delegates": ("đại biểu mỗi đơn vị", "delegates of each unit"),
    "proxies": ("được bỏ phiếu thay", "proxies allowed"),
    "own_unit": ("được bỏ phiếu cho chính mình", "votes on the own unit"),
    "absent_in_writing": ("lấy ý kiến bằng văn bản", "absent members asked in writing"),
    "overfull": ("phiếu chọn quá số lượng", "papers that name too many"),
    "even_split": ("số phiếu ngang nhau", "an even split"),
    "rounds": ("số vòng bỏ phiếu", "rounds"),
    "again": ("vòng sau bỏ phiếu", "a further round is"),
    "after_comments": ("sau khi lấy ý kiến công khai", "after public comment"),
    "counted_twice_from": ("hai người cùng nhập kiểm phiếu từ", "counted twice from"),
    "selections": ("các mục bình xét", "selections"),
    "units": ("các đơn vị", "units"),
    "due": ("thời hạn", "due"),
    "deduct": ("trừ", "deducts"),
    "per_day": ("mỗi ngày chậm", "for each day late"),
    "reports": ("của các báo cáo", "of the reports"),
    "per_working_day": ("mỗi ngày làm việc", "for each working day"),
    "at_most": ("nhiều nhất", "at most"),
    "at_least": ("từ", "from"),
    "bands.at_most": ("đến", "to"),
    "first_month": ("từ tháng", "from month"),
    "numbered_by": ("gọi theo năm của", "numbered by the year of"),
    "applied": ("áp dụng ngay", "applied at once"),
    "basis": ("căn cứ", "legal basis"),
    "document": ("văn bản", "document"),
    "article": ("điều, khoản", "article"),
    "since": ("có hiệu lực từ", "in force from"),
    "until": ("có hiệu lực đến hết", "in force until"),
    "officers": ("nhiệm vụ trong cụm", "officers"),
    "chair": ("Cụm trưởng", "chair"),
    "order": ("thứ tự luân phiên", "order of rotation"),
    "vice_kinds": ("các loại đơn vị phó", "kinds of vice"),
    "count": ("số", "count"),
    "order_from": ("thứ tự luân phiên", "order of rotation"),
    "not_considered": ("không giao nhiệm vụ khi", "no office where"),
    "grounds": ("lý do", "grounds"),
    "naming": ("vẫn giao thì", "if it is named"),
    "vices": ("số Cụm phó", "vice-chairs"),
    "vice_becomes_chair": ("Cụm phó kế tiếp làm Cụm trưởng", "the vice-chair becomes chair"),
    "acts": ("Cụm trưởng mới làm việc", "the new chair acts"),
    "vice_acts": (
        "Cụm phó thay khi đơn vị Cụm trưởng kết thúc hoạt động",
        "the vice-chair acts where the chair's unit ceases",
    ),
    "may_decline": ("đơn vị được từ chối nhiệm vụ", "a unit may decline"),
    "handover": ("phải bàn giao", "to be handed over"),
}

#: What stands above the parts of a file that is written for somebody to go on with.
COMMENTS: Final[Mapping[str, Pair]] = {
    "base": (
        "Thang điểm: các mức tối đa của điểm chuẩn phải cộng lại bằng số này. Số luôn đặt trong dấu"
        " nháy.",
        "The scale: the maxima of the standard points add up to it. Numbers stand in quotation"
        " marks.",
    ),
    "columns": (
        "Các cột theo thứ tự; cột cuối là cột tính. scorer: own (đơn vị tự chấm), assigned (đơn vị"
        " được giao), cluster (bộ phận thường trực), council (Hội đồng chấm lại).",
        "The columns in order; the last one counts. scorer: own (the unit itself), assigned (a unit"
        " that was asked to check), cluster (the standing office), council (scored anew above).",
    ),
    "groups": ("Các phần của bảng tiêu chí.", "The parts of the table."),
    "criteria": (
        "Mỗi tiêu chí có điểm chuẩn (standard), điểm thưởng (bonus), điểm trừ (deduction), phần nào"
        " không có thì bỏ.",
        "A criterion has standard points, bonus and deduction; what it has not is left out.",
    ),
    "ranking": (
        "dense: 1, 2, 2, 3. competition: 1, 2, 2, 4.",
        "dense: 1, 2, 2, 3. competition: 1, 2, 2, 4.",
    ),
    "ties": (
        "Khi bằng điểm, lần lượt: fewer_deductions, higher_standard, criterion:1; vote đứng cuối"
        " nếu để bỏ phiếu.",
        "What breaks ties, in order: fewer_deductions, higher_standard, criterion:1; vote at the"
        " end where the rest is voted on.",
    ),
    "see_others": (
        "Thành viên xem điểm của đơn vị khác từ lúc nào: never (không bao giờ), once_sent (khi bảng"
        " đã gửi), once_settled (đã thống nhất), once_adopted (bảng điểm đã thông qua), always."
        " see_scorers và see_log cũng vậy, với tên bên chấm và nhật ký.",
        "From when on members see the figures of others: never, once_sent, once_settled,"
        " once_adopted, always. So see_scorers for who scored, and see_log for the log.",
    ),
    "bands": ("Xếp loại theo tổng điểm, từ mức dưới của mỗi loại.", "Classes by the total."),
    "unit_groups": (
        "Đơn vị chỉ xếp hạng với đơn vị cùng nhóm.",
        "Units are ranked inside their group.",
    ),
    "selections": (
        "Danh hiệu, hình thức và chức danh: by_rank (theo thứ hạng), by_vote (bỏ phiếu),"
        " rank_then_vote (xếp hạng rồi bỏ phiếu), the_others (các đơn vị còn lại), appointment (chỉ"
        " định); quota là chỉ tiêu, threshold là mức phải đạt.",
        "Titles, forms of award and offices: by_rank, by_vote, rank_then_vote, the_others,"
        " appointment; with quota and threshold.",
    ),
    "deadlines": (
        "Hạn theo lời văn của kế hoạch; code là tên bước hoặc tên riêng; remind: [5, 1] là đôn đốc"
        " trước 5 và 1 ngày làm việc.",
        "Deadlines in the words of the plan, by the code of a phase or one of their own; remind:"
        " [5, 1] reminds 5 and 1 working days before.",
    ),
    "consequences": ("Hệ quả khi gửi muộn, không gửi.", "What follows from a lapse."),
    "votes": (
        "Cách bỏ phiếu: ai bỏ phiếu, cách biểu quyết, số phiếu ngang nhau, số vòng.",
        "How votes are given: who votes, in which ways, even splits, rounds.",
    ),
    "bars": (
        "Điều kiện loại đơn vị khỏi diện xét, dù tổng điểm bao nhiêu.",
        "Conditions that bar a unit whatever its total.",
    ),
    "officers": (
        "Cụm trưởng (chair): elected (bầu), rotation (luân phiên theo order) hoặc appointed (chỉ"
        " định); vices: số Cụm phó, ví dụ 1 hoặc 0..2; handover: những thứ phải bàn giao.",
        "The chair: elected, rotation (in the order given) or appointed; vices: how many, such as 1"
        " or 0..2; handover: what must be handed over.",
    ),
    "legal_basis": (
        "Văn bản làm căn cứ và ngày có hiệu lực (from, until); một quy định viện dẫn bằng basis:"
        " [mã].",
        "Documents on which rules rest, in force from and until; a rule names one by basis:"
        " [code].",
    ),
    "quorum": ("Tỷ lệ thành viên phải có mặt.", "The share of members that must be present."),
}
#: The first lines of such a file.
HEAD: Final[Pair] = (
    "Bảng tiêu chí. Kiểm tra: thidua rulebook check {file}\nXem thành bảng: thidua rulebook show"
    " {file}",
    "A rulebook. Check it: thidua rulebook check {file}\nSee it as a table: thidua rulebook show"
    " {file}",
)
