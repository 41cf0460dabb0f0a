from datetime import UTC, datetime, timedelta, timezone

from playbook_cli.domain.moments import in_zone


def test_a_moment_is_shown_in_its_zone_or_as_it_stands_at_the_ends_of_the_calendar() -> None:
    shanghai = timezone(timedelta(hours=8))
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert in_zone(noon, shanghai).isoformat() == "2026-11-23T20:00:00+08:00"
    last = datetime.max.replace(tzinfo=UTC)
    assert in_zone(last, shanghai) == last
    assert in_zone(last, shanghai).tzinfo is UTC
