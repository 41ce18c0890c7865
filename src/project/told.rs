//! What the first sheet says in words, as figures, so that the words follow when an assumption is
//! changed: amounts as a sentence writes them, and the sentences. And who gains and who pays.

use super::measures::Measures;
use super::parties::PartyFigures;
use super::returns::Returns;
use crate::account::{Account, Names};
use crate::base::Unit;
use crate::figure::{Book, Expr, Fault, Id, Test, range};
use crate::model::Party;
use crate::words::ReportWords;

use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::sync::Arc;

/// As many parties as the first sheet has room for.
const ROOM: usize = 16;
/// Letters of an actor's name that a sentence has room for.
const NAME: usize = 30;

/// What the first sheet says in words, and who gains and who pays.
#[derive(Debug)]
pub struct Told {
    /// Kronor in a thousand, a million and a thousand millions; tenths in a whole.
    pub steps: [Id; 4],
    /// The amounts that the sentences name.
    pub amounts: Vec<Amount>,
    /// The year by whose end society has got back what was spent, if it ever has.
    pub paid_year: Id,
    /// The sentences.
    pub sentences: Vec<Id>,
    /// What is known of how sure the figures are.
    pub sure: Vec<Id>,
    /// The parties that the first sheet shows: their positions in the income statement, what each
    /// gains in year 1, and what it pays, as a negative amount.
    pub shown: Vec<(usize, Id, Id)>,
    /// The same for society.
    pub society: [Id; 2],
}

/// An amount as a sentence writes it.
#[derive(Debug)]
pub struct Amount {
    /// Whose result, and when.
    pub what: Arc<str>,
    /// The amount.
    pub of: Id,
    /// Its size in whole kronor.
    pub size: Id,
    /// Tenths of a million kronor, or of a thousand millions.
    pub tenths: Id,
    /// The size in words: ”3,9 Mkr”.
    pub words: Id,
    /// Whether it is a gain, a loss or neither, in words.
    pub phrase: Id,
}

/// What the sentences are made from.
pub(super) struct Sources<'a> {
    pub names: &'a Names<'a>,
    pub account: &'a Account,
    pub returns: &'a Returns,
    pub measures: &'a Measures,
    pub parties: &'a [PartyFigures],
}

impl Told {
    pub(super) fn define(book: &mut Book, sources: &Sources) -> Result<Told, Fault> {
        let (words, account) = (sources.names.words, sources.account);
        let labels = &words.labels;
        let whole: [(&Arc<str>, Unit, i64); 4] = [
            (&labels.per_thousand, Unit::Quantity, 1_000),
            (&labels.per_million, Unit::Quantity, 1_000_000),
            (&labels.per_billion, Unit::Quantity, 1_000_000_000),
            (&labels.tenths_per_whole, Unit::Quantity, 10),
        ];
        let steps = whole.map(|(label, unit, number)| book.fixed(label, unit, number));

        let principal = Party::Actor(sources.names.inputs.operation.principal);
        let year_1 = |party| account.statement.block(party).map_or(account.statement.total, |b| b.result);
        let [term, horizon] = &sources.returns.views;
        let wanted = [
            (&labels.told_operation, year_1(Party::Operation)),
            (&labels.told_principal, year_1(principal)),
            (&labels.told_society, account.statement.total),
            (&labels.told_term, term.society),
            (&labels.told_horizon, horizon.society),
        ];
        let mut amounts = Vec::with_capacity(wanted.len());
        for (what, of) in wanted {
            amounts.push(Amount::define(book, words, steps, what, of)?);
        }
        let unpaid = Expr::Sum(Arc::clone(&sources.measures.unpaid));
        let paid_year = book.define(&labels.paid_year, Unit::YearNumber, unpaid + 1)?;
        let exprs = sentences(sources, &amounts, paid_year);
        let mut sentences = Vec::with_capacity(exprs.len());
        for expr in exprs {
            sentences.push(book.define(&labels.sentence, Unit::Text, expr)?);
        }
        let mut sure = Vec::new();
        for expr in [attributed(sources), priced(sources)].into_iter().flatten() {
            sure.push(book.define(&labels.sentence, Unit::Text, expr)?);
        }
        let shown = gains(book, sources)?;
        let society = gain_and_loss(book, words, account.statement.total)?;
        Ok(Told { steps, amounts, paid_year, sentences, sure, shown, society })
    }
}

impl Amount {
    /// Words an amount with [`Told::steps`].
    ///
    /// # Errors
    /// When the amount is a text.
    pub fn define(
        book: &mut Book,
        words: &ReportWords,
        [thousand, million, billion, ten]: [Id; 4],
        what: &Arc<str>,
        of: Id,
    ) -> Result<Amount, Fault> {
        let (labels, texts) = (&words.labels, &words.texts);
        let below = |limit: Expr, size: Id| Test::Below(size.into(), limit);
        let rounded = |expr: Expr| Expr::Round(Box::new(expr), 0);
        // Some engines know -0 and would write its sign: 0 - 0 is none, and the first of equals is kept.
        let either = (Expr::from(0) - of).or_greater(of);
        let size = book.define(&labels.size, Unit::Kronor, rounded(either))?;
        let step = Expr::when(below(billion.into(), size), million, billion);
        let tenths = book.define(&labels.tenths, Unit::Quantity, rounded(size / step * ten))?;
        // Whole numbers with the language's own mark between them: no program writes them otherwise.
        let lots = || Expr::Floor(Box::new(tenths.into()), Box::new(ten.into()));
        let written = |text: &str, number: Expr| Expr::sentence(text, &[("number", number)]);
        let with_tenths =
            |text: &str| Expr::sentence(text, &[("number", lots() / ten), ("tenths", tenths - lots())]);
        let large = Expr::when(
            below(billion.into(), size),
            with_tenths(&texts.millions),
            with_tenths(&texts.billions),
        );
        let small = written(&texts.kronor, size.into());
        let middling = written(&texts.thousands, rounded(size / thousand));
        let text = Expr::when(
            below(thousand * ten, size),
            small,
            Expr::when(below(million.into(), size), middling, large),
        );
        let text = book.define(&labels.in_words, Unit::Text, text)?;
        let said = |template: &str| Expr::sentence(template, &[("amount", text.into())]);
        let phrase = Expr::when(
            nothing(size),
            Expr::word(&texts.neither),
            Expr::when(Test::Below(of.into(), 0.into()), said(&texts.a_loss), said(&texts.a_gain)),
        );
        let phrase = book.define(&labels.as_gain_or_loss, Unit::Text, phrase)?;
        Ok(Amount { what: Arc::clone(what), of, size, tenths, words: text, phrase })
    }

    fn is_loss(&self) -> Test {
        Test::Below(self.of.into(), 0.into()).and(Test::AtMost(1.into(), self.size.into()))
    }
}

/// No whole krona: what the sheets show as 0.
fn nothing(size: Id) -> Test {
    Test::Equal(size.into(), 0.into())
}

fn sentences(sources: &Sources, amounts: &[Amount], paid_year: Id) -> Vec<Expr> {
    let [operation, principal, society, at_term, at_horizon] = amounts else { return Vec::new() };
    let (account, texts) = (sources.account, &sources.names.words.texts);
    let time = &account.time;
    let given = [
        ("amount", operation.words.into()),
        ("year", account.time.account_year.into()),
        ("name", Expr::word(&sources.principal())),
        ("principal", principal.phrase.into()),
        ("society", society.phrase.into()),
        ("term", time.term.into()),
        ("horizon", time.horizon.into()),
        ("at_term", at_term.phrase.into()),
        ("at_horizon", at_horizon.phrase.into()),
        ("paid_year", paid_year.into()),
    ];
    let said = |template: &str| Expr::sentence(template, &given);
    let income = account.statement.block(Party::Operation).map_or(operation.of, |block| block.sums[0]);
    let cost = Expr::when(nothing(income), said(&texts.told_cost_alone), said(&texts.told_cost));
    let surplus = Expr::when(Test::Below(operation.of.into(), 0.into()), cost, said(&texts.told_surplus));
    let own = Expr::when(nothing(operation.size), said(&texts.told_even), surplus);
    let spans = Expr::when(
        Test::AtMost(time.horizon.into(), time.term.into()),
        said(&texts.told_horizon_alone),
        said(&texts.told_spans),
    );
    let payback = || Expr::Of(sources.measures.payback);
    let never = Test::Equal(payback(), Expr::word(&sources.names.words.terms.never));
    let at_once = nothing(society.size).and(Test::Equal(payback(), 0.into()));
    let paid = Expr::when(
        at_horizon.is_loss(),
        said(&texts.told_relapse),
        Expr::when(at_once, said(&texts.told_nothing), said(&texts.told_paid)),
    );
    let back = Expr::when(never, said(&texts.told_never), paid);
    vec![own, said(&texts.told_year_1), spans, back]
}

/// Whether what would have happened anyway has been taken off; none where no outcome tells.
fn attributed(sources: &Sources) -> Option<Expr> {
    let texts = &sources.names.words.texts;
    let net = range(sources.account.outcomes.outcomes.iter().map(|outcome| outcome.net));
    (!net.is_empty()).then(|| {
        let whole = Test::Equal(Expr::Min(Arc::clone(&net)), 1.into());
        let all = Test::Below(Expr::Max(net), 1.into());
        let part = Expr::when(all, Expr::word(&texts.sure_net_all), Expr::word(&texts.sure_net_some));
        Expr::when(whole, Expr::word(&texts.sure_net_none), part)
    })
}

/// How old the prices are; none where there are no unit costs.
fn priced(sources: &Sources) -> Option<Expr> {
    let (account, texts) = (sources.account, &sources.names.words.texts);
    let years = range(account.prices.unit_costs.iter().map(|cost| cost.price_year));
    (!years.is_empty()).then(|| {
        let (first, last) = (Expr::Min(Arc::clone(&years)), Expr::Max(years));
        let given =
            [("first", first.clone()), ("last", last.clone()), ("year", account.time.price_year.into())];
        let said = |template: &str| Expr::sentence(template, &given);
        Expr::when(Test::Equal(first, last), said(&texts.sure_price_year), said(&texts.sure_price_years))
    })
}

/// Who gains and who pays in year 1: of many parties those whom it concerns most.
fn gains(book: &mut Book, sources: &Sources) -> Result<Vec<(usize, Id, Id)>, Fault> {
    let words = sources.names.words;
    let blocks = &sources.account.statement.blocks;
    let mut positions: Vec<usize> = (0..blocks.len()).collect();
    let weight = |position: usize| {
        let later = sources.parties[position].total.accumulated.last().copied();
        let sizes = [Some(blocks[position].result), later].into_iter().flatten();
        sizes.filter_map(|id| book.number(id)).map(|number| number.abs()).max().unwrap_or(Decimal::ZERO)
    };
    positions.sort_by_key(|position| Reverse(weight(*position)));
    positions.truncate(ROOM);
    positions.sort_unstable();
    let mut shown = Vec::with_capacity(positions.len());
    for position in positions {
        let [gain, loss] = gain_and_loss(book, words, blocks[position].result)?;
        shown.push((position, gain, loss));
    }
    Ok(shown)
}

/// A result as what is gained and what is paid, the latter negative; one of them is 0.
///
/// # Errors
/// When the result is a text.
pub fn gain_and_loss(book: &mut Book, words: &ReportWords, result: Id) -> Result<[Id; 2], Fault> {
    let gain = book.define(&words.labels.gains, Unit::Kronor, Expr::Of(result).or_greater(0))?;
    let loss = book.define(&words.labels.pays, Unit::Kronor, Expr::Of(result).or_lesser(0))?;
    Ok([gain, loss])
}

impl Sources<'_> {
    /// The principal's name in parentheses, where a sentence has room for it.
    fn principal(&self) -> String {
        let name = self.names.of(Party::Actor(self.names.inputs.operation.principal));
        if name.chars().count() > NAME { String::new() } else { format!(" ({name})") }
    }
}
