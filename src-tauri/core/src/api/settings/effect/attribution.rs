use crate::measures::{Book, Led, Network, Period};
use crate::model::Money;
use crate::store::Snapshot;

/// What another attribution rule makes of the pipeline of the last two quarters.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (was, is) = (before.attribution(), after.attribution());
    if was == is {
        return Vec::new();
    }
    let mut lines = Vec::new();
    if was.signature.is_some() {
        lines.push(format!("Version {} begins, not signed yet; the signed one stays as it is", is.version));
    }
    let period = Period::up_to(before.setting.review_quarter, 2);
    let counted = |snapshot: &Snapshot| {
        let book = Book::of(snapshot);
        [Network::of(&book, period).pipeline.sourced_once, Led::of(&book, period).pipeline.led]
    };
    let text = |minor: i64| Money { minor, currency: before.setting.currency }.sum_text();
    let pairs = counted(before).into_iter().zip(counted(after)).zip(["Partner-sourced", "Led"]);
    lines.extend(
        pairs.filter(|((was, is), _)| was != is).map(|((was, is), what)| {
            format!("{what} pipeline of two quarters goes from {} to {}", text(was), text(is))
        }),
    );
    lines
}
