"""Every word that the program asks for is in both catalogues, and no catalogue holds a word that nobody asks for."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from board.changes import ChangeCode
from exchange.imports.changes import Outcome
from exchange.imports.faults import ImportFault
from exchange.imports.figure_heads import Why
from exchange.imports.headings import Column
from exchange.imports.layout import Blank, Topic
from exchange.imports.preview import COLUMNS
from exchange.imports.template import Advice
from exchange.meetings.changes import COLUMNS as SINCE
from exchange.meetings.snapshots import YEARS
from exchange.paper.commitment import OF_FIGURES, OF_SPAN
from exchange.paper.overview import LABELS, OF_TABLE, TITLES
from exchange.record.boundaries import BoundaryFault
from exchange.record.faults import CONSTRAINTS, FaultCode
from exchange.record.fields import DIRECTIONS, field_key
from exchange.record.journal import COLUMNS as JOURNAL_COLUMNS
from exchange.report.closed import CLOSED_COLUMNS
from exchange.report.columns import EXCEL_COLUMNS, MACHINE_COLUMNS
from exchange.report.files import ReportForm
from exchange.report.work import COLUMNS as WORK
from exchange.sheets.sheet import SheetFault
from models import Kind, Role, SignInWay
from pages.ui.admin.commitments import PARTS
from pages.ui.admin.sections import SECTIONS
from pages.ui.beginning import STEPS
from pages.ui.marks import SHOWN
from progress.doubts import Doubt
from progress.judgement import Concern
from progress.outlook import Unprojected
from progress.published_rules import OpenSdgStatus, TolaStatus, WeatherStatus
from progress.terms import DataState, MarkCode, Reason, Status, Verdict
from store.data_dictionary import tables
from store.database import ROOT
from store.integrity import FindingCode
from store.journal import Deed
from store.refusal import RefusalCode
from store.rights import PERMISSION_REFUSALS
from store.settings import Heading, Letter, MailSecurity, Switch
from store.unusable import UnusableCode
from tests.support.administration import ADMINISTERED, form_columns
from tests.support.screen import PAGES
from text import DateFault, Language, NumberFault, keys
from views import Clock
from views.figures import TEXTS
from views.outlines import OutlineFault
from web.streamlit_words import NAMES as STREAMLIT
from wording import LINES, LISTS, MEANINGS, TOPICS
from wording.plain import SETTLED
from wording.problem import UNJUDGED

ASKING = {"t", "tn", "word", "plural", "has", "say", "sentences"}
OUTSIDE = {"tests", "bench", "docs", "migrations"}

# What the journal tells of people besides the tables of the record.
OF_PEOPLE = (
    *("person", "session", "invitation", "identity", "setting"),
    *("assignment", "unit_assignment", "attempt", "wall_link"),
)


def under(prefix: str, *codes: Iterable[str], suffixes: Iterable[str] = ("",)) -> set[str]:
    return {f"{prefix}{code}{suffix}" for group in codes for code in group for suffix in suffixes}


# Reasons of which the plain sentence is parted by what came of them.
PARTED = {*SETTLED, Reason.PACE, Reason.FINAL_TARGET, Reason.YEARS_MISSING}

# What an f-string can become: the words of the model, and what only the method page knows.
EXPANDED = (
    under("page.", PAGES)
    | under("filter.", ("agreement", "pillar", "year", "body", "unproved", "asked"))
    | under("upload.ask.", Topic)
    | under("upload.read_as.", Blank, ("plan", "actual"))
    | under("entry.what.", ("figure", "waiting", "baseline"))
    | under("streamlit.", STREAMLIT)
    | under("entry.given_as.", ("value", "part"))
    | under("entry.", TEXTS)
    | under("report.column.", EXCEL_COLUMNS, CLOSED_COLUMNS)
    | under("reports.", ReportForm)
    | under("wall.", ("pause", "go_on", "unreachable", "ended", "refreshed"))
    | under("book.column.", {re.sub("_(vi|en)$", "", name) for name in (*EXCEL_COLUMNS, *MACHINE_COLUMNS)})
    | under("book.column.", CLOSED_COLUMNS)
    | under("book.column.", ("known_on", "known_by"))
    | under("book.sheet.", ("reading", "closed", "tidy", "dictionary"))
    | under("book.", ("sheet", "column", "meaning_vi", "meaning_en"))
    | under("refusal.", RefusalCode)
    | under("store.", UnusableCode)
    | under("check.", FindingCode)
    | under("deed.", Deed)
    | under("rule.", CONSTRAINTS)
    | under("thing.", (table.name for table in tables()))
    | {field_key(table.name, column.name) for table in tables() for column in table.columns}
    | {field_key(name, column, ".help") for name in ADMINISTERED for column in form_columns(name)}
    | under("admin.section.", SECTIONS)
    | under("thing.", (*OF_PEOPLE, "draft"))
    | under("field.", ("name", "role", "email", "language", "commitments", "units", "browser", "way", "ends_on"))
    | under("field.", ("person",))
    | under("field.", ("function", "refusal"))
    | under("refusal.short.", PERMISSION_REFUSALS)
    | under("settings.", Heading, Letter)
    | under("paper.", LABELS, TITLES)
    | under("paper.column.", OF_TABLE)
    | under("paper.summary.", ("today", "year"))
    | under("paper.known.", Clock)
    | under("years.", OF_FIGURES, OF_SPAN)
    | under("mail.security.", MailSecurity)
    | under("beginning.for.", STEPS)
    | under("settings.", Switch, suffixes=(".help",))
    | under("journal.", ("by", "deed", "about", "since", "until"))
    | under("journal.column.", JOURNAL_COLUMNS)
    | set(DIRECTIONS.values())
    | under("admin.part.", PARTS)
    | under("fault.", FaultCode)
    | under("sheet.", SheetFault)
    | under("boundary.", BoundaryFault)
    | under("outline.", OutlineFault)
    | under("import.column.", Column)
    | under("import.fault.", ImportFault)
    | under("import.why.", Why)
    | under("import.outcome.", Outcome)
    | under("import.preview.", COLUMNS)
    | under("import.help.", Advice)
    | under("work.column.", WORK)
    | under("number.refused.", NumberFault)
    | under(
        "number.refused.", (NumberFault.FRACTION, NumberFault.MAGNITUDE, NumberFault.CURRENCY), suffixes=("_plain",)
    )
    | under("date.refused.", DateFault)
    | under("working.", set(Reason) - PARTED)
    | under("working.", SETTLED, suffixes=(".good", ".bad"))
    | under("working.", (Reason.FLAT_PATH, Reason.SATISFIED_AT_START), suffixes=(".even",))
    | under("working.mean.over_", ("good", "bad"))
    | under("working.pace.", ("rise_", "fall_"), suffixes=("whole", "almost", "part", "none", "away"))
    | under("working.due.", ("none", "waiting", "estimate", "early", "years", "years_waiting"))
    | {"working.pace.beyond", "working.due_figure.done", "working.due_figure.undone"}
    | under("working.cut.", (Reason.PACE, Reason.FLAT_PATH, Reason.LAST_DUE_TARGET, Reason.MEAN, Reason.BEFORE_DUE))
    | under(
        "working.input.",
        (
            *("baseline", "derived_baseline", "actual", "stage", "expected_on", "expected", "target"),
            *("mean", "published_mean", "required", "assumed", "years", "edge", "judged", "rounding", "unknown"),
        ),
    )
    | under("mark.", MarkCode)
    | under("doubt.", Doubt)
    | under("mark_word.", SHOWN)
    | under("headline.", ("today", "year"), suffixes=(".judged", ".unjudged"))
    | under("others.", ("open_sdg", "weather", "tola"))
    | under("others.open_sdg.", OpenSdgStatus)
    | under("others.weather.", WeatherStatus)
    | under("others.tola.", TolaStatus)
    | under("others.", ("open_sdg", "weather", "tola"), suffixes=(".differs", ".silent"))
    | under("others.here.", "bcdefgh")
    | under("outlook.none.", (Unprojected.TOO_FEW, Unprojected.SERIES_BROKEN))
    | under("concern.", Concern)
    | under("problem.no_basis.", UNJUDGED)
    | under("outlook.", ("open", "reaches", "falls_short"))
    | under("recorder.", ("seed", "local-officer", "before review existed", "program"))
    | under("role.", Role)
    | under("switch.", Switch)
    | under("account.way.", SignInWay)
    | under("", ("sign_in", "second_step", "invitation", "sign_out"), suffixes=(".title",))
    | under("method.status.", Status)
    | under("method.verdict.", Verdict)
    | under("method.data.", DataState)
    | under("method.kind.", Kind)
    | under("method.", MEANINGS, suffixes=(".title", ".intro"))
    | under("report.column.known.", Clock)
    | under("known.", Clock)
    | under("known.clock.", Clock)
    | under("since.", ChangeCode)
    | under("meetings.then.", ("status", "body", "path"))
    | under("since.column.", (*SINCE, "since"))
    | under("years.", YEARS)
    | under("method.", TOPICS, suffixes=(".title", ".body"))
    | under("method.lines.", LINES)
    | {f"method.{name}.{letter}" for name, letters in LISTS.items() for letter in letters}
    | under("method.", ("lines", *LISTS), suffixes=(".title", ".intro"))
)


@cache
def strings() -> tuple[tuple[str, ast.expr, bool], ...]:
    """Every string of the program: where it stands, what it is, and whether it is asked for as a key."""
    return tuple(_strings())


def _strings() -> Iterator[tuple[str, ast.expr, bool]]:
    for file in sorted(ROOT.rglob("*.py")):
        first = file.relative_to(ROOT).parts[0]
        if first.startswith(".") or first in OUTSIDE:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        keys = {id(key) for call in ast.walk(tree) for key in _keys_asked_for(call)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
                yield f"{file.relative_to(ROOT).as_posix()}:{node.lineno}", node, id(node) in keys


def _keys_asked_for(call: ast.AST) -> Iterator[ast.expr]:
    """The first argument of a call that asks for words, both sides of a choice."""
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ASKING and call.args:
        key = call.args[0]
        yield from (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)


def pattern(key: ast.JoinedStr) -> re.Pattern[str]:
    parts = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z_-]+" for p in key.values)
    return re.compile("".join(map(str, parts)))


@cache
def asked_by_forms() -> frozenset[str]:
    """The keys that our own pages' templates ask for."""
    files = sorted((ROOT / "web" / "templates").glob("*.html"))
    return frozenset(key for file in files for key in re.findall(r'\bt\("([a-z_.]+)"[,)]', file.read_text("utf-8")))


@pytest.mark.parametrize("language", Language)
def test_every_key_that_is_asked_for_has_words(language: Language) -> None:
    catalogue = keys(language)
    assert sorted(asked_by_forms() - catalogue) == []
    literal = {(at, node.value) for at, node, is_key in strings() if is_key and isinstance(node, ast.Constant)}
    assert sorted((at, key) for at, key in literal if key not in catalogue) == []
    assert sorted(EXPANDED - catalogue) == []


def test_every_key_that_is_put_together_becomes_one_that_is_known_here() -> None:
    made = [(at, pattern(node)) for at, node, is_key in strings() if is_key and isinstance(node, ast.JoinedStr)]
    assert len(made) > 15
    assert [at for at, key in made if not any(key.fullmatch(expanded) for expanded in EXPANDED)] == []


@pytest.mark.parametrize("language", Language)
def test_no_words_lie_about_that_nobody_asks_for(language: Language) -> None:
    written = {node.value for _, node, _ in strings() if isinstance(node, ast.Constant)}
    assert sorted(keys(language) - written - EXPANDED - asked_by_forms()) == []


def test_both_catalogues_have_the_same_keys() -> None:
    assert keys(Language.VI) == keys(Language.EN)
