"""A sentence that is looked up in the file is the one that gettext reads from it."""

import gettext
from io import BytesIO
from struct import pack

from tests.catalogue import MO

from playbook_cli.render.sorted_catalogue import SortedCatalogue

DATA = MO.read_bytes()
WHOLE = gettext.GNUTranslations(BytesIO(DATA))
LOOKED_UP = SortedCatalogue(DATA)


def test_every_sentence_of_the_catalogue_is_found() -> None:
    said = [key for key in WHOLE._catalog if isinstance(key, str)]  # type: ignore[attr-defined]
    assert len(said) > 1000
    assert [LOOKED_UP.gettext(key) for key in said] == [WHOLE.gettext(key) for key in said]


def test_every_sentence_with_a_count_is_found() -> None:
    counted = {tuple(text.split("\0")) for text in originals() if "\0" in text}
    assert len(counted) > 20
    for one, many in counted:
        for count in (0, 1, 2):
            assert LOOKED_UP.ngettext(one, many, count) == WHOLE.ngettext(one, many, count)


def test_what_is_in_no_catalogue_stays_as_it_is() -> None:
    assert LOOKED_UP.gettext("nobody says this") == "nobody says this"
    assert LOOKED_UP.gettext("\uffff") == "\uffff"
    assert LOOKED_UP.gettext("\udc80") == "\udc80"
    assert [LOOKED_UP.ngettext("one fox", "{n} foxes", count) for count in (1, 2)] == ["one fox", "{n} foxes"]


def test_a_catalogue_of_a_machine_with_the_other_byte_order_reads_alike() -> None:
    said = {b"": b"Content-Type: text/plain; charset=utf-8\n", b"Yes": "是".encode()}
    texts, start, rows = [*said, *said.values()], 28 + 4 * 8, []
    for text in texts:
        rows += [len(text), start]
        start += len(text) + 1
    data = pack(">7I8I", 0x950412DE, 0, 2, 28, 28 + 2 * 8, 0, 0, *rows) + b"\0".join([*texts, b""])
    assert SortedCatalogue(data).gettext("Yes") == "是"
    assert gettext.GNUTranslations(BytesIO(data)).gettext("Yes") == "是"


def originals() -> list[str]:
    """The texts of the table of originals, as they lie in the file."""
    return [LOOKED_UP._original(at).decode() for at in range(LOOKED_UP._count)]
