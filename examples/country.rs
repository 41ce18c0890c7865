//! Writes a country of operation workbooks to try and to measure with; every figure is made up.
//!
//! `cargo run --release --example country -- FOLDER [--municipalities 290] [--operations 10]
//! [--years 2] [--workbooks ALL] [--faults 1] [--seed 1]`, or `-- FOLDER --flat N` for the folder of N equal
//! workbooks that `cargo bench` measures. Says on stdout which workbooks are bad, and why.

mod made_up_country;
#[path = "../benches/workbooks/mod.rs"]
mod workbooks;

use clap::{Arg, ArgMatches, Command, value_parser};
use made_up_country::Country;
use rust_xlsxwriter::XlsxError;
use std::path::{Path, PathBuf};

fn main() -> Result<(), XlsxError> {
    let given = command().get_matches();
    let folder: &PathBuf = given.get_one("folder").expect("required");
    if let Some(flat) = given.get_one::<u64>("flat") {
        std::fs::create_dir_all(folder)?;
        return workbooks::write(folder, *flat as usize);
    }
    write(&given, folder)
}

fn write(given: &ArgMatches, folder: &Path) -> Result<(), XlsxError> {
    let number = |name: &str| *given.get_one::<u64>(name).expect("has a default");
    let country = Country {
        municipalities: number("municipalities") as usize,
        operations: number("operations") as usize,
        years: number("years") as u16,
        seed: number("seed"),
        faults: number("faults"),
        workbooks: given.get_one::<u64>("workbooks").map_or(usize::MAX, |most| *most as usize),
    };
    let written = country.write(folder)?;
    for book in &written {
        if let Some(fault) = book.fault {
            println!("{}: {fault:?}", book.path.display());
        }
    }
    eprintln!("{} operation workbooks in {}", written.len(), folder.display());
    Ok(())
}

fn command() -> Command {
    let number = |name: &'static str, help: &'static str| {
        let fewest = if name == "faults" || name == "seed" { 0 } else { 1 };
        Arg::new(name).long(name).value_name("N").value_parser(value_parser!(u64).range(fewest..)).help(help)
    };
    Command::new("country")
        .about("Writes a made-up country of operation workbooks.")
        .arg(Arg::new("folder").value_name("FOLDER").required(true).value_parser(value_parser!(PathBuf)))
        .arg(number("municipalities", "Municipalities, each a folder").default_value("290"))
        .arg(number("operations", "Operations a municipality").default_value("10"))
        .arg(number("years", "Account years, 2024 the last").default_value("2"))
        .arg(number("workbooks", "No more operation workbooks than this"))
        .arg(number("seed", "The same seed gives the same country").default_value("1"))
        .arg(number("faults", "Bad ones in a hundred workbooks").default_value("1"))
        .arg(number("flat", "Instead: so many equal workbooks in one folder"))
}
