"""The integrity of accounts and settings: what differs from the journal is reported with its table and key."""

from datetime import date
from pathlib import Path

import pytest

from models import ReaderLanguage
from store.accounts import assignments, people
from store.integrity import Finding, FindingCode, verify
from store.settings import Switch, turn
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, Act
from tests.support.small_city import NOW, TODAY
from tests.support.tampering import tamper


@pytest.mark.parametrize(
    ("statement", "code", "place"),
    [
        ("UPDATE person SET role = 'reviewer' WHERE code = 'lan'", FindingCode.ROW_ALTERED, 'person {"code":"lan"}'),
        ("UPDATE person SET totp_secret = 'A' WHERE code = 'an'", FindingCode.ROW_ALTERED, 'person {"code":"an"}'),
        ("UPDATE person SET closed_on = NULL WHERE code = 'hoa'", FindingCode.ROW_ALTERED, 'person {"code":"hoa"}'),
        (
            "INSERT INTO person (code, name, role, language, created_at, is_sample)"
            " SELECT 'x', name, role, language, created_at, 0 FROM person WHERE code = 'an'",
            FindingCode.ROW_UNKNOWN,
            'person {"code":"x"}',
        ),
        ("DELETE FROM assignment WHERE person = 'lan'", FindingCode.ROW_MISSING, 'assignment {"person":"lan"}'),
        (
            "DELETE FROM unit_assignment WHERE unit_code = '24001'",
            FindingCode.ROW_ALTERED,
            'unit_assignment {"person":"lan"}',
        ),
        (
            "UPDATE setting SET value = '1' WHERE key = 'public_reading'",
            FindingCode.ROW_ALTERED,
            'setting {"key":"public_reading"}',
        ),
        (
            "INSERT INTO identity VALUES ('https://x', '1', 'an')",
            FindingCode.ROW_UNKNOWN,
            'identity {"issuer":"https://x","subject":"1"}',
        ),
    ],
)
def test_an_altered_account_is_found_and_named(store: Path, statement: str, code: FindingCode, place: str) -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    turn(Switch.PUBLIC_READING, True, **by)
    turn(Switch.PUBLIC_READING, False, **by)
    assignments.assign(OFFICER, units=[("24002", date(2021, 1, 1)), ("24001", date(2021, 1, 1))], **by)
    people.link_identity(OFFICER, "https://x", "2", **by)
    people.link_identity(LEADER, "https://x", "1", **by)
    people.unlink_identity("https://x", "1", **by)
    people.choose_language(ReaderLanguage.EN, now=NOW, by=LEADER)
    people.close_person(LEADER, TODAY, **by)
    assert verify().findings == ()
    tamper(store, statement)
    assert verify().findings == (Finding(code, place),)
