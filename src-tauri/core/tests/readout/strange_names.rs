use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, edit_partners};
use trellis_core::readout::scene::Scene;

use super::{in_review, readout, reviewed, views};
use crate::tidy::assert_tidy;

/// Long, of other scripts, of letters that combine, of one word, and of markup.
const NAMES: [&str; 8] = [
    "Consolidated Northern Systems and Services Holding International Incorporated",
    "株式会社東京システムズインターナショナルホールディングス",
    "شركة الحلول المتكاملة لتقنية المعلومات والاتصالات",
    "Z̷̛̗a͠l̕g̵o̶ ̷P̴a̶r̵t̷n̴e̸r̴s̷",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenhersteller",
    "<b>Bold</b> & \"quoted\" =1+1",
    "הכלכלה החדשה בע״מ",
    "🚀 Rocket 👩‍🚀 Partners",
];

fn cut(scene: &Scene) -> impl Iterator<Item = &str> {
    scene.texts().into_iter().filter(|text| text.is_cut).map(|text| text.whole.as_str())
}

#[test]
fn no_name_leaves_its_place_on_any_slide_and_what_is_cut_is_told_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let ids: Vec<u32> = views(&document).review(None).unwrap().partners.iter().map(|one| one.partner).collect();
    let renamed = |(index, partner): (usize, &u32)| {
        let text = format!("{} {index}", NAMES[index % NAMES.len()]);
        CellEdit { partner: *partner, field: FieldKey::Name, text }
    };
    let edits: Vec<CellEdit> = ids.iter().enumerate().map(renamed).collect();
    let report = edit_partners(&document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    assert_eq!(report.refused.len(), 0);
    let readout = readout(&document);
    let mut shortened = 0;
    for slide in readout.slides() {
        assert_tidy(&slide.scene);
        for text in slide.scene.texts().into_iter().filter(|text| text.is_cut) {
            assert!(text.words().contains('…') || text.lines.is_empty() || text.whole.len() > text.words().len());
        }
        shortened += cut(&slide.scene).count();
    }
    assert!(shortened > 0, "a name this long is cut somewhere, or the test shows nothing");
    let whole: Vec<&str> = readout.slides().iter().flat_map(|slide| cut(&slide.scene)).collect();
    assert!(whole.iter().any(|text| text.contains(NAMES[0])), "{whole:?}");
    document.close().unwrap();
}
