"""The people of the sample city, one for each role, in a demo store only: everybody knows their passwords."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

import models as m
from models import Role
from store.accounts.passwords import password_hash
from store.accounts.people import insert_person, store_password
from store.database import writing
from store.journal import PROGRAM
from store.settings import Letter, Switch, set_switch, set_text


@dataclass(frozen=True, slots=True)
class Sample:
    code: str
    name: str
    role: Role
    password: str


# Their names mean: example, instance, assumption, imagination.
SAMPLES = (
    Sample("lanhdao", "Trần Thị Ví Dụ", Role.LEADER, "ngắm biểu đồ buổi sáng"),
    Sample("canbo", "Lê Văn Thí Dụ", Role.OFFICER, "nhập số liệu mỗi năm"),
    Sample("thamdinh", "Phạm Thị Giả Định", Role.REVIEWER, "đọc kỹ rồi mới duyệt"),
    Sample("quantri", "Hoàng Văn Tưởng Tượng", Role.ADMINISTRATOR, "giữ chìa khóa thành phố"),
)


LETTER = {
    Letter.SUPERIOR_VI: "Ủy ban nhân dân Tỉnh Mẫu (hư cấu)",
    Letter.SUPERIOR_EN: "People’s Committee of Sample Province (invented)",
    Letter.BODY_VI: "Ủy ban nhân dân Thành phố Mẫu (hư cấu)",
    Letter.BODY_EN: "People’s Committee of Sample City (invented)",
    Letter.PLACE_VI: "Thành phố Mẫu",
    Letter.PLACE_EN: "Sample City",
    Letter.SIGNED_AS_VI: "TM. Ủy ban nhân dân\nChủ tịch",
    Letter.SIGNED_AS_EN: "For the People’s Committee\nChairperson",
    Letter.RECIPIENTS_VI: "Thường trực Thành ủy;\nThường trực HĐND;\nLưu: VT.",
    Letter.RECIPIENTS_EN: "Standing members of the Party Committee;\nStanding members of the People’s Council;\nFile.",
    Letter.NUMBER: "12/BC-UBND",
    Letter.SIGNER: "Vũ Văn Minh Họa",
}


def add_samples(now: datetime) -> None:
    """Add the sample people to a store without any, and let it be read without signing in."""
    with writing() as connection:
        if connection.scalar(select(func.count()).select_from(m.Person)):
            return
        commitments = list(connection.scalars(select(m.Commitment.code)))
        for sample in SAMPLES:
            insert_person(connection, sample.code, sample.name, sample.role, None, now, PROGRAM)
            store_password(connection, sample.code, password_hash(sample.password, "", ""), now, PROGRAM)
            connection.execute(update(m.Person).where(m.Person.code == sample.code).values(is_sample=True))
            if sample.role is Role.OFFICER and commitments:
                rows = [{"person": sample.code, "commitment": commitment} for commitment in commitments]
                connection.execute(insert(m.Assignment), rows)
        set_switch(connection, Switch.PUBLIC_READING, True, now, PROGRAM)
        for setting, text in LETTER.items():
            set_text(connection, setting, text, now, PROGRAM)
