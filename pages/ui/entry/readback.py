"""Read back an entry before it is saved: new beside old, and where two officers differ; safe in Markdown."""

from collections.abc import Iterator
from dataclasses import replace

from exchange.imports.preview import figure_words
from models import Answer
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from store.catalogue import methods
from store.commitments import commitment
from store.evidence import NewFile
from store.validation import NewBaseline, NewFigure
from text import date_words, full_digits
from views import BaselineView, CommitmentView, Content, FigureView, Origin
from views.figures import TEXTS, columns
from wording.amounts import exact_figure_words, exact_words, restated_words
from wording.labels import ANSWER, OBSERVATION

Entry = NewFigure | NewBaseline


def entry_lines(c: CommitmentView, entry: Entry) -> list[str]:
    """Return the lines of what would be saved, old beside new."""
    return _figure_lines(c, entry) if isinstance(entry, NewFigure) else _baseline_lines(c, entry)


def _figure_lines(c: CommitmentView, entry: NewFigure) -> list[str]:
    language, existing = reader_language(), _last_version(c, entry)
    undated = replace(entry, content=replace(entry.content, done_on=None))  # that day has a line of its own
    new = escape_markdown(figure_words(c, undated, language))
    lines = [t("readback.figure", year=entry.key.year, value=new)]
    if existing is not None:
        old = escape_markdown(exact_figure_words(c, existing.observation, language))
        lines.append(t("readback.change", old=old, new=new))
    return [*lines, *beside_lines(entry)]


def beside_lines(entry: NewFigure) -> list[str]:
    """All that would be stored beside the figure itself, a line each."""
    language, content = reader_language(), entry.content
    lines = list(_dates(("entry.done_on", content.done_on), ("entry.expected_on", content.expected_on)))
    if content.percent is not None:
        lines.append(f"{t('entry.percent')}: {full_digits(content.percent, language)} %")
    lines += _dates(("entry.published_on", entry.origin.published_on), ("entry.cut_off_on", content.cut_off_on))
    method = next(method.name.text(language) for method in methods() if method.code == entry.key.method)
    status = OBSERVATION[content.status].text(language).lower()
    lines.append(f"{t('entry.method')}: {escape_markdown(method)} ({status})")
    ticks = (("entry.breaks", content.breaks_series), ("readback.span", entry.key.of_span))
    lines += [
        f"{t('evidence.title')}: {escape_markdown(piece.name if isinstance(piece, NewFile) else piece.url)}"
        for piece in entry.evidence
    ]
    lines += _texts(content, entry.origin)
    if entry.why_right:
        lines.append(f"{t('import.column.why_right')}: {escape_markdown(entry.why_right)}")
    return [*lines, *(t(key) for key, is_ticked in ticks if is_ticked)]


def _baseline_lines(c: CommitmentView, entry: NewBaseline) -> list[str]:
    language = reader_language()
    lines = [t("readback.baseline", year=entry.year, value=escape_markdown(exact_words(c, entry.value, language)))]
    if c.baseline is not None:
        old, new = (f"{escape_markdown(exact_words(c, b.value, language))} ({b.year})" for b in (c.baseline, entry))
        lines.append(t("readback.change", old=old, new=new))
    if entry.holds_from is not None:
        lines.append(f"{t('entry.holds_from')}: {entry.holds_from}")
    return [*lines, *_dates(("entry.published_on", entry.origin.published_on)), *_texts(entry.origin)]


def _dates(*days: tuple[str, str | None]) -> Iterator[str]:
    return (f"{t(key)}: {date_words(partial, reader_language())}" for key, partial in days if partial)


def _texts(*parts: Content | Origin) -> Iterator[str]:
    """Every text that was typed, by its label; required fields have another, without the remark that they are."""
    for name, text in columns(*parts).items():
        if name in TEXTS and text and str(text).strip():
            label = t(f"import.column.{name}" if name in ("source", "reason") else f"entry.{name}")
            yield f"{label}: {escape_markdown(str(text))}"


def _answer(answer: Answer) -> str:
    return ANSWER[answer].text(reader_language()).lower()


def _existing_words(c: CommitmentView, f: FigureView) -> str:
    """The stored figure, who entered it and when."""
    language = reader_language()
    value = escape_markdown(exact_figure_words(c, f.observation, language))
    author, when = escape_markdown(recorder(f.recorded_by)), moment_words(f.recorded_at)
    figure = t("entry.figure", value=value, who=author, when=when, version=f.key.version)
    return t("entry.there", value=figure)


def baseline_words(c: CommitmentView, b: BaselineView) -> str:
    """The baseline that is in the store."""
    value, source = exact_words(c, b.value, reader_language()), escape_markdown(b.origin.source)
    restated = f" ({restated_words(b, reader_language())})" if b.holds_from is not None else ""
    return t("entry.baseline_there", year=b.year, value=escape_markdown(value) + restated, source=source)


def stored_entry_words(entry: Entry) -> str:
    """Return what is in the store at this moment, for the officer who came second, and where the two differ."""
    c = commitment(entry.key.commitment if isinstance(entry, NewFigure) else entry.commitment)
    if isinstance(entry, NewBaseline):
        return baseline_words(c, c.baseline) if c and c.baseline else ""
    existing = _last_version(c, entry) if c else None
    if c is None or existing is None:
        return ""
    lines = [f"{_existing_words(c, existing)}  \n{t('years.from', source=escape_markdown(existing.origin.source))}"]
    if entry.content.answers:
        lines += ["\n".join(_differences(entry.content, existing)) or t("readback.same_answers")]
    return "\n\n".join(lines)


def _last_version(c: CommitmentView, entry: NewFigure) -> FigureView | None:
    return c.last_version(entry.key.year, entry.key.method, of_span=entry.key.of_span)


def _differences(content: Content, existing: FigureView) -> Iterator[str]:
    """A line for each unit that the two officers answered differently."""
    answers = dict(content.answers)
    for unit, stored in existing.answers:
        answer = answers.get(unit.key, Answer.UNKNOWN)
        if answer is not stored:
            name = escape_markdown(unit.name.text(reader_language()))
            yield f"- {t('readback.unit_differs', unit=name, mine=_answer(answer), theirs=_answer(stored))}"
