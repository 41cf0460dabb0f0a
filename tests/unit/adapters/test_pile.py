"""DiskPile: things come back in their order, however many, and as often as one likes."""

import tempfile

import pytest

from playbook_cli.adapters import pile as pile_module
from playbook_cli.adapters.pile import DiskPile
from playbook_cli.errors import WriteFailed


def fill(count: int) -> DiskPile[tuple[int, str]]:
    pile = DiskPile[tuple[int, str]]()
    for number in range(count):
        pile.append((number, f"第 {number} 行"))
    return pile


@pytest.mark.parametrize("most", [pile_module._MOST_IN_MEMORY, 1000])
def test_what_was_put_down_comes_back_in_its_order_from_memory_and_from_the_disk(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(pile_module, "_MOST_IN_MEMORY", most)
    pile = fill(1000)
    pairs = zip(pile, pile, strict=True)  # two at once read each for itself
    assert [one for one, other in pairs if one == other] == [(n, f"第 {n} 行") for n in range(1000)]
    pile.append((1000, "later"))
    assert (len(pile), list(pile)[-1], (7, "第 7 行") in pile) == (1001, (1000, "later"), True)


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pile_module, "_MOST_IN_MEMORY", 10)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(WriteFailed, match=r"."):
        fill(300)
