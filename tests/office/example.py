"""The example at its review, and at the review two quarters later.

The command line freezes quarters and imports files, but decides nothing: what is decided on the Review screen is
written to the document by statements of our own.
"""

import sqlite3
from base64 import b64encode
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image

ROSTERS = Path(__file__).parent.parent / "rosters"
QUARTER, NEXT_REVIEW = "2026-04-01", "2026-10-01"
# Who gets what the sunsets free.
WINNERS = ("Halden & Rowe", "Cirrova Cloud", "Ferrolane", "Kestrel Grove", "Bracken Lowe")


@contextmanager
def written(path):
    """The document as a database, to write what the command line decides nothing of; its seal is taken off."""
    with closing(sqlite3.connect(path)) as document, document:
        yield document
        document.execute("UPDATE document SET seal = NULL")


def make(desk, name):
    """The example with a plan for the next quarter, another scenario beside it, and its quarter frozen."""
    desk.run("new", name, "--demo")
    proposals = desk.json("review", name, "propose")["proposals"]
    accepted = [one for one in proposals if one["state"] == "proposed"]
    with written(desk.path(name)) as document:
        plan = scenario(document, "A", "Reinvest the long tail", is_plan=True)
        decide(document, plan, accepted)
        reinvest(document, plan, accepted)
        careful = scenario(document, "B", "Promote only", is_plan=False)
        decide(document, careful, [one for one in accepted if one["to"] == 1])
    desk.run("review", name, "freeze")
    desk.run("check", name)


def look(desk, name):
    """A colour, a font and a logo of the company's own."""
    logo = BytesIO()
    Image.new("RGB", (480, 160), "#b4233c").save(logo, "PNG")
    with written(desk.path(name)) as document:
        document.execute("INSERT INTO deck_look (id, colour, font) VALUES (1, '#B4233C', 'calibri')")
        picture = b64encode(logo.getvalue()).decode()
        document.execute("INSERT INTO deck_logo (id, png, name) VALUES (1, ?, 'logo.png')", [picture])


def go_on(desk, name):
    """Two quarters later: what moved since the frozen one."""
    for sheet in ("Production by quarter", "Opportunities", "MDF ledger"):
        workbook = ROSTERS / "demo-two-quarters-after.xlsx"
        desk.run("import", workbook, "--into", name, "--sheet", sheet, "--as-of", "2026-12-31")
    with written(desk.path(name)) as document:
        document.execute("UPDATE setting SET review_quarter = ?", [NEXT_REVIEW])
    desk.run("check", name)


def scenario(document, letter, name, is_plan):
    statement = "INSERT INTO scenario (quarter, letter, name, is_plan) VALUES (?, ?, ?, ?)"
    return document.execute(statement, [QUARTER, letter, name, is_plan]).lastrowid


def decide(document, scenario_id, proposals):
    for one in proposals:
        document.execute(
            """INSERT INTO decision (scenario_id, partner_id, subject, verdict, target, reason, owner, approver, due,
                                     rule, version, evidence, decided_at)
               VALUES (?, ?, 'tier', 'accepted', ?, '', 'Ines Arden', '', '2026-09-30', ?, 0, ?, '2026-07-06T09:12:00Z')
            """,
            [scenario_id, partner(document, one["id"]), str(one["to"]), one["rule"], "; ".join(one["evidence"])],
        )


def reinvest(document, scenario_id, proposals):
    """What the sunsets free goes to the winners, to the cent and to the hundredth."""
    sunset = [partner(document, one["id"]) for one in proposals if one["to"] == "sunset"]
    for place, name in enumerate(WINNERS):
        (winner,) = document.execute("SELECT id FROM partner WHERE name = ?", [name]).fetchone()
        fte, mdf = (
            today(document, winner, measure) + share(sum(today(document, one, measure) for one in sunset), place)
            for measure in ("fte", "mdf_allocated")
        )
        document.execute(
            "INSERT INTO allocation (scenario_id, partner_id, fte, mdf_minor) VALUES (?, ?, ?, ?)",
            [scenario_id, winner, fte, mdf],
        )


def share(amount, place):
    """An even share, the first ones with what does not divide."""
    return amount // len(WINNERS) + (place < amount % len(WINNERS))


def partner(document, uuid):
    (found,) = document.execute("SELECT id FROM partner WHERE uuid = ?", [uuid]).fetchone()
    return found


def today(document, partner_id, measure):
    row = document.execute(
        "SELECT value FROM fact WHERE partner_id = ? AND quarter = ? AND measure = ?", [partner_id, QUARTER, measure]
    ).fetchone()
    return row[0] if row else 0
