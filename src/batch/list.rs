//! The list of all findings in the output folder, with links to the workbooks.

use super::gather::whole;
use super::spot::Spot;
use crate::base::{Code, Finding, personal};
use crate::discover::Found;
use crate::edition::Edition;
use crate::read::caught;
use crate::render::list_of_findings;
use crate::theme::Theme;
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The path of each workbook by its name in findings; none where two have the same name.
pub struct Paths(BTreeMap<Arc<str>, Option<PathBuf>>);

impl Paths {
    /// The paths of what was found.
    pub fn of(found: &[Found]) -> Paths {
        let mut paths = BTreeMap::new();
        for found in found {
            let path = Some(found.path.clone());
            paths.entry(Arc::clone(&found.name)).and_modify(|path| *path = None).or_insert(path);
        }
        Paths(paths)
    }

    /// The ways from a folder to some workbooks, by their names.
    pub fn ways(&self, from: &Path, names: BTreeSet<&str>) -> BTreeMap<String, String> {
        let from = whole(from);
        names.into_iter().filter_map(|name| Some((name.to_string(), self.way(&from, name)?))).collect()
    }

    /// The way to a workbook from a folder, both on the disk.
    fn way(&self, from: &Path, name: &str) -> Option<String> {
        let path = self.0.get(name)?.as_ref()?;
        // A folder above what was asked for may be named after a person.
        way(from, &whole(path.parent()?).join(path.file_name()?)).filter(|way| !personal::holds(way))
    }
}

/// Writes the list of findings into the output folder, as the edition of the reports there may
/// tell them, and returns its path. `ways` lead from the output folder to the workbooks, by name.
///
/// # Errors
/// A finding when it would replace a workbook of the input, or the system will not let us write.
pub fn list(
    findings: &[Finding],
    ways: &BTreeMap<String, String>,
    (out, edition): (&Path, Edition),
    kept: &[PathBuf],
    date: Option<String>,
    theme: &Theme,
    words: &Words,
) -> Result<PathBuf, Box<Finding>> {
    let spot = Spot::of(&words.cli.list.file, out, kept, words)?;
    let bytes = caught(|| list_of_findings(findings, ways, date, edition, theme, words))
        .flatten()
        .map_err(|fault| Box::new(Finding::new(Code::Internal, spot.place.clone()).with("found", fault)))?;
    spot.write(&bytes)
}

/// The way from a folder to a file, `/` between its parts; the whole path where they are on
/// different drives. None for a path that is not Unicode.
fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to): (Vec<Component>, Vec<Component>) =
        (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return Some(plain(&to.iter().collect::<PathBuf>().into_os_string().into_string().ok()?));
    }
    let up = from.iter().skip(common).map(|_| Some(".."));
    let down = to.iter().skip(common).map(|part| part.as_os_str().to_str());
    up.chain(down).collect::<Option<Vec<&str>>>().map(|parts| parts.join("/"))
}

/// A whole path without what Windows puts first where it resolves one.
fn plain(path: &str) -> String {
    match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_workbook_goes_up_to_what_is_common_and_down_from_there() {
        let way = |from: &str, to: &str| way(Path::new(from), Path::new(to));
        let is = |text: &str| Some(text.to_string());
        assert_eq!(way("/data/rapporter", "/data/underlag/2016/å.xlsx"), is("../underlag/2016/å.xlsx"));
        assert_eq!(way("/data/ut/2016", "/x.xlsx"), is("../../../x.xlsx"));
        assert_eq!(way("/data", "/data/underlag/x.xlsx"), is("underlag/x.xlsx"));
        assert_eq!(way("/data", "/data/x.xlsx"), is("x.xlsx"));
        // Folders whose names only begin alike are different folders.
        assert_eq!(way("/data/a", "/data/ab/x.xlsx"), is("../ab/x.xlsx"));
    }

    #[test]
    fn a_workbook_on_another_drive_goes_by_its_whole_path() {
        assert_eq!(plain(r"\\?\D:\underlag\x.xlsx"), r"D:\underlag\x.xlsx");
        assert_eq!(plain(r"\\?\UNC\server\andel\x.xlsx"), r"\\server\andel\x.xlsx");
        assert_eq!(plain(r"D:\x.xlsx"), r"D:\x.xlsx");
    }

    #[test]
    fn two_workbooks_of_one_name_have_no_way() {
        let found = |path: &str| Found {
            path: path.into(),
            name: Arc::from("2016/x.xlsx"),
            folder: vec!["2016".to_string()],
            root: 0,
        };
        let paths = Paths::of(&[found("/a/2016/x.xlsx"), found("/b/2016/x.xlsx")]);
        assert_eq!(paths.way(Path::new("/ut"), "2016/x.xlsx"), None);
        let paths = Paths::of(&[found("/a/2016/x.xlsx")]);
        assert_eq!(paths.way(Path::new("/ut"), "2016/x.xlsx").as_deref(), Some("../a/2016/x.xlsx"));
        assert_eq!(paths.way(Path::new("/ut"), "y.xlsx"), None);
    }
}
