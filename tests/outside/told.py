"""What a report says on Simulering, and how far from it the draws of somebody else may lie: for every check that
simulates anew."""

import sys
import warnings
from pathlib import Path

import numpy as np
import openpyxl

# Standard errors that a difference may have. Of some 200 that are compared none is outside by chance.
MOST = 5
SOCIETY = "Samhället"
STATISTICS = ["P5", "P50", "P95", "Medelvärde", "Sannolikhet för vinst"]


def pert(random, low, mode, high, draws):
    """Draws between low and high, as the beta distribution that PERT stands for."""
    span = high - low
    a, b = 1 + 4 * (mode - low) / span, 1 + 4 * (high - mode) / span
    return low + span * random.beta(a, b, draws)


def describe(result):
    """Each statistic with its standard error."""
    ordered, draws = np.sort(result), len(result)

    def percentile(share):
        by = np.sqrt(share * (1 - share) / draws)
        low, middle, high = np.quantile(ordered, [share - by, share, share + by])
        return middle, (high - low) / 2

    gain = np.mean(result > 0)
    told = [percentile(share) for share in (0.05, 0.5, 0.95)]
    told.append((np.mean(result), np.std(result, ddof=1) / np.sqrt(draws)))
    told.append((gain, np.sqrt(gain * (1 - gain) / draws)))
    return dict(zip(STATISTICS, told))


def ranked(values):
    """The rank of each; those that are the same share theirs."""
    _, at, same = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(same) - (same + 1) / 2)[at]


def rank_correlations(drawn, result):
    """Name and rank correlation of everything uncertain, in order."""
    ranks = ranked(result)
    return sorted((name, np.corrcoef(ranked(values), ranks)[0, 1]) for name, values in drawn.items())


class Told:
    """What the report says, found by its words."""

    def __init__(self, path):
        with warnings.catch_warnings():
            # What openpyxl lets go of is told by read.py.
            warnings.simplefilter("ignore")
            sheet = openpyxl.load_workbook(path, data_only=True)["Simulering"]
        self.rows = list(sheet.iter_rows(values_only=True))
        self.draws = next(row[1] for row in self.rows if row[0] == "Dragningar")
        self.results = self.read_results()
        self.ranks = sorted(row[:2] for row in self.table("Osäkert", "Rangkorrelation"))
        # Label, value, lowest and highest of everything uncertain; 0 where there are no ends.
        self.varied = sorted((row[0], row[2], row[3] or 0, row[4] or 0) for row in self.table("Osäkert", "Fördelning"))
        # What each party's result was before anything was drawn.
        self.account = {row[:2]: row[2] for row in self.table("Aktör", None, "Resultat vid simuleringen")}

    def table(self, *heads):
        """The rows under these words, as far as something stands in the second column."""
        first = 1 + next(at for at, row in enumerate(self.rows) if row[: len(heads)] == heads)
        for row in self.rows[first:]:
            if row[1] is None:
                return
            yield row

    def read_results(self):
        first = next(at for at, row in enumerate(self.rows) if row[:2] == ("Aktör", "P5"))
        heads, party, results = self.rows[first], None, {}
        columns = {name: (heads.index(name), heads.index(f"{name}, medelfel")) for name in STATISTICS}
        for row in self.rows[first + 1 :]:
            if row[0] is None:
                return results
            if row[1] is None:
                party = row[0]
                continue
            span = int(row[0].removesuffix(" år"))
            results[party, span] = {name: (row[at], row[error]) for name, (at, error) in columns.items()}


class Compared:
    """How many figures were compared, and what lies too far from what the report says."""

    def __init__(self, told):
        self.told, self.found, self.count = told, [], 0

    def near(self, what, report, own, most):
        self.count += 1
        if not abs(report - own) <= most:
            self.found.append(f"{what}: {report} in the report, {own:.4f} here, at most {most:.4f} apart")

    def results(self, results):
        """Each statistic of the accumulated results, by party and span."""
        for (party, span), result in results.items():
            for name, (own, own_error) in describe(result).items():
                report, error = self.told.results[party, span][name]
                # Kronor are told whole, probabilities with four decimals.
                rounding = 1 if name != STATISTICS[4] else 1e-4
                most = MOST * np.hypot(error, own_error) + rounding
                self.near(f"{party}, {span} years, {name}", report, own, most)

    def ranks(self, drawn, result):
        """The rank correlation of everything uncertain, which must be the same things in both."""
        own, report = rank_correlations(drawn, result), self.told.ranks
        here, there = ([name for name, _ in ranks] for ranks in (own, report))
        if here != there:
            self.found.append(f"uncertain is {there} in the report, and {here} here")
            return
        # A rank correlation of independent pairs has an error below 1 / root n.
        most = MOST * np.hypot(self.told.draws**-0.5, len(result) ** -0.5) + 1e-4
        for (name, rank), (_, there) in zip(own, report):
            self.near(f"rank correlation of {name}", there, rank, most)


def judge(path, good, wrong):
    """Says what lies too far from the report; of what is wrong something must."""
    if good.found:
        sys.exit("\n".join([f"{path}: the simulation differs", *good.found]))
    for what, compared in wrong.items():
        if not compared.found:
            sys.exit(f"{what} was not found")
    print(f"{Path(path).name}: simulated anew, {good.count} figures agree, and {len(wrong)} planted faults found")
