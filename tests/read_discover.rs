//! Folders to workbooks.

use bokslut::base::{Code, Finding};
use bokslut::discover::{Discovered, Found, discover};
use bokslut::words::{Lang, Words};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder_with(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file).unwrap();
    }
    folder
}

fn names(found: &[Found]) -> Vec<(usize, &str)> {
    found.iter().map(|found| (found.root, &*found.name)).collect()
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

fn under(folder: &TempDir, below: &[&str]) -> Vec<PathBuf> {
    below.iter().map(|part| folder.path().join(part)).collect()
}

#[test]
fn workbooks_of_every_ending_are_found_in_sorted_order_and_the_rest_is_passed_over() {
    let folder = folder_with(&[
        "b.XLSX",
        "a.xlsm",
        "2016/ä.ods",
        "2016/deep/er/c.xlsb",
        "2015/d.xls",
        "2016/~$d.xlsx",
        ".hidden.xlsx",
        ".git/e.xlsx",
        "2016/.cache/f.xlsx",
        "notes.txt",
        "bokslut.toml",
        "xlsx",
        "g.xlsx.tmp",
    ]);
    let Discovered { workbooks: found, findings, .. } = discover(&under(&folder, &[""]), Words::of(Lang::Sv));
    assert_eq!(findings, []);
    let expected = ["2015/d.xls", "2016/deep/er/c.xlsb", "2016/ä.ods", "a.xlsm", "b.XLSX"];
    assert_eq!(names(&found), expected.map(|name| (0, name)));
    assert_eq!(found[1].folder, ["2016", "deep", "er"]);
    assert!(found[4].folder.is_empty());
    for one in &found {
        assert!(one.path.is_file(), "{:?}", one.path);
    }
}

#[test]
fn a_file_given_directly_has_its_folder_as_root_and_one_file_counts_once() {
    let folder = folder_with(&["in/a.xlsx", "in/sub/b.xlsx", "in/sub/c.xlsx", "other/d.xlsx"]);
    let Discovered { workbooks: found, findings, .. } =
        discover(&under(&folder, &["in/sub/b.xlsx", "in/sub/c.xlsx", "other"]), Words::of(Lang::Sv));
    assert_eq!(findings, []);
    let expected = [(0, "sub/b.xlsx"), (0, "sub/c.xlsx"), (2, "other/d.xlsx")];
    assert_eq!(names(&found), expected, "one folder is one root; several roots go by their names");
    assert!(found.iter().all(|found| found.folder.is_empty()), "reports stand below the root as before");

    // Whoever asks for a folder and the one above it keeps what stands above in reach.
    let Discovered { workbooks: found, .. } =
        discover(&under(&folder, &["in/sub", "in", "in/sub/b.xlsx", "in/../in"]), Words::of(Lang::Sv));
    assert_eq!(names(&found), [(1, "a.xlsx"), (1, "sub/b.xlsx"), (1, "sub/c.xlsx")]);
}

#[test]
fn what_is_not_there_or_holds_nothing_is_a_finding_each() {
    let folder = folder_with(&["a.xlsx", "empty/notes.txt", "empty/.dot/a.xlsx", "x.pdf", "plain"]);
    let inputs = under(&folder, &["gone", "empty", "x.pdf", "plain", "a.xlsx"]);
    let Discovered { workbooks: found, findings, .. } = discover(&inputs, Words::of(Lang::Sv));
    assert_eq!(names(&found), [(4, "a.xlsx")]);
    let expected = [Code::EmptyFolder, Code::NoSuchInput, Code::NotASpreadsheet, Code::NotASpreadsheet];
    let mut sorted = codes(&findings);
    sorted.sort_by_key(|code| code.number());
    assert_eq!(sorted, [expected[1], expected[2], expected[3], expected[0]]);
    let gone = findings.iter().find(|finding| finding.code == Code::NoSuchInput).unwrap();
    assert_eq!(*gone.place.workbook, *inputs[0].to_string_lossy());
    assert_eq!(gone.values, [("path".into(), inputs[0].to_string_lossy().into_owned())]);
    let empty = findings.iter().find(|finding| finding.code == Code::EmptyFolder).unwrap();
    assert_eq!(*empty.place.workbook, *inputs[1].to_string_lossy());
}

#[test]
fn a_folder_named_like_a_workbook_is_walked() {
    let folder = folder_with(&["x.xlsx/a.xlsx"]);
    let Discovered { workbooks: found, findings, .. } =
        discover(&under(&folder, &["", "x.xlsx"]), Words::of(Lang::Sv));
    assert_eq!((names(&found), findings), (vec![(0, "x.xlsx/a.xlsx")], vec![]));
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn links_are_followed_loops_end_and_a_workbook_goes_by_its_own_name() {
        let folder = folder_with(&["in/b/one.xlsx", "away/two.xlsx", "away/more/three.xlsx"]);
        let link = |to: &str, at: &str| symlink(folder.path().join(to), folder.path().join(at)).unwrap();
        link("in", "in/b/loop");
        link("in/b/one.xlsx", "in/a.xlsx");
        link("in/b", "in/a");
        link("away/two.xlsx", "in/linked.xlsx");
        link("away/more", "in/more");
        link("in/more", "away/more/back");
        link("nowhere", "in/z.xlsx");
        let Discovered { workbooks: found, findings, .. } =
            discover(&under(&folder, &["in"]), Words::of(Lang::Sv));
        assert_eq!(findings, []);
        // The link to nowhere is a workbook that reading will say cannot be read.
        let expected = ["b/one.xlsx", "linked.xlsx", "more/three.xlsx", "z.xlsx"];
        assert_eq!(names(&found), expected.map(|name| (0, name)));
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_a_finding_and_the_rest_is_found() {
        let folder = folder_with(&["a.xlsx", "locked/b.xlsx"]);
        let locked = folder.path().join("locked");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
        let superuser = fs::read_dir(&locked).is_ok(); // nothing is locked to a superuser
        let Discovered { workbooks: found, findings, .. } =
            discover(&under(&folder, &[""]), Words::of(Lang::Sv));
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(names(&found).contains(&(0, "a.xlsx")));
        if superuser {
            assert_eq!(findings, []);
        } else {
            assert_eq!(codes(&findings), [Code::Unreadable]);
            assert_eq!(&*findings[0].place.workbook, "locked");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_unicode_is_found_and_shown_as_well_as_can_be() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder_with(&[]);
        let name = std::ffi::OsStr::from_bytes(b"f\xF6re.xlsx"); // Latin-1
        fs::write(folder.path().join(name), "x").unwrap();
        let Discovered { workbooks: found, .. } =
            discover(&[folder.path().to_path_buf()], Words::of(Lang::Sv));
        assert_eq!(names(&found), [(0, "f\u{FFFD}re.xlsx")]);
        assert_eq!(found[0].path, folder.path().join(Path::new(name)));
    }
}
