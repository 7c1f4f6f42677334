"""A small agreement with one commitment of each kind and a yardstick: what the store tests stand on.

The tables are CSV, as `data/*.csv`, and come into the store by the program's own loader.
"""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TypeVar

from exchange.record.loading import load
from exchange.record.parsing import Defaults
from models import ObservationStatus
from store.commitments import commitment
from store.figures import record_baseline, record_figure
from store.review import approve, reopen
from store.schema import upgrade
from store.validation import NewBaseline, NewFigure
from tests.support.people import OFFICER, REVIEWER, add_people
from views import CommitmentView, Content, FigureKey, Origin

Part = TypeVar("Part", Content, Origin)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 3, 4, 5, 678901, tzinfo=UTC)
SEEDED = Defaults(datetime(2026, 1, 5, 8, 30, tzinfo=UTC), "seed")
FINAL, PROVISIONAL = ObservationStatus.FINAL, ObservationStatus.PROVISIONAL
ESTIMATE, NOT_AVAILABLE = ObservationStatus.ESTIMATE, ObservationStatus.NOT_AVAILABLE

WARD_1, WARD_2, WARD_3 = (f"2400{n}@2021-01-01" for n in (1, 2, 3))
WORDING = (
    "commitment,pillar,name_vi,name_en,definition_vi,definition_en,basis_vi,basis_en,measure_vi,measure_en,"
    "decimals,direction,minimum,maximum,span_from,span_to,yardstick,source"
)
RESPONSIBILITY = "commitment,valid_from,body,valid_to,basis_vi,basis_en"
WORDS = "Định nghĩa,Definition,Căn cứ,Basis"

CITY: dict[str, str] = {
    "source": """code,title_vi,title_en,publisher,published_on,url
doc,Văn bản,Document,Báo Mẫu,2023-01,
""",
    "pillar": """code,name_vi,name_en,position
society,Xã hội số,Digital society,2
economy,Kinh tế số,Digital economy,1
""",
    "method": """code,name_vi,name_en
gso,Tổng cục Thống kê,General Statistics Office
mic,Bộ Thông tin,Information ministry
""",
    "body": """code,name_vi,name_en
office,Phòng Chuyển đổi số,Digital office
centre,Trung tâm điều hành,Operations centre
""",
    "unit": """code,valid_from,valid_to,name_vi,name_en,place_vi,place_en,source
24001,2021-01-01,,Phường 1,Ward 1,Thành phố Nhỏ,Small City,doc
24002,2021-01-01,,Phường Hòa Bình,Hòa Bình Ward,Thành phố Nhỏ,Small City,doc
24003,2021-01-01,2025-06-30,Xã Tân Lập,Tân Lập Commune,Thành phố Nhỏ,Small City,doc
24009,2021-01-01,,Xã Khác,Other Commune,Thành phố Nhỏ,Small City,doc
""",
    "agreement": """code,kind,is_fictitious,name_vi,name_en,place_vi,place_en,parties_vi,parties_en,\
signed_on,first_year,last_year,source,position
nation,yardstick,1,Cả nước,The nation,Việt Nam,Viet Nam,A,A,2019,2019,2025,doc,2
city,agreement,1,Thành phố Nhỏ,Small City,Thành phố Nhỏ,Small City,A và B,A and B,,2023,2030,doc,1
""",
    "commitment": """code,agreement,kind,position
LEVEL,city,level,1
COVER,city,coverage,2
GROWTH,city,average_growth,3
COUNT,city,count,4
NAMED,city,named_units,5
DONE,city,milestone,6
SHARE,city,coverage,7
NATION,nation,level,1
""",
    "wording": f"""{WORDING}
LEVEL,economy,Tỷ trọng kinh tế số,Share of the digital economy,{WORDS},%,%,1,1,0,100,,,NATION,doc
COVER,society,Băng thông rộng,Broadband,{WORDS},%,%,0,1,0,100,,,,doc
GROWTH,economy,Năng suất lao động,Productivity,{WORDS},%/năm,%/year,2,1,,,2022,2024,,doc
COUNT,society,Phường thông minh,Smart wards,{WORDS},phường,wards,0,1,0,50,,,,doc
NAMED,society,Phường nêu tên,Named wards,{WORDS},phường,wards,0,1,0,,,,,doc
DONE,society,Nền tảng dữ liệu,Data platform,{WORDS},,,0,1,,,,,,doc
SHARE,society,Hồ sơ trực tuyến,Online files,{WORDS},%,%,1,1,0,100,,,,doc
NATION,economy,Kinh tế số cả nước,Digital economy of the nation,{WORDS},%,%,2,1,0,100,,,,doc
""",
    "responsibility": f"""{RESPONSIBILITY}
LEVEL,2023,office,2025-06-30,Quyết định,Decision
LEVEL,2025-07,centre,,Quyết định,Decision
COVER,2023,office,2025-06-30,Quyết định,Decision
COUNT,2023,centre,2026,Quyết định,Decision
""",
    "commitment_unit": """commitment,unit_code,unit_from,position
COVER,24001,2021-01-01,1
COVER,24002,2021-01-01,2
COVER,24003,2021-01-01,3
NAMED,24001,2021-01-01,1
NAMED,24003,2021-01-01,2
""",
    "method_of_record": """commitment,first_year,method
LEVEL,2020,gso
COVER,2023,gso
GROWTH,2022,gso
COUNT,2023,gso
NAMED,2023,gso
DONE,2023,gso
SHARE,2023,gso
NATION,2019,gso
""",
    "baseline": """commitment,year,value,method,source
LEVEL,2020,10,gso,doc
SHARE,2022,40.5,gso,doc
""",
    "target": """commitment,year,comparator,value,tolerance,tolerance_unit,is_strive
LEVEL,2025,about,20,1,measure,0
LEVEL,2030,>,30,,,0
COVER,2025,>=,100,,,0
GROWTH,2024,>,7,,,0
COUNT,2025,>=,1,,,0
NAMED,2030,>=,2,,,1
DONE,2030,>=,1,,,0
SHARE,2030,>=,90,,,0
NATION,2025,about,20,,,0
""",
    "figure": """commitment,year,method,value,part,whole,stage,status,source,note
LEVEL,2023,gso,15.5,,,,A,Niên giám,
LEVEL,2024,gso,17.25,,,,P,Niên giám,sơ bộ
LEVEL,2024,mic,18,,,,A,Báo cáo của Bộ,
COVER,2024,gso,,2,3,,A,Báo cáo,
GROWTH,2022,gso,4.8,,,,A,Niên giám,
NAMED,2025,gso,,1,2,,A,Báo cáo,
DONE,2025,gso,,,,under_way,A,Báo cáo,
NATION,2023,gso,12.87,,,,A,Niên giám,
""",
    "unit_answer": """commitment,year,method,version,unit_code,unit_from,answer
COVER,2024,gso,1,24001,2021-01-01,yes
COVER,2024,gso,1,24002,2021-01-01,yes
COVER,2024,gso,1,24003,2021-01-01,unknown
NAMED,2025,gso,1,24001,2021-01-01,yes
NAMED,2025,gso,1,24003,2021-01-01,no
""",
    "reference": """commitment,year,name_vi,name_en,value,method,source
LEVEL,2022,Tỉnh,The province,5.78,mic,Báo cáo
""",
}


def files(**changed: str) -> dict[str, bytes]:
    """The city's files, some of them changed."""
    return {f"{name}.csv": text.encode() for name, text in (CITY | changed).items()}


def with_row(table: str, row: str) -> dict[str, bytes]:
    """The city's files with a row more; it is on `last_line(table)`."""
    return files(**{table: f"{CITY[table]}{row}\n"})


def last_line(table: str) -> int:
    return CITY[table].count("\n") + 1


def make_store() -> None:
    """The store of DATABASE_URL, made and filled."""
    upgrade()
    load(files(), SEEDED)
    add_people()


def cover() -> CommitmentView:
    """The commitment that lists all three wards."""
    view = commitment("COVER")
    assert view is not None
    return view


def figure(commitment: str = "LEVEL", year: int = 2025, **values: object) -> NewFigure:
    """A figure as an officer gives it, by column; the other columns are ordinary. `seen_version` is on the screen."""
    values = {"method": "gso", "status": FINAL, "source": "Niên giám 2025", "seen_version": 0} | values
    version = int(str(values.pop("seen_version"))) + 1
    key = FigureKey(commitment, year, str(values.pop("method")), bool(values.pop("of_span", False)), version)
    content, origin = _fields(Content, values), _fields(Origin, values)
    return NewFigure(key, content, origin, **values)  # type: ignore[arg-type]


def baseline(commitment: str = "COUNT", year: int = 2022, value: float = 2, **values: object) -> NewBaseline:
    values = {"method": "gso", "source": "Niên giám 2022", "seen_version": 0} | values
    version = int(str(values.pop("seen_version"))) + 1
    origin = _fields(Origin, values)
    return NewBaseline(commitment, version, year, value, origin=origin, **values)  # type: ignore[arg-type]


def _fields(part: type[Part], values: dict[str, object]) -> Part:
    """A part of a figure, of values that are taken out."""
    return part(**{f.name: values.pop(f.name) for f in fields(part) if f.name in values})  # type: ignore[arg-type]


def record(new: NewFigure, today: date = TODAY, by: str = OFFICER) -> int:
    return record_figure(new, today=today, now=NOW, by=by)


def record_base(new: NewBaseline, today: date = TODAY, by: str = OFFICER) -> int:
    return record_baseline(new, today=today, now=NOW, by=by)


def key(commitment: str = "LEVEL", year: int = 2025, version: int = 1, method: str = "gso") -> FigureKey:
    return FigureKey(commitment, year, method, False, version)


def reopened(*figures: FigureKey) -> None:
    """Loaded figures, opened again by the reviewer so that they can be corrected."""
    for figure_key in figures:
        reopen(figure_key, "Số liệu được công bố lại", now=NOW, by=REVIEWER)


def record_approved(new: NewFigure, today: date = TODAY) -> FigureKey:
    """Entered by the officer and approved by the reviewer, so that it counts."""
    record(new, today)
    approve([new.key], now=NOW, by=REVIEWER)
    return new.key
