"""The words of the audit pages."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

AUDIT: Final[Mapping[str, Pair]] = {
    "scores_head": (
        "{code}: {count} lần đổi điểm{confirmed}",
        "{code}: changes of scores: {count}{confirmed}",
    ),
    "confirmed": (
        ", {count} lần ghi giữ nguyên",
        ", {count} confirmed without a change",
    ),
    "under": ("Theo bảng tiêu chí: {rulebooks}.", "By the rulebook: {rulebooks}."),
    "under_one": ("“{name}” ({event}, mã {digest})", "“{name}” ({event}, hash {digest})"),
    "more": (
        "Mã lệnh của từng lần: thêm --csv, --xlsx hoặc --json.",
        "The command of each: ask with --csv, --xlsx or --json.",
    ),
    "none": (
        "Không có lần đổi điểm nào trong phạm vi đã hỏi; đã xem đến {code}@{last}.",
        "No change of a score was found in what was asked; looked at up to {code}@{last}.",
    ),
    "scores_published": (
        "{code}: điểm do nguồn công bố",
        "{code}: points that the source published",
    ),
    "published_only": (
        "Nguồn chỉ công bố điểm, không nêu lần đổi nào. Ai đổi điểm sau khi gửi: nguồn không ghi.",
        "The source has published the points only and tells of no change. Who changed points after"
        " submission: not recorded in the source.",
    ),
    "none_published": (
        "{code}: không trả lời được bằng sự kiện đã ghi.",
        "{code}: the recorded events cannot answer this.",
    ),
    "published_at": (
        "Điểm công bố ở {events}; bỏ bớt điều kiện để xem.",
        "The published points are in {events}; ask with fewer conditions to see them.",
    ),
    "duties_published": (
        "Nguồn chỉ công bố điểm. Ai nhập, ai kiểm tra, ai thống nhất: nguồn không ghi.",
        "The source has published the points only. Who entered, checked and settled them: not"
        " recorded in the source.",
    ),
    "cell": ("{unit} · {place}: {change}", "{unit} · {place}: {change}"),
    "change": ("{was} → {now}{difference}", "{was} → {now}{difference}"),
    "difference": (" ({points})", " ({points})"),
    "from_before": ("{points} (cột trước)", "{points} (the column before)"),
    "emptied": ("{points} (cột trước, ô này bỏ trống)", "{points} (the column before, emptied)"),
    "kept": ("{points}, giữ nguyên", "{points}, confirmed"),
    "all_kept": ("{unit}: {count} ô giữ nguyên", "{unit}: {count} cells confirmed"),
    "all_blank": ("{unit}: {count} ô nguồn để trống", "{unit}: {count} cells printed empty"),
    "unsized": ("có, nguồn không ghi bao nhiêu", "some, the source does not say how many"),
    "blank": ("nguồn để trống", "printed empty"),
    "empty": ("trống", "empty"),
    "after_submission": ("sau khi đơn vị gửi", "after the unit had sent its sheet"),
    "before_submission": ("trước khi gửi", "before it was sent"),
    "reason": ("Lý do: {text}", "Reason: {text}"),
    "justification": ("Thuyết minh: {text}", "Justification: {text}"),
    "document": ("Văn bản: {text}", "Document: {text}"),
    "source": ("Nguồn: {text}", "Source: {text}"),
    "altered": ("(đã bị sửa)", "(altered)"),
    "erased": ("đã xóa", "erased"),
    "lost": (
        "bị mất, không thấy việc xóa nào được ghi",
        "lost, no erasing of it is recorded",
    ),
    "cause": ("Do {event} làm thay đổi", "Moved by {event}"),
    "effect_own": ("{unit}: tổng {total}{rank}", "{unit}: total {total}{rank}"),
    "effect_other": ("theo đó {unit}: tổng {total}{rank}", "with it {unit}: total {total}{rank}"),
    "effect_rank": (", hạng {was} → {now}", ", rank {was} → {now}"),
    "effect_rank_same": (", hạng {now}", ", rank {now}"),
    "happened": (" · xảy ra {when}", " · happened {when}"),
    "sealed": (
        "Bảng tự chấm điểm chưa gửi nên chưa xem được: {units}.",
        "Sheets not sent yet may not be read: {units}.",
    ),
    "undated": (
        "Chưa rõ ngày nên không xếp được vào khoảng đã hỏi: {events}.",
        "Without a date that could tell whether they belong here: {events}.",
    ),
    "printed": ("điểm nguồn công bố", "as published"),
    "of_criterion": ("tiêu chí {criterion}{name}", "criterion {criterion}{name}"),
    "in_column": ("cột {column}", "column {column}"),
    "acts_head": ("{code}: {count} việc", "{code}: {count} acts"),
    "acts_none": (
        "Không có gia hạn, mở lại, miễn điều kiện, đính chính hay việc tương tự; đã xem đến"
        " {code}@{last}.",
        "No extension, reopening, waiver, correction or the like; looked at up to {code}@{last}.",
    ),
    "duties_head": (
        "{code}: ai nhập, ai kiểm tra, ai thống nhất ({count} ô)",
        "{code}: who entered, checked and settled ({count} cells)",
    ),
    "duties_none": (
        "Chưa có ô điểm nào; đã xem đến {code}@{last}.",
        "There are no cells yet; looked at up to {code}@{last}.",
    ),
    "entered": ("nhập", "entered"),
    "checked": ("kiểm tra", "checked"),
    "settled": ("thống nhất", "settled"),
    "nobody": ("chưa ai", "nobody yet"),
    "conflict_same_person": (
        "một người đứng ở cả hai phía",
        "one person stands on both sides",
    ),
    "conflict_own_unit": (
        "đơn vị kiểm tra hoặc thống nhất điểm của chính mình",
        "the unit checked or settled its own score",
    ),
    "conflict_same_unit": (
        "một đơn vị đứng ở cả hai phía",
        "one unit stands on both sides",
    ),
    "conflict_chair": (
        "đơn vị giữ nhiệm vụ {chair} đứng ở cả hai phía",
        "the chair's unit stands on both sides",
    ),
    "unchecked": (
        "thống nhất khi chưa ai ngoài đơn vị chấm ô nào của bảng",
        "settled though nobody but the unit had scored any cell of the sheet",
    ),
    "concerns_head": (
        "{code}: điều cần xem lại, đến {code}@{last}",
        "{code}: what is to be looked at, up to {code}@{last}",
    ),
    "concern_no_document": (
        "Làm thay mà không có văn bản: {count}",
        "Acts on behalf of others without a document: {count}",
    ),
    "concern_recorded_later": (
        "Ghi sau ngày xảy ra: {count}",
        "Recorded on a later day than it happened: {count}",
    ),
    "concern_unchecked": (
        "Thống nhất khi chưa ai ngoài đơn vị chấm: {count} bảng",
        "Sheets settled though nobody but the unit had scored: {count}",
    ),
    "concern_both_sides": ("Đứng ở cả hai phía: {count}", "On both sides: {count}"),
    "concern_views": ("Ai đã xem điều đang niêm phong", "Who has looked at what is sealed"),
    "views_unrecorded": (
        "Lượt xem không được ghi lại ở đâu, nên không trả lời được ai đã xem.",
        "What is read is recorded nowhere, so nobody can say who has looked.",
    ),
    "concern_none": ("Không có.", "None."),
    "concern_kind_no_document": ("làm thay, không có văn bản", "on behalf, no document"),
    "concern_kind_recorded_later": ("ghi sau ngày xảy ra", "recorded later"),
    "concern_kind_unchecked": ("thống nhất khi chưa ai chấm", "settled unchecked"),
    "concern_kind_both_sides": ("ở cả hai phía", "on both sides"),
    "days_later": ("Ghi sau {days} ngày", "Recorded {days} days later"),
    "days_unknown": ("Không rõ xảy ra ngày nào", "Nobody says when it happened"),
    "cells_of": ("{unit}, {count} ô: {said}", "{unit}, {count} cells: {said}"),
    "conflicts": ("Chỗ cần xem: {count} ô", "To be looked at: {count} cells"),
    "history_head": (
        "{unit} · {criterion} trong {code}: {count} lần đổi{confirmed}",
        "{unit} · {criterion} in {code}: changes: {count}{confirmed}",
    ),
    "history_published": (
        "{unit} · {criterion} trong {code}: điểm do nguồn công bố",
        "{unit} · {criterion} in {code}: points that the source published",
    ),
    "explain_head": (
        "{unit} trong {code}: vì sao có tổng và hạng này",
        "{unit} in {code}: how the total and the rank came about",
    ),
    "ruled": (
        "Bảng tiêu chí “{name}” theo {event}",
        "The rulebook “{name}”, set in force by {event}",
    ),
    "scored_by_table": ("Chấm theo bảng “{table}”", "Scored by the table “{table}”"),
    "line": ("{place}: {points}", "{place}: {points}"),
    "line_entered": ("nhập {value} ở {given}", "entered {value} in {given}"),
    "line_given": ("cột {column}, {event}", "column {column}, {event}"),
    "line_published": ("nguồn công bố {value} ({event})", "published: {value} ({event})"),
    "line_unsized": ("theo nguồn ({event})", "by the source ({event})"),
    "line_counter_one": (
        "cộng {entered} ở tiêu chí {criterion}",
        "plus {entered} of criterion {criterion}",
    ),
    "line_counter_dropped": (
        "cộng tiêu chí {criterion}: {entered}, cứ {of_one} lần tính 1, phần lẻ bỏ, được {counts}",
        "plus criterion {criterion}: {entered}, {of_one} count as 1, the remainder dropped, so"
        " {counts}",
    ),
    "line_counter_counts_as_one": (
        "cộng tiêu chí {criterion}: {entered}, cứ {of_one} lần tính 1, phần lẻ tính 1, được"
        " {counts}",
        "plus criterion {criterion}: {entered}, {of_one} count as 1, a remainder as 1, so {counts}",
    ),
    "line_counter_in_part": (
        "cộng tiêu chí {criterion}: {entered}, cứ {of_one} lần tính 1, phần lẻ theo tỷ lệ, được"
        " {counts}",
        "plus criterion {criterion}: {entered}, {of_one} count as 1, the rest in proportion, so"
        " {counts}",
    ),
    "line_counted_by": ("tính ở tiêu chí {criterion}", "counted by criterion {criterion}"),
    "line_counted": ("tính {total} lần", "counted {total} times"),
    "line_rule": ("theo quy định được {points}", "by its rule {points}"),
    "line_deducts": ("theo quy định trừ {points}", "by the rule {points} are deducted"),
    "line_weighted": ("nhân hệ số được {points}", "times its coefficient {points}"),
    "line_stepped": ("làm tròn theo bước được {points}", "brought to the step {points}"),
    "line_capped": ("tính tối đa {points}", "at most {points} count"),
    "line_taken": ("lấy từ cột {column}, {event}", "taken from column {column}, {event}"),
    "line_kept": (
        "giữ nguyên khi sửa bảng tiêu chí ({event})",
        "kept when the rulebook was amended ({event})",
    ),
    "line_unproved": ("thiếu minh chứng: {bare}", "no proof: {bare}"),
    "unproved": ("Thiếu minh chứng: {bare}", "No proof: {bare}"),
    "target_set": (
        "chỉ tiêu {target}, đặt ở bước {phase} (cột {column}, {event})",
        "the target is {target}, set in the phase {phase} (column {column}, {event})",
    ),
    "target_reached": ("đạt {percent} %", "{percent} % reached"),
    "target_empty": ("chưa có chỉ tiêu ({code})", "no target is set ({code})"),
    "period_entered": ("{code}: {value} ({event})", "{code}: {value} ({event})"),
    "period_capped": (
        "{code}: {value}, tính {counts} ({event})",
        "{code}: {value}, of which {counts} count ({event})",
    ),
    "periods_one": ("cả năm {value}", "for the year {value}"),
    "periods_sum": ("cả năm {added} = {value}", "for the year {added} = {value}"),
    "periods_mean": (
        "cả năm lấy trung bình ({added}) : {count} = {value}",
        "the mean for the year ({added}) / {count} = {value}",
    ),
    "periods_rounded": ("{value} (đã làm tròn)", "{value} (rounded)"),
    "periods_empty": ("còn trống, không tính là 0: {codes}", "empty, which is no 0: {codes}"),
    "line_missing": ("chưa chấm", "not scored"),
    "line_awaited": ("chờ bảng xếp hạng công bố", "waits for a published ranking"),
    "line_best": ("cao nhất {best} ({units})", "the best is {best} ({units})"),
    "added": (
        "Tổng điểm: {sum}",
        "Total: {sum}",
    ),
    "lapse_deducted": (
        "Trong đó trừ {points} do {lapse} ({event})",
        "Of it {points} for {lapse} ({event})",
    ),
    "bonus_bounded": (
        "Điểm thưởng cộng lại {claimed}, tính tối đa {counts}",
        "Bonus points add up to {claimed}, at most {counts} count",
    ),
    "deduction_bounded": (
        "Điểm trừ theo tiêu chí cộng lại {claimed}, tính tối đa {counts}",
        "Deductions of criteria add up to {claimed}, at most {counts} count",
    ),
    "net_bounded": (
        "Điểm thưởng và điểm trừ bù nhau còn {claimed}, chỉ tính {counts}",
        "Bonus and deductions come to {claimed} together, only {counts} counts",
    ),
    "bounded_in_group": ("Nhóm “{group}”: {said}", "Group “{group}”: {said}"),
    "incomplete": ("Chưa chấm đủ nên chưa có hạng.", "Not all is scored, so there is no rank yet."),
    "placed_among": ("Tổng {total}, hạng {rank}/{among}", "Total {total}, rank {rank} of {among}"),
    "placed_group": (" trong nhóm {group}", " in the group {group}"),
    "ranked_by_share": (
        "Xếp hạng theo tỷ lệ {amount}, không theo tổng điểm",
        "Ranked by the share {amount}, not by the total",
    ),
    "on_scale": (
        "So với xếp loại và mức tối thiểu: {total} trên {applied} điểm áp dụng, tức {scaled} trên"
        " {full}",
        "Against classes and minimums: {total} of the {applied} that apply, so {scaled} of {full}",
    ),
    "class_barred": (
        "Đủ điểm loại {band} nhưng thuộc diện không được xét, nên không xếp vào loại này",
        "Enough points for the class {band}, but barred, so not shown in it",
    ),
    "class_short": (
        "Đủ điểm loại {band} nhưng chưa đạt điều kiện: {short_of}",
        "Enough points for the class {band}, but not its conditions: {short_of}",
    ),
    "between_classes": (
        "{total} nằm giữa “{below}” (đến {until}) và “{above}” (từ {start}): {how}",
        "{total} lies between “{below}” (up to {until}) and “{above}” (from {start}): {how}",
    ),
    "title_short": (
        "Chưa đủ điều kiện xét “{title}”: {short_of}",
        "Not the conditions of “{title}”: {short_of}",
    ),
    "classed": ("Xếp loại: {band}", "Class: {band}"),
    "ahead": ("Xếp trước: {units}", "Before it: {units}"),
    "level": ("Cùng hạng: {units}", "Level with it: {units}"),
    "unranked_not_sent": (
        "Chưa gửi bảng tự chấm điểm nên chưa có tổng và hạng.",
        "The sheet is not sent, so there is no total and no rank yet.",
    ),
    "unranked_told": (
        "Tổng và hạng: nguồn không nêu.",
        "Total and rank: not stated in the source.",
    ),
    "unranked_returned": (
        "Bảng tự chấm điểm đã được trả lại để hoàn thiện nên chưa có tổng và hạng.",
        "The sheet was sent back to be completed, so there is no total and no rank yet.",
    ),
    "unranked_not_registered": (
        "Không đăng ký thi đua nên không xếp hạng, theo bảng tiêu chí.",
        "It did not register, so by the rulebook it is not ranked.",
    ),
    "unranked_past_first": (
        "Bảng tiêu chí chỉ xếp những hạng đầu; đơn vị không ở trong số đó.",
        "The rulebook gives the first ranks only, and the unit is not among them.",
    ),
    "unranked_closed": (
        "Chưa xem được hạng: điểm của các đơn vị khác chưa mở.",
        "The rank is not shown yet: the figures of other units are not open.",
    ),
    "unranked_no_total": (
        "Nguồn không nêu tổng điểm; không có gì để tính hạng.",
        "The source gives no total, so no rank is computed.",
    ),
    "printed_row": (
        "Nguồn “{source}” công bố ({event}): chuẩn {standard}, thưởng {bonus}, trừ {deduction},"
        " tổng {total}, hạng {rank}",
        "Published by the source “{source}” ({event}): standard {standard}, bonus {bonus},"
        " deduction {deduction}, total {total}, rank {rank}",
    ),
    "rung_until": ("; được trả lại, hạn {day}", "; sent back, due {day}"),
    "at_rung": (
        "Bảng đang ở cấp “{column}” ({place}), do {who} chấm{until}",
        "The sheet is with the rung “{column}” ({place}), entered by {who}{until}",
    ),
    "versions": (
        "Các lần gửi bảng tự chấm (bảng đã được trả lại để hoàn thiện):",
        "The self score as it was sent each time (it was sent back to be completed):",
    ),
    "version": ("Lần {number} ({event})", "Time {number} ({event})"),
    "version_open": ("Lần {number} (đang hoàn thiện)", "Time {number} (being completed)"),
    "version_cell": ("Tiêu chí", "Criterion"),
    "version_reason": ("Lý do trả lại", "Why it was sent back"),
    "versions_same": ("Các lần gửi giống nhau.", "They are all alike."),
    "seal": ("Điểm chưa gửi nên chưa xem được.", "Scores not sent yet may not be read."),
    "closed": (
        "Điểm theo tiêu chí, lý do và điều chỉnh của đơn vị khác chỉ xem được sau khi bảng điểm"
        " được thông qua.",
        "Points by criterion, reasons and adjustments of another unit are read once the table is"
        " adopted.",
    ),
    "diff_head": ("{code}: từ {first} đến {last}", "{code}: from {first} to {last}"),
    "diff_same": (
        "Không đơn vị nào đổi tổng hay hạng giữa hai thời điểm.",
        "No unit's total or rank differs between the two moments.",
    ),
    "diff_phase": ("Bước: {was} → {now}", "Phase: {was} → {now}"),
    "diff_rulebook": ("Bảng tiêu chí khác nhau.", "Another rulebook governs."),
    "diff_row": ("{unit}: tổng {total}{rank}", "{unit}: total {total}{rank}"),
    "diff_lapses": ("trừ do chậm, thiếu: {was} → {now}", "for lapses: {was} → {now}"),
    "for_lapses": ("trừ do chậm, thiếu", "for lapses"),
    "sum": ("cộng", "sum"),
    "total": ("tổng", "total"),
    "rank": ("hạng", "rank"),
    "diff_cell": ("{place}: {was} → {now}{events}", "{place}: {was} → {now}{events}"),
    "by_events": (" ({events})", " ({events})"),
    "check_sound": (
        "Khớp: {streams} dòng sự kiện, {events} sự kiện, {rows} dòng của bảng dẫn xuất.",
        "Sound: {streams} streams, {events} events, {rows} rows of read models.",
    ),
    "no_row": ("không có dòng nào", "no row"),
    "a_row": ("một dòng", "a row"),
    "check_sealed": ("điểm chưa gửi, chưa xem được", "a score not sent, sealed"),
    "not_followed": (
        "tổng và hạng: chưa tính đến việc này",
        "total and rank: not followed yet",
    ),
    "reached_to": (
        "Ảnh hưởng đến tổng và hạng mới tính đến {event}{of_all}. Việc chưa tính đến thì ghi rõ,"
        " không phải là không ảnh hưởng. {mend}",
        "Effects on totals and ranks have been followed up to {event}{of_all}. What is not followed"
        " yet says so; it does not mean that there is no effect. {mend}",
    ),
    "reached_none": (
        "Ảnh hưởng đến tổng và hạng chưa tính đến việc nào của {code}{of_all}. Chưa tính đến không"
        " phải là không ảnh hưởng. {mend}",
        "Effects on totals and ranks have not been followed in {code} yet{of_all}. That does not"
        " mean that there is no effect. {mend}",
    ),
    "reached_all": (
        " (đã qua {position} trong {head} sự kiện của cả cơ sở dữ liệu)",
        " ({position} of {head} events of the whole database)",
    ),
    "reached_mend": (
        "thidua serve tính tiếp trong nền; tính hết một lần: thidua rebuild {model}",
        "thidua serve goes on with it in the background; all at once: thidua rebuild {model}",
    ),
    "reached_read_only": (
        "Cơ sở dữ liệu chỉ đọc nên không tính tiếp ở đây được.",
        "The database can only be read, so they are not followed here.",
    ),
    "lag": (
        "{model} còn chậm {count} sự kiện; thidua serve theo tiếp trong nền; theo hết một lần:"
        " thidua rebuild {model}",
        "{model} is {count} events behind; thidua serve goes on in the background; all at once:"
        " thidua rebuild {model}",
    ),
    "total_unstated": (
        "{count} sự kiện thống nhất điểm ghi từ khi chưa có mục “mức trừ do chậm, thiếu và tổng sau"
        " khi trừ”, nên không ghi mục này; tổng xem ở bảng điểm: {events}",
        "{count} events that settle a sheet were written before they stated the deductions for"
        " lapses and the total with them; for the total see the score table: {events}",
    ),
    "check_differs": (
        "Khác ở bảng {table}, {place}{column}: đang lưu {stored}, sự kiện cho {expected}. Dựng lại:"
        " thidua rebuild {model}",
        "Table {table} differs at {place}{column}: stored {stored}, the events give {expected}."
        " Rebuild it: thidua rebuild {model}",
    ),
    "check_differs_log": (
        "Cột chỉ mục của sự kiện khác với chính sự kiện: {place}{column}: đang lưu {stored},"
        " sự kiện cho {expected}. Xem docs/operations.md.",
        "An index column differs from the event itself: {place}{column}: stored {stored}, the"
        " event gives {expected}. See docs/operations.md.",
    ),
    "check_contradicts": (
        "{event} ghi trước đó là {stored}, các sự kiện trước nó cho {expected}: {place}. Sự kiện"
        " không tự sửa được; xem docs/operations.md.",
        "{event} says that {stored} was there, the events before it give {expected}: {place}. An"
        " event is not mended; see docs/operations.md.",
    ),
    "check_differs_text": (
        "Văn bản lưu trong bảng {table} đã bị sửa, không phải bản đã ghi: {place}: mã băm đang lưu"
        " {stored}, sự kiện cho {expected}. Xem docs/operations.md.",
        "A text in table {table} was altered, it is not the one recorded: {place}: its hash is"
        " {stored}, the event gives {expected}. See docs/operations.md.",
    ),
    "check_cut_tail": (
        "Sự kiện cuối bị mất: thiếu {count}. Những gì lưu bên cạnh nhắc đến sự kiện {was}, nhật ký"
        " chỉ còn đến {event}. Xem docs/operations.md.",
        "The last events are lost: {count} missing. What is stored beside them knows of event"
        " {was}, the log ends with {event}. See docs/operations.md.",
    ),
    "check_misplaced": (
        "Nhật ký thiếu sự kiện, hoặc thứ tự chung có chỗ trống: vị trí cuối đã ghi là {stored},"
        " đang có {expected} sự kiện. Xem docs/operations.md.",
        "Events are missing, or the order of all has gaps: the last position recorded is {stored},"
        " there are {expected} events. See docs/operations.md.",
    ),
    "check_letter": (
        "Hộp gửi và sổ gửi không khớp về thông báo {notice} của {cycle}: hộp gửi ghi “{stored}”,"
        " sự kiện ghi “{expected}”. Xem docs/operations.md.",
        "Outbox and ledger disagree on notice {notice} of {cycle}: the outbox says “{stored}”, the"
        " events say “{expected}”. See docs/operations.md.",
    ),
    "check_letter_unknown": (
        "Trạng thái của thông báo {notice} của {cycle} trong hộp gửi là “{stored}”, không phải"
        " trạng thái nào có thể có ({expected}). Xem docs/operations.md.",
        "Notice {notice} of {cycle} stands in the outbox as “{stored}”, which is none of its states"
        " ({expected}). See docs/operations.md.",
    ),
    "check_not_left": ("chưa gửi", "not sent"),
    "check_differs_beside": (
        "Bảng {table} không khớp với sự kiện ở {place}{column}: đang lưu {stored}, sự kiện cho"
        " {expected}. Xem docs/operations.md.",
        "Table {table} does not agree with the events at {place}{column}: stored {stored}, the"
        " events give {expected}. See docs/operations.md.",
    ),
    "check_lost_text": (
        "Văn bản của sự kiện bị mất khỏi bảng {table}, không thấy việc xóa nào được ghi: {place}."
        " Xem docs/operations.md.",
        "The text of an event is gone from table {table}, and no erasing of it is recorded:"
        " {place}. See docs/operations.md.",
    ),
    "check_lost_file": (
        "Nội dung của tệp được giữ đã mất: {place}. Lấy lại từ bản sao lưu, hoặc gửi lại đúng tệp"
        " đó. Xem docs/operations.md.",
        "The bytes of a file that is kept are lost: {place}. Restore them from a backup, or send"
        " the same file again. See docs/operations.md.",
    ),
    "check_differs_file": (
        "Nội dung của tệp được giữ không còn như lúc gửi: {place} (đang có {stored} byte, lúc gửi"
        " {expected} byte). Lấy lại từ bản sao lưu, hoặc gửi lại đúng tệp đó. Xem"
        " docs/operations.md.",
        "The bytes of a file that is kept are not those that were put: {place} ({stored} bytes,"
        " {expected} when put). Restore them from a backup, or send the same file again. See"
        " docs/operations.md.",
    ),
    "check_stray_text": (
        "Bảng {table} có văn bản ở chỗ không sự kiện nào ghi văn bản đó: {place}. Xem"
        " docs/operations.md.",
        "Table {table} holds a text where no event hides it: {place}. See docs/operations.md.",
    ),
    "check_differs_chain": (
        "Chuỗi băm không khớp ở {place}: đang lưu {stored}, tính lại được {expected}. Xem"
        " docs/operations.md.",
        "The chain of hashes does not fit at {place}: stored {stored}, reckoned {expected}. See"
        " docs/operations.md.",
    ),
    "rebuilt": (
        "Đã dựng lại {name}: {rows} dòng, đến sự kiện thứ {position}.",
        "Rebuilt {name}: {rows} rows, up to position {position}.",
    ),
    "unread": (
        "Dừng ở {event}: sự kiện này không đọc được, hoặc từ đó không tính tiếp được. Xem: thidua"
        " check",
        "Stopped at {event}: it cannot be read, or nothing can be reckoned on from it. Look with:"
        " thidua check",
    ),
    "stuck": (
        "Ảnh hưởng đến tổng và hạng chỉ tính được đến trước {event}: sự kiện này không đọc được,"
        " hoặc từ đó không tính tiếp được. Xem: thidua check",
        "Effects on totals and ranks are followed only up to {event}: it cannot be read, or nothing"
        " can be reckoned on from it. Look with: thidua check",
    ),
    "check_unreadable": (
        "Sự kiện ở {place} không đọc được, hoặc từ đó không tính tiếp được. Xem"
        " docs/operations.md.",
        "The event at {place} cannot be read, or nothing can be reckoned on from it. See"
        " docs/operations.md.",
    ),
    "written": ("Đã ghi {file}: {count} dòng.", "Wrote {file}: {count} rows."),
}
#: The heads of exported columns.
HEADS: Final[Mapping[str, Pair]] = {
    "event": ("Sự kiện", "Event"),
    "kind": ("Loại", "Kind"),
    "unit": ("Đơn vị", "Unit"),
    "criterion": ("Tiêu chí", "Criterion"),
    "part": ("Phần", "Part"),
    "column": ("Cột", "Column"),
    "was": ("Từ", "From"),
    "now": ("Thành", "To"),
    "stood": ("Trước đó tính", "Counted before"),
    "counts": ("Từ đó tính", "Counts since"),
    "difference": ("Chênh lệch", "Difference"),
    "after_submission": ("Sau khi gửi", "After submission"),
    "phase": ("Bước", "Phase"),
    "recorded": ("Ghi lúc", "Recorded"),
    "effective": ("Xảy ra", "Effective"),
    "who": ("Ai", "Who"),
    "for_unit": ("Thay mặt", "On behalf of"),
    "reason": ("Lý do", "Reason"),
    "justification": ("Thuyết minh", "Justification"),
    "document": ("Văn bản", "Document"),
    "rulebook": ("Bảng tiêu chí", "Rulebook"),
    "command": ("Mã lệnh", "Command"),
    "effects": ("Ảnh hưởng", "Effects"),
    "said": ("Nội dung", "What"),
    "entered": ("Người nhập", "Entered by"),
    "checked": ("Người kiểm tra", "Checked by"),
    "settled": ("Người thống nhất", "Settled by"),
    "conflicts": ("Cần xem", "To be looked at"),
    "entry": ("Nhập", "Entry"),
    "entry_was": ("Nhập trước", "Entry before"),
    "entry_now": ("Nhập sau", "Entry after"),
    "points": ("Được tính", "Counts"),
    "how": ("Cách tính", "How"),
    "events": ("Các sự kiện", "Events"),
    "days": ("Số ngày", "Days"),
    "cycle": ("Năm thi đua", "Year"),
    "cluster": ("Cụm, khối", "Cluster"),
    "last_day": ("Hạn", "Due"),
    "title": ("Danh hiệu, hình thức", "Title or form"),
    "quota": ("Số lượng", "Quota"),
    "chosen": ("Bình xét", "Chosen"),
    "proposed": ("Đề nghị", "Proposed"),
    "given": ("Được tặng", "Given"),
    "waiting": ("Chờ quyết định", "Awaiting decision"),
    "late": ("Quá hạn", "Late"),
    "number": ("STT", "No."),
    "total": ("Tổng điểm", "Total"),
    "rank": ("Hạng", "Rank"),
    "proposal": ("Tờ trình", "Proposal"),
    "authority": ("Cấp quyết định", "Authority"),
    "decided": ("Quyết định", "Decision"),
}
#: Which of them a file of changes has, one of acts, one of an explanation, and so on.
SCORES: Final = (
    *("event", "kind", "unit", "criterion", "part", "column", "was", "now", "stood", "counts"),
    *("difference", "after_submission", "phase", "recorded", "effective", "who", "for_unit"),
    *("reason", "justification", "document", "rulebook", "command", "effects"),
)
ACTS: Final = ("event", "kind", "recorded", "who", "said", "command")
EXPLAINED: Final = ("criterion", "part", "entry", "column", "event", "points", "how")
DIFFERS: Final = (*("unit", "criterion", "part", "was", "now", "entry_was", "entry_now", "events"),)
DUTIES: Final = ("unit", "criterion", "part", "entered", "checked", "settled", "conflicts")
CONCERNS: Final = (
    *("kind", "event", "unit", "days", "recorded", "effective", "who", "said", "conflicts"),
    "command",
)
CLUSTERS: Final = ("cycle", "cluster", "phase", "last_day", "late", "waiting")
TITLES: Final = (*("cycle", "cluster", "title", "quota", "chosen", "proposed", "given", "waiting"),)
LATE: Final = ("cycle", "cluster", "said", "last_day", "unit")
COMPLAINTS: Final = ("cycle", "cluster", "unit", "said", "last_day")
WAITING: Final = ("cycle", "cluster", "title", "unit", "proposal", "authority", "decided")
LISTED: Final = (
    *("number", "title", "unit", "cycle", "cluster", "total", "rank"),
    *("proposal", "authority", "decided"),
)
KINDS: Final[Mapping[str, Pair]] = {
    "entered": ("nhập", "entered"),
    "adjusted": ("điều chỉnh", "adjusted"),
    "corrected": ("đính chính sau thông qua", "corrected after adoption"),
    "settled": ("thống nhất", "settled"),
    "marked": ("ghi không áp dụng, không phát sinh", "marked"),
    "moved": ("đổi theo đơn vị cao nhất", "moved with the best"),
    "kept": ("giữ nguyên khi sửa bảng tiêu chí", "kept at an amendment"),
    "lapse": ("trừ do chậm, thiếu", "deducted for a lapse"),
    "published": ("nguồn công bố", "published"),
    "extension": ("gia hạn", "extension"),
    "reopening": ("mở lại", "reopening"),
    "waiver": ("miễn", "waiver"),
    "backfill": ("nhập việc đã qua", "back-fill"),
    "going_live": ("chuyển sang ghi trực tiếp", "going live"),
    "discrepancy": ("chỗ chưa khớp", "discrepancy"),
    "amendment": ("sửa bảng tiêu chí", "amendment"),
    "correction": ("đính chính", "correction"),
    "withdrawal": ("rút lượt bỏ phiếu", "withdrawal"),
    "consequence": ("mức trừ khác mức đã tính", "another deduction than reckoned"),
    "complaint": ("khiếu nại", "a complaint"),
    "refused_claim": ("không xác nhận đã nhận", "a claim refused"),
    "completion": ("bổ sung văn bản", "completion"),
    "cancellation": ("hủy năm thi đua", "cancellation"),
}
