use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::columns::MappedColumn;
use super::context::Context;
use super::deal_words::{deal_role, deal_stage};
use super::fields::Content;
use super::read::Cell;
use super::values::{TierWords, is_missing, motion, partner_type, relationship, segment, word_key};
use crate::api::import::{ValueChoice, ValueOption};
use crate::model::{DealRole, DealStage, PartnerType, Relationship, Tier};

/// The words of one column and what each of them means.
#[derive(Clone, Debug)]
pub struct WordColumn {
    pub column: usize,
    /// Code of the field.
    pub field: &'static str,
    pub header: String,
    /// "tier".
    pub target_name: &'static str,
    /// In the order of their targets, then as they first appear; words without a target and blank cells last.
    pub seen: Vec<SeenWord>,
    pub options: Vec<ValueOption>,
    by_key: HashMap<String, usize>,
    /// By text as it stands, where a cell holds one word: a column of a hundred thousand cells has a few of them.
    by_text: HashMap<String, usize, RandomState>,
}

/// A word as it first appears, counted in all its spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenWord {
    /// Empty for blank cells.
    pub text: String,
    pub count: u32,
    /// A [`ValueOption::code`]; `None` while nothing fits, or the user left it out.
    pub target: Option<String>,
    pub chosen_by_user: bool,
}

impl WordColumn {
    /// Collects the words of a mapped column; `None` when its values are not words.
    #[must_use]
    pub fn new<'a>(
        mapped: &MappedColumn,
        cells: impl Iterator<Item = &'a Cell>,
        choices: &[ValueChoice],
        context: &Context,
    ) -> Option<Self> {
        let field = mapped.field().filter(|field| field.content.is_words())?;
        let mut column = Self {
            column: mapped.column,
            field: field.code,
            header: mapped.header.text.clone(),
            target_name: target_name(field.content),
            seen: Vec::new(),
            options: options(field.content, context),
            by_key: HashMap::new(),
            by_text: HashMap::default(),
        };
        let is_list = matches!(field.code, "secondary_types" | "role");
        let mut by_text: HashMap<Cow<'a, str>, usize, RandomState> = HashMap::default();
        for cell in cells {
            let text = cell.text();
            if is_list {
                list_words(&text).for_each(|word| column.count(word));
            } else if let Some(index) = by_text.get(&text) {
                column.seen[*index].count += 1;
            } else {
                column.count(&text);
                let index = column.by_key.get(&key(&text)).copied().unwrap_or_default();
                by_text.insert(text, index);
            }
        }
        let words: BTreeSet<String> = column.seen.iter().map(|seen| word_key(&seen.text)).collect();
        let tiers = TierWords::of_column(&words, context.fourth_tier);
        // The last choice for a word holds.
        let chosen: HashMap<String, &ValueChoice> = choices
            .iter()
            .filter(|choice| choice.field == field.code)
            .map(|choice| (key(&choice.seen), choice))
            .collect();
        for seen in &mut column.seen {
            let choice = chosen.get(&key(&seen.text));
            let known = |code: &String| column.options.iter().any(|option| option.code == *code);
            seen.chosen_by_user = choice.is_some();
            seen.target = match choice {
                Some(choice) => Some(choice.target.clone()).filter(known),
                None => guess(field.content, &seen.text, tiers, context).filter(known),
            };
        }
        column.sort();
        let place = |text: Cow<'a, str>| Some((*column.by_key.get(&key(&text))?, text.into_owned()));
        column.by_text = by_text.into_keys().filter_map(place).map(|(index, text)| (text, index)).collect();
        Some(column)
    }

    /// What a cell's word means.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<&SeenWord> {
        let index = self.by_text.get(text).or_else(|| self.by_key.get(&key(text)))?;
        Some(&self.seen[*index])
    }

    fn count(&mut self, text: &str) {
        let next = self.seen.len();
        let index = *self.by_key.entry(key(text)).or_insert(next);
        if index == next {
            self.seen.push(SeenWord { text: text.to_owned(), count: 0, target: None, chosen_by_user: false });
        }
        self.seen[index].count += 1;
    }

    fn sort(&mut self) {
        let rank = |seen: &SeenWord| match &seen.target {
            _ if seen.text.is_empty() => usize::MAX,
            Some(target) => self.options.iter().position(|option| option.code == *target).unwrap_or(usize::MAX - 1),
            None => usize::MAX - 1,
        };
        self.seen.sort_by_key(rank);
        self.by_key = self.seen.iter().enumerate().map(|(index, seen)| (key(&seen.text), index)).collect();
    }
}

/// The words of a cell that lists several.
pub fn list_words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/', '|', '+']).map(str::trim).filter(|word| !word.is_empty())
}

/// Spellings that differ in case, marks and punctuation are one word; "-" and "?" are words without letters.
fn key(text: &str) -> String {
    let key = word_key(text);
    if key.is_empty() { text.trim().to_owned() } else { key }
}

fn target_name(content: Content) -> &'static str {
    match content {
        Content::Tier => "tier",
        Content::PartnerType => "type",
        Content::Motion => "motion",
        Content::Segment => "segment",
        Content::DealStage => "stage",
        Content::DealRole => "role",
        _ => "status",
    }
}

fn options(wanted: Content, context: &Context) -> Vec<ValueOption> {
    let option = |code: &str, name: &str| ValueOption { code: code.to_owned(), name: name.to_owned() };
    match wanted {
        Content::Tier => {
            let tiers: &[Tier] = if context.fourth_tier { &Tier::WITH_ALLIANCE } else { &Tier::ALL };
            tiers.iter().map(|tier| option(&tier.number().to_string(), &tier.title())).collect()
        }
        Content::PartnerType => PartnerType::ALL.iter().map(|kind| option(kind.code(), kind.short_name())).collect(),
        Content::Motion => context.motions.iter().map(|motion| option(motion, motion)).collect(),
        Content::DealStage => DealStage::ALL.iter().map(|stage| option(stage.code(), stage.name())).collect(),
        Content::DealRole => DealRole::ALL.iter().map(|role| option(role.code(), role.name())).collect(),
        Content::Segment => context.segments.iter().map(|segment| option(segment, segment)).collect(),
        _ => Relationship::ALL.iter().map(|status| option(status.code(), status.name())).collect(),
    }
}

/// The code of what a word most likely means. Of "SI / MSP" the first is the primary type.
fn guess(wanted: Content, text: &str, tiers: TierWords, context: &Context) -> Option<String> {
    if is_missing(text) {
        return None;
    }
    match wanted {
        Content::Tier => tiers.tier(text).map(|tier| tier.number().to_string()),
        Content::PartnerType => partner_type(text)
            .or_else(|| list_words(text).next().and_then(partner_type))
            .map(|kind| kind.code().to_owned()),
        Content::Motion => motion(text, &context.motions).map(ToOwned::to_owned),
        Content::DealStage => deal_stage(text).map(|stage| stage.code().to_owned()),
        Content::DealRole => deal_role(text).map(|role| role.code().to_owned()),
        Content::Segment => segment(text, &context.segments).map(ToOwned::to_owned),
        _ => relationship(text).map(|status| status.code().to_owned()),
    }
}
