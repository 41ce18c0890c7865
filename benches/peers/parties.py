"""Who gains and who pays, and what the years to come are expected to give."""

import numpy as np

from account import CHOSEN, PRODUCTION
from sheet import LAST, LETTERS, YEARS, Sheet


class Parties:
    """A part of Decision."""

    def lay_redistribution(self):
        """Who gains, who loses, and what the gainers would have to pay."""
        a = self.account
        sheet = Sheet("Omfördelning", "Vem som vinner och förlorar, och om vinsterna räcker till förlusterna.")
        tops = [*a.tops(), PRODUCTION]
        row = 30
        for title, parties in (("Samhället", tops), ("I pengar: aktörerna", tops[:-1])):
            before = np.array([[a.accumulated_by[who, None][year - 1] for year in CHOSEN] for who in parties])
            gains, losses = np.maximum(before, 0), np.minimum(before, 0)
            moved = np.minimum(gains.sum(axis=0), -losses.sum(axis=0))
            pay = np.divide(moved, gains.sum(axis=0), out=np.zeros(len(CHOSEN)), where=gains.sum(axis=0) > 0)
            get = np.divide(moved, -losses.sum(axis=0), out=np.zeros(len(CHOSEN)), where=losses.sum(axis=0) < 0)
            height = len(parties) + 3
            start = {name: row + which * height for which, name in enumerate(("före", "vinster", "förluster", "ersättning", "efter"))}
            end = row + 5 * height
            shares = (end, end + 1)
            for name, first in start.items():
                sheet.row(first, [f"{title}: {name}", "", "Till och med år", *CHOSEN], "head")
            for at, who in enumerate(parties):
                source = 11 + [*a.parties, PRODUCTION].index(who)
                rows = {name: first + 1 + at for name, first in start.items()}
                for line in rows.values():
                    sheet.put(line, 1, who, "label")
                for column in range(len(CHOSEN)):
                    c = LETTERS[4 + column]
                    moved_here = -pay[column] * gains[at, column] - get[column] * losses[at, column]
                    for name, formula, value in (
                        ("före", f"=Prognos!{c}${source}", before[at, column]),
                        ("vinster", f"=MAX({c}${rows['före']},0)", gains[at, column]),
                        ("förluster", f"=MIN({c}${rows['före']},0)", losses[at, column]),
                        ("ersättning", f"=-{c}${shares[0]}*{c}${rows['vinster']}-{c}${shares[1]}*{c}${rows['förluster']}", moved_here),
                        ("efter", f"={c}${rows['före']}+{c}${rows['ersättning']}", before[at, column] + moved_here),
                    ):  # fmt: skip
                        sheet.put(rows[name], 4 + column, formula, "money", float(value))
            for column in range(len(CHOSEN)):
                c = LETTERS[4 + column]
                g, l = (
                    f"SUM({c}${start[name] + 1}:{c}${start[name] + len(parties)})" for name in ("vinster", "förluster")
                )
                sheet.put(shares[0], 4 + column, f"=IF({g}=0,0,MIN({g},-{l})/{g})", "number", float(pay[column]))
                sheet.put(shares[1], 4 + column, f"=IF({l}=0,0,MIN({g},-{l})/-{l})", "number", float(get[column]))
            sheet.put(shares[0], 1, "Vinnarna lämnar (andel av vinsten)", "label")
            sheet.put(shares[1], 1, "Förlorarna får (andel av förlusten)", "label")
            row = end + 4
        for title, which, formula, value in (
            ("År för år, odiskonterat", 0, "={cell}", lambda x: x),
            ("Med budgetårets ögon: bara det som är under noll det året", 0, "=MIN({cell},0)", lambda x: min(x, 0.0)),
            ("Ackumulerat, diskonterat", 2, "={cell}", lambda x: x),
        ):
            series = (a.undiscounted_by, a.discounted_by, a.accumulated_by)[which]
            sheet.put(row, 1, title, "section")
            sheet.year_heads(row + 1, a)
            for row, who in enumerate(tops[:-1], row + 3):
                where, source = self.total(who, which)
                sheet.put(row, 1, who, "label")
                cell = f"{where}!{{c}}${source}"
                sheet.years(row, formula.replace("{cell}", cell), [value(x) for x in series[who, None]])
            row += 2
        return sheet

    def lay_balance(self):
        """What the years to come are still expected to give, year by year."""
        a = self.account
        sheet = Sheet("Social balansräkning", "De senare årens väntade resultat som tillgång, med årets förändringar.")
        tops = [*a.tops(), PRODUCTION]
        height = len(tops) + 4
        start = [20 + which * height for which in range(4)]
        growth = [(1 + a.rate) ** (year - 1) for year in YEARS]
        for first, title in zip(start, ("Utgående balans", "Årets resultat", "Ränta", "Kvar att realisera")):
            sheet.put(first, 1, f"{title} per aktör: årets deltagare", "section")
            sheet.year_heads(first + 1, a)
        sheet.put(18, 1, "Uppräkning till årets värde", "label")
        sheet.years(18, "=(1+Antaganden!$B$7)^({c}$22-1)", growth, "number")
        for at, who in enumerate(tops):
            rows = [first + 3 + at for first in start]
            accumulated, flows = a.accumulated_by[who, None], a.undiscounted_by[who, None]
            where, source = self.total(who, 2)
            flow_row = self.total(who, 0)[1]
            end = f"{where}!${LAST}${source}"
            left = [accumulated[-1] - value for value in accumulated]
            balance = [factor * value for factor, value in zip(growth, left)]
            before = [accumulated[-1], *balance]
            interest = [now - then + flow for now, then, flow in zip(balance, before, flows)]
            sheet.row(rows[0], [who, "", ""], "label")
            for line in rows[1:]:
                sheet.put(line, 1, who, "label")
            sheet.put(rows[0], 3, f"={end}", "money", accumulated[-1])
            sheet.years(rows[3], f"={end}-{where}!{{c}}${source}", left)
            sheet.years(rows[0], f"={{c}}$18*{{c}}${rows[3]}", balance)
            sheet.years(rows[1], f"={where}!{{c}}${flow_row}", flows)
            for column, value in enumerate(interest):
                c, p = LETTERS[4 + column], LETTERS[3 + column]
                sheet.put(rows[2], 4 + column, f"={c}${rows[0]}-{p}${rows[0]}+{c}${rows[1]}", "money", value)
            sheet.put(6 + at, 1, who, "label")
            for column, (formula, value) in enumerate((
                (f"=$C${rows[0]}", accumulated[-1]), (f"=$D${rows[2]}", interest[0]),
                (f"=-$D${rows[1]}", -flows[0]), (f"=$D${rows[0]}", balance[0]),
            ), 2):  # fmt: skip
                sheet.put(6 + at, column, formula, "money", value)
        sheet.row(5, ["Aktör", "Nytt: årets deltagare", "Ränta", "Realiserat", "Utgående balans"], "head")
        return sheet
