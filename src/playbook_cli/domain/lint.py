"""What a sales-operations person would say about a playbook: one rule, one function, one stable code.

What the text itself does wrong (a line that belongs nowhere, `##标题`) is found by its reader; these rules
look at the playbook that came out. Every code has its words in `render/findings.py` and its part of
`docs/lint.md`.
"""

from collections.abc import Callable, Iterator

from playbook_cli.domain import lint_gates, lint_names, lint_shape
from playbook_cli.domain.finding import Finding
from playbook_cli.domain.playbook import Playbook

Rule = Callable[[Playbook], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    lint_gates.find_missing_gates,
    lint_gates.find_heavy_gates,
    lint_gates.find_unverifiable_criteria,
    lint_gates.find_unpaired_outcomes,
    lint_gates.find_tasks,
    lint_names.find_duplicates,
    lint_names.find_repeated_items,
    lint_shape.find_thin_stages,
    lint_shape.find_missing_sections,
    lint_shape.find_misplaced_work,
    lint_shape.find_falling_probability,
    lint_shape.find_broken_links,
    lint_shape.find_missing_limits,
    lint_shape.find_missing_reasons,
)


def lint_playbook(playbook: Playbook) -> tuple[Finding, ...]:
    """Check a playbook against every rule; the findings come sorted by line and code."""
    return tuple(sorted(finding for rule in RULES for finding in rule(playbook)))
