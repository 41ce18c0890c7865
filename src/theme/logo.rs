//! A logo: a PNG or JPEG picture of a size that a page has room for.

use serde::{Deserialize, Serialize};

/// The longest side of a picture, in pixels.
const LONGEST: u32 = 4_000;

/// A picture that has been looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

impl Logo {
    /// The picture in some bytes; none unless they are a whole PNG or JPEG file of 1 to 4,000 pixels
    /// a side. What its pixels hold is not looked at.
    pub fn of(bytes: Vec<u8>) -> Option<Logo> {
        let size = png(&bytes).or_else(|| jpeg(&bytes))?;
        let fits = |side: u32| (1..=LONGEST).contains(&side);
        (fits(size.0) && fits(size.1)).then_some(Logo { bytes, size })
    }
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let whole =
        bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") && bytes.ends_with(b"\0\0\0\0IEND\xaeB`\x82");
    if whole { Some((number(16)?, number(20)?)) } else { None }
}

/// The size stands in the first frame's head, behind segments that say how long they are.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) || !bytes.ends_with(&[0xff, 0xd9]) {
        return None;
    }
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let [0xff, kind] = *bytes.get(at..at + 2)? else { return None };
        match kind {
            0xc0..=0xc2 => return Some((u32::from(number(at + 7)?), u32::from(number(at + 5)?))),
            0xda | 0xd9 => return None,
            _ => at += 2 + usize::from(number(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_picture_is_known_by_its_head_and_its_end() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 0, 120, 0, 0, 0, 40]);
        png.extend(b"\0\0\0\0IEND\xaeB`\x82");
        assert_eq!(Logo::of(png.clone()).map(|logo| logo.size), Some((120, 40)));
        assert_eq!(Logo::of(png[..png.len() - 1].to_vec()), None);
        png[18] = 255;
        assert_eq!(Logo::of(png), None);
        // A segment of four bytes, then a frame of 40 by 120 pixels.
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 40, 0, 120, 0xff, 0xd9];
        assert_eq!(Logo::of(jpeg.to_vec()).map(|logo| logo.size), Some((120, 40)));
        assert_eq!(Logo::of(b"\xff\xd8\xff\xff\xd9".to_vec()), None);
        assert_eq!(Logo::of(Vec::new()), None);
    }
}
