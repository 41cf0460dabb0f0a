"""What a person reads of a finding."""

from collections.abc import Mapping

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingLines:
    """One finding in words."""

    message: str
    help: str


FindingTable = Mapping[FindingCode, tuple[str, str]]
