//! Realiserbart: what of the gains can become money, and what becomes freed capacity.

use crate::decision::realisable::{Beside, Freed, PartyRealisable, Realisable};
use crate::figure::{Id, Range};
use crate::model::Party;
use crate::project::parties::PartyFigures;
use crate::project::series::Series;
use crate::report::assumptions::widths;
use crate::report::layout::{Case, Order};
use crate::report::page::{FIRST_YEAR, Page};
use crate::report::projection::forms_of;
use crate::report::sheet::Part;
use crate::words::fill;

pub(super) fn build(page: &mut Page, case: &Case, order: &Order) {
    let Some(realisable) = &case.decision.realisable else { return };
    let told = &case.told.realisable;
    widths(page, case, [30.0, 20.0, 14.0]);
    page.open(&case.told.sheets.realisable, &told.lead, case, order);
    page.sheet.freeze = (3, 1);
    page.sheet.repeat = (0, 2);
    page.next();
    for rule in [&told.rule, &told.rule_rest, &told.rule_whole, &told.rule_more, &told.rule_others] {
        page.words(0, rule, Part::Label);
        page.next();
    }
    chosen(page, case, realisable);
    quantities(page, case, realisable);
    amounts(page, case, realisable);
    by_party(page, case, realisable);
    for (form, heading) in [&told.undiscounted, &told.discounted, &told.accumulated].into_iter().enumerate() {
        results(page, case, realisable, form, heading);
    }
}

/// The parties of which not all can become money, with what is computed for them.
fn touched<'a>(
    case: &'a Case,
    realisable: &'a Realisable,
) -> impl Iterator<Item = (&'a PartyFigures, &'a PartyRealisable, &'a Beside)> {
    let parties = case.projection.parties.iter().zip(&realisable.parties);
    parties.filter_map(|(figures, party)| Some((figures, party, party.beside.as_ref()?)))
}

/// A head over yearly figures, or over those of chosen years.
fn head(page: &mut Page, texts: [&str; 3], years: &[Id]) {
    for (column, text) in (0..).zip(texts) {
        page.words(column, text, Part::Head);
    }
    page.years_shown(years, Part::HeadRight);
    page.next();
}

/// The words at the beginning of a row; those of a sum in its looks.
fn begin(page: &mut Page, texts: [&str; 3], part: Part) {
    let strong = part == Part::Sum;
    let parts = if strong { [Part::SumLabel; 3] } else { [Part::Label, Part::Text, Part::Text] };
    for ((column, text), part) in (0..).zip(texts).zip(parts) {
        if strong || !text.is_empty() {
            page.words(column, text, part);
        }
    }
}

/// Accumulated at the chosen years, by party and cost type.
fn chosen(page: &mut Page, case: &Case, realisable: &Realisable) {
    let (told, words) = (&case.told.realisable, case.words);
    page.section(&format!("{}, {}", told.chosen, page.yearly_unit()));
    let texts: [&str; 3] = [&words.heads.actor, &words.heads.cost_type, &told.which];
    head(page, texts, &case.projection.returns.years);
    let pair = |page: &mut Page, name: &str, kind: &str, rows: &[Vec<Id>; 2], part| {
        for (which, row) in [&told.theoretical, &told.realisable].into_iter().zip(rows) {
            begin(page, [name, kind, which], part);
            page.years(row, part);
            page.next();
        }
    };
    for (figures, party, beside) in touched(case, realisable) {
        let name = case.names().of(figures.party);
        for kind in &party.types {
            if let Some(rows) = &kind.chosen {
                pair(page, &name, words.terms.cost_type(kind.cost_type), rows, Part::Figure);
            }
        }
        pair(page, &name, &words.heads.all_types, &beside.chosen, Part::Sum);
    }
    pair(page, &told.society, &words.heads.all_types, &realisable.society.chosen, Part::Sum);
}

/// What the lines of each unit cost free, and what of it becomes money, in its own units.
fn quantities(page: &mut Page, case: &Case, realisable: &Realisable) {
    let (told, words) = (&case.told.realisable, case.words);
    page.section(&told.quantities);
    page.words(0, &told.margin, Part::Note);
    page.figure(FIRST_YEAR, realisable.margin, Part::Figure);
    page.next();
    let first = page.row;
    let texts: [&str; 3] = [&told.quantities_head, &told.unit, ""];
    head(page, texts, &case.account.time.years);
    for freed in &realisable.costs {
        let cost = &case.inputs.unit_costs[freed.cost];
        page.words(0, &format!("{}: {}", cost.code, cost.name), Part::SumLabel);
        page.words(1, &cost.unit, Part::SumLabel);
        page.words(2, "", Part::SumLabel);
        page.next();
        for (position, units) in &freed.lines {
            let row = &case.account.ledger.rows[*position];
            page.indented(0, &row.label, Part::Label, 1);
            // The side leads on, not the label: LibreOffice breaks no linked text between words.
            page.words(1, words.terms.side(row.side), Part::Text);
            page.link_home(row.keys[0]);
            page.years(units, Part::Figure);
            page.next();
        }
        rows_of(page, case, freed);
    }
    page.fold_from(first);
}

fn rows_of(page: &mut Page, case: &Case, freed: &Freed) {
    let told = &case.told.realisable;
    // With what it is divided by or multiplied with.
    let mut write = |name: &str, row: &Range, by: Option<(&str, Id)>| {
        page.words(0, name, Part::Label);
        if let Some((what, by)) = by {
            page.words(1, what, Part::Text);
            page.shown(2, by, Part::Figure);
            page.link_home(by);
        }
        page.years(row, Part::Figure);
        page.next();
    };
    write(&told.freed, &freed.freed, None);
    if let Some(lots) = &freed.lots {
        write(&told.lots, lots, freed.lot.map(|lot| (&*told.lot, lot)));
    }
    write(&told.realised, &freed.realised, Some((&told.rate, freed.rate)));
    write(&told.capacity, &freed.capacity, None);
}

/// The same in kronor; the last table holds the keys by which sums find what becomes no money.
fn amounts(page: &mut Page, case: &Case, realisable: &Realisable) {
    let told = &case.told.realisable;
    page.section(&format!("{}, {}", told.by_cost, page.yearly_unit()));
    let first = page.row;
    for (table, name) in [&told.theoretical, &told.realisable, &told.withheld].into_iter().enumerate() {
        let heads = &case.words.heads;
        head(page, [name, &heads.actor, &heads.cost_type], &case.account.time.years);
        for freed in &realisable.costs {
            page.words(0, &case.inputs.unit_costs[freed.cost].code, Part::Label);
            for (column, key) in (1..).zip(freed.keys) {
                if table == 2 {
                    page.figure(column, key, Part::Text)
                } else {
                    page.shown(column, key, Part::Text)
                }
            }
            page.years([&freed.theoretical, &freed.realisable, &freed.withheld][table], Part::Figure);
            page.next();
        }
    }
    page.fold_from(first);
}

fn by_party(page: &mut Page, case: &Case, realisable: &Realisable) {
    let (told, words) = (&case.told.realisable, case.words);
    page.section(&format!("{}, {}", told.by_party, page.yearly_unit()));
    let first = page.row;
    let heads = &words.heads;
    head(page, [&heads.actor, &heads.cost_type, ""], &case.account.time.years);
    for (figures, party, _) in touched(case, realisable) {
        let name = case.names().of(figures.party);
        for kind in &party.types {
            if let Some(withheld) = &kind.withheld {
                begin(page, [&name, words.terms.cost_type(kind.cost_type), ""], Part::Figure);
                page.years(withheld, Part::Figure);
                page.next();
            }
        }
    }
    page.fold_from(first);
}

/// One form of the yearly results, as computed and what of them can become money.
fn results(page: &mut Page, case: &Case, realisable: &Realisable, form: usize, heading: &str) {
    let (told, words) = (&case.told.realisable, case.words);
    page.section(&format!("{heading}, {}", page.yearly_unit()));
    let first = page.row;
    let heads = &words.heads;
    head(page, [&heads.actor, &heads.cost_type, &told.which], &case.account.time.years);
    let pair = |page: &mut Page, name: &str, kind: &str, computed: &Series, can: &Series, part| {
        begin(page, [name, kind, &told.theoretical], part);
        page.years_shown(forms_of(computed)[form], part);
        page.next();
        begin(page, [name, kind, &told.realisable], part);
        page.years(forms_of(can)[form], part);
        page.next();
    };
    for (figures, party, beside) in touched(case, realisable) {
        let name = case.names().of(figures.party);
        for (kind, (cost_type, _, computed)) in party.types.iter().zip(&figures.types) {
            pair(page, &name, words.terms.cost_type(*cost_type), computed, &kind.series, Part::Figure);
        }
        if party.types.len() > 1 {
            pair(page, &name, &heads.all_types, &figures.total, &beside.series, Part::Sum);
        }
    }
    let society = (&case.projection.types.total, &realisable.society.series);
    pair(page, &told.society, &heads.all_types, society.0, society.1, Part::Sum);
    page.fold_from(first);
}

/// On the sheet of a party: its key figures side by side, and the capacity that its lines free.
pub(in crate::report) fn on_actor(page: &mut Page, case: &Case, order: &Order, figures: &PartyFigures) {
    let Some(realisable) = &case.decision.realisable else { return };
    let Some(party) = realisable.of(figures.party) else { return };
    let (Some(beside), Some(spans)) = (&party.beside, &party.spans) else { return };
    let (told, words) = (&case.told.realisable, case.words);
    page.section(&told.beside);
    page.words(0, &words.heads.measure, Part::Head);
    page.words(1, &told.theoretical, Part::HeadRight);
    page.words(2, &told.realisable, Part::HeadRight);
    page.next();
    let first = |row: &Range| row.first().copied();
    if let (Some(computed), Some(can)) =
        (first(&figures.total.undiscounted), first(&beside.series.undiscounted))
    {
        page.words(0, &fill(&words.texts.in_year_1, &[("what", &words.labels.result)]), Part::Label);
        page.shown(1, computed, Part::Figure);
        page.shown(2, can, Part::Figure);
        page.next();
    }
    for (slot, label) in [&words.texts.over_term, &words.texts.over_horizon].into_iter().enumerate() {
        page.words(0, label, Part::Label);
        for (column, spans) in (1..).zip(spans) {
            page.figure(column, spans[slot], Part::Figure);
        }
        page.next();
    }
    page.words(0, &told.capacity_year_1, Part::Head);
    page.words(1, &words.heads.quantity, Part::HeadRight);
    page.words(2, &told.unit, Part::Head);
    page.next();
    let within = super::with_parts(case, figures.party);
    for freed in &realisable.costs {
        let cost = &case.inputs.unit_costs[freed.cost];
        if let (true, Some(capacity)) = (within.contains(&cost.party), first(&freed.capacity)) {
            page.words(0, &cost.name, Part::Label);
            page.shown(1, capacity, Part::Figure);
            page.words(2, &cost.unit, Part::Text);
            page.next();
        }
    }
    if let Some(sheet) = order.decision_sheet(super::Kind::Realisable) {
        page.jump(0, &fill(&told.more_on, &[("sheet", &case.told.sheets.realisable)]), sheet);
        page.next();
    }
}

/// On the first sheet, below a perspective: what of it can become money. `later` is what it has come to
/// by the end of the term of office and of the horizon.
pub(in crate::report) fn below_perspective(
    page: &mut Page,
    case: &Case,
    party: Option<Party>,
    (year_1, later): (Id, [Id; 2]),
) {
    let Some(realisable) = &case.decision.realisable else { return };
    let year_1_of = |series: &Series| series.undiscounted.first().copied();
    let (now, later) = match party.map(|party| realisable.of(party)) {
        None => (year_1_of(&realisable.society.series), realisable.society_spans),
        Some(found) => {
            let spans = found.and_then(|party| party.spans.as_ref()).map(|spans| spans[1]);
            let touched = found.filter(|party| party.beside.is_some());
            (touched.and_then(|party| year_1_of(&party.total)), spans.unwrap_or(later))
        }
    };
    let now = now.unwrap_or(year_1);
    page.indented(0, &case.told.realisable.of_which, Part::Label, 1);
    page.shown(1, now, Part::Figure);
    page.figure(2, later[0], Part::Figure);
    page.figure(3, later[1], Part::Figure);
    page.next();
}

/// What the first sheet says where theoretical and realisable gains cannot be told apart.
pub(in crate::report) fn unknown<'a>(case: &Case<'a>) -> Option<&'a str> {
    let told = &case.told.realisable;
    let pooled = !case.inputs.pooled.is_empty();
    case.decision.realisable.is_none().then_some(if pooled { &told.none_outer } else { &told.none_given })
}
