"""Known versions stand for all that pyproject names, so that nobody's release turns the gate red."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
KNOWN = "PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/pip install"


def named(line: str) -> str:
    match = re.match(r"[\w.-]+", line)
    assert match
    return match[0].replace("_", "-").casefold()


def test_constraints_name_a_version_of_everything_that_is_asked_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = settings["project"]
    extras = project["optional-dependencies"]
    asked = [*settings["build-system"]["requires"], *project["dependencies"], *extras["test"], *extras["dev"]]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    known = {named(line) for line in lines if "==" in line}
    assert {named(line) for line in asked} - {project["name"]} - known == set(), "run .ci/renew"


def test_both_set_ups_of_the_readme_install_them() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert [KNOWN in block for block in blocks[:2]] == [True, True]
