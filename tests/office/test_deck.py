"""The PowerPoint file by itself: whole, native, and in words for whoever does not see it."""

import shutil

import example
import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture(scope="module")
def slides(desk, exported):
    return [slide for name in exported for slide in Presentation(desk.path(f"{name}.pptx")).slides]


def faults(path):
    """What an auditor of Office files finds, errors and warnings."""
    result = OpenXmlValidator(max_errors=0).validate(path)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in result.errors]


def test_an_audit_finds_no_fault_in_the_deck(desk, exported):
    for name in exported:
        assert faults(desk.path(f"{name}.pptx")) == []


def test_an_audit_finds_no_fault_in_a_deck_on_a_template(desk, review, exported):
    desk.run("export", review, "--template", f"{exported[0]}.pptx", "--deck", "Templated.pptx")
    assert faults(desk.path("Templated.pptx")) == []


def test_an_audit_finds_no_fault_in_a_deck_with_a_companys_look(desk, review):
    shutil.copy(desk.path(review), desk.path("look.trellis"))
    example.look(desk, "look.trellis")
    desk.run("export", "look.trellis", "--deck", "Look.pptx")
    assert faults(desk.path("Look.pptx")) == []
    master = Presentation(desk.path("Look.pptx")).slide_master
    assert [shape.image.size for shape in master.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE] == [(480, 160)]


def test_the_audit_notices_a_fault(desk, exported):
    """Without this the audit might look at nothing."""
    deck = Presentation(desk.path(f"{exported[0]}.pptx"))
    tree = deck.slides[0].shapes._spTree
    tree.append(tree.makeelement(f"{PRESENTATION}nonsense"))
    deck.save(desk.path("Faulty.pptx"))
    assert faults(desk.path("Faulty.pptx")) != []


def test_every_slide_has_a_sentence_for_a_title(slides):
    for slide in slides:
        title = slide.shapes.title
        assert title is not None and title.placeholder_format.type == PP_PLACEHOLDER.TITLE
        assert len(title.text_frame.text.split()) > 3, title.text_frame.text
        assert len(title.text_frame.paragraphs) == 1


def test_every_slide_has_notes_that_begin_with_its_title(slides):
    for slide in slides:
        assert slide.has_notes_slide
        notes = slide.notes_slide.notes_text_frame.text
        # On the slide the sentence may be cut short; in the notes it is whole.
        assert notes.startswith(slide.shapes.title.text_frame.text.rstrip("…")), notes
        assert len(notes.splitlines()) > 1


def test_every_slide_has_its_number_as_a_field(slides):
    for slide in slides:
        fields = [one.get("type") for one in slide._element.iter(f"{DRAWING}fld")]
        assert fields == ["slidenum"]


def test_tables_are_native_and_have_words_in_their_cells(slides):
    tables = [shape.table for slide in slides for shape in shapes(slide.shapes) if shape.has_table]
    assert len(tables) > 20
    for table in tables:
        cells = [cell for row in table.rows for cell in row.cells]
        assert len(cells) == len(table.rows) * len(table.columns)
        said = [cell for cell in cells if not cell.is_spanned and cell.text_frame.text.strip()]
        assert len(said) >= len(table.rows)


def test_what_is_no_text_is_told_in_words(slides):
    wordless = [
        f"{slide.name}: {shape.name}"
        for slide in slides
        for shape in shapes(slide.shapes)
        if (shape.has_table or shape.has_chart or shape.shape_type in (MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE))
        and not shape._element.xpath(".//p:cNvPr")[0].get("descr", "").strip()
    ]
    assert wordless == []


def test_nothing_is_a_picture(slides):
    for slide in slides:
        assert not [shape.name for shape in shapes(slide.shapes) if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert not list(slide._element.iter(f"{DRAWING}blip"))
        assert not [part for part in slide.part.package.iter_parts() if part.content_type.startswith("image/")]


def shapes(of):
    """All shapes, those in groups too."""
    for shape in of:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape.shapes)
