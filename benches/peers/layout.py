"""The report of both programs: its sheets, in order, and the names of its cells."""

from account import COST, HORIZON, INCOME
from calculation import Calculation
from decision import Decision
from inputs import Inputs
from results import Results, paid_back
from sheet import LAST, Sheet, quoted


class Report(Inputs, Calculation, Results):
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
        self.decision = Decision(self).sheets()

    def sheets(self):
        return [
            self.summary, self.statement, self.projection, *self.actor_sheets, *self.decision, self.assumptions, self.log,
            self.unit_costs, self.calculation, self.checks, self.register, self.provenance,
        ]  # fmt: skip

    def name(self, name, sheet, cell):
        self.names[name.replace(" ", "_")] = f"={quoted(sheet)}!{cell}"

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


def amount(kronor):
    return f"{'en vinst' if kronor >= 0 else 'en förlust'} på {abs(kronor) / 1e6:.1f} Mkr".replace(".", ",")
