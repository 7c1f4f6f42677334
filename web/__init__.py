"""The web beside the Streamlit screens: shell, gate, sign-in, addresses, downloads, pages for paper, big screen."""
