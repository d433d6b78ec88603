/// What a list says of a company.
#[derive(Clone, Copy, Debug, Default)]
pub struct Company<'a> {
    pub name: &'a str,
    /// Registrable: "acme.com".
    pub domain: Option<&'a str>,
    pub country: Option<&'a str>,
    pub city: Option<&'a str>,
    pub industry: Option<&'a str>,
}

/// What a match rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Both have the website, which is a company's own.
    Website,
    /// One name in two spellings.
    Name,
    /// Names that are much alike.
    AlikeName,
}

/// Whether a match may be taken without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Sure,
    Doubtful,
}

/// A company of the one list and what it is taken for in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Its place in the list the matcher was made of.
    pub place: usize,
    pub basis: Basis,
    /// That both are one company: from 0 to 1.
    pub probability: f64,
    pub verdict: Verdict,
}

/// Two of one list that are, or may be, one company.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The places of both in the list; `one` stands before `other`.
    pub one: usize,
    pub other: usize,
    pub basis: Basis,
    /// That both are one company: from 0 to 1.
    pub probability: f64,
    pub verdict: Verdict,
}
