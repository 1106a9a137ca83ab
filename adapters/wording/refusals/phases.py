"""What is said where an act does not fit what its phase allows.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

_PLAN: Mapping[str, tuple[str, str]] = {
    "rulebook_malformed": (
        "Bảng tiêu chí có chỗ không đọc được< tại {where}><: “{value}”>. Sửa chỗ này rồi gửi lại.",
        "The rulebook cannot be read< at {where}><: “{value}”>. Correct it and send it again.",
    ),
    "rulebook_malformed:nameless": (
        "Tiêu chí “{value}” chưa có tên. Điền tên tiêu chí (name).",
        "The criterion “{value}” has no name. Fill in its name.",
    ),
    "rulebook_malformed:text_blank": (
        "Tiêu chí “{value}” có chỗ để trống ở cách chấm, minh chứng hoặc đơn vị theo dõi. Điền vào,"
        " hoặc bỏ trường ấy (guidance, proof, watched_by).",
        "Criterion “{value}” leaves its guidance, its proof or who watches it blank. Fill it in, or"
        " leave the field out (guidance, proof, watched_by).",
    ),
    "rulebook_malformed:partless": (
        "Tiêu chí “{value}” không có điểm chuẩn, điểm thưởng hay điểm trừ. Thêm ít nhất một phần"
        " (standard, bonus, deduction).",
        "The criterion “{value}” has neither standard points nor bonus nor deduction. Give it at"
        " least one part (standard, bonus, deduction).",
    ),
    "rulebook_malformed:coefficient": (
        "Hệ số {size} của tiêu chí “{value}” không lớn hơn 0. Ghi số lớn hơn 0.",
        "The coefficient {size} of criterion “{value}” is not above 0. Give a number above 0.",
    ),
    "rulebook_malformed:negative": (
        "Mức {size} của tiêu chí “{value}” nhỏ hơn 0. Ghi mức tối đa (max, cap) không kèm dấu trừ,"
        " điểm trừ cũng vậy.",
        "The size {size} of criterion “{value}” is below 0. Write max and cap without a minus, of a"
        " deduction too.",
    ),
    "rulebook_malformed:below_zero": (
        "Số {size} nhỏ hơn 0. Ghi không kèm dấu trừ, mức trừ cũng vậy.",
        "The number {size} is below 0. Write it without a minus, also where it is deducted.",
    ),
    "rulebook_malformed:more_than_min": (
        "Mục bình xét “{value}” ghi phải trên mức tối thiểu (more_than_min) mà không có mức tối"
        " thiểu. Ghi min_total, ví dụ 80, hoặc bỏ more_than_min.",
        "The selection “{value}” asks for more than a least total (more_than_min) and names none."
        " Give min_total, such as 80, or leave more_than_min out.",
    ),
    "rulebook_malformed:net_empty": (
        "Điểm thưởng và điểm trừ bù nhau (net) chưa ghi sàn hay trần. Ghi from, to hoặc cả hai, ví"
        " dụ từ −5 đến 10.",
        "Bonus and deductions together (net) have neither floor nor ceiling. Give from, to or both,"
        " such as from -5 to 10.",
    ),
    "rulebook_malformed:net_sides": (
        "Điểm thưởng và điểm trừ bù nhau (net): số {size} đứng sai phía. Sàn (from) không lớn hơn"
        " 0, trần (to) không nhỏ hơn 0: không thưởng, không trừ thì tính 0.",
        "Bonus and deductions together (net): {size} stands on the wrong side. The floor (from) is"
        " at most 0 and the ceiling (to) at least 0: with neither bonus nor deduction 0 counts.",
    ),
    "rulebook_malformed:step": (
        "Bước điểm {size} của tiêu chí “{value}” không lớn hơn 0. Ghi bước, ví dụ 0,5.",
        "The step {size} of criterion “{value}” is not above 0. Give a step, for example 0.5.",
    ),
    "rulebook_malformed:periods_only": (
        "Tiêu chí “{value}”: các tháng, quý, kỳ (periods, only) phải có thật và không lặp: tháng 1"
        " đến 12, quý 1 đến 4, học kỳ và nửa năm 1 đến 2.",
        "Criterion “{value}”: the months, quarters or terms (periods, only) have to exist and stand"
        " once: months 1 to 12, quarters 1 to 4, terms and half-years 1 to 2.",
    ),
    "rulebook_malformed:periods_code": (
        "Tiêu chí “{value}” nhập theo tháng, quý, kỳ nên có thêm các mã như “{value}.Q1”, mà mã ấy"
        " trùng với mã một tiêu chí. Đổi mã tiêu chí kia.",
        "Criterion “{value}” is entered by periods and so has codes such as “{value}.Q1”; one of"
        " them is the code of a criterion too. Change that criterion's code.",
    ),
    "rulebook_malformed:periods_grading": (
        "Tiêu chí “{value}”: cách chấm này không gộp được từ tháng, quý, kỳ. Bỏ periods, hoặc chấm"
        " bằng điểm, theo số lần, theo mức; đạt hay không đạt thì gộp bằng mean; thành tích kê khai"
        " và thứ hạng công bố tính cho cả năm.",
        "Criterion “{value}”: what is graded so cannot come together from periods. Leave periods"
        " out, or grade by points, occurrences or levels; pass or fail is combined by mean; claims"
        " and places in a ranking are of the whole year.",
    ),
    "rulebook_malformed:periods_cap": (
        "Tiêu chí “{value}”: trần mỗi tháng, quý, kỳ (periods, cap) là điểm, nên chỉ dùng khi nhập"
        " điểm, hoặc theo số lần mà trần là bội của điểm mỗi lần.",
        "Criterion “{value}”: the cap of one period (periods, cap) is of points, so it goes with"
        " points that are entered, or with occurrences of whose points it is a multiple.",
    ),
    "rulebook_malformed:consequence_days": (
        "Hệ quả “{value}” vừa tính theo ngày làm việc (per_working_day) vừa tính theo từng ngày"
        " chậm (per_day). Giữ một cách.",
        "The consequence “{value}” counts working days (per_working_day) and every day late"
        " (per_day). Keep one of them.",
    ),
    "rulebook_malformed:consequence_reports": (
        "Hệ quả “{value}”: reports chỉ ghi với late_report, mỗi mục là mã báo cáo hoặc loại báo cáo"
        " (month, quarter, half_year, year).",
        "The consequence “{value}”: reports goes with late_report alone; each is the code of a"
        " report or a kind (month, quarter, half_year, year).",
    ),
    "rulebook_malformed:no_maximum": (
        "Điểm chuẩn của tiêu chí “{value}” chưa có mức tối đa. Ghi max; văn bản để trống mức này"
        " thì ghi max_open: true.",
        "The standard points of criterion “{value}” have no maximum. Give max; where the document"
        " leaves it open write max_open: true.",
    ),
    "rulebook_malformed:open_bounded": (
        "Tiêu chí “{value}” ghi để trống mức tối đa (max_open) mà lại có mức tối đa {size}. Bỏ một"
        " trong hai.",
        "Criterion “{value}” leaves its maximum open (max_open), and yet has the maximum {size}."
        " Leave one of them out.",
    ),
    "rulebook_malformed:open_cap": (
        "Điểm trừ của tiêu chí “{value}” tính nhiều nhất bằng điểm chuẩn, mà mức tối đa của điểm"
        " chuẩn để trống (max_open). Ghi mức tối đa, hoặc ghi cap bằng con số.",
        "The deduction of criterion “{value}” counts at most the standard points, whose maximum is"
        " left open (max_open). Give that maximum, or a cap as a number.",
    ),
    "rulebook_malformed:open_share": (
        "Xếp hạng theo tỷ lệ thì mọi tiêu chí phải có mức tối đa, mà tiêu chí “{value}” để trống"
        " (max_open). Ghi mức tối đa, hoặc xếp hạng theo tổng điểm (ranked_by: total).",
        "A ranking by share needs the maximum of every criterion, and criterion “{value}” leaves"
        " its own open (max_open). Give it, or rank by the total (ranked_by: total).",
    ),
    "rulebook_malformed:open_not_arisen": (
        "Không phát sinh nhiệm vụ mà được điểm tối đa (full_marks) hay theo tỷ lệ điểm các tiêu chí"
        " khác (mean) thì phải biết mức tối đa, mà tiêu chí “{value}” để trống (max_open). Ghi mức"
        " tối đa, hoặc bỏ ra ngoài (left_out).",
        "Full marks (full_marks) or the share reached in the others (mean) for a task that did not"
        " arise need the maximum, and criterion “{value}” leaves its own open (max_open). Give it,"
        " or leave the criterion out (left_out).",
    ),
    "rulebook_malformed:counter": (
        "Tiêu chí “{value}”: counters phải nêu tiêu chí có grading: how: counter ở cùng loại điểm,"
        " of_one từ 1 trở lên, và không đi cùng of_standard; “{counter}” không phải.< Có phải"
        " “{nearest}”?>",
        "Criterion “{value}”: counters names a criterion with grading: how: counter in the same"
        " part, of_one from 1 on, and not beside of_standard; “{counter}” is not so.< Is it"
        " “{nearest}”?>",
    ),
    "rulebook_malformed:counter_uncounted": (
        "Tiêu chí “{value}” chỉ đếm (how: counter) nên phải có đúng một tiêu chí tính nó: ghi"
        " counters (criterion: “{value}”, of_one: 3) ở tiêu chí ấy.",
        "Criterion “{value}” only counts (how: counter), so exactly one criterion counts it: write"
        " counters (criterion: “{value}”, of_one: 3) there.",
    ),
    "rulebook_malformed:printed_blank": (
        "“{value}”: số in trong văn bản (printed) để trống. Ghi số ấy, hoặc bỏ trường này.",
        "“{value}”: printed, the number in the document, is blank. Write it or leave it out.",
    ),
    "rulebook_malformed:printed_twice": (
        "“{value}” và “{other}” ở cùng một phần mà cùng in số “{number}”. Sửa một trong hai số.",
        "“{value}” and “{other}” in the same part have the printed number “{number}”. Change one.",
    ),
    "rulebook_malformed:levels_few": (
        "Tiêu chí “{value}”: one_of cần ít nhất hai mức, mỗi mức có lời (name) và điểm (points).",
        "Criterion “{value}”: one_of needs at least two levels, each with words (name) and points.",
    ),
    "rulebook_malformed:level_twice": (
        "Tiêu chí “{value}” có hai mức cùng một lời nên không biết chọn mức nào. Bỏ bớt một mức"
        " hoặc ghi lời khác nhau.",
        "Criterion “{value}” has two levels in the same words, so nobody can tell which is chosen."
        " Leave one out or word them apart.",
    ),
    "rulebook_malformed:levels_combined": (
        "Tiêu chí “{value}” chọn một mức (one_of) nên không cộng hay lấy trung bình của nhiều cơ"
        " quan được. Để một cơ quan chấm, hoặc chấm bằng điểm.",
        "Criterion “{value}” is one of several levels (one_of), so several bodies cannot be summed"
        " or averaged. Let one body score it, or score it in points.",
    ),
    "rulebook_malformed:criteria": (
        "Tiêu chí “{value}” bị trùng mã hoặc chưa có mã. Mỗi tiêu chí có một mã riêng.",
        "The criterion “{value}” repeats a code or has none. Every criterion has a code of its"
        " own.",
    ),
    "rulebook_malformed:columns": (
        "Cột “{value}” bị trùng mã hoặc chưa có mã. Mỗi cột có một mã riêng.",
        "The column “{value}” repeats a code or has none. Every column has a code of its own.",
    ),
    "rulebook_malformed:groups": (
        "Nhóm tiêu chí “{value}” bị trùng mã hoặc chưa có mã. Mỗi nhóm có một mã riêng.",
        "The group of criteria “{value}” repeats a code or has none. Every group has its own.",
    ),
    "rulebook_malformed:bands": (
        "Loại “{value}” bị trùng mã hoặc chưa có mã. Mỗi loại có một mã riêng.",
        "The class “{value}” repeats a code or has none. Every class has its own.",
    ),
    "rulebook_malformed:unit_groups": (
        "Nhóm đơn vị “{value}” bị trùng mã hoặc chưa có mã. Mỗi nhóm có một mã riêng.",
        "The group of units “{value}” repeats a code or has none. Every group has its own.",
    ),
    "rulebook_malformed:deadlines": (
        "Hạn “{value}” bị trùng mã hoặc chưa có mã. Mỗi hạn có một mã riêng.",
        "The deadline “{value}” repeats a code or has none. Every deadline has its own.",
    ),
    "rulebook_malformed:group": (
        "Không có nhóm tiêu chí “{value}”. Thêm nhóm này vào groups, hoặc sửa mã nhóm.",
        "There is no group of criteria “{value}”. Add it to groups, or correct the code.",
    ),
    "rulebook_malformed:group_circular": (
        "Nhóm tiêu chí “{value}” nằm trong chính nó. Sửa nhóm chứa nó (group).",
        "The group of criteria “{value}” lies inside itself. Correct the group around it (group).",
    ),
    "rulebook_malformed:ties": (
        "Cách phân hạng khi bằng điểm “{value}” không dùng được ở đây. Ghi fewer_deductions,"
        " higher_standard, hoặc criterion: kèm mã tiêu chí, ví dụ criterion:1; vote (bỏ phiếu) chỉ"
        " đứng cuối.",
        "The tie key “{value}” cannot be used here. Write fewer_deductions, higher_standard, or"
        " criterion: with the code of a criterion, for example criterion:1; vote stands last only.",
    ),
    "rulebook_malformed:scored_by": (
        "Tiêu chí “{value}”: phần ai chấm (scored_by) nêu một trong ba: outside (cơ quan ngoài cụm,"
        " khối), team (tên tổ) hoặc office (chair, secretary, vice_chair); nhiều cơ quan cùng chấm"
        " thì thêm combine (sum, mean, mean_without_extremes).",
        "Criterion “{value}”: scored_by says one of outside (bodies that are no members), team (its"
        " name) and office (chair, secretary, vice_chair); several bodies need combine (sum, mean,"
        " mean_without_extremes).",
    ),
    "rulebook_malformed:requires_form": (
        "“{code}”: mỗi điều kiện kèm theo (requires) nêu một trong ba: điểm tối thiểu (min hoặc"
        " min_share) của một tiêu chí (criterion), một phần (group) hay từng cái (every); số đơn vị"
        " đứng đầu (first, hoặc first_share kèm rounding, edge); hoặc no_deduction: true.",
        "“{code}”: each condition (requires) says one of three: a least (min or min_share) in a"
        " criterion, a group or every one; the first units (first, or first_share with rounding and"
        " edge); or no_deduction: true.",
    ),
    "rulebook_malformed:requires_first": (
        "“{code}”: điều kiện thuộc {value} đơn vị đứng đầu không đơn vị nào đạt được. Ghi first từ"
        " 1 trở lên.",
        "“{code}”: no unit is among the first {value}. Give first as 1 or more.",
    ),
    "rulebook_malformed:requires_criterion": (
        "“{code}” đặt điều kiện ở tiêu chí “{value}”, mà bảng tiêu chí không có."
        " <Gần nhất là “{nearest}”.|Xem lại các mã tiêu chí.>",
        "“{code}” asks for something in criterion “{value}”, which the rulebook does not have."
        " <The nearest is “{nearest}”.|See the codes of the criteria.>",
    ),
    "rulebook_malformed:requires_group": (
        "“{code}” đặt điều kiện ở phần “{value}”, mà bảng tiêu chí không có nhóm này."
        " <Gần nhất là “{nearest}”.|Xem lại các mã trong groups.>",
        "“{code}” asks for something in group “{value}”, which the rulebook does not have."
        " <The nearest is “{nearest}”.|See the codes in groups.>",
    ),
    "rulebook_malformed:requires_no_groups": (
        "“{code}” đặt điều kiện cho từng phần, mà bảng tiêu chí chưa chia phần. Thêm groups, hoặc"
        " ghi every: criterion.",
        "“{code}” asks for something in every group, and the rulebook has none. Add groups, or"
        " write every: criterion.",
    ),
    "rulebook_malformed:requires_not_scored": (
        "“{code}” đặt điều kiện về điểm, mà bảng tiêu chí này không chấm điểm. Bỏ requires.",
        "“{code}” has conditions of points, and this rulebook does not score. Take requires out.",
    ),
    "rulebook_malformed:requires_nothing": (
        "“{code}” đặt điều kiện ở “{value}”, mà ở đó không có điểm loại ấy. Bỏ điều kiện, hoặc sửa"
        " tiêu chí.",
        "“{code}” asks for something in “{value}”, where there are no such points. Take it out, or"
        " correct the criterion.",
    ),
    "rulebook_malformed:requires_above": (
        "“{code}” đặt điều kiện quá mức tối đa của “{value}” nên không đơn vị nào đạt được. Hạ mức"
        " tối thiểu.",
        "“{code}” asks for more than “{value}” can give, so no unit could get there. Lower it.",
    ),
    "rulebook_malformed:requires_open": (
        "“{code}” đặt điều kiện theo tỷ lệ mức tối đa của “{value}”, mà mức tối đa ấy còn để ngỏ"
        " (max_open). Ghi số điểm (min), hoặc ghi max.",
        "“{code}” asks for a share of the maximum of “{value}”, which is left open (max_open). Give"
        " points (min), or the maximum.",
    ),
    "rulebook_malformed:falls_to": (
        "falls_to chỉ dùng khi có loại đặt điều kiện kèm theo (requires). Thêm điều kiện, hoặc bỏ"
        " falls_to.",
        "falls_to is of use only where a class has conditions (requires). Add one, or take falls_to"
        " out.",
    ),
    "rulebook_malformed:tables": (
        "Bảng “{value}” bị trùng mã hoặc chưa có mã. Mỗi bảng có một mã riêng.",
        "The table “{value}” repeats a code or has none. Every table has its own.",
    ),
    "rulebook_malformed:table_unknown": (
        "Tiêu chí “{code}” thuộc bảng “{value}”, mà không có bảng này."
        " <Gần nhất là “{nearest}”.|Thêm bảng vào tables.>",
        "Criterion “{code}” is in table “{value}”, which there is not."
        " <The nearest is “{nearest}”.|Add the table to tables.>",
    ),
    "rulebook_malformed:table_of_nobody": (
        "Bảng “{code}” chưa ghi chấm nhóm đơn vị nào (unit_groups). Ghi mã nhóm.",
        "Table “{code}” does not say which groups of units it scores (unit_groups). Give their"
        " codes.",
    ),
    "rulebook_malformed:table_group": (
        "Bảng “{code}” chấm nhóm “{value}”, mà không có nhóm đơn vị này."
        " <Gần nhất là “{nearest}”.|Thêm nhóm vào unit_groups.>",
        "Table “{code}” scores the group “{value}”, which there is not."
        " <The nearest is “{nearest}”.|Add the group to unit_groups.>",
    ),
    "rulebook_malformed:table_twice": (
        "Nhóm “{value}” ở bảng “{code}” đã có bảng khác. Mỗi nhóm chấm theo một bảng.",
        "The group “{value}” of table “{code}” has another table already. A group has one.",
    ),
    "rulebook_malformed:table_empty": (
        "Bảng “{code}” chưa có tiêu chí nào. Ghi table: {code} ở các tiêu chí của bảng.",
        "Table “{code}” has no criteria. Write table: {code} at those that it has.",
    ),
    "rulebook_malformed:group_without_table": (
        "Nhóm đơn vị “{code}” chưa có bảng tiêu chí. Thêm nhóm vào một bảng (tables).",
        "The group of units “{code}” has no table of criteria. Add it to one of the tables.",
    ),
    "rulebook_malformed:ranked_together": (
        "ranked_together chỉ dùng khi có nhiều bảng tiêu chí (tables). Thêm tables, hoặc bỏ cả"
        " ranked_together lẫn unit_groups để xếp hạng chung.",
        "ranked_together is of use only with several tables (tables). Add them, or take"
        " ranked_together and unit_groups out to rank all together.",
    ),
    "rulebook_malformed:rung": (
        "Cột “{value}”: cấp chấm (rung) nêu một trong ba: office (chair, secretary, vice_chair),"
        " outside (một cơ quan ngoài cụm, khối), hoặc team (tên tổ, với scorer: assigned). Cột đơn"
        " vị tự chấm (own) không phải là cấp chấm.",
        "Column “{value}”: rung says one of office (chair, secretary, vice_chair), outside (one"
        " body that is no member) and team (its name, with scorer: assigned). The units' own"
        " column is no rung.",
    ),
    "rulebook_malformed:rung_last": (
        "Cột “{value}” đứng sau một cấp chấm (rung) mà không phải là cấp chấm; cấp cuối là điểm"
        " được tính. Thêm rung cho cột này, hoặc đặt cột lên trước các cấp.",
        "Column “{value}” stands after a rung and is none; the last rung counts. Add rung to it, or"
        " put it before the rungs.",
    ),
    "rulebook_malformed:no_column": (
        "Bảng tiêu chí chưa có cột điểm nào (columns). Thêm ít nhất một cột và nêu ai chấm: đơn vị"
        " tự chấm (own), đơn vị được giao (assigned), {Cluster} (cluster) hoặc hội đồng (council).",
        "The rulebook has no column of scores (columns). Add at least one, with who fills it: the"
        " units themselves (own), an assigned unit (assigned), the cluster (cluster) or the council"
        " (council).",
    ),
    "rulebook_malformed:selections": (
        "Mục bình xét “{value}” bị trùng mã hoặc chưa có mã. Mỗi mục có một mã riêng.",
        "The selection “{value}” repeats a code or has none. Every selection has its own.",
    ),
    "rulebook_malformed:quota": (
        "Chỉ tiêu {value} nhỏ hơn 0. Ghi số đơn vị được chọn, hoặc để trống nếu không giới hạn.",
        "The quota {value} is below 0. Give the number of units, or leave it empty for no limit.",
    ),
    "rulebook_malformed:quota_form": (
        "Mục bình xét “{value}”: chỉ tiêu ghi theo một cách, là một số (quota), một bảng theo năm"
        " (by_year), một tỷ lệ (share), hoặc chỉ ghi tên hướng dẫn (guidance).",
        "The selection “{value}”: give the quota one way, as a number (quota), a table by year"
        " (by_year), a share (share), or the guidance alone (guidance).",
    ),
    "rulebook_malformed:reserves": (
        "Số đơn vị dự bị {value} nhỏ hơn 0. Ghi số đơn vị, hoặc để trống.",
        "The number of reserves {value} is below 0. Give the number, or leave it empty.",
    ),
    "rulebook_malformed:rounds": (
        "Số vòng bỏ phiếu {value} nhỏ hơn 1. Ghi từ 1 trở lên, hoặc để trống.",
        "The number of rounds {value} is below 1. Give 1 or more, or leave it empty.",
    ),
    "rulebook_malformed:delegates": (
        "Số đại biểu {value} của mỗi đơn vị nhỏ hơn 1. Ghi từ 1 trở lên; để trống nếu mỗi đơn vị"
        " là một cử tri.",
        "The number of delegates {value} of a unit is below 1. Give 1 or more; leave it empty where"
        " each unit is one voter.",
    ),
    "rulebook_malformed:bars": (
        "Điều kiện loại “{value}” bị trùng mã hoặc chưa có mã. Mỗi điều kiện có một mã riêng.",
        "The condition “{value}” repeats a code or has none. Every condition has its own.",
    ),
    "rulebook_malformed:first": (
        "Mục bình xét “{value}”: xếp hạng rồi bỏ phiếu thì ghi bao nhiêu đơn vị đầu được bỏ phiếu"
        " (first), từ 1 trở lên; các cách khác thì để trống.",
        "The selection “{value}”: after a ranking say how many stand for the vote (first), 1 or"
        " more; otherwise leave it empty.",
    ),
    "rulebook_malformed:clearance": (
        "Mục bình xét “{value}” phải hỏi ý kiến trước mà chưa ghi hỏi cơ quan nào (of)."
        " Ghi tên, ví dụ Thanh tra tỉnh.",
        "The selection “{value}” asks for a word before the vote and does not say whose (of). Name"
        " the body, such as the provincial inspectorate.",
    ),
    "rulebook_malformed:not_with": (
        "Mục bình xét “{value}” dành cho các đơn vị còn lại, nên phải ghi còn lại sau mục nào"
        " (not_with).",
        "The selection “{value}” is for all the others, so say which selections come before it"
        " (not_with).",
    ),
    "rulebook_malformed:unused_to": (
        "Mục bình xét “{value}” và mục nhận chỉ tiêu còn lại phải cùng chia theo nhóm, hoặc cùng"
        " không chia (per_group).",
        "The selection “{value}” and the one that takes its unused places are both given by group,"
        " or neither is (per_group).",
    ),
    "rulebook_malformed:share": (
        "Tỷ lệ “{value}” không đọc được. Ghi 2/3, 0.9 hoặc 90%.",
        "The share “{value}” cannot be read. Write 2/3, 0.9 or 90%.",
    ),
    "rulebook_unstated": (
        "Bảng tiêu chí ghi nguồn không nêu cách <chọn “{name}”|tìm {Chair}> (not_stated), chỉ dùng"
        " khi nhập năm đã qua. Năm đang diễn ra thì ghi rõ <{name}: by_rank, by_vote,"
        " rank_then_vote, the_others hoặc appointment|elected, rotation hoặc appointed>.",
        "The rulebook says that a source does not state how <“{name}” is made|the chair is found>"
        " (not_stated), which is for telling the past. In a year that runs say <for {name}:"
        " by_rank, by_vote, rank_then_vote, the_others or appointment|elected, rotation or"
        " appointed>.",
    ),
    "rulebook_contradiction": (
        "Các mức tối đa cộng lại {one}, thang điểm ghi {other}. Sửa bảng tiêu chí cho khớp rồi gửi"
        " lại.",
        "The maxima add up to {one}, the scale says {other}. Make the rulebook agree and send it"
        " again.",
    ),
    "rulebook_contradiction:table_sum": (
        "Các mức tối đa của một bảng cộng lại {one}, thang điểm của bảng ghi {other}. Sửa bảng tiêu"
        " chí cho khớp rồi gửi lại.",
        "The maxima of a table add up to {one}, its scale says {other}. Make the rulebook agree and"
        " send it again.",
    ),
    "rulebook_contradiction:group_sum": (
        "Các mức tối đa trong nhóm cộng lại {one}, nhóm ghi {other}. Sửa bảng tiêu chí cho khớp rồi"
        " gửi lại.",
        "The maxima of the group add up to {one}, the group says {other}. Make the rulebook agree"
        " and send it again.",
    ),
    "rulebook_contradiction:bands_overlap": (
        "Hai khoảng thứ hạng {one} và {other} trùng nhau nên không rõ lấy mức nào. Sửa bảng tiêu"
        " chí rồi gửi lại.",
        "The bands {one} and {other} overlap, so it is not clear which counts. Correct the rulebook"
        " and send it again.",
    ),
    "rulebook_contradiction:levels_differ": (
        "Cùng một mức mà ghi hai điểm khác nhau, {one} và {other}. Sửa bảng tiêu chí rồi gửi lại.",
        "One level gives two different points, {one} and {other}. Correct the rulebook and send it"
        " again.",
    ),
    "rulebook_contradiction:classes_overlap": (
        "Tổng điểm từ {one} đến {other} thuộc hai loại. Sửa các mức xếp loại rồi gửi lại.",
        "A total from {one} to {other} lies in two classes. Correct the classes and send it again.",
    ),
    "rulebook_contradiction:bands_gap": (
        "Tổng điểm ở giữa {one} và {other} không thuộc loại nào. Sửa các mức xếp loại rồi gửi lại.",
        "A total between {one} and {other} lies in no class. Correct the classes and send it"
        " again.",
    ),
    "rulebook_missing": (
        "Năm thi đua này chưa có bảng tiêu chí. Dùng việc {@set_rulebook} trước.",
        "This cycle has no rulebook yet. Use {@set_rulebook} first.",
    ),
    "discrepancy_unknown": (
        "Trong bảng tiêu chí không có chỗ chưa khớp nào mang mã “{value}”. Xem lại các chỗ chưa"
        " khớp.",
        "The rulebook has no discrepancy “{value}”. See the list of discrepancies.",
    ),
    "title_unknown": (
        "Bảng tiêu chí không có danh hiệu, hình thức “{value}”."
        " <Gần nhất là “{nearest}”.|Xem các mục bình xét trong bảng tiêu chí.>",
        "The rulebook has no title “{value}”."
        " <The nearest is “{nearest}”.|See the selections in the rulebook.>",
    ),
}
_SCORING: Mapping[str, tuple[str, str]] = {
    "criterion_unknown": (
        "Bảng tiêu chí không có tiêu chí “{value}”."
        " <Gần nhất là “{nearest}”.|Xem các tiêu chí trong bảng tiêu chí.>",
        "The rulebook has no criterion “{value}”."
        " <The nearest is “{nearest}”.|See the criteria in the rulebook.>",
    ),
    "criterion_unknown:several": (
        "“{value}” có thể là nhiều tiêu chí: {known}. Ghi cả phần đứng trước.",
        "“{value}” can be several criteria: {known}. Write the part before the number as well.",
    ),
    "column_unknown": (
        "Bảng tiêu chí không có cột “{value}”."
        " <Gần nhất là “{nearest}”.|Chọn trong các cột: {known}.>",
        "The rulebook has no column “{value}”."
        " <The nearest is “{nearest}”.|Choose one of the columns: {known}.>",
    ),
    "column_unknown:own": (
        "Cột “{value}” do đơn vị tự chấm, không giao cho đơn vị khác. Chọn cột khác trong bảng tiêu"
        " chí.",
        "The column “{value}” is the unit's own and is not assigned to another. Choose another"
        " column.",
    ),
    "entered_malformed": (
        "Giá trị {value} không hợp với cách chấm của tiêu chí< {criterion}>. Nhập theo dạng:"
        " {expected}.",
        "The value {value} does not fit how criterion< {criterion}> is graded. Enter it in the"
        " form: {expected}.",
    ),
    "entered_malformed:target": (
        "Chỉ tiêu {value} (tiêu chí {criterion}) không dùng được: chỉ tiêu phải lớn hơn 0. Nhập con"
        " số mà đơn vị đăng ký hoặc được giao.",
        "A target of {value} (criterion {criterion}) cannot be used: it has to be above 0. Enter"
        " the number that the unit pledged or was given.",
    ),
    "amendment_orphans": (
        "Bảng tiêu chí sửa đổi không còn chỗ cho điểm đã có của {unit}, tiêu chí {criterion}<, cột"
        " {column}>. Giữ tiêu chí này, hoặc xóa điểm đó trước, nêu lý do.",
        "The amended rulebook has no place for the scores of {unit}, criterion {criterion}"
        "<, column {column}>. Keep the criterion, or empty that score first, with a reason.",
    ),
    "amendment_misfits": (
        "Điểm đã có của {unit}, tiêu chí {criterion}, vượt mức hoặc lệch bước điểm trong bảng tiêu"
        " chí sửa đổi. Áp dụng từ khi sửa đổi, hoặc điều chỉnh điểm đó trước.",
        "A score of {unit}, criterion {criterion}, is above the maximum or off the step of the"
        " amended rulebook. Let it govern from the amendment on, or adjust that score first.",
    ),
    "amendment_misfits:level": (
        "Mức đã chọn cho {unit}, tiêu chí {criterion}, không còn ở chỗ cũ trong bảng tiêu chí sửa"
        " đổi. Giữ thứ tự các mức và thêm mức mới ở cuối, hoặc xóa điểm đó trước, nêu lý do.",
        "The level chosen for {unit}, criterion {criterion}, has lost its place in the amended"
        " rulebook. Keep the order of the levels and add new ones at the end, or empty that score"
        " first, with a reason.",
    ),
    "criterion_of_other_table": (
        "Tiêu chí {criterion} thuộc bảng “{table}”; {unit} chấm theo <bảng “{own}”|bảng khác>. Dùng"
        " tiêu chí của bảng ấy.",
        "Criterion {criterion} belongs to the table “{table}”; {unit} is scored by <the table"
        " “{own}”|another>. Use the criteria of that one.",
    ),
    "unit_without_table": (
        "{units} không thuộc nhóm nào có bảng tiêu chí nên không biết chấm theo bảng nào. Thêm vào"
        " một nhóm (unit_groups) của bảng tiêu chí.",
        "{units}: in no group that has a table of criteria, so nobody knows by which to score. Add"
        " to a group (unit_groups) of the rulebook.",
    ),
    "mark_not_foreseen": (
        "Bảng tiêu chí không quy định khi nhiệm vụ của tiêu chí {criterion} không phát sinh. Chấm"
        " điểm tiêu chí này, hoặc ghi là không áp dụng cho đơn vị.",
        "The rulebook does not say what follows when the task of criterion {criterion} does not"
        " arise. Score it, or mark it as not applied to the unit.",
    ),
    "cell_input": (
        "Ô {part} của tiêu chí {criterion} chỉ nhận một cách nhập: một giá trị; điểm của nhiều"
        " người chấm nếu cột có nhiều người chấm; hoặc thành tích kê khai nếu bảng tiêu chí có"
        " mức.",
        "The {part} cell of criterion {criterion} takes one kind of input: a value; the scores of"
        " several scorers where the column has several; or claims where the rulebook has levels.",
    ),
    "level_unknown": (
        "Bảng tiêu chí không có mức “{value}”. Các mức có thể ghi: {known}.",
        "The rulebook has no level “{value}”. Levels that can be claimed: {known}.",
    ),
    "level_unknown:chosen": (
        "Tiêu chí {criterion} không có mức “{value}”.< Có phải “{nearest}”?> Chọn một mức:"
        " {known}.",
        "Criterion {criterion} has no level “{value}”.< Is it “{nearest}”?> Choose one: {known}.",
    ),
    "level_unknown:several": (
        "Tiêu chí {criterion}: “{value}” có thể là nhiều mức: {known}. Ghi chữ cái hoặc nguyên văn"
        " của mức.",
        "Criterion {criterion}: “{value}” can be several levels: {known}. Write the letter or the"
        " words of the level.",
    ),
    "level_unknown:two": (
        "Tiêu chí {criterion} chỉ nhận một mức cho mỗi đơn vị, mà “{value}” ghi nhiều mức: {known}."
        " Chọn một mức.",
        "Criterion {criterion} takes one level for each unit, and “{value}” names several: {known}."
        " Choose one.",
    ),
    "part_not_scored": (
        "Tiêu chí {criterion} không có {part}. <Nhập vào: {codes}.|Xem bảng tiêu chí rồi nhập vào"
        " phần có chấm điểm.>",
        "Criterion {criterion} has no {part}. <Enter: {codes}.|See the rulebook and enter a part"
        " that is scored.>",
    ),
    "part_not_scored:not_applied": (
        "Tiêu chí {criterion} đã ghi là không áp dụng cho {unit} nên không nhập điểm vào đó: bỏ"
        " trống tiêu chí này. Nếu có áp dụng thì {Chair} ghi lại bằng việc {@mark_criterion}.",
        "Criterion {criterion} is marked as not applied to {unit}, so no score is entered there:"
        " leave it out. If it does apply, the chair says so by {@mark_criterion}.",
    ),
    "part_not_scored:by_period": (
        "Tiêu chí {criterion} nhập theo tháng, quý, kỳ, không nhập một lần cho cả năm. Nhập vào:"
        " {codes}.",
        "Criterion {criterion} is entered period by period, not once for the year. Enter {codes}.",
    ),
    "part_not_scored:no_target": (
        "Tiêu chí {criterion} không phải là chỉ tiêu của đơn vị. Chỉ tiêu nhập vào: {codes}.",
        "Criterion {criterion} is no target of the unit. Targets are entered in {codes}.",
    ),
    "part_not_scored:no_own_column": (
        "Bảng tiêu chí này không có cột tự chấm nên đơn vị không gửi bảng tự chấm điểm. Nhập điểm"
        " vào cột của {Cluster}.",
        "This rulebook has no column for the units' own scores, so no sheet is submitted. Enter"
        " scores in the cluster's column.",
    ),
    "above_maximum": (
        "{value} lớn hơn mức tối đa {max} của tiêu chí {criterion}. Phần vượt ghi ở ô điểm thưởng,"
        " nếu bảng tiêu chí cho phép.",
        "{value} exceeds the maximum {max} of criterion {criterion}. Put the excess under bonus if"
        " the rulebook allows.",
    ),
    "above_maximum:bonus": (
        "{value} lớn hơn mức thưởng tối đa {max} của tiêu chí {criterion}. Nhập tối đa {max}.",
        "{value} exceeds the largest bonus {max} of criterion {criterion}. Enter at most {max}.",
    ),
    "above_maximum:deduction": (
        "{value} vượt mức trừ tối đa {max} của tiêu chí {criterion}. Nhập nhiều nhất −{max}.",
        "{value} exceeds the largest deduction {max} of criterion {criterion}. Enter no more than"
        " −{max}.",
    ),
    "below_minimum": (
        "{value} nhỏ hơn 0; {part} của tiêu chí {criterion} không âm. Điểm trừ ghi ở ô điểm trừ.",
        "{value} is below 0; the {part} of criterion {criterion} are not negative. Put deductions"
        " in their own cell.",
    ),
    "below_minimum:deduction": (
        "Điểm trừ của tiêu chí {criterion} ghi số âm hoặc để trống, không ghi {value}.",
        "A deduction of criterion {criterion} is negative or empty, not {value}.",
    ),
    "below_minimum:published": (
        "Cột điểm trừ ghi số âm hoặc để trống, không ghi {value}. Thêm dấu trừ trước số.",
        "The deduction column is negative or empty, not {value}. Put a minus before it.",
    ),
    "off_step": (
        "{value} không đúng bước {step} của tiêu chí {criterion}. Hai giá trị gần nhất: {a} và"
        " {b}.",
        "{value} is not a multiple of {step}. Nearest: {a} and {b}.",
    ),
    "cell_repeated": (
        "Tiêu chí {criterion}, {part} được nhập hai lần trong một lần gửi. Giữ một giá trị rồi gửi"
        " lại.",
        "Criterion {criterion}, {part} stands twice in one entry. Keep one value and send it"
        " again.",
    ),
    "cells_missing": (
        "Không có điểm nào thay đổi nên chưa ghi gì. Nhập ít nhất một giá trị khác số đang có.",
        "No score differs, so nothing is recorded. Enter at least one value that is new.",
    ),
    "cells_missing:carried": (
        "Tiêu chí {criterion}, {part}: cột này chưa có số, {stands} đang tính là của cột trước; để"
        " trống thì vẫn tính như vậy. Muốn không tính nữa thì nhập 0.",
        "Criterion {criterion}, {part}: this column is empty and {stands} counts from a column"
        " before; left empty, that goes on counting. Enter 0 to let it count no more.",
    ),
    "cells_missing:returned": (
        "Chưa nêu chỗ nào cần hoàn thiện nên chưa ghi gì. Nêu từng tiêu chí kèm lý do (cells), hoặc"
        " lý do của cả bảng (reason).",
        "Nothing is said to be lacking, so nothing is recorded. Name criteria, each with a reason"
        " (cells), or give a reason for the whole sheet (reason).",
    ),
    "sheet_incomplete": (
        "Bảng tự chấm điểm của {unit} chưa có điểm chuẩn ở tiêu chí {criteria}. Nếu không đạt,"
        " nhập 0; nếu tiêu chí không áp dụng cho đơn vị hoặc không phát sinh, bộ phận thường trực"
        " ghi bằng việc {@mark_criterion}.",
        "The sheet of {unit} has no standard points in criteria {criteria}. If not achieved,"
        " enter 0; where a criterion does not apply to the unit or did not arise, the chair's"
        " office says so by {@mark_criterion}.",
    ),
    "sheet_not_sent": (
        "{unit} chưa gửi bảng tự chấm điểm hoặc đã được xác định là không gửi. Đơn vị gửi bảng"
        " trước, rồi mới làm việc này.",
        "{unit} has not sent its sheet, or is marked as not sending one. The unit sends it first.",
    ),
    "sheet_not_sent:returned": (
        "Bảng tự chấm điểm của {unit} đã được trả lại để hoàn thiện và chưa gửi lại. Đơn vị hoàn"
        " thiện, gửi lại bảng trước ({@submit_sheet}), rồi mới làm việc này.",
        "The sheet of {unit} was sent back to be completed and has not come again. The unit sends"
        " it again first, by {@submit_sheet}.",
    ),
    "scored_by_other": (
        "Tiêu chí {criterion} do <{bodies}|{instead}> chấm nên không nhập ở đây. Điểm của cơ quan"
        " ngoài ghi bằng việc {@record_external_score} rồi {@fill_scores}.",
        "Criterion {criterion} is scored by <{bodies}|{instead}>, so it is not entered here. Points"
        " of a body outside come by {@record_external_score} and {@fill_scores}.",
    ),
    "scored_by_other:own": (
        "Tiêu chí {criterion} do <{bodies}|{instead}> chấm; đơn vị không tự chấm tiêu chí này. Bỏ"
        " trống ô ấy rồi gửi bảng.",
        "Criterion {criterion} is scored by <{bodies}|{instead}>, not by the unit itself. Leave it"
        " out and send the sheet.",
    ),
    "scored_by_other:body": (
        "Tiêu chí {criterion} do <{bodies}|{instead}> chấm, không phải “{value}”.< Có phải"
        " “{nearest}”?>",
        "Criterion {criterion} is scored by <{bodies}|{instead}>, not by “{value}”.< Did you mean"
        " “{nearest}”?>",
    ),
    "sheet_returned_enough": (
        "Theo bảng tiêu chí, bảng tự chấm điểm được trả lại nhiều nhất {limit} lần (sheet_returns);"
        " bảng của {unit} đã trả lại {count} lần. Chấm bảng như đang có: sửa điểm bằng việc"
        " {@adjust_scores}, kèm lý do.",
        "By the rulebook a sheet is sent back {limit} times at most (sheet_returns), and that of"
        " {unit} was so already. Score it as it stands: change scores by {@adjust_scores}, with a"
        " reason.",
    ),
    "scored_by_other:not_ours": (
        "{bodies} chỉ ghi điểm của chính mình, cho tiêu chí mình chấm.",
        "{bodies} enters its own points only, for the criterion that it scores.",
    ),
    "body_unknown": (
        "Bảng tiêu chí không giao tiêu chí nào cho “{value}” chấm (scored_by: outside).< Gần nhất"
        " là “{nearest}”.>< Đang giao: {known}.>",
        "The rulebook has “{value}” score no criterion (scored_by: outside).< The nearest is"
        " “{nearest}”.>< Named are: {known}.>",
    ),
    "overseer_unknown": (
        "{unit} không phải {office} của cụm, khối lúc này. Xem nhật ký của cụm, khối.",
        "{unit} is not {office} of the cluster now. See the log of the cluster.",
    ),
    "overseer_unknown:member": (
        "{unit} là thành viên; không đơn vị nào xem xét, kiểm tra cụm, khối của chính mình. Nêu đơn"
        " vị ngoài cụm, khối.",
        "{unit} is a member, and no unit reviews or audits its own cluster. Name a unit that is"
        " none.",
    ),
    "body_unknown:member": (
        "{unit} là thành viên, không phải cơ quan ngoài chấm điểm. Nêu đơn vị ngoài cụm, khối.",
        "{unit} is a member and no body outside. Name a unit that is none.",
    ),
    "sheet_elsewhere": (
        "Bảng của {unit} đang ở cấp “{column}”<, do {bodies} chấm|, do {instead} chấm>. Chờ cấp"
        " ấy chuyển lên bằng việc {@settle_sheet}, hoặc trả lại bằng việc {@return_sheet}.",
        "The sheet of {unit} is with the rung “{column}”<, entered by {bodies}|, entered by"
        " {instead}>. Wait until it passes the sheet on by {@settle_sheet}, or sends it back by"
        " {@return_sheet}.",
    ),
    "sheet_elsewhere:below": (
        "Bảng của {unit} đang ở cột “{column}”; chỉ trả lại được cho cột đứng trước<: {known}|."
        " Bảng này không có cột nào đứng trước>.",
        "The sheet of {unit} is at column “{column}”; it goes back only to one before it"
        "<: {known}|. There is none>.",
    ),
    "sheet_already_sent": (
        "{unit} đã gửi bảng tự chấm điểm. Từ nay sửa điểm bằng việc {@adjust_scores}, kèm lý do.",
        "{unit} has sent its sheet. From now on scores change by {@adjust_scores}, with a reason.",
    ),
    "sheet_settled": (
        "Điểm của {unit} đã thống nhất. Sửa ở cột thống nhất bằng việc {@adjust_scores}, kèm lý"
        " do.",
        "The scores of {unit} are settled. Change the settled column by {@adjust_scores}, with a"
        " reason.",
    ),
    "own_sheet": (
        "Đơn vị không thẩm định bảng của chính mình."
        " <Bảng này đã giao cho {checker}.|Giao bảng này cho đơn vị khác.>",
        "A unit does not verify its own sheet."
        " <It is assigned to {checker}.|Assign it to another unit.>",
    ),
    "own_sheet:of_chair": (
        "Đơn vị không thẩm định bảng của chính mình. Bảng của đơn vị làm {Chair} do {Vice} làm"
        " (--as vice_chair), hoặc do đơn vị được giao bằng việc {@assign_check}.",
        "A unit does not verify its own sheet. That of the chair's unit is left to the vice chair"
        " (--as vice_chair), or to the unit that is assigned it with {@assign_check}.",
    ),
    "own_sheet:corrected": (
        "Đơn vị không tự đính chính điểm đã thông qua của mình. {Vice}, hoặc đơn vị đã được giao"
        " bảng này, đính chính điểm của đơn vị làm {Chair}.",
        "A unit does not correct its own adopted score. The vice chair, or the unit to which the"
        " sheet was assigned, corrects that of the chair's unit.",
    ),
    "check_not_assigned": (
        "Bảng của {unit} ở cột này <đã giao cho {checker}|chưa giao cho đơn vị đang làm>. {Chair}"
        " giao lại bằng việc {@assign_check} nếu cần.",
        "The sheet of {unit} in this column is <assigned to {checker}|not assigned to this unit>."
        " The chair can use {@assign_check}.",
    ),
    "check_not_assigned:rung": (
        "Ở cột “{column}”, bảng của {unit} do <{bodies}|{instead}> chấm. Người giữ nhiệm vụ ấy"
        " nhập; bảng của chính đơn vị ấy {Chair} giao đơn vị khác bằng việc {@assign_check}.",
        "In column “{column}” the sheet of {unit} is scored by <{bodies}|{instead}>, who enters"
        " it; for that unit's own sheet the chair can use {@assign_check}.",
    ),
    "not_adjusted": (
        "Điểm của {unit} không có điều chỉnh nào chờ giải trình. Xem nhật ký điểm.",
        "No adjustment of {unit}'s scores awaits an explanation. See the log of scores.",
    ),
    "count_of_units": (
        "Số đơn vị chưa khớp: {count}/{of}, nêu tên {named}. Số đơn vị không vượt tổng số, số nêu"
        " tên không vượt số đơn vị.",
        "The numbers of units do not agree: {count} of {of}, {named} named. The count is at most"
        " the total, those named at most the count.",
    ),
    "members_unnamed": (
        "Nguồn nêu {of} thành viên, mới biết tên {count}, nên không rõ “các đơn vị còn lại” là"
        " những đơn vị nào. Dùng việc {@record_vote_outcome}, ghi chữ của nguồn.",
        "The source counts {of} members, {count} are known by name, so who “the others” are is not"
        " known. Use {@record_vote_outcome} with the source's own words.",
    ),
    "told_count": (
        "Nguồn nêu {count}, mà ghi tên {named}. Bớt tên, hoặc ghi lại số theo nguồn.",
        "The source counts {count}, {named} are named. Name no more than it counts, or mend the"
        " count.",
    ),
}
_SITTING: Mapping[str, tuple[str, str]] = {
    "attendance_missing": (
        "{unit} không có trong danh sách có mặt khi mở lượt bỏ phiếu, nên chưa ghi biểu quyết. Xem"
        " lại danh sách có mặt.",
        "{unit} was not present when the ballot opened, so no vote is recorded. See the list of"
        " those present.",
    ),
    "table_incomplete": (
        "Bảng điểm chưa có điểm của {units}. Thống nhất điểm của các đơn vị này trước.",
        "The score table has no scores of {units}. Settle them first.",
    ),
}
_VOTING: Mapping[str, tuple[str, str]] = {
    "selection_unknown": (
        "Bảng tiêu chí không có mục bình xét “{value}”."
        " <Gần nhất là “{nearest}”.|Xem các mục bình xét trong bảng tiêu chí.>",
        "The rulebook has no selection “{value}”."
        " <The nearest is “{nearest}”.|See the selections in the rulebook.>",
    ),
    "referral_unanswered": (
        "Mục bình xét “{selection}” đã chuyển cấp trên quyết định (@{event}) mà chưa có trả lời."
        " Khi có văn bản trả lời thì dùng việc {@record_authority_answer}, rồi quyết định theo đó."
        " Năm thi đua vẫn đi tiếp, mục này ghi là chờ trả lời.",
        "The selection “{selection}” was left to the authority (@{event}), which has not answered."
        " Record the answer with {@record_authority_answer} and decide by it. The year goes on"
        " meanwhile, and the title stands as waiting for the answer.",
    ),
    "selection_decided": (
        "Mục bình xét “{selection}” đã có kết quả. Bỏ phiếu mà còn chỗ trống thì dùng việc"
        " {@decide_another_round}; cần bình xét lại thì qua bước này rồi dùng việc {@reopen_phase},"
        " nêu lý do; khi đó mọi mục được bình xét lại.",
        "The selection “{selection}” has its outcome. Where a vote left places empty use"
        " {@decide_another_round}; to do it all again, use {@reopen_phase} with a reason once this"
        " phase is over; every selection is then made anew.",
    ),
    "selection_kind": (
        "Mục bình xét “{selection}” được chọn theo cách: {how}. Dùng việc của cách đó.",
        "The selection “{selection}” is made {how}. Use the command for that.",
    ),
    "ballot_unknown": (
        "Không có lượt bỏ phiếu “{ballot}”. Xem các lượt đã mở.",
        "There is no ballot “{ballot}”. See those that were opened.",
    ),
    "ballot_closed": (
        "Lượt “{ballot}” đã kết thúc< lúc {at}>, không ghi thêm được. Kết quả ở biên bản kiểm"
        " phiếu.",
        "“{ballot}” closed< at {at}> and takes nothing more. See the count record.",
    ),
    "ballot_withdrawn": (
        "Lượt “{ballot}” đã rút, không ghi thêm được. Mở lượt mới với tên khác nếu còn phải bỏ"
        " phiếu.",
        "“{ballot}” was withdrawn and takes nothing more. Open a new ballot under another name if a"
        " vote is still needed.",
    ),
    "ballot_open": (
        "<Lượt “{ballot}” đã được mở trước đó|Lượt bỏ phiếu chưa có tên>. Đặt tên khác cho lượt"
        " mới.",
        "<“{ballot}” was opened before|The ballot has no name>. Give the new one another name.",
    ),
    "ballot_kind": (
        "Lượt “{ballot}” làm theo cách: {method}. Phiếu giấy dùng việc {@record_count}; công khai"
        " {@cast_vote}; giơ tay {@count_hands}; bằng văn bản {@ask_in_writing}, {@record_answer}.",
        "“{ballot}” is held as: {method}. Papers take {@record_count}; an open vote {@cast_vote};"
        " hands {@count_hands}; letters {@ask_in_writing}, {@record_answer}.",
    ),
    "nominee_unknown": (
        "{unit} không có trong danh sách đề cử của lượt này, hoặc được ghi hai lần."
        " <Đề cử: {nominees}.|Xem lại danh sách đề cử.>",
        "{unit} is not a nominee of this ballot, or stands twice."
        " <Nominees: {nominees}.|See the list of nominees.>",
    ),
    "vote_repeated": (
        "{unit} đã biểu quyết ở lượt “{ballot}”. Ghi sai thì dùng việc {@correct_vote}.",
        "{unit} has voted in “{ballot}”. Where it was written down wrongly use {@correct_vote}.",
    ),
    "too_many_choices": (
        "Số lựa chọn là {choices}, lượt này cho nhiều nhất {max}. Chọn lại, hoặc kiểm lại phiếu"
        " giấy rồi nhập lại.",
        "{choices} choices; this ballot allows {max} at most. Choose again, or recount the papers"
        " and enter them again.",
    ),
    "count_unbalanced": (
        "Hợp lệ {valid} + không hợp lệ {invalid} = {sum}, thu về {returned}. Chưa ký được biên"
        " bản.",
        "Valid {valid} + invalid {invalid} = {sum}, returned {returned}. The record cannot be"
        " signed yet.",
    ),
    "count_unbalanced:returned": (
        "Thu về {returned}, nhiều hơn phát ra {issued}. Kiểm lại phiếu giấy rồi nhập lại.",
        "Returned {returned}, more than issued {issued}. Recount the papers and enter them again.",
    ),
    "count_unbalanced:issued": (
        "Phát ra {issued} phiếu, nhiều hơn số đơn vị bỏ phiếu {electors}. Kiểm lại rồi nhập lại.",
        "Issued {issued}, more than the {electors} who vote. Check and enter it again.",
    ),
    "count_unbalanced:negative": (
        "Số phiếu không thể âm: phát ra {issued}, thu về {returned}, hợp lệ {valid}, không hợp lệ"
        " {invalid}. Nhập lại số đã kiểm.",
        "No number of papers is negative: issued {issued}, returned {returned}, valid {valid},"
        " invalid {invalid}. Enter the count again.",
    ),
    "votes_exceed_valid": (
        "{unit} được {votes}, vượt số phiếu hợp lệ {valid}. Kiểm lại phiếu giấy rồi nhập lại.",
        "{unit} has {votes} votes of {valid} valid papers. Recount them and enter it again.",
    ),
    "votes_missing": (
        "Chưa có số phiếu của {unit}. Nếu không có phiếu nào, nhập 0.",
        "The votes for {unit} are missing. If there are none, enter 0.",
    ),
    "tellers_missing": (
        "Chưa cử Tổ kiểm phiếu, hoặc đơn vị này không ở trong Tổ. Dùng việc {@appoint_tellers}.",
        "No tellers are appointed, or this unit is not one of them. Use {@appoint_tellers}.",
    ),
    "count_missing": (
        "Lượt “{ballot}” chưa có kết quả kiểm phiếu. Dùng việc {@record_count} trước.",
        "“{ballot}” has no count yet. Use {@record_count} first.",
    ),
    "count_unsigned": (
        "Biên bản kiểm phiếu lượt “{ballot}” chưa có chữ ký của {units}. Ký đủ rồi kết thúc lượt.",
        "The count record of “{ballot}” is not signed by {units}. Close it when all have signed.",
    ),
    "tie_at_quota": (
        "{units} cùng hạng ở mức cuối của số được chọn ({quota}), mục “{selection}”. Không tự"
        " chọn; dùng"
        " việc {@decide_selection}.",
        "{units} tie at the edge of the quota {quota} for “{selection}”. Nothing is chosen"
        " silently; use {@decide_selection}.",
    ),
    "tie_at_quota:vote": (
        "{units} cùng hạng ở mức cuối của số được chọn ({quota}), mục “{selection}”. Bảng tiêu"
        " chí để cho"
        " bỏ phiếu: dùng việc {@open_ballot} giữa các đơn vị này.",
        "{units} tie at the edge of the quota {quota} for “{selection}”. The rulebook leaves it to"
        " a vote: use {@open_ballot} between these units.",
    ),
    "above_quota": (
        "Đang chọn {count} đơn vị, mục “{selection}” được chọn {quota}. Bớt số đơn vị cho đúng"
        " số được chọn.",
        "{count} chosen, the quota of “{selection}” is {quota}. Choose no more than the quota.",
    ),
}
_REST: Mapping[str, tuple[str, str]] = {
    "officers_conflict": (
        "Năm {year} đã có {Chair}<: {unit}>. Nếu thay đổi, dùng việc {@record_officers} và nêu lý"
        " do; nếu là năm khác, ghi đúng năm.",
        "The year {year} has its chair already<: {unit}>. To change it, use {@record_officers}"
        " with a reason; if another year is meant, give that year.",
    ),
    "office_held": (
        "{unit} đang giữ nhiệm vụ năm {year}. Ghi đơn vị khác giữ nhiệm vụ trước, rồi cho thôi"
        " thành viên.",
        "{unit} holds an office in {year}. Record other officers first, then let it go.",
    ),
    "officers_missing": (
        "Chưa biết đơn vị giữ nhiệm vụ năm sau. Dùng việc {@name_next_officers} trước.",
        "Next year's officers are not known. Use {@name_next_officers} first.",
    ),
    "handover_empty": (
        "Danh mục bàn giao đang trống. Dùng việc {@list_handover}, ghi ít nhất một mục.",
        "The handover list is empty. Use {@list_handover} with at least one item.",
    ),
    "not_a_side": (
        "{unit} không phải bên giao hay bên nhận nhiệm vụ {Chair}. Chỉ hai bên đó xác nhận bàn"
        " giao.",
        "{unit} is neither the outgoing nor the incoming chair. Those two accept the handover.",
    ),
    "source_unknown": (
        "Không có nguồn “{value}”. <Các nguồn đã nhập: {known}.|Dùng việc {@record_source} trước.>",
        "There is no source “{value}”. <Recorded: {known}.|Use {@record_source} first.>",
    ),
    "phase_not_earlier": (
        "Bước {phase} không ở trước bước {now} nên không mở lại được. Chọn một bước đã qua.",
        "The {phase} phase is not before {now} and cannot be reopened. Choose an earlier one.",
    ),
    "condition_unknown": (
        "“{value}” không phải điều kiện miễn được. <Chọn trong: {known}.|Xem các điều kiện chuyển"
        " bước.>",
        "“{value}” is no condition that can be waived. <Choose from: {known}.|See what a phase"
        " asks for.>",
    ),
}
PHASES: Final[Mapping[str, tuple[str, str]]] = {
    **_PLAN,
    **_SCORING,
    **_SITTING,
    **_VOTING,
    **_REST,
}
