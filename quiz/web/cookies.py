"""What a browser keeps for us: its key, and for a few minutes what it went to a provider for."""

from urllib.parse import unquote
from zoneinfo import available_timezones

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from quiz.store.sign_ins import LASTS
from quiz.web.forms import ZONE_COOKIE
from quiz.web.gate import COOKIE, LINK_COOKIE

TO_COOKIE = "casebook_to"
PROVIDER_LASTS_S = 600  # seconds to come back from a provider in


def let_in(request: Request, token: str, to: str) -> Response:
    """Return the answer that gives the browser its key and sends it to the page *to*."""
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_is_https(request),
        path="/",
    )
    forget_provider(request, answer)
    return answer


def keep_for_provider(request: Request, answer: Response, name: str, value: str) -> None:
    """Let the browser keep *value* until it comes back from a provider."""
    answer.set_cookie(
        name, value, max_age=PROVIDER_LASTS_S, httponly=True, samesite="lax", secure=_is_https(request), path="/"
    )


def forget_provider(request: Request, answer: Response) -> None:
    """Take what the provider's sign-in left with the browser: Streamlit's own cookies could not be revoked."""
    for name in request.cookies:
        if name in (TO_COOKIE, LINK_COOKIE) or name.startswith("_streamlit_user"):
            answer.delete_cookie(name, path="/")


def zone_of(request: Request) -> str:
    """Return the browser's time zone as its cookie tells it, UTC for none that there is."""
    zone = unquote(request.cookies.get(ZONE_COOKIE, "UTC"))
    return zone if zone in available_timezones() else "UTC"


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"
