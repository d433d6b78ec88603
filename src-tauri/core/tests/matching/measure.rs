use std::collections::BTreeMap;
use std::fmt::Write;

use trellis_core::overlap::matching::{Company, Gathering, Match, Matcher, Verdict};
use trellis_core::{Job, Result};

use super::dice::Dice;
use super::names::{COUNTRIES, Entry};
use super::spellings::Family;

/// A row of the other list. `truth` is its place in the first; nothing where it is none of them.
pub struct Labelled {
    name: String,
    domain: Option<String>,
    country: Option<String>,
    truth: Option<usize>,
    family: &'static str,
    is_held_out: bool,
}

/// What became of the rows of a family.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub rows: usize,
    pub positives: usize,
    pub sure: usize,
    pub sure_wrong: usize,
    /// Taken or asked for what it is.
    pub found: usize,
    /// The same, and likelier than not.
    pub likely_right: usize,
    /// Likelier than not, and wrong.
    pub likely_wrong: usize,
    pub is_held_out: bool,
    examples: Vec<String>,
}

#[derive(Default)]
pub struct Measured(BTreeMap<&'static str, Counts>);

impl Labelled {
    pub fn new(family: &Family, name: String, entry: &Entry, truth: Option<usize>, dice: &mut Dice) -> Self {
        let domain = entry.domain.clone().filter(|_| truth.is_some() && dice.one_in(4));
        let country = match truth {
            Some(_) => entry.country.clone(),
            None => Some(dice.pick(&COUNTRIES).to_owned()),
        };
        let country = country.filter(|_| dice.one_in(2));
        Self { name, domain, country, truth, family: family.name, is_held_out: family.is_held_out }
    }

    /// The place of the company it is, in the first list.
    pub fn truth(&self) -> Option<usize> {
        self.truth
    }

    fn company(&self, only_name: bool) -> Company<'_> {
        Company {
            name: &self.name,
            domain: self.domain.as_deref().filter(|_| !only_name),
            country: self.country.as_deref().filter(|_| !only_name),
            ..Company::default()
        }
    }
}

impl Counts {
    pub fn precision(&self) -> f64 {
        share(self.likely_right, self.likely_right + self.likely_wrong)
    }

    pub fn recall(&self) -> f64 {
        share(self.likely_right, self.positives)
    }

    /// Of what is likelier than not.
    pub fn f1(&self) -> f64 {
        share(2 * self.likely_right, self.likely_right + self.likely_wrong + self.positives)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { number(part) / number(whole) }
}

impl Measured {
    /// Of rows that are matched one by one.
    pub fn of(entries: &[Entry], rows: &[Labelled], only_names: bool) -> Self {
        let mut gathering = Gathering::default();
        let matcher = Self::matcher(entries, only_names);
        let found = rows.iter().map(|row| matcher.find(row.company(only_names), &mut gathering)).collect();
        Self::counted(entries, rows, found)
    }

    /// Of rows that are matched as a list.
    pub fn of_list(entries: &[Entry], rows: &[Labelled], only_names: bool) -> Result<Self> {
        let companies: Vec<Company> = rows.iter().map(|row| row.company(only_names)).collect();
        let found = Self::matcher(entries, only_names).find_all(&companies, |_| &[], &Job::unwatched())?;
        Ok(Self::counted(entries, rows, found))
    }

    fn matcher(entries: &[Entry], only_names: bool) -> Matcher<'_> {
        let companies = entries.iter().map(|entry| Company {
            name: &entry.name,
            domain: entry.domain.as_deref().filter(|_| !only_names),
            country: entry.country.as_deref().filter(|_| !only_names),
            ..Company::default()
        });
        Matcher::new(companies.collect())
    }

    fn counted(entries: &[Entry], rows: &[Labelled], found: Vec<Option<Match>>) -> Self {
        let mut measured = Self::default();
        for (row, found) in rows.iter().zip(found) {
            let count = measured.0.entry(row.family).or_default();
            let is_right = found.is_some_and(|found| Some(found.place) == row.truth);
            let is_likely = found.is_some_and(|found| found.probability >= 0.5);
            let is_sure = found.is_some_and(|found| found.verdict == Verdict::Sure);
            count.is_held_out = row.is_held_out;
            count.rows += 1;
            count.positives += usize::from(row.truth.is_some());
            count.found += usize::from(is_right);
            count.sure += usize::from(is_sure);
            count.sure_wrong += usize::from(is_sure && !is_right);
            count.likely_right += usize::from(is_likely && is_right);
            count.likely_wrong += usize::from(is_likely && !is_right);
            if is_likely != is_right || is_right != row.truth.is_some() {
                let taken = found.map(|found| (entries[found.place].name.as_str(), found.probability));
                count.examples.push(format!("{} is {:?}: {taken:?}", row.name, row.truth.map(|it| &entries[it].name)));
            }
        }
        measured
    }

    pub fn total(&self, of: impl Fn(&Counts) -> bool) -> Counts {
        let mut total = Counts::default();
        for count in self.0.values().filter(|count| of(count)) {
            total.rows += count.rows;
            total.positives += count.positives;
            total.sure += count.sure;
            total.sure_wrong += count.sure_wrong;
            total.found += count.found;
            total.likely_right += count.likely_right;
            total.likely_wrong += count.likely_wrong;
        }
        total
    }

    /// A line a family, and what they come to.
    pub fn table(&self) -> String {
        let mut table = String::new();
        let totals = [
            ("tuned on", self.total(|count| !count.is_held_out)),
            ("held out", self.total(|count| count.is_held_out)),
            ("total", self.total(|_| true)),
        ];
        for (name, count) in self.0.iter().map(|(name, count)| (*name, count.clone())).chain(totals) {
            let held_out = if count.is_held_out { "held out" } else { "" };
            let _ = writeln!(
                table,
                "{name:15} {held_out:8} {:5} rows, {:4} to find, {:4} found, {:4} sure ({} wrong); at 0.5: {:3} wrong, \
                 precision {:.3}, recall {:.3}, F1 {:.3}",
                count.rows,
                count.positives,
                count.found,
                count.sure,
                count.sure_wrong,
                count.likely_wrong,
                count.precision(),
                count.recall(),
                count.f1(),
            );
            for example in count.examples.iter().take(2) {
                let _ = writeln!(table, "    {example}");
            }
        }
        table
    }
}
