//! Ten thousand draws, and a million, over figures like the reference case's: 8 lines, 20 years, 5
//! parties, the accumulated result of each and of all at 4 years, 15 parameters.
//!
//! Timed here rather than by criterion: what is wanted is a time in milliseconds, and a million draws
//! take seconds.

use bokslut::base::Unit;
use bokslut::figure::{Book, Expr, Id, range};
use bokslut::simulate::{Parameter, Plan, Reach, Spread, Tape, Wanted, simulate};
use rust_decimal::Decimal;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Instant;

const YEARS: i32 = 20;
const LINES: usize = 8;
const PARTIES: [&str; 5] = ["Kommun", "Region", "Försäkringskassan", "Arbetsförmedlingen", "Övriga"];
const ASKED: [usize; 4] = [1, 4, 10, 20];
/// Draws, and how often they are made.
const RUNS: [(u32, usize); 2] = [(10_000, 60), (1_000_000, 1)];

fn main() {
    let mut book = Book::new();
    let case = Case::define(&mut book);
    let plan = |draws| case.plan(&book, draws);
    let tape = Tape::compile(&book, &case.varied(), &case.results);
    println!("{} figures, {} steps, {} registers", book.len(), tape.steps(), tape.registers());
    println!("compiled: {}", milliseconds(15, || _ = black_box(case.tape(&book))));
    println!("1 draw: {}", milliseconds(15, || _ = black_box(simulate(&plan(1), threads(1)))));
    for (draws, passes) in RUNS {
        for jobs in [1, 2] {
            let time = milliseconds(passes, || _ = black_box(simulate(&plan(draws), threads(jobs))));
            println!("{draws} draws, {jobs} thread(s): {time}");
        }
    }
}

fn threads(many: usize) -> NonZeroUsize {
    NonZeroUsize::new(many).expect("a thread")
}

/// The median and, since the machine may be shared, the fastest.
fn milliseconds(passes: usize, work: impl Fn()) -> String {
    let pass = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1_000.0
    };
    let mut times: Vec<f64> = (0..passes).map(pass).collect();
    times.sort_by(f64::total_cmp);
    format!("{:.1} ms, the fastest {:.1}", times[passes / 2], times[0])
}

/// The figures of a case.
struct Case {
    prices: Vec<Id>,
    months: Vec<Id>,
    kept: Vec<Id>,
    persons: Id,
    success: Id,
    rate: Id,
    results: Vec<Id>,
}

impl Case {
    fn define(book: &mut Book) -> Case {
        let given = |book: &mut Book, units: i64, scale| {
            book.fixed("givet", Unit::Quantity, Decimal::new(units, scale))
        };
        let define = |book: &mut Book, expr: Expr| book.define("tal", Unit::Kronor, expr).expect("a value");
        let names: Vec<Id> = PARTIES.iter().map(|name| book.key("part", &Arc::from(*name), None)).collect();
        let of = |line: usize| PARTIES[line % PARTIES.len()];
        let keys: Vec<Id> = (0..LINES).map(|line| book.key("part", &Arc::from(of(line)), None)).collect();
        let prices: Vec<Id> = (0..8).map(|line| given(book, 9_000 + 1_500 * line, 0)).collect();
        let months: Vec<Id> = [5, 4, 6].map(|months| given(book, months, 0)).to_vec();
        let kept: Vec<Id> = (1..=20).map(|year| given(book, 100 / year, 2)).collect();
        let [persons, success, rate, cost] =
            [(459, 0), (475, 3), (4, 2), (22_743_000, 0)].map(|(units, scale)| given(book, units, scale));
        let succeeded = define(book, persons * success);
        let quantities: Vec<Id> =
            (0..LINES).map(|line| define(book, succeeded * months[line % months.len()])).collect();
        let (mut results, mut sums) = (Vec::new(), vec![Vec::new(); PARTIES.len() + 1]);
        for year in 1..=YEARS {
            let factor = Expr::from(1) / (Expr::from(1) + rate).to_the(year - 1);
            let factor = define(book, factor);
            let flows: Vec<Id> = (0..LINES)
                .map(|line| {
                    let flow = quantities[line] * prices[line] * kept[year as usize - 1];
                    let flow = define(book, flow);
                    define(book, flow * factor)
                })
                .collect();
            for (party, name) in names.iter().enumerate() {
                let conditions = vec![(range(keys.iter().copied()), *name)];
                let sum = define(book, Expr::SumIfs { values: range(flows.iter().copied()), conditions });
                let net = if party == 0 && year == 1 { define(book, sum - cost) } else { sum };
                sums[party].push(net);
            }
            let all = sums[..PARTIES.len()].iter().filter_map(|sums| sums.last().copied());
            let all = Expr::Sum(range(all));
            sums[PARTIES.len()].push(define(book, all));
            for sums in &sums {
                let result = define(book, Expr::Sum(range(sums.iter().copied())));
                if ASKED.contains(&sums.len()) {
                    results.push(result);
                }
            }
        }
        Case { prices, months, kept, persons, success, rate, results }
    }

    fn varied(&self) -> Vec<Id> {
        let all = [&self.prices, &self.months, &self.kept].into_iter().flatten().copied();
        all.chain([self.persons, self.success, self.rate]).collect()
    }

    fn tape(&self, book: &Book) -> Tape {
        Tape::compile(book, &self.varied(), &self.results)
    }

    fn plan<'a>(&self, book: &'a Book, draws: u32) -> Plan<'a> {
        let pert = |low: Decimal, mode: Decimal, high: Decimal, reach| Parameter {
            spread: Spread::pert(low, mode, high).expect("a spread"),
            reach,
        };
        let around = |id: Id| {
            let base = book.number(id).expect("a number");
            let [low, high] = [8, 13].map(|tenths| base * Decimal::new(tenths, 1));
            pert(low, base, high, Reach::Becomes(id))
        };
        let mut parameters: Vec<Parameter> =
            self.prices.iter().chain(&self.months).map(|id| around(*id)).collect();
        parameters.push(around(self.persons));
        let success = Spread::beta(Decimal::from(219), Decimal::from(242)).expect("a spread");
        parameters.push(Parameter { spread: success, reach: Reach::Becomes(self.success) });
        let [low, high] = [7, 11].map(|tenths| Decimal::new(tenths, 1));
        parameters.push(pert(low, Decimal::ONE, high, Reach::Scales(self.kept.clone())));
        parameters.push(around(self.rate));
        let last = self.results.len() - 1;
        let wanted = self.results.iter().enumerate().map(|(index, id)| Wanted {
            figure: *id,
            digits: 0,
            histogram: index == last,
        });
        let wanted = wanted.collect();
        Plan { book, seed: 1, draws, parameters, joints: Vec::new(), wanted, correlated: Some(last) }
    }
}
