"""What is not a Streamlit screen: the page shell, the gate before it, downloads, addresses."""
