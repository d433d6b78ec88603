use super::CompanyName;
use super::candidates::{Candidates, Holdings, Scores};
use super::company::Company;
use super::letters::{Letters, Spelt};
use super::likeness::Likeness;
use super::slips_apart::SlipsApart;
use super::terms::{Sought, Term, Terms, Whole};
use super::token_likeness::Spoken;
use super::vocabulary::Vocabulary;

/// The names of a list, made ready to be compared with others.
#[derive(Debug)]
pub struct Alike {
    vocabulary: Vocabulary,
    candidates: Candidates,
    letters: Letters,
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
    /// Both have the same legal form, or none.
    pub is_same_form: bool,
    /// Which of the names that were looked for it is.
    pub sought: usize,
}

impl Alike {
    pub fn new(companies: &[Company<'_>]) -> Self {
        let (mut vocabulary, mut holdings, mut letters) =
            (Vocabulary::default(), Holdings::default(), Letters::default());
        let (mut names, mut first) = (Vec::with_capacity(companies.len()), Vec::with_capacity(companies.len() + 1));
        for (owner, company) in (0..).zip(companies) {
            first.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
            for name in CompanyName::all(company.name).into_iter().filter(|name| !name.words.is_empty()) {
                let numbers = vocabulary.add(name.words.iter().map(String::as_str));
                holdings.add(&name, &numbers);
                letters.add(&name);
                let key = name.joined_key().into();
                // Its words are in the vocabulary.
                let name = CompanyName { words: Vec::new(), forms: Vec::new(), ..name };
                names.push(Listed { owner, numbers: numbers.into(), name, key });
            }
        }
        first.push(u32::try_from(names.len()).unwrap_or(u32::MAX));
        let candidates = Candidates::new(holdings, &vocabulary);
        Self { vocabulary, candidates, letters, names, first }
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
        let mut likest: Option<Compared> = None;
        for listed in self.listed(place) {
            let theirs = self.listed_terms(listed);
            for (place, (name, ours)) in sought.iter().zip(terms).enumerate() {
                let is_same = name.is_key(&listed.key);
                let is_same_form = ours.whole.form() == theirs.whole.form();
                let likeness = Likeness::of(ours, &theirs);
                let compared = Compared { likeness, is_same, is_same_form, sought: place };
                if likest.is_none_or(|likest| likest.likeness.shared < compared.likeness.shared) {
                    likest = Some(compared);
                }
            }
        }
        likest
    }

    /// How like each of these companies is to one by the letters of its names, the likest first: from 0 to 1.
    pub fn by_letters(&self, sought: &[Sought], places: &[u32]) -> Vec<(f64, u32)> {
        let spelt = |name: &CompanyName| {
            let mut spelt = Spelt::default();
            self.letters.spell(name, &mut spelt);
            spelt
        };
        let ours: Vec<Spelt> = sought.iter().map(|name| spelt(&name.name)).collect();
        let mut theirs = Spelt::default();
        let mut found: Vec<(f64, u32)> = Vec::with_capacity(places.len());
        for place in places {
            let mut likest = 0.0_f64;
            for listed in self.listed(*place as usize) {
                self.letters.spell(&listed.name, &mut theirs);
                likest = ours.iter().map(|name| name.cosine(&theirs)).fold(likest, f64::max);
            }
            found.push((likest, *place));
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found
    }

    /// What makes the names of a company those that are looked for: the fewest slips.
    pub fn slips_apart(&self, terms: &[Terms<'_>], place: usize) -> Option<SlipsApart> {
        let theirs = self.listed(place).iter().map(|listed| self.listed_terms(listed));
        let apart = theirs.flat_map(|theirs| {
            let apart = terms.iter().filter_map(move |ours| SlipsApart::of(ours, &theirs));
            apart.collect::<Vec<_>>()
        });
        apart.min_by(|one, other| one.slips.total_cmp(&other.slips))
    }

    fn listed(&self, place: usize) -> &[Listed] {
        &self.names[self.first[place] as usize..self.first[place + 1] as usize]
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
