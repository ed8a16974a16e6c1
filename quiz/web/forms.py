"""The forms, drawn on the server: they work with password managers and screen readers, and need no script.

All words that come from outside are escaped here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from starlette.responses import HTMLResponse

_LOOK = Path(__file__).with_name("account.css").read_text(encoding="utf-8")
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title} · Casebook</title><style>{look}</style>
<script src="/account/zone.js" defer></script></head>
<body><main><p class="name">Casebook</p><h1>{title}</h1>{alert}{body}</main></body></html>"""
# The browser's time zone decides when a study day begins. Only a script can tell it, so it is kept as a cookie.
ZONE_COOKIE = "casebook_zone"
ZONE_SCRIPT = (
    f'document.cookie = "{ZONE_COOKIE}=" + encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)'
    ' + "; path=/; max-age=31536000; samesite=lax";\n'
)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field of a form; *hint* stands under it. *fill* is its autocomplete word for password managers."""

    name: str
    label: str
    fill: str
    hint: str = ""
    kind: str = "text"
    is_required: bool = True
    is_plain: bool = False  # typed as it is: no capitals, no corrections


USER_NAME = Field("user_name", "User name", "username", is_plain=True)
NAME = Field("name", "Your name", "name", "As your instructor knows you.")
PASSWORD = Field("password", "Password", "current-password", kind="password")
NEW_PASSWORD = Field(
    "password", "Password", "new-password", "At least 10 characters; a few words do well.", kind="password"
)


def page(title: str, body: str, *, error: str = "", status: int = 200) -> HTMLResponse:
    """Return a page of its *title* and *body*, both HTML of ours, with what went wrong said first."""
    alert = f'<p class="alert" role="alert">{escape(error)}</p>' if error else ""
    html = _PAGE.format(title=title, look=_LOOK, alert=alert, body=body)
    return HTMLResponse(html, status, headers={"cache-control": "no-store"})


def form(action: str, fields: Sequence[Field], button: str, *, given: dict[str, str], is_primary: bool = True) -> str:
    """Return a form that posts to *action*; what was *given* before is there again, but for passwords."""
    inputs = "".join(_input(field, given.get(field.name, "")) for field in fields)
    kind = "" if is_primary else ' class="second"'
    return f'<form method="post" action="{action}">{inputs}<button{kind}>{escape(button)}</button></form>'


def _input(field: Field, given: str) -> str:
    value = "" if field.kind == "password" else escape(given)
    hint = f'<small id="{field.name}-hint">{escape(field.hint)}</small>' if field.hint else ""
    described = f' aria-describedby="{field.name}-hint"' if field.hint else ""
    plain = ' autocapitalize="none" spellcheck="false"' if field.is_plain else ""
    required = " required" if field.is_required else ""
    return (
        f'<label for="{field.name}">{escape(field.label)}</label>'
        f'<input id="{field.name}" name="{field.name}" type="{field.kind}" value="{value}" maxlength="200"'
        f' autocomplete="{field.fill}"{plain}{required}{described}>{hint}'
    )
