"""What a sales-operations person would say about a playbook: one rule, one function, one stable code.

What the text itself does wrong (a line that belongs nowhere, `##标题`) is found by its reader; these rules
look at the playbook that came out. Every code has its words in `render/words` and its part of
`docs/lint.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.lint import gate_rules, name_rules, shape_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playbook_cli.domain.playbook.finding import Finding
    from playbook_cli.domain.playbook.model import Playbook

    Rule = Callable[[Playbook], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    gate_rules.find_missing_gates,
    gate_rules.find_heavy_gates,
    gate_rules.find_unverifiable_criteria,
    gate_rules.find_unpaired_outcomes,
    gate_rules.find_tasks,
    gate_rules.find_wrong_needs,
    name_rules.find_duplicates,
    name_rules.find_repeated_items,
    shape_rules.find_thin_stages,
    shape_rules.find_missing_sections,
    shape_rules.find_misplaced_work,
    shape_rules.find_falling_probability,
    shape_rules.find_broken_links,
    shape_rules.find_missing_limits,
    shape_rules.find_missing_reasons,
)


def lint_playbook(playbook: Playbook) -> tuple[Finding, ...]:
    """Check a playbook against every rule; the findings come sorted by line and code."""
    return tuple(sorted(finding for rule in RULES for finding in rule(playbook)))
