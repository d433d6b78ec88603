"""What all tests look at: the example at two reviews, exported once, and LibreOffice's version of it."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import example
import words
from desk import Desk
from libreoffice import LibreOffice


@dataclass
class Deck:
    """A deck as we write it, and as LibreOffice shows the PowerPoint file of it."""

    pptx: Path
    pdf: Path
    pictures: list
    office_pdf: Path
    office_pictures: list

    @property
    def names(self):
        """What the slides are called: "02 Tier 1 map"."""
        return [picture.stem for picture in self.pictures]


@pytest.fixture(scope="session")
def desk():
    with tempfile.TemporaryDirectory(prefix="trellis-office-") as folder:
        yield Desk(folder)


@pytest.fixture(scope="session")
def office(desk):
    return LibreOffice(desk.path("office"))


@pytest.fixture(scope="session")
def review(desk):
    """The name of the document at its review."""
    example.make(desk, "review.trellis")
    return "review.trellis"


@pytest.fixture(scope="session")
def next_review(desk, review):
    """The name of the document two quarters later."""
    shutil.copy(desk.path(review), desk.path("next.trellis"))
    example.go_on(desk, "next.trellis")
    return "next.trellis"


@pytest.fixture(scope="session")
def exported(desk, review, next_review):
    """The names of the decks, each with a .pptx, a .pdf and pictures: the review, and what moved until the next one."""
    for name, document, slides in (("Board", review, []), ("Moved", next_review, ["--slides", "moved"])):
        desk.run("export", document, *slides, "--deck", f"{name}.pptx", "--png", f"{name} pictures")
        desk.run("export", document, *slides, "--deck", f"{name}.pdf")
    return ["Board", "Moved"]


@pytest.fixture(scope="session")
def decks(desk, office, exported):
    folder = desk.path("shown")
    folder.mkdir()
    shown = office.convert("pdf", folder, *(desk.path(f"{name}.pptx") for name in exported))
    return [
        Deck(
            pptx=desk.path(f"{name}.pptx"),
            pdf=desk.path(f"{name}.pdf"),
            pictures=sorted(desk.path(f"{name} pictures").iterdir()),
            office_pdf=pdf,
            office_pictures=drawn(pdf),
        )
        for name, pdf in zip(exported, shown)
    ]


@pytest.fixture(scope="session")
def plan(desk, review):
    desk.run("export", review, "--plan", "Plan.xlsx")
    return desk.path("Plan.xlsx")


@pytest.fixture(scope="session")
def placed_words(decks):
    """For each deck our pages and LibreOffice's, each with its words."""
    return [(words.pages(deck.pdf), words.pages(deck.office_pdf)) for deck in decks]


def drawn(pdf):
    """Its pages as pictures of the size of ours."""
    folder = pdf.with_suffix("")
    folder.mkdir()
    size = ["-scale-to-x", "1920", "-scale-to-y", "1080"]
    subprocess.run(["pdftoppm", "-png", "-gray", *size, pdf, folder / "page"], stdin=subprocess.DEVNULL, check=True)
    return sorted(folder.iterdir())
