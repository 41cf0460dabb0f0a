"""A line of words asked for at the terminal, its question broken into lines as every page is."""

from playbook_cli.adapters.text_prompt import TextQuestion, ask_text
from playbook_cli.render.line_breaks import break_lines


def ask_words(question: TextQuestion) -> str | None:
    """Ask for text; empty where Enter was pressed at once, None where the person went back."""
    return ask_text(question, break_lines)
