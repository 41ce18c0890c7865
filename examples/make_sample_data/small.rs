//! The small case: everything in one workbook a year, in English, with figures that can be followed by
//! hand. The later year has other books, persons and prices, and is otherwise the same.

use super::sheet::Kind::{Any, Number, Prose, Text, Year};
use super::sheet::{Book, Sheet, col};

/// The closing account of Job Guide.
pub fn account() -> Book {
    Book {
        path: "small/job-guide-2024.xlsx",
        title: "Job Guide, input to a socio-economic closing account",
        date: "2025-03-01",
        sheets: vec![
            operation(),
            economy(),
            outcomes(),
            effects(),
            persistence(),
            assumptions(),
            unpriced(),
            unit_costs(),
        ],
    }
}

/// The closing account of Job Guide for the year after.
pub fn later() -> Book {
    let with = |sheet: Sheet, rows: &'static str| Sheet { rows, ..sheet };
    let sheets = vec![
        with(
            operation(),
            "
Operation* | Job Guide
Account year* | 2025
Principal* | Municipality
Number of participants* | 44
Target group | Young adults outside work and studies
Prepared by | Controller
Status | Preliminary",
        ),
        with(
            economy(),
            "
Grant from the municipality | Income | 950000 | Municipality | 1
Staff and premises | Cost | 1240000 | | 1",
        ),
        with(outcomes(), "Work | 12 | 75 | 8 | Work | 20% | 0% | 0%"),
        effects(),
        persistence(),
        with(
            assumptions(),
            "
Discount rate | 4% | Example
Horizon | 10 | Example
Price year | 2025 | Example",
        ),
        unpriced(),
        with(
            unit_costs(),
            "
AID | Social assistance | Municipality | Financial | month | 9200 | 2025 | Example
PROG | Labour market programme | Public Employment Service | Real | month | 4100 | 2025 | Example
VISIT | Health care visit | Region | Real | visit | 1850 | 2025 | Example
BENEFIT | Activity compensation | Social Insurance Agency | Financial | month | 5100 | 2025 | Example
WORK | A month's work | Production value | Production value | month | 31000 | 2025 | Example",
        ),
    ];
    Book { path: "small/job-guide-2025.xlsx", date: "2026-03-01", sheets, ..account() }
}

fn operation() -> Sheet {
    Sheet {
        name: "Operation",
        title: "Input to a socio-economic closing account",
        notes: &["An invented example."],
        columns: const { &[col("", 24, Text), col("", 60, Any)] },
        rows: "
Operation* | Job Guide
Account year* | 2024
Principal* | Municipality
Number of participants* | 40
Target group | Young adults outside work and studies
Prepared by | Controller
Status | Preliminary",
    }
}

fn economy() -> Sheet {
    Sheet {
        name: "Economy",
        title: "The operation's own books",
        notes: &[],
        columns: const {
            &[
                col("Entry*", 34, Text),
                col("Side*", 10, Text),
                col("Amount (kr)*", 14, Number),
                col("Actor", 16, Text),
                col("Year", 8, Year),
            ]
        },
        rows: "
Grant from the municipality | Income | 900000 | Municipality | 1
Staff and premises | Cost | 1200000 | | 1",
    }
}

fn outcomes() -> Sheet {
    Sheet {
        name: "Outcomes",
        title: "What the participants reached",
        notes: &[],
        columns: const {
            &[
                col("Outcome*", 14, Text),
                col("Number of persons*", 12, Number),
                col("Effect months year 1", 14, Number),
                col("Months per person and year", 17, Number),
                col("Persistence", 14, Text),
                col("Deadweight", 13, Any),
                col("Displacement", 15, Any),
                col("Attribution", 13, Any),
            ]
        },
        rows: "
Work | 10 | 60 | 8 | Work | 20% | 0% | 0%",
    }
}

fn effects() -> Sheet {
    Sheet {
        name: "Effects",
        title: "Effects of the outcomes",
        notes: &[],
        columns: const {
            &[
                col("Outcome*", 12, Text),
                col("Code", 10, Text),
                col("Name", 36, Text),
                col("Actor", 28, Text),
                col("Cost type", 12, Text),
                col("Side*", 9, Text),
                col("Basis*", 14, Text),
                col("Amount (kr)", 12, Number),
                col("Quantity", 10, Number),
                col("Before", 9, Number),
                col("After", 9, Number),
                col("Counterparty", 15, Text),
            ]
        },
        rows: "
Work | AID | Social assistance no longer paid | | | Income | effect month | | 1
Work | PROG | Less time in programmes | | | Income | effect month | | | 1 | 0.25
Work | VISIT | Fewer health care visits | | | Income | person | | | 6 | 2
Work | BENEFIT | Activity compensation | | | Income | effect month | | 0.4
Work | WORK | Work done | | | Income | effect month | | 1
Work | | Start grants to employers | Public Employment Service | Financial | Cost | once | 150000 | 1 | | | Others",
    }
}

fn persistence() -> Sheet {
    Sheet {
        name: "Persistence",
        title: "Share of full effect that is left",
        notes: &["The last year given holds to the horizon."],
        columns: const {
            &[
                col("Profile*", 18, Text),
                col("Year 1", 9, Any),
                col("Year 2", 9, Any),
                col("Year 3", 9, Any),
                col("Year 4", 9, Any),
            ]
        },
        rows: "
Work | 100% | 75% | 50% | 25%",
    }
}

fn assumptions() -> Sheet {
    Sheet {
        name: "Assumptions",
        title: "Assumptions",
        notes: &[],
        columns: const { &[col("Assumption*", 24, Text), col("Value*", 10, Any), col("Source", 40, Prose)] },
        rows: "
Discount rate | 4% | Example
Horizon | 10 | Example
Price year | 2024 | Example",
    }
}

fn unpriced() -> Sheet {
    Sheet {
        name: "Unpriced effects",
        title: "What becomes better or worse but has no price",
        notes: &["An invented example."],
        columns: const {
            &[
                col("Effect*", 44, Prose),
                col("Actor", 28, Text),
                col("Direction*", 11, Text),
                col("Strength", 11, Text),
                col("Description", 60, Prose),
            ]
        },
        rows: "
Better health and self-esteem of the participants | | + | large | Replies to the final questionnaire
Employers find it easier to recruit | Others | + | small
Participants who did not find work are let down | | - | moderate | Most are still without work",
    }
}

fn unit_costs() -> Sheet {
    Sheet {
        name: "Unit costs",
        title: "Unit costs",
        notes: &["Source Example: an invented amount."],
        columns: const {
            &[
                col("Code*", 12, Text),
                col("Name*", 34, Text),
                col("Actor*", 28, Text),
                col("Cost type*", 18, Text),
                col("Unit*", 9, Text),
                col("Price (kr)*", 12, Number),
                col("Price year*", 11, Year),
                col("Source*", 14, Text),
            ]
        },
        rows: "
AID | Social assistance | Municipality | Financial | month | 9000 | 2024 | Example
PROG | Labour market programme | Public Employment Service | Real | month | 4000 | 2024 | Example
VISIT | Health care visit | Region | Real | visit | 1800 | 2024 | Example
BENEFIT | Activity compensation | Social Insurance Agency | Financial | month | 5000 | 2024 | Example
WORK | A month's work | Production value | Production value | month | 30000 | 2024 | Example",
    }
}
