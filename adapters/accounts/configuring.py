"""Django and allauth, set up in this process; no variable of the environment names a module."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings
from django.core.management import call_command
from sqlalchemy import URL, create_engine, text

from adapters.accounts.place import SCHEMA
from adapters.accounts.second_door import SecondDoor
from adapters.private_file import make_private
from adapters.wording.writing import LANGS

CODE_SECONDS: Final = 20 * 60
CODE_TRIES: Final = 5
#: For so long whoever signed in or confirmed may do what is sensitive.
CONFIRMED_SECONDS: Final = 15 * 60
DEVICE_DAYS: Final = 90
#: A session ends after so many seconds without a request.
IDLE_SECONDS: Final = 8 * 60 * 60
#: How pages are filled.
JINJA: Final[dict[str, Any]] = {
    "BACKEND": "django.template.backends.jinja2.Jinja2",
    "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
    "OPTIONS": {"environment": "adapters.web.templating.environment"},
}
#: The most that a request may bring: a sheet, or a signed scan, comes as a file of its own.
MAX_BODY: Final = 1024 * 1024
MAX_FIELDS: Final = 2000


def configure(door: SecondDoor) -> None:
    """Set Django up for the accounts of this place, once in a process."""
    if settings.configured:
        return
    settings.configure(**settings_of(door))
    # Their lines hold addresses and values of requests; what is a fault is told by its name.
    for name in ("django", "allauth", "waitress"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
    django.setup()


def settings_of(door: SecondDoor) -> dict[str, Any]:
    """Every setting of Django and of allauth."""
    return {**_core(door), **_sign_in(door)}


def prepare(door: SecondDoor) -> None:
    """Make the tables, or bring them to this version."""
    configure(door)
    if door.file is not None:
        make_private(door.file)
    else:
        engine = create_engine(door.database)
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
        engine.dispose()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _database(door: SecondDoor) -> dict[str, Any]:
    """A file of its own beside the events, or a schema of its own in the same database."""
    if door.file is not None:
        # The standard module's SQLite may be too old for WAL: the rollback journal stays.
        options = {"transaction_mode": "IMMEDIATE", "timeout": 5}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": door.file, "OPTIONS": options}
    return {"ENGINE": "django.db.backends.postgresql", **_postgresql(door.database)}


def _postgresql(url: URL) -> dict[str, Any]:
    return {
        "NAME": url.database or "",
        "USER": url.username or "",
        "PASSWORD": url.password or "",
        "HOST": url.host or "",
        "PORT": url.port or "",
        "OPTIONS": {**url.query, "options": f"-c search_path={SCHEMA}"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _core(door: SecondDoor) -> dict[str, Any]:
    newest, *older = door.keys
    return {
        "SECRET_KEY": newest,
        "SECRET_KEY_FALLBACKS": older,
        "ALLOWED_HOSTS": [door.known_as],
        "ROOT_URLCONF": "adapters.web.urls",
        "DATABASES": {"default": _database(door)},
        "INSTALLED_APPS": [
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.humanize",
            "adapters.accounts.apps.Accounts",
            "allauth",
            "allauth.account",
            "allauth.mfa",
            "allauth.usersessions",
        ],
        "MIDDLEWARE": [
            "adapters.web.bounds.Bounds",
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "adapters.web.often.Often",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "allauth.account.middleware.AccountMiddleware",
            "allauth.usersessions.middleware.UserSessionsMiddleware",
            "adapters.web.second_factor.SecondFactor",
            "adapters.web.entering.Entering",
        ],
        "TEMPLATES": [
            JINJA,
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            },
        ],
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "accounts_cache",
            }
        },
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}"}
            for name in (
                "UserAttributeSimilarityValidator",
                "MinimumLengthValidator",
                "CommonPasswordValidator",
            )
        ],
        "LANGUAGE_CODE": "vi",
        "LANGUAGES": [(lang, lang) for lang in LANGS],
        "LANGUAGE_COOKIE_SECURE": door.encrypted,
        "TIME_ZONE": "Asia/Ho_Chi_Minh",
        "USE_TZ": True,
        "LOGGING_CONFIG": None,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": MAX_BODY,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MAX_FIELDS,
        "PER_ACCOUNT": door.per_account,
        "PER_ADDRESS": door.per_address,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 31_536_000 if door.encrypted else 0,
        "SESSION_COOKIE_AGE": IDLE_SECONDS,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": door.encrypted,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_NAME": "__Host-thidua" if door.encrypted else "thidua",
        "CSRF_COOKIE_SECURE": door.encrypted,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Strict",
        "CSRF_TRUSTED_ORIGINS": [door.origin],
        "CSRF_FAILURE_VIEW": "adapters.web.failures.forged",
        "X_FRAME_OPTIONS": "DENY",
        "LOGIN_URL": "account_request_login_code",
        "LOGIN_REDIRECT_URL": "home",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }


def _sign_in(door: SecondDoor) -> dict[str, Any]:
    return {
        "ACCOUNT_ADAPTER": "adapters.accounts.adapting.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        # Nobody signs up; allauth asks for a password at the signing in only where this names one.
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_UNIQUE_EMAIL": True,
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_PREVENT_ENUMERATION": "strict",
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": CODE_SECONDS,
        "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": CODE_TRIES,
        "ACCOUNT_LOGIN_TIMEOUT": CODE_SECONDS,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": CONFIRMED_SECONDS,
        # Sixty units may sit behind one address of a province.
        "ACCOUNT_RATE_LIMITS": {
            "login": "120/m/ip",
            "request_login_code": "120/m/ip,5/10m/key",
            "reset_password": "60/m/ip,5/10m/key",
        },
        # The server itself has put the client's address there, from the proxy that it believes.
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
        # Whoever came in with a code that was read out has shown no mailbox, and needs none.
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_ADAPTER": "adapters.accounts.adapting.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TRUST_ENABLED": True,
        "MFA_TRUST_COOKIE_AGE": timedelta(days=DEVICE_DAYS),
        "MFA_TOTP_ISSUER": "thidua",
        # A code typed as the clock turns, or on a phone half a minute off (RFC 6238, section 5.2).
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not door.encrypted,
        "USERSESSIONS_TRACK_ACTIVITY": False,
    }
