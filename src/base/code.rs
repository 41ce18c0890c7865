//! Codes of findings: an enum whose members know their number and how grave they are.
//! What each means in words stands in the language catalogue, `templates/findings.*.toml`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The workbook gets no report.
    Error,
    /// The report is written; somebody should look.
    Warning,
    /// Worth knowing, nothing to do.
    Note,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal $severity:ident,)*) => {
        /// What kind of finding it is. Bands: B1 file, B2 header and cell, B3 row,
        /// B4 between sheets and workbooks, B5 plausibility, B6 calculation, B7 writing, B8 verification.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $number)] $name,)* }

        impl Code {
            /// Every code, in order of number.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The number users see, such as `B204`.
            pub fn number(self) -> &'static str {
                match self { $(Code::$name => $number,)* }
            }

            /// How grave a finding with this code is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// An input path that does not exist.
    NoSuchInput = "B101" Error,
    /// A file that the system will not let us read.
    Unreadable = "B102" Error,
    /// Not a spreadsheet, or a damaged one.
    NotASpreadsheet = "B103" Error,
    /// Protected by a password.
    Encrypted = "B104" Error,
    /// A spreadsheet that is neither a price workbook nor an operation workbook.
    NeitherKind = "B105" Warning,
    /// A folder without any workbook.
    EmptyFolder = "B106" Error,
    /// Price workbooks only: no account to compute.
    NoOperation = "B107" Error,
    /// One of the program's own reports, passed over.
    OwnReport = "B108" Note,
    /// Two workbooks whose reports would have the same name.
    SameReport = "B109" Error,
    /// A file of another kind with a workbook's ending.
    ForeignFile = "B110" Error,
    /// A file that became another while it was read.
    Changing = "B111" Error,
    /// A file that takes more size, memory or time than is allowed.
    OverLimit = "B112" Error,
    /// A file that ended the process which read it.
    ReaderCrashed = "B113" Error,
    /// A sheet of a kind that is not read.
    SheetKind = "B114" Error,
    /// A `bokslut.toml` that is no TOML.
    UnreadableSettings = "B115" Error,
    /// Something in a `bokslut.toml` that is not known.
    UnknownSetting = "B116" Error,
    /// A `bokslut.toml` in reach has errors, so this workbook is not read.
    FaultySettings = "B117" Error,
    /// A theme file that cannot be read.
    UnreadableTheme = "B118" Warning,
    /// Something in a theme file that is not known.
    UnknownInTheme = "B119" Warning,
    /// A text that is hardly seen on its ground in the colours of a theme.
    LowContrast = "B120" Warning,
    /// A logo that is no picture or cannot be read.
    UnreadableLogo = "B121" Warning,
    /// Participants that lie beside no operation workbook of their name.
    PersonsWithoutOperation = "B122" Error,
    /// A sheet that must be there is not.
    MissingSheet = "B201" Error,
    /// A column (or a label of a key-value sheet) that must be there is not.
    MissingColumn = "B202" Error,
    /// A required value is blank.
    MissingValue = "B203" Error,
    /// A unit-cost code that no price list in reach has.
    UnknownCode = "B204" Error,
    /// Not a number where one must stand.
    NotANumber = "B205" Error,
    /// Text such as `1.234` that can mean two numbers.
    AmbiguousNumber = "B206" Error,
    /// A number written as text, understood.
    NumberAsText = "B207" Warning,
    /// An error value such as `#DIV/0!`.
    ErrorValue = "B208" Error,
    /// A formula whose value is not stored in the file.
    FormulaWithoutValue = "B209" Error,
    /// Below zero where that has no meaning.
    Negative = "B210" Error,
    /// A share below 0 or above 1.
    NotAShare = "B211" Error,
    /// An actor that is not among the actors.
    UnknownActor = "B212" Error,
    /// An outcome that the sheet of outcomes does not have.
    UnknownOutcome = "B213" Error,
    /// Not one of the words a cell may hold (side, cost type, basis, timing, yes or no, status).
    UnknownChoice = "B214" Error,
    /// A persistence profile that the workbook does not have.
    UnknownProfile = "B215" Error,
    /// A year (or a number of years) out of range.
    YearOutOfRange = "B216" Error,
    /// An assumption that the method does not know.
    UnknownAssumption = "B217" Error,
    /// A name with characters that a spreadsheet's conditions would misread, or a reserved one.
    UnusableName = "B218" Error,
    /// A number that must be whole is not.
    NotWhole = "B219" Error,
    /// A heading that gives its amounts in thousands, millions or another currency.
    AmountUnit = "B220" Error,
    /// A personal identity number, on any sheet.
    PersonalNumber = "B221" Error,
    /// A factor below 0 or above 2.
    NotAFactor = "B222" Error,
    /// More persons with the outcome than participants.
    MorePersonsThanParticipants = "B301" Error,
    /// An effect line with both a code and an amount, or neither.
    CodeOrAmount = "B302" Error,
    /// `Före` without `Efter`, or beside `Antal`.
    BeforeWithoutAfter = "B303" Error,
    /// A yearly series without years, with a gap, or beside a quantity; or years on another basis.
    SeriesYears = "B304" Error,
    /// Income of the operation without the actor who pays it.
    IncomeWithoutActor = "B305" Error,
    /// A profile with both yearly shares and fading, or neither, or with a gap.
    ProfileForm = "B306" Error,
    /// Production value booked on an actor.
    ProductionWithActor = "B307" Error,
    /// An effect line that names another actor or cost type than its unit cost has.
    ContradictsUnitCost = "B308" Error,
    /// Values in year columns beyond the horizon, which are not counted.
    YearsBeyondHorizon = "B309" Note,
    /// A number on Utfall that the sheet of participants gives already.
    CountedByPerson = "B310" Error,
    /// A column of quantities before without the one after, or the other way round.
    HalfAPair = "B311" Error,
    /// A person with a quantity before and none after, or the other way round.
    MeasuredOnce = "B312" Error,
    /// A person with an outcome and no effect months, where they are given by person.
    MonthsOfPersonMissing = "B313" Error,
    /// Production value measured before and after.
    ProductionMeasured = "B314" Error,
    /// A row of the plan that is neither an outcome, an entry nor a price, or more than one of them.
    PlanRow = "B315" Error,
    /// A lowest above the value that it belongs to, or a highest below it.
    EndsNotAround = "B316" Error,
    /// More findings of one kind down a column of persons than are told.
    MoreOfAKind = "B317" Note,
    /// The same code, actor, outcome, profile, year or assumption twice at one level.
    Duplicate = "B401" Error,
    /// The outcomes together hold more persons than take part, and no overlap is declared.
    OutcomesOverlap = "B402" Error,
    /// An actor that is part of itself, directly or through others.
    ActorCycle = "B403" Error,
    /// An index that no price index sheet in reach has.
    UnknownIndex = "B404" Error,
    /// An index without a value for a year that is needed.
    IndexYearMissing = "B405" Error,
    /// Price years differ and no index is named: prices are used as they stand.
    NoIndexForPriceYear = "B406" Warning,
    /// Landsting is today's Region.
    LandstingIsRegion = "B407" Note,
    /// A price workbook in reach has errors, so this workbook gets no report.
    FaultyPriceWorkbook = "B408" Error,
    /// Too few persons for a report to readers outside.
    TooFewPersons = "B409" Error,
    /// The account of the year before is in the run, and nothing is compared with it.
    NoComparison = "B410" Note,
    /// Fewer participants than the sheet of participants has rows.
    FewerParticipantsThanRows = "B411" Error,
    /// More participants than the sheet of participants has rows.
    ParticipantsWithoutRow = "B412" Note,
    /// An effect line with the outcome and code of a measured pair of columns.
    MeasuredAndEstimated = "B413" Error,
    /// An outcome that the plan does not name.
    NotPlanned = "B414" Error,
    /// A row that says the same as an earlier one.
    DuplicateRow = "B501" Warning,
    /// Unit costs that no effect line uses.
    UnusedUnitCost = "B502" Note,
    /// A price far from the others of the same unit in its list.
    PriceFarFromNeighbours = "B503" Warning,
    /// A price far from the same code's in an earlier price year.
    PriceFarFromLastYear = "B504" Warning,
    /// A source or an assumption that ceased to hold before the end of the account year.
    SourcePassed = "B505" Warning,
    /// Earnings, tax or social fees as real income beside production value, which contains them.
    EarningsBesideProduction = "B506" Warning,
    /// The same unit cost twice for one outcome and side.
    SameUnitCostTwice = "B507" Warning,
    /// Ekonomi does not give the result that the books are said to have.
    BooksDoNotTie = "B508" Warning,
    /// An effect that stays full over a long horizon without a reason.
    EffectWithoutFading = "B509" Warning,
    /// More than twelve months a year for one person.
    MonthsAboveTwelve = "B510" Warning,
    /// A total of Ekonomi that is counted as an entry.
    TotalRowCounted = "B511" Warning,
    /// An outcome planned for persons and reached by nobody, whose effects are given for all of them
    /// together, so that what they were planned to be is not known.
    PlannedAmountUnknown = "B512" Warning,
    /// A figure grew beyond what exact decimals hold.
    Overflow = "B601" Error,
    /// A division by zero in the account.
    DivisionByZero = "B602" Error,
    /// A fault of the program itself, which no input should bring about.
    Internal = "B603" Error,
    /// A report that could not be written.
    NotWritten = "B701" Error,
    /// A report that is open in another program.
    ReportOpen = "B702" Error,
    /// A folder that holds no part of a run, or a part that cannot be read.
    NoExport = "B703" Error,
    /// Parts that are not all the parts of one run.
    PartsDiffer = "B704" Error,
    /// Not a report of this program.
    NotAReport = "B801" Error,
    /// A report whose seal is gone or cannot be read.
    NoSeal = "B802" Error,
    /// A seal whose parts contradict each other.
    SealBroken = "B803" Error,
    /// A cell that nobody may change holds something else than what was written.
    CellChanged = "B804" Error,
    /// A number stands where a formula must be.
    FormulaReplaced = "B805" Error,
    /// A cell that was written is empty now.
    CellMissing = "B806" Error,
    /// A cell that was empty holds something now.
    CellAdded = "B807" Error,
    /// A number form or colour that hides or changes what is seen.
    LookChanged = "B808" Error,
    /// The value stored with a formula is not what the formula gives.
    WrongValue = "B809" Error,
    /// A formula that could not be calculated.
    NotRecalculable = "B810" Error,
    /// A hidden sheet, row or column.
    HiddenPart = "B811" Error,
    /// A sheet is gone, new, or not where it was.
    SheetsChanged = "B812" Error,
    /// A link to another workbook, a macro, a connection.
    ForeignPart = "B813" Error,
    /// A function whose value changes by itself.
    VolatileFormula = "B814" Error,
    /// A defined name is gone, new, or points elsewhere.
    NameChanged = "B815" Error,
    /// The report was saved by another program; nothing else has changed.
    SavedElsewhere = "B816" Note,
    /// An input that is another than when the report was written.
    AssumptionChanged = "B817" Note,
    /// Inputs were changed and figures do not follow.
    NotRecalculated = "B818" Error,
    /// A sheet that is another sheet than the one that was written.
    SheetReplaced = "B819" Error,
    /// Rows of a sheet were deleted.
    RowMissing = "B820" Error,
    /// A source workbook that the folder does not have.
    SourceMissing = "B821" Error,
    /// An input that is not what its source cell holds.
    SourceDiffers = "B822" Error,
    /// A cell that is another when the account is computed anew.
    FigureDiffers = "B823" Error,
    /// A report of another version of the program.
    OtherVersion = "B824" Warning,
    /// A signature that the key does not confirm.
    WrongSignature = "B825" Error,
    /// A key was given and the report is not signed.
    NotSigned = "B826" Error,
    /// A signed report, and no key to check it with.
    SignatureUnchecked = "B827" Note,
    /// A report whose own checks fail, or whose figures are errors.
    ChecksFail = "B828" Error,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

impl Code {
    /// What it concerns: the band that its number belongs to, such as `B2`.
    pub fn band(self) -> &'static str {
        self.number().get(..2).unwrap_or_default()
    }

    /// The code with that number, in any case: `b204` is `B204`.
    pub fn from_number(number: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.number().eq_ignore_ascii_case(number.trim()))
    }
}
