//! The rules of the house that a compiler does not know: which room may use which, who names which
//! library, what no file holds, and that both languages say everything.

mod catalogues;
mod rooms;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project: its path below the root with `/`, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

/// Every Rust file below some folders of the project, in order.
pub fn files(folders: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let file = |path: PathBuf| {
        let below = path.strip_prefix(root).expect("below the root");
        let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        File { path: parts.join("/"), text: fs::read_to_string(&path).expect("text") }
    };
    paths.into_iter().map(file).collect()
}

/// The text without its comments: what the compiler sees, near enough. A `//` within a string is
/// taken for a comment too, which hides the rest of that line only.
pub fn code(text: &str) -> String {
    text.lines()
        .map(|line| line.split_once("//").map_or(line, |(before, _)| before))
        .collect::<Vec<_>>()
        .join("\n")
}
