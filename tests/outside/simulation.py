"""The reference case simulated by somebody else: another model of the account, written from its input numbers
and the rules of the method, and other random numbers. What the report of the sample office says on Simulering
must lie within the standard errors of both.

    python3 simulation.py REPORT
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import openpyxl

SEED = 1871
DRAWS = 1_000_000
# Standard errors that a difference may have. Of some 130 that are compared none is outside by chance.
MOST = 5
SPANS = (1, 4, 10, 20)

PERSONS, PARTICIPANTS = 218, 459
RATE = 0.04
KEPT = [1, 0.7, 0.5, 0.4, 0.3] + [0.2] * 15
SUBSIDY = [16_023_000, 13_493_592, 4_255_944] + [0] * 17
WORK = [16_023_000, 31_485_048, 38_303_496, 33_731_040, 33_602_567] + [24_423_382.05] * 15
MONTHS_YEAR_1, MONTHS = 1_021, 5
INCOME, COST = 18_823_000, 22_743_000

# Modes of what is drawn; every one of them reaches a fifth to either side.
MODES = {
    "Arbete: Månader per person och år": MONTHS,
    "Arbete: Faktor för varaktighet": 1,
    "AF-HANDL: Pris (kr)": 3_000,
    "REG-VARD: Pris (kr)": 4_800,
    "RATT: Pris (kr)": 1_000,
    "KOM-INSATS: Pris (kr)": 22_900,
    "FK-ERS: Pris (kr)": 5_513_400,
    "KOM-FORS: Pris (kr)": 18_880_963.5,
    "Lönesubvention: Belopp": 1,
    "Produktionsvärde: Belopp": 1,
}
SHARE = "Arbete: Antal personer"
SOCIETY = "Samhället"
STATISTICS = ["P5", "P50", "P95", "Medelvärde", "Sannolikhet för vinst"]


def pert(random, low, mode, high):
    """Draws between low and high, as the beta distribution that PERT stands for."""
    span = high - low
    a, b = 1 + 4 * (mode - low) / span, 1 + 4 * (high - mode) / span
    return low + span * random.beta(a, b, DRAWS)


def triangular(random, low, mode, high):
    return random.triangular(low, mode, high, DRAWS)


def draw(random, spread=pert, shifted=None):
    """Everything that is uncertain, by its name; one mode may be shifted by a fiftieth."""
    drawn = {}
    for name, mode in MODES.items():
        moved = mode * 1.02 if name == shifted else mode
        drawn[name] = spread(random, 0.8 * mode, moved, 1.2 * mode)
    drawn[SHARE] = random.beta(PERSONS, PARTICIPANTS - PERSONS, DRAWS)
    return drawn


def account(drawn):
    """Accumulated results in every draw: by party, then by span."""
    months, lasting = drawn["Arbete: Månader per person och år"], drawn["Arbete: Faktor för varaktighet"]
    reached = drawn[SHARE] * PARTICIPANTS / PERSONS
    results = {}
    for span in SPANS:
        beginning = [(1 + RATE) ** -year for year in range(span)]
        end = [(1 + RATE) ** -(year + 1) for year in range(span)]
        later = sum(kept * factor for kept, factor in zip(KEPT[1:span], beginning[1:]))
        # Year 1 was observed; later years follow the persons, their months and how long it lasts.
        by_month = reached * (MONTHS_YEAR_1 + PERSONS * months * later * lasting)
        by_year = reached * (1 + later * lasting)
        subsidy = reached * np.dot(SUBSIDY[:span], beginning) * drawn["Lönesubvention: Belopp"]
        work = reached * np.dot(WORK[:span], end) * drawn["Produktionsvärde: Belopp"]
        parties = {
            "Kommun": drawn["KOM-INSATS: Pris (kr)"] * by_month + drawn["KOM-FORS: Pris (kr)"] * by_year - INCOME,
            "Region": drawn["REG-VARD: Pris (kr)"] * by_month,
            "Arbetsförmedlingen": drawn["AF-HANDL: Pris (kr)"] * by_month - subsidy,
            "Försäkringskassan": drawn["FK-ERS: Pris (kr)"] * by_year,
            "Rättsväsendet": drawn["RATT: Pris (kr)"] * by_month,
        }
        parties[SOCIETY] = sum(parties.values()) + work + INCOME - COST
        for party, result in parties.items():
            results.setdefault(party, {})[span] = result
    return results


def describe(result):
    """Each statistic with its standard error."""
    ordered = np.sort(result)

    def percentile(share):
        by = np.sqrt(share * (1 - share) / DRAWS)
        low, middle, high = np.quantile(ordered, [share - by, share, share + by])
        return middle, (high - low) / 2

    gain = np.mean(result > 0)
    told = [percentile(share) for share in (0.05, 0.5, 0.95)]
    told.append((np.mean(result), np.std(result, ddof=1) / np.sqrt(DRAWS)))
    told.append((gain, np.sqrt(gain * (1 - gain) / DRAWS)))
    return dict(zip(STATISTICS, told))


def ranked(values):
    ranks = np.empty(DRAWS)
    ranks[np.argsort(values)] = np.arange(DRAWS)
    return ranks


def rank_correlations(drawn, result):
    ranks = ranked(result)
    return {name: np.corrcoef(ranked(values), ranks)[0, 1] for name, values in drawn.items()}


class Told:
    """What the report says, found by its words."""

    def __init__(self, path):
        with warnings.catch_warnings():
            # What openpyxl lets go of is told by read.py.
            warnings.simplefilter("ignore")
            sheet = openpyxl.load_workbook(path, data_only=True)["Simulering"]
        self.rows = list(sheet.iter_rows(values_only=True))
        self.draws = self.beside("Dragningar")
        self.results = self.read_results()
        first = 1 + next(at for at, row in enumerate(self.rows) if row[:2] == ("Osäkert", "Rangkorrelation"))
        self.ranks = {row[0]: row[1] for row in self.table(first)}

    def beside(self, label):
        return next(row[1] for row in self.rows if row[0] == label)

    def table(self, first):
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


def differences(told, drawn):
    """What lies too far from what the report says."""
    found, compared = [], 0
    results = account(drawn)

    def compare(what, report, error, own, own_error, rounding):
        nonlocal compared
        compared += 1
        most = MOST * np.hypot(error, own_error) + rounding
        if abs(report - own) > most:
            found.append(f"{what}: {report} in the report, {own:.4f} here, at most {most:.4f} apart")

    for party, spans in results.items():
        for span, result in spans.items():
            for name, (own, own_error) in describe(result).items():
                report, error = told.results[party, span][name]
                # Kronor are told whole, probabilities with four decimals.
                compare(f"{party}, {span} years, {name}", report, error, own, own_error, 1 if name != STATISTICS[4] else 1e-4)
    own = rank_correlations(drawn, results[SOCIETY][4])
    if set(own) != set(told.ranks):
        found.append(f"uncertain in one and not in the other: {sorted(set(own) ^ set(told.ranks))}")
    for name, rank in own.items():
        # A rank correlation of independent pairs has an error below 1 / root n.
        error, own_error = told.draws**-0.5, DRAWS**-0.5
        compare(f"rank correlation of {name}", told.ranks.get(name, 9), error, rank, own_error, 1e-4)
    assert compared == 6 * len(SPANS) * 5 + 11, compared
    return found


def main(path):
    told = Told(path)
    random = np.random.default_rng(SEED)
    found = differences(told, draw(random))
    if found:
        sys.exit("\n".join([f"{path}: the simulation differs", *found]))
    # What is wrong must be found: a likeliest price that is a fiftieth off, another distribution.
    wrong = {
        "a shifted mode": draw(random, shifted="KOM-INSATS: Pris (kr)"),
        "triangular for PERT": draw(random, spread=triangular),
    }
    for what, drawn in wrong.items():
        if not differences(told, drawn):
            sys.exit(f"{what} was not found")
    print(f"{Path(path).name}: simulated anew, and {len(wrong)} planted faults found")


if __name__ == "__main__":
    main(*sys.argv[1:])
