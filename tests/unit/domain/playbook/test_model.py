import json

import pytest
from pydantic import ValidationError

from playbook_cli.domain.playbook.model import Playbook


@pytest.mark.parametrize("item", [{"name": "Call"}, {"id": "call", "name": "Call", "steps": [1]}, {"x": 1}])
def test_of_thousands_of_items_that_are_wrong_alike_the_first_is_told(item: dict[str, object]) -> None:
    """To tell the one, all of them would be held."""
    stages = [
        {"id": str(at), "name": "First", "position": at, "key_activities": [item] * 50} for at in range(1, 9)
    ]
    with pytest.raises(ValidationError) as raised:
        Playbook.model_validate_json(json.dumps({"id": "team", "title": "Team", "stages": stages}))
    told = raised.value.errors()
    assert told[0]["loc"][:4] == ("stages", 0, "key_activities", 0)
    assert len(told) <= 4  # the item's own, and that no stage is left
