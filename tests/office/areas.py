"""Where the grounds and the lines of a PDF stand: those of cells, columns and rules."""

from dataclasses import dataclass

from pdfminer.layout import LTCurve, LTFigure, LTRect

from pdf import layouts

# Up to this much, in points, a ground is a line. The widest is what marks a stale cell at its left.
LINE = 4.5
# Of what a channel of a colour may be off, of 255.
NEAR = 2


@dataclass(frozen=True)
class Area:
    """Its ends in points from the bottom left corner of the page, and its colour's channels, 0 to 255."""

    left: float
    bottom: float
    right: float
    top: float
    colour: tuple
    is_rectangle: bool

    @property
    def ends(self):
        return self.left, self.bottom, self.right, self.top

    @property
    def is_line(self):
        thin, long = sorted((self.right - self.left, self.top - self.bottom))
        return thin <= LINE and long > 2 * thin

    @property
    def is_flat(self):
        """Whether it lies rather than stands, if it is a line."""
        return self.right - self.left >= self.top - self.bottom

    @property
    def middle(self):
        return (self.bottom + self.top if self.is_flat else self.left + self.right) / 2

    @property
    def span(self):
        return (self.left, self.right) if self.is_flat else (self.bottom, self.top)


def pages(path):
    """The grounds and the lines of each page."""
    read = []
    for layout in layouts(path):
        found = [area for shape in shapes(layout) for area in areas(shape)]
        read.append(([area for area in found if not area.is_line], [area for area in found if area.is_line]))
    return read


def shapes(item):
    for one in item:
        if isinstance(one, LTCurve):
            yield one
        elif isinstance(one, LTFigure):
            yield from shapes(one)


def areas(shape):
    """What is filled, and the four sides of what is only drawn around."""
    left, bottom, right, top = shape.bbox
    if shape.fill:
        return [Area(left, bottom, right, top, channels(shape.non_stroking_color), isinstance(shape, LTRect))]
    corners = [(left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top)]
    return [Area(*ends, channels(shape.stroking_color), True) for ends in corners]


def channels(colour):
    grey_or_rgb = colour if isinstance(colour, (tuple, list)) else (colour,)
    return tuple(round(value * 255) for value in grey_or_rgb) * (3 // len(grey_or_rgb))


def is_ground_there(wanted, grounds, farthest):
    """Whether one of the colour has each of its four ends within `farthest` points."""
    return any(
        all(abs(a - b) <= farthest for a, b in zip(wanted.ends, other.ends))
        and all(abs(a - b) <= NEAR for a, b in zip(wanted.colour, other.colour))
        for other in grounds
    )


def is_line_there(wanted, lines, farthest):
    """Whether lines beside it, one after the other, reach from its one end to the other.

    What marks a cell is a wide line within its side; LibreOffice draws it on the side, half of it outside.
    """
    low, high = (wanted.bottom, wanted.top) if wanted.is_flat else (wanted.left, wanted.right)
    places = (low, wanted.middle, high) if high - low > farthest else (wanted.middle,)
    beside = [
        line
        for line in lines
        if line.is_flat == wanted.is_flat and any(abs(line.middle - place) <= farthest for place in places)
    ]
    reached, end = wanted.span
    for start, stop in sorted(line.span for line in beside):
        if start <= reached + farthest:
            reached = max(reached, stop)
    return reached >= end - farthest
