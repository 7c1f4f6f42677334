"""The exception of opening, upgrading and copying a store that cannot be used."""

from enum import StrEnum


class UnusableCode(StrEnum):
    """Why a store cannot be used; each has its sentence in the catalogues under `store.<code>`."""

    NO_ADDRESS = "no_address"
    NO_DRIVER = "no_driver"
    NO_FOLDER = "no_folder"
    IN_MEMORY = "in_memory"
    ABSENT = "absent"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    NEWER = "newer"
    NOT_OURS = "not_ours"
    OLDER = "older"
    NOT_COPIED = "not_copied"
    OWN_BACKUP = "own_backup"
    OTHER_AGREEMENTS = "other_agreements"
    OTHER_FIGURES = "other_figures"


class StoreUnusable(Exception):
    """The store cannot be used as it is, and was not touched. `values` fill the sentence of `code`."""

    def __init__(self, code: UnusableCode, **values: str) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values = values
