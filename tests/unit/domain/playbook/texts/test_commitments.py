import pytest

from playbook_cli.domain.playbook.texts.commitments import says_internal


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("技术、财务、交付等内部各部门评审已通过", True),
        ("The bid price has passed internal approval", True),
        ("Our own departments have reviewed and passed it", True),
        ("客户内部审批流程已了解", False),
        ("The customer has started its internal approval", False),
        ("The international rollout is planned", False),
        ("客户已初步认可方案", False),
    ],
)
def test_what_is_internal_and_names_no_customer_is_ours_to_confirm(text: str, internal: bool) -> None:
    assert says_internal(text) is internal
