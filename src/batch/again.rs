//! A report made anew from its own sources: found by their checksums wherever they lie in a folder, laid
//! out as they lay in the first run, and run.

use super::{Options, run};
use crate::edition::{Audience, Edition};
use crate::read::Package;
use crate::read::{read_bytes_of, sha256};
use crate::verify::provenance::{Named, edition, language, sources};
use std::fs;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A report made anew.
#[derive(Debug)]
pub struct Again {
    /// Its sources, and where each was found.
    pub sources: Vec<(Named, Option<PathBuf>)>,
    /// The bytes of the report; none where sources are missing or give no report.
    pub bytes: Option<Vec<u8>>,
}

impl Again {
    /// The sources that were not found.
    pub fn missing(&self) -> impl Iterator<Item = &Named> {
        self.sources.iter().filter(|(_, path)| path.is_none()).map(|(named, _)| named)
    }
}

/// Makes a report anew from what lies in a folder. `options` say within which limits files are read.
pub fn again(report: &Package, folder: &Path, options: &Options) -> Again {
    let mut sources: Vec<(Named, Option<PathBuf>)> =
        sources(report).into_iter().map(|named| (named, None)).collect();
    find(&mut sources, folder, options.limits.size);
    let whole = !sources.is_empty() && sources.iter().all(|(_, path)| path.is_some());
    let bytes = if whole { made(report, &sources, options) } else { None };
    Again { sources, bytes }
}

/// Finds each source by its size and checksum.
fn find(sources: &mut [(Named, Option<PathBuf>)], folder: &Path, most: u32) {
    let files = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().flatten();
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let size = file.metadata().map_or(0, |about| about.len());
        if !sources.iter().any(|(named, path)| path.is_none() && named.bytes == size) {
            continue;
        }
        let Ok(bytes) = read_bytes_of(file.path(), most) else { continue };
        let hash = sha256(&bytes);
        for (named, path) in sources.iter_mut() {
            if named.sha256 == hash {
                path.get_or_insert_with(|| file.path().to_path_buf());
            }
        }
    }
}

/// The report that the sources give, laid out in a folder of their own.
fn made(report: &Package, sources: &[(Named, Option<PathBuf>)], options: &Options) -> Option<Vec<u8>> {
    let (outside, fewest) = edition(report)?;
    let (laid, out) = (TempDir::new().ok()?, TempDir::new().ok()?);
    for (named, path) in sources {
        let target = laid.path().join(inside(&named.name)?);
        fs::create_dir_all(target.parent()?).ok()?;
        fs::copy(path.as_ref()?, target).ok()?;
    }
    let audience = if outside { Audience::Outside } else { Audience::Inside };
    let outcome = run(
        &Options {
            inputs: vec![laid.path().to_path_buf()],
            out: Some(out.path().to_path_buf()),
            lang: language(report)?,
            edition: Edition { audience, fewest },
            ..options.clone()
        },
        &|_| (),
    );
    // The report of the operation workbook, which is the first of the sources.
    let (first, _) = sources.first()?;
    let wanted = out.path().join(inside(&first.name)?).with_extension("");
    let found = outcome.reports.iter().find(|report| {
        let stem = report.file_stem().unwrap_or_default().to_string_lossy();
        let wanted_stem = wanted.file_name().unwrap_or_default().to_string_lossy();
        report.parent() == wanted.parent()
            && stem.starts_with(&*wanted_stem)
            && stem.len() > wanted_stem.len()
            && stem[wanted_stem.len()..].starts_with("-bokslut")
    });
    fs::read(found?).ok()
}

/// A path that stays within the folder it is joined to.
fn inside(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(name);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_out_of_its_folder_is_none() {
        assert_eq!(inside("a/b.xlsx"), Some(PathBuf::from("a/b.xlsx")));
        assert_eq!(inside("../b.xlsx"), None);
        assert_eq!(inside("/etc/b.xlsx"), None);
    }
}
