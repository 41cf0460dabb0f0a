"""What a script is told of settings and installed playbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.render.lines.setting_lines import ShownSetting


def edition_mapping(edition: ReadPlaybook) -> dict[str, Any]:
    """An installed edition."""
    playbook = edition.playbook
    return {
        "id": playbook.id,
        "language": playbook.language,
        "version": playbook.version,
        "title": playbook.title,
        "stages": [stage.id for stage in playbook.stages],
        "digest": playbook.digest,
        "source": edition.source,
    }


def setting_mapping(one: ShownSetting) -> dict[str, Any]:
    """A setting, and who settled it."""
    return {"key": one.key, "value": one.value or None, "origin": one.origin.value}
