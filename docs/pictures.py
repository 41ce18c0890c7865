"""Cuts the pictures of the documents out of printed workbooks; make-pictures.sh calls it.

    pictures.py BOOKS IMAGES

BOOKS holds workbooks and the PDF that each was printed to. pictures.json names the picture of
every sheet of each; none where a sheet of the same kind has one, and `*` where the rest has none.
"""

import json
import subprocess
import sys
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from struct import pack
from xml.etree import ElementTree

DOTS = 130
MARGIN = 16
COLOURS = 48
APART = 30  # a colour farther than this from all of the palette is added to it
FOOTER = 0.94  # of the page's height: the footer is below
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(workbook):
    with zipfile.ZipFile(workbook) as package:
        root = ElementTree.fromstring(package.read("xl/workbook.xml"))
    return [sheet.get("name") for sheet in root.iter(f"{MAIN}sheet")]


def first_pages(pdf, names):
    """The first page of each sheet: where its name ends the header, or is the title."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    found, left = {names[0]: 1}, names[1:]
    for number, page in enumerate(text.split("\f"), 1):
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        if left and any(line.endswith(left[0]) for line in lines[:4]):
            found[left.pop(0)] = number
    if left:
        sys.exit(f"{pdf}: no page of {left[0]}")
    return found


def cropped(ppm):
    """Rows of pixels from the header to the last content above the footer, without empty edges."""
    _, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    blank = b"\xff" * 3 * width
    rows = [pixels[at * 3 * width : (at + 1) * 3 * width] for at in range(int(height * FOOTER))]
    while rows and rows[-1] == blank:
        rows.pop()
    top = next(at for at, row in enumerate(rows) if row != blank)
    rows = rows[max(0, top - MARGIN) :] + [blank] * MARGIN
    # Whole pixels from the left and the right: what is white is three bytes of 255 each.
    left = min((len(row) - len(row.lstrip(b"\xff"))) // 3 for row in rows)
    right = min((len(row) - len(row.rstrip(b"\xff"))) // 3 for row in rows)
    left, right = max(0, left - MARGIN), width - max(0, right - MARGIN)
    return right - left, [row[3 * left : 3 * right] for row in rows]


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))


def png(width, rows):
    """The picture with a palette: the commonest colours, and rarer ones that are like none of them."""
    pixels = [[row[at : at + 3] for at in range(0, 3 * width, 3)] for row in rows]
    palette, index = [], {}
    for colour, _ in Counter(pixel for row in pixels for pixel in row).most_common():
        near = min(range(len(palette)), key=lambda at: distance(colour, palette[at]), default=None)
        if len(palette) < COLOURS or (len(palette) < 256 and distance(colour, palette[near]) > APART**2):
            near = len(palette)
            palette.append(colour)
        index[colour] = near
    data = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels)

    def chunk(kind, content):
        body = kind + content
        return pack(">I", len(content)) + body + pack(">I", zlib.crc32(body))

    head = pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"PLTE", b"".join(palette)), chunk(b"IDAT", zlib.compress(data, 9)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def main(books, images):
    wanted = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    for book, pictures in wanted.items():
        names = sheets(books / f"{book}.xlsx")
        unlike = set(pictures) ^ set(names)
        if "*" in pictures:
            unlike = set(pictures) - set(names) - {"*"}
        if unlike:
            sys.exit(f"{book}.xlsx and pictures.json have not the same sheets: {', '.join(sorted(unlike))}")
        pdf = books / f"{book}.pdf"
        pages = first_pages(pdf, names)
        for name, picture in pictures.items():
            if picture:
                page = str(pages[name])
                drawn = subprocess.run(["pdftoppm", "-f", page, "-l", page, "-r", str(DOTS), pdf], capture_output=True, check=True)
                path = images / f"{picture}.png"
                path.write_bytes(png(*cropped(drawn.stdout)))
                print(f"{path.stat().st_size:8} {path}")


main(Path(sys.argv[1]), Path(sys.argv[2]))
