"""A sheet to be: which cell holds what. A cell is (row, column, content, style, value), counted from 1, where the value
is what a formula comes to."""

from account import HORIZON

YEARS = range(1, HORIZON + 1)


def letters(number):
    """The letters of a column."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


LETTERS = [letters(number) for number in range(60)]
COLUMNS = LETTERS[4 : 4 + HORIZON]
LAST = COLUMNS[-1]


def quoted(sheet):
    return sheet if sheet.isalnum() else f"'{sheet}'"


class Sheet:
    def __init__(self, name, lead):
        self.name = name
        self.cells = []
        self.charts = []  # (title, first row, last row, place) over the year columns
        self.put(1, 1, name, "title")
        self.put(2, 1, lead, "lead")
        self.put(3, 1, "Belopp i kr. Kontroller:", "lead")
        self.put(3, 2, "=Kontroller!$B$6", "verdict", "OK")

    def put(self, row, column, content, style="text", value=None):
        self.cells.append((row, column, content, style, value))

    def row(self, row, contents, style="text", first=1):
        self.cells += [(row, first + at, content, style, None) for at, content in enumerate(contents) if content != ""]

    def years(self, row, template, values, style="money"):
        """The same formula in every year's column; {c} is the column, {p} the years before it and itself."""
        self.cells += [
            (row, 4 + at, template.replace("{c}", column), style, value)
            for at, (column, value) in enumerate(zip(COLUMNS, values))
        ]

    def year_heads(self, row, account):
        self.put(row, 1, "Kalenderår", "head")
        self.years(row, "=Beräkning!{c}$5", [account.year + year - 1 for year in YEARS], "head")
        self.row(row + 1, ["År", "Aktör", "Kostnadsslag"], "head")
        self.years(row + 1, "=Beräkning!{c}$6", list(YEARS), "head")
