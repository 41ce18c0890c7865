"""Whether the programs come to the same: key figures of every report, to the öre.

    python figures.py OURS FASTEST FIGURES.json...     folders of reports, and figures as programs wrote them
"""

import json
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NEAR = 0.005
FEWEST = 100


def named(path):
    """The stored values of the cells that have names."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("xl/workbook.xml"))
    book, sheets, values = CalamineWorkbook.from_path(path), {}, {}
    for name in root.iter(f"{MAIN}definedName"):
        sheet, _, cell = (name.text or "").rpartition("!")
        parts = cell.split("$")
        if len(parts) != 3 or name.get("localSheetId"):
            continue
        sheet = sheet.strip("'")
        if sheet not in sheets:
            sheets[sheet] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        column = 0
        for letter in parts[1]:
            column = column * 26 + ord(letter) - 64
        values[name.get("name")] = sheets[sheet][int(parts[2]) - 1][column - 1]
    return values


def main():
    ours, fastest, *rest = map(Path, sys.argv[1:])
    told = [json.loads(path.read_text()) for path in rest]
    compared, wrong = 0, []
    for path in sorted(ours.rglob("*-bokslut.xlsx")):
        report, right = str(path.relative_to(ours)), named(path)
        for figures in [named(fastest / report), *(figures[report] for figures in told)]:
            both = {name: value for name, value in figures.items() if isinstance(right.get(name), float)}
            compared += len(both)
            wrong += [
                f"{report}: {name} is {value}, ours {right[name]}"
                for name, value in both.items()
                if not isinstance(value, (int, float)) or abs(value - right[name]) > NEAR
            ]
            if len(both) < FEWEST:
                wrong.append(f"{report}: only {len(both)} figures have a name of ours")
    print(f"{compared} key figures compared, {len(wrong)} differ", file=sys.stderr)
    print(*wrong[:20], sep="\n", file=sys.stderr)
    return 1 if wrong or not compared else 0


sys.exit(main())
