"""The sample whose persons were followed one by one, simulated by somebody else: the persons are drawn anew, as
many as they are and with replacement, and everything counted over them falls together. The account of each draw
is worked out from its persons by the rules of the method, with other random numbers than the program's; what the
report says on Simulering must lie within the standard errors of both.

    python3 simulation_persons.py WORKBOOK REPORT
"""

import sys

import numpy as np

from followed import Workbook
from told import SOCIETY, Compared, Told, judge, pert

SEED = 1871
DRAWS = 200_000
# Draws whose persons are counted at a time.
BLOCK = 10_000
SPANS = (1, 4, 10)
# Those of the method, in every account.
ACTORS = ["Kommun", "Region", "Arbetsförmedlingen", "Försäkringskassan", "Rättsväsendet", "Övriga"]
BEFORE, AFTER = "före", "efter"


def columns(workbook):
    """What is summed over persons, by name: a number for each row."""
    found, persons = {}, workbook.persons
    for outcome in workbook.outcomes:
        those = np.array([person["Utfall"] == outcome for person in persons], float)
        found["persons", outcome] = those
        found["months", outcome] = those * [person["Effektmånader"] or 0 for person in persons]
        for code in workbook.codes:
            measured = those * [person[f"{code} {BEFORE}"] is not None for person in persons]
            found["measured", outcome, code] = measured
            for when in (BEFORE, AFTER):
                found[when, outcome, code] = measured * [person[f"{code} {when}"] or 0 for person in persons]
    return found


def sums(workbook, times):
    """The columns summed over the persons, each as many times as told: by name."""
    found = columns(workbook)
    return dict(zip(found, (times @ np.column_stack(list(found.values()))).T))


def redrawn(workbook, random):
    """The sums over as many persons as there are, drawn with replacement."""
    count = len(workbook.persons)
    alike = np.full(count, 1 / count)
    blocks = [sums(workbook, random.multinomial(count, alike, BLOCK)) for _ in range(DRAWS // BLOCK)]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def over(total, count):
    """The mean; the sample is large enough that somebody is in every draw."""
    assert np.all(count > 0)
    return total / count


def mean_of(line, when):
    """What the report calls the mean before or after of a line."""
    return f"{line.outcome}: {line.label}: {when.capitalize()}"


def alone(drawn):
    """What is ranked: the means before and after belong together, so the report ranks neither."""
    ends = tuple(f": {when.capitalize()}" for when in (BEFORE, AFTER))
    return {name: values for name, values in drawn.items() if not name.endswith(ends)}


def counted(workbook, summed):
    """What the persons say, by what the report calls it. Effect months are those of
    as many persons as the workbook has, so that how many and how long are apart."""
    found = {}
    for name, outcome in workbook.outcomes.items():
        found[outcome.persons] = summed["persons", name]
        if name in workbook.monthly:
            months = over(summed["months", name], summed["persons", name])
            found[outcome.months_year_1] = months * outcome.count
    for line in workbook.lines:
        if line.code:
            for when in (BEFORE, AFTER):
                mean = over(summed[when, line.outcome, line.code], summed["measured", line.outcome, line.code])
                found[mean_of(line, when)] = mean
    return found


def priced(workbook, random, shifted=None):
    """Everything uncertain but the persons; one likeliest value may be shifted by a twentieth."""
    return {
        name: pert(random, low, value * (1.05 if name == shifted else 1), high, DRAWS)
        for name, (value, low, high) in workbook.uncertain.items()
    }


def accumulated(workbook, line, drawn, discount):
    """A line's result over the years of these discount factors."""
    outcome = workbook.outcomes[line.outcome]
    shares, reached = workbook.profiles[outcome.profile][: len(discount)], drawn[outcome.persons]
    later = drawn[outcome.lasting] * (shares[1:] @ discount[1:])
    if line.code:
        before, after = (drawn[mean_of(line, when)] for when in (BEFORE, AFTER))
        units = (before - after) * reached * (shares[0] + later)
    else:
        # Year 1 was observed; later years follow the persons, their months and how long it lasts.
        observed = drawn[outcome.months_year_1] / outcome.count
        units = line.quantity * reached * (observed + drawn[outcome.months_per_person] * later)
    return line.sign * drawn[line.price] * units * outcome.net


def account(workbook, drawn):
    """Accumulated results in every draw, by party and span."""
    results = {}
    for span in SPANS:
        discount = (1 + workbook.rate) ** -np.arange(span)
        parties = {party: 0 * drawn[workbook.lines[0].price] for party in [SOCIETY, *ACTORS]}
        for post in workbook.books:
            # What the operation gets from an actor cancels in total; what it costs does not.
            loser = post["Aktör"] if post["Sida"] == "Intäkt" else SOCIETY
            parties[loser] -= post["Belopp (kr)"] * discount[post["År"] - 1] if post["År"] <= span else 0
        for line in workbook.lines:
            for party in {SOCIETY, line.actor or SOCIETY}:
                parties[party] += accumulated(workbook, line, drawn, discount)
        results.update({(party, span): result for party, result in parties.items()})
    return results


def undrawn(workbook, beside):
    """Everything uncertain as the report has it, and the results before anything is drawn."""
    persons = counted(workbook, sums(workbook, np.ones(len(workbook.persons))))
    own = [(name, *ends) for name, ends in workbook.uncertain.items()]
    own += [(name, value, 0, 0) for name, value in persons.items()]
    for (here, *mine), (there, *theirs) in zip(sorted(own), beside.told.varied, strict=True):
        for what, value, report in zip(("value", "lowest", "highest"), mine, theirs):
            beside.near(f"{there} in the report, {here} here, {what}", report, value, 1e-9 * abs(value))
    values = {name: ends[0] for name, ends in workbook.uncertain.items()}
    for (party, span), result in account(workbook, {**values, **persons}).items():
        beside.near(f"{party}, {span} years, undrawn", beside.told.account[party, f"{span} år"], result, 0.01)


def compared(told, workbook, drawn):
    """The draws put beside what the report says."""
    results, beside = account(workbook, drawn), Compared(told)
    assert results.keys() == told.results.keys(), results.keys() ^ told.results.keys()
    beside.results(results)
    beside.ranks(alone(drawn), results[SOCIETY, 4])
    return beside


def main(path, report):
    workbook, told, random = Workbook(path), Told(report), np.random.default_rng(SEED)
    prices, summed = priced(workbook, random), redrawn(workbook, random)
    persons = counted(workbook, summed)
    good = compared(told, workbook, {**prices, **persons})
    undrawn(workbook, good)
    # The means of persons that are drawn once more, apart from those who are counted.
    again = counted(workbook, redrawn(workbook, random))
    means = {name: mean for name, mean in again.items() if name not in alone(again)}
    after = {name: mean for name, mean in means.items() if name.endswith(AFTER.capitalize())}
    everybody = len(workbook.persons)
    betas = {
        outcome.persons: everybody * random.beta(outcome.count, everybody - outcome.count, DRAWS)
        for outcome in workbook.outcomes.values()
    }
    # What is wrong must be found.
    wrong = {
        "a shifted price": {**priced(workbook, random, "SJUKP: Pris (kr)"), **persons},
        "how many reach each outcome drawn by itself": {**prices, **persons, **betas},
        "means of others than those who are counted": {**prices, **persons, **means},
        "before and after of different persons": {**prices, **persons, **after},
    }
    judge(report, good, {what: compared(told, workbook, drawn) for what, drawn in wrong.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
