"""Opens workbooks with openpyxl, which shares nothing with what wrote them, and says what is wrong.

    read.py [--listing FILE] WORKBOOK...

Nothing wrong: status 0, and with --listing every cell as this reader sees it, for the other
reader (read.mjs) to compare with what it sees.
"""

import json
import re
import sys
import warnings
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from openpyxl.xml.functions import fromstring

VOLATILE = {"CELL", "INDIRECT", "INFO", "NOW", "OFFSET", "RAND", "RANDBETWEEN", "TODAY"}
# Parts of a workbook that openpyxl says it leaves alone. The schemas and read.mjs see them.
LEFT_ALONE = re.compile(r"(Sparkline Group|Conditional Formatting|Data Validation) extension is not supported")
# A colour by its number is another in LibreOffice than in Excel; one by its name is the same.
NUMBERED = re.compile(r"\[colou?r *\d+\]", re.IGNORECASE)
AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?")
PLAIN_SIZE = 11


class Workbook:
    """One workbook: its formulas, the values stored beside them, and what is wrong."""

    def __init__(self, path):
        self.path = path
        self.wrong = []
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            self.book = openpyxl.load_workbook(path)
            self.values = openpyxl.load_workbook(path, data_only=True)
        for warning in said:
            if not LEFT_ALONE.match(str(warning.message)):
                self.tell("", f"openpyxl warns: {warning.message}")
        marks = {prop.name: prop.value for prop in self.book.custom_doc_props.props}
        self.kind = marks.get("bokslut", "").partition("/")[0]

    def tell(self, place, what):
        self.wrong.append(f"{place}: {what}" if place else what)

    def area(self, place, reference, sheet=None, blank=False):
        """The stored values that a reference means, row by row; nothing where it means none."""
        reference = reference.lstrip("=")
        if reference in self.book.defined_names:
            reference = self.book.defined_names[reference].attr_text
        named, _, cells = reference.rpartition("!")
        name = named.strip("'").replace("''", "'") if named else sheet
        if name not in self.values.sheetnames or not AREA.fullmatch(cells):
            self.tell(place, f"{reference} is no place in this workbook")
            return []
        left, top, right, bottom = range_boundaries(cells)
        rows = self.values[name].iter_rows(top, bottom, left, right, values_only=True)
        found = [value for row in rows for value in row]
        if not blank and all(value is None for value in found):
            self.tell(place, f"{reference} is empty")
        return found

    def expression(self, place, text, sheet, blank=False):
        """Reads a formula, and follows everything it refers to."""
        tokens = Tokenizer(text if text.startswith("=") else f"={text}").items
        for token in tokens:
            if token.type == "OPERAND" and token.subtype == "RANGE":
                self.area(place, token.value, sheet, blank)
            elif token.type == "FUNC" and token.value.rstrip("(").upper() in VOLATILE:
                self.tell(place, f"{token.value}) is volatile")
            elif token.subtype == "ERROR":
                self.tell(place, f"{token.value} stands in the formula")

    def cells(self, sheet):
        """Formulas read and with a value, links that lead somewhere, inputs told from the rest."""
        inputs = set()
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            place = f"{sheet.title}!{cell.coordinate}"
            stored = self.values[sheet.title][cell.coordinate]
            if NUMBERED.search(cell.number_format):
                self.tell(place, f"{cell.number_format} has a colour that programs draw differently")
            if stored.data_type == "e":
                self.tell(place, f"the value is {stored.value}")
            if cell.data_type == "f":
                self.expression(place, cell.value, sheet.title)
                if stored.value is None:
                    self.tell(place, f"{cell.value} has no value")
            if cell.hyperlink:
                self.link(place, cell.hyperlink)
            if cell.comment and not cell.comment.text.strip():
                self.tell(place, "the comment is empty")
            if sheet.protection.sheet and not cell.protection.locked:
                inputs.add(cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None)
                if cell.data_type == "f":
                    self.tell(place, "a formula stands in an unlocked cell")
        if None in inputs or len(inputs) > 1:
            self.tell(sheet.title, f"inputs have not one ground of their own: {inputs}")

    def link(self, place, link):
        target = unquote(link.target or "")
        if "://" in target:
            self.tell(place, f"the link leaves the computer: {target}")
        elif target:
            path, _, _ = target.removeprefix("file:///").partition("#")
            if not (self.path.parent / path).exists():
                self.tell(place, f"the link leads to no file: {target}")
        else:
            self.area(place, link.location)

    def drawings(self):
        """Charts and pictures are described in words; openpyxl lets go of them when it loads."""
        with ZipFile(self.path) as package:
            for part in package.namelist():
                if re.fullmatch(r"xl/drawings/drawing\d+\.xml", part):
                    drawing = SpreadsheetDrawing.from_tree(fromstring(package.read(part)))
                    for anchor in drawing.twoCellAnchor + drawing.oneCellAnchor + drawing.absoluteAnchor:
                        frame = anchor.graphicFrame and anchor.graphicFrame.nvGraphicFramePr
                        known = (frame or anchor.pic.nvPicPr).cNvPr
                        if not (known.descr or "").strip():
                            self.tell(part, f"{known.name} has no alternative text")

    def charts(self, sheet):
        for number, outer in enumerate(sheet._charts, 1):
            place = f"{sheet.title}, chart {number}"
            if outer.title is None:
                self.tell(place, "no title")
            drawn = [series for chart in outer._charts for series in chart.series]
            if not drawn:
                self.tell(place, "draws nothing")
            for series in drawn:
                values = self.area(place, series.val.numRef.f)
                if not all(isinstance(value, (int, float)) for value in values):
                    self.tell(place, f"{series.val.numRef.f} is not all numbers")
                labels = series.cat.strRef or series.cat.numRef
                if len(self.area(place, labels.f)) != len(values):
                    self.tell(place, f"{labels.f} are not the labels of {series.val.numRef.f}")

    def rules(self, sheet):
        """What may be chosen, and what is coloured when."""
        for rule in sheet.data_validations.dataValidation:
            place = f"{sheet.title}!{rule.sqref}"
            for formula in (rule.formula1, rule.formula2):
                if formula and not formula.startswith('"'):
                    # What is chosen from in an empty workbook is still to be filled in.
                    self.expression(place, formula, sheet.title, blank=True)
            if rule.showErrorMessage and not (rule.errorTitle and rule.error):
                self.tell(place, "a value is refused without a word")
        for place in sheet.conditional_formatting:
            for rule in place.rules:
                if rule.dxf is None and rule.type in ("cellIs", "expression"):
                    self.tell(f"{sheet.title}!{place.sqref}", "a condition changes nothing")
                for formula in rule.formula:
                    self.expression(f"{sheet.title}!{place.sqref}", formula, sheet.title)

    def too_wide(self, sheet):
        """Whether the sheet at its scale is wider than A4 on its side less its margins."""
        widths = {}
        for dimension in sheet.column_dimensions.values():
            widths.update({at: dimension.width for at in range(dimension.min, dimension.max + 1)})
        # A width is in digits of 7 pixels, at 96 to the inch.
        inches = sum(widths.get(at, 9.14) for at in range(1, sheet.max_column + 1)) * 7 / 96
        paper = 297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right
        return inches * (sheet.page_setup.scale or 100) / 100 > paper

    def form(self, sheet):
        """What every sheet of every workbook has, on the screen and on paper."""
        title = sheet["A1"]
        if not (title.value and title.font.b and title.font.sz > PLAIN_SIZE):
            self.tell(sheet.title, "no title in A1")
        paper, printed = sheet.page_setup, sheet.sheet_properties.pageSetUpPr
        if (paper.orientation, str(paper.paperSize)) != ("landscape", "9"):
            self.tell(sheet.title, "not A4 landscape")
        over_pages = printed and printed.fitToPage or sheet.print_title_cols
        if not over_pages and self.too_wide(sheet):
            self.tell(sheet.title, "wider than its paper")
        for edge, parts in ("header", sheet.oddHeader), ("footer", sheet.oddFooter):
            if not any(part.text for part in (parts.left, parts.center, parts.right)):
                self.tell(sheet.title, f"no {edge}")
        if sheet.sheet_state != "visible":
            self.tell(sheet.title, "hidden")
        for what in (sheet.row_dimensions, sheet.column_dimensions):
            for key, dimension in what.items():
                if dimension.hidden:
                    self.tell(sheet.title, f"{key} is hidden")
        if sheet.merged_cells.ranges:
            self.tell(sheet.title, f"merged cells: {sheet.merged_cells}")

    def check(self):
        if not self.kind.startswith("bokslut"):
            self.tell("", "not marked as ours")
        if self.kind == "bokslut-rapport" and not self.book.defined_names:
            self.tell("", "no defined names")
        for name, defined in self.book.defined_names.items():
            self.area(f"the name {name}", defined.attr_text)
        self.drawings()
        for sheet in self.book:
            self.form(sheet)
            self.cells(sheet)
            self.charts(sheet)
            self.rules(sheet)
        return self.wrong

    def listing(self):
        """Every cell that holds something: its formula, its value, its number format, its weight."""
        sheets = {}
        for sheet in self.book:
            held = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
            sheets[sheet.title] = {
                cell.coordinate: [
                    cell.value[1:] if cell.data_type == "f" else None,
                    self.values[sheet.title][cell.coordinate].value,
                    cell.number_format,
                    bool(cell.font.b),
                ]
                for cell in held
            }
        names = {name: defined.attr_text for name, defined in self.book.defined_names.items()}
        charts = {sheet.title: len(sheet._charts) for sheet in self.book}
        return {"sheets": sheets, "names": names, "charts": charts}


def main(arguments):
    listing = None
    if arguments[:1] == ["--listing"]:
        listing, arguments = Path(arguments[1]), arguments[2:]
    wrong, seen = 0, {}
    for argument in arguments:
        workbook = Workbook(Path(argument))
        for complaint in workbook.check():
            print(f"{argument}: {complaint}")
            wrong += 1
        seen[argument] = workbook.listing()
    if listing:
        listing.write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
    if not arguments or wrong:
        sys.exit(1)
    cells = [cell for book in seen.values() for sheet in book["sheets"].values() for cell in sheet.values()]
    formulas = sum(1 for cell in cells if cell[0] is not None)
    charts = sum(count for book in seen.values() for count in book["charts"].values())
    print(f"openpyxl: {len(seen)} workbooks, {len(cells)} cells, {formulas} formulas, {charts} charts")


main(sys.argv[1:])
