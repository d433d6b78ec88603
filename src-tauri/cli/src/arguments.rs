use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand};
use trellis_core::model::SlideKind;

use crate::values::{
    Dates, Decimal, Kind, Masked, OverlapMeasure, ReviewAction, day, deck, mapping, pdf, plan, problems, rate,
    rate_key, roster, slide,
};

/// Partner ecosystem maps, overlap and quarterly reviews, from the command line.
#[derive(Parser)]
#[command(name = "trellis", version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make an empty document, or the demo of 90 partners
    New {
        document: PathBuf,
        /// Fill it with the demo
        #[arg(long)]
        demo: bool,
    },
    /// Bring spreadsheets into a document; the kind is recognized by content
    Import(ImportArguments),
    /// Tiers by types with their partners, bands and findings
    Map {
        document: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Partners by segments: where each overlaps with our accounts
    Overlap {
        document: PathBuf,
        #[arg(long, value_enum, default_value = "density")]
        measure: OverlapMeasure,
        #[arg(long)]
        json: bool,
    },
    /// What accounts on partners' lists are taken for, with the probability that it is right
    Matches {
        document: PathBuf,
        /// Only those on the list of this partner
        #[arg(long)]
        partner: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Host accounts with the partners on them
    Accounts {
        document: PathBuf,
        /// Only those of this partner
        #[arg(long)]
        partner: Option<String>,
        /// Only those of this segment; `unsegmented` for the rest
        #[arg(long)]
        segment: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// What every partner produced, and how well
    Scorecard {
        document: PathBuf,
        /// So many quarters up to the review quarter
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=40))]
        quarters: u32,
        #[arg(long)]
        json: bool,
    },
    /// Deals with the partners on them, newest first
    Deals {
        document: PathBuf,
        /// Only deals partners are involved in, with the four axes of a led deal and what was led over the last quarters
        #[arg(long)]
        led: bool,
        /// With --led, how many quarters up to the review quarter are counted
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=40), requires = "led")]
        quarters: u32,
        /// Only accounts several are on, with who they are and what was ruled, and registrations nobody has decided
        #[arg(long, conflicts_with = "led")]
        conflicts: bool,
        #[arg(long)]
        json: bool,
    },
    /// What partners asked for, spent and brought with marketing money, activity by activity
    Mdf {
        document: PathBuf,
        /// How many quarters up to the review quarter
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=40))]
        quarters: u32,
        #[arg(long)]
        json: bool,
    },
    /// The quarterly review: what the criteria propose, a snapshot of the quarter, what moved since the last one
    Review {
        document: PathBuf,
        #[arg(value_enum)]
        action: ReviewAction,
        /// With diff, the first day of the quarter to compare with, as in 2026-01-01; otherwise the newest frozen before
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// With diff, the first day of the later quarter; otherwise the review quarter
        #[arg(long, value_name = "DAY")]
        to: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// What other currencies are worth in the reporting currency; list, set or remove rates
    Rates(RatesArguments),
    /// Write the read-out's slides, as one PDF or as pictures
    Export(ExportArguments),
    /// Take the newest change back, or one by itself
    Undo {
        document: PathBuf,
        /// The number of the step in `trellis history`, taken back though later ones stand
        #[arg(long, value_name = "N")]
        step: Option<u32>,
    },
    /// Every change in plain words, newest first
    History {
        document: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Whether the document is whole
    Check {
        document: PathBuf,
        /// Write what can be read of it to a new document
        #[arg(long, value_name = "NEW")]
        repair: Option<PathBuf>,
    },
}

#[derive(Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct ImportArguments {
    /// Spreadsheets, or folders of them
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "DOC")]
    pub into: PathBuf,
    /// What the files hold
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
    /// The partner whose account list the file is, by name
    #[arg(long, value_name = "NAME")]
    pub partner: Option<String>,
    /// The sheet to read; the one that looks most like a table otherwise
    #[arg(long)]
    pub sheet: Option<String>,
    /// A column's field, as "Their header=field"; `skip` leaves it out, `custom` keeps it as it is
    #[arg(long, value_name = "HEADER=FIELD", value_parser = mapping)]
    pub map: Vec<(String, String)>,
    /// The day the files speak of, as 2026-06-30
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<String>,
    /// The decimal sign of columns whose numbers can be read either way, as 1,234 can
    #[arg(long, value_enum, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
    /// The order of dates in columns that do not tell it, as 03/04/2026 does not
    #[arg(long, value_enum, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// Leave out the rows that are hidden in the spreadsheet
    #[arg(long)]
    pub without_hidden_rows: bool,
    /// Let empty cells clear what the document has of a partner or account
    #[arg(long)]
    pub blanks_erase: bool,
    /// Say what would happen and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write the rows that have a problem, to be corrected and imported again
    #[arg(long, value_name = "OUT.xlsx", value_parser = problems)]
    pub problems: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct RatesArguments {
    pub document: PathBuf,
    /// From the day on, one unit of the currency is so many of the reporting currency
    #[arg(long, value_name = "EUR=1.08@2026-03-31", value_parser = rate)]
    pub set: Vec<(String, String, String)>,
    /// Take out the rate that holds from the day
    #[arg(long, value_name = "EUR@2026-03-31", value_parser = rate_key)]
    pub remove: Vec<(String, String)>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
#[command(group = ArgGroup::new("slides_to").args(["deck", "png", "svg"]).multiple(true))]
#[command(group = ArgGroup::new("format").args(["deck", "png", "svg", "plan", "criteria", "roster", "facts"]).required(true).multiple(true))]
pub struct ExportArguments {
    pub document: PathBuf,
    /// A file for all slides, a page each
    #[arg(long, value_name = "OUT.pptx|OUT.pdf", value_parser = deck)]
    pub deck: Option<PathBuf>,
    /// The company's own presentation, whose master, layouts and theme the deck takes
    #[arg(long, value_name = "CORPORATE.pptx", requires = "deck")]
    pub template: Option<PathBuf>,
    /// Mask on every slide what whoever gets it is not to see: the names of partners, amounts, or both
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',', requires = "slides_to")]
    pub redact: Vec<Masked>,
    /// Only these slides, as `decisions,sunsets`
    #[arg(long, value_name = "A,B,..", value_parser = slide, value_delimiter = ',', requires = "slides_to")]
    pub slides: Vec<SlideKind>,
    /// A workbook with the plan, its decisions and an investment that balances again when a number is changed
    #[arg(long, value_name = "OUT.xlsx", value_parser = plan)]
    pub plan: Option<PathBuf>,
    /// A file for the criteria that hold, one page to be signed
    #[arg(long, value_name = "OUT.pdf", value_parser = pdf)]
    pub criteria: Option<PathBuf>,
    /// A file for the partners, in the columns their roster came in
    #[arg(long, value_name = "OUT.csv|OUT.xlsx", value_parser = roster)]
    pub roster: Option<PathBuf>,
    /// A folder for flat files of what is known: partners, facts, densities, deals, decisions
    #[arg(long, value_name = "DIR")]
    pub facts: Option<PathBuf>,
    /// A folder for PNG pictures, 1920 x 1080
    #[arg(long, value_name = "DIR")]
    pub png: Option<PathBuf>,
    /// Make the PNG pictures 3840 x 2160
    #[arg(long, requires = "png")]
    pub large: bool,
    /// A folder for SVG pictures
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}
