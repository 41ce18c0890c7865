//! Rewriting what a workbook is packed in.

#![allow(dead_code, reason = "not everybody who includes this uses all of it")]

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Whether everything in an archive can be unpacked, a member of this name among it.
pub fn holds(archive: &[u8], member: &str) -> bool {
    ZipArchive::new(Cursor::new(archive)).is_ok_and(|mut zip| {
        let whole = (0..zip.len()).all(|index| {
            let member = zip.by_index(index);
            member.is_ok_and(|mut member| {
                member.name().is_ok() && std::io::copy(&mut member, &mut std::io::sink()).is_ok()
            })
        });
        whole && zip.by_name(member).is_ok()
    })
}

/// An archive with the text of one member changed.
pub fn with(archive: &[u8], member: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut changed = false;
    let bytes = each(archive, |name, content| {
        if name != member {
            return Some(content);
        }
        changed = true;
        Some(change(&String::from_utf8(content).expect("text")).into_bytes())
    });
    assert!(changed, "there is no {member}");
    bytes
}

/// An archive without one member.
pub fn without(archive: &[u8], member: &str) -> Vec<u8> {
    each(archive, |name, content| (name != member).then_some(content))
}

/// An archive with one member more, of so many MiB of spaces.
pub fn with_spaces(archive: &[u8], member: &str, mib: u64) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(archive.to_vec())).expect("an archive");
    zip.start_file(member, SimpleFileOptions::default()).expect("a member");
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..mib {
        zip.write_all(&spaces).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

/// An archive whose member says, in both places that tell, that it holds so many bytes.
pub fn declaring(archive: &[u8], member: &str, size: u32) -> Vec<u8> {
    let mut bytes = archive.to_vec();
    // Where the name stands, and how far before it the unpacked size: in the member's own header
    // (30 bytes long, the size at 22) and in the directory at the end (46 bytes long, at 24).
    let name = member.as_bytes();
    let places: Vec<usize> =
        bytes.windows(name.len()).enumerate().filter(|(_, w)| *w == name).map(|(at, _)| at).collect();
    for at in places {
        for (signature, before, offset) in [(b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)] {
            if let Some(start) = at.checked_sub(before).filter(|start| bytes[*start..].starts_with(signature))
            {
                bytes[start + offset..start + offset + 4].copy_from_slice(&size.to_le_bytes());
            }
        }
    }
    bytes
}

fn each(archive: &[u8], mut change: impl FnMut(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).expect("a member");
        let name = file.name().expect("a name").to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("unpacked");
        if let Some(content) = change(&name, content) {
            new.start_file(name, SimpleFileOptions::default()).expect("a member");
            new.write_all(&content).expect("written");
        }
    }
    new.finish().expect("an archive").into_inner()
}
