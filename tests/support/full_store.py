"""Write the rows of a well-filled store of today's schema: python -m tests.support.full_store

Kept as tests/kept/stores/<revision>.sql for each revision, they become the old stores that upgrades are tried on.
"""

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from models import Answer, SignInWay, Stage
from store.accounts.assignments import assign
from store.accounts.invitations import invite
from store.accounts.people import link_identity
from store.accounts.sessions import open_session
from store.accounts.throttling import count_attempt
from store.accounts.walls import make_wall
from store.awaiting import await_figure
from store.batches import record_batch
from store.boundaries import put_boundaries
from store.commitments import commitment
from store.database import file_url, using
from store.drafts import save_draft
from store.evidence import NewFile, NewLink, attach, withdraw
from store.file_readings import keep_file_reading
from store.questions import answer, ask, take_back
from store.review import approve, recall, reopen, send_back
from store.schema import newest_revision
from store.settings import Switch, turn
from store.snapshots import freeze, last_entry_number
from store.units import units
from store.year_closures import close_year, reopen_year
from tests.support.administration import changed, fresh, save, succession
from tests.support.administration import close as close_row
from tests.support.evidence_files import PDF
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER, Act, DatedAct
from tests.support.small_city import (
    ESTIMATE,
    NOT_AVAILABLE,
    NOW,
    TODAY,
    WARD_1,
    WARD_2,
    baseline,
    figure,
    key,
    make_store,
    record,
    record_base,
)

SQUARE = (((106.0, 11.0), (106.1, 11.0), (106.1, 11.1), (106.0, 11.1), (106.0, 11.0)),)
FOLDER = Path(__file__).parents[1] / "kept" / "stores"


def work_in_it() -> None:
    """The work of officers in a year: figures of every kind, corrections, blanks, text that needs care."""
    days = {"published_on": "2026-02", "cut_off_on": "2025-12-31"}
    record(figure("LEVEL", 2025, value=19.25, note="dòng 1\ndòng 2; \"ngoặc\", 'nháy' và =1+1", **days))
    final = {"reason": "Số liệu chính thức", "reason_en": "The final figure"}
    record(figure("LEVEL", 2025, value=19.5, seen_version=1, note="Đã duyệt / đã in", note_en="Approved", **final))
    record(figure("LEVEL", 2026, value=20.125, status=ESTIMATE))
    record(figure("COVER", answers=((WARD_1, Answer.YES), (WARD_2, Answer.NO))))
    record(figure("GROWTH", 2023, value=-3.65, why_right="Đã kiểm tra", breaks_series=True))
    record(figure("GROWTH", 2024, value=4.5, of_span=True))
    record(figure("COUNT", status=NOT_AVAILABLE, note="Không thống kê nữa"))
    record(figure("DONE", 2026, stage=Stage.UNDER_WAY, expected_on="2030-06", percent=40))
    review_it()
    prove_it()
    await_figure("NATION", 2026, "2027-06", "Cục Thống kê công bố muộn", today=TODAY, now=NOW, by=OFFICER)
    ask_about_it()
    by: DatedAct = {"today": TODAY, "now": NOW, "by": OFFICER}
    record_batch("Số liệu 2025.xlsx", [figure("NATION", value=13.25)], digest="0" * 64, **by)
    save_draft("SHARE", 2025, "gso", {"value": "45,5", "source": "=1+1"}, now=NOW, by=OFFICER)
    keep_file_reading("0" * 64, {"0.column.2": "plan"}, now=NOW, by=OFFICER)
    follow_wards()
    record_base(baseline(value=2))
    freeze(
        b'{"format":1}',
        name='Họp quý; "ngoặc"',
        held_on=TODAY,
        known_on=date(2026, 6, 30),
        rule="2",
        seen_entry=last_entry_number(),
        now=NOW,
        by=REVIEWER,
    )
    close_row("commitment", "SHARE", reason="Không theo dõi nữa")
    record_base(
        baseline(
            value=3, seen_version=1, reason="Đếm lại", published_on="2023-01", note_en="Recounted", holds_from=2024
        )
    )
    steps = {"steps_reason": "Chỉ nghiệm thu một lần", "steps_reason_en": "Handed over all at once"}
    save(changed("wording", {"commitment": "COUNT"}, **steps, reason="Nêu rõ lộ trình", decided_on="2026-10"))


def follow_wards() -> None:
    """One ward goes into another, and is drawn."""
    unit = {"name_vi": "Phường Tân Lập", "name_en": "Tân Lập Ward", "place_vi": "x", "place_en": "x", "source": "x"}
    save(fresh("unit", code="24003", valid_from="2025-07-01", **unit))
    save(succession("24003@2021-01-01", "24003@2025-07-01", extent="part"))
    put_boundaries([(units()[0], (SQUARE,))], "ranh giới.geojson", now=NOW, by=ADMINISTRATOR)


def let_them_in() -> None:
    """The work of an administrator, and what people do at the sign-in page."""
    count_attempt("nobody", "192.0.2.1", NOW)
    open_session(OFFICER, SignInWay.PASSWORD, "Browser", now=NOW)
    invite(OFFICER, now=NOW, by=ADMINISTRATOR)
    link_identity(OFFICER, "https://city.example", "42", now=NOW, by=ADMINISTRATOR)
    assign(OFFICER, units=[("24001", date(2021, 1, 1))], now=NOW, by=ADMINISTRATOR)
    turn(Switch.SECOND_FACTOR, True, now=NOW, by=ADMINISTRATOR)
    make_wall("Sảnh tầng một", TODAY, today=TODAY, now=NOW, by=ADMINISTRATOR)


def review_it() -> None:
    """The work of a reviewer and an administrator."""
    by: Act = {"now": NOW, "by": REVIEWER}
    approve([key(version=2), key("COVER")], **by)
    send_back([key("GROWTH", 2023)], "Nguồn chưa rõ", **by)
    recall([key("DONE", 2026)], now=NOW, by=OFFICER)
    reopen(key("COVER"), "Đếm sai một phường", **by)
    close_year("nation", 2023, now=NOW, by=ADMINISTRATOR)
    reopen_year("nation", 2023, "Số liệu được công bố lại", now=NOW, by=ADMINISTRATOR)


def prove_it() -> None:
    """Files and links, one of them withdrawn."""
    file = NewFile("Niên giám 2025.pdf", PDF)
    attach(key(version=2), [file, NewLink("https://www.gso.gov.vn/niên-giám")], now=NOW, by=OFFICER)
    attach(key("COVER"), [NewFile("Báo cáo.pdf", PDF)], now=NOW, by=OFFICER)
    c = commitment("COVER")
    assert c is not None
    withdraw(c.figures[-1].evidence[0].id, "Nhầm tệp", now=NOW, by=OFFICER)


def ask_about_it() -> None:
    """A leader asks about a figure, about a status, and by mistake; one question is answered twice."""
    by: Act = {"now": NOW, "by": LEADER}
    ask("LEVEL", "Vì sao số năm 2025 thấp hơn dự kiến?", year=2025, **by)
    ask("COVER", "=Bao giờ xong?\nXã nào còn thiếu?", **by)
    ask("COVER", "Nhầm cam kết", **by)
    answer("LEVEL", 1, "Vì cách tính mới", now=NOW, by=OFFICER)
    answer("LEVEL", 1, "Bổ sung: số liệu chính thức có vào tháng 6", now=NOW, by=OFFICER)
    take_back("COVER", 2, **by)


def rows_as_sql(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        lines = [line for line in connection.iterdump() if line.startswith("INSERT INTO")]
    return "\n".join(line for line in lines if "alembic_version" not in line) + "\n"


def main() -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "camket.db"
        with using(file_url(file)):
            make_store()
            work_in_it()
            let_them_in()
        kept = FOLDER / f"{newest_revision()}.sql"
        kept.write_text(rows_as_sql(file), "utf-8")
    print(kept, file=sys.stderr)


if __name__ == "__main__":
    main()
