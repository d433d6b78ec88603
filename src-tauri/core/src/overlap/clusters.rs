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

/// Groups partners by how often they meet beyond what the size of their lists lets expect: average linkage over the cosine of
/// their accounts, cut where the meetings within groups exceed the expected ones most (modularity). Work grows with the
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
        if self.total <= 0.0 {
            return 0.0;
        }
        let pairs = one.iter().flat_map(|place| other.iter().map(move |there| (*place, *there)));
        pairs
            .map(|(place, there)| {
                self.cells[place * self.size + there] - self.degrees[place] * self.degrees[there] / self.total
            })
            .sum()
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
            Self { size, average: likeness.cells.clone(), members: vec![1; size], nearest: vec![None; size] };
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
