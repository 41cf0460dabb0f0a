import pytest

from playbook_cli.reading.numberings import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("12", 12), ("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("三十四", 34), ("⑫", 12)],
)
def test_a_number_is_read_in_digits_in_chinese_and_in_a_circle(text: str, number: int) -> None:
    assert read_number(text) == number
