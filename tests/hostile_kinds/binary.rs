//! Files made byte by byte.

/// One bit turned in the packed content of the first member (its header is 30 bytes and its name).
pub fn flipped(archive: &[u8]) -> Vec<u8> {
    let mut bytes = archive.to_vec();
    bytes[200] ^= 0x40;
    bytes
}

/// An OLE container of three sectors whose directory's chain leads from its sector to itself.
/// The layout is that of [MS-CFB] 2.2: a header, the table of chains, the directory.
pub fn looping_chain() -> Vec<u8> {
    const FREE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    const TABLE: u32 = 0xFFFF_FFFD;
    let mut bytes = vec![0; 3 * 512];
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        put(at, &value.to_le_bytes());
    }
    // One sector of chains; the directory begins in sector 1; no small sectors, no further tables.
    for (at, value) in [(44, 1), (48, 1), (56, 4096), (60, END), (68, END)] {
        put(at, &u32::to_le_bytes(value));
    }
    put(76, &0_u32.to_le_bytes()); // the chains are in sector 0
    (1..109).for_each(|entry| put(76 + 4 * entry, &FREE.to_le_bytes()));
    (2..128).for_each(|entry| put(512 + 4 * entry, &FREE.to_le_bytes()));
    put(512, &TABLE.to_le_bytes());
    put(516, &1_u32.to_le_bytes()); // after sector 1 comes sector 1
    bytes
}
