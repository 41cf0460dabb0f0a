from playbook_cli.render.line_breaks import break_lines


def test_a_command_stays_on_one_line() -> None:
    text = "agree one: playbook step acme x --due +7d"
    assert break_lines(text, 34, whole=["playbook step acme x --due +7d"]) == [
        "agree one:",
        "playbook step acme x --due +7d",
    ]


def test_a_command_that_is_wider_than_a_line_breaks_at_a_space() -> None:
    assert break_lines("playbook done acme E1", 14, whole=["playbook done acme E1"]) == [
        "playbook done",
        "acme E1",
    ]


def test_a_number_stays_with_the_word_that_it_counts() -> None:
    assert break_lines("2 verified, 1 confirmed", 14) == ["2 verified,", "1 confirmed"]
    assert break_lines("只是自述的：另有 2 项", 19) == ["只是自述的：另", "有 2 项"]
    assert break_lines("已证实，另豁免 4", 15) == ["已证实，另豁", "免 4"]
