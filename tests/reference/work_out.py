#!/usr/bin/env python3
"""Works out what the sample accounts must come to, without the program.

    python3 tests/reference/work_out.py            compare with the files beside this script
    python3 tests/reference/work_out.py --write    write the other files anew

Nothing is read from the workbooks but the persons of the case of individuals, straight from the cells of
their sheet: the data below was transcribed by hand from what they say. Money is
exact (fractions) until a discount factor of half a year, a square root of 60 digits, is multiplied in.
The first case is the published one: it must give every figure of tables.csv to the krona, which shows
that this script calculates as the method does.

Numbers in comments ("formula 5") count the formulas of the method:

 2  drivers, n persons, k months per person and year, M1 months observed in year 1, persistence p(t):
    effect month: M1 in year 1 (n k if not observed), then n k p(t); person: n p(t); year: p(t);
    once: 1 in year 1, then 0; series: none, a quantity for each year instead
 3  p(t): a share for each year, the last one held; or ((1 - fading)(1 - relapse))^(t-1), at least the floor
 4  net share = (1 - deadweight)(1 - displacement)(1 - attribution)
 5  F(t) = +- price * quantity * driver(t) * net share; quantity = before - after where both are given
 6  price at the account year = price * index(account year) / index(price year)
 7  an income of the operation is at the same time the cost of the actor who pays it; both financial;
    the operation's cost is real
 9  D(t) = (1 + r)^-(t - 1 + o), o = 0 beginning, 1/2 middle, 1 end of the year
10  A(T) = the sum of D(t) F(t) for t = 1 to T
18  of the units that the lines of a unit cost free together: whole lots, times the realisation rate; all of
    them where there are neither, and all of a use of more
19  a fund is repaid share * max(gain, 0) by every actor at the top each year, never more than was put in;
    an investor is paid price * persons, at most the cap; the public side is everybody but production value
11  return = A(T) in total / the operation's own cost to T, undiscounted
"""

import csv
import sys
import zipfile
from xml.etree import ElementTree
from decimal import Decimal, getcontext, ROUND_HALF_UP
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 60
HERE = Path(__file__).parent

REAL, PRODUCTION, FINANCIAL = "Real", "Produktionsvärde", "Finansiell"
COST_TYPES = [REAL, PRODUCTION, FINANCIAL]


def n(text):
    """An exact number from text: "0.7", "20%" or "18880963.50"."""
    text = str(text)
    return F(text[:-1]) / 100 if text.endswith("%") else F(text)


# ---- What an account is made of --------------------------------------------------------------------

def explicit(*shares):
    """Formula 3, first form: a share for each year, the last one held."""
    values = [n(share) for share in shares]
    return lambda t: values[min(t, len(values)) - 1]


def parametric(fading, relapse, floor):
    """Formula 3, second form."""
    left = (1 - n(fading)) * (1 - n(relapse))
    return lambda t: max(left ** (t - 1), n(floor))


def outcome(persons, persistence, months=12, observed=None, deadweight=0, displacement=0, attribution=0):
    persons, months = n(persons), n(months)
    return {
        "persons": persons,
        "persistence": persistence,
        "full": persons * months,
        "observed": persons * months if observed is None else n(observed),
        "net": (1 - n(deadweight)) * (1 - n(displacement)) * (1 - n(attribution)),  # formula 4
    }


def driver(basis, reached, t):
    """Formula 2."""
    p = reached["persistence"](t)
    if basis == "effect month":
        return reached["observed"] if t == 1 else reached["full"] * p
    return {"person": reached["persons"] * p, "year": p, "once": F(t == 1), "series": F(1)}[basis]


def effect(reached, actor, cost_type, side, basis, price, quantity):
    """Formula 5: a flow for each year. `quantity` is a number, (before, after), or for a series a list."""

    def flow(t):
        if basis == "series":
            units = n(quantity[min(t, len(quantity)) - 1])
        elif isinstance(quantity, tuple):
            units = n(quantity[0]) - n(quantity[1])
        else:
            units = n(quantity)
        return n(price) * units * driver(basis, reached, t) * reached["net"]

    return (actor, cost_type, side, flow)


def income(operation, payer, amount, year=1):
    """Formula 7: one entry, two lines."""
    flow = lambda t: n(amount) if t == year else F(0)
    return [(operation, FINANCIAL, "+", flow), (payer, FINANCIAL, "-", flow)]


def cost(operation, amount, year=1):
    return [(operation, REAL, "-", lambda t: n(amount) if t == year else F(0))]


def total(lines, t, chosen=lambda line: True):
    """The sum of the chosen lines in year t, gains positive."""
    picked = [line for line in lines if chosen(line)]
    return sum(((flow(t) if side == "+" else -flow(t)) for _, _, side, flow in picked), F(0))


def discount(rate, offset, t):
    """Formula 9. A whole exponent stays exact; half a year takes a square root."""
    exponent = F(t - 1) + offset
    base = 1 + n(rate)
    if exponent.denominator == 1:
        return 1 / base ** int(exponent)
    root = (Decimal(base.numerator) / Decimal(base.denominator)).sqrt()
    return F(1 / root ** int(exponent * 2))


def accumulated(case, upto, chosen=lambda line: True):
    """Formula 10, cost type by cost type, since each has its own time of the year."""
    return sum(
        discount(case["rate"], case["offset"][cost_type], t)
        * total(case["lines"], t, lambda line: line[1] == cost_type and chosen(line))
        for cost_type in COST_TYPES
        for t in range(1, upto + 1)
    )


# ---- The published case: tables 4.1-4.3 ------------------------------------------------------------

def labour():
    office = "Arbetsmarknadskontoret"
    work = outcome(218, explicit("1", "0.7", "0.5", "0.4", "0.3", "0.2"), months=5, observed=1021)
    production = ["16023000", "31485048", "38303496", "33731040", "33602567", "24423382.05"]
    return {
        "operation": office,
        "persons": 459,
        "rate": "4%",
        "offset": {REAL: F(0), FINANCIAL: F(0), PRODUCTION: F(1)},
        "lines": income(office, "Kommun", 18823000)
        + cost(office, 22743000)
        + [
            effect(work, "Arbetsförmedlingen", REAL, "+", "effect month", 3000, 1),
            effect(work, "Region", REAL, "+", "effect month", 4800, 1),
            effect(work, "Rättsväsendet", REAL, "+", "effect month", 1000, 1),
            effect(work, "Kommun", REAL, "+", "effect month", 22900, 1),
            effect(work, "Försäkringskassan", FINANCIAL, "+", "year", 5513400, 1),
            effect(work, "Kommun", FINANCIAL, "+", "year", "18880963.50", 1),
            effect(work, "Arbetsförmedlingen", FINANCIAL, "-", "series", 1, [16023000, 13493592, 4255944, 0]),
            effect(work, PRODUCTION, PRODUCTION, "+", "series", 1, production),
        ],
    }


def labour_figures():
    """The rows of tables.csv: (table, row, column) to kronor."""
    case = labour()
    lines = case["lines"]
    earned, spent = n(18823000), n(22743000)
    figures = {
        ("4.1", "Intäkter", ""): earned,
        ("4.1", "Kostnader", ""): spent,
        ("4.1", "Resultat", ""): earned - spent,
        ("4.1", "Antal personer", ""): n(459),
        ("4.1", "Kostnad per person", ""): spent / 459,
        ("4.1", "Antal i arbete", ""): n(218),
        ("4.1", "Kostnad per arbete", ""): spent / 218,
        ("4.2", "Summa", "Vinst"): total(lines, 1),
    }
    for actor in ["Arbetsmarknadskontoret", "Arbetsförmedlingen", "Försäkringskassan", "Kommun", "Region",
                  "Rättsväsendet", "Övriga", PRODUCTION]:
        row = statement(lines, lambda line: line[0] == actor)
        figures |= {("4.2", actor, column): value for column, value in row.items()}
    for cost_type in COST_TYPES:
        for upto in [1, 2, 3, 4, 5, 10, 20]:
            figures["4.3", cost_type, str(upto)] = accumulated(case, upto, lambda line: line[1] == cost_type)
    return figures


def statement(lines, chosen, names=("Intäkt", "Kostnad", "Vinst")):
    """One row of the income statement: income, cost and result in year 1 (formula 8)."""
    gained = total(lines, 1, lambda line: chosen(line) and line[2] == "+")
    lost = -total(lines, 1, lambda line: chosen(line) and line[2] == "-")
    return dict(zip(names, [gained, lost, gained - lost]))


# ---- The school case -------------------------------------------------------------------------------

KPI = {2015: "313.35", 2019: "334.26", 2020: "335.92", 2022: "371.91", 2023: "403.70"}


def kpi(price, year):
    """Formula 6: a price of `year` at the price level of 2023."""
    return n(price) * n(KPI[2023]) / n(KPI[year])


def school(step=5):
    """The school case on its way from plan to outcome (formula 22): 0 as planned, then one by one the own
    books, prices, persons, months and net shares, persistence as they came out."""
    team = "Närvaroteamet"
    social, sis, bup = "Socialtjänst", "Statens institutionsstyrelse", "Barn- och ungdomspsykiatrin"
    came = lambda by, came_out, planned: came_out if step >= by else planned
    # 150 months were planned for 21; for 18 they are as many for each.
    back = outcome(came(3, 18, 21),
                   came(5, explicit("100%", "80%", "70%", "60%", "50%", "0%"),
                        explicit("100%", "90%", "80%", "60%", "40%", "0%")),
                   months=10, observed=came(4, 112, n(150) / 21 * came(3, 18, 21)),
                   deadweight=came(4, "20%", "15%"), displacement="5%", attribution="15%")
    # No months per person are given: 12. No months were planned: 42 for 7 are as many for each of the 6.
    finished = outcome(came(3, 7, 6), parametric("3%", "5%", "50%"), observed=came(3, 42, 36),
                       deadweight="30%", displacement="10%", attribution="20%")
    # What is given for all persons together follows how many they are.
    all_back, all_finished = came(3, F(1), F(21, 18)), came(3, F(1), F(6, 7))
    days = [all_back * d for d in (60, 45, 30, 0)]
    month, person, year, once, series = "effect month", "person", "year", "once", "series"
    return {
        "operation": team,
        "persons": 24,
        "rate": "3.5%",
        "offset": {REAL: F(1, 2), FINANCIAL: F(1, 2), PRODUCTION: F(1)},
        "horizon": 15,
        "names": {"income": "Intäkt", "cost": "Kostnad", "result": "Vinst", "total": "Summa",
                  "per person": "Kostnad per person"},
        "parts": {"Skola": "Kommun", social: "Kommun", bup: "Region"},
        "actors": ["Kommun", "Skola", social, "Region", bup, "Arbetsförmedlingen", "Försäkringskassan",
                   "Rättsväsendet", sis, "Skolverket", "Övriga"],
        "lines": income(team, "Skola", 2600000)
        + income(team, social, 900000)
        + income(team, "Skolverket", came(1, 400000, 550000))
        + cost(team, came(1, 3450000, 3300000))
        + cost(team, came(1, 410000, 430000))
        + cost(team, came(1, 340000, 320000))
        + cost(team, 180000, year=2)
        + [
            effect(back, social, REAL, "+", person, kpi(1543, 2015), (3, 1)),
            effect(back, social, REAL, "+", person, kpi(30561, 2015), ("0.6", "0.2")),
            effect(back, social, REAL, "+", month, kpi(2640, 2015), (2, "1.25")),
            effect(back, "Skola", REAL, "+", month, kpi(came(2, 520, 480), 2022), (12, 4)),
            # The nearer price list's 3,100, not the 2,400 of the one above it.
            effect(back, "Skola", REAL, "-", month, came(2, 3100, 2400), 1),
            effect(back, "Skola", REAL, "+", year, kpi(410000, 2022), all_back),
            effect(back, "Skola", REAL, "-", once, 45000, 4 * all_back),
            effect(back, bup, REAL, "+", month, kpi(3900, 2022), ("0.8", "0.3")),
            # A price of 2024 without an index is used as it stands.
            effect(back, "Region", REAL, "+", month, 2093, ("0.4", "0.15")),
            effect(back, "Försäkringskassan", FINANCIAL, "+", month, 780, (3, "1.2")),
            effect(back, "Kommun", FINANCIAL, "+", month, "6844.20", "0.3"),
            effect(back, "Region", FINANCIAL, "+", month, "3758.70", "0.3"),
            effect(back, PRODUCTION, PRODUCTION, "+", month, "43368.60", "0.3"),
            effect(back, sis, REAL, "+", series, kpi(4900, 2020), days),
            effect(back, social, FINANCIAL, "+", series, kpi(3528, 2020), days),
            effect(back, sis, FINANCIAL, "-", series, kpi(3528, 2020), days),
            effect(back, "Rättsväsendet", REAL, "+", person, kpi(336, 2019), (20, 5)),
            effect(finished, PRODUCTION, PRODUCTION, "+", month, "34169.20", "0.45"),
            effect(finished, "Kommun", FINANCIAL, "+", month, "5392.40", "0.45"),
            effect(finished, "Region", FINANCIAL, "+", month, "2961.40", "0.45"),
            effect(finished, social, FINANCIAL, "+", person, kpi(67020, 2022), ("0.5", "0.15")),
            effect(finished, "Försäkringskassan", FINANCIAL, "+", month, 11000, ("0.2", "0.08")),
            effect(finished, "Arbetsförmedlingen", REAL, "+", month, 6200, ("0.35", "0.1")),
            effect(finished, "Region", REAL, "+", month, 2093, ("0.3", "0.2")),
            effect(finished, "Rättsväsendet", REAL, "+", person, kpi(336, 2019), (25, 10)),
            effect(finished, "Skola", REAL, "-", once, kpi(128000, 2022), n("3.5") * all_finished),
            effect(finished, "Arbetsförmedlingen", FINANCIAL, "-", year, 96000, all_finished),
        ],
    }


# ---- The small case --------------------------------------------------------------------------------

def job_guide(persons, work, grant, own_cost, aid, programme, visit, benefit, production):
    guide = "Job Guide"
    service, agency = "Public Employment Service", "Social Insurance Agency"
    return {
        "operation": guide,
        "persons": persons,
        "rate": "4%",
        # No timing is given: the beginning of the year.
        "offset": {REAL: F(0), FINANCIAL: F(0), PRODUCTION: F(0)},
        "horizon": 10,
        "names": {"income": "Income", "cost": "Cost", "result": "Result", "total": "Total",
                  "per person": "Cost per person",
                  REAL: "Real", PRODUCTION: "Production value", FINANCIAL: "Financial"},
        "parts": {},
        "actors": ["Municipality", "Region", service, agency, "Judicial system", "Others"],
        "lines": income(guide, "Municipality", grant)
        + cost(guide, own_cost)
        + [
            effect(work, "Municipality", FINANCIAL, "+", "effect month", aid, 1),
            effect(work, service, REAL, "+", "effect month", programme, (1, "0.25")),
            effect(work, "Region", REAL, "+", "person", visit, (6, 2)),
            effect(work, agency, FINANCIAL, "+", "effect month", benefit, "0.4"),
            effect(work, PRODUCTION, PRODUCTION, "+", "effect month", production, 1),
            effect(work, service, FINANCIAL, "-", "once", 150000, 1),
        ],
    }


def small():
    work = outcome(10, explicit("100%", "75%", "50%", "25%"), months=8, observed=60, deadweight="20%")
    return job_guide(40, work, 900000, 1200000, 9000, 4000, 1800, 5000, 30000)


def later():
    """The year after."""
    work = outcome(12, explicit("100%", "75%", "50%", "25%"), months=8, observed=75, deadweight="20%")
    return job_guide(44, work, 950000, 1240000, 9200, 4100, 1850, 5100, 31000)


# ---- The case of individuals -----------------------------------------------------------------------

def cells(path, sheet):
    """The rows of a sheet of an .xlsx as lists of texts, blank cells empty."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        xml = lambda name: ElementTree.fromstring(book.read(name))
        shared = ["".join(t.text or "" for t in si.iter(main + "t")) for si in xml("xl/sharedStrings.xml")]
        names = [s.get("name") for s in xml("xl/workbook.xml").iter(main + "sheet")]
        # The writer numbers the sheets in their order.
        page = xml(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml")
    found = []
    for row in page.iter(main + "row"):
        texts = {}
        for cell in row.iter(main + "c"):
            value = cell.find(main + "v")
            if value is not None:
                column = "".join(c for c in cell.get("r") if c.isalpha())
                texts[column] = shared[int(value.text)] if cell.get("t") == "s" else value.text
        letters = [chr(ord("A") + i) for i in range(26)]
        found.append([texts.get(letter, "") for letter in letters])
    return found


def individuals():
    """A pair of columns is a line per outcome: a cost per person, mean before less mean after over those
    who have both; persons and effect months of an outcome are the number and the sum of its rows."""
    team = "Rehabteamet"
    rows = cells(HERE / "../../sample-data/individer/rehabteamet-2024.xlsx", "Deltagare")
    at = next(i for i, row in enumerate(rows) if row[0] == "Deltagare*")
    persons = [dict(zip(rows[at], row)) for row in rows[at + 1:]]
    assert len(persons) == 200
    prices = {"FORS": ("Kommun", FINANCIAL, 9400), "HANDL": ("Kommun", REAL, 650), "PRIMV": ("Region", REAL, 1900),
              "PSYKV": ("Region", REAL, 3300), "SLUTV": ("Region", REAL, 12800),
              "SJUKP": ("Försäkringskassan", FINANCIAL, 11500)}
    given = {
        "Arbete": dict(persistence=explicit("100%", "80%", "70%", "60%", "50%", "40%"), months=10,
                       deadweight="20%", displacement="5%", attribution="10%"),
        "Studier": dict(persistence=explicit("100%", "85%", "60%", "45%", "30%", "20%"), months=9,
                        deadweight="25%", attribution="10%"),
        "Närmare arbete": dict(persistence=explicit("100%", "50%", "25%", "0%"), months=6,
                               deadweight="30%", attribution="15%"),
    }
    reached, lines = {}, []
    for name, about in given.items():
        those = [person for person in persons if person["Utfall"] == name]
        months = sum(n(person["Effektmånader"]) for person in those)
        reached[name] = outcome(len(those), observed=months, **about)
        for code, (actor, cost_type, price) in prices.items():
            both = [(n(p[f"{code} före"]), n(p[f"{code} efter"])) for p in those if p[f"{code} före"]]
            means = tuple(sum(column) / len(both) for column in zip(*both))
            lines.append(effect(reached[name], actor, cost_type, "+", "person", price, means))
    return {
        "operation": team,
        "persons": 200,
        "rate": "3.5%",
        "offset": {REAL: F(0), FINANCIAL: F(0), PRODUCTION: F(0)},
        "horizon": 10,
        "names": {"income": "Intäkt", "cost": "Kostnad", "result": "Vinst", "total": "Summa",
                  "per person": "Kostnad per person"},
        "parts": {},
        "actors": ["Kommun", "Region", "Arbetsförmedlingen", "Försäkringskassan", "Rättsväsendet", "Övriga"],
        "lines": income(team, "Kommun", 6200000)
        + income(team, "Region", 2400000)
        + cost(team, 7900000)
        + cost(team, 1150000)
        + lines
        + [
            effect(reached["Arbete"], PRODUCTION, PRODUCTION, "+", "effect month", 43000, "0.7"),
            effect(reached["Studier"], "Övriga", FINANCIAL, "-", "effect month", 3900, 1),
        ],
    }


# ---- The foster-home case --------------------------------------------------------------------------

def foster():
    team, social, school = "Stärkt skolgång", "Socialtjänst", "Skola"
    holds = outcome(12, explicit("100%", "80%", "60%", "40%", "20%", "0%"), deadweight="25%")
    marks = outcome(9, explicit("100%", "100%", "80%", "50%", "0%"), deadweight="30%")
    month, person, year, series = "effect month", "person", "year", "series"
    wages = [0, 0, 10, 30, 40]
    # Each line with the code of its unit cost: (code, line, units), where units are what the line frees.
    coded = []

    def line(code, reached, actor, cost_type, side, basis, price, quantity):
        coded.append((code, effect(reached, actor, cost_type, side, basis, price, quantity),
                      effect(reached, actor, cost_type, side, basis, 1, quantity), n(price)))

    line("HVB-DYGN", holds, social, REAL, "+", person, 6500, (120, 20))
    line("FH-DYGN", holds, social, REAL, "-", person, 900, 100)
    line("FH-BYTE", holds, social, REAL, "+", person, 85000, ("0.8", "0.2"))
    line("SOC-TIMME", holds, social, REAL, "+", person, 520, (220, 20))
    line("BUP-BESOK", holds, "Region", REAL, "+", month, 3900, ("1.5", "0.7"))
    line("SKOL-RESURS", marks, school, REAL, "+", year, 480000, 2)
    line("EKB", marks, social, FINANCIAL, "+", series, 11000, [0, 0, 20, 40, 50])
    line("SKATT-K", marks, "Kommun", FINANCIAL, "+", series, 5400, wages)
    line("SKATT-R", marks, "Region", FINANCIAL, "+", series, 3000, wages)
    line("PROD", marks, PRODUCTION, PRODUCTION, "+", series, 34000, wages)
    return {
        "operation": team,
        "persons": 30,
        "rate": "3.5%",
        # Beginning of the year but for production value.
        "offset": {REAL: F(0), FINANCIAL: F(0), PRODUCTION: F(1)},
        "horizon": 10,
        "names": {"income": "Intäkt", "cost": "Kostnad", "result": "Vinst", "total": "Summa",
                  "per person": "Kostnad per person"},
        "parts": {social: "Kommun", school: "Kommun"},
        "actors": ["Kommun", social, school, "Region", "Övriga"],
        "lines": cost(team, 3900000) + cost(team, 500000) + cost(team, 400000) + cost(team, 200000, year=2)
        + [line for _, line, _, _ in coded],
        "coded": coded,
        # (lot, rate)
        "lots": {"HVB-DYGN": (365, "90%"), "FH-BYTE": (None, "75%"), "SOC-TIMME": (1700, 1),
                 "SKOL-RESURS": (1, "80%"), "BUP-BESOK": (40, "50%")},
    }


def realised(case):
    """Formula 18: the case's lines with what can become money of each unit cost's lines in their place."""
    lines = [line for line in case["lines"] if line not in [coded[1] for coded in case["coded"]]]
    for code in dict.fromkeys(code for code, _, _, _ in case["coded"]):
        same = [coded for coded in case["coded"] if coded[0] == code]
        actor, cost_type, _, _ = same[0][1]
        lot, rate = case["lots"].get(code, (None, 1))

        def flow(t, same=same, lot=lot, rate=rate):
            freed = total([units for _, _, units, _ in same], t)
            price = same[0][3]
            if freed <= 0:
                return freed * price
            whole = freed if lot is None else (freed // lot) * lot
            return whole * n(rate) * price

        lines.append((actor, cost_type, "+", flow))
    return {**case, "lines": lines}


def financed(case):
    """(table, row, column, kronor) of formulas 18 and 19."""
    can, out = realised(case), []
    parts, team, horizon = case["parts"], case["operation"], case["horizon"]
    belongs = lambda actor: (lambda line: line[0] == actor or parts.get(line[0]) == actor)
    touched = ["Kommun", "Socialtjänst", "Skola", "Region"]
    years = range(1, horizon + 1)
    for actor in touched:
        for t in years:
            out.append(("18", actor, str(t), total(can["lines"], t, belongs(actor))))
        for upto in [1, 4, 10]:
            out.append(("18-acc", actor, str(upto), accumulated(can, upto, belongs(actor))))
    for t in years:
        out.append(("18", "Samhället", str(t), total(can["lines"], t)))

    # The fund: 45 % of the gains of Kommun and Region, to year 6. Nobody pays the operation anything, so
    # their gains are their results.
    spent = lambda t: -total(case["lines"], t, lambda line: line[0] == team)
    put_in = sum(spent(t) for t in years)
    gain = lambda actor, t: total(can["lines"], t, belongs(actor))
    left, balance, kept = put_in, F(0), {"Kommun": F(0), "Region": F(0)}
    for t in years:
        asked = {actor: n("45%") * max(gain(actor, t), F(0)) if t <= 6 else F(0) for actor in kept}
        repaid = min(left, sum(asked.values()))
        share = repaid / sum(asked.values()) if repaid else F(0)
        for actor in kept:
            kept[actor] += gain(actor, t) - asked[actor] * share
        left -= repaid
        balance += repaid - spent(t)
        out += [("19", "repaid", str(t), repaid), ("19", "balance", str(t), balance)]
    for actor, net in kept.items():
        out.append(("19-net", actor, "with", net))
        borne = put_in if actor == "Kommun" else F(0)
        out.append(("19-net", actor, "without", sum(gain(actor, t) for t in years) - borne))
    assert balance == -left

    # The contract: 12 persons at 450,000 are 5,400,000, more than the cap of 5,200,000; paid in year 3.
    paid, invested = min(n(12) * 450000, n(5200000)), n(4800000)
    for t in years:
        flow = (paid if t == 3 else F(0)) - (invested if t == 1 else F(0))
        out.append(("19-investor", "flow", str(t), flow))
    for upto in years:
        public = accumulated(can, upto, lambda line: line[1] != PRODUCTION) + invested
        if upto >= 3:
            public -= paid * discount(case["rate"], F(0), 3)
        out.append(("19-investor", "public", str(upto), public))
    # 4,800,000 (1 + r)^2 = 5,200,000.
    root = (Decimal(paid.numerator) / Decimal(paid.denominator) / Decimal(4800000)).sqrt()
    out.append(("19-investor", "rate", "", F(root) - 1))
    return out


# ---- The figures of a case, as rows ----------------------------------------------------------------

def rows(case):
    """(table, row, column, kronor), in order.

    4.1        the operation's key figures of its account year
    4.2        the income statement; an actor with parts holds its parts' lines too, added, nothing set off
    4.2-own    the same with each actor's own lines only (every actor that has parts or is one)
    4.3        accumulated, by cost type and in total
    4.3-actor  accumulated, by actor, parts rolled up
    flow       undiscounted, by cost type and in total, every year
    return     the total accumulated result / the operation's own cost so far, as a number
    """
    lines, names, parts = case["lines"], case["names"], case["parts"]
    columns = [names[key] for key in ("income", "cost", "result")]
    said = lambda word: names.get(word, word)
    years = sorted({1, 4, 10, case["horizon"]})
    operation, out = case["operation"], []
    belongs = lambda actor: (lambda line: line[0] == actor or parts.get(line[0]) == actor)
    everyone = [operation, *case["actors"], PRODUCTION]

    books = statement(lines, lambda line: line[0] == operation)
    out += [("4.1", names["income"], "", books["Intäkt"]), ("4.1", names["cost"], "", books["Kostnad"]),
            ("4.1", names["result"], "", books["Vinst"]),
            ("4.1", names["per person"], "", books["Kostnad"] / case["persons"])]

    for actor in everyone:
        for column, value in statement(lines, belongs(actor), columns).items():
            out.append(("4.2", said(actor), column, value))
    out.append(("4.2", names["total"], names["result"], total(lines, 1)))

    for actor in case["actors"]:
        if actor in parts or actor in parts.values():
            for column, value in statement(lines, lambda line: line[0] == actor, columns).items():
                out.append(("4.2-own", actor, column, value))

    for cost_type in COST_TYPES:
        for upto in years:
            value = accumulated(case, upto, lambda line: line[1] == cost_type)
            out.append(("4.3", said(cost_type), str(upto), value))
    for upto in years:
        out.append(("4.3", names["total"], str(upto), accumulated(case, upto)))
    for actor in everyone:
        for upto in years:
            out.append(("4.3-actor", said(actor), str(upto), accumulated(case, upto, belongs(actor))))

    for t in range(1, case["horizon"] + 1):
        for cost_type in COST_TYPES:
            out.append(("flow", said(cost_type), str(t), total(lines, t, lambda line: line[1] == cost_type)))
        out.append(("flow", names["total"], str(t), total(lines, t)))

    for upto in years:
        own_cost = -sum(total(lines, t, lambda line: line[0] == operation and line[2] == "-")
                        for t in range(1, upto + 1))
        out.append(("return", names["total"], str(upto), accumulated(case, upto) / own_cost))  # formula 11
    check(case, out)
    return out


def check(case, out):
    """Formula 12, as far as these rows show it."""
    names, parts = case["names"], case["parts"]
    value = {(table, row, column): kronor for table, row, column, kronor in out}
    tops = [case["operation"], *(a for a in case["actors"] if a not in parts), names.get(PRODUCTION, PRODUCTION)]
    assert sum(value["4.2", top, names["result"]] for top in tops) == value["4.2", names["total"], names["result"]]
    for upto in {1, 4, 10, case["horizon"]}:
        in_total = value["4.3", names["total"], str(upto)]
        assert sum(value["4.3-actor", top, str(upto)] for top in tops) == in_total
        assert sum(value["4.3", names.get(c, c), str(upto)] for c in COST_TYPES) == in_total


def plan_rows():
    """(line, whose, when, kronor): what the school case was planned to come to and what each step to the
    outcome changes: the result of year 1, undiscounted, and accumulated by the years shown."""
    names = ["Plan", "Egna böcker", "Pris", "Volym", "Effekt", "Varaktighet"]
    cases = [school(step) for step in range(6)]
    parts = cases[0]["parts"]
    everyone = [cases[0]["operation"], "Kommun", "Region", "Arbetsförmedlingen", "Försäkringskassan",
                "Rättsväsendet", "Statens institutionsstyrelse", "Skolverket", PRODUCTION]
    out = []
    for whose in ["Samhället", *everyone]:
        chosen = lambda line: whose == "Samhället" or whose in (line[0], parts.get(line[0]))
        for when in [0, 1, 2, 4, 10, 15]:
            so_far = [accumulated(case, when, chosen) if when else total(case["lines"], 1, chosen) for case in cases]
            steps = [so_far[0], *(after - before for before, after in zip(so_far, so_far[1:]))]
            out += [(name, whose, str(when), value) for name, value in zip(names, steps)]
    return out


def shown(value):
    """With 10 decimals, halves away from zero."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal("0.0000000001"), rounding=ROUND_HALF_UP)
    return format(rounded if rounded else abs(rounded), "f")


def text(rows):
    worked = [",".join([*names, shown(kronor)]) for *names, kronor in rows]
    return "\n".join(["table,row,column,kr", *worked]) + "\n"


def compare_with_report():
    """Every figure of tables.csv, to the krona."""
    figures = labour_figures()
    with open(HERE / "tables.csv", encoding="utf-8", newline="") as file:
        printed = {(row["table"], row["row"], row["column"]): row["kr"] for row in csv.DictReader(file)}
    assert figures.keys() == printed.keys(), figures.keys() ^ printed.keys()
    for key, kronor in printed.items():
        exact = Decimal(figures[key].numerator) / Decimal(figures[key].denominator)
        worked = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
        assert worked == Decimal(kronor), f"{key}: {worked} is not {kronor}"
    print(f"tables.csv: {len(printed)} figures agree to the krona")


def main():
    compare_with_report()
    cases = [("skola.csv", school()), ("small.csv", small()), ("later.csv", later()),
             ("individer.csv", individuals())]
    apart = [("plan.csv", plan_rows()), ("familjehem.csv", rows(foster()) + financed(foster()))]
    for name, worked in [*((name, rows(case)) for name, case in cases), *apart]:
        path, worked = HERE / name, text(worked)
        if "--write" in sys.argv[1:]:
            path.write_text(worked, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == worked, f"{name} is not what is worked out here"
        print(f"{name}: {worked.count(chr(10)) - 1} figures agree")


if __name__ == "__main__":
    main()
