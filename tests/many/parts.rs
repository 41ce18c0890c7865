//! Parts of a run that are computed by processes of their own, and put together.

use super::*;
use assert_cmd::Command;
use bokslut::base::Code;
use bokslut::batch::{Shard, summarise};
use bokslut::words::{Lang, Words};

fn bokslut(args: &[&str], folder: &Path) -> std::process::Output {
    let mut command = Command::cargo_bin("bokslut").expect("the program is built");
    command.current_dir(folder).args(args).output().expect("the program runs")
}

fn code(exports: &[&Path], out: &Path) -> (Code, String) {
    let exports: Vec<PathBuf> = exports.iter().map(|path| path.to_path_buf()).collect();
    let findings = summarise(&exports, false, out, Words::of(Lang::Sv)).expect_err("no whole");
    assert!(!out.exists(), "nothing is written");
    let reason = findings[0].values.iter().map(|(_, value)| value.as_str()).collect();
    (findings[0].code, reason)
}

fn shard(folder: &Path, out: &str, part: &str) -> Outcome {
    let shard = Some(part.parse::<Shard>().expect("a part"));
    run(&Options { shard, ..options(folder, out) }, &|_| ())
}

#[test]
fn parts_in_processes_of_their_own_come_to_the_same_bytes_as_one_run() {
    let folder = six();
    // One that has errors, one that is nothing, and a price that no part alone knows to be unused.
    operation_in(&folder.path().join("underlag/söder/fel.xlsx"), "Trasig", "FEL", 2017, 20.0, 10.0);
    fs::write(folder.path().join("underlag/söder/inget.xlsx"), "text").expect("written");
    prices(&folder.path().join("underlag/norr/priser.xlsx"), &["ARBETE", "ANNAT", "TREDJE"]);
    operation_in(&folder.path().join("underlag/norr/e17.xlsx"), "Annat", "ANNAT", 2017, 20.0, 10.0);
    for lang in ["sv", "en"] {
        let (whole, parts) = (format!("hel-{lang}"), format!("delar-{lang}"));
        let one = bokslut(&["run", "underlag", "--lang", lang, "-o", &whole], folder.path());
        assert_eq!(one.status.code(), Some(1), "a workbook has errors");
        let mut reports = 0;
        for part in ["3/3", "1/3", "2/3"] {
            let args = ["run", "underlag", "--lang", lang, "--shard", part, "-o", &parts];
            let told = bokslut(&args, folder.path());
            reports += String::from_utf8_lossy(&told.stdout).lines().count();
            let told = String::from_utf8_lossy(&told.stderr).into_owned();
            assert!(!told.contains("B502"), "that a price is unused is not known yet: {told}");
        }
        assert_eq!(reports, 7, "every report is made by one part");
        let together = bokslut(&["summarise", &parts, "-o", &parts], folder.path());
        assert_eq!(together.status.code(), Some(1), "as the whole run: {together:?}");
        let told = String::from_utf8_lossy(&together.stderr).into_owned();
        assert!(
            told.contains("B502") && told.contains("TREDJE") && !told.contains("ANNAT, TREDJE"),
            "{told}"
        );
        assert_same(&folder.path().join(whole), &folder.path().join(parts));
    }
}

#[test]
fn parts_that_lie_apart_are_put_together_too() {
    let folder = six();
    expect(&options(folder.path(), "hel"), &["a16", "a17", "b16", "b17", "c17", "d17"]);
    let outs = ["ett", "två"];
    let counts = [1, 2].map(|part| shard(folder.path(), outs[part - 1], &format!("{part}/2")).reports.len());
    assert!(counts.iter().sum::<usize>() == 6 && !counts.contains(&6), "{counts:?}");
    let exports = outs.map(|out| folder.path().join(out));
    let outcome =
        summarise(&exports, false, &folder.path().join("ihop"), Words::of(Lang::En)).expect("a whole");
    assert_eq!(outcome.reports.len(), 6);
    let summary = |out: &str| fs::read(folder.path().join(out).join("sammanställning.xlsx")).expect("there");
    assert_eq!(summary("ihop"), summary("hel"));
}

/// What `--export` wrote is enough: the reports and the folder that was computed into are gone.
#[test]
fn exports_alone_give_the_summary_of_the_whole_run() {
    let folder = six();
    expect(&options(folder.path(), "hel"), &["a16", "a17", "b16", "b17", "c17", "d17"]);
    let mut exports = Vec::new();
    for part in ["1/2", "2/2"] {
        let out = format!("del-{}", &part[..1]);
        let args = ["run", "underlag", "--shard", part, "--export", "csv", "-o", &out];
        assert!(bokslut(&args, folder.path()).status.success());
        let moved = folder.path().join(format!("export-{}", &part[..1]));
        fs::rename(folder.path().join(&out).join("export"), &moved).expect("moved");
        fs::remove_dir_all(folder.path().join(&out)).expect("removed");
        exports.push(moved);
    }
    let outcome =
        summarise(&exports, false, &folder.path().join("ihop"), Words::of(Lang::Sv)).expect("a whole");
    assert_eq!(outcome.reports.len(), 6);
    let summary = |out: &str| fs::read(folder.path().join(out).join("sammanställning.xlsx")).expect("there");
    assert_eq!(summary("ihop"), summary("hel"));
}

#[test]
fn the_years_of_an_operation_belong_to_the_same_part() {
    let folder = six();
    for part in 1..=4 {
        let reports = names(&shard(folder.path(), "ut", &format!("{part}/4")).reports);
        let has = |name: &str| reports.iter().any(|report| report == name);
        assert_eq!(has("a16"), has("a17"), "{reports:?}");
        assert_eq!(has("b16"), has("b17"), "{reports:?}");
    }
}

#[test]
fn parts_that_are_not_a_whole_are_refused() {
    let folder = six();
    let (top, out) = (folder.path(), folder.path().join("ihop"));
    assert_eq!(code(&[&top.join("saknas")], &out).0, Code::NoExport);
    assert_eq!(code(&[top], &out).0, Code::NoExport);
    shard(top, "ett", "1/2");
    let one = top.join("ett");
    assert_eq!(code(&[&one], &out), (Code::PartsDiffer, "2/2 saknas".to_string()));
    shard(top, "två", "2/2");
    let two = top.join("två");
    let twice = code(&[&one, &two, &two], &out);
    assert_eq!(twice, (Code::PartsDiffer, "en del finns mer än en gång".to_string()));
    shard(top, "tredje", "2/3");
    let other = "delarna hör inte till samma körning: de har olika underlag, inställningar eller antal";
    assert_eq!(code(&[&one, &top.join("tredje")], &out), (Code::PartsDiffer, other.to_string()));
    // The same division of another input: a workbook that neither part computes was changed between.
    prices(&top.join("underlag/söder/priser.xlsx"), &["ARBETE"]);
    shard(top, "två", "2/2");
    assert_eq!(code(&[&one, &two], &out), (Code::PartsDiffer, other.to_string()));
    fs::write(two.join(".bokslut/parts/2-of-2.inner.kept"), "x").expect("written");
    assert_eq!(code(&[&one, &two], &out).0, Code::NoExport);
}

#[test]
fn a_run_that_is_divided_otherwise_replaces_the_parts_of_the_one_before() {
    let folder = six();
    for part in ["1/3", "2/3", "3/3", "1/2", "2/2"] {
        shard(folder.path(), "ut", part);
    }
    let out = folder.path().join("ut");
    let outcome = summarise(std::slice::from_ref(&out), false, &out, Words::of(Lang::Sv)).expect("a whole");
    assert_eq!(outcome.reports.len(), 6);
}

#[test]
fn of_runs_for_readers_inside_and_outside_in_one_folder_the_one_that_is_asked_for_is_put_together() {
    let folder = six();
    for part in ["1/2", "2/2"] {
        shard(folder.path(), "ut", part);
        let args = ["run", "underlag", "--shard", part, "--edition", "extern", "-o", "ut", "-q"];
        assert!(bokslut(&args, folder.path()).status.success());
    }
    let made = |args: &[&str]| {
        let told = bokslut(args, folder.path());
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8_lossy(&told.stdout).trim().to_string()
    };
    assert!(made(&["summarise", "ut", "-o", "ihop"]).ends_with("sammanställning.xlsx"));
    let outer = made(&["summarise", "ut", "-o", "ihop", "--edition", "extern"]);
    assert!(outer.ends_with("sammanställning-extern.xlsx"), "{outer}");
}

/// What lies beside reports for readers outside is handed out with them.
#[test]
fn what_is_kept_for_readers_outside_holds_nothing_that_findings_quote() {
    let folder = six();
    // A price that nobody uses is told of with the cells around it.
    let inner = run(&options(folder.path(), "ut"), &|_| ());
    let quoted: BTreeSet<String> = (inner.findings.iter())
        .filter_map(|finding| finding.around.as_ref()?.excerpt())
        .flat_map(|excerpt| excerpt.rows.into_iter().flat_map(|row| row.cells))
        // A year is no secret.
        .filter(|text| text.parse::<f64>().is_ok_and(|number| !(1_900.0..2_100.0).contains(&number)))
        .filter(|text| (2..32).contains(&text.len()))
        .collect();
    assert!(!quoted.is_empty(), "{:?}", inner.findings);
    run(&Options { edition: OUTER, ..options(folder.path(), "ut-extern") }, &|_| ());
    let kept = |out: &str| -> Vec<Vec<u8>> {
        let files = WalkDir::new(folder.path().join(out).join(".bokslut")).into_iter().flatten();
        let files = files.filter(|file| file.file_type().is_file());
        files.map(|file| fs::read(file.path()).expect("read")).collect()
    };
    // A short text stands behind its length.
    let holds = |kept: &[Vec<u8>], text: &str| {
        let wanted = [&[0xA0 | u8::try_from(text.len()).expect("short")], text.as_bytes()].concat();
        kept.iter().any(|bytes| bytes.windows(wanted.len()).any(|piece| piece == wanted))
    };
    let (inner, outer) = (kept("ut"), kept("ut-extern"));
    let found: Vec<&String> = quoted.iter().filter(|text| holds(&inner, text)).collect();
    assert!(!found.is_empty(), "{quoted:?}");
    let left: Vec<&String> = found.into_iter().filter(|text| holds(&outer, text)).collect();
    assert!(left.is_empty(), "{left:?}");
}
