from playbook_cli.render.paragraphs import break_below


def test_a_script_gets_one_line_and_a_terminal_breaks_it_between_words() -> None:
    text = "  → record each: playbook done acme E3.1; or pass the gate anyway"
    assert list(break_below(text, None)) == [text]
    assert list(break_below(text, 40)) == [
        "  → record each: playbook done acme",
        "      E3.1; or pass the gate anyway",
    ]


def test_chinese_is_broken_between_characters() -> None:
    assert list(break_below("playbook: 关卡未达标，还缺三项", 24)) == [
        "playbook: 关卡未",
        "    达标，还缺三项",
    ]
    assert list(break_below("playbook: 邮件，确认人：王总", 24)) == ["playbook: 邮件，", "    确认人：王总"]
