"""Looks at workbooks as packages of parts, where the validator of the schemas passes over.

    package.py WORKBOOK...

Parts that nothing leads to, content types and relationships, the order of cells, indices of
strings, the document's own properties, and which extensions there are.
"""

import posixpath
import re
import sys
import zipfile
from xml.etree import ElementTree

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"

# Every extension is one that we know, and whose content the validator knows too.
EXTENSIONS = {
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "sparklines",
    "{6F2FDCE9-48DA-4B69-8628-5D25D57E5C99}": "the colour of a bar below zero",
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "conditional formats",
    "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "data validations",
}
PROPERTIES = {
    f"{DC}title": ".+",
    f"{DC}subject": ".+",
    f"{DC}creator": "bokslut.*",
    f"{DC}description": ".*",
    f"{CORE}lastModifiedBy": "bokslut.*",
    f"{TERMS}created": r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T\d\d:\d\d:\d\dZ",
    f"{TERMS}modified": r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T\d\d:\d\d:\d\dZ",
}
NEVER = re.compile(r"vbaProject|externalLink|oleObject|activeX|ctrlProp|customXml|\.bin$")


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def types(parts, tell):
    root = parts["[Content_Types].xml"]
    endings = {found.get("Extension").lower() for found in root.iter(f"{TYPES}Default")}
    named = [found.get("PartName").lstrip("/") for found in root.iter(f"{TYPES}Override")]
    for name in named:
        if name not in parts:
            tell(f"[Content_Types].xml names {name}, which is not there")
    # "xml" alone says no more of a part than that it is one.
    for name in parts.keys() - {"[Content_Types].xml"}:
        ending = name.rpartition(".")[2].lower()
        if name not in named and (ending == "xml" or ending not in endings):
            tell(f"{name} has no content type")


def reached(parts, tell):
    """Walks from the root; tells of what leads nowhere and of what nothing leads to."""
    found, left = {"[Content_Types].xml"}, [""]
    while left:
        folder, name = posixpath.split(left.pop())
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in parts:
            continue
        found.add(relations)
        for relation in parts[relations].iter(f"{RELATIONSHIPS}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target"))).lstrip("/")
            if target not in parts:
                tell(f"{relations} leads to {target}, which is not there")
            elif target not in found:
                found.add(target)
                left.append(target)
    for name in parts.keys() - found:
        tell(f"nothing leads to {name}")


def cells(name, root, strings, tell):
    above = 0
    for row in root.iter(f"{MAIN}row"):
        number, before = int(row.get("r")), 0
        if number <= above:
            tell(f"{name}: row {number} stands after row {above}")
        above = number
        for cell in row.iter(f"{MAIN}c"):
            place = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell.get("r", ""))
            if not place or int(place[2]) != number or column(place[1]) <= before:
                tell(f"{name}: the cell {cell.get('r')} stands where it should not, in row {number}")
                continue
            before = column(place[1])
            value = cell.findtext(f"{MAIN}v")
            if cell.get("t") == "s" and not 0 <= int(value) < strings:
                tell(f"{name}!{cell.get('r')}: there is no text {value}")


def properties(root, tell):
    seen = [found.tag for found in root]
    for found in root:
        if not re.fullmatch(PROPERTIES.get(found.tag, "(?!)"), found.text or "", re.DOTALL):
            tell(f"docProps/core.xml: {found.tag.rpartition('}')[2]} is {found.text!r}")
    if len(set(seen)) < len(seen) or f"{DC}title" not in seen:
        tell("docProps/core.xml: a property is missing or there twice")


def check(path, tell):
    parts = {}
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if len(set(names)) < len(names):
            tell("a part is there twice")
        for name in names:
            if NEVER.search(name):
                tell(f"{name} has no place in our workbooks")
            if name.endswith((".xml", ".rels", ".vml")):
                text = package.read(name)
                if b"<!DOCTYPE" in text:
                    tell(f"{name} declares its own document type")
                parts[name] = ElementTree.fromstring(text)
            else:
                parts[name] = None
    types(parts, tell)
    reached(parts, tell)
    properties(parts["docProps/core.xml"], tell)
    texts = parts.get("xl/sharedStrings.xml")
    strings = len(texts.findall(f"{MAIN}si")) if texts is not None else 0
    for name, root in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            cells(name, root, strings, tell)
        for found in root.iter() if root is not None else ():
            uri = found.get("uri", "") if found.tag.endswith("}ext") else ""
            if uri and uri.upper() not in EXTENSIONS:
                tell(f"{name}: the extension {uri} is not one that we know")
    return len(parts)


def main(paths):
    wrong, parts = [], 0
    for path in paths:
        try:
            parts += check(path, lambda what: wrong.append(f"{path}: {what}"))
        except ElementTree.ParseError as error:
            wrong.append(f"{path}: not well-formed: {error}")
    for line in wrong:
        print(line)
    if not paths or wrong:
        sys.exit(1)
    print(f"package: {len(paths)} workbooks, {parts} parts, each reached, typed and well-formed")


main(sys.argv[1:])
