"""People: each one's own account and data, and what administrators do to accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy.engine import Connection, Engine

from quiz.model import Learner, NotAllowedError, Role
from quiz.store import accounts, attempts, audit, learners, passwords, personal_data, policy, sign_ins
from quiz.store.accounts import Account, Identity
from quiz.store.audit import AuditEntry
from quiz.store.engine import reading, writing
from quiz.store.policy import Policy
from quiz.store.rights import reading_as, role_of, writing_as
from quiz.store.sign_ins import Device

OPERATOR = Learner("operator", "The person who runs Casebook")


class People:
    """Accounts, of oneself and of others. What an administrator does to somebody stands in the audit log."""

    def __init__(self, engine: Engine) -> None:
        """Use *engine*; `Store.people` is the way here."""
        self._engine = engine

    def operator(self) -> Learner:
        """Return who acts when a command is run where the database is: an administrator without an account."""
        with writing(self._engine) as connection:
            learners.add(connection, OPERATOR, Role.ADMINISTRATOR)
        return OPERATOR

    def role(self, acting: Learner) -> Role:
        """Return what the person may do here."""
        with reading(self._engine) as connection:
            return role_of(connection, acting)

    def account(self, acting: Learner) -> Account:
        """Return one's own account; NotFoundError where one has none, because nobody signs in here."""
        with reading_as(self._engine, acting) as connection:
            return accounts.load(connection, acting.learner_id)

    def devices(self, acting: Learner, *, now: datetime) -> tuple[Device, ...]:
        """Return the browsers in which one is signed in, the last seen first."""
        with reading_as(self._engine, acting) as connection:
            return sign_ins.devices(connection, acting.learner_id, now=now)

    def sign_out(self, acting: Learner, sign_in_id: str, *, now: datetime) -> None:
        """Sign one of one's own browsers out, in every tab; NotAllowedError for somebody else's."""
        with writing_as(self._engine, acting) as connection:
            if all(
                device.sign_in_id != sign_in_id for device in sign_ins.devices(connection, acting.learner_id, now=now)
            ):
                raise NotAllowedError("You are not signed in there any more.")
            sign_ins.end(connection, sign_in_id)

    def sign_out_everywhere(self, acting: Learner, *, but: str | None = None) -> None:
        """Sign all of one's own browsers out, *but* the one of that sign-in."""
        with writing_as(self._engine, acting) as connection:
            sign_ins.end_all(connection, acting.learner_id, but=but)

    def change_password(self, acting: Learner, *, old: str, new: str, sign_in_id: str, now: datetime) -> None:
        """Change one's own password and sign out all browsers but the one of *sign_in_id*.

        NotAllowedError for a wrong *old* one, counted as when signing in; ValueError for a *new* one that is not good.
        """
        with writing_as(self._engine, acting) as connection:
            account = accounts.load(connection, acting.learner_id)
            kept = accounts.password_hash(connection, acting.learner_id)
            guesser = attempts.by_name(connection, account.user_name)
            attempts.take(connection, guesser, now=now)
        if not passwords.is_right(old, kept):
            raise NotAllowedError("This is not your present password.")
        passwords.check(new, user_name=account.user_name)
        if new == old:
            raise ValueError("Choose a new password, not the present one.")
        new_hash = passwords.hash_of(new)
        with writing_as(self._engine, acting) as connection:
            attempts.forget(connection, guesser)
            accounts.set_password(connection, acting.learner_id, new_hash, must_change=False)
            sign_ins.end_all(connection, acting.learner_id, but=sign_in_id)

    def export(self, acting: Learner) -> bytes:
        """Return all that is kept of oneself, as a zip of JSON files."""
        with reading_as(self._engine, acting) as connection:
            return personal_data.export(connection, acting.learner_id)

    def seen_by(self, acting: Learner) -> tuple[AuditEntry, ...]:
        """Return who saw, took or changed data of one's own, the newest first."""
        with reading_as(self._engine, acting) as connection:
            return audit.about(connection, acting.learner_id)

    def delete(self, acting: Learner, *, now: datetime) -> None:
        """Delete one's own account and all that says who one is; NotAllowedError for the last administrator.

        What was studied stays for the figures of classes, as nobody's.
        """
        with writing_as(self._engine, acting) as connection:
            if role_of(connection, acting) is Role.ADMINISTRATOR:
                accounts.check_not_last(connection, acting.learner_id)
            audit.note(connection, acting, "deleted their data", now=now, subject_id=acting.learner_id)
            personal_data.erase(connection, acting.learner_id, now=now)

    def accounts(self, acting: Learner) -> tuple[Account, ...]:
        """Return all accounts by name; administrators may."""
        with reading_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            return accounts.listed(connection)

    def create(self, acting: Learner, *, user_name: str, name: str, role: Role, now: datetime) -> tuple[Account, str]:
        """Make an account; return it and the password for its owner's first sign-in, which is kept nowhere.

        Administrators may. ValueError if the user name is taken or a name cannot be one.
        """
        password = passwords.one_time()
        password_hash = passwords.hash_of(password)
        with writing_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            account = accounts.add(
                connection,
                user_name=user_name,
                name=name,
                role=role,
                now=now,
                password_hash=password_hash,
                must_change_password=True,
            )
            detail = f"as {role.value}"
            audit.note(connection, acting, "made an account", now=now, subject_id=account.learner_id, detail=detail)
        return account, password

    def reset(self, acting: Learner, learner_id: str, *, now: datetime) -> str:
        """Give a person a password for one sign-in, which is returned and kept nowhere; sign their browsers out.

        Administrators may. NotFoundError if there is no such account.
        """
        password = passwords.one_time()
        password_hash = passwords.hash_of(password)
        with self._changing(acting, learner_id) as (connection, account):
            accounts.set_password(connection, learner_id, password_hash, must_change=True)
            sign_ins.end_all(connection, learner_id)
            attempts.forget(connection, attempts.by_name(connection, account.user_name))
            audit.note(connection, acting, "reset the password", now=now, subject_id=learner_id)
        return password

    def disable(self, acting: Learner, learner_id: str, *, now: datetime) -> None:
        """Close an account and sign its browsers out; administrators may, but not the last one's."""
        with self._changing(acting, learner_id) as (connection, _):
            accounts.disable(connection, learner_id, now=now)
            audit.note(connection, acting, "closed the account", now=now, subject_id=learner_id)

    def enable(self, acting: Learner, learner_id: str, *, now: datetime) -> None:
        """Open an account again; administrators may."""
        with self._changing(acting, learner_id) as (connection, _):
            accounts.enable(connection, learner_id)
            audit.note(connection, acting, "opened the account again", now=now, subject_id=learner_id)

    def set_role(self, acting: Learner, learner_id: str, role: Role, *, now: datetime) -> None:
        """Give a person another role; administrators may, but somebody must remain one."""
        with self._changing(acting, learner_id) as (connection, _):
            accounts.set_role(connection, learner_id, role)
            detail = f"to {role.value}"
            audit.note(connection, acting, "changed the role", now=now, subject_id=learner_id, detail=detail)

    def link(self, acting: Learner, learner_id: str, identity: Identity, *, now: datetime) -> None:
        """Let a person sign in through an OpenID provider; administrators may. ValueError if somebody else does."""
        with self._changing(acting, learner_id) as (connection, _):
            accounts.link(connection, learner_id, identity)
            detail = f"with {identity.issuer}"
            audit.note(connection, acting, "linked the sign-in", now=now, subject_id=learner_id, detail=detail)

    def link_own(self, acting: Learner, identity: Identity, *, now: datetime) -> None:
        """Let oneself sign in through an OpenID provider too; ValueError if another account does."""
        with writing_as(self._engine, acting) as connection:
            accounts.load(connection, acting.learner_id)
            accounts.link(connection, acting.learner_id, identity)
            detail = f"with {identity.issuer}"
            audit.note(connection, acting, "linked the sign-in", now=now, subject_id=acting.learner_id, detail=detail)

    def set_policy(self, acting: Learner, changed: Policy, *, now: datetime) -> None:
        """Write the settings of this Casebook, all but its mode; administrators may."""
        with writing_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            policy.save(connection, replace(changed, mode=None))
            days = "for good" if changed.retention_days is None else f"{changed.retention_days} days"
            detail = f"sign up: {changed.sign_up.value}, passwords: {changed.has_passwords}, kept {days}"
            audit.note(connection, acting, "changed the settings", now=now, detail=detail)

    def audit_log(self, acting: Learner) -> tuple[AuditEntry, ...]:
        """Return the newest lines of the audit log, newest first; administrators may."""
        with reading_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            return audit.entries(connection)

    def erase_old(self, acting: Learner, *, now: datetime) -> int:
        """Erase those whose time is over by the retention setting; return how many people. Administrators may."""
        with writing_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            attempts.drop_old(connection, now=now)
            days = policy.load(connection).retention_days
            erased = () if days is None else personal_data.erase_old(connection, retention_days=days, now=now)
            for learner_id in erased:
                audit.note(connection, acting, "erased after the retention time", now=now, subject_id=learner_id)
            return len(erased)

    @contextmanager
    def _changing(self, acting: Learner, learner_id: str) -> Iterator[tuple[Connection, Account]]:
        """Give a transaction, and the account that an administrator is to change in it."""
        with writing_as(self._engine, acting, Role.ADMINISTRATOR) as connection:
            yield connection, accounts.load(connection, learner_id)
