//! What is true of every drawn slide, whatever stands on it.

use super::scene::{Element, Rect, Scene, TextBox};

fn assert_inside(rect: Rect, outer: Rect) {
    assert!(
        rect.x >= outer.x && rect.y >= outer.y && rect.right() <= outer.right() && rect.bottom() <= outer.bottom(),
        "{rect:?} leaves {outer:?}"
    );
}

fn assert_text_inside(text: &TextBox, outer: Rect) {
    assert_inside(text.rect, outer);
    for line in &text.lines {
        assert!(line.baseline > text.rect.y && line.baseline < text.rect.bottom());
        for run in &line.runs {
            assert!(run.x >= text.rect.x && run.x + run.width <= text.rect.right(), "{run:?} leaves {:?}", text.rect);
        }
        for pair in line.runs.windows(2) {
            assert!(pair[0].x + pair[0].width <= pair[1].x, "{pair:?} overlap");
        }
    }
}

/// No text leaves its box, and no box the slide.
pub fn assert_tidy(scene: &Scene) {
    let slide = scene.page.rect();
    assert_text_inside(&scene.title.text, slide);
    assert_elements(&scene.elements, slide);
}

fn assert_elements(elements: &[Element], slide: Rect) {
    for element in elements {
        match element {
            Element::Text(text) => assert_text_inside(text, slide),
            Element::Panel(panel) => {
                assert_inside(panel.rect, slide);
                panel.text.iter().for_each(|text| assert_text_inside(text, panel.rect));
            }
            Element::Rule(_) => {}
            Element::Shape(shape) => assert_inside(shape.rect(), slide),
            Element::Group(group) => assert_elements(&group.elements, slide),
            Element::Table(table) => {
                for cell in &table.cells {
                    assert_inside(cell.panel.rect, slide);
                    cell.panel.text.iter().for_each(|text| assert_text_inside(text, cell.panel.rect));
                }
            }
        }
    }
}
