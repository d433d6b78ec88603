//! How long bringing in 100,000 accounts of 12 columns takes, beside a bare streaming read of the same file.
//!
//! `cargo bench -p trellis-core --bench import` prints the ratio, which is what counts: times depend on the machine. Where the
//! system tells (Linux), it prints how much memory a process that only imports took at most.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx, open_workbook};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{Format, Workbook};
use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::import::ImportChoices;
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

const ROWS: u32 = 100_000;
const HEADERS: [&str; 12] = [
    "Account ID",
    "Account Name",
    "Website",
    "Segment",
    "Industry",
    "Country",
    "Employees",
    "Account Owner",
    "Account Status",
    "Created Date",
    "Annual Revenue",
    "City",
];
/// Each is done this often, in turns; the fastest counts.
const TURNS: usize = 7;

/// The argument with which the bench starts itself to only import, followed by the file and a folder.
const ONLY_IMPORT: &str = "--only-import";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, only, file, folder] = arguments.as_slice()
        && only == ONLY_IMPORT
    {
        stored(Path::new(file), Path::new(folder))?;
        print!("{}", most_memory().unwrap_or_default());
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("accounts.xlsx");
    write_accounts(&file)?;
    let (mut bare, mut import) = (Duration::MAX, Duration::MAX);
    for turn in 0..TURNS {
        bare = bare.min(timed(|| bare_read(&file))?);
        let folder = folder.path().join(turn.to_string());
        import = import.min(timed(|| stored(&file, &folder))?);
    }
    println!("bare streaming read: {bare:.2?}");
    println!("stored as accounts:  {import:.2?}");
    println!("ratio: {:.2}", import.as_secs_f64() / bare.as_secs_f64());
    let only =
        Command::new(std::env::current_exe()?).arg(ONLY_IMPORT).arg(&file).arg(folder.path().join("only")).output()?;
    println!("most memory:         {}", String::from_utf8(only.stdout)?);
    Ok(())
}

/// The most memory this process has had: "183456 kB".
fn most_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

fn timed(
    work: impl FnOnce() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<Duration, Box<dyn std::error::Error>> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}

fn bare_read(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut workbook: Xlsx<_> = open_workbook(file)?;
    let sheet = workbook.sheet_names()[0].clone();
    let mut cells = workbook.worksheet_cells_reader(&sheet)?;
    let mut count = 0_usize;
    while let Some(cell) = cells.next_cell()? {
        count += usize::from(std::hint::black_box(cell).get_position().0 > 0);
    }
    assert_eq!(count, ROWS as usize * HEADERS.len());
    Ok(())
}

fn stored(file: &Path, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let environment = Environment::new(folder.to_owned(), Timestamp::now, Uuid::now_v7, TimeZone::UTC);
    std::fs::create_dir_all(folder)?;
    let document = Document::create(&folder.join("bench.trellis"), environment)?;
    let session = ImportSession::open(file, document.environment(), &Job::unwatched())?;
    let (report, _) = session.apply(&document, &ImportChoices::default(), &Job::unwatched())?;
    assert_eq!(report.added, ROWS);
    Ok(())
}

fn write_accounts(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_row(0, 0, HEADERS)?;
    let pick = |from: &[&'static str], row: u32, step: u32| {
        from[(row.wrapping_mul(2_654_435_761) >> step) as usize % from.len()]
    };
    for row in 1..=ROWS {
        sheet.write_string(row, 0, format!("001{row:012}"))?;
        sheet.write_string(row, 1, format!("Company {row:06} {}", pick(&["Inc", "GmbH", "Ltd", "LLC"], row, 3)))?;
        sheet.write_string(row, 2, format!("company{row:06}.com"))?;
        sheet.write_string(row, 3, pick(&["Commercial", "Mid-market", "Enterprise", "Regulated"], row, 5))?;
        sheet.write_string(row, 4, pick(&["Retail", "Banking", "Health", "Software", "Energy"], row, 7))?;
        sheet.write_string(row, 5, pick(&["US", "DE", "FR", "UK", "JP"], row, 9))?;
        sheet.write_number(row, 6, f64::from(10 + row % 50_000))?;
        sheet.write_string(row, 7, format!("Owner {}", row % 80))?;
        sheet.write_string(row, 8, pick(&["Customer", "Prospect", "Open Opportunity"], row, 11))?;
        sheet.write_number_with_format(row, 9, f64::from(40_000 + row % 6_000), &date)?;
        sheet.write_number(row, 10, f64::from(row % 1_000_000) * 137.25)?;
        sheet.write_string(row, 11, format!("City {}", row % 2_000))?;
    }
    workbook.save(file)?;
    Ok(())
}
