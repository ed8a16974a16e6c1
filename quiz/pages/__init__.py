"""The pages of the app: thin Streamlit scripts that read, call, write and draw."""
