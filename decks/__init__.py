"""An article in, a deck out. Pure: no storage, no clock, no Streamlit."""
