"""The routes under /account: the first start, signing in, up and out, and the password."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote
from zoneinfo import available_timezones

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quiz.model import Mode, NotAllowedError
from quiz.store import StoreError
from quiz.store.sign_ins import LASTS, Visitor, id_of
from quiz.web import bodies
from quiz.web.forms import ZONE_COOKIE, ZONE_SCRIPT, page
from quiz.web.gate import ARRIVE, COOKIE, FIRST, JOIN, LOGIN, LOGOUT, PASSWORD, PROVIDER, Surroundings, way_back
from quiz.web.whence import address_of, device_of, is_local, is_own_form

AT_ONCE = 4  # passwords hashed at the same time, each in 64 MiB
MAX_FORM_BYTES = 16_384
TO_COOKIE = "casebook_to"
STATUS = {NotAllowedError: 403, ValueError: 422, StoreError: 503}
FOREIGN = "This form was not sent by Casebook's own page. Load the page again, and send it once more."


@dataclass(frozen=True, slots=True)
class Account:
    """The forms, each a plain function of what was asked and typed, run outside of the event loop."""

    surroundings: Surroundings

    def first(self, request: Request, typed: dict[str, str]) -> Response:
        """Show how to begin, or begin."""
        store, policy = self.surroundings.store(), self.surroundings.store().door.policy()
        wants_accounts = typed or request.query_params.get("for") == "several"
        if policy.mode is Mode.ACCOUNTS or (self.surroundings.may_be_alone(request, policy) and not wants_accounts):
            return RedirectResponse("/", 303)
        if not typed:
            return self._first_page(request)
        if typed.get("choice") == "alone":
            if not self._is_alone_here(request):
                raise NotAllowedError("Only at the computer itself can Casebook be used without signing in.")
            store.door.begin_alone(zone=_zone(request))
            return RedirectResponse("/", 303)
        token = store.door.begin_with_accounts(
            user_name=typed.get("user_name", ""),
            name=typed.get("name", ""),
            password=typed.get("password", ""),
            code=None if is_local(request) else typed.get("code", ""),
            zone=_zone(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return _let_in(request, token, "/")

    def login(self, request: Request, typed: dict[str, str]) -> Response:
        """Show the form of signing in, or sign in."""
        store = self.surroundings.store()
        policy, to = store.door.policy(), _wanted(request)
        if policy.mode is not Mode.ACCOUNTS:
            return RedirectResponse("/", 303)
        if not typed:
            return self._login_page({}, to=to)
        if not self._has_passwords():
            raise NotAllowedError("Nobody signs in with a password here.")
        token = store.door.sign_in(
            user_name=typed.get("user_name", ""),
            password=typed.get("password", ""),
            address=address_of(request),
            zone=_zone(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return _let_in(request, token, to)

    def join(self, request: Request, typed: dict[str, str]) -> Response:
        """Show the form of signing up, or sign up."""
        store = self.surroundings.store()
        policy, to = store.door.policy(), _wanted(request)
        if policy.mode is not Mode.ACCOUNTS or not self._has_passwords():
            return RedirectResponse("/", 303)
        if not typed:
            return page("Make an account", bodies.join(policy, {"code": request.query_params.get("code", "")}, to=to))
        token = store.door.sign_up(
            user_name=typed.get("user_name", ""),
            name=typed.get("name", ""),
            password=typed.get("password", ""),
            code=typed.get("code", ""),
            address=address_of(request),
            zone=_zone(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return _let_in(request, token, to)

    def password(self, request: Request, typed: dict[str, str]) -> Response:
        """Show the form of a new password, or change it."""
        visitor = self._visitor(request)
        if visitor is None:
            return RedirectResponse(LOGIN, 303)
        if not typed:
            return page("Change your password", bodies.password(must_change=visitor.must_change_password))
        self.surroundings.store().people.change_password(
            visitor.learner,
            old=typed.get("old", ""),
            new=typed.get("password", ""),
            sign_in_id=visitor.sign_in_id,
            now=self.surroundings.now(),
        )
        return RedirectResponse("/", 303)

    def logout(self, request: Request, _typed: dict[str, str]) -> Response:
        """Sign this browser out."""
        self.surroundings.store().door.sign_out(id_of(request.cookies.get(COOKIE, "")))
        answer = RedirectResponse(LOGIN, 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer

    def provider(self, request: Request, _typed: dict[str, str]) -> Response:
        """Send the browser to the OpenID provider, remembering where it wanted to go."""
        name = request.query_params.get("name", "")
        if name not in self.surroundings.providers():
            return RedirectResponse(LOGIN, 303)
        answer = RedirectResponse(self.surroundings.sign_in_url(name), 303)
        to = quote(_wanted(request))
        answer.set_cookie(TO_COOKIE, to, max_age=600, httponly=True, samesite="lax", secure=_is_https(request))
        return answer

    def arrive(self, request: Request, _typed: dict[str, str]) -> Response:
        """Let in whom the OpenID provider has just vouched for; from here on the sign-in is ours: it can be revoked."""
        identity = self.surroundings.identity_of(request)
        if identity is None:
            return RedirectResponse(LOGIN, 303)
        token = self.surroundings.store().door.sign_in_as(
            identity, zone=_zone(request), device=device_of(request), now=self.surroundings.now()
        )
        return _let_in(request, token, way_back(unquote(request.cookies.get(TO_COOKIE, ""))))

    def refused(self, request: Request, typed: dict[str, str], error: Exception) -> Response:
        """Show the form again with what is wrong and what was typed."""
        status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
        to, path = _wanted(request), request.url.path
        if isinstance(error, StoreError) or path == ARRIVE:
            answer: Response = page("Casebook cannot let you in", bodies.TRY_AGAIN, error=str(error), status=status)
        elif path == FIRST:
            answer = self._first_page(request, typed, error=str(error), status=status)
        elif path == LOGIN:
            answer = self._login_page(typed, to=to, error=str(error), status=status)
        elif path == JOIN:
            policy = self.surroundings.store().door.policy()
            answer = page("Make an account", bodies.join(policy, typed, to=to), error=str(error), status=status)
        else:
            answer = page("Change your password", bodies.password(), error=str(error), status=status)
        if path == ARRIVE:
            _forget_provider(request, answer)
        return answer

    def _first_page(
        self, request: Request, given: dict[str, str] | None = None, *, error: str = "", status: int = 200
    ) -> Response:
        policy = self.surroundings.store().door.policy()
        if policy.mode is Mode.JUST_ME:
            title, body = (
                "Sign-in is needed here",
                bodies.EXPOSED if self.surroundings.listens_to_all() else bodies.ELSEWHERE,
            )
        else:
            title, body = "Welcome", bodies.ALONE if self._is_alone_here(request) else ""
        if policy.mode is None or self.surroundings.listens_to_all():
            body += bodies.first(given or {}, needs_code=not is_local(request), is_primary=not body)
        return page(title, body, error=error, status=status)

    def _login_page(self, given: dict[str, str], *, to: str, error: str = "", status: int = 200) -> Response:
        providers = self.surroundings.providers()
        sign_up = self.surroundings.store().door.policy().sign_up
        body = bodies.login(given, to=to, providers=providers, has_passwords=self._has_passwords(), sign_up=sign_up)
        return page("Sign in", body, error=error, status=status)

    def _has_passwords(self) -> bool:
        """Tell whether passwords are used: always, unless there is a provider and the administrator wants it alone."""
        return self.surroundings.store().door.policy().has_passwords or not self.surroundings.providers()

    def _is_alone_here(self, request: Request) -> bool:
        return is_local(request) and not self.surroundings.listens_to_all()

    def _visitor(self, request: Request) -> Visitor | None:
        sign_in_id = id_of(request.cookies.get(COOKIE, ""))
        return self.surroundings.store().door.visitor(sign_in_id, now=self.surroundings.now())


def routes(surroundings: Surroundings) -> list[Route]:
    """Return the routes under /account."""
    account, limiter = Account(surroundings), CapacityLimiter(AT_ONCE)

    def route(path: str, answer: Callable[[Request, dict[str, str]], Response], *methods: str) -> Route:
        async def endpoint(request: Request) -> Response:
            typed = await _typed(request) if request.method == "POST" else {}
            if isinstance(typed, Response):
                return typed
            # In a thread of its own: a password is slow on purpose, and would make every student wait.
            return await to_thread.run_sync(_answered, account, answer, request, typed, limiter=limiter)

        return Route(path, endpoint, methods=list(methods))

    return [
        route(FIRST, account.first, "GET", "POST"),
        route(LOGIN, account.login, "GET", "POST"),
        route(JOIN, account.join, "GET", "POST"),
        route(PASSWORD, account.password, "GET", "POST"),
        route(LOGOUT, account.logout, "POST"),
        route(PROVIDER, account.provider, "GET"),
        route(ARRIVE, account.arrive, "GET"),
        Route("/account/zone.js", _zone_script),
    ]


def _answered(
    account: Account, answer: Callable[[Request, dict[str, str]], Response], request: Request, typed: dict[str, str]
) -> Response:
    try:
        return answer(request, typed)
    except (NotAllowedError, ValueError, StoreError) as error:
        return account.refused(request, typed, error)


async def _typed(request: Request) -> dict[str, str] | Response:
    """Return the fields of a form of ours; what to answer for any other."""
    if not is_own_form(request):
        return page("That did not work", bodies.TRY_AGAIN, error=FOREIGN, status=403)
    is_unmeasured = "transfer-encoding" in request.headers
    if is_unmeasured or int(request.headers.get("content-length", "0")) > MAX_FORM_BYTES:
        return page("That did not work", bodies.TRY_AGAIN, error="This form is too long.", status=413)
    form = await request.form()
    return {"sent": "yes"} | {name: value for name, value in form.items() if isinstance(value, str)}


async def _zone_script(_request: Request) -> Response:
    return Response(ZONE_SCRIPT, media_type="text/javascript")


def _let_in(request: Request, token: str, to: str) -> Response:
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
    _forget_provider(request, answer)
    return answer


def _forget_provider(request: Request, answer: Response) -> None:
    """Take what the provider's sign-in left with the browser: Streamlit's own cookies could not be revoked."""
    for name in request.cookies:
        if name == TO_COOKIE or name.startswith("_streamlit_user"):
            answer.delete_cookie(name, path="/")


def _wanted(request: Request) -> str:
    """Return the page that was asked for before signing in."""
    return way_back(request.query_params.get("to", ""))


def _zone(request: Request) -> str:
    """Return the browser's time zone as its cookie tells it, UTC for none that there is."""
    zone = unquote(request.cookies.get(ZONE_COOKIE, "UTC"))
    return zone if zone in available_timezones() else "UTC"


def _is_https(request: Request) -> bool:
    return request.url.scheme == "https"
