use super::CoPresence;

/// Partners that meet on the same accounts, as places of [`CoPresence::partners`]: clusters of at least three, the largest
/// first, and last those in none. Within one, those who meet the others most come first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clusters {
    pub clusters: Vec<Vec<usize>>,
    pub loose: Vec<usize>,
}

/// Partners a cluster has at least: two are a pair.
const LEAST: usize = 3;

/// Groups partners by how often they meet beyond what their other meetings let expect: average linkage over the cosine of
/// their accounts less what each of the two has with all, cut where the sum within groups is greatest (modularity). Work grows with the
/// square of the partners.
#[must_use]
pub fn clusters(matrix: &CoPresence, among: &[usize]) -> Clusters {
    let likeness = Likeness::of(matrix, among);
    let mut groups = likeness.best_cut();
    for group in &mut groups {
        likeness.sort(group);
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
    let (clusters, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.len() >= LEAST);
    let mut loose: Vec<usize> = rest.into_iter().flatten().collect();
    likeness.sort(&mut loose);
    let named = |group: Vec<usize>| group.into_iter().map(|place| among[place]).collect();
    Clusters { clusters: clusters.into_iter().map(named).collect(), loose: named(loose) }
}

/// How much partners meet, from 0 to 1, on places of their own.
struct Likeness {
    size: usize,
    cells: Vec<f64>,
    /// The sum of each row.
    degrees: Vec<f64>,
    total: f64,
}

impl Likeness {
    fn of(matrix: &CoPresence, among: &[usize]) -> Self {
        let size = among.len();
        let mut cells = vec![0.0; size * size];
        for (one, place) in among.iter().enumerate() {
            for (other, there) in among.iter().enumerate().filter(|(other, _)| *other != one) {
                let both = f64::from(matrix.at(*place, *there));
                let sizes = f64::from(matrix.at(*place, *place)) * f64::from(matrix.at(*there, *there));
                cells[one * size + other] = if sizes > 0.0 { both / sizes.sqrt() } else { 0.0 };
            }
        }
        let degrees: Vec<f64> = cells.chunks(size.max(1)).map(|row| row.iter().sum()).collect();
        let total = degrees.iter().sum();
        Self { size, cells, degrees, total }
    }

    /// The groups of the level of the tree with the greatest modularity.
    fn best_cut(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = (0..self.size).map(|place| vec![place]).collect();
        let mut joining = Joining::of(self);
        let (mut gained, mut best, mut best_step, mut steps) = (0.0, 0.0, 0, Vec::new());
        while let Some((one, other)) = joining.next() {
            gained += self.gain(&groups[one], &groups[other]);
            let joined = std::mem::take(&mut groups[other]);
            groups[one].extend(joined);
            steps.push((one, other));
            if gained > best {
                (best, best_step) = (gained, steps.len());
            }
        }
        let mut groups: Vec<Vec<usize>> = (0..self.size).map(|place| vec![place]).collect();
        for (one, other) in steps.into_iter().take(best_step) {
            let joined = std::mem::take(&mut groups[other]);
            groups[one].extend(joined);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// What joining two groups adds to the modularity: their meetings beyond the expected ones.
    fn gain(&self, one: &[usize], other: &[usize]) -> f64 {
        let pairs = one.iter().flat_map(|place| other.iter().map(move |there| (*place, *there)));
        pairs.map(|(place, there)| self.beyond(place, there)).sum()
    }

    /// How much more two meet than what each has with all lets expect.
    fn beyond(&self, one: usize, other: usize) -> f64 {
        // Nobody meets himself: among partners that all meet alike, nothing is beyond what is expected.
        let with_others = (self.total - self.degrees[one]) * (self.total - self.degrees[other]);
        let together = self.degrees[one] * self.degrees[other];
        let expected = if with_others > 0.0 { together / with_others.sqrt() } else { 0.0 };
        self.cells[one * self.size + other] - expected
    }

    fn beyond_expected(&self) -> Vec<f64> {
        let places = (0..self.size).flat_map(|one| (0..self.size).map(move |other| (one, other)));
        places.map(|(one, other)| self.beyond(one, other)).collect()
    }

    /// Those who meet the others of a group most come first; ties stay in the order of the partners.
    fn sort(&self, group: &mut [usize]) {
        let all = group.to_vec();
        let met = |place: usize| all.iter().map(|other| self.cells[place * self.size + other]).sum::<f64>();
        let mut ranked: Vec<(f64, usize)> = all.iter().map(|place| (met(*place), *place)).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        for (slot, (_, place)) in group.iter_mut().zip(ranked) {
            *slot = place;
        }
    }
}

/// The groups joined one after the other, the most alike on average first. Each keeps its nearest, so that a step looks at
/// one row for each group.
struct Joining {
    size: usize,
    /// Between groups, the average of their members.
    average: Vec<f64>,
    /// Members of each group; 0 for one that was joined to another.
    members: Vec<u32>,
    nearest: Vec<Option<usize>>,
}

impl Joining {
    fn of(likeness: &Likeness) -> Self {
        let size = likeness.size;
        let mut joining =
            Self { size, average: likeness.beyond_expected(), members: vec![1; size], nearest: vec![None; size] };
        for place in 0..size {
            joining.nearest[place] = joining.nearest_of(place);
        }
        joining
    }

    fn nearest_of(&self, place: usize) -> Option<usize> {
        let others = (0..self.size).filter(|other| *other != place && self.members[*other] > 0);
        others.max_by(|one, other| {
            let likeness = |there: usize| self.average[place * self.size + there];
            likeness(*one).total_cmp(&likeness(*other)).then(other.cmp(one))
        })
    }

    fn next(&mut self) -> Option<(usize, usize)> {
        let open = (0..self.size).filter(|place| self.members[*place] > 0);
        let pairs = open.filter_map(|place| Some((place, self.nearest[place]?)));
        let (one, other) = pairs.max_by(|(one, near), (other, there)| {
            let likeness = |place: usize, there: usize| self.average[place * self.size + there];
            likeness(*one, *near).total_cmp(&likeness(*other, *there)).then(other.cmp(one))
        })?;
        let (one, other) = (one.min(other), one.max(other));
        self.join(one, other);
        Some((one, other))
    }

    fn join(&mut self, one: usize, other: usize) {
        let (own, theirs) = (f64::from(self.members[one]), f64::from(self.members[other]));
        for place in 0..self.size {
            let joined = self.average[one * self.size + place] * own + self.average[other * self.size + place] * theirs;
            let joined = joined / (own + theirs);
            self.average[one * self.size + place] = joined;
            self.average[place * self.size + one] = joined;
        }
        self.members[one] += self.members[other];
        self.members[other] = 0;
        self.nearest[other] = None;
        for place in (0..self.size).filter(|place| self.members[*place] > 0).collect::<Vec<_>>() {
            let is_moved = place == one || self.nearest[place].is_some_and(|near| near == one || near == other);
            if is_moved {
                self.nearest[place] = self.nearest_of(place);
            } else if let Some(near) = self.nearest[place]
                && self.average[place * self.size + one] > self.average[place * self.size + near]
            {
                self.nearest[place] = Some(one);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Arc;

    use super::*;
    use crate::model::{Density, DensityState};
    use crate::overlap::{PartnerOverlap, RelationshipCounts};

    fn counted(lists: &[Vec<u32>]) -> CoPresence {
        let overall = Density { shared: None, base: None, stated: None, state: DensityState::NotImported };
        let row = |list: &Vec<u32>| {
            Arc::new(PartnerOverlap {
                cells: Vec::new(),
                overall,
                quarter: None,
                has_list: true,
                relationships: RelationshipCounts::default(),
                by_segment: Vec::new(),
                accounts: list.clone(),
            })
        };
        let rows: HashMap<i64, Arc<PartnerOverlap>> = (1..).zip(lists).map(|(id, list)| (id, row(list))).collect();
        CoPresence::of(&rows, 1_000)
    }

    #[test]
    fn those_who_meet_on_the_same_accounts_are_a_cluster_though_all_meet_on_some() {
        // All but the last have the first twenty; beside these, three have fifty of their own and four have others.
        let list = |from: u32| (0..20).chain((from..from + 100).step_by(2)).collect::<Vec<u32>>();
        let lists = [list(100), list(500), list(100), list(500), list(100), list(500), list(500), (900..950).collect()];
        let matrix = counted(&lists);
        let found = clusters(&matrix, &(0..8).collect::<Vec<_>>());
        assert_eq!(found.clusters, [vec![1, 3, 5, 6], vec![0, 2, 4]]);
        assert_eq!(found.loose, [7]);
    }

    #[test]
    fn nobody_is_nowhere() {
        let found = clusters(&counted(&[]), &[]);
        assert_eq!((found.clusters.len(), found.loose.len()), (0, 0));
        assert_eq!(clusters(&counted(&[vec![], vec![]]), &[0, 1]).loose, [0, 1]);
    }
}
