//! The form of a written report: what a stranger finds in the file, and what must be so on every
//! sheet whatever the account.

#[path = "../cli_workbooks/mod.rs"]
mod cli_workbooks;
#[path = "../support_cases/mod.rs"]
mod support_cases;

mod asides;
mod cells;
mod charts;
mod extremes;
mod formula;
mod formulas;
mod large;
mod links;
mod live;
mod log;
mod look;
mod names;
mod odd_names;
mod package;
mod principles;
mod recalculation;
mod register;
mod register_rows;
mod seal;
mod unpriced;
mod xml;
mod years;

use bokslut::before::{Before, Digest, Now};
use bokslut::decision::{Decision, Support};
use bokslut::edition::{Audience, Edition};
use bokslut::figure::{Address, Homes};
use bokslut::model::{Inputs, Side};
use bokslut::pipeline::{self, Finish, made};
use bokslut::register::Register;
use bokslut::report::sheet::Sheets;
use bokslut::report::{Case, ReadyAt, lay_out, resolve};
use bokslut::words::{Lang, Words};
use package::Package;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::sync::Arc;
use std::sync::OnceLock;
use support_cases::{Worked, random, rich};

/// A report before and after it was written.
pub struct Written {
    pub worked: Worked,
    pub sheets: Sheets,
    /// Its cells with formulas and values, sheet by sheet.
    pub ready: Vec<Vec<ReadyAt>>,
    pub register: Register,
    pub decision: Decision,
    /// Where each figure is at home, in the order of the book.
    pub homes: Vec<Option<Address>>,
    pub bytes: Vec<u8>,
    pub package: Package,
}

/// What is kept of the account of the year before, and its report's bytes.
fn kept(inputs: &Inputs, path: &str, last: Option<&Digest>) -> (Vec<u8>, Digest) {
    let (path, words) = (Arc::from(path), Words::of(Lang::Sv));
    let made = made(inputs, &[], Edition::INNER, &path, last, Finish::plain(), words);
    let made = made.unwrap_or_else(|finding| panic!("{} {:?}", finding.code, finding.values));
    (made.report, made.digest)
}

impl Written {
    pub fn of(inputs: Inputs) -> Written {
        Written::after(inputs, None)
    }

    /// With the account of the year before, where there is one.
    pub fn after(inputs: Inputs, last: Option<&Digest>) -> Written {
        let words = Words::of(Lang::Sv);
        let (bytes, _) = kept(&inputs, "rapport.xlsx", last);
        let mut worked = Worked::of(inputs);
        let before = last.map(|last| {
            let Worked { inputs, book, account, projection } = &mut worked;
            let now = Now { inputs, merged: &[], account, projection, path: "rapport.xlsx" };
            Before::define(book, now, last, words).expect("numbers of an ordinary size")
        });
        let Worked { inputs, book, account, projection } = &mut worked;
        let support = Support { before: before.as_ref(), ..Support::of(inputs, words, account, projection) };
        let decision = Decision::define(book, &support).expect("numbers of an ordinary size");
        let register = Register::define(book, inputs, account, &decision, words).expect("figures to compare");
        let case = Case {
            book: &worked.book,
            inputs: &worked.inputs,
            account: &worked.account,
            projection: &worked.projection,
            decision: &decision,
            register: &register,
            words: &words.report,
            told: &words.decision,
            signed: false,
            notices: &[],
            before: before.as_ref(),
            edition: Edition::INNER,
            suppressed: &[],
        };
        // One to look at, and one whose cells are moved out.
        let (sheets, layout) = lay_out(&case);
        let (mut emptied, _) = lay_out(&case);
        let homes = worked.book.ids().map(|id| layout.home(id)).collect();
        let ready = resolve(&worked.book, &mut emptied, &layout).expect("every figure has a cell");
        let ready = ready.sheets.iter().map(|sheet| sheet.cells.held().to_vec()).collect();
        let package = Package::read(&bytes);
        Written { worked, sheets, ready, register, decision, homes, bytes, package }
    }

    pub fn rich() -> Written {
        Written::of(rich())
    }
}

/// Random inputs, the same every time.
pub fn random_inputs(many: usize) -> Vec<Inputs> {
    let config = Config { rng_seed: RngSeed::Fixed(2016), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let strategy = random::inputs();
    (0..many).map(|_| strategy.new_tree(&mut runner).expect("inputs").current()).collect()
}

/// The full account as readers outside may see it: outcomes pooled, actors merged.
fn pooled() -> Inputs {
    let edition = Edition { audience: Audience::Outside, fewest: 50 };
    let mut inputs = rich();
    // What Studier alone would cost in later years, or lose between two, could be merged with nothing.
    inputs.outcomes[1].profile = inputs.outcomes[0].profile;
    inputs.lines.iter_mut().filter(|line| line.outcome == 1).for_each(|line| line.side = Side::Income);
    let outer = pipeline::shown(&inputs, edition, &Words::of(Lang::Sv).report).expect("an outer edition");
    assert!(!outer.inputs.pooled.is_empty() && outer.inputs.actors.0.len() < rich().actors.0.len());
    outer.inputs
}

/// The account of the year before a full one: other amounts, an actor less and another outcome.
pub fn year_before() -> Digest {
    let mut last = random_inputs(1).remove(0);
    last.operation = rich().operation;
    last.operation.year.value.0 -= 1;
    kept(&last, "2019/rapport.xlsx", None).1
}

/// The reports that every property is shown on: a full one, a pooled one, one with the year before and
/// some random ones.
pub fn reports() -> &'static [Written] {
    static REPORTS: OnceLock<Vec<Written>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let alone = [rich(), pooled()].into_iter().chain(random_inputs(6)).map(Written::of);
        alone.chain([Written::after(rich(), Some(&year_before()))]).collect()
    })
}
