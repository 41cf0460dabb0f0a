import json
import os
from pathlib import Path

import pytest

from playbook_cli.adapters.playbook_files import MOST_BYTES, PlaybookFiles, load_playbook_file
from playbook_cli.domain.playbook.model import without_lines
from playbook_cli.errors import (
    InvalidPlaybook,
    NewerFormat,
    NoStages,
    NotFound,
    PlaybookError,
    UnreadableFile,
)
from playbook_cli.render.json.playbook_json import playbook_mapping

SMALL = "# T\n\n## Stage 1: A\n\n### Exit criteria\n- done\n"


def problem_of(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        load_playbook_file(path)
    return caught.value.problem


def test_the_default_is_the_bundled_one_in_the_language_asked_for(tmp_path: Path) -> None:
    library = PlaybookFiles(tmp_path)
    assert library.load(None, None).playbook.language == "zh"
    assert library.load(None, "en").playbook.title == "Sales Playbook"
    assert library.load("sales", "fr").playbook.language == "zh"
    assert [(one.playbook.id, one.playbook.language) for one in library.list_editions()] == [
        ("sales", "en"),
        ("sales", "zh"),
    ]


def test_what_the_user_installed_goes_before_what_is_bundled(tmp_path: Path) -> None:
    (tmp_path / "sales.en.md").write_text(SMALL, encoding="utf-8")
    (tmp_path / "renewal.md").write_text(SMALL, encoding="utf-8")
    (tmp_path / "broken.en.yaml").write_text("stages: [", encoding="utf-8")
    (tmp_path / ".hidden.md").write_text(SMALL, encoding="utf-8")
    library = PlaybookFiles(tmp_path)
    assert library.load("sales", "en").playbook.title == "T"
    assert library.load("renewal", "en").playbook.title == "T"
    assert len(library.list_editions()) == 3
    with pytest.raises(InvalidPlaybook):
        library.load("broken", None)


def test_an_unknown_id_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        PlaybookFiles(tmp_path).load("sale", None)
    assert caught.value.nearest == ("sales",)


def test_a_file_is_told_by_its_ending(tmp_path: Path) -> None:
    for name in ("a.md", "a.markdown", "a.txt", "A.MD"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
        assert load_playbook_file(tmp_path / name).playbook.title == "T"
    (tmp_path / "a.yml").write_text("stages: [{name: A, exit: x}, {name: B, exit: y}]", encoding="utf-8")
    assert len(load_playbook_file(tmp_path / "a.yml").playbook.stages) == 2


def test_a_relative_path_needs_no_slash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine").write_text(SMALL, encoding="utf-8")
    assert PlaybookFiles(tmp_path / "none").load("mine", None).playbook.title == "T"


def test_the_answer_of_show_json_is_a_playbook(tmp_path: Path) -> None:
    read = PlaybookFiles(tmp_path).load(None, None)
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(playbook_mapping(read), ensure_ascii=False), encoding="utf-8")
    again = load_playbook_file(path)
    assert again.playbook == read.playbook
    path.write_text(read.playbook.model_dump_json(), encoding="utf-8")
    assert without_lines(load_playbook_file(path).playbook) == without_lines(read.playbook)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", InvalidPlaybook),
        ('{"stages": 1, "stages": 2}', InvalidPlaybook),
        ('{"stages": NaN}', InvalidPlaybook),
        ('{"format": "playbook/2", "stages": []}', NewerFormat),
        ('{"format": "other", "stages": []}', InvalidPlaybook),
        ('{"stages": []}', NoStages),
        ('{"id": "x", "title": "y", "stages": [{"id": "a"}]}', InvalidPlaybook),
        ("[]", InvalidPlaybook),
    ],
)
def test_json_that_is_no_playbook_is_refused(tmp_path: Path, text: str, error: type[PlaybookError]) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        load_playbook_file(path)


def test_only_regular_files_of_a_bounded_size_are_opened(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "none.md") == "missing"
    assert problem_of(tmp_path) == "directory"
    os.mkfifo(tmp_path / "pipe.md")
    assert problem_of(tmp_path / "pipe.md") == "not_regular"
    assert problem_of(Path("/dev/zero")) == "not_regular"
    with (tmp_path / "sparse.md").open("wb") as file:
        file.truncate(1 << 30)
    assert problem_of(tmp_path / "sparse.md") == "too_large"
    with (tmp_path / "edge.md").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert problem_of(tmp_path / "edge.md") == "too_large"
    (tmp_path / "link.md").symlink_to(tmp_path / "edge.md")
    assert problem_of(tmp_path / "link.md") == "not_regular"


def test_other_encodings_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(SMALL.encode("utf-16"))
    assert problem_of(path) == "utf16"
    path.write_bytes(SMALL.encode("utf-16-le"))
    assert problem_of(path) == "utf16"
    path.write_bytes("# 手册".encode("gb18030"))
    assert problem_of(path) == "encoding"
    path.write_bytes(b"\xff\xfe\x00" + SMALL.encode())
    assert problem_of(path) == "utf16"


def test_a_guide_lies_beside_its_text_and_is_no_edition(tmp_path: Path) -> None:
    (tmp_path / "bread.zh.md").write_text("# T\n\n## A\n- x\n\n## B\n- y\n", encoding="utf-8")
    (tmp_path / "bread.zh.guide.yaml").write_text("stage_headings: [A, B]\n", encoding="utf-8")
    library = PlaybookFiles(tmp_path)
    assert len(library.load("bread", "zh").playbook.stages) == 2
    assert [one.id for one in library.find_editions() if not one.bundled] == ["bread"]


def test_a_guide_that_cannot_be_read_is_no_guide_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "bread.md").write_text("# T\n", encoding="utf-8")
    (tmp_path / "bread.guide.yaml").mkdir()
    with pytest.raises(UnreadableFile):
        load_playbook_file(tmp_path / "bread.md")
