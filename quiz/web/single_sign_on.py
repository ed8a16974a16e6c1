"""What Streamlit's own OpenID sign-in tells of a browser: the only module of this package that knows Streamlit.

Streamlit does the protocol (`/auth/login`, `/oauth2callback`) and leaves a signed cookie. That cookie lasts 30 days and
could not be revoked, so it is exchanged at once for a sign-in of ours. It is read by Streamlit's own functions; the
tests assert that they still exist.
"""

import json
from datetime import UTC, datetime, timedelta

from starlette.requests import HTTPConnection
from streamlit.auth_util import get_origin_from_redirect_uri, get_secrets_auth_section
from streamlit.user_info import generate_login_redirect_url
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from quiz.store import Identity

DEFAULT = "default"
FRESH = timedelta(minutes=10)  # how long the provider's word lets a browser in


def providers() -> tuple[str, ...]:
    """Return the names of the OpenID providers in the secrets; none is usual."""
    section = get_secrets_auth_section()
    named = tuple(name for name, value in section.items() if hasattr(value, "keys") and "client_id" in value)
    return (DEFAULT, *named) if "client_id" in section else named


def sign_in_url(provider: str) -> str:
    """Return where signing in through *provider* begins."""
    return generate_login_redirect_url(provider)


def identity_of(request: HTTPConnection, *, now: datetime) -> Identity | None:
    """Return whom a provider has just vouched for in this browser; None for nobody, or for too long ago."""
    if not providers():
        return None
    signed = _get_signed_cookie_with_chunks(dict(request.cookies), USER_COOKIE_NAME)
    claims = json.loads(signed) if signed else {}
    if not claims.get("is_logged_in") or claims.get("origin") != get_origin_from_redirect_uri():
        return None
    if not claims.get("iss") or not claims.get("sub"):
        return None
    if abs(now - datetime.fromtimestamp(claims.get("iat", 0), UTC)) > FRESH:
        return None
    email = str(claims.get("email", ""))
    user_name = str(claims.get("preferred_username") or email or claims["sub"])
    return Identity(str(claims["iss"]), str(claims["sub"]), user_name, str(claims.get("name") or user_name))
