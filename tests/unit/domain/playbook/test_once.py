"""What is asked once for each part of a playbook is never another part's answer."""

from playbook_cli.domain.playbook.once import once_for_each


def test_equal_parts_are_asked_apart_and_each_once() -> None:
    asked: list[object] = []

    @once_for_each
    def count(part: list[int]) -> int:
        asked.append(part)
        return len(part)

    one, other = [1], [1]
    assert [count(one), count(other), count(one)] == [1, 1, 1]
    assert len(asked) == 2
    assert asked[0] is one
    assert asked[1] is other


def test_a_part_that_is_gone_leaves_no_answer_to_the_next() -> None:
    @once_for_each
    def show(part: list[int]) -> str:
        return str(part)

    assert [show([number]) for number in range(500)] == [f"[{number}]" for number in range(500)]
