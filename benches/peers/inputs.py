"""The sheets of what was given: assumptions, unit costs, their log, the register of inputs and the sources."""

from account import HORIZON, OFFSETS, PRODUCTION, REAL, FINANCIAL
from sheet import LETTERS, YEARS, Sheet


class Inputs:
    """A part of Report."""

    def given(self, sheet, row, column, label, value, source=""):
        """An input cell, which the register lists."""
        sheet.put(row, column, value, "input")
        self.inputs.append((label, sheet.name, row, column, value, source))

    def lay_assumptions(self):
        a = self.account
        sheet = Sheet("Antaganden", "Allt som har antagits eller angetts.")
        sheet.put(5, 1, "Allmänna antaganden", "section")
        sheet.row(6, ["Antagande", "Värde", "Enhet", "Källa"], "head")
        general = [
            ("Diskonteringsränta", a.rate, "per år"), ("Horisont", HORIZON, "år"),
            ("Diskontering real", a.timing[REAL], "av året"),
            ("Diskontering produktionsvärde", a.timing[PRODUCTION], "av året"),
            ("Diskontering finansiell", a.timing[FINANCIAL], "av året"), ("Prisår", a.price_year, "prisnivå"),
            ("Antal personer", a.participants, "personer"), ("Bokslutsår", a.year, "årtal"),
            ("Mandatperiod", 4, "år"),
        ]  # fmt: skip
        for row, (label, value, unit) in enumerate(general, 7):
            sheet.row(row, [label, "", unit, "Påhittad"])
            self.given(sheet, row, 2, label, value, "Antaganden")
        sheet.put(17, 1, "Tidpunkt på året och diskonteringsexponent", "section")
        sheet.row(18, ["Tidpunkt", "Exponent"], "head")
        for row, (word, exponent) in enumerate(OFFSETS.items(), 19):
            sheet.row(row, [word, exponent])
        sheet.put(23, 1, "Verksamhetens ekonomi", "section")
        sheet.row(24, ["Post", "Belopp (kr)", "År", "Sida", "", "Betalas av", "Plats i källan"], "head")
        row = 25
        self.entry_rows = range(row, row + len(a.entries))
        for row, (label, side, amount, payer, year) in enumerate(a.entries, row):
            sheet.row(row, [label, "", "", side, "", payer, f"Ekonomi!A{row - 23}"])
            self.given(sheet, row, 2, label, amount, f"Ekonomi!C{row - 23}")
            self.given(sheet, row, 3, f"{label}, år", year, f"Ekonomi!E{row - 23}")
        row += 2
        sheet.put(row, 1, "Utfall", "section")
        heads = ["Antal personer", "Månader per person och år", "Effektmånader år 1", "Dödvikt", "Undanträngning",
                 "Andras bidrag", "Nettoandel"]  # fmt: skip
        sheet.row(row + 1, ["Utfall", *heads], "head")
        self.outcome_row = row + 2
        for row, (name, persons, first, months, *shares, net) in enumerate(a.outcomes, self.outcome_row):
            sheet.put(row, 1, name)
            for column, (head, value) in enumerate(zip(heads, (persons, months, first, *shares)), 2):
                self.given(sheet, row, column, f"{name}, {head.lower()}", value, "Utfall")
            sheet.put(row, 8, f"=(1-$E{row})*(1-$F{row})*(1-$G{row})", "number", net)
        row += 2
        sheet.put(row, 1, "Varaktighet: andel av full effekt som finns kvar", "section")
        sheet.row(row + 1, ["Varaktighet", "Andel per år", "År"], "head")
        sheet.years(row + 1, "=Beräkning!{c}$6", list(YEARS), "head")
        self.persistence_row = row + 2
        for row, (outcome, shares) in enumerate(zip(a.outcomes, a.persistence), self.persistence_row):
            sheet.put(row, 1, outcome[0])
            sheet.row(row, shares, "input", 4)
        row += 2
        sheet.put(row, 1, "Effektrader", "section")
        sheet.row(row + 1, ["Rad", "Antal eller före", "Efter", "Utfall", "", "Grund", "Kod", "Plats i källan"], "head")
        self.effect_row = row + 2
        for row, (outcome, side, basis, code, quantity, before, after, series) in enumerate(a.effects, self.effect_row):
            source = row - self.effect_row + 2
            label = a.costs[code][0]
            sheet.row(row, [label, "", "", a.outcomes[outcome][0], "", basis, code, f"Effekter!D{source}"])
            if series:
                sheet.put(row, 2, "se Serier")
            elif before is not None:
                self.given(sheet, row, 2, f"{label}, före", before, f"Effekter!F{source}")
                self.given(sheet, row, 3, f"{label}, efter", after, f"Effekter!G{source}")
            else:
                self.given(sheet, row, 2, f"{label}, antal", quantity, f"Effekter!E{source}")
        row += 2
        sheet.put(row, 1, "Serier", "section")
        sheet.row(row + 1, ["Rad", "", "År"], "head")
        sheet.years(row + 1, "=Beräkning!{c}$6", list(YEARS), "head")
        self.series_rows = {}
        row += 2
        for at, effect in enumerate(a.effects):
            if effect[7]:
                sheet.put(row, 1, a.costs[effect[3]][0])
                sheet.row(row, effect[7], "input", 4)
                self.series_rows[at] = row
                row += 1
        row += 1
        sheet.put(row, 1, "Prisindex", "section")
        sheet.row(row + 1, ["Index", "År", "Värde"], "head")
        self.index_rows = (row + 2, row + 1 + len(a.index))
        for row, (year, value) in enumerate(a.index, row + 2):
            sheet.row(row, ["KPI", year, ""])
            self.given(sheet, row, 3, f"KPI {year}", value, "Prisindex")
        return sheet

    def lay_unit_costs(self):
        a = self.account
        sheet = Sheet("Enhetskostnader", "De enhetskostnader som bokslutet använder, med prisår, index och källa.")
        sheet.row(5, ["Kod", "Benämning", "Aktör", "Kostnadsslag", "Enhet", "Pris (kr)", "Prisår", "Index",
                      "Index prisåret", "Index bokslutets prisår", "Omräknat pris (kr)", "Källa", "Plats i källan"], "head")  # fmt: skip
        first, last = self.index_rows
        values, years = f"Antaganden!$C${first}:$C${last}", f"Antaganden!$B${first}:$B${last}"
        self.cost_rows = {}
        for row, (code, cost) in enumerate(a.costs.items(), 6):
            label, actor, kind, unit, price, price_year, source, at, to, uprated = cost
            self.cost_rows[code] = row
            sheet.row(row, [code, label, actor, kind, unit, "", "", "KPI"])
            self.given(sheet, row, 6, f"{code}, pris (kr)", price, "Enhetskostnader")
            self.given(sheet, row, 7, f"{code}, prisår", price_year, "Enhetskostnader")
            sheet.put(row, 9, f"=INDEX({values},MATCH($G{row},{years},0))", "number", at)
            sheet.put(row, 10, f"=INDEX({values},MATCH(Antaganden!$B$12,{years},0))", "number", to)
            sheet.put(row, 11, f"=$F{row}*$J{row}/$I{row}", "money", uprated)
            sheet.row(row, [source, "enhetskostnader.xlsx · Enhetskostnader"], "text", 12)
        return sheet

    def lay_log(self):
        sheet = Sheet("Antagandelogg", "Varje antagande, vad det betyder och vem som har beslutat det.")
        sheet.row(5, ["Antagande", "Värde", "Enhet", "Betydelse", "", "Säkerhet", "Beslutad av", "Giltig till", "Källa"], "head")
        chosen = [given for given in self.inputs if given[1] == "Antaganden"][:45]
        for row, (label, where, line, column, value, source) in enumerate(chosen, 6):
            sheet.put(row, 1, label)
            sheet.put(row, 2, f"={where}!${LETTERS[column]}${line}", "number", value)
            sheet.row(row, ["", "Påverkar alla flöden som bygger på det", "", "ej bedömd", "ej angivet", "ej angivet",
                            source, "ej angivet"], "text", 3)  # fmt: skip
        return sheet

    def lay_register(self):
        sheet = Sheet("Indataregister", "Varje indata, som det var när rapporten skrevs och som det är nu.")
        last = 8 + len(self.inputs)
        sheet.put(5, 1, "Antal ändrade indata", "label")
        sheet.put(5, 3, f"=SUM($E$9:$E${last})", "number", 0)
        sheet.row(8, ["Indata", "Cell", "När rapporten skrevs", "Nu", "Ändrad (1 = ja)", "Plats i källan", "Nyckel"], "head")
        for row, (label, where, line, column, value, source) in enumerate(self.inputs, 9):
            cell = f"{where}!${LETTERS[column]}${line}"
            sheet.row(row, [label, cell.replace("$", ""), value])
            sheet.put(row, 4, f"={cell}", "number", value)
            sheet.put(row, 5, f"=IF({cell}=$C{row},0,1)", "number", 0)
            sheet.row(row, [source, label.lower().replace(" ", "-")], "text", 6)
        return sheet

    def lay_provenance(self):
        a = self.account
        sheet = Sheet("Proveniens", "Vilka arbetsböcker rapporten bygger på.")
        for row, (label, value) in enumerate((
            ("Verksamhet", a.operation), ("Huvudman", a.principal), ("Målgrupp", a.group), ("Språk", "svenska"),
        ), 6):  # fmt: skip
            sheet.row(row, [label, value])
        sheet.row(12, ["Arbetsbok", "Byte", "SHA-256"], "head")
        for row, source in enumerate(a.sources, 13):
            sheet.row(row, source)
        return sheet
