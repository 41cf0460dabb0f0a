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
    assert break_lines("只是自述的：另有 2 项", 19) == ["只是自述的：", "另有 2 项"]
    assert break_lines("已证实，另豁免 4", 15) == ["已证实，另", "豁免 4"]


def test_a_line_that_goes_on_below_ends_in_no_separator() -> None:
    assert break_lines("Acme · Prospecting · 3 of 10", 12) == ["Acme", "Prospecting", "3 of 10"]
    assert break_lines("Acme ·", 12) == ["Acme ·"]


def test_the_last_line_is_more_than_one_chinese_character_where_another_can_be_spared() -> None:
    assert break_lines("与技术负责人约定时间", 18) == ["与技术负责人约定", "时间"]
    assert break_lines("双方达成一致。", 12) == ["双方达成", "一致。"]
    assert break_lines("已经", 2) == ["已", "经"]


def test_what_stands_between_separators_is_broken_only_where_it_fits_on_no_line() -> None:
    assert break_lines("完成 E1 业务关键环节 · 证据：纪要 · 确认人：陈工", 34) == [
        "完成 E1 业务关键环节 · 证据：纪要",
        "确认人：陈工",
    ]
    assert break_lines("one two three four · five", 12) == ["one two", "three four", "five"]


def test_a_command_of_many_refs_breaks_between_them() -> None:
    command = "playbook done acme E1.1 E1.2 E1.3 E2.1 E2.2"
    assert break_lines(command, 30, whole=[command]) == ["playbook done acme E1.1 E1.2", "E1.3 E2.1 E2.2"]
