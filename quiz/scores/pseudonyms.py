"""Names to show on a projector: the same for a learner each time, another in each class, and nobody's own."""

import hmac
from collections import Counter
from collections.abc import Iterable

# Crockford's 32 digits: none is taken for another, and no word comes about by chance that one would not show.
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_N_DIGITS = 6
_MAX_DIGITS = 48


def pseudonyms(learner_ids: Iterable[str], *, class_id: str, secret: bytes) -> dict[str, str]:
    """Return a name like “Student 7K2QXM” for each of *learner_ids*.

    It is an HMAC-SHA256 of class and learner under *secret*: without the secret nobody can tell whose it is, not even
    by trying the names of the class. Two of a class that would share a name get longer ones. ValueError without a
    secret.
    """
    if not secret:
        raise ValueError("Pseudonyms need a secret; without one anybody could work out whose they are.")
    digits = {learner_id: _digits(class_id, learner_id, secret) for learner_id in learner_ids}
    n_digits = dict.fromkeys(digits, _N_DIGITS)
    while len(set(names := {key: digits[key][: n_digits[key]] for key in digits}.values())) < len(digits):
        taken = Counter(names)
        for learner_id in digits:
            n_digits[learner_id] += taken[digits[learner_id][: n_digits[learner_id]]] > 1
    return {learner_id: f"Student {digits[learner_id][: n_digits[learner_id]]}" for learner_id in digits}


def _digits(class_id: str, learner_id: str, secret: bytes) -> str:
    message = f"{len(class_id)}:{class_id}:{learner_id}".encode()  # the length keeps ("a", "b:c") from ("a:b", "c")
    number = int.from_bytes(hmac.digest(secret, message, "sha256"))
    return "".join(_DIGITS[number >> 5 * place & 31] for place in range(_MAX_DIGITS))
