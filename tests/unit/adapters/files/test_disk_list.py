"""DiskList: things come back in their order, however many, and as often as one likes."""

import tempfile

import pytest

from playbook_cli.adapters.files import disk_list
from playbook_cli.adapters.files.disk_list import DiskList
from playbook_cli.errors import WriteFailed


def fill(count: int) -> DiskList[tuple[int, str]]:
    things = DiskList[tuple[int, str]]()
    for number in range(count):
        things.append((number, f"第 {number} 行"))
    return things


@pytest.mark.parametrize("most", [disk_list._MOST_IN_MEMORY, 1000])
def test_what_was_put_down_comes_back_in_its_order_from_memory_and_from_the_disk(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(disk_list, "_MOST_IN_MEMORY", most)
    things = fill(1000)
    pairs = zip(things, things, strict=True)  # two at once read each for itself
    assert [one for one, other in pairs if one == other] == [(n, f"第 {n} 行") for n in range(1000)]
    things.append((1000, "later"))
    assert (len(things), list(things)[-1], (7, "第 7 行") in things) == (1001, (1000, "later"), True)


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk_list, "_MOST_IN_MEMORY", 10)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(WriteFailed, match=r"."):
        fill(300)
