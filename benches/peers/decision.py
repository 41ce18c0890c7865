"""Decision support: scenarios, one parameter at a time, draws, who pays whom, and what is left to come."""

from dataclasses import dataclass

import numpy as np

from account import PRODUCTION
from parties import Parties
from sheet import COLUMNS, LETTERS, Sheet, quoted
from yearly import Yearly

HORIZONS = (1, 4, 10, 20)
SCENARIOS = (("Bra", 1.0), ("Halvbra", 0.75), ("Dåligt", 0.5), ("Riktigt dåligt", 0.25))
DRAWS = 10_000
SEED = 1
BASIS = "Känslighetsunderlag"
SOCIETY = "Samhället"
PERCENTILES = (5, 50, 95)
BINS = 20


@dataclass
class Parameter:
    """Something uncertain, and the lines that follow it in proportion."""

    label: str
    cell: str
    low: float
    base: float
    high: float
    lines: np.ndarray  # share of each effect line that follows
    share: bool = False  # follows 1 - the parameter instead

    def factor(self, value):
        if self.share:
            return (1 - value) / (1 - self.base) if self.base < 1 else 0.0 * value
        return value / self.base if self.base else 0.0 * value + 1.0


class Decision(Parties, Yearly):
    """What the decision support of an account comes to."""

    def __init__(self, report):
        self.report, self.account, self.scenarios = report, report.account, SCENARIOS
        a = self.account
        self.effects = [at for at, line in enumerate(a.ledger) if line.effect is not None]
        self.parties = [SOCIETY, *a.parties, PRODUCTION]
        discounted = np.array([a.discounted[at] for at in self.effects])
        at = [year - 1 for year in HORIZONS]
        self.lines = discounted.cumsum(axis=1)[:, at]
        actors = [a.ledger[at].actor for at in self.effects]
        # Which lines a party has: the society all, an actor its own and its parts'.
        self.member = np.array([
            [1.0] * len(actors) if party == SOCIETY else [float(actor in a.parts(party)) for actor in actors]
            for party in self.parties
        ])  # fmt: skip
        self.base = np.array([
            [a.accumulated_by[None if party == SOCIETY else party, None][year - 1] for year in HORIZONS]
            for party in self.parties
        ])  # fmt: skip
        self.parameters = list(self.all_parameters())
        self.own = self.base - self.member @ self.lines  # what follows no parameter

    def all_parameters(self):
        a, r = self.account, self.report
        effects = [a.effects[a.ledger[at].effect] for at in self.effects]
        outcome = np.array([effect[0] for effect in effects])
        scaled = np.array([effect[2] in ("effektmånad", "person") for effect in effects])
        months = np.array([effect[2] == "effektmånad" for effect in effects])
        for at, (name, persons, first, per, *shares, _) in enumerate(a.outcomes):
            row, mine = r.outcome_row + at, outcome == at
            yield Parameter(f"{name}: Antal personer", f"$B${row}", 0.8 * persons, persons, 1.2 * persons, 1.0 * (mine & scaled))
            yield Parameter(f"{name}: Månader per person och år", f"$C${row}", 0.8 * per, per, 1.2 * per, 1.0 * (mine & months))
            for label, column, share in zip(("Dödvikt", "Undanträngning", "Andras bidrag"), "EFG", shares):
                yield Parameter(f"{name}: {label}", f"${column}${row}", 0.8 * share, share, min(1.2 * share, 1.0), 1.0 * mine, True)
        codes = np.array([effect[3] for effect in effects])
        for code, cost in a.costs.items():
            price = cost[4]
            cell = f"Enhetskostnader!$F${r.cost_rows[code]}"
            yield Parameter(f"{code}: Pris (kr)", cell, 0.8 * price, price, 1.2 * price, 1.0 * (codes == code))

    def follows(self, parameter):
        """What follows a parameter, by party and horizon."""
        return (self.member * parameter.lines) @ self.lines

    def draw(self):
        """The society's and every party's result in each draw, and the rank correlation with every parameter."""
        random = np.random.default_rng(SEED)
        scale = np.ones((DRAWS, len(self.effects)))
        drawn = np.empty((len(self.parameters), DRAWS))
        for at, p in enumerate(self.parameters):
            spread = p.high - p.low
            if spread <= 0:
                drawn[at] = p.base
                continue
            alpha = 1 + 4 * (p.base - p.low) / spread
            drawn[at] = p.low + spread * random.beta(alpha, 6 - alpha, DRAWS)
            scale *= 1 + np.outer(p.factor(drawn[at]) - 1, p.lines)
        weights = (self.member[:, :, None] * self.lines).transpose(1, 0, 2).reshape(len(self.effects), -1)
        results = self.own + (scale @ weights).reshape(DRAWS, *self.base.shape)
        total = ranks(results[:, 0, -1])
        correlations = [float(np.corrcoef(ranks(values), total)[0, 1]) if values.std() > 0 else 0.0 for values in drawn]
        return results, correlations

    def sheets(self):
        results, correlations = self.draw()
        basis = self.lay_basis()
        return [
            self.lay_redistribution(), self.lay_sensitivity(), self.lay_simulation(results, correlations), basis,
            self.lay_balance(),
        ]  # fmt: skip

    def total(self, party, which):
        """The sheet and row of a party's totals: undiscounted, discounted or accumulated."""
        r = self.report
        if party == SOCIETY:
            return "Prognos", r.projection_blocks[which] + 5
        if party == PRODUCTION:
            return "Prognos", r.projection_blocks[which] + 6 + len(self.account.parties)
        return quoted(party), r.totals[party][which]

    def lay_basis(self):
        """What the sheet of sensitivities is made from."""
        a, r = self.account, self.report
        sheet = Sheet(BASIS, "Det som känsligheterna räknas ur.")
        sheet.row(5, ["Rad", "Aktör", "Utfall", *(f"{year} år" for year in HORIZONS)], "head")
        ends = [COLUMNS[year - 1] for year in HORIZONS]
        self.line_row = row = 6
        for row, (at, sums) in enumerate(zip(self.effects, self.lines.tolist()), row):
            line, source = a.ledger[at], r.discounted + at
            sheet.row(row, [line.label, line.actor, a.outcomes[a.effects[line.effect][0]][0]])
            for column, (end, value) in enumerate(zip(ends, sums), 4):
                sheet.put(row, column, f"=SUM(Beräkning!$D${source}:${end}${source})", "money", value)
        row = self.lay_flows(sheet, row + 2)
        row = self.lay_scenarios(sheet, row + 2)
        row = self.lay_parameters(sheet, row + 2)
        self.lay_years(sheet, row + 2)
        return sheet

    def lay_flows(self, sheet, row):
        """Discounted flows by party and outcome, year by year."""
        a, r = self.account, self.report
        area = [f"Beräkning!${c}${r.first}:${c}${r.last}" for c in "BJ"]
        end = r.discounted + len(a.ledger) - 1
        sheet.put(row, 1, "Diskonterade flöden per aktör och utfall", "section")
        discounted = np.array(a.discounted)
        keys = [(line.actor, a.outcomes[a.effects[line.effect][0]][0] if line.effect is not None else "") for line in a.ledger]
        self.flow_rows = {}
        for key in sorted(set(keys), key=lambda key: (self.parties.index(key[0]), key[1])):
            row += 1
            self.flow_rows[key] = row
            sheet.row(row, [key[0], key[1] or "egna böcker", ""])
            values = discounted[[other == key for other in keys]].sum(axis=0).tolist()
            wanted = f"$B{row}" if key[1] else '""'
            formula = f"=SUMIFS(Beräkning!{{c}}${r.discounted}:{{c}}${end},{area[0]},$A{row},{area[1]},{wanted})"
            sheet.years(row, formula, values)
        return row

    def lay_scenarios(self, sheet, row):
        """Every scenario's result, by party."""
        a = self.account
        sheet.put(row, 1, "Scenarier: ackumulerat diskonterat resultat", "section")
        self.scenario_rows = {}
        self.scenario_row = scenario_row = row + 1
        for at, (name, share) in enumerate(SCENARIOS):
            sheet.row(scenario_row + at, [name, share], "input")
        row = scenario_row + len(SCENARIOS)
        for at, party in enumerate(self.parties):
            row += 1
            sheet.row(row, [party, "", "År", *HORIZONS], "head")
            parts = list(a.parts(party)) if party != SOCIETY else None
            own = [line for (who, what), line in self.flow_rows.items() if not what and (parts is None or who in parts)]
            other = [line for (who, what), line in self.flow_rows.items() if what and (parts is None or who in parts)]
            self.scenario_rows[party] = row + 1
            scaled = (self.base[at] - self.own[at]).tolist()
            for which, (name, share) in enumerate(SCENARIOS):
                row += 1
                sheet.put(row, 1, f"=$A${scenario_row + which}", "text", name)
                for column, year in enumerate(HORIZONS):
                    ranges = [",".join(f"$D${line}:${COLUMNS[year - 1]}${line}" for line in lines) for lines in (own, other)]
                    formula = "=" + "+".join(
                        f"{factor}SUM({cells})" for cells, factor in zip(ranges, ("", f"$B${scenario_row + which}*")) if cells
                    )
                    value = self.own[at][column] + share * scaled[column]
                    sheet.put(row, 4 + column, formula if own or other else "=0", "money", value)
        return row

    def lay_parameters(self, sheet, row):
        """A row for every parameter that moves a party: what follows it, and the result at its ends."""
        lines = self.line_row
        self.tornado = {}
        for at, party in enumerate(self.parties):
            sheet.put(row, 1, f"Ett antagande i taget: {party}", "section")
            heads = [f"{year} år, vid {end}" for year in HORIZONS for end in ("lägst", "högst")]
            sheet.row(row + 1, ["Parameter", "Lägst", "Högst", *(f"följer, {year} år" for year in HORIZONS), *heads, "Utslag"], "head")
            row += 2
            first = row
            where, total = self.total(party, 2)
            found = []
            for parameter in self.parameters:
                follow = self.follows(parameter)[at]
                if not follow.any():
                    continue
                ends = [parameter.factor(end) for end in (parameter.low, parameter.high)]
                sheet.row(row, [parameter.label, ends[0], ends[1]], "input")
                for column, value in enumerate(follow.tolist()):
                    letter = LETTERS[4 + column]
                    picked = np.flatnonzero(parameter.lines * self.member[at])
                    cells = ",".join(runs(picked + lines, letter))
                    sheet.put(row, 4 + column, f"=SUM({cells})", "money", value)
                    base = f"{where}!${COLUMNS[HORIZONS[column] - 1]}${total}"
                    for side, factor in enumerate(ends):
                        formula = f"={base}+(${'BC'[side]}{row}-1)*{letter}{row}"
                        result = float(self.base[at][column] + (factor - 1) * value)
                        sheet.put(row, 8 + 2 * column + side, formula, "money", result)
                swing = abs((ends[1] - ends[0]) * float(follow[-1]))
                sheet.put(row, 16, f"=ABS($O{row}-$N{row})", "money", swing)
                found.append((swing, row, parameter.label, follow.tolist(), ends))
                row += 1
            self.tornado[party] = (first, row - 1, found)
            row += 1
        return row

    def lay_sensitivity(self):
        sheet = Sheet("Känslighet", "Vad som händer om det blir sämre, eller om ett antagande är fel.")
        sheet.row(5, ["Scenario", *(f"{year} år" for year in HORIZONS)], "head")
        row = 6
        for at, party in enumerate(self.parties):
            sheet.put(row, 1, party, "label")
            for which, (name, share) in enumerate(SCENARIOS):
                row += 1
                source = self.scenario_rows[party] + which
                sheet.put(row, 1, name)
                for column in range(4):
                    value = self.own[at][column] + share * (self.base[at] - self.own[at])[column]
                    sheet.put(row, 2 + column, f"={BASIS}!${LETTERS[4 + column]}${source}", "money", float(value))
            row += 1
        sheet.charts.append(("Scenarier", 7, 10, "H5"))
        for at, party in enumerate(self.parties):
            first, last, found = self.tornado[party]
            if not found:
                continue
            row += 2
            sheet.put(row, 1, f"Ett antagande i taget: {party}", "section")
            heads = [f"{year} år, vid {end}" for year in HORIZONS for end in ("lägst", "högst")]
            sheet.row(row + 1, ["Parameter", *heads, "Utslag", "Andel", "Plats"], "head")
            row += 1
            whole = sum(swing for swing, *_ in found) or 1.0
            for swing, source, label, follow, ends in sorted(found, key=lambda one: -one[0]):
                row += 1
                place = source - first + 1
                sheet.put(row, 12, place, "number")
                sheet.put(row, 1, f"=INDEX({BASIS}!$A${first}:$A${last},$L{row})", "text", label)
                for column in range(8):
                    letter = LETTERS[8 + column]
                    value = self.base[at][column // 2] + (ends[column % 2] - 1) * follow[column // 2]
                    sheet.put(row, 2 + column, f"=INDEX({BASIS}!${letter}${first}:${letter}${last},$L{row})", "money", float(value))
                sheet.put(row, 10, f"=INDEX({BASIS}!$P${first}:$P${last},$L{row})", "money", swing)
                sheet.put(row, 11, f"=$J{row}/SUM({BASIS}!$P${first}:$P${last})", "number", swing / whole)
        row += 2
        sheet.put(row, 1, "Brytpunkt: andel av effekterna som räcker", "section")
        for at, party in enumerate(self.parties):
            row += 1
            where, total = self.total(party, 2)
            scenario = self.scenario_rows[party]
            sheet.put(row, 1, party, "label")
            for column in range(4):
                letter = LETTERS[4 + column]
                whole, quarter = f"{BASIS}!${letter}${scenario}", f"{BASIS}!${letter}${scenario + 3}"
                follow = float((self.base[at] - self.own[at])[column])
                value = -float(self.own[at][column]) / follow if follow else "–"
                formula = f'=IF({whole}={quarter},"–",0.25-0.75*{quarter}/({whole}-{quarter}))'
                sheet.put(row, 2 + column, formula, "number", value)
        return sheet

    def lay_simulation(self, results, correlations):
        sheet = Sheet("Simulering", f"{DRAWS} dragningar, frö {SEED}.")
        row = 5
        low = np.percentile(results, PERCENTILES, axis=0)
        gain = (results > 0).mean(axis=0)
        for at, party in enumerate(self.parties):
            sheet.row(row, [party, *(f"{year} år" for year in HORIZONS)], "head")
            for which, percentile in enumerate(PERCENTILES):
                sheet.row(row + 1 + which, [f"P{percentile}", *low[which, at].tolist()], "money")
            sheet.row(row + 4, ["Sannolikhet för vinst", *gain[at].tolist()], "number")
            where, total = self.total(party, 2)
            sheet.put(row + 5, 1, "Bokslutet", "label")
            for column, year in enumerate(HORIZONS):
                sheet.put(row + 5, 2 + column, f"={where}!${COLUMNS[year - 1]}${total}", "money", float(self.base[at][column]))
            row += 7
        for title, at in (("Samhället", 0), ("Huvudmannen", self.parties.index(self.account.principal))):
            counts, edges = np.histogram(results[:, at, -1], BINS)
            sheet.row(row, [f"Fördelning: {title}", "Från", "Till", "Antal", "Andel"], "head")
            for count, low_edge, high_edge in zip(counts.tolist(), edges.tolist(), edges.tolist()[1:]):
                row += 1
                sheet.row(row, ["", low_edge, high_edge, count], "number")
                sheet.put(row, 5, f"=$D{row}/{DRAWS}", "number", count / DRAWS)
            row += 2
        sheet.row(row, ["Parameter", "Lägst", "Troligast", "Högst", "Rangkorrelation med samhällets resultat"], "head")
        for parameter, correlation in zip(self.parameters, correlations):
            row += 1
            sheet.row(row, [parameter.label, parameter.low, "", parameter.high, correlation], "number")
            cell = parameter.cell if "!" in parameter.cell else f"Antaganden!{parameter.cell}"
            sheet.put(row, 3, f"={cell}", "number", parameter.base)
        return sheet



def runs(rows, letter):
    """Rows as ranges of a column."""
    first = last = None
    for row in rows.tolist():
        if last is not None and row == last + 1:
            last = row
            continue
        if first is not None:
            yield f"{letter}${first}:{letter}${last}"
        first = last = row
    if first is not None:
        yield f"{letter}${first}:{letter}${last}"


def ranks(values):
    order = np.empty(len(values))
    order[values.argsort()] = np.arange(len(values))
    return order
