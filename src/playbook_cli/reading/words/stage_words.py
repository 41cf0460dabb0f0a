"""The words around the name of a stage in any language: what marks it, what is no part of it."""

import re
from operator import attrgetter
from typing import Final

from playbook_cli.domain.playbook.ends import read_end
from playbook_cli.reading.words.languages import any_of, any_word, names_of, words_of

# `Stage 2: X` says that X is a stage; `Step 2: X` may say so.
MARKING: Final = any_of(words_of(lambda one: one.stage_words))
MARKING_WEAKLY: Final = any_of(words_of(lambda one: one.step_words))
ORDINALS: Final = words_of(lambda one: one.ordinals)
SUFFIXES: Final = words_of(lambda one: one.stage_suffixes)
DETERMINERS: Final = any_of(words_of(lambda one: one.determiners))

# What 第三 counts: stages, or steps, which may be stages; `ORDINAL_COUNTERS` may stand between.
ORDINAL_STAGES: Final = words_of(lambda one: one.ordinal_stages)
ORDINAL_STEPS: Final = words_of(lambda one: one.ordinal_steps)
ORDINAL_COUNTERS: Final = any_of(words_of(lambda one: one.ordinal_counters))

# `Planning exit gate` announces the gate of a stage, `Gate 2: Scope` is one that has a number.
GATE_TAILS: Final = any_of(words_of(lambda one: one.gate_tails))
GATE_MARKS: Final = any_of(words_of(lambda one: one.gate_marks))

# A heading above the stages, or the title, with one of these announces them.
ANNOUNCING: Final = re.compile(any_word(words_of(lambda one: one.announcing)), re.IGNORECASE)

# A text with one of these is about selling.
SELLING: Final = re.compile(any_word(words_of(lambda one: one.selling)), re.IGNORECASE)

# A title with one of these names sales, customers or their onboarding; one of the others names no process.
CUSTOMERS: Final = re.compile(any_word(words_of(lambda one: one.customers)), re.IGNORECASE)
NO_PROCESS: Final = re.compile(any_word(words_of(lambda one: one.no_process)), re.IGNORECASE)

# The ends of a pipeline, which often have no sections, and the names that stages of a sale go by most.
_CLOSINGS: Final = names_of(lambda one: one.closings)
SALES_NAMES: Final = names_of(lambda one: one.sale_stages)

# A remark that says how far a project is; in brackets also what kind of stage it is.
PROGRESS: Final = any_of(words_of(lambda one: one.progress))
STATUS: Final = any_of(words_of(lambda one: one.progress, lambda one: one.status))

# The words of a remark that states a probability or a duration.
MEASURING: Final = any_of(
    words_of(
        *(
            attrgetter(name)
            for name in ("measuring", "hours", "days", "weeks", "months", "quarters", "at_most", "through")
        )
    )
)

# Heads of table columns: the names of the stages, or criteria that can only be those of the stage gate.
GATE_HEADERS: Final = names_of(lambda one: one.gate_heads)
STAGE_HEADERS: Final = names_of(lambda one: one.stage_heads, lambda one: one.gate_heads)
NAME_HEADERS: Final = names_of(lambda one: one.name_heads)
# Heads of a first column that names the states of a board, where criteria stand beside them.
STATE_HEADERS: Final = names_of(lambda one: one.state_heads)
TABLE_CRITERIA: Final = names_of(lambda one: one.criteria_heads)


def closes_pipeline(name: str) -> bool:
    """Whether a folded name is one of an end, or one that closes a list of stages."""
    return name in _CLOSINGS or read_end(name) is not None
