"""How cells look, in the words of XlsxWriter."""

BASE = {"font_name": "Arial", "font_size": 10}
MONEY = "#,##0;[Red]-#,##0"

FORMATS = {
    "title": {**BASE, "font_size": 16, "bold": True},
    "lead": {**BASE, "italic": True},
    "section": {**BASE, "bold": True, "font_size": 12},
    "head": {**BASE, "bold": True, "bg_color": "#DDE5EC", "text_wrap": True},
    "label": {**BASE, "bold": True},
    "text": BASE,
    "number": {**BASE, "num_format": "#,##0.####"},
    "money": {**BASE, "num_format": MONEY},
    "sum": {**BASE, "num_format": MONEY, "bold": True, "top": 1},
    "input": {**BASE, "bg_color": "#FFF8D6"},
    "verdict": {**BASE, "bold": True},
}
