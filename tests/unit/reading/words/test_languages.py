"""A language is one file: the table that lies beside the others is read, and nothing else need know of it."""

import subprocess
import sys
from pathlib import Path

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.languages import load_languages

MADE_UP = """
from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.words.language_words import LanguageWords

WORDS = LanguageWords(
    language="qq",
    stage_words="zumbel",
    selling="grumsel*",
    sections={Section.EXIT_CRITERIA: "flurx mok", Section.KEY_ACTIVITIES: "wibbeln"},
    duration="plim",
    weeks="wokka; wokkas",
)
"""
PLAYBOOK = """# Grumselbok

## Zumbel 1: Krax

**Plim:** 2 wokkas

### Wibbeln

- Fret the mord

### Flurx mok

- Mord fretted

## Zumbel 2: Drax

### Flurx mok

- Drax done
"""
READ = """
import sys
import playbook_cli.reading.words as words

words.__path__.append(sys.argv[1])
from playbook_cli.reading import read_markdown

playbook = read_markdown(sys.argv[2], source="krax.md").playbook
for stage in playbook.stages:
    days = stage.duration.max_days if stage.duration else None
    print(stage.name, days, len(stage.key_activities), len(stage.exit_criteria))
"""


def test_a_new_language_is_one_new_file(tmp_path: Path) -> None:
    (tmp_path / "qq.py").write_text(MADE_UP)
    run = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path), PLAYBOOK], capture_output=True, text=True, check=False
    )
    assert (run.stderr, run.stdout.splitlines()) == ("", ["Krax 14 1 1", "Drax None 0 1"])


def test_each_language_stands_in_the_module_of_its_code() -> None:
    codes = [words.language for words in load_languages()]
    assert codes == sorted(codes)
    assert {"de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"} <= set(codes)


def test_no_language_calls_one_name_clear_and_vague() -> None:
    for words in load_languages():
        for section in Section:
            clear = {name.strip() for name in words.sections.get(section, "").split(";")}
            vague = {name.strip() for name in words.vague_sections.get(section, "").split(";")}
            assert not (clear & vague) - {""}, (words.language, section)
