"""The sheet of the calculation: factors, drivers, and a row for every flow."""

from account import COST, OFFSETS, TYPES
from sheet import LAST, YEARS, Sheet


class Calculation:
    """A part of Report."""

    def lay_calculation(self):
        a = self.account
        sheet = Sheet("Beräkning", "En rad för varje flöde: pris × antal × nettoandel × drivare, år för år.")
        sheet.put(5, 1, "Kalenderår", "head")
        sheet.years(5, "=Antaganden!$B$14+{c}$6-1", [a.year + year - 1 for year in YEARS], "head")
        sheet.put(6, 1, "År", "head")
        sheet.row(6, list(YEARS), "head", 4)
        sheet.row(7, ["Diskontering", "Tidpunkt", "Exponent"], "head")
        self.factor_rows = dict(zip(TYPES, (8, 9, 10)))
        for kind, row in self.factor_rows.items():
            word = f"Antaganden!$B${row + 1}"
            sheet.put(row, 1, f"Diskonteringsfaktor, {kind.lower()}")
            sheet.put(row, 2, f"={word}", "text", a.timing[kind])
            exponent = f"=INDEX(Antaganden!$B$19:$B$21,MATCH({word},Antaganden!$A$19:$A$21,0))"
            sheet.put(row, 3, exponent, "number", OFFSETS[a.timing[kind]])
            formula = f"=IF({{c}}$6<=Antaganden!$B$8,1/(1+Antaganden!$B$7)^({{c}}$6-1+$C{row}),0)"
            sheet.years(row, formula, a.factors[kind], "number")
        sheet.put(12, 1, "Drivare: vad raderna multipliceras med", "section")
        row = 13
        for at, (name, *_) in enumerate(a.outcomes):
            given, share = f"Antaganden!$B${self.outcome_row + at}", f"Antaganden!{{c}}${self.persistence_row + at}"
            months, first = given.replace("$B", "$C"), given.replace("$B", "$D")
            for label, unit, formula in (
                ("effektmånader", "månader", f"=IF({{c}}$6=1,{first},{given}*{months}*{share})"),
                ("personer med effekt", "personer", f"={given}*{share}"),
                ("andel av full effekt", "andel", f"={share}"),
            ):
                sheet.row(row, [f"{name}: {label}", unit])
                sheet.years(row, formula, a.drivers[row - 13], "number")
                row += 1
        sheet.put(row, 1, "Engång: 1 första året")
        sheet.years(row, "=IF({c}$6=1,1,0)", a.drivers[-1], "number")
        row += 2
        sheet.put(row, 1, "Rader: pris, antal och nettoandel", "section")
        sheet.row(row + 1, ["Rad", "Aktör", "Kostnadsslag", "Sida", "Pris (kr)", "Antal", "Netto-andel", "Belopp år 1 (kr)",
                            "Nuvärde (kr)", "Utfall", "Motpart"], "head")  # fmt: skip
        count = len(a.ledger)
        self.first, self.last = row + 2, row + 1 + count
        self.flow, self.discounted = self.last + 4, self.last + 7 + count
        accumulated = self.discounted + count + 3
        for at, line in enumerate(a.ledger):
            row = self.first + at
            sheet.row(row, [line.label, line.actor, line.type, line.side])
            sheet.put(row, 11, line.counterparty)
            if line.effect is None:
                entry = line.entry if line.entry is not None else a.ledger[line.mirrors].entry
                sheet.put(row, 5, f"=Antaganden!$B${self.entry_rows[entry]}", "money", a.entries[entry][2])
            else:
                self.effect(sheet, row, line)
            sheet.put(row, 8, f"=$D${self.flow + at}", "money", a.flows[at][0])
            present = f"=SUM($D${self.discounted + at}:${LAST}${self.discounted + at})"
            sheet.put(row, 9, present, "money", sum(a.discounted[at]))
        self.block(sheet, self.flow, "odiskonterade", self.first, a.flows, self.flow_formula)
        self.block(sheet, self.discounted, "diskonterade", self.flow, a.discounted, self.discounted_formula)
        sums = [list(accumulate(series)) for series in a.discounted]
        self.block(
            sheet, accumulated, "ackumulerade", self.discounted, sums,
            lambda at: f"=SUM($D${self.discounted + at}:{{c}}${self.discounted + at})",
        )  # fmt: skip
        return sheet

    def effect(self, sheet, row, line):
        """Price, quantity and net share of an effect line."""
        a = self.account
        outcome, _, _, code, quantity, before, after, series = a.effects[line.effect]
        source = self.effect_row + line.effect
        sheet.put(row, 5, f"=Enhetskostnader!$K${self.cost_rows[code]}", "money", a.costs[code][9])
        if series:
            sheet.put(row, 6, f"=Antaganden!$D${self.series_rows[line.effect]}", "number", series[0])
        elif before is not None:
            sheet.put(row, 6, f"=Antaganden!$B${source}-Antaganden!$C${source}", "number", before - after)
        else:
            sheet.put(row, 6, f"=Antaganden!$B${source}", "number", quantity)
        sheet.put(row, 7, f"=Antaganden!$H${self.outcome_row + outcome}", "number", a.outcomes[outcome][7])
        sheet.put(row, 10, a.outcomes[outcome][0])

    def block(self, sheet, row, what, names, series, formula):
        """A row a line, below its head."""
        sheet.put(row - 2, 1, f"Flöden år för år, {what}", "section")
        sheet.row(row - 1, ["Rad", "Aktör", "Kostnadsslag"], "head")
        sheet.years(row - 1, "={c}$6", list(YEARS), "head")
        for at, (line, values) in enumerate(zip(self.account.ledger, series)):
            sheet.put(row + at, 1, line.label)
            sheet.put(row + at, 2, f"=B${names + at}", "text", line.actor)
            sheet.put(row + at, 3, f"=C${names + at}", "text", line.type)
            sheet.years(row + at, formula(at), values)

    def flow_formula(self, at):
        a, line, row = self.account, self.account.ledger[at], self.first + at
        sign = "-" if line.side == COST else ""
        if line.mirrors is not None:
            return f"=-{{c}}${self.flow + line.mirrors}"
        if line.entry is not None:
            return f"=IF({{c}}$6=Antaganden!$C${self.entry_rows[line.entry]},{sign}$E${row},0)"
        outcome, _, basis, *_ = a.effects[line.effect]
        if basis == "serie":
            return f"={sign}$E${row}*$G${row}*Antaganden!{{c}}${self.series_rows[line.effect]}"
        return f"={sign}$E${row}*$G${row}*($F${row}*{{c}}${13 + driver(outcome, basis, len(a.outcomes))})"

    def discounted_formula(self, at):
        kind = self.account.ledger[at].type
        return f"={{c}}${self.flow + at}*{{c}}${self.factor_rows[kind]}"


def driver(outcome, basis, outcomes):
    """The driver of a line, counted from the first."""
    if basis == "engång":
        return 3 * outcomes
    return 3 * outcome + ("effektmånad", "person", "år").index(basis)


def accumulate(series):
    total = 0.0
    for value in series:
        total += value
        yield total
