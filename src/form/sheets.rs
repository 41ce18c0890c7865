//! The forms.

use super::{Column, Form, Further, Holds};
use crate::words::names::{Name, column, sheet};

const fn must(name: Name, holds: Holds) -> Column {
    Column { name, stands: true, required: true, holds }
}

/// A column that must be there and may be blank.
const fn head(name: Name, holds: Holds) -> Column {
    Column { name, stands: true, required: false, holds }
}

const fn may(name: Name, holds: Holds) -> Column {
    Column { name, stands: false, required: false, holds }
}

/// About the operation: a label a row, its value beside it.
pub const OPERATION: Form = Form {
    sheet: sheet::OPERATION,
    columns: &[
        must(column::OPERATION, Holds::Text),
        must(column::ACCOUNT_YEAR, Holds::Year),
        must(column::PRINCIPAL, Holds::Actor),
        must(column::PARTICIPANTS, Holds::WholePositive),
        may(column::TARGET_GROUP, Holds::Text),
        may(column::PREPARED_BY, Holds::Text),
        may(column::REVIEWED_BY, Holds::Text),
        may(column::STATUS, Holds::Status),
        may(column::REMARK, Holds::Text),
        may(column::RESULT, Holds::Number),
    ],
    further: Further::None,
};

/// The operation's own books, an entry a row.
pub const ECONOMY: Form = Form {
    sheet: sheet::ECONOMY,
    columns: &[
        must(column::ENTRY, Holds::Text),
        must(column::SIDE, Holds::Side),
        must(column::AMOUNT, Holds::Kronor),
        may(column::ACTOR, Holds::Actor),
        may(column::YEAR, Holds::YearNumber),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::None,
};

/// What the participants reached, an outcome a row.
pub const OUTCOMES: Form = Form {
    sheet: sheet::OUTCOMES,
    columns: &outcomes(must(column::PERSONS, Holds::Whole)),
    further: Further::None,
};

/// The same where the sheet of participants tells who reached it.
pub const OUTCOMES_BY_PERSON: Form =
    Form { columns: &outcomes(may(column::PERSONS, Holds::Whole)), ..OUTCOMES };

const fn outcomes(persons: Column) -> [Column; 11] {
    [
        must(column::OUTCOME, Holds::Code),
        persons,
        may(column::MONTHS_YEAR_1, Holds::Quantity),
        may(column::MONTHS_PER_PERSON, Holds::Quantity),
        may(column::PERSISTENCE, Holds::Profile),
        may(column::DEADWEIGHT, Holds::Share),
        may(column::DISPLACEMENT, Holds::Share),
        may(column::ATTRIBUTION, Holds::Share),
        may(column::OVERLAPS, Holds::YesNo),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ]
}

/// What the outcomes bring, a flow a row.
pub const EFFECTS: Form = Form {
    sheet: sheet::EFFECTS,
    columns: &[
        must(column::OUTCOME, Holds::Outcome),
        must(column::SIDE, Holds::Side),
        must(column::BASIS, Holds::Basis),
        may(column::CODE, Holds::Code),
        may(column::ACTOR, Holds::Actor),
        may(column::COST_TYPE, Holds::CostType),
        may(column::AMOUNT, Holds::Kronor),
        may(column::LABEL, Holds::Text),
        may(column::QUANTITY, Holds::Quantity),
        may(column::BEFORE, Holds::Quantity),
        may(column::AFTER, Holds::Quantity),
        may(column::COUNTERPARTY, Holds::Actor),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::Years(Holds::Number),
};

/// How long effects last, a profile a row.
pub const PERSISTENCE: Form = Form {
    sheet: sheet::PERSISTENCE,
    columns: &[
        must(column::PROFILE, Holds::Code),
        may(column::FADING, Holds::Share),
        may(column::RELAPSE, Holds::Share),
        may(column::LOWEST, Holds::Share),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::Years(Holds::Share),
};

/// Assumptions, one a row.
pub const ASSUMPTIONS: Form = Form {
    sheet: sheet::ASSUMPTIONS,
    columns: &[
        must(column::ASSUMPTION, Holds::Assumption),
        // What a value may be depends on the assumption of its row.
        must(column::VALUE, Holds::Text),
        may(column::SOURCE, Holds::Text),
        may(column::DECIDED_BY, Holds::Text),
        may(column::DECIDED_ON, Holds::Until),
        may(column::VALID_UNTIL, Holds::Until),
        may(column::RELIABILITY, Holds::Reliability),
        may(column::LOWEST, Holds::Text),
        may(column::HIGHEST, Holds::Text),
    ],
    further: Further::None,
};

/// What if things went otherwise, a scenario a row.
pub const SCENARIOS: Form = Form {
    sheet: sheet::SCENARIOS,
    columns: &[
        must(column::SCENARIO, Holds::Code),
        may(column::PERSONS_FACTOR, Holds::Factor),
        may(column::PERSISTENCE, Holds::Share),
        may(column::PRICES_FACTOR, Holds::Factor),
        may(column::RATE, Holds::Share),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::None,
};

/// What is better or worse and has no price, an effect a row.
pub const UNPRICED: Form = Form {
    sheet: sheet::UNPRICED,
    columns: &[
        must(column::EFFECT, Holds::Text),
        may(column::ACTOR, Holds::Actor),
        must(column::DIRECTION, Holds::Direction),
        may(column::STRENGTH, Holds::Strength),
        may(column::DESCRIPTION, Holds::Text),
    ],
    further: Further::None,
};

/// What was planned: a row is an outcome, an entry of the books or the price of a unit cost.
pub const PLAN: Form = Form {
    sheet: sheet::PLAN,
    columns: &[
        may(column::OUTCOME, Holds::Outcome),
        may(column::PERSONS, Holds::Whole),
        may(column::MONTHS_YEAR_1, Holds::Quantity),
        may(column::MONTHS_PER_PERSON, Holds::Quantity),
        may(column::PERSISTENCE, Holds::Profile),
        may(column::DEADWEIGHT, Holds::Share),
        may(column::DISPLACEMENT, Holds::Share),
        may(column::ATTRIBUTION, Holds::Share),
        may(column::ENTRY, Holds::Text),
        may(column::SIDE, Holds::Side),
        may(column::AMOUNT, Holds::Kronor),
        may(column::ACTOR, Holds::Actor),
        may(column::YEAR, Holds::YearNumber),
        may(column::CODE, Holds::Code),
        may(column::PRICE, Holds::Kronor),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::None,
};

/// How the operation may be financed over time: a label a row, its value beside it.
pub const FINANCING: Form = Form {
    sheet: sheet::FINANCING,
    columns: &[
        may(column::FUND_OUTLAY, Holds::Kronor),
        may(column::FUND_YEAR, Holds::YearNumber),
        may(column::REPAYMENT_SHARE, Holds::Share),
        may(column::REPAYMENT_BASIS, Holds::Gains),
        may(column::REPAYMENT_YEARS, Holds::YearNumber),
        may(column::REPAYMENT_CAP, Holds::Kronor),
        may(column::REPAYING, Holds::Text),
        may(column::PAID_OUTCOME, Holds::Outcome),
        may(column::OUTCOME_PRICE, Holds::Kronor),
        may(column::PAYMENT_CAP, Holds::Kronor),
        may(column::PAYER, Holds::Actor),
        may(column::PAYMENT_YEAR, Holds::YearNumber),
        may(column::INVESTOR_OUTLAY, Holds::Kronor),
        may(column::INVESTOR_YEAR, Holds::YearNumber),
    ],
    further: Further::None,
};

/// Who took part, a person a row; instead of numbers of persons with the outcomes.
pub const PARTICIPANTS: Form = Form {
    sheet: sheet::PARTICIPANTS,
    columns: &[
        must(column::PARTICIPANT, Holds::Code),
        head(column::OUTCOME, Holds::Outcome),
        may(column::EFFECT_MONTHS, Holds::Quantity),
    ],
    further: Further::Pairs(Holds::Quantity),
};

/// Its labels that are about a fund.
pub const FUND: [Name; 7] = [
    column::FUND_OUTLAY,
    column::FUND_YEAR,
    column::REPAYMENT_SHARE,
    column::REPAYMENT_BASIS,
    column::REPAYMENT_YEARS,
    column::REPAYMENT_CAP,
    column::REPAYING,
];

/// Its labels that are about payments for outcomes.
pub const PAYMENTS: [Name; 7] = [
    column::PAID_OUTCOME,
    column::OUTCOME_PRICE,
    column::PAYMENT_CAP,
    column::PAYER,
    column::PAYMENT_YEAR,
    column::INVESTOR_OUTLAY,
    column::INVESTOR_YEAR,
];

/// Unit costs, a code a row.
pub const UNIT_COSTS: Form = Form {
    sheet: sheet::UNIT_COSTS,
    columns: &[
        must(column::CODE, Holds::Code),
        must(column::LABEL, Holds::Text),
        must(column::ACTOR, Holds::Actor),
        must(column::COST_TYPE, Holds::CostType),
        must(column::UNIT, Holds::Code),
        must(column::PRICE, Holds::Kronor),
        must(column::PRICE_YEAR, Holds::Year),
        must(column::SOURCE, Holds::Text),
        may(column::INDEX, Holds::Index),
        may(column::VALID_UNTIL, Holds::Until),
        may(column::REMARK, Holds::Text),
        may(column::LOWEST, Holds::Kronor),
        may(column::HIGHEST, Holds::Kronor),
        may(column::SMALLEST_LOT, Holds::Positive),
        may(column::REALISATION, Holds::Share),
    ],
    further: Further::None,
};

/// Who can gain and pay, an actor a row.
pub const ACTORS: Form = Form {
    sheet: sheet::ACTORS,
    columns: &[
        must(column::ACTOR, Holds::Text),
        may(column::PART_OF, Holds::Actor),
        may(column::SHORT_NAME, Holds::Code),
    ],
    further: Further::None,
};

/// Price indices, a calendar year a row.
pub const PRICE_INDEX: Form = Form {
    sheet: sheet::PRICE_INDEX,
    columns: &[
        must(column::YEAR, Holds::Year),
        may(column::SOURCE, Holds::Text),
        may(column::REMARK, Holds::Text),
    ],
    further: Further::Indices(Holds::Positive),
};
