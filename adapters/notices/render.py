"""Writing a notice when it leaves: from the events, with the hidden texts joined in.

Each topic has one template, ``templates/<topic>.j2``, with the blocks ``subject``, ``body`` and
``copy``; its sentences stand in ``adapters/wording/letters/``. The body is filled twice, with the
marks of plain text and with those of a page; so both say the same. A fact that a template names
and nobody gives is an error, never an empty place.
"""

import re
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError

from adapters.bootstrap import Engine
from adapters.log.errors import BrokenChainError, StorageError
from adapters.notices import still_due
from adapters.notices.facts import FACTS, Facts
from adapters.notices.invitation import calendar_of, method_of
from adapters.notices.rendered import Rendered, TemplateFailed
from adapters.notices.saying import Saying
from adapters.notices.scene import Scene
from adapters.wording.letters.every import NAMED
from adapters.wording.outside import one_line
from adapters.wording.writing import Lang, listed
from domain.record.record import Office
from domain.values.when import Moment
from workflows.notices import Notice

TEMPLATES: Final = Path(__file__).parent / "templates"
_GAPS: Final = re.compile(r"\n{3,}")
_LONGEST: Final = 200
Text = TypeVar("Text", str, Markup)


def render(
    engine: Engine,
    notice: Notice,
    last_version: int,
    lang: Lang,
    *,
    public_url: str | None = None,
    sender: str | None = None,
    to: tuple[str, ...] = (),
    at: Moment | None = None,
    known: int | None = None,
) -> Rendered:
    """What a notice says of its events up to ``last_version``, by the clock of now; with ``at`` as
    it would have been written then, and with ``known`` before any later event of that moment.

    ``public_url`` is the address of the pages, where there is one; ``sender`` and ``to`` are named
    in an invitation for calendars only. Raises ``TemplateFailed``.
    """
    scene = Scene(engine, notice, last_version, lang, at, known)
    try:
        return _written(scene, _facts(scene, public_url), sender, to)
    except (SQLAlchemyError, StorageError, BrokenChainError, OSError):
        raise  # the database, not the text: it may go another time
    except Exception as error:
        why = one_line(f"{type(error).__name__}: {error}")
        raise TemplateFailed(notice.topic, why) from error


def _written(scene: Scene, facts: Facts, sender: str | None, to: tuple[str, ...]) -> Rendered:
    place = f"{scene.notice.topic}.j2"
    plain, page = environments()
    plainly = _with_marks(plain, scene, facts)
    subject = one_line(_block(plain, place, "subject", plainly))
    subject = _cut(f"{plainly['w'].prefix()} {subject}")
    text = _tidy(_whole(plain, "layout.txt.j2", place, plainly, subject))
    return Rendered(
        subject=subject,
        text=text,
        html=_whole(page, "layout.html.j2", place, _with_marks(page, scene, facts), subject),
        copy=_tidy(_block(plain, place, "copy", plainly)),
        calendar=calendar_of(scene, subject, text, sender, to),
        method=method_of(scene),
    )


def _facts(scene: Scene, public_url: str | None) -> Facts:
    """What is said beside every topic, and the topic's own facts."""
    cycle, office = scene.cycle, scene.notice.to.office
    code = scene.notice.code
    link = f"{public_url.rstrip('/')}/{cycle.code}" if public_url else ""
    common: Facts = {
        "lang": scene.lang,
        "practice": scene.engine.practice,
        "cluster": one_line(scene.names.cluster(cycle)),
        "year": cycle.year,
        "Cluster": scene.phrases.part(NAMED["cluster"], {}),
        "Chair": scene.phrases.part(NAMED["chair"], {}),
        "Vice": scene.phrases.part(NAMED["vice_chair"], {}),
        "unit": scene.name(scene.unit),
        "unit_in_full": scene.full_name(scene.unit),
        "to_head": office is Office.UNIT_HEAD,
        "to_secretary": scene.to_secretary,
        "chair_unit": scene.name(cycle.chair) if cycle.chair is not None else "",
        "on": scene.on(scene.event),
        "at": scene.at(scene.event),
        "event": f"{cycle.code}@{scene.notice.version}",
        "tasks": [] if scene.to_secretary else still_due.tasks(scene, *((code,) if code else ())),
        "link": link,
        "listed": partial(listed, lang=scene.lang),
        #: Written in the footer once there are signed checkpoints.
        "checkpoint": "",
    }
    return common | FACTS[scene.notice.topic](scene)


def _whole(env: Environment, layout: str, place: str, context: dict[str, Any], subject: str) -> str:
    body = _block(env, place, "body", context)
    inside = Markup(body) if env.autoescape else body
    return env.get_template(layout).render({**context, "subject": subject, "body": inside})


def _block(env: Environment, place: str, name: str, context: dict[str, Any]) -> str:
    template = env.get_template(place)
    return "".join(template.blocks[name](template.new_context(context)))


def _with_marks(env: Environment, scene: Scene, facts: Facts) -> dict[str, Any]:
    """The facts, the marks of the form, ``m``, the sentences of the letter, ``say``, and what is
    made of them in every letter, ``w``."""
    as_page = bool(env.autoescape)
    say = Saying(scene.phrases, scene.notice.topic, as_page=as_page)
    context: dict[str, Any] = {**facts, "say": say}
    context["m"] = env.get_template(f"marks.{'html' if as_page else 'txt'}.j2").module
    context["w"] = env.get_template("words.j2").make_module(context)
    return context


def _cut(subject: str) -> str:
    """Names in a subject may be long; a mail server may refuse a line that has no end."""
    return subject if len(subject) <= _LONGEST else subject[: _LONGEST - 1].rstrip() + "…"


def _flow(text: Text) -> Text:
    """On one line, however it stands in the template."""
    return type(text)(" ".join(text.split()))


def _tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.strip().splitlines())
    return _GAPS.sub("\n\n", "\n".join(lines)) + "\n"


@cache
def environments() -> tuple[Environment, Environment]:
    """For plain text and for pages; templates are read once."""
    return _environment(autoescape=False), _environment(autoescape=True)


def _environment(*, autoescape: bool) -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters["flow"] = _flow
    return env
