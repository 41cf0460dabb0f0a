import pytest

from playbook_cli.reading.strict.strict_yaml import YamlProblem, read_yaml_node


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1_000", "1_000"),
        ("true", True),
        ("True", True),
        ("~", None),
        ("null", None),
        ("", None),
        ("2026-11-23", "2026-11-23"),
        ('"10"', "10"),
        ("'true'", "true"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    node = read_yaml_node(f"key: {text}\n").get("key")
    assert node
    assert node.value == value
    assert type(node.value) is type(value)


@pytest.mark.parametrize(
    ("text", "problem", "line", "column"),
    [
        ("a: 1\na: 2", "duplicate_key", 2, 1),
        ("a: {b: 1, b: 2}", "duplicate_key", 1, 11),
        ("a: &x 1\nb: *x", "yaml_alias", 1, 4),
        ("b: *x", "yaml_alias", 1, 4),
        ("a: !!python/object:os.system x", "yaml_tag", 1, 4),
        ("a: !x y", "yaml_tag", 1, 4),
        ("a: 1\n---\nb: 2", "yaml_documents", 2, 1),
        ("[a, b]: c", "yaml_key", 1, 1),
        ("a: " + "9" * 30, "yaml_number", 1, 4),
        ("a: .nan", "yaml_number", 1, 4),
        ("a: 1e999", "yaml_number", 1, 4),
        ("a: " + "[" * 33 + "]" * 33, "yaml_depth", 1, 35),
        ("[" * 100_000, "yaml_depth", 1, 33),
        ("{a: " * 100_000, "yaml_depth", 1, 129),
        ("- " * 100_000, "yaml_depth", 1, 65),
        ("".join(" " * level + "a:\n" for level in range(40)), "yaml_depth", 33, 33),
    ],
)
def test_what_is_refused_is_refused_with_its_place(text: str, problem: str, line: int, column: int) -> None:
    with pytest.raises(YamlProblem) as caught:
        read_yaml_node(text)
    assert (caught.value.problem, caught.value.line, caught.value.column) == (problem, line, column)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 'b", 1), ("a: [1\n", 1), ('a: 1\nb: "x\n\n', 2)],
)
def test_what_the_parser_gives_up_on_is_told_with_its_line(text: str, line: int) -> None:
    """The column is the parser's own affair; it stands within the line."""
    with pytest.raises(YamlProblem) as caught:
        read_yaml_node(text)
    assert (caught.value.problem, caught.value.line) == ("yaml_syntax", line)
    assert 1 <= caught.value.column <= len(text.split("\n")[line - 1]) + 1


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [*{name},*{name},*{name},*{name},*{name}]\n"
        for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlProblem) as caught:
        read_yaml_node(bomb)
    assert caught.value.problem == "yaml_alias"
