"""The sheets of the results: income statement, actors and projection."""

from account import CHOSEN, COST, FINANCIAL, HORIZON, INCOME, PRODUCTION, REAL, SIDES, TYPES
from calculation import accumulate
from sheet import LAST, LETTERS, YEARS, Sheet, quoted


class Results:
    """A part of Report."""

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
        flows = f"$D${totals[0]}:${LAST}${totals[0]}"
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
            ("Internränta", "procent", f'=IF(AND($D${totals[0]}<0,SUM({flows})>0),IFERROR(IRR({flows}),"–"),"–")', rate),
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
    low, high = 0.0, 1e6
    for _ in range(70):
        rate = (low + high) / 2
        factor, value = 1.0, 0.0
        for flow in flows:
            value += flow * factor
            factor /= 1 + rate
        low, high = (rate, high) if value > 0 else (low, rate)
    return low
