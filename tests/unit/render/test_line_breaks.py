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
