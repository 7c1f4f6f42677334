"""Faults and rules: each has its words and its place."""

import models as m
from exchange.record.faults import CONSTRAINTS, Fault, FaultCode, FilesRefused
from tests.support.administration import ADMINISTERED
from text import has


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    assert all(has(f"fault.{code}") for code in FaultCode)


def test_every_rule_of_the_database_has_its_field_and_its_words() -> None:
    rules = {
        str(constraint.name)
        for name in ADMINISTERED
        for constraint in m.Base.metadata.tables[name].constraints
        if type(constraint).__name__ == "CheckConstraint" and not getattr(constraint, "_type_bound", False)
    }
    assert rules <= set(CONSTRAINTS)
    assert [rule for rule in CONSTRAINTS if not has(f"rule.{rule}")] == []


def test_the_faults_of_refused_files_are_in_the_order_of_files_and_lines() -> None:
    places = [("b.csv", 2), ("a.csv", 10), ("a.csv", 9), ("b.csv", 1)]
    refused = FilesRefused([Fault(file, line, "code", "", FaultCode.REQUIRED) for file, line in places])
    assert [(fault.file, fault.line) for fault in refused.faults] == sorted(places)
