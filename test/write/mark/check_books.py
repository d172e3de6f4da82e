"""Opens workbooks with openpyxl as they came in and as they were marked, and prints what differs otherwise than by the marks.

Reads [{"name", "before", "after", "cells": [{"sheet", "cell"}]}] from standard input; prints {name: [sentences]}. A workbook that
openpyxl does not open as it came in says nothing.
"""

import json
import sys
import warnings

from openpyxl import load_workbook
from openpyxl.cell import MergedCell

STYLE = ("number_format", "font", "border", "alignment", "protection")


def cells_of(sheet):
    """The cells that the file has; going through rows and columns would make those between, up to the last row of all."""
    return sheet._cells.values()


def values(sheet):
    return {cell.coordinate: str(cell.value) for cell in cells_of(sheet) if cell.value is not None}


def comments(sheet):
    return {cell.coordinate: cell.comment.text for cell in cells_of(sheet) if getattr(cell, "comment", None)}


def compare(book):
    before = load_workbook(book["before"])
    try:
        after = load_workbook(book["after"])
    except Exception as error:
        return [f"cannot be opened: {error!r}"]
    problems = []
    if after.sheetnames[1:] != before.sheetnames:
        problems.append(f"the sheets were {before.sheetnames} and are {after.sheetnames}")
    if after.active.title != after.sheetnames[0]:
        problems.append(f"it opens on {after.active.title}")
    for sheet in before.worksheets:
        problems += compare_sheet(sheet, after[sheet.title], {place["cell"] for place in book["cells"] if place["sheet"] == sheet.title})
    return problems


def compare_sheet(before, after, cells):
    """Cells under a merged range are nothing to openpyxl: it gives them neither fill nor comment."""
    seen = {cell for cell in cells if not isinstance(after[cell], MergedCell)}
    old, new = comments(before), comments(after)
    problems = [] if values(before) == values(after) else ["the values differ"]
    problems += [f"{cell} has no comment" for cell in seen - set(new)]
    problems += [f"{cell} has lost what its comment said" for cell in set(old) & set(new) if old[cell].strip() not in new[cell]]
    problems += [f"{cell}: its comment has changed" for cell in set(old) - cells if new.get(cell) != old[cell]]
    pairs = {}
    for cell in seen:
        if after[cell].fill.fill_type != "solid":
            problems.append(f"{cell} has no fill")
        if before[cell].has_style:
            pairs[tuple(before[cell]._style), tuple(after[cell]._style)] = cell
    for cell in pairs.values():
        problems += [f"{cell}: its {part} has changed" for part in STYLE if repr(getattr(before[cell], part)) != repr(getattr(after[cell], part))]
    return [f"{before.title}: {problem}" for problem in problems]


def main():
    warnings.simplefilter("ignore")
    found = {}
    for book in json.load(sys.stdin):
        try:
            found[book["name"]] = compare(book)
        except Exception as error:
            found[book["name"]] = [f"not compared: {error!r}"]
    json.dump(found, sys.stdout, ensure_ascii=False)


main()
