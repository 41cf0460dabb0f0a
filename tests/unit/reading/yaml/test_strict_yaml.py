import pytest

from playbook_cli.reading.yaml.strict_yaml import YamlProblem, read_yaml_node


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
        ("- " * 100_000, "yaml_depth", 1, 65),
        ("a: 'b", "yaml_syntax", 1, 6),
        ("a: [1\n", "yaml_syntax", 1, 4),
        ('a: 1\nb: "x\n\n', "yaml_syntax", 2, 4),
    ],
)
def test_what_is_refused_is_refused_with_its_place(text: str, problem: str, line: int, column: int) -> None:
    with pytest.raises(YamlProblem) as caught:
        read_yaml_node(text)
    assert (caught.value.problem, caught.value.line) == (problem, line)
    assert caught.value.column == column


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [*{name},*{name},*{name},*{name},*{name}]\n"
        for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlProblem) as caught:
        read_yaml_node(bomb)
    assert caught.value.problem == "yaml_alias"
