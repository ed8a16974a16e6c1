"""The pages in process, by Streamlit's own test harness."""
