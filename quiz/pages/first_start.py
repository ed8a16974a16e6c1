"""On first start, make a deck of the sample article, so that studying is one press away."""

from datetime import datetime
from pathlib import Path

import streamlit as st

import decks
from decks.generate import Progress, build_deck
from decks.reading import read_article
from quiz.model import Learner
from quiz.pages.building import progress_words
from quiz.pages.cards import inert
from quiz.store import Store

SAMPLE = Path(decks.__file__).parent / "sample" / "acute_pericarditis.txt"


def prepare_sample(store: Store, learner: Learner, *, now: datetime) -> None:
    """Make and keep the sample's deck, saying which section is being read."""
    article = read_article(SAMPLE.name, SAMPLE.read_bytes())
    with st.status(f"Making a first deck for you: {article.title}") as status:

        def show(progress: Progress) -> None:
            status.update(label=inert(progress_words(progress, "Making a first deck for you")))

        store.save_deck(learner, build_deck(article, on_progress=show), now=now)
    st.rerun()
