"""What the page of an outcome says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

#: So many units, from two on, at the head of a sentence.
COUNTS: Final = (
    ("Hai", "Two"),
    ("Ba", "Three"),
    ("Bốn", "Four"),
    ("Năm", "Five"),
    ("Sáu", "Six"),
    ("Bảy", "Seven"),
    ("Tám", "Eight"),
    ("Chín", "Nine"),
    ("Mười", "Ten"),
)
OUTCOME: Final[Mapping[str, tuple[str, str]]] = {
    "head": ("{cluster}, năm {year}", "{cluster}, year {year}"),
    "head_called": ("{cluster}, {year}", "{cluster}, {year}"),
    "phase": ("Bước: {phase}", "Phase: {phase}"),
    "plan": ("Kế hoạch: {plan}", "Plan: {plan}"),
    "sealed_line": (
        "Kết quả đã chốt, lưu toàn văn khi kết thúc năm thi đua.",
        "The outcome as it was sealed at closing.",
    ),
    # the table
    "table": ("Bảng điểm", "Score table"),
    "unsettled": ("tạm tính, mới thống nhất {count}", "provisional, settled {count}"),
    "settled": ("đã thống nhất", "settled"),
    "published": ("theo bảng nguồn công bố", "as published by the source"),
    "adopted": ("đã thông qua", "adopted"),
    "adoption_told": ("thông qua: {said}", "adoption: {said}"),
    "not_adopted": ("chưa thông qua", "not adopted"),
    "rank": ("Hạng", "Rank"),
    "unit": ("Đơn vị", "Unit"),
    "standard": ("Điểm chuẩn", "Standard"),
    "bonus": ("Điểm thưởng", "Bonus"),
    "deduction": ("Điểm trừ", "Deduction"),
    "total": ("Tổng điểm", "Total"),
    "share": ("Tỷ lệ", "Share"),
    "band": ("Xếp loại", "Class"),
    "awaited": (
        "{unit}: tổng điểm tạm tính, tiêu chí {criterion} còn chờ công bố {ranking}, {edition}.",
        "{unit}: the total is provisional; criterion {criterion} waits for {ranking}, {edition}.",
    ),
    "all_zero": (
        "Tiêu chí {criterion}, {part}: chưa đơn vị nào có số liệu lớn hơn 0 nên đều được 0.",
        "Criterion {criterion}, {part}: no unit has anything above 0, so all have 0.",
    ),
    "levels": ("Tiêu chí {criterion}: {levels}.", "Criterion {criterion}: {levels}."),
    "levels_of_part": (
        "Tiêu chí {criterion}, {part}: {levels}.",
        "Criterion {criterion}, {part}: {levels}.",
    ),
    "level": ("{level}: {units}", "{level}: {units}"),
    "ranks_differ": ("{unit}: {ranks}.", "{unit}: {ranks}."),
    "deducted": (
        "{unit}: đã trừ {points} do {lapse}, có trong điểm trừ.",
        "{unit}: the deduction holds {points} for a lapse ({lapse}).",
    ),
    "proposed": (
        "{unit}: đề xuất trừ {points} do {lapse}, chờ thống nhất; chưa tính vào tổng điểm.",
        "{unit}: a deduction of {points} proposed for a lapse ({lapse}), to be settled;"
        " not in the total yet.",
    ),
    "proposed_later": (
        "{unit}: {lapse}; mức trừ tính khi nhận được, chưa tính vào tổng điểm.",
        "{unit}: a lapse ({lapse}); the deduction is reckoned once the thing comes.",
    ),
    "on_scale": (
        "{unit}: {points} điểm trên {maximum} điểm áp dụng; xếp loại và mức tối thiểu tính theo"
        " {scaled} trên {full}.",
        "{unit}: {points} points of the {maximum} that apply; classes and minimums go by"
        " {scaled} of {full}.",
    ),
    "left_out_plain": (
        "{unit}: có tiêu chí không áp dụng, tối đa đạt {maximum} trên {full}; xếp hạng theo tổng"
        " điểm nên không quy đổi.",
        "{unit}: not every criterion applies, so {maximum} of {full} is the most; ranked by the"
        " total, nothing makes up for it.",
    ),
    "class_barred": (
        "{unit}: đủ điểm loại {band} nhưng thuộc diện không được xét{grounds}; {shown}.",
        "{unit}: enough points for the class {band}, but barred{grounds}; {shown}.",
    ),
    "class_short": (
        "{unit}: đủ điểm loại {band} nhưng chưa đạt điều kiện: {short_of}; {shown}.",
        "{unit}: enough points for the class {band}, but not its conditions: {short_of}; {shown}.",
    ),
    "unproved": (
        "{unit}: tiêu chí {criterion}, {part}, thiếu minh chứng: {bare}.",
        "{unit}: criterion {criterion}, {part}, no proof: {bare}.",
    ),
    "class_instead": ("xếp loại {band}", "shown as {band}"),
    "class_none": ("không xếp loại", "shown in no class"),
    "rank_in": ("hạng {rank} ở cột {column}", "rank {rank} in the column {column}"),
    "not_sent": ("chưa gửi bảng", "sheet not sent"),
    "returned": ("trả lại để hoàn thiện", "sent back to be completed"),
    "marked_not_sent": ("không gửi bảng", "sent no sheet"),
    "tie": (
        "{count} đơn vị cùng hạng {rank}. Hạng kế tiếp là {next}.",
        "{count} units at rank {rank}. The next is {next}.",
    ),
    "tie_last": ("{count} đơn vị cùng hạng {rank}.", "{count} units at rank {rank}."),
    "no_table": (
        "Chưa có điểm. Bảng hiện ra khi đơn vị đầu tiên gửi bảng.",
        "No scores yet. The table appears with the first submission.",
    ),
    "not_scored": ("Bảng tiêu chí này không chấm điểm.", "This rulebook does not score."),
    "sealed_sheets": (
        "Điểm của {units}: niêm phong đến khi gửi bảng.",
        "Scores of {units}: sealed until the sheet is sent.",
    ),
    "closed_figures": (
        "Điểm của đơn vị khác và thứ hạng chưa mở với vai này, nên để trống.",
        "The figures of other units and the ranks are not open in this office, and left blank.",
    ),
    "totals_only": (
        "Của đơn vị khác chỉ có tổng điểm đến khi bảng điểm được thông qua.",
        "Of other units there is the total alone until the table is adopted.",
    ),
    # contradictions
    "notice": ("Số liệu trong nguồn chưa khớp", "Figures in the source do not agree"),
    "criteria_sum": (
        "Mức tối đa của các tiêu chí cộng lại {one}; thang điểm ghi {other}.",
        "The maxima of the criteria add to {one}; the scale says {other}.",
    ),
    "other_discrepancy": (
        "{code}: một chỗ {one}, chỗ kia {other}.",
        "{code}: {one} in one place, {other} in the other.",
    ),
    "reading": ("Cách đọc: {text}", "Reading: {text}"),
    "no_reading": ("Chưa có cách đọc.", "No reading has been recorded."),
    "items_differ": (
        "Điểm chuẩn cộng từ các tiêu chí {more} điểm chuẩn trong bảng {by} điểm, ở {units}."
        " Bảng giữ số đã công bố.",
        "Standard points added up from the criteria are {by} {more} than in the table, for {units}."
        " The table keeps the published figure.",
    ),
    "of_units": ("{count} đơn vị", "{count} units"),
    "items_more": ("lớn hơn", "more"),
    "items_less": ("nhỏ hơn", "fewer"),
    "total_differs": (
        "{unit}: nguồn ghi tổng {total}, cộng lại {computed}. Bảng giữ số đã công bố.",
        "{unit}: the source says {total}, its parts add to {computed}."
        " The table keeps the published figure.",
    ),
    "rank_differs": (
        "{unit}: nguồn ghi hạng {printed}, tính theo tổng điểm là hạng {rank}.",
        "{unit}: the source says rank {printed}, by its total it is rank {rank}.",
    ),
    "unsized": (
        "Nguồn nêu có {part} ở tiêu chí {criteria} nhưng không ghi bao nhiêu.",
        "The source says there were {part} in criterion {criteria}, not how many.",
    ),
    "deduction_reason": (
        "Điểm trừ của {units}: nguồn không ghi thuộc tiêu chí nào.",
        "Deduction points of {units}: the source does not say under which criterion.",
    ),
    "places": ("Thứ hạng nguồn nêu", "Places in the source"),
    "place": (
        "Tiêu chí {criterion}, hạng {band}: {units}.",
        "Criterion {criterion}, places {band}: {units}.",
    ),
    # selections
    "selections": ("Bình xét, suy tôn", "Voting"),
    "selections_told": ("Kết quả bình xét theo nguồn", "Selections by the source"),
    "sources_differ": ("các nguồn nêu khác nhau", "the sources do not agree"),
    "chosen_none": ("không đơn vị nào", "no unit"),
    "no_result": ("chưa có kết quả", "no outcome yet"),
    "quota_told": ("theo bảng tiêu chí được chọn {quota}", "the rulebook's quota: {quota}"),
    "quota": ("được chọn {quota}", "quota {quota}"),
    "vacant": ("còn trống {count}", "{count} vacant"),
    "quota_source": ("số được chọn: {said}", "the quota: {said}"),
    "quota_of_group": ("nhóm {group} {quota}", "{quota} in group {group}"),
    "quota_share": (
        "{share} của {of} ({base}), làm tròn xuống",
        "{share} of {of} ({base}), rounded down",
    ),
    "quota_will_share": ("{share} {base}, làm tròn xuống", "{share} of {base}, rounded down"),
    "quota_waits": (
        "{share} {base}, làm tròn xuống, chờ cấp trên cho biết có bao nhiêu",
        "{share} of {base}, rounded down; how many there are is to come from above",
    ),
    "quota_by_year": ("theo hướng dẫn năm {year}", "by the guidance for {year}"),
    "quota_passed_on": (
        "gồm {count} từ mục bình xét khác chuyển sang",
        "{count} of them passed on from another selection",
    ),
    "reserves": ("dự bị: {units}", "reserves: {units}"),
    "left_out": ("không xét: {units}", "passed over: {units}"),
    "by_hand": ("quyết định có lý do: {reason}", "decided, with the reason: {reason}"),
    "in_writing": ("trong đó {count} ý kiến bằng văn bản", "{count} of them in writing"),
    "round": ("vòng {round}", "round {round}"),
    "needed_each": ("{unit} cần ít nhất {needed}/{of} phiếu", "{unit} needs {needed} of {of}"),
    "needed_own": (
        "riêng {unit} cần ít nhất {needed}/{of} phiếu, vì không bỏ phiếu cho chính mình",
        "{unit} needs {needed} of {of}, as it does not vote on itself",
    ),
    "even_split": (
        "số phiếu ngang nhau, theo bên có {chair}: {side}",
        "an even split, the {chair}'s side: {side}",
    ),
    "against": ("không tán thành", "against"),
    "clearance": ("ý kiến của {of}: {said}", "word of {of}: {said}"),
    "chair_was_for": ("{chair} tán thành {side}", "the {chair} was for {side}"),
    "nobody": ("không đơn vị nào", "nobody"),
    "left_open": (
        "<{named}“{selection}”: ><đã chọn {chosen}|chưa chọn được đơn vị nào><, còn {left} chỗ>."
        " Dùng việc {@open_ballot} cho vòng {round}, hoặc việc {@decide_selection}.",
        "<{named}“{selection}”: ><chosen so far: {chosen}|no unit chosen yet><, places left:"
        " {left}>. Use {@open_ballot} for round {round}, or {@decide_selection}.",
    ),
    "left_vacant": (
        "<{named}“{selection}”: >còn {left} chỗ để trống. Hội nghị quyết định bỏ phiếu thêm thì"
        " dùng việc {@decide_another_round}; để cấp trên quyết định thì {@refer_to_authority}.",
        "<{named}“{selection}”: >places left empty: {left}. If the sitting decides to vote on, use"
        " {@decide_another_round}; to leave it to the authority, {@refer_to_authority}.",
    ),
    "needed": (
        "cần ít nhất {needed}/{of} phiếu ({rule})",
        "needs {needed} of {of} ({rule})",
    ),
    "needed_of_none": (
        "không ai tán thành hay không tán thành nên chưa đơn vị nào đạt mức tối thiểu ({rule})",
        "nobody was for or against, so no unit reaches the threshold ({rule})",
    ),
    "no_threshold": ("không đặt mức tối thiểu", "no threshold"),
    "at_least": ("từ {share} {base} trở lên", "at least {share} of {base}"),
    "more_than": ("trên {share} {base}", "more than {share} of {base}"),
    "tied": (
        "bằng nhau ở mức cuối của số được chọn: {units}",
        "tied at the edge of the quota: {units}",
    ),
    "open_ballot": (
        "{selection}: lượt đang mở, niêm phong đến khi kết thúc lượt.",
        "{selection}: a ballot is open, sealed until it closes.",
    ),
    "withdrawn_ballot": (
        "{selection}: lượt “{ballot}” đã rút, không tính.",
        "{selection}: the ballot “{ballot}” was withdrawn and counts nothing.",
    ),
    "no_longer": (
        "lần bình xét trước, không còn hiệu lực",
        "of the earlier voting, does not hold any more",
    ),
    "earlier_result": (
        "kết quả ngày {on} ({chosen}) không còn hiệu lực",
        "the result of {on} ({chosen}) does not hold any more",
    ),
    "waiting_ballot": (
        "{selection}: đã bỏ phiếu, chờ mục bình xét khác có kết quả rồi kết thúc lượt.",
        "{selection}: voted on; close the ballot once the selection before it has its outcome.",
    ),
    "nominated": ("được đề cử: {units}", "nominated: {units}"),
    "nominees_fixed": ("danh sách đề cử đã chốt: {units}", "nominees fixed: {units}"),
    "declined": ("rút khỏi danh sách đề cử: {units}", "declined to stand: {units}"),
    "older_table": (
        "theo bảng điểm trước đính chính, không tính lại",
        "on the table before its correction, not reckoned again",
    ),
    # officers, handover
    "officers": ("Đơn vị giữ nhiệm vụ", "Officers"),
    "this_year": ("Năm {year}: {officers}", "Year {year}: {officers}"),
    "next_year": ("Năm sau: {officers}", "Next year: {officers}"),
    "since_closing": (
        "Biết thêm sau khi kết thúc năm, không thuộc kết quả đã chốt: {officers}",
        "Known since the closing, no part of the sealed outcome: {officers}",
    ),
    "suggested": ("gợi ý: {units}, {by}", "suggested: {units}, {by}"),
    "skipped": (
        "bỏ qua {unit}: năm {year} {ground}",
        "{unit} is skipped: in {year} {ground}",
    ),
    "named_all_the_same": (
        "lưu ý: {unit} được giao nhiệm vụ dù năm {year} {ground}",
        "remark: {unit} was named although in {year} {ground}",
    ),
    "rotation_decided": (
        "thứ tự luân phiên đã định: {units}",
        "the order decided on: {units}",
    ),
    "vices_differ": (
        "chưa khớp bảng tiêu chí: nguồn ghi {count} {word}, bảng tiêu chí {span}",
        "not as the rulebook has it: {count} vice-chairs named, {span} foreseen",
    ),
    "from_to": ("từ {least} đến {most}", "{least} to {most}"),
    "from_on": ("từ {least} trở lên", "{least} or more"),
    "chair": ("{word}: {unit}", "chair: {unit}"),
    "vices": ("{word}: {units}", "vice-chair: {units}"),
    "vices_of_kind": ("{word}: {units}", "{word}: {units}"),
    "not_stated": ("nguồn không nêu", "not stated in the source"),
    "not_told": ("chưa nhập", "not told yet"),
    "not_known": ("chưa có", "not yet known"),
    "conference": ("Hội nghị tổng kết, bàn giao", "Conference, handover"),
    "handover": ("Bàn giao", "Handover"),
    "handover_done": ("đã được hai bên nhận", "accepted by both sides"),
    "handover_open": ("chưa xong", "not yet accepted"),
    "called": ("Hội nghị", "Conference"),
    "report": ("Báo cáo tổng kết", "Report"),
    "awaits_answer": (", chờ trả lời (@{event})", ", no answer yet (@{event})"),
    "minutes": ("Biên bản", "Minutes"),
    "report_draft": ("dự thảo", "draft"),
    "report_adopted": ("đã thông qua", "adopted"),
    "next_pledge": ("Giao ước năm sau", "Next year's pledge"),
    "pledge": ("Giao ước của năm", "The year's pledge"),
    "signed_at": ("ký trước tại {signing}", "signed before, at {signing}"),
    "signed": ("{count} đơn vị đã ký", "signed by {count} units"),
    # what sources say
    "sources": ("Nguồn", "Sources"),
    "source": ("[{code}] {title}; loại nguồn: {grade}{on}", "[{code}] {title}; grade: {grade}{on}"),
    "source_on": ("; {day}", "; {day}"),
    "fact_note": ("; {note}", "; {note}"),
    "inferences": ("Suy ra, không phải lời của nguồn", "Inferred, not the source's word"),
    "inference": ("{topic}: {what}{units}", "{topic}: {what}{units}"),
    "ground": ("căn cứ: {text}", "ground: {text}"),
    "noted": ("Nhận xét về nguồn", "Noted of the sources"),
    "statements": ("Điều nguồn nêu và không nêu", "What the source says and does not say"),
}
