"""Vietnamese for the texts that Streamlit's own parts have in English only.

In the catalogues the English of each is Streamlit's own, to the letter: by it the script finds it on the screen.
"""

import json
from functools import cache
from pathlib import Path

from text import Language, translate

SCRIPT = Path(__file__).with_suffix(".js")
NAMES = (
    *("skip", "open", "options", "choose_one", "choose_some", "nothing_to_choose", "nothing_found", "one_there"),
    *("some_there", "choose_all", "choose_found", "chosen", "clear_value", "clear_all", "remove", "apply"),
    *("apply_long", "apply_long_mac", "send", "send_long", "send_long_mac", "show_password", "hide_password"),
    *("more", "less", "too_great", "too_small", "dismiss", "close", "link", "progress", "columns", "search"),
    *("fullscreen", "close_fullscreen", "sort_up", "sort_down", "autosize", "pin", "unpin", "format", "hide_column"),
    *("upload", "upload_field", "each_file", "drop_one", "drop_some", "add_files", "only_one", "too_large"),
    *("wrong_type", "upload_failed", "cancel_upload", "retry_upload", "picture", "connecting", "connecting_long"),
    *("unreachable", "connection", "not_running", "not_responding", "copy", "unexpected", "connection_lost", "notices"),
)


def streamlit_words() -> dict[str, str]:
    """Vietnamese by English; `{}` stands for what varies: a number, a name."""
    return {_text(name, Language.EN): _text(name, Language.VI) for name in NAMES}


def _text(name: str, language: Language) -> str:
    return translate(f"streamlit.{name}", language, what="{}")


@cache
def script() -> str:
    """The script that replaces them on a Vietnamese page, with its table."""
    return f"{{\nconst WORDS = {json.dumps(streamlit_words(), ensure_ascii=False)};\n{SCRIPT.read_text('utf-8')}}}\n"
