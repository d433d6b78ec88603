use std::borrow::Cow;

/// What became of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<T> {
    /// Nothing stands there, which is no problem.
    Blank,
    /// A dash, "n/a" and the like: no value, never zero. A problem where a number is expected.
    NoValue,
    Value(T),
    /// The reason it is not taken: "Not a number".
    Bad(Cow<'static, str>),
}

impl<T> Reading<T> {
    pub fn bad(reason: &'static str) -> Self {
        Self::Bad(Cow::Borrowed(reason))
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        match self {
            Self::Blank => Reading::Blank,
            Self::NoValue => Reading::NoValue,
            Self::Value(value) => Reading::Value(change(value)),
            Self::Bad(reason) => Reading::Bad(reason),
        }
    }
}
