"""What stands in each of the forms' pages."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import quote

from quiz.model import SignUp
from quiz.store import Policy
from quiz.web.forms import NAME, NEW_PASSWORD, PASSWORD, USER_NAME, Field, form
from quiz.web.gate import FIRST, JOIN, LINK, LOGIN, PROVIDER
from quiz.web.gate import PASSWORD as PASSWORD_PATH

ALONE = f"""<p>Articles into questions, and a schedule that keeps what you learned.</p>
<form method="post" action="{FIRST}"><input type="hidden" name="choice" value="alone">
<button>Just me on this computer</button></form>
<p class="quiet">No sign-in, ever. Everything stays on this computer.</p>"""
EXPOSED = """<p>Casebook was set to “just me”, and other computers can now reach it. So that nobody studies in your
name, it lets nobody in without signing in.</p>
<p>Start it so that only its own computer can reach it (<code>server.address = "127.0.0.1"</code>), or make an account
here. All that you studied stays yours.</p>"""
ELSEWHERE = """<p>This Casebook belongs to one person, who uses it at the computer where it runs, without signing in. It
cannot be used from here.</p>"""
TRY_AGAIN = '<p><a href="/">Try again</a></p>'
FIRST_CODE = Field("code", "Code", "one-time-code", "It stands in the log of the server, where Casebook was started.")
CLASS_CODE = Field("code", "Join code of your class", "off", "Your instructor has it.", is_plain=True)
NO_CLASS_CODE = replace(CLASS_CODE, hint="If you have one.", is_required=False)
NAME_OF_ADMINISTRATOR = replace(NAME, hint="")
OLD_PASSWORD = replace(PASSWORD, name="old", label="Present password")
OWN_PASSWORD = replace(NEW_PASSWORD, label="New password")
PRIVACY = '<p class="quiet">Your instructor will see how your class answers. The Privacy page says it all.</p>'


def first(given: dict[str, str], *, needs_code: bool, is_primary: bool) -> str:
    """Return the form that makes the administrator's account."""
    fields = (*([FIRST_CODE] if needs_code else []), NAME_OF_ADMINISTRATOR, USER_NAME, NEW_PASSWORD)
    heading = "<h2>For a class, or several people</h2>"
    words = "<p>Everyone signs in. You make the first account, and look after the others.</p>"
    return heading + words + form(FIRST, fields, "Make the first account", given=given, is_primary=is_primary)


def login(given: dict[str, str], *, to: str, providers: Sequence[str], has_passwords: bool, sign_up: SignUp) -> str:
    """Return the ways to sign in."""
    after = f"?to={quote(to, safe='')}" if to != "/" else ""
    parts = [_provider(name, after) for name in providers]
    if has_passwords:
        fields = (USER_NAME, PASSWORD)
        parts.append(form(f"{LOGIN}{after}", fields, "Sign in", given=given, is_primary=not providers))
        parts.append('<p class="quiet">Forgotten? An administrator can give you a new password.</p>')
    if has_passwords and sign_up is not SignUp.CLOSED:
        parts.append(f'<p>New here? <a href="{JOIN}{after}">Make an account</a></p>')
    return "".join(parts)


def link(providers: Sequence[str]) -> str:
    """Return the forms that begin to link one's account with a provider's, and what that does."""
    forms = "".join(
        f'<form method="post" action="{LINK}"><input type="hidden" name="name" value="{escape(name)}">'
        f"<button>Go to {escape(_whose(name))}</button></form>"
        for name in providers
    )
    words = "<p>You sign in there once. From then on it lets you into this same account, with all your answers.</p>"
    return (
        words + forms if providers else "<p>No other way is set up here.</p>"
    ) + '<p><a href="/settings">Back</a></p>'


def onwards(address: str) -> str:
    """Return what goes on to *address* by itself: browsers let no form of ours lead to another site."""
    address = escape(address)
    return f'<meta http-equiv="refresh" content="0; url={address}"><p><a class="button" href="{address}">Go on</a></p>'


def _whose(name: str) -> str:
    return "your school’s account" if name == "default" else name.capitalize()


def _provider(name: str, after: str) -> str:
    address = f"{PROVIDER}?name={quote(name, safe='')}{after.replace('?', '&amp;')}"
    return f'<a class="button" href="{address}">Sign in with {escape(_whose(name))}</a>'


def join(policy: Policy, given: dict[str, str], *, to: str) -> str:
    """Return the form of signing up, or why nobody may."""
    after = f"?to={quote(to, safe='')}" if to != "/" else ""
    back = f'<p>Have one already? <a href="{LOGIN}{after}">Sign in</a></p>'
    if policy.sign_up is SignUp.CLOSED:
        return "<p>Only an administrator makes accounts here. Ask the person who runs Casebook.</p>" + back
    code = CLASS_CODE if policy.sign_up is SignUp.CODE else NO_CLASS_CODE
    return (
        form(f"{JOIN}{after}", (NAME, USER_NAME, NEW_PASSWORD, code), "Make my account", given=given) + PRIVACY + back
    )


def password(*, must_change: bool = False) -> str:
    """Return the form of a new password."""
    words = "<p>You signed in with a password for one use. Choose your own now.</p>" if must_change else ""
    fields = (OLD_PASSWORD, OWN_PASSWORD)
    back = (
        ""
        if must_change
        else '<p class="quiet">Your other devices will be signed out.</p><p><a href="/settings">Back</a></p>'
    )
    return words + form(PASSWORD_PATH, fields, "Change the password", given={}) + back
