"""LibreOffice's version of the PowerPoint file beside our own pictures and pages."""

import os
from pathlib import Path

import numpy
from PIL import Image
from skimage.metrics import structural_similarity

import areas
import words

LEAST_SIMILARITY = 0.90
SIZE = (640, 360)
# Lines of text and ends of cells may be off by this much, in points: two pixels of 1920.
FARTHEST = 1.0
# What stands behind words on a hatch goes with the words, which are looked at by themselves.
PLATE = (255, 255, 255)


def test_libreoffice_draws_with_the_fonts_of_our_pages(placed_words):
    for sides in placed_words:
        ours, theirs = ({word.font.removesuffix("-Regular") for page in side for word in page} for side in sides)
        assert ours == theirs and ours <= {"Arimo", "Arimo-Bold", "Arimo-Italic"}


def test_slides_look_the_same(decks):
    """Structural similarity of grey pictures: Gaussian windows of sigma 1.5, both scaled down by the same filter."""
    found = {}
    for deck in decks:
        for name, ours, theirs in zip(deck.names, deck.pictures, deck.office_pictures, strict=True):
            one, other = grey(ours), grey(theirs)
            found[name] = structural_similarity(
                one, other, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
            )
            if found[name] < LEAST_SIMILARITY:
                keep(name, ours, theirs)
    report = "\n".join(f"{similarity:.4f} {name}" for name, similarity in found.items())
    assert min(found.values()) >= LEAST_SIMILARITY, f"similarity below {LEAST_SIMILARITY}:\n{report}"


def test_slides_say_the_same_words(decks, placed_words):
    for deck, (ours, theirs) in zip(decks, placed_words):
        for name, one, other in zip(deck.names, ours, theirs, strict=True):
            _, alone = words.pairs(one, other)
            assert len(one) > 20
            assert not alone, f"{name}: {sorted(word.text for word in alone)}"


def test_lines_stand_in_the_same_places(decks, placed_words):
    """Each line on its baseline, and by the end or the middle it is set by.

    The widths of LibreOffice's letters are rounded, so that the other end of a long line is further off.
    """
    report = []
    for deck, (ours, theirs) in zip(decks, placed_words):
        for name, one, other in zip(deck.names, ours, theirs, strict=True):
            their = dict(words.pairs(one, other)[0])
            lines = [(line, [their[word] for word in line]) for line in words.lines(one) if set(line) <= their.keys()]
            off = [pair for pair in lines if distance(*pair) > FARTHEST]
            if off:
                report.append(f"{name}: {len(off)} of {len(lines)} lines")
                report += [f"    {told(*pair)}" for pair in sorted(off, key=lambda pair: -distance(*pair))[:8]]
    assert not report, f"lines more than {FARTHEST} pt off in LibreOffice:\n" + "\n".join(report)


def test_cells_and_rules_stand_in_the_same_places(decks):
    """Each ground by its four ends and its colour, each line by where it runs and its two ends."""
    report, seen = [], [0, 0]
    for deck in decks:
        for name, ours, theirs in zip(deck.names, areas.pages(deck.pdf), areas.pages(deck.office_pdf), strict=True):
            # What is no rectangle is a stripe of a hatch or a dot.
            grounds, lines = ([area for area in side if area.is_rectangle and area.colour != PLATE] for side in ours)
            off = [ground for ground in grounds if not areas.is_ground_there(ground, theirs[0], FARTHEST)]
            off += [line for line in lines if not areas.is_line_there(line, theirs[1], FARTHEST)]
            seen = [seen[0] + len(grounds), seen[1] + len(lines)]
            if off:
                report.append(f"{name}: {len(off)} of {len(grounds)} grounds and {len(lines)} lines")
                report += [f"    {'line' if area.is_line else 'ground'} of {area.ends}" for area in off[:8]]
    assert not report, f"more than {FARTHEST} pt off in LibreOffice:\n" + "\n".join(report)
    # Those of the heatmap's cells alone are hundreds: without them nothing would have been looked at.
    assert seen[0] > 800 and seen[1] > 5_000, seen


def grey(path):
    with Image.open(path) as picture:
        return numpy.asarray(picture.convert("L").resize(SIZE, Image.Resampling.LANCZOS))


def keep(name, ours, theirs):
    """Both pictures, one above the other, where pictures are kept."""
    folder = os.environ.get("TRELLIS_ARTEFACTS")
    if folder:
        with Image.open(ours) as one, Image.open(theirs) as other:
            both = Image.new("RGB", (one.width, one.height * 2))
            both.paste(one.convert("RGB"), (0, 0))
            both.paste(other.convert("RGB"), (0, one.height))
        Path(folder).mkdir(parents=True, exist_ok=True)
        both.save(Path(folder) / f"office {name}.png")


def shifts(our, their):
    """How far a line's left end, right end and baseline are off."""
    left, right = their[0].left - our[0].left, their[-1].right - our[-1].right
    return left, right, max((b.baseline - a.baseline for a, b in zip(our, their)), key=abs)


def distance(our, their):
    left, right, down = shifts(our, their)
    return max(min(abs(left), abs(right), abs(left + right) / 2), abs(down))


def told(our, their):
    left, right, down = shifts(our, their)
    text, first = " ".join(word.text for word in our), our[0]
    place = f"{text[:40]!r} of {first.size:.1f} pt at {first.left:.1f}, {first.baseline:.1f}"
    return f"{place}: left {left:+.2f}, right {right:+.2f}, down {down:+.2f}"
