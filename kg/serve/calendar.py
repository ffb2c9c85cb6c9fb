"""The calendar: how many tasks are due on each day, by status, for all bodies or for one."""

from __future__ import annotations

from kg.ask import read_date
from kg.serve.current import Served
from kg.serve.messages import Refusal
from kg.serve.tables import Json


def calendar(
    served: Served, period: tuple[str, str], as_of: str, *, agency: str = ""
) -> dict[str, list[Json]]:
    """Return for each day of a period (both ends in it) the statuses of what is due, with counts.

    `agency` is the IRI of a lead body. Raises `Refusal` for a day that is none.
    """
    for day in period:
        try:
            read_date(day)
        except ValueError as error:
            vi = f"Ngày «{day}» không đúng: viết NĂM-THÁNG-NGÀY"
            raise Refusal(400, vi, str(error)) from error
    found: dict[str, list[Json]] = {}
    for due in served.index.calendar(*period, as_of=as_of, agency=agency):
        found.setdefault(due.day, []).append({"status": due.status, "count": due.count})
    return found
