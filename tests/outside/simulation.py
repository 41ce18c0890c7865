"""The reference case simulated by somebody else: another model of the account, written from its input numbers
and the rules of the method, and other random numbers. What the report of the sample office says on Simulering
must lie within the standard errors of both.

    python3 simulation.py REPORT
"""

import sys

import numpy as np

from told import SOCIETY, Compared, Told, judge, pert

SEED = 1871
DRAWS = 1_000_000
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


def triangular(random, low, mode, high, draws):
    return random.triangular(low, mode, high, draws)


def draw(random, spread=pert, shifted=None):
    """Everything that is uncertain, by its name; one mode may be shifted by a fiftieth."""
    drawn = {}
    for name, mode in MODES.items():
        moved = mode * 1.02 if name == shifted else mode
        drawn[name] = spread(random, 0.8 * mode, moved, 1.2 * mode, DRAWS)
    drawn[SHARE] = random.beta(PERSONS, PARTICIPANTS - PERSONS, DRAWS)
    return drawn


def account(drawn):
    """Accumulated results in every draw, by party and span."""
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
            results[party, span] = result
    return results


def compared(told, drawn):
    """The draws put beside what the report says."""
    results, beside = account(drawn), Compared(told)
    beside.results(results)
    beside.ranks(drawn, results[SOCIETY, 4])
    return beside


def main(path):
    told = Told(path)
    random = np.random.default_rng(SEED)
    good = compared(told, draw(random))
    assert good.count == 6 * len(SPANS) * 5 + 11 or good.found, good.count
    # What is wrong must be found: a likeliest price that is a fiftieth off, another distribution.
    wrong = {
        "a shifted mode": compared(told, draw(random, shifted="KOM-INSATS: Pris (kr)")),
        "triangular for PERT": compared(told, draw(random, spread=triangular)),
    }
    judge(path, good, wrong)


if __name__ == "__main__":
    main(*sys.argv[1:])
