"""Plants faults in good workbooks, one at a time, and demands that each check finds its own.

    faults.py REPORT SUMMARY LISTING

LISTING is what read.py says of the good workbooks.
"""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
SHEET, CHART, DRAWING = r"xl/worksheets/sheet\d+\.xml", r"xl/charts/chart\d+\.xml", r"xl/drawings/drawing\d+\.xml"
REPORT, SUMMARY = "report", "summary"
NUMBER_FORMULA = r'(<c r="[A-Z]+\d+" s="\d+")(><f>[^<]+</f><v>)[-\d.E]+(</v>)'

# The check that must object, what it must say, and where to plant it: workbook, part, what
# stands there, what shall stand there.
FAULTS = [
    ("package.py", "has no content type", REPORT, r"\[Content_Types\]\.xml", r'<Override PartName="/xl/charts/chart1\.xml"[^>]*/>', ""),
    ("package.py", "which is not there", REPORT, r"xl/_rels/workbook\.xml\.rels", r"sharedStrings\.xml", "otherStrings.xml"),
    ("package.py", "nothing leads to", REPORT, r"xl/drawings/_rels/drawing\d+\.xml\.rels", r"<Relationship .*?/>", ""),
    ("package.py", "stands where it should not", REPORT, SHEET, r'<c r="B(\d+)"', r'<c r="XFD\1"'),
    ("package.py", "there is no text", REPORT, SHEET, r't="s"><v>\d+', 't="s"><v>999999'),
    ("package.py", "created is", REPORT, r"docProps/core\.xml", r"(\d{4})-\d\d-", r"\1-13-"),
    ("package.py", "not well-formed", REPORT, r"docProps/app\.xml", r"</TitlesOfParts>", ""),
    ("package.py", "is not one that we know", REPORT, r"docProps/app\.xml", r"</Properties>", '<ext uri="{0}"/></Properties>'),
    ("schemas.mjs", "/xl/worksheets/", REPORT, SHEET, r"<sheetData>", "<sheetDate/><sheetData>"),
    ("schemas.mjs", "/xl/worksheets/", REPORT, SHEET, r"</worksheet>", '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup colour="1"/></x14:sparklineGroups></ext></extLst></worksheet>'),
    ("schemas.mjs", "/xl/styles.xml", REPORT, r"xl/styles\.xml", r'<fonts count="\d+"', '<fonts count="many"'),
    ("schemas.mjs", "/xl/charts/", REPORT, CHART, r'<c:grouping val="\w+"/>', '<c:grouping val="heaped"/>'),
    ("schemas.mjs", "/xl/drawings/", REPORT, DRAWING, r"<xdr:to>", "<xdr:too/><xdr:to>"),
    ("schemas.mjs", "/xl/workbook.xml", REPORT, r"xl/workbook\.xml", r'sheetId="2"', 'sheetId="1"'),
    ("read.py", "the value is #DIV/0!", REPORT, SHEET, NUMBER_FORMULA, r'\1 t="e"\2#DIV/0!\3'),
    ("read.py", "has no value", REPORT, SHEET, r"(<f>[^<]+</f>)<v>[-\d.E]+</v>", r"\1"),
    ("read.py", "is no place in this workbook", REPORT, SHEET, r"<f>[^<]+</f>", "<f>Borta!$A$1</f>"),
    ("read.py", "is empty", REPORT, SHEET, r"<f>[^<]+</f>", "<f>$XFD$1048576</f>"),
    ("read.py", "TODAY() is volatile", REPORT, SHEET, r"<f>[^<]+</f>", "<f>TODAY()</f>"),
    ("read.py", "the name Horisont", REPORT, r"xl/workbook\.xml", r'(name="Horisont">)[^<]+', r"\1$ZZ$9"),
    ("read.py", "the link leads to no file", SUMMARY, r"xl/worksheets/_rels/sheet\d+\.xml\.rels", r'Target="[^"]+\.xlsx"', 'Target="borta.xlsx"'),
    ("read.py", "is no place in this workbook", SUMMARY, SHEET, r'location="[^"]+"', 'location="Borta!A1"'),
    ("read.py", "is not all numbers", REPORT, CHART, r"(<c:val><c:numRef><c:f>[^!]+)!\$[A-Z]+\$\d+:[^<]+", r"\1!$A$1"),
    ("read.py", "has no alternative text", REPORT, DRAWING, r' descr="[^"]*"', ""),
    ("read.py", "hidden", REPORT, r"xl/workbook\.xml", r'sheetId="2"', 'sheetId="2" state="hidden"'),
    ("read.py", "wider than its paper", REPORT, SHEET, r'<pageSetUpPr fitToPage="1"/>(.*?width=")|(scale=")\d+', lambda found: found[1] + "2" if found[1] else found[2] + "400"),
    ("read.py", "has a colour that programs draw differently", REPORT, r"xl/styles\.xml", r'formatCode="#,##0[^"]*"', 'formatCode="#,##0;[Color9]-#,##0"'),
    ("read.py", "no footer", REPORT, SHEET, r"<oddFooter>.*?</oddFooter>", ""),
    ("read.py", "a formula stands in an unlocked cell", REPORT, r"xl/styles\.xml", r"<cellXfs.*</cellXfs>", lambda found: found[0].replace("</xf>", '<protection locked="0"/></xf>')),
    ("read.mjs", "openpyxl has", REPORT, SHEET, NUMBER_FORMULA, r"\1\g<2>12345.5\3"),
    ("read.mjs", "openpyxl has", REPORT, r"xl/styles\.xml", r'formatCode="#,##0', 'formatCode="0'),
    ("read.mjs", "has the contrast", REPORT, r"xl/styles\.xml", r"<fonts.*</fonts>", lambda found: found[0].replace('theme="1"', 'rgb="FFEEEEEE"')),
    ("read.mjs", "its amounts have no unit", REPORT, CHART, r"(<c:valAx>.*?)<c:title>.*?</c:title>", r"\1"),
    ("read.mjs", "lies over", REPORT, DRAWING, r"(<xdr:from><xdr:col>)\d+(.*?<xdr:row>)\d+", r"\g<1>0\g<2>0"),
    ("read.mjs", "the name Horisont", REPORT, r"xl/workbook\.xml", r'(name="Horisont">[^<]+)\d<', r"\g<1>0<"),
]


def planted(good, part, pattern, replacement, bad):
    """A copy of a workbook with one change, in the first part where it can be made."""
    done = False
    with zipfile.ZipFile(good) as package, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            text = package.read(name)
            if not done and re.fullmatch(part, name):
                changed, done = re.subn(pattern, replacement, text.decode("utf-8"), count=1, flags=re.DOTALL)
                text = changed.encode("utf-8")
            copy.writestr(name, text)
    return done


def objections(check, good, bad, listing):
    if check == "read.mjs":
        seen = json.loads(listing.read_text(encoding="utf-8"))
        given = bad.with_suffix(".json")
        given.write_text(json.dumps({str(bad): seen[str(good)]}), encoding="utf-8")
    else:
        given = bad
    program = "node" if check.endswith(".mjs") else sys.executable
    run = subprocess.run([program, HERE / check, given], capture_output=True, text=True)
    return run.stdout + run.stderr if run.returncode else ""


def main(report, summary, listing):
    workbooks, missed = {REPORT: Path(report), SUMMARY: Path(summary)}, 0
    for number, (check, expected, workbook, part, pattern, replacement) in enumerate(FAULTS):
        # Beside the good one, so that its links still lead somewhere.
        good = workbooks[workbook]
        bad = good.with_name(f"fault-{number}.xlsx")
        there = planted(good, part, pattern, replacement, bad)
        said = objections(check, good, bad, Path(listing)) if there else "nothing could be planted"
        if expected not in said:
            print(f"{check} does not tell of fault {number} ({expected}): {said[:500]}")
            missed += 1
        bad.unlink()
    if missed:
        sys.exit(1)
    print(f"faults: {len(FAULTS)} planted, each found by the check that it is for")


main(*sys.argv[1:])
