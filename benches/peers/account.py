"""What both programs fill in, each in its own way, and what the report is laid out from."""

from dataclasses import dataclass, field

HORIZON = 20
REAL, PRODUCTION, FINANCIAL = TYPES = ("Real", "Produktionsvärde", "Finansiell")
INCOME, COST = SIDES = ("Intäkt", "Kostnad")
CHOSEN = (1, 2, 3, 4, 5, 10, 20)
OFFSETS = {"början": 0.0, "mitten": 0.5, "slutet": 1.0}
DEFAULT_TIMING = {REAL: "början", PRODUCTION: "början", FINANCIAL: "början"}


@dataclass
class Row:
    """A row of the ledger: an entry of the operation's books, its mirror, or an effect line."""

    label: str
    actor: str
    type: str
    side: str
    counterparty: str
    entry: int | None = None
    mirrors: int | None = None
    effect: int | None = None


@dataclass
class Account:
    """An operation's account. Series are lists of HORIZON numbers, year 1 first."""

    operation: str
    year: int
    principal: str
    participants: float
    group: str
    rate: float
    timing: dict
    price_year: int
    assumed: list  # (name, value, source, cell)
    actors: list  # (name, name of the actor it is part of or "")
    entries: list  # (label, side, amount, payer or "", year)
    outcomes: list  # (name, persons, months year 1, months a person, deadweight, displacement, attribution, net)
    persistence: list  # a series an outcome
    effects: list  # (outcome, side, basis, code, quantity, before, after, series)
    costs: dict  # code: (name, actor, type, unit, price, price year, source, from, to, uprated)
    index: list  # (year, value)
    factors: dict  # type: series of discount factors
    drivers: list  # effect months, persons and share of every outcome, and once last: series
    ledger: list  # of Row
    flows: list  # a series a row
    discounted: list  # a series a row
    # (actor, type): series of its own flows; (actor, None): of all its flows and its parts'.
    undiscounted_by: dict = field(default_factory=dict)
    discounted_by: dict = field(default_factory=dict)
    accumulated_by: dict = field(default_factory=dict)
    # (actor, side, counterparty): amount of year 1, its own.
    statement: dict = field(default_factory=dict)
    sources: list = field(default_factory=list)  # (name, bytes, sha256)

    @property
    def parties(self):
        """The operation and the actors, in order."""
        return [self.operation, *(name for name, _ in self.actors)]

    def parts(self, actor):
        """An actor and those that are part of it."""
        return [actor, *(name for name, parent in self.actors if parent == actor)]

    def tops(self):
        """Those that are part of nobody."""
        return [self.operation, *(name for name, parent in self.actors if not parent)]

    def figures(self):
        """The key figures by the names that they have in a report of ours."""
        total = None
        found = {}
        for actor in [*self.parties, PRODUCTION]:
            parts = self.parts(actor)
            income, cost = (
                sum(v for (who, s, _), v in self.statement.items() if who in parts and s == side) for side in SIDES
            )
            safe = actor.replace(" ", "_")
            if actor != PRODUCTION:
                found[f"Intäkt_{safe}"], found[f"Kostnad_{safe}"] = income, cost
            found[f"Resultat_{safe}"] = income - cost
            for year in CHOSEN:
                found[f"Ack_{safe}_{year}"] = self.accumulated_by[actor, None][year - 1]
        for year in CHOSEN:
            for kind in (REAL, FINANCIAL):
                found[f"Ack_{kind}_{year}"] = self.accumulated_by[total, kind][year - 1]
            found[f"Ack_Totalt_{year}"] = self.accumulated_by[total, None][year - 1]
        found["Resultat_Totalt"] = self.undiscounted_by[total, None][0]
        return found
