"""Templates: Jinja2, everything escaped, every word from the catalogue."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined

from adapters.accounts.speaking import spoken
from adapters.web.assets import asset
from adapters.web.shown_blocks import grouped, marked, sections
from adapters.wording.filling import filled
from adapters.wording.pages.accounts import ACCOUNTS, FIELDS
from adapters.wording.pages.first_pages import first_said
from adapters.wording.pages.frame import FRAME
from adapters.wording.pages.hall import hall_said
from adapters.wording.pages.own_sheet import sheet_said
from adapters.wording.pages.score_grid import grid_said
from adapters.wording.pages.settling import settle_said
from adapters.wording.pages.steering import steer_said
from adapters.wording.pages.year_pages import said
from adapters.wording.writing import pick


def environment(**options: Any) -> Environment:
    """What every template knows."""
    made = Environment(**{**options, "undefined": StrictUndefined, "autoescape": True})
    made.globals.update(
        asset=asset,
        clock=clock,
        field_name=field_name,
        first=first,
        grid_word=grid_word,
        grouped=grouped,
        hall=hall,
        json_script=json_script,
        lang=spoken,
        marked=marked,
        passkey_script=passkey_script,
        say=say,
        sections=sections,
        settle_word=settle_word,
        steer_word=steer_word,
        sheet=sheet,
        spoken=spoken,
        unmet=unmet,
        url=reverse,
        word=word,
    )
    return made


def say(key: str, **facts: object) -> str:
    """Words of a page in the language that is spoken."""
    found = FRAME[key] if key in FRAME else ACCOUNTS[key]
    return filled(pick(found, spoken()), facts)


def word(key: str, **facts: object) -> str:
    """Words of the year's pages in the language that is spoken."""
    return said(key, spoken(), **facts)


def grid_word(key: str, **facts: object) -> str:
    """Words of the score table in the language that is spoken."""
    return grid_said(key, spoken(), **facts)


def steer_word(key: str, **facts: object) -> str:
    """Words of the page on which a year is steered, in the language that is spoken."""
    return steer_said(key, spoken(), **facts)


def settle_word(key: str, **facts: object) -> str:
    """Words of settling scores in the language that is spoken."""
    return settle_said(key, spoken(), **facts)


def sheet(key: str, **facts: object) -> str:
    """Words of a unit's own sheet in the language that is spoken."""
    return sheet_said(key, spoken(), **facts)


def hall(key: str, **facts: object) -> str:
    """Words of conference day in the language that is spoken."""
    return hall_said(key, spoken(), **facts)


def unmet(found: Iterable[str]) -> list[dict[str, str]]:
    """Sentences of what is lacking, for a list of checks."""
    return [{"state": "no", "text": one} for one in found]


def first(key: str, **facts: object) -> str:
    """Words of the first pages of one machine in the language that is spoken."""
    return first_said(key, spoken(), **facts)


def field_name(name: str) -> str:
    """What a field of a form is called."""
    return pick(FIELDS[name], spoken()) if name in FIELDS else name


def clock(at: datetime) -> str:
    """A moment by the clock in Vietnam."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"


def passkey_script(form: str, ids: dict[str, str], nonce: str) -> SafeString:
    """The scripts by which a browser asks for a passkey, and which fields they fill."""
    sources = ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js")
    scripts = [
        format_html('<script src="{}" nonce="{}"></script>', reverse("script", args=[one]), nonce)
        for one in sources
    ]
    told = json_script({"ids": ids}).replace(
        "<script", f'<script data-allauth-onload="allauth.webauthn.forms.{form}"', 1
    )
    return SafeString("".join([*scripts, told]))
