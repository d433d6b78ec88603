use std::collections::HashSet;

use super::context::Context;
use super::fields::{Content, DensityPart, Field, Header, Target, density_part, fields, has_densities, keeps_custom};
use super::presets::Preset;
use super::problem_book::is_reasons_column;
use super::seen_column::SeenColumn;
use super::word_list::is_in;
use crate::api::import::{ColumnChoice, ImportKind};
use crate::model::Quarter;

/// A column with the place its values go to.
#[derive(Clone, Debug)]
pub struct MappedColumn {
    /// From 0.
    pub column: usize,
    pub header: Header,
    pub target: Target,
    /// Percent; `None` for a custom field and where the user decided.
    pub confidence: Option<u32>,
    /// "exact synonym", "values to map", "unmapped, kept".
    pub why: String,
}

impl MappedColumn {
    /// A guess the user should look at.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.confidence.is_some_and(|confidence| confidence < 75)
    }

    #[must_use]
    pub fn field(&self) -> Option<&'static Field> {
        if let Target::Field(field) = self.target { Some(field) } else { None }
    }
}

/// A place a column could go to.
struct Candidate {
    score: u32,
    /// Position of the header among those of its field: the better known of two wins.
    rank: usize,
    /// Of the column among those seen.
    index: usize,
    target: Target,
    why: String,
}

/// Where each column goes, the user's choices first. A field is given once: to the column that fits it best, the first of
/// equals. Facts are given once a quarter.
pub fn map(
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    choices: &[ColumnChoice],
    preset: Option<&Preset>,
    context: &Context,
) -> Vec<MappedColumn> {
    let mut taken = Taken::default();
    let mut targets = chosen(kind, seen, choices, &mut taken);
    said_by_preset(kind, seen, preset, &mut targets, &mut taken);
    let open: Vec<usize> = (0..seen.len()).filter(|index| targets[*index].is_none()).collect();
    for Candidate { score, index, target, why, .. } in candidates(kind, seen, &open, context) {
        if targets[index].is_none() && taken.claim(&target, &seen[index]) {
            targets[index] = Some((target, Some(score), why));
        }
    }
    let mut mapped: Vec<MappedColumn> = seen
        .iter()
        .zip(targets)
        .map(|(column, target)| {
            let (target, confidence, why) =
                target.unwrap_or_else(|| (unmapped(kind), None, unmapped_why(kind).to_owned()));
            MappedColumn { column: column.column, header: column.header.clone(), target, confidence, why }
        })
        .collect();
    keep_pairs(&mut mapped);
    mapped
}

/// Where a column goes, in what percent of certainty, and why.
type Place = (Target, Option<u32>, String);

/// What the headers of a known export mean. An id in the place of a name is taken for what it is.
fn said_by_preset(
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    preset: Option<&Preset>,
    targets: &mut [Option<Place>],
    taken: &mut Taken,
) {
    for (column, target) in seen.iter().zip(&mut *targets) {
        if target.is_none() && column.is_repetition {
            *target = Some((Target::Skip, None, "the same as a column before".to_owned()));
        }
    }
    let Some(preset) = preset.filter(|preset| preset.speaks_of(kind)) else { return };
    let mut known: Vec<(usize, usize, &str)> = (0..seen.len())
        .filter(|index| targets[*index].is_none())
        .filter_map(|index| preset.column(&seen[index].header).map(|(place, code)| (place, index, code)))
        .collect();
    known.sort_unstable();
    for (_, index, code) in known {
        let holds_ids = code == "account_name" && seen[index].sample.fit(Content::Id).is_some_and(|fit| fit >= 90);
        let code = if holds_ids { "account_id" } else { code };
        let field = Target::from_code(kind, code).filter(|target| taken.claim(target, &seen[index]));
        targets[index] = Some(match field {
            Some(field) => (field, Some(99), preset.system.to_owned()),
            None => (unmapped(kind), None, format!("{}, {}", preset.system, unmapped_why(kind))),
        });
    }
}

/// What the user decided, as far as the kind has the field. Of two columns chosen for one field the first gets it. The
/// column Trellis itself wrote beside rows to correct is no field of anybody's.
fn chosen(
    kind: ImportKind,
    seen: &[SeenColumn<'_>],
    choices: &[ColumnChoice],
    taken: &mut Taken,
) -> Vec<Option<Place>> {
    seen.iter()
        .map(|column| {
            let choice = choices.iter().rev().find(|choice| choice.column as usize == column.column);
            let Some(choice) = choice else {
                let is_own = is_reasons_column(&column.header.text);
                return is_own.then(|| (Target::Skip, None, "Trellis's own column".to_owned()));
            };
            let target = Target::from_code(kind, &choice.field)?;
            Some(if taken.claim(&target, column) {
                (target, None, "chosen by you".to_owned())
            } else {
                (unmapped(kind), None, "another column is this field".to_owned())
            })
        })
        .collect()
}

/// The places the columns at `open` could go to, the surest first; the first of equal columns and the first field of the
/// table win.
fn candidates(kind: ImportKind, seen: &[SeenColumn<'_>], open: &[usize], context: &Context) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &index in open {
        let column = &seen[index];
        let density = densities(kind, column, context);
        candidates.extend(density.map(|(score, target, why)| Candidate { score, rank: 0, index, target, why }));
        for field in fields(kind) {
            if let Some((score, why)) = by_header(field, column, kind).or_else(|| by_content(field, column, kind)) {
                let rank = field.exact.split('|').position(|words| words == column.header.words).unwrap_or(usize::MAX);
                candidates.push(Candidate { score, rank, index, target: Target::Field(field), why });
            }
        }
    }
    candidates.sort_by_key(|candidate| (std::cmp::Reverse(candidate.score), candidate.rank));
    candidates
}

/// The fields that have a column, facts by the quarter in its header.
#[derive(Default)]
struct Taken(HashSet<(String, Option<Quarter>)>);

impl Taken {
    /// Takes a target for a column, unless another column has it.
    fn claim(&mut self, target: &Target, column: &SeenColumn<'_>) -> bool {
        let key = match target {
            Target::Custom | Target::Skip => return true,
            Target::Field(field) if is_list(field.code) => return true,
            Target::Field(field) if field.content.is_number() => (field.code.to_owned(), column.header.quarter),
            other => (other.code(), None),
        };
        self.0.insert(key)
    }
}

/// Fields of which a row may have several, in as many columns.
fn is_list(code: &str) -> bool {
    let of_deals = ["partners", "sourced_by", "influenced_by", "registered_by", "co_sell_with", "referred_by"];
    code == "secondary_types" || of_deals.contains(&code)
}

fn unmapped(kind: ImportKind) -> Target {
    if keeps_custom(kind) { Target::Custom } else { Target::Skip }
}

fn unmapped_why(kind: ImportKind) -> &'static str {
    if keeps_custom(kind) { "unmapped, kept" } else { "unmapped, left out" }
}

/// What the header says, from 71 to 99 percent; `None` when it does not name the field or the values contradict it.
fn by_header(field: &Field, column: &SeenColumn<'_>, kind: ImportKind) -> Option<(u32, String)> {
    let header = &column.header;
    // A deal is dated by its own columns: an annual value of it is its value.
    let is_of_other_time = header.is_not_of_quarter && !matches!(kind, ImportKind::Deals | ImportKind::Mdf);
    let is = |words: &str| is_in(words, &header.words) || is_in(words, &header.bare);
    if field.content.is_number() && (is_of_other_time || column.sample.fit(field.content).is_some_and(|fit| fit < 30)) {
        return None;
    }
    let fit = column.sample.fit(field.content);
    let why = |why: &str| if field.content.is_words() { "values to map".to_owned() } else { why.to_owned() };
    if is(field.exact) {
        let can_be_none = matches!(field.content, Content::Date | Content::Quarter | Content::Density);
        let contradicted = can_be_none && fit.is_some_and(|fit| fit < 30);
        let whole = is_in(field.exact, &header.words);
        let score = if field.content.is_words() {
            96
        } else if whole {
            99
        } else {
            97
        };
        // Words nobody knows can still be mapped by the user; dates that are none cannot.
        let score = if field.content.is_words() && fit == Some(0) { 80 } else { score };
        return (!contradicted).then(|| (score, why("exact synonym")));
    }
    if let Some((words, question)) = field.asked
        && is(words)
    {
        return Some((71, question.to_owned()));
    }
    let needed = if matches!(field.content, Content::Name | Content::Text) { 60 } else { 50 };
    if is(field.usual) && fit.is_some_and(|fit| fit >= needed) {
        return Some((if field.content.is_words() { 93 } else { 90 }, why("synonym")));
    }
    let longest = longest_within(field.contained, &header.words)?;
    let fits = fit.is_none_or(|fit| fit >= 30) && !is_of_other_time;
    let of = u32::try_from(header.words.split(' ').count()).unwrap_or(u32::MAX);
    fits.then(|| (80 + 13 * longest.min(of) / of, why("synonym")))
}

/// The number of words of the longest phrase that stands in `words`.
fn longest_within(phrases: &str, words: &str) -> Option<u32> {
    let padded = format!(" {words} ");
    let inside = phrases.split('|').filter(|phrase| !phrase.is_empty() && padded.contains(&format!(" {phrase} ")));
    inside.map(|phrase| phrase.split(' ').count()).max().and_then(|count| u32::try_from(count).ok())
}

/// What the values say where the header says nothing, from 60 to 78 percent.
fn by_content(field: &Field, column: &SeenColumn<'_>, kind: ImportKind) -> Option<(u32, String)> {
    let fit = column.sample.fit(field.content)?;
    let score = match field.content {
        Content::Domain if fit >= 60 && !column.header.words.contains("mail") && field.code == "domain" => 78,
        // Ones, twos and threes count something more often than they are tiers.
        Content::Tier | Content::PartnerType
            if fit >= 80 && field.code != "secondary_types" && column.sample.fit(Content::Text)? >= 80 =>
        {
            76
        }
        Content::Segment if fit >= 80 => 76,
        Content::Relationship if fit >= 80 && matches!(kind, ImportKind::Accounts | ImportKind::PartnerAccounts) => 72,
        Content::DealStage if fit >= 80 => 72,
        // Deals and shares of all name several things; which of them a column means its values do not tell.
        Content::Name
            if fit >= 90 && column.sample.distinct()? >= 80 && field.code == "name" && kind != ImportKind::Deals =>
        {
            62
        }
        _ => return None,
    };
    let mine = column.header.words.starts_with("partner ") && kind == ImportKind::Overlaps;
    (!mine).then(|| (score, "by its values".to_owned()))
}

/// The density a header names. The name of a segment alone is one only where the values look like it.
fn densities(kind: ImportKind, column: &SeenColumn<'_>, context: &Context) -> Option<(u32, Target, String)> {
    if !has_densities(kind) {
        return None;
    }
    let (segment, part) = density_part(&column.header.text, &context.segments)?;
    let segment = segment.to_owned();
    let fit = column.sample.density_fit();
    let is_number = || column.sample.fit(Content::Count).is_some_and(|fit| fit >= 50);
    let (score, target) = match part {
        DensityPart::Density if fit.is_none_or(|fit| fit >= 30) || is_number() => (97, Target::Density(segment)),
        DensityPart::Bare if fit.is_some_and(|fit| fit >= 70) => (78, Target::Density(segment)),
        DensityPart::Shared if is_number() => (95, Target::Shared(segment)),
        DensityPart::Base if is_number() => (95, Target::Base(segment)),
        // "Commercial shared" may also hold n/N by itself.
        DensityPart::Shared if fit.is_some_and(|fit| fit >= 70) => (85, Target::Density(segment)),
        _ => return None,
    };
    Some((score, target, "segment and overlap".to_owned()))
}

/// n without N, or N without n, says nothing: such a column is kept as a custom field.
fn keep_pairs(mapped: &mut [MappedColumn]) {
    let codes: HashSet<String> = mapped.iter().map(|column| column.target.code()).collect();
    for column in mapped {
        let partner = match &column.target {
            Target::Shared(segment) => Target::Base(segment.clone()),
            Target::Base(segment) => Target::Shared(segment.clone()),
            _ => continue,
        };
        if !codes.contains(&partner.code()) {
            column.target = Target::Custom;
            column.confidence = None;
            "the other half of n/N is missing, kept".clone_into(&mut column.why);
        }
    }
}
