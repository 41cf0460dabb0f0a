"""Who settled a setting."""

from enum import StrEnum


class SettingOrigin(StrEnum):
    """Where a value comes from, the strongest first."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    SETTINGS = "settings"
    PLAYBOOK = "playbook"
    DEFAULT = "default"
