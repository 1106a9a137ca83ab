"""What is said where a selection or a ballot does not fit the rulebook.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

_RULEBOOK: Mapping[str, tuple[str, str]] = {
    "share_above_whole": (
        "Tỷ lệ {value} lớn hơn toàn bộ (100%). Ghi tỷ lệ từ trên 0 đến 100%, ví dụ 2/3 hoặc 90%.",
        "The share {value} is more than the whole (100%). Write a share above 0 and up to 100%,"
        " such as 2/3 or 90%.",
    ),
    "selection_reference": (
        "“{selection}” nhắc đến “{value}” ở {field}, mà bảng tiêu chí không có mã này."
        " <Gần nhất là “{nearest}”.|Xem lại các mã trong bảng tiêu chí.>",
        "“{selection}” refers to “{value}” in {field}, and the rulebook has no such code."
        " <The nearest is “{nearest}”.|See the codes in the rulebook.>",
    ),
    "selection_circular": (
        "Các mục bình xét {selections} chờ lẫn nhau nên không mục nào có kết quả trước được. Bỏ một"
        " chỗ nhắc đến nhau.",
        "The selections {selections} wait for each other, so none can be made first. Take one of"
        " the references out.",
    ),
    "ground_unknown": (
        "Bảng tiêu chí không có điều kiện loại “{value}”."
        " <Gần nhất là “{nearest}”.|Để trống điều kiện nếu loại vì lý do khác.>",
        "The rulebook has no condition “{value}” that bars a unit."
        " <The nearest is “{nearest}”.|Leave the ground empty if it is another.>",
    ),
}
_CANDIDACY: Mapping[str, tuple[str, str]] = {
    "not_barred": (
        "{unit} không bị loại vì lý do này nên không có gì để bỏ. Xem các đơn vị đang bị loại.",
        "{unit} is not barred on this ground, so there is nothing to lift. See which units are.",
    ),
    "holders_unknown": (
        "“{selection}” không xét hai năm liền, mà chưa ghi đơn vị đạt năm trước. Dùng việc"
        " {@record_holders} trước; không có đơn vị nào thì ghi danh sách trống.",
        "“{selection}” is not given two years running, and last year's holders are not recorded."
        " Use {@record_holders} first; if there were none, record an empty list.",
    ),
    "quota_unknown:first_in_clusters": (
        "Chỉ tiêu của “{selection}” là {share} số đơn vị xếp thứ nhất của các cụm, khối, mà cấp"
        " trên chưa cho biết có bao nhiêu. Có văn bản thì ghi bằng việc {@record_guidance}, ví dụ"
        " quotas=“{selection}: 22 nhất”.",
        "The quota of “{selection}” is {share} of the units ranked first in all clusters, and how"
        " many there are has not come from above. When its paper comes use {@record_guidance},"
        " such as quotas=“{selection}: 22 first”.",
    ),
    "quota_unknown": (
        "Bảng chỉ tiêu của “{selection}” không có năm {year}. Bổ sung chỉ tiêu của năm này vào bảng"
        " tiêu chí.",
        "The table of quotas for “{selection}” does not give the year {year}. Add it to the"
        " rulebook.",
    ),
    "selection_waits": (
        "“{selection}” dựa vào kết quả của {selections}, chưa có. Bình xét các mục đó trước.",
        "“{selection}” rests on the outcome of {selections}, which is not there yet. Make those"
        " selections first.",
    ),
    "nominee_ineligible": (
        "{unit} không được xét ở “{selection}”: <{short_of}|{ground}>. Chọn đơn vị khác.",
        "{unit} cannot be chosen for “{selection}”: <{short_of}|{ground}>. Choose another unit.",
    ),
    "clearance_missing": (
        "“{selection}” phải có ý kiến của {of} trước, mà chưa có về: {units}. Khi có văn bản thì"
        " dùng việc {@record_clearance}.",
        "“{selection}” waits for the word of {of}, which is not there on: {units}. When its paper"
        " comes, use {@record_clearance}.",
    ),
    "clearance_not_asked": (
        "Bảng tiêu chí không hỏi ý kiến của “{value}”. <Gần nhất là “{nearest}”.|<Cơ quan được hỏi:"
        " {bodies}.|Không mục bình xét nào phải hỏi ý kiến (clearance).>>",
        "The rulebook does not ask for the word of “{value}”. <The nearest is “{nearest}”.|<It"
        " asks: {bodies}.|No selection asks for anybody's (clearance).>>",
    ),
    "comments_open": (
        "Chưa bỏ phiếu “{selection}” được: <thời gian lấy ý kiến công khai còn đến hết ngày"
        " {last_day}|chưa lấy ý kiến công khai. Dùng việc {@invite_comments} trước>.",
        "No vote on “{selection}” yet: <public comment is open to the end of {last_day}|no public"
        " comment was invited. Use {@invite_comments} first>.",
    ),
}
_OPENING: Mapping[str, tuple[str, str]] = {
    "round_not_due": (
        "“{selection}” chưa bỏ phiếu thêm vòng được. Xem kết quả các lượt đã bỏ phiếu.",
        "No further round on “{selection}”. See what the ballots came to.",
    ),
    "round_not_due:not_voted": (
        "“{selection}” chưa bỏ phiếu vòng nào. Dùng việc {@open_ballot}.",
        "“{selection}” was not voted on yet. Use {@open_ballot}.",
    ),
    "round_not_due:full": (
        "“{selection}” đã đủ số được chọn, không còn chỗ để bỏ phiếu thêm. Xem kết quả.",
        "“{selection}” has no place left to vote on. See its outcome.",
    ),
    "round_not_due:passed_on": (
        "Chỗ còn trống của “{selection}” đã chuyển cho mục {other}, mục ấy đã có kết quả. Xem kết"
        " quả, hoặc chuyển cấp trên bằng việc {@refer_to_authority}.",
        "What “{selection}” left empty has passed to {other}, which has its outcome. See it, or use"
        " {@refer_to_authority}.",
    ),
    "round_not_due:named": (
        "“{selection}”: chỉ nêu đơn vị (nominees) khi bỏ phiếu với đề cử mới (new). Bỏ danh sách,"
        " hoặc chọn new.",
        "“{selection}”: nominees are named for new nominees (new) only. Leave them out, or choose"
        " new.",
    ),
    "round_not_due:nobody": (
        "“{selection}”: không còn đơn vị nào của vòng trước được xét tiếp. Chọn đề cử mới (new).",
        "“{selection}”: nobody of the round before may stand any more. Choose new nominees (new).",
    ),
    "round_not_due:chosen": (
        "{unit} đã trúng “{selection}” ở vòng trước. Bỏ khỏi danh sách vòng này.",
        "{unit} was chosen for “{selection}” in an earlier round. Leave it out of this one.",
    ),
    "nominees_of_round": (
        "Vòng này của “{selection}” chỉ bỏ phiếu giữa {units}. Bỏ ô nominees, hoặc hội nghị quyết"
        " định khác bằng việc {@decide_another_round}.",
        "This round on “{selection}” is among {units}. Leave nominees out, or let the sitting"
        " decide otherwise with {@decide_another_round}.",
    ),
    "method_not_foreseen": (
        "Bảng tiêu chí không cho làm theo cách: {method}. Các cách được dùng: {methods}.",
        "The rulebook does not foresee this way: {method}. Ways it names: {methods}.",
    ),
    "selection_on_ballot": (
        "“{selection}” đang ở lượt “{ballot}”, chưa kết thúc. Kết thúc lượt đó, hoặc dùng việc"
        " {@withdraw_ballot} nếu mở nhầm.",
        "“{selection}” is on the ballot “{ballot}”, which is not closed. Close it, or use"
        " {@withdraw_ballot} if it was opened by mistake.",
    ),
    "threshold_unreachable": (
        "“{selection}” cần ít nhất {needed}/{of} phiếu, mà {unit} chỉ có thể được nhiều nhất"
        " {most} từ"
        " những đơn vị có mặt, nên suy tôn không đủ. Bỏ phiếu có lấy ý kiến bằng văn bản của đơn vị"
        " vắng mặt, hoặc chờ đủ đơn vị.",
        "“{selection}” needs {needed} of {of}, and those present can give {unit} no more than"
        " {most}, so acclamation is not enough. Ask the absent members in writing, or wait until"
        " more are present.",
    ),
    "threshold_unreachable:chair": (
        "“{selection}” đòi có {Chair} trong số tán thành, mà {Chair} vắng mặt nên suy tôn không đủ."
        " Bỏ phiếu có lấy ý kiến bằng văn bản của {Chair}, hoặc chờ {Chair} có mặt.",
        "“{selection}” asks for the chair among those in favour, and the chair is absent, so"
        " acclamation is not enough. Ask the chair in writing, or wait for the chair.",
    ),
    "titles_differ": (
        "“{selection}” và “{other}” do hai nơi bình xét hoặc có quy định bỏ phiếu khác nhau, nên"
        " không đi chung một lượt. Mở hai lượt.",
        "“{selection}” and “{other}” are voted on by two bodies or by different rules, and do not"
        " share a ballot. Open two.",
    ),
    "not_foreseen": (
        "Bảng tiêu chí không quy định cách này. Xem phần quy định bỏ phiếu (votes).",
        "The rulebook does not foresee this. See its rules of voting (votes).",
    ),
    "not_foreseen:proxies": (
        "Bảng tiêu chí không cho bỏ phiếu thay đơn vị vắng mặt (votes: proxies).",
        "The rulebook does not allow votes by proxy (votes: proxies).",
    ),
    "not_foreseen:writing": (
        "Bảng tiêu chí không cho lấy ý kiến bằng văn bản của đơn vị vắng mặt (votes:"
        " absent_in_writing).",
        "The rulebook does not let absent members answer in writing (votes: absent_in_writing).",
    ),
    "not_foreseen:delegates": (
        "Theo bảng tiêu chí, mỗi đơn vị là một cử tri, không tính theo đại biểu (votes:"
        " delegates).",
        "By the rulebook each unit is one voter; delegates are not counted (votes: delegates).",
    ),
    "not_foreseen:void": (
        "Theo bảng tiêu chí, phiếu chọn quá số lượng thì cả phiếu không hợp lệ; ghi vào số phiếu"
        " không hợp lệ (votes: overfull).",
        "By the rulebook a paper that names too many is invalid as a whole; count it among the"
        " invalid (votes: overfull).",
    ),
    "not_absent": (
        "{unit} có mặt nên tự bỏ phiếu, không lấy ý kiến bằng văn bản và không ai bỏ thay.",
        "{unit} is present and votes itself: it is not asked in writing and has no proxy.",
    ),
    "delegates_exceed": (
        "{unit}: {count} không nằm trong số đại biểu của đơn vị, từ 1 đến {max}.",
        "{unit}: {count} is not among the delegates of the unit, 1 to {max}.",
    ),
}
_COUNTING: Mapping[str, tuple[str, str]] = {
    "not_asked": (
        "{unit} không được lấy ý kiến bằng văn bản ở lượt “{ballot}”. Xem danh sách đã gửi lấy ý"
        " kiến.",
        "{unit} was not asked in writing in “{ballot}”. See the list of those asked.",
    ),
    "not_on_ballot": (
        "Lượt “{ballot}” không có mục “{selection}”, hoặc mục này được ghi hai lần.",
        "“{ballot}” does not hold the selection “{selection}”, or it stands twice.",
    ),
    "own_vote": (
        "Theo bảng tiêu chí, {unit} không bỏ phiếu cho chính mình. Chọn đơn vị khác.",
        "By the rulebook {unit} does not vote on itself. Choose another unit.",
    ),
    "void_exceeds_valid": (
        "Số phiếu có phần chọn quá số lượng {void} không thể âm, cũng không nhiều hơn số phiếu hợp"
        " lệ {valid}.",
        "Papers with void lines, {void}, are neither negative nor more than the valid ones,"
        " {valid}.",
    ),
    "votes_exceed_valid:own": (
        "{unit} được {votes}, mà trừ chính đơn vị đó thì chỉ có {valid} người bỏ phiếu. Kiểm lại"
        " rồi nhập lại.",
        "{unit} has {votes} votes, and without that unit itself only {valid} vote. Recount and"
        " enter it again.",
    ),
    "hands_missing": (
        "{unit}: nhập đủ số tán thành, không tán thành và không có ý kiến. Nếu không ai thì nhập"
        " 0.",
        "{unit}: enter those for, against and without opinion. If there are none, enter 0.",
    ),
    "hands_exceed": (
        "{unit}: tán thành, không tán thành và không có ý kiến cộng lại {sum}, mà chỉ có {max}"
        " người biểu quyết. Đếm lại rồi nhập lại.",
        "{unit}: for, against and without opinion add up to {sum}, and only {max} vote. Count again"
        " and enter it again.",
    ),
    "elected_left_out": (
        "{units} đã được chọn ở “{selection}” qua bỏ phiếu. Ghi cả các đơn vị này; nếu không chọn"
        " đơn vị nào thì để trống danh sách.",
        "{units} passed the ballot on “{selection}”. Name them as well, or leave the list empty if"
        " nobody is to be chosen.",
    ),
    "count_recorded": (
        "Lượt “{ballot}” đã ghi kết quả đếm. Ghi sai thì dùng việc {@correct_count}.",
        "“{ballot}” has its count. Where it is wrong use {@correct_count}.",
    ),
    "roll_kept": (
        "Lượt “{ballot}” đang ghi từng đơn vị biểu quyết, nên không ghi số chung. Ghi tiếp bằng"
        " việc {@cast_vote}; ghi sai thì dùng việc {@correct_vote}.",
        "In “{ballot}” the vote of each unit is written down, so no count is recorded. Go on with"
        " {@cast_vote}; what is wrong is mended with {@correct_vote}.",
    ),
    "vote_by_proxy": (
        "{unit} vắng mặt ở lượt này, {by} bỏ thay. Ghi unit là {by} và proxy_for là {unit}.",
        "{unit} is absent from this ballot, {by} votes for it. Give unit as {by} and proxy_for as"
        " {unit}.",
    ),
    "proxy_unknown": (
        "Ở lượt “{ballot}” không có ai bỏ thay {unit}. Bỏ ô proxy_for, hoặc ghi người bỏ thay bằng"
        " việc {@correct_proxies}.",
        "Nobody votes for {unit} in “{ballot}”. Leave proxy_for out, or name the proxy with"
        " {@correct_proxies}.",
    ),
    "vote_missing": (
        "Lượt “{ballot}” chưa ghi ý kiến nào của {unit} (đúng đại biểu này), nên không có gì để"
        " sửa. Xem nhật ký.",
        "“{ballot}” holds no vote of {unit} (of that delegate), so there is nothing to correct. See"
        " the log.",
    ),
    "vote_stands": (
        "Lượt “{ballot}” đã ghi phiếu của {unit}. Bỏ phiếu ấy trước bằng việc {@correct_vote} với"
        " struck=true.",
        "A vote of {unit} is recorded in “{ballot}”. Take it out first, by {@correct_vote} with"
        " struck=true.",
    ),
    "ballot_rested_on": (
        "Kết quả lượt “{ballot}” đã được dùng để bình xét tiếp: {selections}, nên không sửa ở đây"
        " được. Ghi rõ chỗ sai vào biên bản, hoặc dùng việc {@reopen_phase} để bình xét lại.",
        "What “{ballot}” came to was built on: {selections}. It is not mended here any more. State"
        " what was wrong in the minutes, or use {@reopen_phase} and make the selections anew.",
    ),
    "ballot_awaits": (
        "Lượt “{ballot}” lấy ý kiến bằng văn bản đến hết ngày {last_day}; chưa trả lời: {units}."
        " Ghi ý kiến đã nhận, hoặc chờ hết hạn rồi kết thúc lượt.",
        "“{ballot}” asks for answers in writing to the end of {last_day}; not answered yet:"
        " {units}. Record the answers that came, or close the ballot after that day.",
    ),
    "chair_side_missing:paper": (
        "“{selection}” đòi có {Chair} trong số tán thành, mà phiếu kín lượt “{ballot}” không cho"
        " biết {Chair} chọn đơn vị nào. {Chair} nêu ý kiến của mình để ghi biên bản,"
        " bằng việc {@state_chair_side}, rồi mới kết thúc lượt.",
        "“{selection}” asks for the chair among those in favour, and the secret papers of"
        " “{ballot}” do not show whom the chair was for. The chair says so for the record"
        " with {@state_chair_side}; then close the ballot.",
    ),
    "chair_side_contradicts": (
        "Lượt “{ballot}”: {Chair} nêu là tán thành {unit}, mà theo biên bản kiểm phiếu {unit} không"
        " được phiếu nào. Xem lại biên bản kiểm phiếu (việc {@correct_count}) hoặc ý kiến của"
        " {Chair} (việc {@state_chair_side}).",
        "“{ballot}”: the chair is said to have been for {unit}, and by the count {unit} has no vote"
        " at all. See the count again ({@correct_count}), or what the chair said"
        " ({@state_chair_side}).",
    ),
    "chair_side_contradicts:all": (
        "Lượt “{ballot}”: {Chair} nêu là không tán thành {unit}, mà theo biên bản kiểm phiếu tất cả"
        " {votes} phiếu đều chọn {unit}. Xem lại biên bản kiểm phiếu (việc {@correct_count}) hoặc ý"
        " kiến của {Chair} (việc {@state_chair_side}).",
        "“{ballot}”: the chair is said not to have been for {unit}, and by the count all {votes}"
        " votes are for {unit}. See the count again ({@correct_count}), or what the chair said"
        " ({@state_chair_side}).",
    ),
    "chair_not_asked": (
        "“{selection}” không đòi có {Chair} trong số tán thành, nên phiếu kín của {Chair} ở lượt"
        " “{ballot}” giữ kín, không ghi.",
        "“{selection}” does not ask for the chair among those in favour, so the chair's paper in"
        " “{ballot}” stays secret and is not recorded.",
    ),
    "chair_side_missing": (
        "Kết quả lượt “{ballot}” tùy vào ý kiến của {Chair}, mà giơ tay thì không ghi từng người."
        " Ghi {Chair} tán thành đơn vị nào (chair_for) khi kết thúc lượt.",
        "The result of “{ballot}” depends on the chair's side, which a show of hands does not"
        " record. Say for whom the chair was (chair_for) when closing.",
    ),
}
VOTING: Final[Mapping[str, tuple[str, str]]] = {
    **_RULEBOOK,
    **_CANDIDACY,
    **_OPENING,
    **_COUNTING,
}

#: What is legal but odd in a rulebook's selections, by code.
ODD_SELECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "selection_without_ranks": (
        "“{name}” chọn theo thứ hạng, mà bảng tiêu chí này không chấm điểm nên không có thứ hạng.",
        "“{name}” is chosen by rank, and this rulebook does not score, so there are no ranks.",
    ),
    "quota_above_units": (
        "“{name}” được chọn {quota}, nhiều hơn {of} đơn vị.",
        "“{name}” has a quota of {quota}, more than the {of} units.",
    ),
    "share_gives_nobody": (
        "“{name}”: {share} của {of} đơn vị làm tròn xuống là 0, nên không chọn được ai; phải từ"
        " {from} đơn vị mới có một.",
        "“{name}”: {share} of {of} units is rounded down to 0, so nobody is chosen; it takes {from}"
        " units to give one.",
    ),
    "requires_nobody": (
        "“{name}” chỉ dành cho {share} đứng đầu; của {of} đơn vị làm tròn thành 0 nên không đơn vị"
        " nào đạt; phải từ {from} đơn vị mới có một.",
        "“{name}” is only for the first {share}; of {of} units that is rounded to 0, so no unit can"
        " get there; it takes {from} units to give one.",
    ),
    "reserves_without_quota": (
        "“{name}” có {count} đơn vị dự bị mà không có chỉ tiêu, nên không ai phải chờ.",
        "“{name}” names {count} reserves but has no quota, so nobody has to wait.",
    ),
    "unused_without_quota": (
        "“{name}” chuyển chỉ tiêu còn lại sang “{selection}” mà không có chỉ tiêu, nên không có gì"
        " để chuyển.",
        "“{name}” passes what is unused to “{selection}” but has no quota, so nothing passes.",
    ),
    "threshold_missing": (
        "“{name}” bỏ phiếu mà không có tỷ lệ tối thiểu (threshold), nên một phiếu cũng đủ.",
        "“{name}” is voted on without a threshold, so a single vote is enough.",
    ),
    "chair_states_side": (
        "“{name}” đòi có {Chair} trong số tán thành, mà phiếu kín không cho biết điều đó: trước khi"
        " kết thúc lượt, {Chair} nêu ý kiến của mình để ghi biên bản (state_chair_side).",
        "“{name}” asks for the chair among those in favour, which secret papers do not show: before"
        " the ballot closes the chair says for the record whom it was for (state_chair_side).",
    ),
    "even_split_never_open": (
        "“{name}”: số phiếu ngang nhau để {Chair} quyết định, mà mọi cách bỏ phiếu được dùng đều"
        " kín, nên quy định này không có tác dụng.",
        "“{name}”: an even split is left to the chair, and every way of voting that is foreseen is"
        " secret, so the rule has no effect.",
    ),
    "nobody_asked": (
        "“{name}” tính tỷ lệ trên số có mặt và được lấy ý kiến, mà không ai được lấy ý kiến bằng"
        " văn bản.",
        "“{name}” takes its share of those present and asked, and nobody is asked in writing.",
    ),
    "units_of_delegates": (
        "“{name}” tính tỷ lệ trên số đơn vị, mà mỗi đơn vị có {count} đại biểu bỏ phiếu.",
        "“{name}” takes its share of the units, and each unit has {count} delegates who vote.",
    ),
    "two_forms": (
        "Một đơn vị được “{name}” có thể được cả {others}. Từ năm {year}, một thành tích chỉ được"
        " một hình thức khen thưởng (Luật {law}, Điều 5).",
        "A unit that gets “{name}” may get {others} as well. Since {year} one achievement takes one"
        " form of award (Law {law}, article 5).",
    ),
}
