"""The report of both programs: which cell holds what. A cell is (row, column, content, style, value),
counted from 1, where the value is what a formula comes to."""

from account import CHOSEN, COST, FINANCIAL, HORIZON, INCOME, OFFSETS, PRODUCTION, REAL, SIDES, TYPES

YEARS = range(1, HORIZON + 1)


def letters(number):
    """The letters of a column."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


LETTERS = [letters(number) for number in range(60)]
COLUMNS = LETTERS[4 : 4 + HORIZON]
LAST = COLUMNS[-1]


def quoted(sheet):
    return sheet if sheet.isalnum() else f"'{sheet}'"


class Sheet:
    def __init__(self, name, lead):
        self.name = name
        self.cells = []
        self.charts = []  # (title, first row, last row, place) over the year columns
        self.put(1, 1, name, "title")
        self.put(2, 1, lead, "lead")
        self.put(3, 1, "Belopp i kr. Kontroller:", "lead")
        self.put(3, 2, "=Kontroller!$B$6", "verdict", "OK")

    def put(self, row, column, content, style="text", value=None):
        self.cells.append((row, column, content, style, value))

    def row(self, row, contents, style="text", first=1):
        self.cells += [(row, first + at, content, style, None) for at, content in enumerate(contents) if content != ""]

    def years(self, row, template, values, style="money"):
        """The same formula in every year's column; {c} is the column, {p} the years before it and itself."""
        self.cells += [
            (row, 4 + at, template.replace("{c}", column), style, value)
            for at, (column, value) in enumerate(zip(COLUMNS, values))
        ]

    def year_heads(self, row, account):
        self.put(row, 1, "Kalenderår", "head")
        self.years(row, "=Beräkning!{c}$5", [account.year + year - 1 for year in YEARS], "head")
        self.row(row + 1, ["År", "Aktör", "Kostnadsslag"], "head")
        self.years(row + 1, "=Beräkning!{c}$6", list(YEARS), "head")


class Report:
    """The sheets of an account, and the names of their cells."""

    def __init__(self, account):
        self.account = account
        self.names = {}
        self.inputs = []  # (label, sheet, cell, value, source)
        self.assumptions = self.lay_assumptions()
        self.unit_costs = self.lay_unit_costs()
        self.calculation = self.lay_calculation()
        self.statement = self.lay_statement()
        self.actor_sheets = [self.lay_actor(actor) for actor in account.parties]
        self.projection = self.lay_projection()
        self.checks = self.lay_checks()
        self.summary = self.lay_summary()
        self.log, self.register, self.provenance = self.lay_log(), self.lay_register(), self.lay_provenance()

    def sheets(self):
        return [
            self.summary, self.statement, self.projection, *self.actor_sheets, self.assumptions, self.log,
            self.unit_costs, self.calculation, self.checks, self.register, self.provenance,
        ]  # fmt: skip

    def name(self, name, sheet, cell):
        self.names[name.replace(" ", "_")] = f"={quoted(sheet)}!{cell}"

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

    def lay_statement(self):
        a = self.account
        sheet = Sheet("Resultaträkning", "Vem som vann och vem som betalade år 1, och hos vem det uppstår.")
        parties = a.parties
        sheet.put(5, 3, "Motpart", "head")
        sheet.row(6, ["Aktör", "Sida", *parties, "Summa"], "head")
        self.statement_rows = {actor: 7 + 3 * at for at, actor in enumerate([*parties, PRODUCTION])}
        total = 3 + len(parties)
        self.statement_column = LETTERS[total]
        area = [f"Beräkning!${column}${self.first}:${column}${self.last}" for column in "HBDK"]
        for actor, row in self.statement_rows.items():
            children = a.parts(actor)[1:]
            for at, side in enumerate(SIDES):
                sheet.row(row + at, [actor, side], "label")
                sign = "-" if side == COST else ""
                amounts = []
                for column, other in enumerate(parties, 3):
                    amount = sum(a.statement.get((who, side, other), 0.0) for who in (actor, *children))
                    rolled = "".join(f"+{LETTERS[column]}${self.statement_rows[child] + at}" for child in children)
                    formula = (
                        f"={sign}SUMIFS({area[0]},{area[1]},$A{row + at},{area[2]},$B{row + at},"
                        f"{area[3]},{LETTERS[column]}$6){rolled}"
                    )
                    sheet.put(row + at, column, formula, "money", amount)
                    amounts.append(amount)
                formula = f"=SUM($C{row + at}:${LETTERS[total - 1]}{row + at})"
                sheet.put(row + at, total, formula, "sum", sum(amounts))
            sheet.row(row + 2, [actor, "Vinst"], "label")
            for column, other in enumerate([*parties, None], 3):
                result = self.result(actor, other)
                formula = f"={LETTERS[column]}${row}-{LETTERS[column]}${row + 1}"
                sheet.put(row + 2, column, formula, "sum", result)
            for at, what in enumerate(("Intäkt", "Kostnad", "Resultat")):
                if actor != PRODUCTION or at == 2:
                    self.name(f"{what}_{actor}", sheet.name, f"${LETTERS[total]}${row + at}")
        row = 7 + 3 * len(self.statement_rows)
        self.total_row = row
        sheet.row(row, ["Summa", "Vinst"], "label")
        tops = [*a.tops(), PRODUCTION]
        for column, other in enumerate([*parties, None], 3):
            cells = ",".join(f"{LETTERS[column]}${self.statement_rows[top] + 2}" for top in tops)
            sheet.put(row, column, f"=SUM({cells})", "sum", sum(self.result(top, other) for top in tops))
        self.name("Resultat_Totalt", sheet.name, f"${LETTERS[total]}${row}")
        return sheet

    def result(self, actor, other):
        a = self.account
        parts = a.parts(actor)
        others = a.parties if other is None else [other]
        get = a.statement.get
        return sum(get((w, INCOME, o), 0.0) - get((w, COST, o), 0.0) for w in parts for o in others)

    def lay_actor(self, actor):
        a = self.account
        sheet = Sheet(actor, f"Vad {actor} vinner och betalar: rad för rad år 1 och år för år över horisonten.")
        owners = a.parts(actor)
        rows = [(owner, kind) for owner in owners for kind in (REAL, FINANCIAL)]
        lines = [(at, line) for at, line in enumerate(a.ledger) if line.actor in owners]
        sheet.put(5, 1, "Nyckeltal", "section")
        sheet.row(6, ["Mått", "Värde", "Enhet"], "head")
        first = 22
        sheet.put(first - 2, 1, "Rader år 1", "section")
        sheet.row(first - 1, ["Rad", "Belopp år 1 (kr)", "Pris (kr)", "Antal", "Netto-andel", "Kostnadsslag", "Sida",
                              "Motpart", "Källa"], "head")  # fmt: skip
        for row, (at, line) in enumerate(lines, first):
            self.line(sheet, row, at, line)
        start = first + len(lines) + 1
        height = len(rows) + 4
        blocks = [start, start + height, start + 2 * height]
        totals = [block + 2 + len(rows) for block in blocks]
        self.totals = getattr(self, "totals", {})
        self.totals[actor] = totals
        area = f"Beräkning!$B${self.flow}:$B${self.flow + len(a.ledger) - 1}"
        kinds = area.replace("$B", "$C")
        flows = f"Beräkning!{{c}}${self.flow}:{{c}}${self.flow + len(a.ledger) - 1}"
        by = (a.undiscounted_by, a.discounted_by, a.accumulated_by)
        for block, title in zip(blocks, ("Odiskonterat", "Diskonterat", "Ackumulerat diskonterat")):
            sheet.put(block - 1, 1, f"{title} resultat år för år", "section")
            sheet.year_heads(block, a)
        for at, (owner, kind) in enumerate(rows):
            own = [block + 2 + at for block in blocks]
            for row in own:
                sheet.row(row, [kind, owner, kind], "label")
            formulas = (
                f"=SUMIFS({flows},{area},$B{own[0]},{kinds},$C{own[0]})",
                f"={{c}}${own[0]}*Beräkning!{{c}}${self.factor_rows[kind]}",
                f"=SUM($D${own[1]}:{{c}}${own[1]})",
            )
            for row, formula, series in zip(own, formulas, by):
                sheet.years(row, formula, series[owner, kind])
        formulas = (
            f"=SUM({{c}}${blocks[0] + 2}:{{c}}${totals[0] - 1})",
            f"=SUM({{c}}${blocks[1] + 2}:{{c}}${totals[1] - 1})",
            f"=SUM($D${totals[1]}:{{c}}${totals[1]})",
        )
        for row, formula, series in zip(totals, formulas, by):
            sheet.put(row, 1, "Totalt", "label")
            sheet.years(row, formula, series[actor, None], "sum")
        self.measures(sheet, actor, totals)
        sheet.charts.append(("Ackumulerat resultat", totals[2], totals[2], "H5"))
        return sheet

    def line(self, sheet, row, at, line):
        """A line of year 1 on its actor's sheet."""
        a, source = self.account, self.first + at
        sheet.put(row, 1, line.label)
        sheet.put(row, 2, f"=Beräkning!$H${source}", "money", a.flows[at][0])
        if line.effect is None:
            entry = line.entry if line.entry is not None else a.ledger[line.mirrors].entry
            sheet.put(row, 3, f"=Beräkning!$E${source}", "money", a.entries[entry][2])
        else:
            outcome, _, _, code, quantity, before, after, series = a.effects[line.effect]
            value = series[0] if series else quantity if before is None else before - after
            sheet.put(row, 3, f"=Beräkning!$E${source}", "money", a.costs[code][9])
            sheet.put(row, 4, f"=Beräkning!$F${source}", "number", value)
            sheet.put(row, 5, f"=Beräkning!$G${source}", "number", a.outcomes[outcome][7])
        sheet.row(row, [line.type, line.side, line.counterparty], "text", 6)

    def measures(self, sheet, actor, totals):
        """The key figures of an actor."""
        a = self.account
        parts, accumulated = a.parts(actor), a.accumulated_by[actor, None]
        column, row = self.statement_column, self.statement_rows[actor]
        income, cost = (
            sum(v for (who, s, _), v in a.statement.items() if who in parts and s == side) for side in SIDES
        )
        series = f"$D${totals[2]}:${LAST}${totals[2]}"
        unpaid = totals[2] + 1
        flags = f"$D${unpaid}:${LAST}${unpaid}"
        sheet.put(unpaid, 1, "Ännu inte återbetalt vid årets slut (1 = ja)", "label")
        values = [1 if max(accumulated[:year]) < 0 else 0 for year in YEARS]
        sheet.years(unpaid, f"=IF(MAX($D${totals[2]}:{{c}}${totals[2]})<0,1,0)", values, "number")
        present = [
            sum(sum(a.discounted[at]) for at, line in enumerate(a.ledger) if line.actor in parts and line.side == side)
            for side in SIDES
        ]
        area = [f"Beräkning!${c}${self.first}:${c}${self.last}" for c in "IBD"]
        gains, losses = (
            "+".join(f'SUMIFS({area[0]},{area[1]},"{part}",{area[2]},"{side}")' for part in parts) for side in SIDES
        )
        rate = internal_rate(a.undiscounted_by[actor, None])
        payback = (
            f'=IF(MAX({series})<0,"ej inom horisonten",IF(SUM({flags})=0,0,SUM({flags})-INDEX({series},SUM({flags}))'
            f"/(INDEX({series},SUM({flags})+1)-INDEX({series},SUM({flags})))))"
        )
        for at, (label, unit, formula, value) in enumerate((
            ("Intäkter år 1", "kr", f"=Resultaträkning!${column}${row}", income),
            ("Kostnader år 1", "kr", f"=Resultaträkning!${column}${row + 1}", cost),
            ("Vinst år 1", "kr", f"=Resultaträkning!${column}${row + 2}", income - cost),
            ("Återbetalningstid, år", "år", payback, paid_back(accumulated)),
            ("Lägsta ackumulerade resultat", "kr", f"=MIN({series})", min(accumulated)),
            ("År för lägsta punkten", "år nr", f"=INDEX(Beräkning!$D$6:${LAST}$6,MATCH(B$11,{series},0))",
             accumulated.index(min(accumulated)) + 1),
            ("Nuvärde av intäkter", "kr", f"={gains}", present[0]),
            ("Nuvärde av kostnader", "kr", f"=-({losses})", -present[1]),
            ("Internränta", "procent", f'=IFERROR(IRR($D${totals[0]}:${LAST}${totals[0]}),"–")', rate),
            ("Nyttokostnadskvot", "kvot", '=IF(B$14=0,"–",B$13/B$14)', -present[0] / present[1] if present[1] else "–"),
        ), 7):  # fmt: skip
            sheet.put(at, 1, label)
            sheet.put(at, 2, formula, "money", value)
            sheet.put(at, 3, unit)
        self.name(f"Återbetalning_{actor}", sheet.name, "$B$10")
        self.name(f"Lägsta_{actor}", sheet.name, "$B$11")

    def lay_projection(self):
        a = self.account
        sheet = Sheet("Prognos", "Ackumulerat resultat vid valda år, och år för år.")
        parties = [*a.parties, PRODUCTION]
        start, height = 44, len(TYPES) + len(parties) + 5
        blocks = [start, start + height, start + 2 * height]
        self.projection_blocks = blocks
        sheet.put(5, 1, "Ackumulerat resultat vid valda år, diskonterat", "section")
        sheet.row(6, ["Till och med år", "Enhet", "År", *CHOSEN], "head")
        accumulated = blocks[2] + 2
        rows = [*((kind, (None, kind)) for kind in TYPES), ("Totalt", (None, None)), *((who, (who, None)) for who in parties)]
        for at, (label, key) in enumerate(rows):
            row, source = 7 + at, accumulated + at
            sheet.row(row, [label, "kr"], "label")
            for column, year in enumerate(CHOSEN, 4):
                formula = f"=INDEX($D${source}:${LAST}${source},{LETTERS[column]}$6)"
                sheet.put(row, column, formula, "money", a.accumulated_by[key][year - 1])
                if label != PRODUCTION or at < 3:
                    self.name(f"Ack_{label}_{year}", sheet.name, f"${LETTERS[column]}${row}")
        costs = list(accumulate(
            -sum(a.flows[at][year] for at, line in enumerate(a.ledger) if line.entry is not None and line.side == COST)
            for year in range(HORIZON)
        ))  # fmt: skip
        after = blocks[2] + height
        row = 8 + len(rows)
        sheet.put(row, 1, "Verksamhetens kostnad till och med året", "label")
        sheet.put(row + 1, 1, "Avkastning", "label")
        for column, year in enumerate(CHOSEN, 4):
            letter, total = LETTERS[column], a.accumulated_by[None, None][year - 1]
            cost = costs[year - 1]
            sheet.put(row, column, f"=INDEX($D${after + 3}:${LAST}${after + 3},{letter}$6)", "money", cost)
            formula = f'=IF({letter}${row}=0,"–",{letter}$10/{letter}${row})'
            sheet.put(row + 1, column, formula, "number", total / cost if cost else "–")
            self.name(f"Avkastning_{year}", sheet.name, f"${letter}${row + 1}")
        by = (a.undiscounted_by, a.discounted_by, a.accumulated_by)
        titles = ("Odiskonterat resultat år för år", "Diskonterat resultat år för år", "Ackumulerat diskonterat resultat")
        for which, (block, title, series) in enumerate(zip(blocks, titles, by)):
            sheet.put(block - 1, 1, title, "section")
            sheet.year_heads(block, a)
            for at, (label, key) in enumerate(rows):
                row = block + 2 + at
                sheet.row(row, [label, "Alla aktörer" if key[0] is None else label, key[1] or ""], "label")
                sheet.years(row, self.projected(which, row, at, key, blocks), series[key])
        sheet.put(after, 1, "Underlag för avkastning och återbetalning", "section")
        sheet.year_heads(after + 1 - 1, a)
        books = [at for at, line in enumerate(a.ledger) if line.entry is not None and line.side == COST]
        area = f"Beräkning!{{c}}${self.flow + books[0]}:{{c}}${self.flow + books[-1]}"
        yearly = [cost - before for cost, before in zip(costs, [0.0, *costs])]
        sheet.put(after + 2, 1, "Verksamhetens kostnad enligt egna böcker", "label")
        sheet.years(after + 2, f"=-SUM({area})", yearly)
        sheet.put(after + 3, 1, "Verksamhetens kostnad till och med året", "label")
        sheet.years(after + 3, f"=SUM($D${after + 2}:{{c}}${after + 2})", costs)
        sheet.charts.append(("Ackumulerat resultat", accumulated, accumulated + 3, "A24"))
        return sheet

    def projected(self, which, row, at, key, blocks):
        """The formula of a row of the projection."""
        who, kind = key
        end = self.flow + len(self.account.ledger) - 1
        if which == 2 and (who is None or who == PRODUCTION):
            return f"=SUM($D${blocks[1] + 2 + at}:{{c}}${blocks[1] + 2 + at})"
        if who is None and kind is None:
            return f"=SUM({{c}}${row - 3}:{{c}}${row - 1})"
        if who is None or who == PRODUCTION:
            if which == 1:
                return f"={{c}}${blocks[0] + 2 + at}*Beräkning!{{c}}${self.factor_rows[kind or PRODUCTION]}"
            return f'=SUMIFS(Beräkning!{{c}}${self.flow}:{{c}}${end},Beräkning!$C${self.flow}:$C${end},"{kind or who}")'
        return f"={quoted(who)}!{{c}}${self.totals[who][which]}"

    def lay_checks(self):
        a = self.account
        sheet = Sheet("Kontroller", "Samband som varje bokslut måste uppfylla, med båda sidor, skillnad och utslag.")
        sheet.row(6, ["Samlad kontroll"], "label")
        sheet.row(7, ["Antal kontroller som inte stämmer"], "label")
        sheet.row(8, ["Största skillnad som godtas (kr)", 0.005], "label")
        sheet.row(12, ["Kontroll", "Utslag", "Fel (1 = ja)", "Prognos", "Resultat", "Skillnad"], "head")
        row = 13
        once = []
        for actor in a.parties:
            left = f"={quoted(actor)}!$D${self.totals[actor][0]}"
            right = f"=Resultaträkning!${self.statement_column}${self.statement_rows[actor] + 2}"
            once.append((f"Prognosens första år: {actor}", left, right, a.undiscounted_by[actor, None][0],
                         self.result(actor, None)))  # fmt: skip
        total = self.projection_blocks[2] + 5
        present = sum(map(sum, a.discounted))
        once.append(("Ackumulerat är summan av nuvärden", f"=Prognos!${LAST}${total}",
                     f"=SUM(Beräkning!$I${self.first}:$I${self.last})", a.accumulated_by[None, None][-1], present))  # fmt: skip
        for row, (label, left, right, one, other) in enumerate(once, row):
            sheet.put(row, 1, label)
            sheet.put(row, 2, f'=IF($C{row}=0,"OK","FEL")', "verdict", "OK")
            sheet.put(row, 3, f"=IF(AND($F{row}<=$B$8,(-$B$8)<=$F{row}),0,1)", "number", 0)
            sheet.put(row, 4, left, "money", one)
            sheet.put(row, 5, right, "money", other)
            sheet.put(row, 6, f"=ROUND($D{row}-$E{row},2)", "money", round(one - other, 2))
        flags = [f"$C$13:$C${row}"]
        row += 2
        for which, what in enumerate(("odiskonterat", "diskonterat", "ackumulerat")):
            series = (a.undiscounted_by, a.discounted_by, a.accumulated_by)[which]
            block = self.projection_blocks[which] + 2
            tops = ",".join(f"{quoted(top)}!{{c}}${self.totals[top][which]}" for top in a.tops())
            production = f"Prognos!{{c}}${block + 4 + len(a.parties)}"
            sheet.put(row, 1, f"Summan över aktörer är summan över kostnadsslag: {what}", "label")
            sheet.put(row, 2, f'=IF($C{row}=0,"OK","FEL")', "verdict", "OK")
            formula = f"=IF(AND(MAX($D${row + 3}:${LAST}${row + 3})<=$B$8,(-$B$8)<=MIN($D${row + 3}:${LAST}${row + 3})),0,1)"
            sheet.put(row, 3, formula, "number", 0)
            sums = series[None, None]
            sheet.put(row + 1, 1, "Summa över aktörer")
            sheet.years(row + 1, f"=SUM({tops},{production})", sums)
            sheet.put(row + 2, 1, "Summa över kostnadsslag")
            sheet.years(row + 2, f"=SUM(Prognos!{{c}}${block}:{{c}}${block + 2})", sums)
            sheet.put(row + 3, 1, "Skillnad, kr")
            sheet.years(row + 3, f"=ROUND({{c}}${row + 1}-{{c}}${row + 2},2)", [0.0] * HORIZON)
            flags.append(f"$C${row}")
            row += 4
        sheet.put(6, 2, '=IF(B$7=0,"OK","FEL")', "verdict", "OK")
        sheet.put(7, 2, f"=SUM({','.join(flags)})", "number", 0)
        return sheet

    def lay_summary(self):
        a = self.account
        sheet = Sheet("Sammanfattning", f"{a.operation}: socioekonomiskt bokslut {a.year}")
        total = a.accumulated_by[None, None]
        result = a.undiscounted_by[None, None][0]
        for row, text in enumerate((
            f"Verksamheten gav {amount(self.result(a.operation, None))} år {a.year}.",
            f"För samhället blev det {amount(result)} samma år, {amount(total[3])} på fyra år och {amount(total[-1])} på tjugo.",
        ), 6):  # fmt: skip
            sheet.put(row, 1, text)
        sheet.row(20, ["Aktör", "Vinner år 1", "Betalar år 1", "Ackumulerat över mandatperioden",
                       "Ackumulerat över horisonten", "Återbetalning (år)", "Lägsta punkt (kr)"], "head")  # fmt: skip
        for row, actor in enumerate(a.parties, 21):
            value = self.result(actor, None)
            year = f"Resultaträkning!${self.statement_column}${self.statement_rows[actor] + 2}"
            where, accumulated = quoted(actor), a.accumulated_by[actor, None]
            source = self.totals[actor][2]
            sheet.put(row, 1, actor, "label")
            sheet.put(row, 2, f"=MAX({year},0)", "money", max(value, 0.0))
            sheet.put(row, 3, f"=MIN({year},0)", "money", min(value, 0.0))
            sheet.put(row, 4, f"={where}!$G${source}", "money", accumulated[3])
            sheet.put(row, 5, f"={where}!$W${source}", "money", accumulated[-1])
            sheet.put(row, 6, f"={where}!$B$10", "number", paid_back(accumulated))
            sheet.put(row, 7, f"={where}!$B$11", "money", min(accumulated))
        sheet.row(11, ["", "", "", "", "", "", "", "", "", "Nyckeltal ur verksamhetens egna böcker"], "section")
        cost, income = (sum(e[2] for e in a.entries if e[1] == side and e[4] == 1) for side in (COST, INCOME))
        column, row = self.statement_column, self.statement_rows[a.operation]
        for row, (label, formula, value) in enumerate((
            ("Intäkter", f"=Resultaträkning!${column}${row}", income),
            ("Kostnader", f"=Resultaträkning!${column}${row + 1}", cost),
            ("Vinst", "=K$12-K$13", income - cost), ("Antal personer", "=Antaganden!$B$13", a.participants),
            ("Kostnad per person", '=IF(K$15=0,"–",K$13/K$15)', cost / a.participants),
        ), 12):  # fmt: skip
            sheet.put(row, 10, label, "label")
            sheet.put(row, 11, formula, "money", value)
        for row, (at, outcome) in enumerate(enumerate(a.outcomes), 18):
            persons = f"Antaganden!$B${self.outcome_row + at}"
            sheet.put(row, 10, outcome[0], "label")
            sheet.put(row, 11, f"={persons}", "number", outcome[1])
            sheet.put(row, 12, f'=IF({persons}=0,"–",$K$13/{persons})', "money", cost / outcome[1])
            sheet.put(row, 13, f"={persons}/Antaganden!$B$13", "number", outcome[1] / a.participants)
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


def paid_back(accumulated):
    """The year in which an accumulated result reaches zero."""
    for year, value in enumerate(accumulated):
        if value >= 0:
            before = accumulated[year - 1]
            return 0 if year == 0 else year - before / (value - before)
    return "ej inom horisonten"


def internal_rate(flows):
    """Where the flows discounted come to nothing; a dash where they start with a gain or never pay back."""
    if flows[0] >= 0 or sum(flows) <= 0:
        return "–"
    low, high = 0.0, 100.0
    for _ in range(50):
        rate = (low + high) / 2
        factor, value = 1.0, 0.0
        for flow in flows:
            value += flow * factor
            factor /= 1 + rate
        low, high = (rate, high) if value > 0 else (low, rate)
    return low


def amount(kronor):
    return f"{'en vinst' if kronor >= 0 else 'en förlust'} på {abs(kronor) / 1e6:.1f} Mkr".replace(".", ",")
