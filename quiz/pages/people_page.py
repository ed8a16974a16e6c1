"""The People page: administrators make, reset, close and open accounts, give roles, and say who may sign up."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from quiz.model import Learner, NotAllowedError, NotFoundError, Role, SignUp
from quiz.pages import context
from quiz.pages.account_section import time_words
from quiz.pages.cards import inert
from quiz.store import Account, AuditEntry, Policy

NOTICE_KEY, ERROR_KEY, PASSWORD_KEY, UNDO_KEY = "people notice", "people error", "one-time password", "people undo"
NEW_NAME_KEY, NEW_USER_NAME_KEY, NEW_ROLE_KEY = "new name", "new user name", "new role"
SIGN_UP_KEY, DAYS_KEY, PASSWORDS_KEY = "sign up", "retention", "passwords"
ROLES = {Role.STUDENT: "Student", Role.INSTRUCTOR: "Instructor", Role.ADMINISTRATOR: "Administrator"}
SIGN_UPS = {
    SignUp.CODE: "who has the join code of a class",
    SignUp.OPEN: "everyone who can reach this page",
    SignUp.CLOSED: "nobody; an administrator makes all accounts",
}
MAX_SHOWN = 50


def do(change: Callable[[], object], *, notice: str, undo: Callable[[], object] | None = None) -> None:
    """Make a change, say so, and offer to undo it; say why if it cannot be."""
    for key in (NOTICE_KEY, ERROR_KEY, PASSWORD_KEY, UNDO_KEY):
        st.session_state.pop(key, None)
    try:
        result = change()
    except (NotAllowedError, NotFoundError, ValueError) as error:
        st.session_state[ERROR_KEY] = str(error)
        return
    st.session_state[NOTICE_KEY], st.session_state[UNDO_KEY] = notice, undo
    match result:
        case str() as password:
            st.session_state[PASSWORD_KEY] = password
        case (Account(), str() as password):
            st.session_state[PASSWORD_KEY] = password


def create(acting: Learner) -> None:
    """Make the account that the form describes."""
    name, user_name = st.session_state[NEW_NAME_KEY], st.session_state[NEW_USER_NAME_KEY]
    role = st.session_state[NEW_ROLE_KEY]
    people = context.store().people
    change = partial(people.create, acting, user_name=user_name, name=name, role=role, now=context.now())
    do(change, notice=f"{name} has an account: the user name is {user_name.strip().casefold()}.")


def set_role(acting: Learner, account: Account, key: str) -> None:
    """Give the account the role chosen under *key*."""
    people, role = context.store().people, st.session_state[key]
    change = partial(people.set_role, acting, account.learner_id, now=context.now())
    notice = f"{account.name} is {ROLES[role].lower()} now."
    do(partial(change, role), notice=notice, undo=partial(change, account.role))


def disable(acting: Learner, account: Account) -> None:
    """Close the account."""
    people, now = context.store().people, context.now()
    undo = partial(people.enable, acting, account.learner_id, now=now)
    do(
        partial(people.disable, acting, account.learner_id, now=now),
        notice=f"{account.name} cannot sign in.",
        undo=undo,
    )


def enable(acting: Learner, account: Account) -> None:
    """Open the account again."""
    people, now = context.store().people, context.now()
    undo = partial(people.disable, acting, account.learner_id, now=now)
    do(partial(people.enable, acting, account.learner_id, now=now), notice=f"{account.name} can sign in.", undo=undo)


def reset(acting: Learner, account: Account) -> None:
    """Give the account a password for one sign-in."""
    change = partial(context.store().people.reset, acting, account.learner_id, now=context.now())
    do(change, notice=f"{account.name} is signed out everywhere, and has a new password.")


def save_policy(acting: Learner, policy: Policy) -> None:
    """Save who may sign up and how long data is kept."""
    changed = replace(
        policy,
        sign_up=st.session_state[SIGN_UP_KEY],
        retention_days=st.session_state[DAYS_KEY] or None,
        has_passwords=st.session_state.get(PASSWORDS_KEY, policy.has_passwords),
    )
    do(partial(context.store().people.set_policy, acting, changed, now=context.now()), notice="Saved.")


def draw_outcome() -> None:
    """Say what the last press did; a one-time password is shown this once."""
    error, notice = st.session_state.pop(ERROR_KEY, None), st.session_state.pop(NOTICE_KEY, None)
    password, undo = st.session_state.pop(PASSWORD_KEY, None), st.session_state.pop(UNDO_KEY, None)
    if error is not None:
        st.error(inert(error), icon=":material/error:")
    if notice is not None:
        st.success(inert(notice), icon=":material/check:")
    if password is not None:
        st.write("The password for the first sign-in, shown only now. Casebook then asks for an own one:")
        st.code(password, language=None)
    if undo is not None:
        st.button("Undo", icon=":material/undo:", on_click=do, args=(undo,), kwargs={"notice": "Undone."})


def draw_new(acting: Learner) -> None:
    """Draw the form of a new account."""
    with st.expander("Make an account", icon=":material/person_add:"), st.form("new account", border=False):
        st.text_input("Name", key=NEW_NAME_KEY, max_chars=80, autocomplete="off")
        st.text_input("User name", key=NEW_USER_NAME_KEY, max_chars=80, autocomplete="off")
        st.selectbox("Role", tuple(ROLES), format_func=ROLES.__getitem__, key=NEW_ROLE_KEY)
        st.form_submit_button("Make the account", type="primary", on_click=create, args=(acting,))


def draw_accounts(acting: Learner) -> None:
    """Draw the accounts that fit what is searched for."""
    accounts = context.store().people.accounts(acting)
    wanted = st.text_input("Search by name or user name", autocomplete="off").strip().casefold()
    found = [account for account in accounts if wanted in f"{account.name} {account.user_name}".casefold()]
    st.html(f'<p class="cb-small">{len(found)} of {len(accounts)} accounts</p>')
    for account in found[:MAX_SHOWN]:
        _draw_account(acting, account)
    if len(found) > MAX_SHOWN:
        st.write(f"Only the first {MAX_SHOWN} are shown. Search for the others.")


def _draw_account(acting: Learner, account: Account) -> None:
    state = " · closed" if account.is_disabled else ""
    with st.expander(inert(f"{account.name} · {ROLES[account.role].lower()}{state}")):
        seen = time_words(account.last_seen_at, acting) if account.last_seen_at else "never"
        st.text(f"User name {account.user_name}, last seen {seen}")
        if account.issuer:
            st.text(f"Signs in through {account.issuer}")
        key = f"role {account.learner_id}"
        st.selectbox(
            "Role",
            tuple(ROLES),
            index=tuple(ROLES).index(account.role),
            format_func=ROLES.__getitem__,
            key=key,
            on_change=set_role,
            args=(acting, account, key),
        )
        with st.container(horizontal=True, gap="small"):
            button = partial(st.button, args=(acting, account))
            if account.is_disabled:
                button("Let in again", key=f"enable {account.learner_id}", on_click=enable)
            else:
                button("New password", key=f"reset {account.learner_id}", on_click=reset)
                button("Close the account", key=f"disable {account.learner_id}", on_click=disable)


def draw_policy(acting: Learner) -> None:
    """Draw who may sign up and how long the data of those gone is kept."""
    policy = context.store().door.policy()
    with st.expander("Signing up, and how long data is kept", icon=":material/tune:"), st.form("policy", border=False):
        choices = tuple(SIGN_UPS)
        index = choices.index(policy.sign_up)
        st.radio("Who may sign up", choices, index=index, format_func=SIGN_UPS.__getitem__, key=SIGN_UP_KEY)
        st.number_input(
            "Days until the data of a closed account is deleted (0 keeps it)",
            min_value=0,
            max_value=3650,
            value=policy.retention_days or 0,
            key=DAYS_KEY,
        )
        st.toggle(
            "Passwords, besides single sign-on",
            value=policy.has_passwords,
            key=PASSWORDS_KEY,
            help="Where single sign-on is set up, it can be the only way in. Without it, passwords always work.",
        )
        st.form_submit_button("Save", on_click=save_policy, args=(acting, policy))


def draw_log(acting: Learner) -> None:
    """Draw the audit log, which nobody can change."""
    with st.expander("Who did what", icon=":material/history:"):
        entries = context.store().people.audit_log(acting)
        st.dataframe([_line(entry, acting) for entry in entries], hide_index=True, alt="The audit log, newest first")


def _line(entry: AuditEntry, acting: Learner) -> dict[str, str]:
    return {
        "When": time_words(entry.at, acting),
        "Who": entry.name or "somebody who left",
        "Did": entry.action,
        "To": "" if entry.subject_id is None else entry.subject_name or "somebody who left",
        "Detail": entry.detail,
    }


def draw_people(acting: Learner) -> None:
    """Draw the whole page."""
    st.title("People")
    draw_outcome()
    draw_new(acting)
    draw_policy(acting)
    draw_log(acting)
    draw_accounts(acting)


draw_people(context.learner())
