"""How people come in: the first start, signing up, signing in and out, and who is at a browser that was let in."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from quiz.joining import read_join_code
from quiz.model import ClassRole, Learner, Mode, NotAllowedError, Role, SignUp
from quiz.store import accounts, attempts, learners, passwords, policy, sign_ins
from quiz.store.accounts import Account, Identity
from quiz.store.engine import reading, writing
from quiz.store.policy import Policy
from quiz.store.schema import class_members, classrooms
from quiz.store.schema import learners as learners_table
from quiz.store.sign_ins import SEEN_EVERY, Visitor
from quiz.store.upsert import add_missing

LOCAL_LEARNER_ID = "local"
JUST_ME = "just me"  # the sign-in of a Casebook without accounts
WRONG = "The user name or the password is wrong."
CLOSED = "This account is closed. Ask the person who runs Casebook."


class Door:
    """The way in. No method takes an acting learner: who calls is not known yet, and is to be found out here.

    Passwords are hashed outside of transactions, because that is slow on purpose.
    """

    def __init__(self, engine: Engine) -> None:
        """Use *engine*; `Store.door` is the way here."""
        self._engine = engine

    def policy(self) -> Policy:
        """Return the settings of this Casebook; its mode is None until the first start is over."""
        with reading(self._engine) as connection:
            return policy.load(connection)

    def first_code(self) -> str:
        """Return the code that lets someone on another machine begin; for the log of the person who runs Casebook."""
        with writing(self._engine) as connection:
            return policy.first_code(connection)

    def begin_alone(self, *, zone: str) -> None:
        """Begin without accounts: one person on this computer. NotAllowedError if it was begun already."""
        with writing(self._engine) as connection:
            self._check_begins(connection, Mode.JUST_ME)
            person = Learner(LOCAL_LEARNER_ID, "Learner", zone=zone)
            learners.add(connection, person, Role.ADMINISTRATOR)
            policy.save(connection, Policy(mode=Mode.JUST_ME))
            policy.drop_first_code(connection)

    def begin_with_accounts(
        self, *, user_name: str, name: str, password: str, code: str | None, zone: str, device: str, now: datetime
    ) -> str:
        """Make the administrator's account and return the token of its first browser.

        *code* is what the log told; None for one who is on the same machine. Who used this Casebook alone before keeps
        all they did. NotAllowedError for a wrong code or where there are accounts already; ValueError for a name or a
        password that cannot be one.
        """
        passwords.check(password, user_name=accounts.checked_user_name(user_name))
        password_hash = passwords.hash_of(password)
        with writing(self._engine) as connection:
            self._check_begins(connection, Mode.ACCOUNTS)
            if code is not None and code.strip() != policy.first_code(connection):
                raise NotAllowedError("This is not the code in the log of the server.")
            person = Learner(LOCAL_LEARNER_ID, accounts.checked_name(name), zone=zone)
            learners.add(connection, person, Role.ADMINISTRATOR)
            learners.rename(connection, LOCAL_LEARNER_ID, person.name)
            accounts.open_for(connection, LOCAL_LEARNER_ID, user_name=user_name, now=now, password_hash=password_hash)
            policy.save(connection, Policy(mode=Mode.ACCOUNTS, sign_up=SignUp.CODE))
            policy.drop_first_code(connection)
            return sign_ins.start(connection, LOCAL_LEARNER_ID, device=device, now=now)

    def sign_up(
        self,
        *,
        user_name: str,
        name: str,
        password: str,
        code: str,
        address: str,
        zone: str,
        device: str,
        now: datetime,
    ) -> str:
        """Make a student's account, in the class with the join *code* if there is one, and return the token.

        NotAllowedError where people may not sign up so, or too many did without a code; ValueError for what cannot be a
        name, password or code.
        """
        passwords.check(password, user_name=accounts.checked_user_name(user_name))
        code = read_join_code(code)
        with writing(self._engine) as connection:
            guesser = attempts.by_address(connection, address)
            for counted in [guesser] if code else attempts.newcomers(connection, address):
                attempts.take(connection, counted, now=now)
        with reading(self._engine) as connection:
            self._class_to_join(connection, code)
        password_hash = passwords.hash_of(password)
        with writing(self._engine) as connection:
            class_id = self._class_to_join(connection, code)
            account = accounts.add(
                connection,
                user_name=user_name,
                name=name,
                role=Role.STUDENT,
                now=now,
                password_hash=password_hash,
                zone=zone,
            )
            if class_id is not None:
                row = {"class_id": class_id, "learner_id": account.learner_id, "role": ClassRole.STUDENT}
                add_missing(connection, class_members, {**row, "joined_at": now})
                attempts.take_back(connection, guesser)
            return sign_ins.start(connection, account.learner_id, device=device, now=now)

    def sign_in(self, *, user_name: str, password: str, address: str, zone: str, device: str, now: datetime) -> str:
        """Return the token of a browser that is signed in from now on.

        NotAllowedError, in words that do not tell which, for a wrong name or password; with the wait after too many.
        """
        plain = accounts.plain_user_name(user_name)
        with writing(self._engine) as connection:
            attempts.drop_old(connection, now=now)
            guessers = attempts.by_name(connection, plain), attempts.by_address(connection, address)
            for guesser in guessers:
                attempts.take(connection, guesser, now=now)
            account = accounts.find(connection, plain)
            kept = None if account is None else accounts.password_hash(connection, account.learner_id)
        if not passwords.is_right(password, kept) or account is None or kept is None:
            raise NotAllowedError(WRONG)
        new_hash = passwords.hash_of(password) if passwords.is_outdated(kept) else None
        with writing(self._engine) as connection:
            attempts.forget(connection, guessers[0])
            attempts.take_back(connection, guessers[1])
            if new_hash is not None:
                accounts.replace_hash(connection, account.learner_id, kept, new_hash)
            return self._let_in(connection, account.learner_id, zone=zone, device=device, now=now)

    def sign_in_as(self, identity: Identity, *, zone: str, device: str, now: datetime) -> str:
        """Return the token of a browser whose person an OpenID provider vouches for; a student's account if new."""
        with writing(self._engine) as connection:
            account = accounts.find_identity(connection, identity) or self._welcome(connection, identity, now=now)
            return self._let_in(connection, account.learner_id, zone=zone, device=device, now=now)

    def sign_out(self, sign_in_id: str) -> None:
        """Sign one browser out; one that is not signed in is no error."""
        with writing(self._engine) as connection:
            sign_ins.end(connection, sign_in_id)

    def visitor(self, sign_in_id: str, *, now: datetime) -> Visitor | None:
        """Return who is at the browser of a sign-in; None if it ran out, was revoked, or the account is closed."""
        with reading(self._engine) as connection:
            if sign_in_id == JUST_ME:
                return self._local_visitor(connection)
            found = sign_ins.visitor(connection, sign_in_id, now=now)
        if found is None:
            return None
        visitor, seen_at = found
        if now - seen_at > SEEN_EVERY:
            with writing(self._engine) as connection:
                sign_ins.see(connection, visitor, now=now)
        return visitor

    def _check_begins(self, connection: Connection, mode: Mode) -> None:
        """Raise NotAllowedError unless *mode* may begin now; two who begin at once take turns."""
        policy.lock(connection)
        begun = policy.load(connection).mode
        if begun is not None and (begun, mode) != (Mode.JUST_ME, Mode.ACCOUNTS):
            raise NotAllowedError("This Casebook is set up already. Sign in instead.")

    def _class_to_join(self, connection: Connection, code: str) -> str | None:
        """Return the class with the join *code*, None for no code.

        NotAllowedError where that does not let one sign up, ValueError for a code that no class has.
        """
        sign_up = policy.load(connection).sign_up
        if sign_up is SignUp.CLOSED:
            raise NotAllowedError("Only an administrator makes accounts here. Ask the person who runs Casebook.")
        if not code:
            if sign_up is SignUp.CODE:
                raise NotAllowedError("Signing up takes the join code of a class. Your instructor has it.")
            return None
        is_open = (classrooms.c.join_code == code) & classrooms.c.archived_at.is_(None)
        class_id = connection.scalar(sa.select(classrooms.c.class_id).where(is_open))
        if class_id is None:
            raise ValueError("No class has this join code. Look at it again, or ask your instructor.")
        return str(class_id)

    def _welcome(self, connection: Connection, identity: Identity, *, now: datetime) -> Account:
        """Make the account of somebody who came through a provider for the first time."""
        if policy.load(connection).mode is not Mode.ACCOUNTS:
            raise NotAllowedError("This Casebook has no accounts yet. Ask the person who runs it.")
        name = identity.name[: accounts.MAX_NAME_CHARS] or identity.user_name[: accounts.MAX_NAME_CHARS]
        return accounts.add(
            connection,
            user_name=accounts.free_user_name(connection, identity.user_name),
            name=name or "Student",
            role=Role.STUDENT,
            now=now,
            identity=identity,
        )

    def _let_in(self, connection: Connection, learner_id: str, *, zone: str, device: str, now: datetime) -> str:
        account = accounts.load(connection, learner_id)
        if account.is_disabled:
            raise NotAllowedError(CLOSED)
        if account.last_seen_at is None:  # made by somebody else, who could not know the person's time zone
            is_this = learners_table.c.learner_id == learner_id
            connection.execute(sa.update(learners_table).where(is_this).values(zone=zone))
        return sign_ins.start(connection, learner_id, device=device, now=now)

    def _local_visitor(self, connection: Connection) -> Visitor | None:
        if policy.load(connection).mode is not Mode.JUST_ME:
            return None
        return Visitor(JUST_ME, learners.load(connection, LOCAL_LEARNER_ID), Role.ADMINISTRATOR)
