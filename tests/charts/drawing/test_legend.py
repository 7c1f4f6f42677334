"""The legend as SVG: which traces it names, in which order and lines."""

from charts.drawing.legend import BAR, Legend, legend_of
from charts.drawing.spec import Spec

LAYOUT = {"legend": {"font": {"color": "#111111", "size": 10}}}


def trace(name: str | None, **style: object) -> dict[str, object]:
    return {"type": "scatter", "mode": "lines", "name": name, "line": {"color": "#222222", "width": 2}, **style}


def legend(*traces: dict[str, object], room: float = 1000) -> Legend:
    return legend_of(Spec({"data": list(traces), "layout": LAYOUT}), room)


def names(drawn: Legend) -> list[str]:
    return [" ".join(entry.name) for entry in drawn.entries]


def test_named_traces_stand_in_the_order_of_their_rank_and_each_name_once() -> None:
    traces = [trace("last"), trace("b", legendrank=2), trace("a", legendrank=1), trace("b", legendrank=3), trace(None)]
    assert names(legend(*traces, trace("hidden", showlegend=False))) == ["a", "b", "last"]


def test_an_entry_that_does_not_fit_begins_a_line_of_its_own() -> None:
    wide, narrow = (legend(trace("Thực hiện"), trace("Mục tiêu"), room=room) for room in (1000, 120))
    assert [entry.top for entry in wide.entries] == [0, 0]
    assert narrow.entries[1].left == 0
    assert narrow.entries[1].top == wide.height == narrow.height / 2


def test_a_long_name_is_broken_into_lines() -> None:
    (entry,) = legend(trace("Khảo sát hộ gia đình<br>và doanh nghiệp"), room=120).entries
    assert len(entry.name) > 1
    assert " ".join(entry.name) == "Khảo sát hộ gia đình và doanh nghiệp"


def test_the_sample_of_a_trace_looks_like_it() -> None:
    marker = {"symbol": "diamond", "size": 40, "color": "#333333", "line": {"color": "#444444", "width": 1}}
    both = legend(trace("a", mode="lines+markers", marker=marker, opacity=0.5)).svg(0, 0)
    assert '<g opacity="0.5">' in both
    assert both.count("<path") == 2
    bar = legend(trace("b", type="bar", marker=marker)).svg(0, 0)
    assert f'width="{BAR}" height="{BAR}"' in bar
    band = legend(trace("c", fill="toself", fillcolor="rgba(1,2,3,0.2)")).svg(0, 0)
    assert 'fill="#010203" fill-opacity="0.2"' in band
