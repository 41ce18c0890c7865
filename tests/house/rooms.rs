//! Rooms import only downwards.

use crate::{code, files};
use std::collections::{BTreeMap, BTreeSet};

/// Every room from the ground up, with the rooms that it may use. A room stands below all that use
/// it, so nothing runs in a circle.
const ROOMS: [(&str, &[&str]); 33] = [
    // The words that every room uses.
    ("base", &[]),
    // What is true after validation, and the language of figures: neither knows the other.
    ("model", &["base"]),
    ("figure", &["base"]),
    // Figures under thousands of draws, in binary numbers; nothing of the field.
    ("simulate", &["base", "figure"]),
    // What users read. It names the model's closed choices (cost types, sides ...).
    ("words", &["base", "model"]),
    ("discover", &["base", "words"]),
    // What a written report holds, and how it looks, hashed.
    ("seal", &["base"]),
    // Cells with places; a read workbook says which source of the model it is. A report is opened as
    // what its seal holds.
    ("read", &["base", "model", "words", "seal"]),
    // A written workbook calculated anew by an engine that is not ours.
    ("engine", &["base", "read", "seal"]),
    // Signatures over texts; whose they are, it does not know.
    ("sign", &["base", "read"]),
    // Which columns each sheet of input has, and what they hold.
    ("form", &["base", "model", "words"]),
    // How reports look: from a file, or the program's own.
    ("theme", &["base", "model", "words", "read"]),
    // What the user calls sheets and columns, told to the sheets that were read; and the theme.
    ("settings", &["base", "model", "words", "read", "theme"]),
    // Cells to the model; it must know the spellings of sheets and columns.
    ("validate", &["base", "model", "words", "read", "form"]),
    // The account and the projection define figures over the model and give them names to be read.
    ("account", &["base", "model", "words", "figure"]),
    ("project", &["base", "model", "words", "figure", "account"]),
    // The year before beside this year: figures over both, from what is kept of a written account.
    ("before", &["base", "model", "words", "figure", "account", "project"]),
    // What an account says about risk and decisions: figures over the account, its projection and the
    // year before.
    ("decision", &["base", "model", "words", "figure", "simulate", "account", "project", "before"]),
    // What of an account may be changed, and what it was when the report was written.
    ("register", &["base", "model", "words", "seal", "read", "figure", "account", "decision"]),
    // From a cell of a written report down to the cells that were given.
    ("explain", &["base", "words", "read", "seal", "engine", "register"]),
    // What readers outside may see: coarser inputs, from the account's own figures.
    ("edition", &["base", "model", "words", "figure", "account"]),
    // Which figure stands where; no file, no library.
    (
        "report",
        &[
            "base", "model", "words", "figure", "account", "project", "decision", "register", "before",
            "edition",
        ],
    ),
    // All accounts of a run side by side, from what is kept of every report.
    (
        "together",
        &[
            "base", "model", "words", "figure", "account", "project", "before", "decision", "edition",
            "report",
        ],
    ),
    // The flows of an account as tables for other programs.
    ("export", &["base", "model", "words", "figure", "account", "edition", "report", "together"]),
    // Empty input workbooks, laid out from the forms; no file, no library.
    ("template", &["base", "model", "words", "form"]),
    // Neutral sheets to bytes: values of figures, nothing of the field. Seals what it writes.
    ("write", &["base", "words", "sign", "theme", "seal", "figure", "report", "template"]),
    // The auditor's side: a written report as a stranger reads it.
    ("verify", &["base", "words", "seal", "read", "engine", "sign", "register"]),
    // Findings to text and to lists, whole or for readers outside; nothing of validation. And figures
    // of reports, explained.
    ("render", &["base", "words", "seal", "explain", "theme", "edition", "write", "verify"]),
    // What changed between two written reports, and why: figures over both, and their sheets.
    (
        "diff",
        &[
            "base", "model", "words", "seal", "read", "engine", "theme", "figure", "register", "edition",
            "report", "write", "render",
        ],
    ),
    // One account through all rooms above the model.
    (
        "pipeline",
        &[
            "base", "model", "words", "sign", "theme", "figure", "account", "project", "decision",
            "register", "before", "edition", "report", "together", "export", "write",
        ],
    ),
    // Many files: everything that one case needs.
    (
        "batch",
        &[
            "base", "model", "words", "sign", "theme", "edition", "discover", "read", "settings", "validate",
            "template", "write", "render", "together", "export", "pipeline", "verify",
        ],
    ),
    // Runs over a folder whenever it changes.
    ("watch", &["batch"]),
    // Arguments, progress, exit codes.
    (
        "cli",
        &[
            "base", "words", "read", "sign", "explain", "theme", "edition", "export", "verify", "render",
            "diff", "batch", "watch",
        ],
    ),
];

/// The room that a file belongs to; none for the two files that open the house.
fn room(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let first = below.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!matches!(name, "lib" | "main")).then_some(name)
}

/// The rooms that some code names by `crate::room` or `crate::{room, other::thing}`.
fn used(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "_$".contains(c)) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => rooms.extend(heads(list)),
            None => rooms.extend([name(rest)]),
        }
    }
    rooms
}

/// The first name of each path of a list in braces.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut heads, mut path) = (0_usize, Vec::new(), String::new());
    for c in list.chars() {
        match (c, depth) {
            ('{', _) => depth += 1,
            ('}', 0) => break,
            ('}', _) => depth -= 1,
            (',', 0) => heads.push(std::mem::take(&mut path)),
            (c, 0) => path.push(c),
            _ => {}
        }
    }
    heads.push(path);
    heads.into_iter().map(|path| name(path.trim())).filter(|name| !name.is_empty()).collect()
}

fn name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn what_a_file_uses_is_read_from_its_paths() {
    let text = "use crate::{base::{Code, Place}, words};\nlet a: crate::model::Status;\n$crate::figure!();";
    let found: Vec<String> = used(text).into_iter().collect();
    assert_eq!(found, ["base", "model", "words"]);
    assert_eq!(code("a(); // use crate::cli;\n/// crate::cli\nb();"), "a(); \n\nb();");
}

#[test]
fn rooms_use_only_rooms_below_them() {
    for (index, (room, below)) in ROOMS.iter().enumerate() {
        for used in *below {
            let stands_below = ROOMS[..index].iter().any(|(name, _)| name == used);
            assert!(stands_below, "the table itself lets {room} use {used}, which is not below it");
        }
    }
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let mut seen = BTreeSet::new();
    for file in files(&["src"]) {
        let Some(room) = room(&file.path) else { continue };
        let may = allowed.get(room).unwrap_or_else(|| panic!("{} is in no room of the table", file.path));
        seen.insert(room.to_string());
        for used in used(&code(&file.text)) {
            let own = used == room;
            assert!(own || may.contains(&used.as_str()), "{} uses {used}, which {room} may not", file.path);
        }
    }
    assert_eq!(seen.len(), ROOMS.len(), "rooms of the table that are not there");
}

#[test]
fn the_house_is_entered_by_its_own_command_line_only() {
    let files = files(&["src"]);
    let main = files.iter().find(|file| file.path == "src/main.rs").expect("a program");
    let named = code(&main.text);
    for (at, _) in named.match_indices("bokslut::") {
        assert_eq!(name(&named[at + "bokslut::".len()..]), "cli");
    }
}

#[test]
fn only_one_room_knows_each_library_of_spreadsheets_and_signatures() {
    let signatures = ["minisign::", "ed25519_compact", "blake2::"].map(|library| (library, "src/sign/"));
    let sheets = [("calamine", "src/read/"), ("rust_xlsxwriter", "src/write/"), ("ironcalc", "src/engine/")];
    for (library, room) in sheets.into_iter().chain(signatures) {
        let mut known = 0;
        for file in files(&["src"]).iter().filter(|file| code(&file.text).contains(library)) {
            assert!(file.path.starts_with(room), "{} names {library}", file.path);
            known += 1;
        }
        assert!(known > 0, "nobody names {library}");
    }
}
