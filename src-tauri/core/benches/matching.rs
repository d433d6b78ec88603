//! How long it takes to find 20 partners' lists of 50,000 accounts among 100,000 of one's own.
//!
//! `cargo bench -p trellis-core --bench matching` prints, measured in one run: the exact stage (by website, then by the name in
//! one spelling), on two threads as lists are matched, beside a bare hash join over domains and lower-cased names of the same
//! rows on one, as a ratio, which is what counts, and the same on one thread;
//! all stages in seconds; and, where the system tells (Linux), how much memory was taken at most.

use std::collections::HashMap;
use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use foldhash::fast::FixedState;
use trellis_core::Job;
use trellis_core::overlap::matching::{Company, Gathering, Matcher};

const OURS: usize = 100_000;
const LISTS: u64 = 20;
const THEIRS: usize = 50_000;
/// Each is done this often, in turns; the fastest counts.
const TURNS: usize = 5;

/// A company as a list has it.
struct Row {
    name: String,
    domain: Option<String>,
    country: &'static str,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let ours: Vec<Row> = (0..OURS as u64).map(own).collect();
    let lists: Vec<Vec<Row>> =
        (0..LISTS).map(|list| (0..THEIRS as u64).map(|row| theirs(list, row, &ours)).collect()).collect();
    let lists: Vec<Vec<Company<'_>>> = lists.iter().map(|list| list.iter().map(company).collect()).collect();
    let ours: Vec<Company<'_>> = ours.iter().map(company).collect();
    let before = most_memory();

    let [mut bare, mut both, mut exact, mut alone] = [Duration::MAX; 4];
    let (mut joined, mut settled) = (0, 0);
    for _ in 0..TURNS {
        bare = bare.min(timed(|| joined = bare_join(&ours, &lists, false)));
        both = both.min(timed(|| joined = bare_join(&ours, &lists, true)));
        exact = exact.min(timed(|| settled = exact_stage(&ours, lists.split_at(lists.len() / 2))));
        alone = alone.min(timed(|| settled = exact_stage(&ours, (&lists, &[]))));
    }
    println!("bare hash join: {bare:.2?}, {joined} found");
    println!("exact stage:    {exact:.2?}, {settled} found");
    let ratio = |of: Duration, to: Duration| of.as_secs_f64() / to.as_secs_f64();
    println!("ratio:          {:.2} (goal 1.5); on one thread {:.2}", ratio(exact, bare), ratio(alone, bare));
    println!("                {:.2} to a join that looks for each row by both", ratio(exact, both));

    let started = Instant::now();
    let matcher = Matcher::new(ours.clone());
    let mut found = 0;
    for list in &lists {
        let matches = matcher.find_all(list, |_| &[], &Job::unwatched())?;
        found += matches.iter().flatten().count();
    }
    println!("all stages:     {:.2?}, {found} taken or asked", started.elapsed());
    let started = Instant::now();
    let duplicates = matcher.duplicates(&Job::unwatched())?.len();
    println!("duplicates:     {:.2?}, {duplicates} pairs", started.elapsed());
    println!("most memory:    {} (the lists alone: {})", most_memory(), before);
    Ok(())
}

fn company(row: &Row) -> Company<'_> {
    Company { name: &row.name, domain: row.domain.as_deref(), country: Some(row.country), ..Company::default() }
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// What any matching costs at least: the two indexes, and for each row a look for its website, else for its name; or for both.
fn bare_join(ours: &[Company<'_>], lists: &[Vec<Company<'_>>], both: bool) -> usize {
    let mut by_domain: HashMap<&str, usize, FixedState> = HashMap::default();
    let mut by_name: HashMap<String, usize, FixedState> = HashMap::default();
    for (place, company) in ours.iter().enumerate() {
        by_domain.extend(company.domain.map(|domain| (domain, place)));
        by_name.insert(company.name.to_lowercase(), place);
    }
    let found = |company: &Company<'_>| {
        let by_domain = company.domain.and_then(|domain| by_domain.get(domain));
        let by_name = || by_name.get(&company.name.to_lowercase());
        if both { black_box(by_name()) } else { None }
            .or(by_domain)
            .or_else(|| if both { None } else { by_name() })
            .copied()
    };
    lists.iter().flatten().filter_map(found).map(black_box).count()
}

fn exact_stage(ours: &[Company<'_>], (first, second): (&[Vec<Company<'_>>], &[Vec<Company<'_>>])) -> usize {
    let matcher = Matcher::new(ours.to_vec());
    let count = |lists: &[Vec<Company<'_>>]| {
        let mut gathering = Gathering::default();
        let found = |company: &Company<'_>| matcher.find_settled(*company, &[], &mut gathering);
        lists.iter().flatten().filter_map(found).map(black_box).count()
    };
    thread::scope(|scope| {
        let beside = scope.spawn(|| count(second));
        count(first) + beside.join().unwrap_or_default()
    })
}

/// The most memory this process has had: "183456 kB".
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.unwrap_or_default().trim().to_owned()
}

/// A number that looks random and is the same each time.
fn dice(seed: u64, turn: u64) -> u64 {
    let mixed = (seed ^ turn.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 29)
}

/// A number below another.
fn below(dice: u64, most: usize) -> usize {
    usize::try_from(dice % most as u64).unwrap_or_default()
}

fn pick(from: &'static str, dice: u64) -> &'static str {
    let count = from.split(' ').count();
    from.split(' ').nth(below(dice, count)).unwrap_or_default()
}

/// A name of its own, and what it does: "Corvane Power Tools".
fn name(seed: u64) -> String {
    const PARTS: &str = "cor bri hal ven mar tel nor sol gra ful pro lum kes quin ray sil tor wes zan del fer va den ri mo tra li \
                         que ste bo ra co ne gi lo sta wi ter don lux mont ford nix ton via gard tis rel zon dyne max field";
    const WHAT: &str = "Airlines Electronics Foods Pharmaceuticals Bank Insurance Logistics Energy Software Steel Textiles Mining \
                        Shipping Telecom Analytics Robotics Motors Hotels Press Chemicals Water Properties Health Optics Paper";
    const VAGUE: &str = "Group Technologies International Holdings Solutions Systems Industries Services";
    let mut name: String = (0..3 + dice(seed, 1) % 2).map(|part| pick(PARTS, dice(seed, 10 + part))).collect();
    name[..1].make_ascii_uppercase();
    if !dice(seed, 2).is_multiple_of(4) {
        name = format!("{name} {}", pick(WHAT, dice(seed, 3)));
    }
    if dice(seed, 4).is_multiple_of(3) {
        name = format!("{name} {}", pick(VAGUE, dice(seed, 5)));
    }
    name
}

fn form(seed: u64) -> &'static str {
    pick("Inc. LLC Ltd GmbH AG S.A. S.p.A. B.V. Corp. plc", seed)
}

fn own(place: u64) -> Row {
    let seed = dice(2026, place);
    let name = name(seed);
    let domain = format!("{}{}.com", name.to_lowercase().replace(' ', ""), place % 100);
    let domain = Some(domain).filter(|_| seed % 10 < 7);
    let country = pick("US DE FR GB IT SE", seed);
    Row { name: if seed.is_multiple_of(2) { format!("{name} {}", form(seed >> 8)) } else { name }, domain, country }
}

/// Of a partner's rows half are ours: most in the same spelling or with another legal form, one in ten with a slip.
fn theirs(list: u64, row: u64, ours: &[Row]) -> Row {
    let seed = dice(list + 1, row);
    if seed.is_multiple_of(2) {
        let name = name(dice(seed, 77));
        let domain =
            Some(format!("{}{}.net", name.to_lowercase().replace(' ', ""), seed % 1_000)).filter(|_| seed % 10 < 7);
        return Row { name, domain, country: pick("US DE FR GB IT SE", seed >> 9) };
    }
    let entry = &ours[below(dice(seed, 78), ours.len())];
    let domain = entry.domain.clone().filter(|_| dice(seed, 79) % 10 < 7);
    let name = match dice(seed, 80) % 10 {
        0..=3 => entry.name.clone(),
        4 | 5 => format!("{} {}", entry.name, form(seed >> 7)),
        6 => entry.name.to_uppercase(),
        7 => entry.name.replace("International", "Intl").replace("Technologies", "Tech").replace("Services", "Svcs"),
        8 => format!("The {}", entry.name),
        _ => {
            let mut letters: Vec<char> = entry.name.chars().collect();
            letters.remove(2 + below(seed >> 11, 4));
            letters.into_iter().collect()
        }
    };
    Row { name, domain, country: entry.country }
}
