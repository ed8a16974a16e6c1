"""What every number of the class pages and files is called and exactly is: one row a column, wherever it shows.

`columns(["n_met", …])` gives the rows of some columns in their order, for `export.tables` and for the help of a page's
tables. `ALL` is the page of definitions.
"""

from collections.abc import Iterable

from export.columns import Column, ColumnKind

TEXT, WHOLE, NUMBER, SHARE, TRUTH, DAY, INSTANT = ColumnKind

_INTERVAL = "95 % interval"
ALL: tuple[Column, ...] = (
    Column("learner_id", "Student id", TEXT),
    Column("learner", "Student", TEXT),
    Column("deck_id", "Deck id", TEXT),
    Column("deck", "Deck", TEXT),
    Column("section_id", "Section id", TEXT),
    Column("section", "Section", TEXT),
    Column("item_id", "Item id", TEXT),
    Column("kind", "Kind", TEXT, "basic, cloze and list are flashcards; mcq and vignette have options."),
    Column("tags", "Tags", TEXT),
    Column("question", "Question", TEXT),
    Column("key", "Answer", TEXT, "The right answer as the item has it now."),
    Column("source", "From the article", TEXT, "The sentences of the article that prove the answer."),
    # Students
    Column("n_items", "Items", WHOLE, "Items of the decks or the section, without retired ones."),
    Column("n_met", "Met", WHOLE, "Items answered at least once; of an item: students who answered it."),
    Column("n_unmet", "Not met", WHOLE, "Students who have not answered the item yet."),
    Column("completion", "Completion", SHARE, "Items met, of all items."),
    Column("met_share", "Met", SHARE, "Items met, of all items of all students."),
    Column("n_first", "First answers", WHOLE, "The first answer of a student to each item."),
    Column("first_share", "Right at first", SHARE, "First answers that were right, of all first answers."),
    Column("first_low", "Right at first, from", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("first_high", "Right at first, to", SHARE, f"{_INTERVAL} (Wilson)."),
    Column(
        "n_spaced", "Came back", WHOLE, "Answers to cards that came back after a day or more, not in learning steps."
    ),
    Column("retention", "Remembered", SHARE, "True retention: of the cards that came back, those rated above Again."),
    Column("retention_low", "Remembered, from", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("retention_high", "Remembered, to", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("n_reviews", "Answers", WHOLE, "All answers, repetitions included, undone ones not."),
    Column(
        "minutes", "Minutes", NUMBER, "From showing to answer, each answer at most 60 seconds; reading is not counted."
    ),
    Column(
        "last_day", "Last active", DAY, "The last study day with an answer; a study day begins at 04:00 local time."
    ),
    Column(
        "recall",
        "Will remember",
        SHARE,
        "Mean recall that the memory model (FSRS-6) predicts for the exam day, over the items met, if nothing is"
        " studied until then.",
    ),
    Column(
        "score",
        "Expected score",
        SHARE,
        "Expected share right of all items on the exam day: recall R counts as R + (1 − R) / k with k options, an item"
        " never met as a guess.",
    ),
    Column(
        "score_low",
        "Expected score, from",
        SHARE,
        f"{_INTERVAL}: luck (Poisson binomial) and an error of the memory model of 9.2 points, its mean in the public"
        " benchmark, taken as common to all items.",
    ),
    Column("score_high", "Expected score, to", SHARE, "As its lower end."),
    Column("score_unmet", "… by guessing", SHARE, "The part of the expected score that comes from items never met."),
    Column(
        "due_share",
        "Done of what was due",
        SHARE,
        "Mean of the assignments due so far: of decks to study the items met of those needed, a quiz done or not.",
    ),
    Column(
        "level",
        "At risk",
        TEXT,
        "yes: a threshold of the class is missed; nearly: met by less than 10 points; too early: fewer than 10 first"
        " answers.",
    ),
    Column("reason", "Why", TEXT),
    # What to teach
    Column(
        "loss", "Marks lost", NUMBER, "Expected marks that the class loses on the item on the exam day, one a student."
    ),
    Column("loss_forgotten", "… forgotten", NUMBER, "Lost by students who answered it right at least once."),
    Column("loss_never_right", "… never right", NUMBER, "Lost by students who met it and never answered it right."),
    Column("loss_unmet", "… never met", NUMBER, "Lost by students who have not met it."),
    Column("error_first", "Not known at first", SHARE, "First answers that were wrong."),
    Column("error_first_low", "Not known at first, from", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("error_first_high", "Not known at first, to", SHARE, f"{_INTERVAL} (Wilson)."),
    Column(
        "n_after", "Answers after a success", WHOLE, "Answers on a later study day than a right one to the same item."
    ),
    Column("error_after", "Forgotten", SHARE, "Answers after a success that were wrong."),
    Column("error_after_low", "Forgotten, from", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("error_after_high", "Forgotten, to", SHARE, f"{_INTERVAL} (Wilson)."),
    # Items
    Column("n", "n", WHOLE, "First answers; of an option: students who chose it. Under 10 no statistic is shown."),
    Column("n_omitted", "Omitted", WHOLE, "Takers of a quiz who passed the item over; they score 0."),
    Column("n_unreached", "Not reached", WHOLE, "Takers of a quiz who stopped before the item; they score 0."),
    Column("is_provisional", "Provisional", TRUTH, "Fewer than 30 answers: the numbers will still move."),
    Column("facility", "Facility", SHARE, "First answers that were right."),
    Column("facility_low", "Facility, from", SHARE, f"{_INTERVAL} (Wilson)."),
    Column("facility_high", "Facility, to", SHARE, f"{_INTERVAL} (Wilson)."),
    Column(
        "discrimination",
        "Discrimination",
        NUMBER,
        "Correlation (−1 to 1) of the item with the share right of the other items the student met, at least 10;"
        " variances divide by n − 1.",
    ),
    Column("discrimination_low", "Discrimination, from", NUMBER, f"{_INTERVAL} (Fisher's z)."),
    Column("discrimination_high", "Discrimination, to", NUMBER, f"{_INTERVAL} (Fisher's z)."),
    Column("n_rest", "n for discrimination", WHOLE, "Students who met the item and enough others."),
    Column(
        "discriminative_efficiency",
        "Discriminative efficiency",
        SHARE,
        "Covariance of item and rest, of the greatest that these marks could have, sorted each (as Moodle).",
    ),
    Column(
        "upper_lower",
        "Upper − lower 27 %",
        SHARE,
        "Right answers of the best 27 % of students less those of the worst 27 %; ties share the last places equally.",
    ),
    Column(
        "distractor_efficiency",
        "Distractors that work",
        SHARE,
        "Wrong options that 5 % or more chose, of all wrong options.",
    ),
    Column("median_seconds", "Median seconds", NUMBER, "Median time of the first answers, each at most 60 seconds."),
    Column("option", "Option", TEXT, "Empty: no answer."),
    Column("is_key", "Key", TRUTH, "Counts as right."),
    Column("is_current", "Still an option", TRUTH, "No: of an earlier wording."),
    Column("share", "Chosen", SHARE, "Students who chose the option, of all who answered the item."),
    Column("share_upper", "Best third", SHARE, "The same of the best third by score; ties are shared equally."),
    Column("share_middle", "Middle third", SHARE, "The same of the middle third."),
    Column("share_lower", "Worst third", SHARE, "The same of the worst third."),
    Column("rule", "Doubt", TEXT),
    # A quiz as a whole
    Column("n_takers", "Takers", WHOLE, "Students who answered at least one item of the quiz."),
    Column("mean", "Mean", NUMBER, "Mean score in points, one an item."),
    Column("median", "Median", NUMBER, "Median score in points."),
    Column("sd", "Standard deviation", NUMBER, "Of the scores, in points, with n − 1."),
    Column("skewness", "Skewness", NUMBER, "k3 / k2^1.5, from the k-statistics."),
    Column("kurtosis", "Kurtosis", NUMBER, "k4 / k2², from the k-statistics; 0 for a normal distribution."),
    Column("alpha", "KR-20 (alpha)", NUMBER, "Cronbach's alpha, for items right or wrong the same as KR-20."),
    Column("alpha_if_deleted", "Alpha without it", NUMBER, "Alpha of the quiz without this item."),
    Column("error_ratio", "Error ratio", SHARE, "√(1 − alpha): how much of the standard deviation is chance."),
    Column("sem", "Standard error", NUMBER, "Of a score, in points: standard deviation × error ratio."),
    # Single answers
    Column("attempt", "Attempt", WHOLE, "Counts a student's answers to an item from 1."),
    Column("answer", "Chosen", TEXT, "The chosen option as it read then; empty for a flashcard."),
    Column("is_right", "Right", TRUTH, "The key was chosen, or the flashcard rated above Again."),
    Column("confidence", "Confidence", TEXT, "Said before the answer was shown: sure, unsure, guessed."),
    Column("rating", "Rating", WHOLE, "1 again, 2 hard, 3 good, 4 easy."),
    Column("seconds", "Seconds", NUMBER, "From showing to answer, at most 60."),
    Column("answered_at", "Answered", INSTANT),
    Column("study_day", "Study day", DAY, "The student's own day; it begins at 04:00 local time."),
    Column("first_answer", "Chosen first", TEXT),
    Column("is_first_right", "Right at first", TRUTH),
    Column("last_answer", "Chosen last", TEXT),
    Column("is_last_right", "Right at last", TRUTH),
    Column("n_answers", "Answers", WHOLE, "The student's answers to the item."),
    Column("n_sure_and_wrong", "Sure and wrong", WHOLE, "Wrong answers that the student was sure of."),
    Column("day", "Day", DAY, "The study day of the last answer that was sure and wrong."),
    Column("is_open", "Still open", TRUTH, "No right answer since that was more than a guess."),
)
_BY_NAME = {column.name: column for column in ALL}


def columns(names: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns called *names*, in that order; KeyError for one that is not defined."""
    return tuple(_BY_NAME[name] for name in names)
