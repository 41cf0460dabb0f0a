"""What a new edition leaves to decide, in words; it loads nothing, since errors say it too."""

from playbook_cli.render.words.translation import _


def question_label(kind: str) -> str:
    """What a question is about, in a word or two."""
    return {
        "reworded": _("reworded"),
        "spelled_out": _("split into parts"),
        "stage_removed": _("the deal's stage is gone"),
        "other_playbook": _("another playbook"),
    }[kind]
