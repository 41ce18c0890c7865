"""Reads exported tables with DuckDB in all three formats, and holds their sums against the reports.

    export.py OUT...

Each OUT is what a run wrote with --export parquet,csv,json. What stands in the reports is read by
openpyxl, whether the tables are as their schema says by Frictionless. Then one fault at a time is
planted in a copy of the tables, and must be found.
"""

import json
import re
import shutil
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
from frictionless import Resource, Schema

FORMATS = ("parquet", "csv", "json")
# How a report names what has come to by a year, a result, and the sum of all.
NAMES = {"sv": ("Ack", "Resultat", "Totalt"), "en": ("Acc", "Result", "Total")}
NEAR = Decimal("0.000001")


def usable(text):
    return re.sub(r"\W", "_", text)


def read(duck, export, table, form, schema):
    """Reads a table of a format into one of that name, numbers as the decimals that Parquet has."""
    kinds = {"string": "VARCHAR", "integer": "INTEGER", "number": "DECIMAL(38,9)"}
    fields = next(t for t in schema["tables"] if t["name"] == table)["schema"]["fields"]
    types = ", ".join(f"'{f['name']}': '{kinds[f['type']]}'" for f in fields)
    extra = {"parquet": "", "csv": f", types={{{types}}}", "json": f", columns={{{types}}}"}[form]
    files = f"read_{form}('{export}/{table}/**/*.{form}', hive_partitioning=true{extra})"
    duck.sql(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {files}")


def named(report):
    """The defined names of a report with the numbers that its cells hold."""
    book = openpyxl.load_workbook(report, data_only=True)
    found = {}
    for name, defined in book.defined_names.items():
        sheet, _, cell = defined.attr_text.rpartition("!")
        if ":" not in cell:
            value = book[sheet.strip("'").replace("''", "'")][cell.replace("$", "")].value
            if isinstance(value, (int, float)):
                found[name] = Decimal(repr(value))
    return found


def near(one, other):
    return one is not None and other is not None and abs(one - other) <= max(NEAR, abs(other) * NEAR / 10**6)


def complaints(export, reports):
    """What is wrong with an export; `reports` are the named figures of each report."""
    wrong = []
    schema = json.loads((export / "schema.json").read_text(encoding="utf-8"))
    duck = duckdb.connect()
    totals = {}
    for form in FORMATS:
        for table in ("flows", "accounts"):
            read(duck, export, table, form, schema)
        sums = (
            "SELECT report, scenario_number, t, top_actor, cost_type, count(*), sum(undiscounted), "
            "sum(discounted), sum(accumulated) FROM flows GROUP BY ALL ORDER BY ALL"
        )
        totals[form] = duck.sql(sums).fetchall()
        about = duck.sql("SELECT report, language, horizon, society_horizon FROM accounts").fetchall()
        if sorted(row[0] for row in about) != sorted(reports):
            wrong.append(f"{form}: the accounts are not those of the reports")
        for report, language, horizon, society in about:
            if report not in reports:
                continue
            cells, (acc, result, total) = reports[report], NAMES[language]
            of = "FROM flows WHERE report = $report AND scenario_number = 1"
            with_report = {"report": report}
            end = duck.execute(f"SELECT sum(accumulated) {of} AND t = $t", {**with_report, "t": horizon}).fetchone()
            if not near(end[0], society):
                wrong.append(f"{form}: {report}: flows come to {end[0]}, the account to {society}")
            wanted = {}
            rows = duck.execute(f"SELECT cost_type_label, t, sum(accumulated) {of} GROUP BY ALL", with_report)
            for label, t, amount in rows.fetchall():
                wanted[f"{acc}_{usable(label)}_{t}"] = amount
            rows = duck.execute(f"SELECT top_actor, t, sum(accumulated), sum(undiscounted) {of} GROUP BY ALL", with_report)
            for actor, t, amount, plain in rows.fetchall():
                wanted[f"{acc}_{usable(actor)}_{t}"] = amount
                if t == 1:
                    wanted[f"{result}_{usable(actor)}"] = plain
            rows = duck.execute(f"SELECT t, sum(accumulated) {of} GROUP BY ALL", with_report)
            wanted.update({f"{acc}_{total}_{t}": amount for t, amount in rows.fetchall()})
            compared = [name for name in wanted if name in cells]
            if len(compared) < 20:
                wrong.append(f"{form}: {report}: only {len(compared)} figures to compare")
            for name in compared:
                if not near(wanted[name], cells[name]):
                    wrong.append(f"{form}: {report}: {name} is {cells[name]}, the rows come to {wanted[name]}")
    for form in FORMATS[1:]:
        if totals[form] != totals["parquet"]:
            wrong.append(f"{form}: other sums than parquet")
    for path in sorted(export.glob("*/*/*/*.csv")):
        table, year, principal = path.parts[-4:-1]
        held = duck.sql(f"SELECT DISTINCT 'year=' || account_year, 'principal=' || principal_actor FROM read_csv('{path}', hive_partitioning=false)")
        if held.fetchall() != [(year, principal)]:
            wrong.append(f"{path}: does not lie in its partition")
        fields = next(t for t in schema["tables"] if t["name"] == table)["schema"]
        fields = {**fields, "foreignKeys": []}
        checked = Resource(data=path.read_bytes(), format="csv", schema=Schema.from_descriptor(fields)).validate()
        for fault in checked.flatten(["rowNumber", "fieldName", "type"]):
            wrong.append(f"{path}: {fault}")
    return wrong


def first(export, ending, table="flows"):
    return sorted(export.glob(f"{table}/*/*/*.{ending}"))[0]


def an_ore_more(export, _):
    path = first(export, "csv")
    lines = path.read_text(encoding="utf-8").split("\n")
    head, tail = lines[1].rsplit(",", 1)
    lines[1] = f"{head},{Decimal(tail) + Decimal('0.01')}"
    path.write_text("\n".join(lines), encoding="utf-8")


def an_ore_more_in_parquet(export, _):
    path = first(export, "parquet")
    changed = f"SELECT * REPLACE (undiscounted + 0.01 AS undiscounted) FROM '{path}'"
    duckdb.sql(f"COPY ({changed}) TO '{path}.new' (FORMAT parquet)")
    Path(f"{path}.new").replace(path)


def the_account_of_another_year(export, _):
    for ending in FORMATS:
        path = first(export, ending)
        other = path.parents[1].with_name("year=1999") / path.parent.name
        other.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, other)


def a_lost_account(export, _):
    first(export, "json", "accounts").unlink()


def a_comma_for_a_point(export, _):
    path = first(export, "csv", "accounts")
    path.write_text(path.read_text(encoding="utf-8").replace(",hold", ",holds"), encoding="utf-8")


def another_report(_, reports):
    cells = reports[sorted(reports)[0]]
    name = next(name for name in cells if name.startswith(("Ack_", "Acc_")))
    cells[name] += Decimal("0.01")


FAULTS = [
    (an_ore_more, "other sums than parquet"),
    (an_ore_more_in_parquet, "the rows come to"),
    (the_account_of_another_year, "does not lie in its partition"),
    (a_lost_account, "are not those of the reports"),
    (a_comma_for_a_point, "constraint-error"),
    (another_report, "the rows come to"),
]


def main(outs):
    wrong, tables, good = [], 0, None
    for out in map(Path, outs):
        export = next(path for path in (out / "export", out / "export-extern") if path.is_dir())
        found = sorted(path for path in out.glob("*/**/*-bokslut*.xlsx"))
        reports = {path.relative_to(out).as_posix(): named(path) for path in found}
        good = good or (export, reports)
        wrong += complaints(export, reports)
        tables += sum(1 for path in export.rglob("*") if path.suffix[1:] in FORMATS)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    export, reports = good
    for plant, expected in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "export"
            shutil.copytree(export, copy)
            copied = {report: dict(cells) for report, cells in reports.items()}
            plant(copy, copied)
            said = complaints(copy, copied)
        if not any(expected in complaint for complaint in said):
            wrong.append(plant.__name__)
            print(f"{plant.__name__} is not found: {said[:3]}")
    if wrong:
        sys.exit(1)
    print(f"DuckDB: {tables} tables of {len(outs)} exports, their sums those of the reports; {len(FAULTS)} faults planted and found")


main(sys.argv[1:])
