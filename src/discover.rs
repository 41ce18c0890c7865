//! (stand-in)
use crate::base::{Code, Finding, Place};
use std::path::PathBuf;
use std::sync::Arc;

/// A file.
#[derive(Clone, Debug)]
pub struct Found {
    /// Path.
    pub path: PathBuf,
    /// Name.
    pub name: Arc<str>,
    /// Folder.
    pub folder: Vec<String>,
    /// Root.
    pub root: usize,
}

/// Finds.
pub fn discover(inputs: &[PathBuf]) -> (Vec<Found>, Vec<Finding>) {
    let mut found = Vec::new();
    let mut findings = Vec::new();
    for (root, input) in inputs.iter().enumerate() {
        let place = || Place::workbook(&Arc::from(input.to_string_lossy().as_ref()));
        if !input.exists() {
            findings.push(Finding::new(Code::NoSuchInput, place()));
            continue;
        }
        let base = if input.is_file() { input.parent().unwrap_or(input) } else { input.as_path() };
        let before = found.len();
        for entry in walkdir::WalkDir::new(input).sort_by_file_name().into_iter().flatten() {
            if entry.path().extension().is_some_and(|ext| ext == "xlsx") {
                let below = entry.path().strip_prefix(base).unwrap_or(entry.path());
                let parts: Vec<String> = below.iter().map(|part| part.to_string_lossy().into()).collect();
                found.push(Found {
                    path: entry.path().into(),
                    name: Arc::from(parts.join("/")),
                    folder: parts[..parts.len() - 1].to_vec(),
                    root,
                });
            }
        }
        if found.len() == before {
            findings.push(Finding::new(Code::EmptyFolder, place()));
        }
    }
    (found, findings)
}
