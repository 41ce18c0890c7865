//! What sheets, columns, labels, choices and actors are called in the input workbooks:
//! Swedish, English, and the synonyms that are taken in their place.

use super::Lang;

/// A thing's name in both languages, and what else it may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
    /// Synonyms of either language.
    pub also: &'static [&'static str],
}

impl Name {
    /// The name in a language.
    pub fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }

    /// Every spelling that is taken, Swedish first.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.sv, self.en].into_iter().chain(self.also.iter().copied())
    }

    /// Whether a text is this name, ignoring case and spaces (see [`key`]).
    pub fn is(&self, text: &str) -> bool {
        // Asked for every cell of a table: no copy is made unless accents stand apart.
        if text.contains(is_accent) {
            let whole = key(text);
            return self.spellings().any(|spelling| folded(spelling).eq(folded(&whole)));
        }
        self.spellings().any(|spelling| folded(spelling).eq(folded(text)))
    }

    /// Whether a sheet's name, a heading or a label is this name (see [`heading`]).
    pub fn heads(&self, text: &str) -> bool {
        self.is(heading(text))
    }
}

/// Lower-case letters with one space before each word.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.split_whitespace()
        .flat_map(|word| [' '].into_iter().chain(word.chars().flat_map(char::to_lowercase)))
}

/// An accent that stands after its letter.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// The form in which names are compared: lower case, one space between words, no-break and
/// other odd spaces as ordinary ones, letters with separate accents (as macOS writes them) whole.
pub fn key(text: &str) -> String {
    let lower: String = folded(text).skip(1).collect();
    if !lower.contains(is_accent) {
        return lower;
    }
    [("a\u{30a}", "å"), ("a\u{308}", "ä"), ("o\u{308}", "ö"), ("e\u{301}", "é"), ("u\u{308}", "ü")]
        .iter()
        .fold(lower, |text, (apart, whole)| text.replace(apart, whole))
}

/// A heading without what only decorates it: trailing `*` (required) and a trailing unit in
/// parentheses, in any order.
pub fn heading(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let shorter = match (rest.strip_suffix('*'), unit(rest)) {
            (Some(shorter), _) => shorter,
            (None, Some(unit)) => &rest[..rest.len() - unit.len() - 2],
            (None, None) => return rest,
        };
        // A heading that is nothing but decoration stays as it is.
        if shorter.trim().is_empty() {
            return rest;
        }
        rest = shorter.trim_end();
    }
}

/// The unit that a heading ends with in parentheses: `kr` of `Pris (kr)`.
pub fn unit(text: &str) -> Option<&str> {
    let inner = text.trim().trim_end_matches('*').trim_end().strip_suffix(')')?;
    inner.rfind('(').map(|at| &inner[at + 1..])
}

macro_rules! names {
    ($($(#[$doc:meta])* $id:ident = $sv:literal, $en:literal $(, $also:literal)*;)*) => {
        $($(#[$doc])* #[doc = concat!("*", $sv, "* (*", $en, "*).")]
        pub const $id: Name = Name { sv: $sv, en: $en, also: &[$($also),*] };)*
        /// Every name of its kind.
        pub const EVERY: &[Name] = &[$($id),*];
    };
}

/// Sections of `bokslut.toml`.
pub mod settings {
    use super::Name;
    names! {
        SHEETS = "blad", "sheets";
        COLUMNS = "kolumner", "columns";
        UNITS = "enheter", "units";
        THEME = "tema", "theme";
    }
}

/// What a theme file says.
pub mod theme {
    use super::Name;
    names! {
        ORGANISATION = "organisation", "organisation";
        LOGO = "logotyp", "logo";
        FOOTER = "sidfot", "footer";
        FONT = "typsnitt", "font";
        PALETTE = "palett", "palette";
        CHARTS = "diagram", "charts";
    }
}

/// Sheets of the input.
pub mod sheet {
    use super::Name;
    names! {
        UNIT_COSTS = "Enhetskostnader", "Unit costs", "Enhetskostnad", "Prislista", "Price list";
        ACTORS = "Aktörer", "Actors", "Parter";
        PRICE_INDEX = "Prisindex", "Price index", "Prisindexar", "Index", "Price indices";
        OPERATION = "Verksamhet", "Operation", "Verksamheten";
        ECONOMY = "Ekonomi", "Economy", "Finances", "Books";
        OUTCOMES = "Utfall", "Outcomes", "Resultat av insatsen";
        EFFECTS = "Effekter", "Effects", "Effektrader", "Effect lines";
        PERSISTENCE = "Varaktighet", "Persistence", "Varaktighetsprofiler", "Profiles";
        ASSUMPTIONS = "Antaganden", "Assumptions", "Förutsättningar";
        PARTICIPANTS = "Deltagare", "Participants", "Deltagarna", "Individer", "Individuals";
        UNPRICED = "Ej prissatta effekter", "Unpriced effects", "Oprissatta effekter",
            "Effects without a price";
        SCENARIOS = "Scenarier", "Scenarios";
        PLAN = "Plan", "Plan", "Budget", "Planen", "Verksamhetsplan";
        FINANCING = "Finansiering", "Financing", "Fond", "Fund";
        PROVENANCE = "Proveniens", "Provenance";
        FINDINGS = "Felrapport", "Findings";
        BASIS = "Underlag", "Basis";
        PROTOCOL = "Granskningsprotokoll", "Audit protocol";
    }

    /// The sheets of input that are read, in the order of a workbook.
    pub const ALL: [Name; 14] = [
        OPERATION,
        ECONOMY,
        OUTCOMES,
        EFFECTS,
        PERSISTENCE,
        ASSUMPTIONS,
        PARTICIPANTS,
        SCENARIOS,
        UNPRICED,
        PLAN,
        FINANCING,
        UNIT_COSTS,
        ACTORS,
        PRICE_INDEX,
    ];
}

/// Columns of tables and labels of key-value sheets.
pub mod column {
    use super::Name;
    names! {
        CODE = "Kod", "Code", "Enhetskostnadskod", "Unit cost code";
        LABEL = "Benämning", "Name", "Beskrivning", "Description", "Label";
        ACTOR = "Aktör", "Actor", "Part";
        COST_TYPE = "Kostnadsslag", "Cost type", "Typ av kostnad";
        UNIT = "Enhet", "Unit";
        PRICE = "Pris", "Price", "À-pris", "A-pris", "Enhetspris", "Unit price";
        PRICE_YEAR = "Prisår", "Price year", "Prisnivå", "Price level";
        SOURCE = "Källa", "Source";
        INDEX = "Index", "Price index";
        LOWEST = "Lägst", "Lowest", "Low", "Min", "Minst";
        HIGHEST = "Högst", "Highest", "High", "Max", "Mest";
        SMALLEST_LOT = "Minsta enhet", "Smallest unit", "Smallest lot";
        REALISATION = "Realiseringsgrad", "Realisation rate", "Realization rate";
        VALID_UNTIL = "Giltig till", "Valid until", "Gäller till", "Giltig t.o.m.";
        REMARK = "Anmärkning", "Remark", "Kommentar", "Comment", "Note";
        PART_OF = "Ingår i", "Part of", "Del av";
        SHORT_NAME = "Kortnamn", "Short name", "Förkortning";
        YEAR = "År", "Year";
        OPERATION = "Verksamhet", "Operation", "Verksamhetens namn", "Name of the operation";
        ACCOUNT_YEAR = "Bokslutsår", "Account year", "Accounting year", "Räkenskapsår";
        PRINCIPAL = "Huvudman", "Principal";
        /// One person. Before [`PARTICIPANTS`], which goes by this word too.
        PARTICIPANT = "Deltagare", "Participant", "Pseudonym";
        PARTICIPANTS = "Antal deltagare", "Number of participants", "Deltagare", "Participants";
        TARGET_GROUP = "Målgrupp", "Target group";
        PREPARED_BY = "Upprättad av", "Prepared by";
        REVIEWED_BY = "Granskad av", "Reviewed by";
        STATUS = "Status", "Status", "State";
        RESULT = "Resultat enligt bokföringen", "Result in the books", "Resultat enligt böckerna",
            "Result according to the books";
        ENTRY = "Post", "Entry", "Item";
        SIDE = "Sida", "Side";
        AMOUNT = "Belopp", "Amount";
        OUTCOME = "Utfall", "Outcome";
        PERSONS = "Antal personer", "Number of persons", "Personer", "Persons", "Number of people";
        MONTHS_YEAR_1 = "Effektmånader år 1", "Effect months year 1", "Effect months in year 1";
        /// Of one person in year 1.
        EFFECT_MONTHS = "Effektmånader", "Effect months";
        MONTHS_PER_PERSON = "Månader per person och år", "Months per person and year",
            "Months per person per year", "Månader per person";
        PERSISTENCE = "Varaktighet", "Persistence", "Varaktighetsprofil", "Persistence profile";
        DEADWEIGHT = "Dödvikt", "Deadweight";
        DISPLACEMENT = "Undanträngning", "Displacement";
        ATTRIBUTION = "Andras bidrag", "Attribution", "Attribution to others", "Others' contribution";
        OVERLAPS = "Överlappar", "Overlaps", "Överlapp";
        BASIS = "Grund", "Basis";
        QUANTITY = "Antal", "Quantity", "Kvantitet", "Number";
        BEFORE = "Före", "Before";
        AFTER = "Efter", "After";
        COUNTERPARTY = "Motpart", "Counterparty";
        PROFILE = "Profil", "Profile";
        FADING = "Avklingning", "Fading";
        RELAPSE = "Återfall", "Relapse";
        ASSUMPTION = "Antagande", "Assumption";
        VALUE = "Värde", "Value";
        DECIDED_BY = "Beslutad av", "Decided by";
        EFFECT = "Effekt", "Effect";
        DIRECTION = "Riktning", "Direction", "Tecken", "Sign";
        STRENGTH = "Styrka", "Strength";
        /// In other sheets another name of [`LABEL`], and so the other way here.
        DESCRIPTION = "Beskrivning", "Description", "Benämning";
        DECIDED_ON = "Beslutad när", "Decided on", "Beslutsdatum", "Decision date";
        RELIABILITY = "Tillförlitlighet", "Reliability";
        SCENARIO = "Scenario", "Scenario";
        PERSONS_FACTOR = "Personer", "Persons", "Antal personer", "Number of persons";
        PRICES_FACTOR = "Priser", "Prices", "Pris", "Price";
        RATE = "Diskonteringsränta", "Discount rate", "Kalkylränta";
        FUND_OUTLAY = "Fondens insats", "Fund outlay";
        FUND_YEAR = "Fondens insatsår", "Fund outlay year";
        REPAYMENT_SHARE = "Återbetalningsandel", "Repayment share";
        REPAYMENT_BASIS = "Vinster som räknas", "Gains that count";
        REPAYMENT_YEARS = "Sista återbetalningsår", "Last repayment year";
        REPAYMENT_CAP = "Återbetalningstak", "Repayment cap";
        REPAYING = "Återbetalande aktörer", "Repaying actors";
        PAID_OUTCOME = "Utfall med ersättning", "Paid outcome";
        OUTCOME_PRICE = "Ersättning per person", "Payment per person";
        PAYMENT_CAP = "Ersättningstak", "Payment cap";
        PAYER = "Betalare", "Payer";
        PAYMENT_YEAR = "Utbetalningsår", "Payment year";
        INVESTOR_OUTLAY = "Investerarens insats", "Investor outlay";
        INVESTOR_YEAR = "Investeringsår", "Investment year";
    }
}

/// The assumptions that the method knows.
pub mod assumption {
    use super::Name;
    names! {
        RATE = "Diskonteringsränta", "Discount rate", "Kalkylränta", "Diskonteringsräntan";
        HORIZON = "Horisont", "Horizon", "Tidshorisont", "Time horizon";
        TIMING_REAL = "Diskontering real", "Discounting real", "Real discounting";
        TIMING_FINANCIAL = "Diskontering finansiell", "Discounting financial", "Financial discounting";
        TIMING_PRODUCTION = "Diskontering produktionsvärde", "Discounting production value",
            "Production value discounting";
        PRICE_YEAR = "Prisår", "Price year";
        REPORT_YEARS = "Redovisade år", "Report years", "Reported years", "Years shown";
        DRAWS = "Dragningar", "Draws", "Antal dragningar";
        SEED = "Frö", "Seed", "Slumpfrö", "Random seed";
        DISTRIBUTION = "Fördelning", "Distribution", "Sannolikhetsfördelning", "Probability distribution";
    }

    /// All of them, in the order of a workbook.
    pub const ALL: [Name; 10] = [
        RATE,
        HORIZON,
        TIMING_REAL,
        TIMING_FINANCIAL,
        TIMING_PRODUCTION,
        PRICE_YEAR,
        REPORT_YEARS,
        DRAWS,
        SEED,
        DISTRIBUTION,
    ];
}

/// The words that a cell of choices may hold.
pub mod choice {
    use super::Name;
    names! {
        INCOME = "Intäkt", "Income", "Intäkter", "Revenue";
        COST = "Kostnad", "Cost", "Kostnader", "Costs";
        REAL = "Real", "Real", "Reala", "Realt";
        FINANCIAL = "Finansiell", "Financial", "Finansiella", "Finansiellt";
        PRODUCTION = "Produktionsvärde", "Production value", "Produktion", "Production";
        EFFECT_MONTH = "effektmånad", "effect month", "effektmånader", "effect months";
        PERSON = "person", "person", "personer", "persons";
        FULL_YEAR = "år", "year";
        ONCE = "engång", "once", "engångs", "one-off";
        SERIES = "serie", "series";
        BEGINNING = "början", "beginning", "start";
        MIDDLE = "mitten", "middle", "mitt";
        END = "slutet", "end", "slut";
        PRELIMINARY = "Preliminär", "Preliminary", "Preliminärt";
        ADOPTED = "Fastställd", "Adopted", "Fastställt";
        HIGH = "hög", "high";
        MEDIUM = "medel", "medium";
        LOW = "låg", "low";
        YES = "ja", "yes", "j", "y";
        NO = "nej", "no", "n";
        GAIN = "+", "+", "plus", "positiv", "positive";
        LOSS = "-", "-", "−", "–", "minus", "negativ", "negative";
        SMALL = "liten", "small", "litet", "små";
        MODERATE = "måttlig", "moderate", "måttligt", "medel", "medium";
        PERT = "PERT", "PERT";
        TRIANGULAR = "triangulär", "triangular", "triangel", "triangelfördelning";
        REALISABLE = "realiserbara", "realisable", "realiserbara vinster", "realisable gains", "realiserbart";
        THEORETICAL = "teoretiska", "theoretical", "teoretiska vinster", "theoretical gains", "teoretiskt";
        LARGE = "stor", "large", "stort", "stora";
    }
}

/// The method's own scenarios.
pub mod scenario {
    use super::Name;
    names! {
        GOOD = "Bra", "Good";
        HALF_GOOD = "Halvbra", "Half as good";
        POOR = "Dåligt", "Poor";
        VERY_POOR = "Riktigt dåligt", "Very poor";
        BASE = "Grundfall", "Base case";
        AS_GIVEN = "Som angivet", "As given";
    }

    /// Those of an account whose workbooks define none, each with how many per cent of the persons.
    pub const METHOD: [(Name, i64); 4] = [(GOOD, 100), (HALF_GOOD, 75), (POOR, 50), (VERY_POOR, 25)];

    /// What the account as it is given is called among scenarios of the user's.
    pub const NEUTRAL: [Name; 2] = [BASE, AS_GIVEN];
}

/// The method's own actors, and words that stand in an actor's place.
pub mod actor {
    use super::Name;
    names! {
        MUNICIPALITY = "Kommun", "Municipality";
        REGION = "Region", "Region";
        EMPLOYMENT_SERVICE = "Arbetsförmedlingen", "Public Employment Service";
        INSURANCE_AGENCY = "Försäkringskassan", "Social Insurance Agency";
        JUDICIAL_SYSTEM = "Rättsväsendet", "Judicial system";
        OTHERS = "Övriga", "Others";
        /// Until 2019; taken as [`REGION`].
        COUNTY_COUNCIL = "Landsting", "County council", "Landstinget";
        /// The operation itself, whatever its name.
        OPERATION = "Verksamheten", "The operation";
        /// The row that belongs to no actor.
        PRODUCTION = "Produktionsvärde", "Production value";
        TOTAL = "Totalt", "Total";
        SUM = "Summa", "Sum";
    }

    /// The actors of an account whose workbooks define none, in the order of the income statement.
    pub const DEFAULTS: [Name; 6] =
        [MUNICIPALITY, REGION, EMPLOYMENT_SERVICE, INSURANCE_AGENCY, JUDICIAL_SYSTEM, OTHERS];

    /// Names that mean something of their own in a report, so that no actor may bear them.
    pub const RESERVED: [Name; 4] = [PRODUCTION, TOTAL, SUM, OPERATION];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_despite_case_spaces_stars_and_units() {
        for text in ["Pris", "PRIS (kr)", " pris*", "Pris (kr) *", "Pris*(kr)", "Price", "pris\u{a0}"] {
            assert!(column::PRICE.heads(text), "{text}");
        }
        assert!(column::PARTICIPANTS.heads("antal \u{a0} DELTAGARE"));
        assert!(column::ACTOR.heads("Akto\u{308}r"), "accents apart, as macOS writes them");
        assert!(!column::PRICE.heads("Prisår"));
        assert!(!column::PRICE.heads("(kr)"));
    }

    #[test]
    fn a_heading_of_nothing_but_decoration_is_left_as_it_is() {
        assert_eq!(heading("(kr)"), "(kr)");
        assert_eq!(heading("*"), "*");
        assert_eq!(heading("Belopp (tkr)*"), "Belopp");
        assert_eq!(unit("Belopp (tkr)*"), Some("tkr"));
    }
}
