"""The usual kind of script: pandas reads (with openpyxl) and computes, openpyxl writes.

    python usual.py FOLDER OUT [--jobs N]

openpyxl writes formulas without what they come to, so that the report shows nothing until a spreadsheet
program has recalculated it.
"""

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

import program
from account import COST, DEFAULT_TIMING, FINANCIAL, HORIZON, INCOME, OFFSETS, PRODUCTION, REAL, TYPES, Account, Row
from calculation import driver
from layout import Report
from style import FORMATS

YEARS = list(range(1, HORIZON + 1))


def clean(frame):
    """Column names without stars and units; only rows that say something."""
    frame.columns = frame.columns.str.replace(r"\*|\s*\(kr\)", "", regex=True).str.strip()
    return frame.dropna(how="all")


def is_price_list(path):
    book = load_workbook(path, read_only=True)
    names = book.sheetnames
    book.close()
    return "Enhetskostnader" in names


def read_prices(path):
    sheets = pd.read_excel(path, sheet_name=None, engine="openpyxl")
    costs = clean(sheets["Enhetskostnader"]).fillna({"Aktör": ""})
    columns = ["Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris", "Prisår", "Källa"]
    costs = {code: tuple(row) for code, *row in costs[["Kod", *columns]].itertuples(index=False)}
    actors, index = [], {}
    if "Aktörer" in sheets:
        actors = list(clean(sheets["Aktörer"]).fillna("")[["Aktör", "Ingår i"]].itertuples(index=False, name=None))
    if "Prisindex" in sheets:
        index = clean(sheets["Prisindex"]).set_index("År")["KPI"].to_dict()
    return costs, actors, index


def year_columns(frame):
    return [f"År {year}" for year in YEARS if f"År {year}" in frame.columns]


def persistence(profiles, name):
    """The share of full effect that is left in each year."""
    if pd.isna(name):
        return pd.Series(1.0, index=YEARS)
    profile = profiles.loc[name]
    shares = profile[year_columns(profiles)].dropna()
    if len(shares):
        return pd.Series(shares.to_numpy(dtype=float), index=YEARS[: len(shares)]).reindex(YEARS).ffill()
    left = (1 - profile["Avklingning"]) * (1 - profile["Återfall"])
    return pd.Series([left ** (year - 1) for year in YEARS], index=YEARS)


def read(path, prices):
    """What an operation workbook says, with what it needs of its price lists."""
    all_costs, actors, index, sources = prices
    sheets = pd.read_excel(path, sheet_name=None, engine="openpyxl", header=None)
    facts = sheets["Verksamhet"].set_index(0)[1]
    facts.index = facts.index.str.rstrip("*")
    tables = {
        name: clean(frame.iloc[1:].set_axis(frame.iloc[0].astype(str), axis=1).infer_objects())
        for name, frame in sheets.items()
        if name != "Verksamhet"
    }
    assumed = tables["Antaganden"].set_index("Antagande")["Värde"].to_dict()
    timing = {kind: assumed.get(f"Diskontering {kind.lower()}", DEFAULT_TIMING[kind]) for kind in TYPES}
    target = int(assumed.get("Prisår", facts["Bokslutsår"]))

    outcomes = tables["Utfall"].reset_index(drop=True)
    shares = ["Dödvikt", "Undanträngning", "Andras bidrag"]
    outcomes[shares] = outcomes[shares].astype(float).fillna(0.0)
    months = outcomes["Månader per person och år"].astype(float).fillna(12.0)
    first = outcomes["Effektmånader år 1"].astype(float).fillna(outcomes["Antal personer"] * months)
    net = (1 - outcomes[shares]).prod(axis=1)
    profiles = tables["Varaktighet"].set_index("Profil")

    effects = tables["Effekter"].merge(
        outcomes["Utfall"].reset_index().rename(columns={"index": "nummer"}), on="Utfall", how="left"
    )
    costs = pd.DataFrame.from_dict(
        {code: all_costs[code] for code in effects["Kod"].unique()}, orient="index",
        columns=["Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris", "Prisår", "Källa"],
    )  # fmt: skip
    costs["från"], costs["till"] = costs["Prisår"].map(index), index[target]
    costs["omräknat"] = costs["Pris"] * costs["till"] / costs["från"]
    series = effects[year_columns(effects)].astype(float).ffill(axis=1)
    series = pd.DataFrame(series.to_numpy(), columns=YEARS[: series.shape[1]]).reindex(columns=YEARS).ffill(axis=1)
    lines = []
    for line, values in zip(effects.itertuples(index=False), series.to_numpy()):
        given = not pd.isna(line.Före)
        lines.append((
            line.nummer, line.Sida, line.Grund, line.Kod, 1.0 if pd.isna(line.Antal) else line.Antal,
            line.Före if given else None, line.Efter if given else None,
            values.tolist() if line.Grund == "serie" else [],
        ))  # fmt: skip
    books = tables["Ekonomi"].fillna({"Aktör": "", "År": 1})
    return Account(
        operation=facts["Verksamhet"], year=int(facts["Bokslutsår"]), principal=facts["Huvudman"],
        participants=facts["Antal deltagare"], group=facts.get("Målgrupp", ""),
        rate=assumed.get("Diskonteringsränta", 0.04), timing=timing, price_year=target, assumed=list(assumed.items()),
        actors=actors,
        entries=list(books[["Post", "Sida", "Belopp", "Aktör", "År"]].itertuples(index=False, name=None)),
        outcomes=list(zip(outcomes["Utfall"], outcomes["Antal personer"], first, months,
                          *(outcomes[share] for share in shares), net)),
        persistence=[persistence(profiles, name) for name in outcomes["Varaktighet"]],
        effects=lines, costs=dict(zip(costs.index, costs.itertuples(index=False, name=None))),
        index=sorted(index.items()), factors={}, drivers=[], ledger=[], flows=[], discounted=[],
        sources=[program.source(path), *sources],
    )  # fmt: skip


def ledger(a):
    """The rows of the ledger: costs, incomes, incomes as their payers' costs, effect lines."""
    books = list(enumerate(a.entries))
    rows = [Row(e[0], a.operation, REAL, COST, e[3] or a.operation, entry=at) for at, e in books if e[1] == COST]
    incomes = [Row(e[0], a.operation, FINANCIAL, INCOME, e[3], entry=at) for at, e in books if e[1] == INCOME]
    costs = len(rows)
    rows += incomes
    rows += [
        Row(row.label, row.counterparty, FINANCIAL, COST, a.operation, mirrors=costs + at)
        for at, row in enumerate(incomes)
    ]
    for at, (_, side, _, code, *_) in enumerate(a.effects):
        label, actor, kind, *_ = a.costs[code]
        if kind == PRODUCTION:
            rows.append(Row(label, PRODUCTION, kind, side, a.operation, effect=at))
        else:
            rows.append(Row(label, actor, kind, side, actor, effect=at))
    return rows


def compute(a):
    a.ledger = ledger(a)
    factors = pd.DataFrame(
        {kind: [(1 + a.rate) ** -(year - 1 + OFFSETS[a.timing[kind]]) for year in YEARS] for kind in TYPES}, index=YEARS
    ).T
    drivers = []
    for (_, persons, first, months, *_), shares in zip(a.outcomes, a.persistence):
        effect_months = persons * months * shares
        effect_months[1] = first
        drivers += [effect_months, persons * shares, shares]
    drivers.append(pd.Series([1.0] + [0.0] * (HORIZON - 1), index=YEARS))

    flows = []
    for row in a.ledger:
        sign = -1.0 if row.side == COST else 1.0
        if row.entry is not None:
            _, _, amount, _, year = a.entries[row.entry]
            flows.append([sign * amount if t == year else 0.0 for t in YEARS])
        elif row.mirrors is not None:
            flows.append([-flow for flow in flows[row.mirrors]])
        else:
            outcome, _, basis, code, quantity, before, after, series = a.effects[row.effect]
            unit = sign * a.costs[code][9] * a.outcomes[outcome][7]
            if series:
                flows.append([unit * count for count in series])
            else:
                count = quantity if before is None else before - after
                flows.append((unit * (count * drivers[driver(outcome, basis, len(a.outcomes))])).tolist())
    flows = pd.DataFrame(flows, columns=YEARS)
    flows["actor"] = [row.actor for row in a.ledger]
    flows["type"] = [row.type for row in a.ledger]
    flows["side"] = [row.side for row in a.ledger]
    flows["other"] = [row.counterparty for row in a.ledger]
    discounted = flows[YEARS] * factors.loc[flows["type"]].to_numpy()

    sums(a, flows, factors)
    a.statement = flows.groupby(["actor", "side", "other"])[1].sum().abs().to_dict()
    a.factors = {kind: factors.loc[kind].tolist() for kind in TYPES}
    a.drivers = [series.tolist() for series in drivers]
    a.flows, a.discounted = flows[YEARS].to_numpy().tolist(), discounted.to_numpy().tolist()
    a.persistence = [shares.tolist() for shares in a.persistence]


def sums(a, flows, factors):
    """Sums by actor and cost type, undiscounted, discounted and accumulated."""
    parties = [*a.parties, PRODUCTION]
    every = pd.MultiIndex.from_product([parties, TYPES], names=["actor", "type"])
    undiscounted = flows.groupby(["actor", "type"])[YEARS].sum().reindex(every, fill_value=0.0)
    discounted = undiscounted * factors.loc[undiscounted.index.get_level_values("type")].to_numpy()
    accumulated = discounted.cumsum(axis=1)
    for series, frame in (
        (a.undiscounted_by, undiscounted), (a.discounted_by, discounted), (a.accumulated_by, accumulated),
    ):  # fmt: skip
        series.update(zip(frame.index, frame.to_numpy().tolist()))
        series[None, None] = frame.sum().tolist()
        by_type, by_actor = frame.groupby("type").sum(), frame.groupby("actor").sum()
        for kind in TYPES:
            series[None, kind] = by_type.loc[kind].tolist()
        for party in parties:
            series[party, None] = by_actor.loc[a.parts(party)].sum().tolist()


def styles():
    """The looks of cells as openpyxl has them."""
    for name, look in FORMATS.items():
        style = NamedStyle(name)
        style.font = Font(
            name=look["font_name"], size=look["font_size"], bold=look.get("bold"), italic=look.get("italic")
        )
        if color := look.get("bg_color"):
            style.fill = PatternFill("solid", fgColor=color.removeprefix("#"))
        style.alignment = Alignment(wrap_text=look.get("text_wrap"))
        style.number_format = look.get("num_format", "General")
        if look.get("top"):
            style.border = Border(top=Side("thin"))
        yield style


def write(account, target):
    report = Report(account)
    book = Workbook()
    book.remove(book.active)
    for style in styles():
        book.add_named_style(style)
    for sheet in report.sheets():
        page = book.create_sheet(sheet.name)
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight = True, 0
        for column in range(1, 32):
            page.column_dimensions[get_column_letter(column)].width = 44 if column == 1 else 14
        page.freeze_panes = "B7"
        for row, column, content, style, _ in sheet.cells:
            page.cell(row, column, content).style = style
    for sheet in report.sheets():
        for title, first, last, place in sheet.charts:
            chart = LineChart()
            chart.title = title
            for row in range(first, last + 1):
                chart.add_data(
                    Reference(book[sheet.name], min_col=4, max_col=3 + HORIZON, min_row=row), from_rows=True
                )
            chart.set_categories(Reference(book["Beräkning"], min_col=4, max_col=3 + HORIZON, min_row=5))
            book[sheet.name].add_chart(chart, place)
    for name, cell in report.names.items():
        book.defined_names[name] = DefinedName(name, attr_text=cell.removeprefix("="))
    book.save(target)


def make(path, prices, target):
    account = read(path, prices)
    compute(account)
    write(account, target)
    return account.figures()


if __name__ == "__main__":
    program.main(is_price_list, read_prices, make)
