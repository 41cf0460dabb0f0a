from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.services.importing.known_places import KnownIds, KnownPlaces


class Colliding(str):
    """A name whose hash every other name has."""

    __slots__ = ()

    def __hash__(self) -> int:
        return 7


@given(st.lists(st.text(max_size=3)))
def test_every_name_leads_to_its_places_in_their_order(names: list[str]) -> None:
    places = KnownPlaces()
    for at, name in enumerate(names):
        places.add(name, at)
    for name in names:
        assert list(places.find(name)) == [at for at, one in enumerate(names) if hash(one) == hash(name)]


def test_names_of_one_hash_are_all_places_to_look_at() -> None:
    places = KnownPlaces()
    names: list[Hashable] = [Colliding("a"), Colliding("b")]
    for at, name in enumerate(names):
        places.add(name, at)
    assert list(places.find(Colliding("b"))) == [0, 1]


@given(st.lists(st.text(max_size=5)))
def test_ids_are_kept_as_they_are(ids: list[str]) -> None:
    kept = KnownIds()
    for one in ids:
        kept.append(one)
    assert [kept[at] for at in range(len(kept))] == ids
