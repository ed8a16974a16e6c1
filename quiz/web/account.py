"""The routes under /account: the first start, signing in, up and out, and the password."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from quiz.model import Mode, NotAllowedError
from quiz.store import StoreError
from quiz.store.sign_ins import Visitor, id_of
from quiz.web import bodies
from quiz.web.cookies import TO_COOKIE, forget_provider, keep_for_provider, let_in, zone_of
from quiz.web.forms import ZONE_SCRIPT, page
from quiz.web.gate import (
    ARRIVE,
    COOKIE,
    FIRST,
    JOIN,
    LINK,
    LINK_COOKIE,
    LOGIN,
    LOGOUT,
    PASSWORD,
    PROVIDER,
    Surroundings,
    wants_link,
    way_back,
)
from quiz.web.whence import address_of, device_of, is_local, is_own_form

AT_ONCE = 4  # passwords hashed at the same time, each in 64 MiB
MAX_FORM_BYTES = 16_384
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
            store.door.begin_alone(zone=zone_of(request))
            return RedirectResponse("/", 303)
        token = store.door.begin_with_accounts(
            user_name=typed.get("user_name", ""),
            name=typed.get("name", ""),
            password=typed.get("password", ""),
            code=None if is_local(request) else typed.get("code", ""),
            zone=zone_of(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return let_in(request, token, "/")

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
            zone=zone_of(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return let_in(request, token, to)

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
            zone=zone_of(request),
            device=device_of(request),
            now=self.surroundings.now(),
        )
        return let_in(request, token, to)

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
        keep_for_provider(request, answer, TO_COOKIE, quote(_wanted(request)))
        return answer

    def arrive(self, request: Request, _typed: dict[str, str]) -> Response:
        """Let in whom the OpenID provider has just vouched for; from here on the sign-in is ours: it can be revoked."""
        identity = self.surroundings.identity_of(request)
        if identity is None:
            return RedirectResponse(LOGIN, 303)
        token = self.surroundings.store().door.sign_in_as(
            identity, zone=zone_of(request), device=device_of(request), now=self.surroundings.now()
        )
        return let_in(request, token, way_back(unquote(request.cookies.get(TO_COOKIE, ""))))

    def link(self, request: Request, typed: dict[str, str]) -> Response:
        """Ask whether to sign in through a provider too; send the browser there; link whom it then vouches for.

        Only our own form begins it, and only for the sign-in that sent it: else a stranger's page could make a stranger
        be let in as the visitor.
        """
        visitor = self._visitor(request)
        if visitor is None:
            return RedirectResponse(LOGIN, 303)
        identity = self.surroundings.identity_of(request)
        if identity is not None and not typed and wants_link(visitor, request):
            self.surroundings.store().people.link_own(visitor.learner, identity, now=self.surroundings.now())
            answer: Response = RedirectResponse("/settings", 303)
            forget_provider(request, answer)
            return answer
        if typed.get("name", "") not in self.surroundings.providers():
            return page("Sign in another way too", bodies.link(self.surroundings.providers()))
        answer = page("One moment", bodies.onwards(self.surroundings.sign_in_url(typed["name"])))
        keep_for_provider(request, answer, LINK_COOKIE, visitor.sign_in_id)
        return answer

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
        elif path == LINK:
            body = bodies.link(self.surroundings.providers())
            answer = page("Sign in another way too", body, error=str(error), status=status)
        else:
            answer = page("Change your password", bodies.password(), error=str(error), status=status)
        if path in (ARRIVE, LINK):
            forget_provider(request, answer)
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
        route(LINK, account.link, "GET", "POST"),
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


def _wanted(request: Request) -> str:
    """Return the page that was asked for before signing in."""
    return way_back(request.query_params.get("to", ""))
