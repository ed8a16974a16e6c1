"""Draw one's own account: the password, the devices that are signed in, signing out."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from quiz.model import Learner
from quiz.pages import context
from quiz.pages.cards import inert
from quiz.store import JUST_ME, Account, Device, Visitor

SIGNED_OUT = """<h1 class="cb-title">You are signed out</h1>
<p>Your answers are saved. <a class="cb-link" href="/account/login">Sign in</a> to go on.</p>"""
# A form of the page's own: only a request that the browser sends itself can take the sign-in's key away.
SIGN_OUT = '<form method="post" action="/account/logout"><button class="cb-quiet-button">Sign out</button></form>'


def draw_signed_out() -> None:
    """Say that this tab's sign-in ended, whoever ended it, and how to go on."""
    st.html(SIGNED_OUT)


def draw_account(visitor: Visitor, *, now: datetime) -> None:
    """Draw the section of the Settings page about how the learner signs in."""
    st.header("Your account", anchor=False)
    if visitor.sign_in_id == JUST_ME:
        st.write("Only you use Casebook on this computer, so nobody signs in.")
        st.html('<p><a class="cb-link" href="/account/first?for=several">Let others use it too, with accounts</a></p>')
    else:
        account = context.store().people.account(visitor.learner)
        st.html(f'<p class="cb-small">{escape(account.name)} · signs in as {escape(_sign_in_words(account))}</p>')
        if account.has_password:
            st.html('<p><a class="cb-link" href="/account/password">Change your password</a></p>')
        if account.issuer is None and context.has_single_sign_on():
            st.html('<p><a class="cb-link" href="/account/link">Sign in with another account too</a></p>')
        st.html(SIGN_OUT)
        _draw_devices(visitor, now=now)
    st.page_link(
        "privacy_page.py", label="Privacy: what is kept of you, and who sees it", icon=":material/shield_person:"
    )


def _draw_devices(visitor: Visitor, *, now: datetime) -> None:
    """Draw where the learner is signed in, each with a button that ends it."""
    devices = context.store().people.devices(visitor.learner, now=now)
    st.subheader("Where you are signed in", anchor=False)
    for number, device in enumerate(devices):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            is_this = device.sign_in_id == visitor.sign_in_id
            st.text(f"{_device_words(device, visitor.learner)}{' · this one' if is_this else ''}")
            if not is_this:
                st.button(
                    "Sign out",
                    key=f"sign out {number} {device.sign_in_id}",
                    help=inert(f"Sign out {device.name}"),
                    type="tertiary",
                    on_click=sign_out,
                    args=(device.sign_in_id,),
                )
    if len(devices) > 1:
        st.button("Sign out everywhere else", on_click=sign_out_others, args=(visitor.sign_in_id,))


def sign_out(sign_in_id: str) -> None:
    """End one of the learner's sign-ins."""
    context.store().people.sign_out(context.learner(), sign_in_id, now=context.now())


def sign_out_others(sign_in_id: str) -> None:
    """End the learner's sign-ins but this one."""
    context.store().people.sign_out_everywhere(context.learner(), but=sign_in_id)


def time_words(at: datetime, learner: Learner) -> str:
    """Say *at* in the learner's own time."""
    return f"{at.astimezone(ZoneInfo(learner.zone)):%d %b %Y, %H:%M}"


def _device_words(device: Device, learner: Learner) -> str:
    return f"{device.name}, last seen {time_words(device.seen_at, learner)}"


def _sign_in_words(account: Account) -> str:
    return account.user_name if account.issuer is None else f"{account.user_name}, through {account.issuer}"
