"""The keys that scripts are told, as `render/json` has them; `python -m tests.json_keys` adds the new ones.

A key that is kept and no longer written stays in the file: whoever takes it away on purpose does so by hand.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "src" / "playbook_cli" / "render" / "json"
KEPT = ROOT / "tests" / "data" / "json_keys.txt"


def find_keys() -> set[str]:
    """Every key that stands in a mapping of `render/json`, behind the function that writes it."""
    return {
        f"{function.name} {key.value}"
        for path in WRITTEN.glob("*.py")
        for function in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        for mapping in ast.walk(function)
        if isinstance(mapping, ast.Dict)
        for key in mapping.keys
        if isinstance(key, ast.Constant)
    }


def load_kept() -> set[str]:
    """The keys that were written before."""
    return set(KEPT.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    known = load_kept() if KEPT.exists() else set()
    KEPT.write_text("".join(f"{key}\n" for key in sorted(known | find_keys())), encoding="utf-8")
