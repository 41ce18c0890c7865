//! The words of the command line.

use super::counts::CountWords;
use super::sign::SignWords;
use super::trace::TraceWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words of the command line: help, progress, errors of use, and what stands around the
/// texts of a finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CliWords {
    /// How grave a finding is.
    pub severity: SeverityWords,
    /// What stands around the texts of a finding.
    pub finding: AroundWords,
    /// What a code means.
    pub explain: ExplainWords,
    /// How a figure of a report is explained.
    pub trace: TraceWords,
    /// What the codes of each band concern: `B1`, `B2` ...
    pub band: BTreeMap<String, String>,
    /// The list of findings that a run leaves behind.
    pub list: ListWords,
    /// Counted things.
    pub count: CountWords,
    /// The last line of a run.
    pub summary: SummaryWords,
    /// What the progress bar says.
    pub progress: ProgressWords,
    /// Headings and texts of the help.
    pub help: HelpWords,
    /// Errors of use.
    pub usage: UsageWords,
    /// Why a file could not be written.
    pub reason: ReasonWords,
    /// Signing.
    pub sign: SignWords,
}

/// How grave a finding is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityWords {
    /// The workbook gets no report.
    pub error: String,
    /// Somebody should look.
    pub warning: String,
    /// Worth knowing.
    pub note: String,
}

/// What stands around the texts of a finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AroundWords {
    /// Before the remedy.
    pub help: String,
    /// Before the line of `bokslut.toml` that would do instead.
    pub setting: String,
    /// Before another place that belongs to the finding.
    pub see: String,
    /// Instead of many further places: `{count}`.
    pub more_places: String,
    /// Instead of one more finding down a column: `{cells}`.
    pub folded_one: String,
    /// Instead of the rest of many findings down a column: `{count}`, `{cells}`.
    pub folded: String,
    /// Instead of one more note on a whole workbook.
    pub folded_workbook: String,
    /// Instead of the rest of many notes on whole workbooks: `{count}`.
    pub folded_workbooks: String,
}

/// What stands around the explanation of a code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExplainWords {
    /// Over what the code means.
    pub meaning: String,
    /// Over why it is checked.
    pub reason: String,
    /// Over the remedy.
    pub help: String,
}

/// The list of findings that a run leaves behind: its file, its heads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListWords {
    /// The file's name.
    pub file: String,
    /// The list's title.
    pub title: String,
    /// What the list is for.
    pub lead: String,
    /// That it tells no values, for it lies beside reports of the outer edition.
    pub outer: String,
    /// That there are more places than a sheet takes links: `{count}`.
    pub links: String,
    /// That there are more findings than a sheet takes rows: `{count}`.
    pub more: String,
    /// How grave.
    pub severity: String,
    /// Which code.
    pub code: String,
    /// Which workbook.
    pub workbook: String,
    /// Which sheet.
    pub sheet: String,
    /// Which cell.
    pub cell: String,
    /// What was found.
    pub finding: String,
    /// What is wrong at the place.
    pub detail: String,
    /// The remedy.
    pub help: String,
    /// Other places that belong to it.
    pub see: String,
}

/// The last line of a run.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryWords {
    /// Reports and where they are: `{reports}`, `{out}`.
    pub written_to: String,
    /// Where the tables for other programs are: `{out}`.
    pub exported: String,
    /// The verdict, and where all findings are listed: `{verdict}`, `{path}`.
    pub listed: String,
    /// That a report of an earlier run stays: `{path}`.
    pub stale: String,
    /// What to do with the empty workbooks: `{folder}`.
    pub next: String,
    /// The verdict when there is no finding.
    pub clean: String,
}

/// What the progress bar says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressWords {
    /// While workbooks are read.
    pub reading: String,
    /// While accounts are computed and written.
    pub computing: String,
}

/// Headings and texts of the help.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpWords {
    /// What the program is.
    pub about: String,
    /// What `run` does.
    pub run: String,
    /// What `check` does.
    pub check: String,
    /// What `template` does.
    pub template: String,
    /// What `verify` does.
    pub verify: String,
    /// What `explain` does.
    pub explain: String,
    /// Before the usage line.
    pub usage_heading: String,
    /// Usage of the program.
    pub usage: String,
    /// Usage of `run`.
    pub usage_run: String,
    /// Usage of `check`.
    pub usage_check: String,
    /// Usage of `template`.
    pub usage_template: String,
    /// Usage of `verify`.
    pub usage_verify: String,
    /// Usage of `explain`.
    pub usage_explain: String,
    /// Over the commands.
    pub commands_heading: String,
    /// Over the arguments.
    pub arguments_heading: String,
    /// Over the options.
    pub options_heading: String,
    /// The name of the input argument.
    pub input_name: String,
    /// What the input is.
    pub input: String,
    /// The name of a report.
    pub report_name: String,
    /// What the reports are.
    pub reports: String,
    /// `--inputs`.
    pub inputs: String,
    /// The name of a file.
    pub file_name: String,
    /// Where the audit protocol goes.
    pub protocol: String,
    /// The name of the code argument.
    pub code_name: String,
    /// What the code is.
    pub code: String,
    /// The name of the argument that says which cell.
    pub cell_name: String,
    /// What the cell is.
    pub cell: String,
    /// `--depth`.
    pub depth: String,
    /// `--markdown`.
    pub markdown: String,
    /// The name of the output folder.
    pub out_name: String,
    /// The folder of the empty workbooks.
    pub folder: String,
    /// What the output folder is.
    pub out: String,
    /// `--lang`.
    pub lang: String,
    /// `--format`.
    pub format: String,
    /// The name of the value of `--format`.
    pub format_name: String,
    /// `--color`.
    pub color: String,
    /// The name of the value of `--color`.
    pub color_name: String,
    /// `--quiet`.
    pub quiet: String,
    /// `--jobs`.
    pub jobs: String,
    /// The name of the value of `--jobs`.
    pub jobs_name: String,
    /// `--max-size`.
    pub max_size: String,
    /// `--max-memory`.
    pub max_memory: String,
    /// `--max-time`.
    pub max_time: String,
    /// `--edition`.
    pub edition: String,
    /// `--min-persons`.
    pub min_persons: String,
    /// `--sign`.
    pub sign: String,
    /// `--export`.
    pub export: String,
    /// `--key`.
    pub public_key: String,
    /// The name of the value of `--sign` and of `--key`.
    pub sign_name: String,
    /// `--help`.
    pub help: String,
    /// `--version`.
    pub version: String,
    /// After the help of the program: exit statuses.
    pub after: String,
    /// After the help of `run`: examples.
    pub after_run: String,
    /// After the help of `verify`: examples.
    pub after_verify: String,
    /// After the help of `check`: examples.
    pub after_check: String,
    /// After the help of `template`: what to do with the workbooks, examples.
    pub after_template: String,
    /// After the help of `explain`: examples.
    pub after_explain: String,
}

/// Errors of use.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageWords {
    /// A command that is none: `{found}`, `{commands}`.
    pub unknown_command: String,
    /// An option that is none: `{found}`.
    pub unknown_option: String,
    /// An argument beyond those that the command takes: `{found}`.
    pub needless_argument: String,
    /// A code that no finding has: `{found}`.
    pub unknown_code: String,
    /// An option that is for a cell of a report, without them.
    pub needs_cell: String,
    /// A report without the cell that is to be explained: `{path}`.
    pub which_cell: String,
    /// A report that could not be read: `{path}`, `{reason}`.
    pub unreadable: String,
    /// A report beyond the limits.
    pub too_large: String,
    /// A file that is no report: `{path}`.
    pub no_report: String,
    /// A sheet that the report does not have: `{found}`.
    pub no_sheet: String,
    /// Neither a cell nor a defined name: `{found}`.
    pub no_cell: String,
    /// An empty cell: `{cell}`.
    pub blank_cell: String,
    /// A file that could not be written: `{path}`, `{reason}`.
    pub unwritten: String,
    /// A value that an option does not take: `{found}`, `{option}`, `{expected}`.
    pub bad_value: String,
    /// A number that an option does not take: `{found}`, `{option}`, `{lowest}`, `{highest}`.
    pub bad_number: String,
    /// An option without its value: `{option}`.
    pub no_value: String,
    /// An option with these values, none of them given: `{option}`, `{expected}`.
    pub no_value_of: String,
    /// A value for an option that takes none: `{found}`, `{option}`.
    pub needless_value: String,
    /// Nothing to read: `{expected}`.
    pub missing: String,
    /// Something else that a command needs is not there: `{expected}`.
    pub missing_other: String,
    /// No command: `{commands}`.
    pub missing_command: String,
    /// Text in an unknown encoding.
    pub not_text: String,
    /// Any other error of use.
    pub other: String,
    /// The nearest thing that would have been right: `{suggestion}`.
    pub suggestion: String,
    /// Where help is: `{command}`.
    pub see_help: String,
    /// Between the last two of several values, one of which is wanted.
    pub or: String,
    /// Between the last two of several things, all of which are meant.
    pub and: String,
}

/// Why a file could not be written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonWords {
    /// No right to write there; Windows says the same of a file that Excel holds open.
    pub permission: String,
    /// A part of the path is a file.
    pub not_a_folder: String,
    /// A folder has that name.
    pub is_a_folder: String,
    /// No room left.
    pub full: String,
    /// The disk is read-only.
    pub read_only: String,
    /// The name is too long or not allowed.
    pub bad_name: String,
    /// A file of that name is there, and is not replaced.
    pub exists: String,
    /// Another program holds the file.
    pub busy: String,
    /// A file of that name is there that is not an earlier one of the same kind.
    pub not_own: String,
    /// Its name does not end as a workbook's.
    pub not_xlsx: String,
    /// The report would replace a workbook that was read.
    pub input: String,
    /// The account of the year before gave no report to compare with.
    pub no_report: String,
    /// The account of this year or the year before is there more than once.
    pub several: String,
    /// Standard output could not be written: `{reason}`.
    pub stdout: String,
}
