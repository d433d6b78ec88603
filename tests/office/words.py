"""Where the words of a PDF stand.

They are read from what the page draws, letter by letter. The boxes of pdftotext would not do: their heights come from
what a file says of its fonts, and LibreOffice says nothing.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy
from pdfminer.layout import LTChar
from scipy.optimize import linear_sum_assignment

from pdf import layouts

# Part of a letter's size by which the next one of the same word may be off.
GAP = 0.12
# The same between two words of a line, or two facts of the footer.
NEXT_WORD = 1.0
# Points by which the baselines of one line may differ.
SAME_LINE = 0.2


@dataclass(frozen=True)
class Word:
    """Its text; its ends and baseline in points from the top left corner of the page; its font and size."""

    text: str
    left: float
    right: float
    baseline: float
    font: str
    size: float


def pages(path):
    """The words of each page."""
    return [words(letters(layout), layout.height) for layout in layouts(path)]


def letters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for one in item:
            yield from letters(one)


def words(drawn, page_height):
    """Letters that follow one another on one line without a space."""
    groups, before = [], None
    for letter in drawn:
        if letter.get_text().isspace():
            before = None
            continue
        if before is not None and follows(before, letter):
            groups[-1].append(letter)
        else:
            groups.append([letter])
        before = letter
    return [word(group, page_height) for group in groups]


def follows(before, letter):
    is_near = abs(letter.x0 - before.x1) < GAP * letter.size
    return is_near and abs(baseline(letter) - baseline(before)) < SAME_LINE


def word(group, page_height):
    first = group[0]
    text = "".join(letter.get_text() for letter in group)
    # What marks a font as embedded in part stands before its name.
    return Word(text, first.x0, group[-1].x1, page_height - baseline(first), first.fontname.split("+")[-1], first.size)


def baseline(letter):
    return letter.matrix[5]


def lines(words):
    """Words that follow one another as those of a sentence do."""
    groups, before = [], None
    for word in words:
        is_next = before is not None and abs(word.baseline - before.baseline) < SAME_LINE
        if is_next and 0 < word.left - before.right < NEXT_WORD * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
        before = word
    return groups


def pairs(ours, theirs):
    """Each of our words with the same word of theirs, all pairs as near as can be; and the words that have none."""
    by_text = defaultdict(lambda: ([], []))
    for side, found in enumerate((ours, theirs)):
        for word in found:
            by_text[word.text][side].append(word)
    paired, alone = [], []
    for one, other in by_text.values():
        far = [[abs(a.left - b.left) + abs(a.baseline - b.baseline) for b in other] for a in one]
        far = numpy.array(far).reshape(len(one), len(other))
        rows, columns = linear_sum_assignment(far)
        paired += [(one[row], other[column]) for row, column in zip(rows, columns)]
        alone += [word for place, word in enumerate(one) if place not in rows]
        alone += [word for place, word in enumerate(other) if place not in columns]
    return paired, alone
