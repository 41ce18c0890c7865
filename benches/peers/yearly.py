"""Sensitivities year by year: scenarios, the ends of the discount rate, and one parameter at a time."""

import numpy as np

from account import HORIZON, OFFSETS, PRODUCTION, TYPES
from sheet import YEARS

RATES = (0.02, 0.06)


class Yearly:
    """A part of Decision."""

    def lay_years(self, sheet, row):
        row = self.lay_yearly_scenarios(sheet, row)
        row = self.lay_rates(sheet, row + 2)
        for party in ("Samhället", self.account.principal):
            row = self.lay_yearly_parameters(sheet, row + 2, party)

    def lay_yearly_scenarios(self, sheet, row):
        """Every party's accumulated result in every scenario."""
        discounted = np.array([self.account.discounted[at] for at in self.effects])
        sheet.put(row, 1, "Scenarier år för år, ackumulerat", "section")
        for at, party in enumerate(self.parties):
            where, total = self.total(party, 2)
            series = np.array(self.account.accumulated_by[None if at == 0 else party, None])
            scaled = (self.member[at] @ discounted).cumsum()
            lines = self.scaled_rows(party)
            for which, (name, share) in enumerate(self.scenarios):
                row += 1
                sheet.row(row, [party, name, ""])
                cells = ",".join(f"$D${line}:{{c}}${line}" for line in lines)
                less = f"-(1-$B${self.scenario_row + which})*SUM({cells})" if lines else ""
                sheet.years(row, f"={where}!{{c}}${total}{less}", (series - (1 - share) * scaled).tolist())
        return row

    def scaled_rows(self, party):
        """The rows of flows that follow the outcomes of a party."""
        parts = None if party == "Samhället" else self.account.parts(party)
        return [line for (who, what), line in self.flow_rows.items() if what and (parts is None or who in parts)]

    def lay_rates(self, sheet, row):
        """Every party's accumulated result at the ends of the discount rate."""
        a, r = self.account, self.report
        sheet.put(row, 1, "Diskonteringsräntan vid sina ytterlägen", "section")
        factors = {}
        for rate in RATES:
            for kind in TYPES:
                row += 1
                sheet.row(row, [f"Diskonteringsfaktor, {kind.lower()}", rate], "input")
                offset = OFFSETS[a.timing[kind]]
                values = [(1 + rate) ** -(year - 1 + offset) for year in YEARS]
                formula = f"=1/(1+$B{row})^(Beräkning!{{c}}$6-1+Beräkning!$C${r.factor_rows[kind]})"
                sheet.years(row, formula, values, "number")
                factors[rate, kind] = row, np.array(values)
        for party in self.parties:
            for rate in RATES:
                row += 1
                sheet.row(row, [party, rate], "label")
                terms, value = [], np.zeros(HORIZON)
                for kind in TYPES:
                    source, series = self.kind_rows(party, kind)
                    factor, values = factors[rate, kind]
                    terms += [f"SUMPRODUCT({cells},$D${factor}:{{c}}${factor})" for cells in source]
                    value += np.array(series) * values
                sheet.years(row, "=" + "+".join(terms), value.cumsum().tolist())
        return row

    def kind_rows(self, party, kind):
        """Where a party's undiscounted flows of a cost type stand, as ranges to a year, and what they are."""
        a, r = self.account, self.report
        if party in ("Samhället", PRODUCTION):
            if party == PRODUCTION and kind != PRODUCTION:
                return [], [0.0] * HORIZON
            line = r.projection_blocks[0] + 2 + TYPES.index(kind)
            return [f"Prognos!$D${line}:{{c}}${line}"], a.undiscounted_by[None, kind]
        if kind == PRODUCTION:
            return [], [0.0] * HORIZON
        where, last = self.total(party, 0)
        parts = a.parts(party)
        first = last - 2 * len(parts) + ("Real", "Finansiell").index(kind)
        lines = [first + 2 * at for at in range(len(parts))]
        series = np.sum([a.undiscounted_by[part, kind] for part in parts], axis=0)
        return [f"{where}!$D${line}:{{c}}${line}" for line in lines], series.tolist()

    def lay_yearly_parameters(self, sheet, row, party):
        """A party's accumulated result with one parameter at either end, the others as they are."""
        a, r, at = self.account, self.report, self.parties.index(party)
        discounted = np.array([a.discounted[line] for line in self.effects])
        where, total = self.total(party, 2)
        series = np.array(a.accumulated_by[None if at == 0 else party, None])
        sheet.put(row, 1, f"Ett antagande i taget, år för år: {party}", "section")
        _, _, found = self.tornado[party]
        chosen = {label: line for _, line, label, _, _ in found}
        for parameter in self.parameters:
            if parameter.label not in chosen:
                continue
            follow = ((self.member[at] * parameter.lines) @ discounted).cumsum()
            picked = np.flatnonzero(parameter.lines * self.member[at]) + r.discounted + self.effects[0]
            cells = ",".join(f"Beräkning!$D${start}:{{c}}${end}" for start, end in bands(picked))
            for side, end in enumerate((parameter.low, parameter.high)):
                row += 1
                sheet.row(row, [parameter.label, ("Lägst", "Högst")[side], ""])
                factor = f"${'BC'[side]}${chosen[parameter.label]}"
                values = series + (parameter.factor(end) - 1) * follow
                sheet.years(row, f"={where}!{{c}}${total}+({factor}-1)*SUM({cells})", values.tolist())
        return row


def bands(rows):
    """Rows as first and last of each unbroken run."""
    found = []
    for row in rows.tolist():
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return found
