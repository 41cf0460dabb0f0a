from tests.samples import at

from playbook_cli.domain.deal.marks import Mark, copy_marks, join_marks, move_marks, renew_mark, settle_mark
from playbook_cli.domain.deal.statuses import ItemStatus


def mark(status: str, order: int, *evidence: str, confirmed_by: str | None = None) -> Mark:
    return Mark(ItemStatus(status), order, at(), "li", evidence, confirmed_by)


def test_done_twice_keeps_the_evidence_of_both_times_and_who_confirmed() -> None:
    first = mark("done", 1, "mail", "call", confirmed_by="Wang")
    again = renew_mark(first, mark("done", 2, "call", "minutes"))
    assert (again.order, again.evidence, again.confirmed_by) == (2, ("mail", "call", "minutes"), "Wang")


def test_done_after_it_was_open_again_begins_anew() -> None:
    assert renew_mark(mark("open", 1), mark("done", 2, "mail")).evidence == ("mail",)
    assert renew_mark(mark("done", 1, "mail"), mark("open", 2)).evidence == ()


def test_two_marks_that_come_to_one_path_are_done_before_waived_before_open() -> None:
    done, waived = mark("done", 1, "mail"), mark("waived", 5)
    moved = move_marks({"a": done, "b": waived}, {"b": "a"})
    assert (moved["a"].status, moved["a"].order, moved["a"].evidence) == (ItemStatus.DONE, 5, ("mail",))


def test_two_proofs_that_come_to_one_path_both_stay() -> None:
    joined = join_marks({"a": mark("done", 1, "mail")}, {"a": mark("done", 2, "minutes")})
    assert joined["a"].evidence == ("mail", "minutes")


def test_a_copy_stands_by_itself_at_its_own_place_in_the_history() -> None:
    marks = {"old": mark("done", 1, "mail")}
    assert copy_marks(marks, {"new": "old", "other": "gone"}, 7) == {"new": mark("done", 7, "mail")}


def test_a_requirement_stands_as_it_or_its_criterion_was_last_marked() -> None:
    own, whole = mark("done", 3, "mail"), mark("done", 5, "minutes", confirmed_by="Wang")
    settled = settle_mark(own, whole)
    assert settled
    assert (settled.evidence, settled.confirmed_by) == (("mail", "minutes"), "Wang")
    assert settle_mark(own, mark("waived", 5)) == own
    assert settle_mark(own, mark("open", 5)) == mark("open", 5)
    assert settle_mark(None, whole) == whole
