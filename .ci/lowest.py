"""Print the lowest versions that pyproject.toml allows, to build, run and test, as constraints for pip."""

import re
import tomllib
from pathlib import Path

BOUND = re.compile(r"([\w.-]+)(?:\[\w+\])?\s*>=\s*([\w.]+)")

settings = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
project = settings["project"]
wanted = [
    *settings["build-system"]["requires"],
    *project["dependencies"],
    *project["optional-dependencies"]["test"],
]
for requirement in wanted:
    bound = BOUND.match(requirement)
    if bound is None:
        raise SystemExit(f"{requirement}: no lower bound")
    print(f"{bound[1]}=={bound[2]}")
