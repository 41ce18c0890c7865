"""The fastest Python there is: python-calamine reads, numpy computes, XlsxWriter writes.

    python fastest.py FOLDER OUT [--jobs N]
"""

import numpy as np
import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

import program
from account import COST, DEFAULT_TIMING, FINANCIAL, HORIZON, INCOME, OFFSETS, PRODUCTION, REAL, TYPES, Account, Row
from calculation import driver
from layout import Report
from style import FORMATS

YEARS = np.arange(HORIZON)
OPTIONS = {"in_memory": True}


def table(book, name):
    """The rows of a sheet as dictionaries; a blank cell is an empty text."""
    head, *rows = book.get_sheet_by_name(name).to_python()
    head = [str(label).rstrip("*").removesuffix(" (kr)").rstrip("*") for label in head]
    return [dict(zip(head, row)) for row in rows]


def is_price_list(path):
    return "Enhetskostnader" in CalamineWorkbook.from_path(path).sheet_names


def read_prices(path):
    book = CalamineWorkbook.from_path(path)
    names = book.sheet_names
    costs = {
        row["Kod"]: (row["Benämning"], row["Aktör"], row["Kostnadsslag"], row["Enhet"], row["Pris"],
                     int(row["Prisår"]), row["Källa"])
        for row in table(book, "Enhetskostnader")
    }  # fmt: skip
    actors = [(row["Aktör"], row["Ingår i"]) for row in table(book, "Aktörer")] if "Aktörer" in names else []
    index = {int(row["År"]): row["KPI"] for row in table(book, "Prisindex")} if "Prisindex" in names else {}
    return costs, actors, index


def persistence(profiles, name):
    """The share of full effect that is left in each year."""
    if not name:
        return np.ones(HORIZON)
    profile = profiles[name]
    shares = [share for year in range(1, HORIZON + 1) if (share := profile.get(f"År {year}", "")) != ""]
    if shares:
        return np.array([*shares, *[shares[-1]] * (HORIZON - len(shares))])
    return ((1 - profile["Avklingning"]) * (1 - profile["Återfall"])) ** YEARS


def read(path, prices):
    """What an operation workbook says, with what it needs of its price lists."""
    all_costs, actors, index, sources = prices
    book = CalamineWorkbook.from_path(path)
    facts = {row[0].rstrip("*"): row[1] for row in book.get_sheet_by_name("Verksamhet").to_python()}
    assumed = {row["Antagande"]: row["Värde"] for row in table(book, "Antaganden")}
    profiles = {row["Profil"]: row for row in table(book, "Varaktighet")}
    timing = {kind: assumed.get(f"Diskontering {kind.lower()}", DEFAULT_TIMING[kind]) for kind in TYPES}
    target = int(assumed.get("Prisår", facts["Bokslutsår"]))
    rows = table(book, "Utfall")
    number = {row["Utfall"]: at for at, row in enumerate(rows)}
    outcomes = []
    for row in rows:
        shares = [row[name] or 0.0 for name in ("Dödvikt", "Undanträngning", "Andras bidrag")]
        persons, months = row["Antal personer"], row["Månader per person och år"] or 12.0
        first = row["Effektmånader år 1"]
        net = (1 - shares[0]) * (1 - shares[1]) * (1 - shares[2])
        outcomes.append((row["Utfall"], persons, persons * months if first == "" else first, months, *shares, net))
    effects, costs = [], {}
    for row in table(book, "Effekter"):
        code = row["Kod"]
        if code not in costs:
            *told, price_year, source = all_costs[code]
            at, to = index[price_year], index[target]
            costs[code] = (*told, price_year, source, at, to, told[-1] * to / at)
        series = [value for year in range(1, HORIZON + 1) if (value := row.get(f"År {year}", "")) != ""]
        before, after = (None, None) if row["Före"] == "" else (row["Före"], row["Efter"])
        quantity = 1.0 if row["Antal"] == "" else row["Antal"]
        series += series[-1:] * (HORIZON - len(series))
        effects.append((number[row["Utfall"]], row["Sida"], row["Grund"], code, quantity, before, after, series))
    entries = [(e["Post"], e["Sida"], e["Belopp"], e["Aktör"], int(e["År"] or 1)) for e in table(book, "Ekonomi")]
    return Account(
        operation=facts["Verksamhet"], year=int(facts["Bokslutsår"]), principal=facts["Huvudman"],
        participants=facts["Antal deltagare"], group=facts.get("Målgrupp", ""),
        rate=assumed.get("Diskonteringsränta", 0.04), timing=timing, price_year=target, assumed=list(assumed.items()),
        actors=actors, entries=entries, outcomes=outcomes,
        persistence=[persistence(profiles, row["Varaktighet"]) for row in rows],
        effects=effects, costs=costs, index=sorted(index.items()), factors={}, drivers=[], ledger=[], flows=[],
        discounted=[], sources=[program.source(path), *sources],
    )  # fmt: skip


def ledger(a):
    """The rows of the ledger: costs, incomes, incomes as their payers' costs, effect lines."""
    costs, incomes = ([at for at, e in enumerate(a.entries) if e[1] == side] for side in (COST, INCOME))
    rows = [Row(a.entries[at][0], a.operation, REAL, COST, a.entries[at][3] or a.operation, entry=at) for at in costs]
    rows += [Row(a.entries[at][0], a.operation, FINANCIAL, INCOME, a.entries[at][3], entry=at) for at in incomes]
    rows += [
        Row(a.entries[at][0], a.entries[at][3], FINANCIAL, COST, a.operation, mirrors=len(costs) + which)
        for which, at in enumerate(incomes)
    ]
    for at, (_, side, _, code, *_) in enumerate(a.effects):
        label, actor, kind, *_ = a.costs[code]
        actor, other = (PRODUCTION, a.operation) if kind == PRODUCTION else (actor, actor)
        rows.append(Row(label, actor, kind, side, other, effect=at))
    return rows


def compute(a):
    a.ledger = ledger(a)
    factors = np.array([(1 + a.rate) ** -(YEARS + OFFSETS[a.timing[kind]]) for kind in TYPES])
    drivers = []
    for (_, persons, first, months, *_), shares in zip(a.outcomes, a.persistence):
        effect_months = persons * months * shares
        effect_months[0] = first
        drivers += [effect_months, persons * shares, shares]
    drivers = np.array([*drivers, np.eye(1, HORIZON)[0]])
    flows = np.zeros((len(a.ledger), HORIZON))
    for at, row in enumerate(a.ledger):
        sign = -1.0 if row.side == COST else 1.0
        if row.entry is not None:
            flows[at, a.entries[row.entry][4] - 1] = sign * a.entries[row.entry][2]
        elif row.mirrors is not None:
            flows[at] = -flows[row.mirrors]
        else:
            outcome, _, basis, code, quantity, before, after, series = a.effects[row.effect]
            price, net = sign * a.costs[code][9], a.outcomes[outcome][7]
            if series:
                flows[at] = price * net * np.array(series)
            else:
                quantity = quantity if before is None else before - after
                flows[at] = price * net * (quantity * drivers[driver(outcome, basis, len(a.outcomes))])
    types = np.array([TYPES.index(row.type) for row in a.ledger])
    discounted = flows * factors[types]
    sums(a, flows, types, factors)
    for row, first in zip(a.ledger, flows[:, 0].tolist()):
        key = row.actor, row.side, row.counterparty
        a.statement[key] = a.statement.get(key, 0.0) + (-first if row.side == COST else first)
    a.factors = dict(zip(TYPES, factors.tolist()))
    a.drivers, a.flows, a.discounted = drivers.tolist(), flows.tolist(), discounted.tolist()
    a.persistence = [shares.tolist() for shares in a.persistence]


def sums(a, flows, types, factors):
    """Sums by actor and cost type, undiscounted, discounted and accumulated."""
    parties = [*a.parties, PRODUCTION]
    place = {who: at for at, who in enumerate(parties)}
    who = np.array([place[row.actor] for row in a.ledger])
    cube = np.zeros((len(parties), len(TYPES), HORIZON))
    np.add.at(cube, (who, types), flows)
    present = cube * factors
    for series, cells in (
        (a.undiscounted_by, cube), (a.discounted_by, present), (a.accumulated_by, present.cumsum(axis=2)),
    ):  # fmt: skip
        own, types_sum, whole = cells.sum(axis=1), cells.sum(axis=0), cells.sum(axis=(0, 1))
        series[None, None] = whole.tolist()
        for at, kind in enumerate(TYPES):
            series[None, kind] = types_sum[at].tolist()
        for at, party in enumerate(parties):
            parts = [place[part] for part in a.parts(party)]
            series[party, None] = own[parts].sum(axis=0).tolist()
            for which, kind in enumerate(TYPES):
                series[party, kind] = cells[at, which].tolist()


class Page(Worksheet):
    """A sheet whose formulas are written as they are: XlsxWriter would search each of them for thirty functions that are
    newer than any we use, and take half of its time for it."""

    def _prepare_formula(self, formula, expand_future_functions=False):
        return formula.removeprefix("=")


def write(account, target):
    report = Report(account)
    book = xlsxwriter.Workbook(target, OPTIONS)
    formats = {name: book.add_format(format) for name, format in FORMATS.items()}
    for sheet in report.sheets():
        page = book.add_worksheet(sheet.name, worksheet_class=Page)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_column(0, 0, 44)
        page.set_column(1, 30, 14)
        page.freeze_panes(6, 1)
        write_formula, write_string, write_number = page.write_formula, page.write_string, page.write_number
        for row, column, content, style, value in sheet.cells:
            format = formats[style]
            if isinstance(content, str):
                if content.startswith("="):
                    write_formula(row - 1, column - 1, content, format, value)
                else:
                    write_string(row - 1, column - 1, content, format)
            else:
                write_number(row - 1, column - 1, content, format)
        for title, first, last, place in sheet.charts:
            chart = book.add_chart({"type": "line"})
            chart.set_title({"name": title})
            for row in range(first - 1, last):
                chart.add_series({
                    "name": [sheet.name, row, 0], "values": [sheet.name, row, 3, row, 2 + HORIZON],
                    "categories": ["Beräkning", 4, 3, 4, 2 + HORIZON],
                })  # fmt: skip
            page.insert_chart(place, chart)
    for name, cell in report.names.items():
        book.define_name(name, cell)
    book.close()


def make(path, prices, target):
    account = read(path, prices)
    compute(account)
    write(account, target)
    return account.figures()


if __name__ == "__main__":
    program.main(is_price_list, read_prices, make)
