#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| bokslut_fuzz::targets::read_grid(data));
