"""The words of signing in, of accounts, and of the mails that bring codes."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

ACCOUNTS: Final[Mapping[str, Pair]] = {
    "other": ("English", "Tiếng Việt"),
    "product": ("Thi đua, khen thưởng", "Emulation and commendation"),
    "practice": ("Cơ sở dữ liệu thực hành", "Practice database"),
    "signed_in_as": ("Đang làm việc: {name}", "Signed in: {name}"),
    "sign_out": ("Đăng xuất", "Sign out"),
    "home": ("Trang đầu", "Start"),
    "security": ("Đăng nhập và bảo mật", "Sign-in and security"),
    # pages
    "request_code": ("Đăng nhập", "Sign in"),
    "request_code_about": (
        "Nhập địa chỉ thư điện tử mà thư ký đã ghi cho anh/chị. Chúng tôi gửi một mã gồm nhiều chữ;"
        " mã dùng được trong 20 phút.",
        "Enter the mail address that the secretary put down for you. A code is sent to it, good"
        " for 20 minutes.",
    ),
    "request_code_do": ("Gửi mã cho tôi", "Send me a code"),
    "confirm_code": ("Nhập mã đăng nhập", "Enter the code"),
    "confirm_code_about": (
        "Nếu địa chỉ {email} có tài khoản thì mã đang trên đường tới. Gõ mã vào đây; sai năm lần"
        " thì phải xin mã khác.",
        "If there is an account with {email}, the code is on its way. Type it here; after five"
        " wrong ones another has to be asked for.",
    ),
    "confirm_code_do": ("Đăng nhập", "Sign in"),
    "password": ("Đăng nhập bằng mật khẩu", "Sign in with a password"),
    "password_about": ("", ""),
    "password_do": ("Đăng nhập", "Sign in"),
    "by_password": ("Dùng mật khẩu", "Use a password"),
    "by_code": ("Nhận mã qua thư", "Get a code by mail"),
    "by_spoken": ("Có mã do thư ký cấp", "The secretary gave me a code"),
    "spoken": ("Đăng nhập bằng mã do thư ký cấp", "Sign in with the secretary's code"),
    "spoken_about": (
        "Gõ mã tài khoản (tk-…) và mã dùng một lần mà thư ký đọc hoặc in cho anh/chị.",
        "Type the account's id (tk-…) and the one-time code that was read out or printed.",
    ),
    "spoken_do": ("Đăng nhập", "Sign in"),
    "factor": ("Bước xác thực thứ hai", "Second step"),
    "factor_about": (
        "Mở ứng dụng tạo mã trên điện thoại và gõ sáu chữ số đang hiện, hoặc một mã dự phòng.",
        "Open the authenticator on your phone and type the six digits, or a recovery code.",
    ),
    "factor_do": ("Xác nhận", "Confirm"),
    "trust": ("Nhớ máy này?", "Remember this device?"),
    "trust_about": (
        "Trong 90 ngày máy này không phải gõ mã ở bước thứ hai. Không chọn trên máy dùng chung.",
        "For 90 days this device is not asked for the second step. Not on a shared computer.",
    ),
    "trust_do": ("Nhớ máy này", "Remember this device"),
    "trust_not": ("Không nhớ", "Do not remember"),
    "activate": ("Bật bước xác thực thứ hai", "Turn on the second step"),
    "activate_about": (
        "Chức vụ của anh/chị cần bước xác thực thứ hai. Quét hình dưới bằng ứng dụng tạo mã, hoặc"
        " gõ khóa vào ứng dụng, rồi gõ sáu chữ số mà ứng dụng hiện.",
        "Your office needs a second step. Scan the picture with an authenticator, or type the key"
        " into it, then type the six digits that it shows.",
    ),
    "activate_do": ("Bật", "Turn on"),
    "secret": ("Khóa để gõ tay", "Key to type by hand"),
    "deactivate": ("Tắt bước xác thực thứ hai", "Turn off the second step"),
    "deactivate_about": (
        "Sau khi tắt, đăng nhập chỉ cần mã gửi qua thư.",
        "Afterwards a mailed code is enough to sign in.",
    ),
    "deactivate_do": ("Tắt", "Turn off"),
    "factor_is_on": ("Bước xác thực thứ hai đang bật.", "The second step is on."),
    "recovery": ("Mã dự phòng", "Recovery codes"),
    "recovery_about": (
        "Mỗi mã dùng được một lần khi không có điện thoại. In ra và cất nơi kín.",
        "Each is good once, when the phone is not at hand. Print them and keep them safe.",
    ),
    "recovery_do": ("Tạo mã mới", "Make new codes"),
    "recovery_left": ("Còn {count} mã chưa dùng.", "{count} codes are unused."),
    "factors": ("Đăng nhập và bảo mật", "Sign-in and security"),
    "factors_about": ("", ""),
    "app_on": ("Ứng dụng tạo mã: đang bật", "Authenticator: on"),
    "app_off": ("Ứng dụng tạo mã: chưa bật", "Authenticator: off"),
    "keys": ("Khóa truy cập (passkey): {count}", "Passkeys: {count}"),
    "key_add": ("Thêm khóa truy cập", "Add a passkey"),
    "key_add_about": (
        "Trình duyệt hỏi vân tay, khuôn mặt hoặc mã máy. Sau đó đăng nhập không cần mã.",
        "The browser asks for finger, face or the device's code. Then no code is needed.",
    ),
    "key_add_do": ("Thêm", "Add"),
    "key_list": ("Khóa truy cập", "Passkeys"),
    "key_remove": ("Bỏ khóa truy cập", "Remove the passkey"),
    "key_remove_about": ("", ""),
    "key_remove_do": ("Bỏ", "Remove"),
    "by_key": ("Dùng khóa truy cập (passkey)", "Use a passkey"),
    "password_set": ("Đặt mật khẩu", "Set a password"),
    "password_set_about": (
        "Không bắt buộc: lúc nào cũng có thể nhận mã qua thư.",
        "Not needed: a code by mail always works.",
    ),
    "password_set_do": ("Lưu", "Save"),
    "sessions": ("Nơi đang đăng nhập", "Where you are signed in"),
    "sessions_about": (
        "Thấy nơi lạ thì kết thúc tất cả rồi báo cho thư ký.",
        "If one is not yours, end all and tell the secretary.",
    ),
    "sessions_do": ("Kết thúc các phiên khác", "End the other sessions"),
    "session_here": ("máy này", "this one"),
    "again": ("Xác nhận lại là anh/chị", "Confirm that it is you"),
    "again_about": (
        "Việc này cần xác nhận lại trước khi làm.",
        "This needs to be confirmed before it is done.",
    ),
    "again_do": ("Xác nhận", "Confirm"),
    "again_code_do": ("Gửi mã cho tôi", "Send me a code"),
    "leave": ("Đăng xuất", "Sign out"),
    "leave_about": ("Kết thúc phiên trên máy này.", "Ends the session on this device."),
    "leave_do": ("Đăng xuất", "Sign out"),
    "offices": ("Chức vụ đang giữ", "Offices held"),
    "no_office": (
        "Tài khoản này hiện không giữ chức vụ nào. Hỏi thư ký cụm.",
        "This account holds no office now. Ask the cluster's secretary.",
    ),
    "office_until": ("{office}, {unit}, đến hết ngày {until}", "{office}, {unit}, until {until}"),
    "office_held": ("{office}, {unit}", "{office}, {unit}"),
    "office_alone": ("{office}", "{office}"),
    "factor_needed": (
        "Chức vụ này cần bước xác thực thứ hai trước khi làm việc.",
        "This office needs a second step before anything else.",
    ),
    "password_reset": ("Quên mật khẩu", "Forgotten password"),
    "password_reset_about": (
        "Nhập địa chỉ thư điện tử. Chúng tôi gửi một mã để đặt mật khẩu khác.",
        "Enter the mail address. A code to set another password is sent.",
    ),
    "password_reset_do": ("Gửi mã cho tôi", "Send me a code"),
    "confirm_reset": ("Nhập mã đặt lại mật khẩu", "Enter the code"),
    "confirm_reset_about": (
        "Nếu địa chỉ có tài khoản thì mã đang trên đường tới.",
        "If there is an account, the code is on its way.",
    ),
    "confirm_reset_do": ("Tiếp tục", "Go on"),
    "key_list_about": ("", ""),
    "key_list_do": ("Lưu", "Save"),
    "people": ("Người của các đơn vị", "People of the units"),
    "people_about": (
        "Đầu mối và thủ trưởng của các đơn vị trong cụm. Mỗi người một hộp thư của chính mình,"
        " không dùng hộp thư văn thư chung.",
        "Officers and heads of the cluster's units. Each with a mailbox of their own, not the"
        " office's common one.",
    ),
    "people_do": ("Mời", "Invite"),
    "invite": ("Mời một người", "Invite somebody"),
    "no_people": ("Chưa có ai được mời.", "Nobody was invited yet."),
    "give_code": ("Cấp mã", "Make a code"),
    "let_go": ("Kết thúc", "End"),
    "code_made": (
        "Mã dùng một lần của {account}, trong 24 giờ. Đọc hoặc in cho người ấy; mã chỉ hiện lần"
        " này, và đơn vị được báo.",
        "The one-time code of {account}, good for 24 hours. Read it out or print it; it is shown"
        " this once, and the unit is told.",
    ),
    "until": ("đến hết ngày {until}", "until {until}"),
    "until_past": ("Ngày này đã qua.", "This day is over."),
    # failures
    "error_title": ("Lỗi: ", "Error: "),
    "not_signed_in": (
        "Chưa đăng nhập. Chương trình nêu mã truy cập (thidua account token):"
        " Authorization: Bearer …",
        "Not signed in. A program shows its token (thidua account token): Authorization: Bearer …",
    ),
    "method_not_allowed": ("Địa chỉ này không nhận {method}.", "This address takes no {method}."),
    "error": ("Không làm được", "This could not be done"),
    "not_found": ("Không có trang này.", "There is no such page."),
    "forged": (
        "Trang đã mở quá lâu hoặc được gửi từ nơi khác. Mở lại trang rồi làm lại.",
        "The page was open too long or was sent from elsewhere. Open it again and repeat.",
    ),
    "bad_request": (
        "Yêu cầu này không đọc được.",
        "This request cannot be read.",
    ),
    "too_large": ("Nội dung gửi lên lớn quá.", "What was sent is too large."),
    "too_many": (
        "Có quá nhiều lần thử. Chờ vài phút rồi làm lại.",
        "Too many tries. Wait some minutes, then try again.",
    ),
    "too_often": (
        "Có quá nhiều yêu cầu trong một phút. Chờ {seconds} giây rồi làm lại.",
        "Too many requests within a minute. Wait {seconds} seconds, then try again.",
    ),
    "version_of_the_past": (
        "If-Match nói về hiện tại, as_of hoặc effective hỏi về quá khứ. Bỏ một trong hai.",
        "If-Match speaks of the present, as_of or effective asks for the past. Leave one out.",
    ),
    "busy": (
        "Máy chủ đang bận. Thử lại sau ít phút; chưa có gì được ghi.",
        "The server is busy. Try again in some minutes; nothing was stored.",
    ),
    "fault": (
        "Lỗi của chương trình, tên {id}. Báo cho quản trị hệ thống kèm tên này.",
        "A fault of the program, named {id}. Tell the operator that name.",
    ),
}

#: What a field of a form is called, by its name.
FIELDS: Final[Mapping[str, Pair]] = {
    "email": ("Địa chỉ thư điện tử", "Mail address"),
    "login": ("Địa chỉ thư điện tử", "Mail address"),
    "password": ("Mật khẩu", "Password"),
    "password1": ("Mật khẩu mới", "New password"),
    "password2": ("Gõ lại mật khẩu mới", "New password again"),
    "oldpassword": ("Mật khẩu hiện tại", "Current password"),
    "remember": ("Nhớ đăng nhập", "Stay signed in"),
    "code": ("Mã", "Code"),
    "account": ("Mã tài khoản", "Account id"),
    "name": ("Tên", "Name"),
    "unit": ("Đơn vị", "Unit"),
    "office": ("Chức vụ", "Office"),
    "until": (
        "Đến hết ngày, ví dụ 31/12/2027 (có thể để trống)",
        "Last day, such as 31/12/2027 (may stay empty)",
    ),
    "passwordless": ("Đăng nhập chỉ bằng khóa này", "Sign in with this alone"),
}

#: What allauth says of a field, by its own keys.
ERRORS: Final[Mapping[str, Pair]] = {
    "account_inactive": (
        "Tài khoản này không còn dùng được.",
        "This account is no longer in use.",
    ),
    "email_password_mismatch": (
        "Địa chỉ hoặc mật khẩu không đúng.",
        "The address or the password is not right.",
    ),
    "incorrect_code": ("Mã không đúng.", "The code is not right."),
    "incorrect_password": ("Mật khẩu không đúng.", "The password is not right."),
    "invalid_or_expired_key": (
        "Mã đã hết hạn. Xin mã khác.",
        "The code has run out. Ask for another.",
    ),
    "invalid_login": ("Không đăng nhập được.", "Signing in failed."),
    "too_many_login_attempts": (
        "Có quá nhiều lần thử. Chờ vài phút rồi làm lại.",
        "Too many tries. Wait some minutes, then try again.",
    ),
    "rate_limited": (
        "Có quá nhiều lần thử. Chờ vài phút rồi làm lại.",
        "Too many tries. Wait some minutes, then try again.",
    ),
    "unknown_email": (
        "Địa chỉ này không có tài khoản nào.",
        "No account has this address.",
    ),
    "cannot_delete_authenticator": (
        "Chức vụ của anh/chị cần bước xác thực thứ hai, không tắt được.",
        "Your office needs the second step; it cannot be turned off.",
    ),
    "cannot_generate_recovery_codes": (
        "Bật bước xác thực thứ hai trước.",
        "Turn on the second step first.",
    ),
}

#: The mails of accounts, by allauth's own names: subject and text.
MAILS: Final[Mapping[str, tuple[Pair, Pair]]] = {
    "login_code": (
        ("Mã đăng nhập thi đua, khen thưởng", "Code to sign in"),
        (
            "Mã đăng nhập: {code}\n\nGõ mã vào trang đang mở. Mã dùng được trong {minutes} phút.\n"
            "Không ai của cụm hỏi mã này: đừng đọc cho người khác. Nếu anh/chị không xin mã, bỏ"
            " qua thư này.\n",
            "Code to sign in: {code}\n\nType it on the page that is open. It is good for {minutes}"
            " minutes.\nNobody asks you for it: read it to no one. If you did not ask for a code,"
            " ignore this mail.\n",
        ),
    ),
    "password_reset_code": (
        ("Mã đặt lại mật khẩu", "Code to reset the password"),
        (
            "Mã đặt lại mật khẩu: {code}\n\nNếu anh/chị không xin mã, bỏ qua thư này.\n",
            "Code to reset the password: {code}\n\nIf you did not ask for it, ignore this mail.\n",
        ),
    ),
    "password_changed": (
        ("Mật khẩu đã đổi", "The password was changed"),
        (
            "Mật khẩu của anh/chị vừa được đổi. Nếu không phải anh/chị, báo ngay cho thư ký.\n",
            "Your password was just changed. If that was not you, tell the secretary at once.\n",
        ),
    ),
    "password_set": (
        ("Đã đặt mật khẩu", "A password was set"),
        (
            "Mật khẩu vừa được đặt. Nếu không phải anh/chị, báo ngay cho thư ký.\n",
            "A password was just set. If that was not you, tell the secretary at once.\n",
        ),
    ),
    "totp_activated": (
        ("Đã bật bước xác thực thứ hai", "The second step was turned on"),
        (
            "Bước xác thực thứ hai vừa được bật. Nếu không phải anh/chị, báo ngay cho thư ký.\n",
            "The second step was just turned on. If that was not you, tell the secretary at"
            " once.\n",
        ),
    ),
    "totp_deactivated": (
        ("Đã tắt bước xác thực thứ hai", "The second step was turned off"),
        (
            "Bước xác thực thứ hai vừa bị tắt. Nếu không phải anh/chị, báo ngay cho thư ký.\n",
            "The second step was just turned off. If that was not you, tell the secretary at"
            " once.\n",
        ),
    ),
    "invited": (
        ("Tài khoản thi đua, khen thưởng", "An account for emulation and commendation"),
        (
            "Anh/chị được ghi là {office} của {unit}.\n\nMở {origin} và gõ địa chỉ thư này để nhận"
            " mã đăng nhập. Không cần mật khẩu.\n",
            "You were put down as {office} of {unit}.\n\nOpen {origin} and type this mail address"
            " to get a code. No password is needed.\n",
        ),
    ),
    "spoken_code_made": (
        ("Thư ký đã cấp mã đăng nhập", "The secretary made a code to sign in"),
        (
            "Thư ký vừa cấp một mã đăng nhập dùng một lần cho tài khoản {key} của {unit}.\n",
            "The secretary just made a one-time code for the account {key} of {unit}.\n",
        ),
    ),
}
