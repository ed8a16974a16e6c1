"""What reviewers sent back of items on unseen articles: each is not made again, and its sound neighbour is."""

import pytest

from decks.model import Basic, Cloze, Content, ListCard, Mcq
from tests.flawed_items import options
from tests.test_flaws_foregone import own_words, rules_broken

# Rule, an item that breaks it, one that does not; the condition is gout.
PAIRS: tuple[tuple[int, Content, Content], ...] = (
    (
        42,
        Basic("When is gout usually not treated?", "Unless it recurs"),
        Basic("When is gout treated?", "If it recurs"),
    ),
    (
        42,
        Basic("When in life do tophi of gout rarely develop later?", "In adulthood"),
        Basic("When in life do tophi of gout develop?", "In adulthood"),
    ),
    (
        42,
        Basic("What does gout mean?", 'The "tophus," and refers only to chalk'),
        Basic("What does gout mean?", 'A "drop" of a bad humor'),
    ),
    (
        47,
        Basic("When may a feeding tube be necessary in gout?", "If swallowing is very difficult"),
        Basic("When may a feeding tube be necessary in gout?", "If food enters the airways"),
    ),
    (
        47,
        Cloze("In gout, some lose their sense of {{c1::taste}} on one side of the tongue."),
        Cloze("In gout, some lose their sense of {{c1::taste}} before they lose weight."),
    ),
    (
        56,
        Cloze("In gout, urate is checked 1 hour, 2 hours, and possibly {{c1::3 hours}} later.", "how long"),
        Cloze("In gout, urate is checked {{c1::3 hours}} later.", "how long"),
    ),
    (
        56,
        Cloze("In gout, urate is checked {{c1::1 hour}}, 2 hours, and possibly 3 hours later.", "how long"),
        Cloze("In gout, urate is checked {{c1::1 hour}} later.", "how long"),
    ),
    (
        59,
        Basic("Why will patients with gout continue to take medicines?", "Because tophi may come back"),
        Basic("Why will patients with gout take colchicine?", "Because attacks may come back"),
    ),
    (
        65,
        Mcq("", "In patients with gout, which drug is used to treat gout?", "Colchicine", options("A", "B")),
        Mcq("", "Which drug is used to treat gout?", "Colchicine", options("A", "B")),
    ),
    (
        51,
        Cloze("In gout, {{c1::allopurinol}} can reduce risk.", "drug"),
        Cloze("In gout, {{c1::allopurinol}} can reduce the risk of tophi.", "drug"),
    ),
    (
        51,
        Basic("In figure B, which device holds the toe in gout?", "A splint"),
        Basic("Which device holds the toe in gout?", "A splint"),
    ),
    (
        52,
        Basic("In gout, which procedure involves taking a piece of tissue?", "Biopsy"),
        Basic("In gout, which procedure confirms a tophus?", "Biopsy"),
    ),
    (
        52,
        Basic("What is the purpose of an x ray in gout?", "To look at the foot"),
        Basic("What is the purpose of an x ray in gout?", "To look for punched-out erosions"),
    ),
    (
        52,
        Cloze("In gout, urate leaves by the kidney, an organ located behind the {{c1::peritoneum}}.", "membrane"),
        Cloze("In gout, urate stones form in the {{c1::kidney}}.", "organ"),
    ),
    (
        60,
        Basic("In gout, in the foot, which joint hurts first?", "The big toe's"),
        Basic("In gout, which joint of the foot hurts first?", "The big toe's"),
    ),
    (
        64,
        Cloze("In gout, problems-such as tophi-are a finding in {{c1::half}} of the old."),
        Cloze("In gout, well-being is a matter of years in {{c1::half}} of the old."),
    ),
)


@pytest.mark.parametrize(("number", "broken", "sound"), PAIRS, ids=[str(pair[0]) for pair in PAIRS])
def test_what_was_sent_back_is_not_made_and_its_neighbour_is(number: int, broken: Content, sound: Content) -> None:
    assert number in rules_broken(broken, own_words(broken))
    assert number not in rules_broken(sound, own_words(sound))


@pytest.mark.parametrize(("lead", "is_open"), [("Other types of gout", True), ("The types of gout", False)])
def test_what_a_text_calls_other_is_no_whole_list(lead: str, is_open: bool) -> None:  # noqa: FBT001
    card = ListCard("Which are the 3 types of gout?", ("primary gout", "secondary gout", "familial gout"))
    assert (67 in rules_broken(card, f"{lead} are primary gout, secondary gout and familial gout.")) is is_open
