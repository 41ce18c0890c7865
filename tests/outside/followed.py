"""An input workbook whose persons were followed one by one, read from its cells as far as the sample goes: what
is not known here is refused, never passed over."""

from dataclasses import dataclass

import numpy as np
import openpyxl

SHEETS = ["Verksamhet", "Ekonomi", "Utfall", "Deltagare", "Effekter", "Varaktighet", "Antaganden", "Enhetskostnader"]
# How far a number goes to either side where its ends are not given.
REACH = 0.2
SIGNS = {"Intäkt": 1, "Kostnad": -1}


@dataclass
class Outcome:
    """What so many of the persons reached."""

    count: int
    profile: str
    net: float
    # The words for what is drawn of it.
    persons: str
    months_year_1: str
    months_per_person: str
    lasting: str


@dataclass
class Line:
    """One flow of an outcome. Its quantity is given for each effect month, or else its code was measured before
    and after, for each person."""

    label: str
    outcome: str
    actor: str | None
    sign: int
    price: str
    quantity: float | None = None
    code: str | None = None


class Workbook:
    """What the account is made of, and everything uncertain but the persons: value, lowest and highest by name."""

    def __init__(self, path):
        self.book, self.uncertain = openpyxl.load_workbook(path), {}
        assert self.book.sheetnames == SHEETS, self.book.sheetnames
        about = {row[0]: row[1] for row in self.book["Verksamhet"].iter_rows(max_col=2, values_only=True)}
        assumed = {row["Antagande"]: row["Värde"] for row in self.table("Antaganden", "Antagande")}
        assert assumed.keys() == {"Diskonteringsränta", "Horisont"}, assumed
        self.rate, self.horizon = assumed["Diskonteringsränta"], assumed["Horisont"]
        self.persons = self.table("Deltagare", "Deltagare")
        assert len(self.persons) == about["Antal deltagare*"]
        self.books = self.table("Ekonomi", "Post")
        self.profiles = {row["Profil"]: self.shares(row) for row in self.table("Varaktighet", "Profil")}
        self.outcomes = {row["Utfall"]: self.outcome(row) for row in self.table("Utfall", "Utfall")}
        self.costs = {row["Kod"]: row for row in self.table("Enhetskostnader", "Kod")}
        assert all(row["Prisår"] == about["Bokslutsår*"] for row in self.costs.values())
        heads = [head.split() for head in self.persons[0]]
        self.codes = [head[0] for head in heads if head[1:] == ["före"]]
        self.lines = [self.line(row) for row in self.table("Effekter", "Utfall")]
        self.lines += [self.measured(name, code) for name in self.outcomes for code in self.codes]
        # Outcomes that something is paid by the month for; the months of others change nothing.
        self.monthly = {line.outcome for line in self.lines if not line.code}
        for name in self.outcomes.keys() - self.monthly:
            del self.uncertain[self.outcomes[name].months_per_person]

    def table(self, sheet, first):
        """The rows of a sheet under the heads that begin with this word."""
        rows = list(self.book[sheet].iter_rows(values_only=True))
        at = next(at for at, row in enumerate(rows) if row[0] == f"{first}*")
        heads = [head.removesuffix("*") for head in rows[at]]
        return [dict(zip(heads, row)) for row in rows[at + 1 :] if row[0] is not None]

    def vary(self, name, value, most=np.inf, low=None, high=None):
        """Something uncertain, up to the most that it can be; its name."""
        low = value * (1 - REACH) if low is None else low
        high = value * (1 + REACH) if high is None else high
        self.uncertain[name] = (value, low, min(high, most))
        return name

    def shares(self, row):
        """What is left of the full effect each year; the last share holds."""
        assert not any(row[name] for name in ("Avklingning", "Återfall", "Lägst")), row
        given = [row[name] for name in row if name.startswith("År ") and row[name] is not None]
        return np.array(given + given[-1:] * (self.horizon - len(given)))

    def outcome(self, row):
        name, profile = row["Utfall"], row["Varaktighet"]
        return Outcome(
            count=sum(person["Utfall"] == name for person in self.persons),
            profile=profile,
            net=np.prod([1 - row[share] for share in ("Dödvikt", "Undanträngning", "Andras bidrag")]),
            persons=f"{name}: Antal personer",
            months_year_1=f"{name}: Effektmånader år 1",
            months_per_person=self.vary(f"{name}: Månader per person och år", row["Månader per person och år"], 12),
            # Year 1 stays as it is; of no later year more than the whole is left.
            lasting=self.vary(f"{profile}: Faktor för varaktighet", 1, 1 / max(self.profiles[profile][1:])),
        )

    def line(self, row):
        """A line that is written, with the price of its code or its own."""
        assert row["Grund"] == "effektmånad", row
        label, cost = row["Benämning"], self.costs.get(row["Kod"])
        price = self.price(cost) if cost else self.vary(f"{label}: Belopp", row["Belopp (kr)"])
        return Line(label, row["Utfall"], (cost or row)["Aktör"], SIGNS[row["Sida"]], price, quantity=row["Antal"])

    def measured(self, outcome, code):
        """A line that follows from a pair of columns: what the persons with the outcome no longer take."""
        cost = self.costs[code]
        return Line(cost["Benämning"], outcome, cost["Aktör"], 1, self.price(cost), code=code)

    def price(self, cost):
        ends = {"low": cost.get("Lägst"), "high": cost.get("Högst")}
        return self.vary(f"{cost['Kod']}: Pris (kr)", cost["Pris (kr)"], **ends)
