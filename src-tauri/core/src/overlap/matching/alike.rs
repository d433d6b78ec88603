use super::CompanyName;
use super::candidates::{Candidates, Holdings, Scores};
use super::company::Company;
use super::likeness::Likeness;
use super::terms::{Sought, Term, Terms, Whole};
use super::token_likeness::Spoken;
use super::vocabulary::Vocabulary;

/// The names of a list, made ready to be compared with others.
#[derive(Debug)]
pub struct Alike {
    vocabulary: Vocabulary,
    candidates: Candidates,
    names: Vec<Listed>,
    /// Where the names of each company begin; a company may have several, or none.
    first: Vec<u32>,
}

#[derive(Debug)]
struct Listed {
    owner: u32,
    numbers: Box<[u32]>,
    name: CompanyName,
    key: Box<str>,
}

/// The likest of the names of two companies.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    pub likeness: Likeness,
    /// Both are one name in two spellings.
    pub is_same: bool,
    /// Which of the names that were looked for it is.
    pub sought: usize,
}

impl Alike {
    pub fn new(companies: &[Company<'_>]) -> Self {
        let (mut vocabulary, mut holdings) = (Vocabulary::default(), Holdings::default());
        let (mut names, mut first) = (Vec::with_capacity(companies.len()), Vec::with_capacity(companies.len() + 1));
        for (owner, company) in (0..).zip(companies) {
            first.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
            for name in CompanyName::all(company.name).into_iter().filter(|name| !name.words.is_empty()) {
                let numbers = vocabulary.add(name.words.iter().map(String::as_str));
                holdings.add(&name, &numbers);
                let key = name.joined_key().into();
                // Its words are in the vocabulary.
                let name = CompanyName { words: Vec::new(), forms: Vec::new(), ..name };
                names.push(Listed { owner, numbers: numbers.into(), name, key });
            }
        }
        first.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
        let candidates = Candidates::new(holdings, &vocabulary);
        Self { vocabulary, candidates, names, first }
    }

    /// The names a company has by what a list calls it, ready to be looked for.
    pub fn sought(&self, name: &str) -> Vec<Sought> {
        let names = CompanyName::all(name).into_iter();
        names.filter(|name| !name.words.is_empty()).map(|name| Sought::new(name, &self.vocabulary)).collect()
    }

    /// The places of companies that may be called so, the likest first.
    pub fn candidates(&self, sought: &[Sought], scores: &mut Scores) -> Vec<u32> {
        let mut owners = Vec::new();
        for name in sought {
            for place in self.candidates.of(name, &self.vocabulary, scores) {
                let owner = self.names[place as usize].owner;
                if !owners.contains(&owner) {
                    owners.push(owner);
                }
            }
        }
        owners
    }

    /// The names as they are compared, made once for all they are compared with.
    pub fn terms<'s>(&self, sought: &'s [Sought]) -> Vec<Terms<'s>> {
        sought.iter().map(|name| name.terms(&self.vocabulary)).collect()
    }

    /// How like the names of a company are to those that are looked for; nothing where one has none.
    pub fn compared(&self, sought: &[Sought], terms: &[Terms<'_>], place: usize) -> Option<Compared> {
        let range = self.first[place] as usize..self.first[place + 1] as usize;
        let mut likest: Option<Compared> = None;
        for listed in &self.names[range] {
            let theirs = self.listed_terms(listed);
            for (place, (name, ours)) in sought.iter().zip(terms).enumerate() {
                let is_same = name.is_key(&listed.key);
                let compared = Compared { likeness: Likeness::of(ours, &theirs), is_same, sought: place };
                if likest.is_none_or(|likest| likest.likeness.shared < compared.likeness.shared) {
                    likest = Some(compared);
                }
            }
        }
        likest
    }

    fn listed_terms<'s>(&'s self, listed: &'s Listed) -> Terms<'s> {
        let vocabulary = &self.vocabulary;
        let terms = listed.numbers.iter().map(|number| Term {
            spoken: Spoken { word: vocabulary.text(*number), sound: vocabulary.sound(*number) },
            kind: vocabulary.kind(*number),
            weight: vocabulary.weight(*number),
            count: vocabulary.count_of(*number),
        });
        Terms::new(terms.collect(), Whole::from(&listed.name))
    }
}
