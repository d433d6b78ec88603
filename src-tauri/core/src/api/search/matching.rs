/// Hits of a kind.
const MOST: usize = 8;

/// How well a key matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Begins,
    WordBegins,
    Inside,
}

/// Something found, in the order of hits: how well it matches, then its key, then its place in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match<'a> {
    pub rank: Rank,
    pub key: &'a str,
    pub place: usize,
}

/// How the words of `sought` are found in a key, whose first line is the name; `None` when one of them is not.
pub(super) fn rank(key: &str, sought: &str) -> Option<Rank> {
    if key.starts_with(sought) {
        return Some(Rank::Begins);
    }
    sought.split(' ').try_fold(Rank::WordBegins, |rank, word| Some(rank.max(rank_of_word(key, word)?)))
}

fn rank_of_word(key: &str, word: &str) -> Option<Rank> {
    let mut places = key.match_indices(word).map(|(place, _)| place).peekable();
    places.peek()?;
    let begins = |place: usize| !key[..place].chars().next_back().is_some_and(char::is_alphanumeric);
    Some(if places.any(begins) { Rank::WordBegins } else { Rank::Inside })
}

/// The best few, in their order. It keeps no more than these: a letter is found in nearly every name.
pub(super) fn best<'a>(found: impl Iterator<Item = Match<'a>>) -> Vec<Match<'a>> {
    let mut best: Vec<Match<'a>> = Vec::with_capacity(MOST + 1);
    for one in found {
        let place = best.partition_point(|kept| *kept < one);
        if place < MOST {
            best.insert(place, one);
            best.truncate(MOST);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_of_a_name_counts_more_than_that_of_a_word() {
        assert_eq!(rank("halden & rowe", "hal"), Some(Rank::Begins));
        assert_eq!(rank("halden & rowe", "rowe hal"), Some(Rank::WordBegins));
        assert_eq!(rank("halden & rowe", "owe"), Some(Rank::Inside));
        assert_eq!(rank("halden & rowe", "hal xy"), None);
        assert_eq!(rank("halden & rowe\nnf-1001\nhaldenrowe.example", "nf-1001"), Some(Rank::WordBegins));
    }

    #[test]
    fn the_best_eight_are_kept_in_order() {
        let found = (0..20).rev().map(|place| Match { rank: Rank::Inside, key: "same", place });
        let first = Match { rank: Rank::Begins, key: "z", place: 99 };
        let places: Vec<usize> = best(found.chain([first])).iter().map(|one| one.place).collect();
        assert_eq!(places, [99, 0, 1, 2, 3, 4, 5, 6]);
    }
}
