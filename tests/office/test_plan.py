"""The plan as a workbook: whole, and alive."""

import re
import zipfile

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

FEWEST_FORMULAS = 400
# As floating point numbers are the same.
TOLERANCE = 1e-9
VALUE_OF_FORMULA = re.compile(rb"(<c [^>]*>\s*<f>[^<]*</f>)<v>[^<]*</v>")


def test_an_audit_finds_no_fault_in_the_plan(plan):
    result = OpenXmlValidator(max_errors=0).validate(plan)
    assert [f"{one.part_uri} {one.path}: {one.description}" for one in result.errors] == []


@pytest.fixture(scope="module")
def recalculated(desk, office, plan):
    """The plan without what its formulas carry, and with one number changed, each worked out anew by LibreOffice."""
    bare, changed, folder = desk.path("Bare.xlsx"), desk.path("Changed.xlsx"), desk.path("recalculated")
    folder.mkdir()
    without_values(plan, bare)
    change(plan, desk.path("Edited.xlsx"))
    without_values(desk.path("Edited.xlsx"), changed)
    return office.convert("xlsx", folder, bare, changed)


def test_formulas_come_to_what_they_carry(plan, recalculated):
    ours, theirs = values(plan), values(recalculated[0])
    at = formulas(plan)
    assert len(at) >= FEWEST_FORMULAS
    off = [place for place in at if not is_same(ours[place], theirs[place])]
    assert not off, [f"{place}: {ours[place]!r}, recalculated {theirs[place]!r}" for place in off]


def test_a_number_that_is_changed_changes_what_follows(plan, recalculated):
    before, after = values(recalculated[0]), values(recalculated[1])
    moved = {place for place in formulas(plan) if not is_same(before[place], after[place])}
    workbook = load_workbook(plan)
    row = row_of(workbook["Investment"], "Partner") + 1
    tier, everyone = (row_of(workbook["Summary"], name) for name in (before["Investment", f"C{row}"], "All"))
    # What is given out, what is left, how far it is from today, and the sums of the tier and of everyone.
    fte = {"H5": 0.5, "H6": -0.5, f"I{row}": 0.5}
    mdf = {"K5": 1000, "K6": -1000, f"L{row}": 1000}
    sums = {f"E{tier}": 0.5, f"E{everyone}": 0.5, f"G{tier}": 1000, f"G{everyone}": 1000}
    follows = {("Investment", at): by for at, by in (fte | mdf).items()}
    follows |= {("Summary", at): by for at, by in sums.items()}
    assert moved == set(follows)
    for place, by in follows.items():
        assert after[place] - before[place] == pytest.approx(by, abs=1e-6), place


def without_values(plan, path):
    """The workbook without the values its formulas carry, so that whoever opens it has to work them out."""
    with zipfile.ZipFile(plan) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bare:
        for name in whole.namelist():
            content = whole.read(name)
            if name.startswith("xl/worksheets/"):
                content = VALUE_OF_FORMULA.sub(rb"\1", content)
            bare.writestr(name, content)
    left = values(path)
    assert all(left[place] is None for place in formulas(path)), "a formula still carries its value"


def change(plan, path):
    """Half a manager and a thousand of MDF more for the first partner."""
    workbook = load_workbook(plan)
    sheet = workbook["Investment"]
    row = row_of(sheet, "Partner") + 1
    sheet[f"H{row}"] = sheet[f"H{row}"].value + 0.5
    sheet[f"K{row}"] = sheet[f"K{row}"].value + 1000
    workbook.save(path)


def row_of(sheet, name):
    """The one row that begins with the name."""
    (row,) = (cell.row for cell in sheet["A"] if cell.value == name)
    return row


def formulas(path):
    """Sheet and place of every formula."""
    cells = ((sheet.title, cell) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return [(sheet, cell.coordinate) for sheet, cell in cells if cell.data_type == "f"]


def values(path):
    """What stands in every cell, by sheet and place."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(path, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
    }


def is_same(one, other):
    if isinstance(one, str) or isinstance(other, str) or one is None or other is None:
        return one == other
    return abs(one - other) <= TOLERANCE * max(1.0, abs(one), abs(other))
