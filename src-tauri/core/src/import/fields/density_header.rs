use crate::import::values::word_key;
use crate::import::word_list::is_in;

/// What a column says about a partner's overlap in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DensityPart {
    /// "Commercial overlap", "Enterprise %".
    Density,
    /// "Commercial n", "Commercial shared".
    Shared,
    /// "Commercial N", "Commercial accounts".
    Base,
    /// "Regulated" alone: a density only where the values look like one.
    Bare,
}

const DENSITY: &str = "overlap|density|percent|share|coverage|overlap percent|overlap density|density percent|\
                       percent overlap|account overlap|overlap with|overlap in|overlap of|penetration|overlap rate|\
                       accounts overlap|overlap n n";
const SHARED: &str = "shared|overlap n|matched|overlaps|overlapping accounts|shared accounts|overlap count|\
                      overlapping|matches|shared n|accounts shared|overlap shared|overlap accounts";
const BASE: &str = "accounts|base|total|total accounts|host accounts|all accounts|overlap base|our accounts|\
                    accounts total|universe";

/// The segment a header names and the part it is; `None` when it names none, or something else beside it.
#[must_use]
pub fn density_part<'a>(text: &str, segments: &'a [String]) -> Option<(&'a str, DensityPart)> {
    let spelled = text.replace('%', " percent ").replace('#', " n ");
    let key = word_key(&spelled);
    // The longest name wins, so that "Upper mid-market" is not taken for "Mid-market".
    let mut by_length: Vec<&String> = segments.iter().collect();
    by_length.sort_by_key(|segment| std::cmp::Reverse(segment.len()));
    by_length.into_iter().find_map(|segment| {
        let name = word_key(segment);
        let squeezed = name.replace(' ', "");
        let rest = without(&key, &name).or_else(|| without(&key, &squeezed))?;
        part(&rest, text).map(|part| (segment.as_str(), part))
    })
}

/// The words beside the segment's name.
fn without(key: &str, name: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let padded = format!(" {key} ");
    let (before, after) = padded.split_once(&format!(" {name} "))?;
    Some(format!("{} {}", before.trim(), after.trim()).trim().to_owned())
}

fn part(rest: &str, text: &str) -> Option<DensityPart> {
    if rest.is_empty() {
        return Some(DensityPart::Bare);
    }
    // Case is all that tells n from N.
    if rest == "n" || rest == "overlap n" {
        let is_base = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "N");
        return Some(if is_base { DensityPart::Base } else { DensityPart::Shared });
    }
    [(DENSITY, DensityPart::Density), (SHARED, DensityPart::Shared), (BASE, DensityPart::Base)]
        .into_iter()
        .find(|(words, _)| is_in(words, rest))
        .map(|(_, part)| part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(text: &str, expected: Option<(&str, DensityPart)>) {
        let segments: Vec<String> = ["Commercial", "Mid-market", "Enterprise", "Regulated"].map(String::from).into();
        assert_eq!(density_part(text, &segments), expected, "{text}");
    }

    #[test]
    fn a_density_names_its_segment() {
        says("Commercial overlap", Some(("Commercial", DensityPart::Density)));
        says("Enterprise %", Some(("Enterprise", DensityPart::Density)));
        says("Overlap: Mid-market", Some(("Mid-market", DensityPart::Density)));
        says("Midmarket density", Some(("Mid-market", DensityPart::Density)));
        says("Regulated", Some(("Regulated", DensityPart::Bare)));
        says("Commercial revenue", None);
        says("Overlap", None);
    }

    #[test]
    fn case_tells_n_from_the_base() {
        says("Commercial n", Some(("Commercial", DensityPart::Shared)));
        says("Commercial N", Some(("Commercial", DensityPart::Base)));
        says("Commercial shared", Some(("Commercial", DensityPart::Shared)));
        says("Commercial accounts", Some(("Commercial", DensityPart::Base)));
    }
}
