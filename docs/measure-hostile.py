"""Prints the handbook's table of hostile files: what the user sees, peak memory and time.

    cargo build --release
    cargo run --release --example make-hostile-files -- FOLDER > FOLDER.tsv
    python3 docs/measure-hostile.py target/release/bokslut FOLDER FOLDER.tsv

Peak memory is that of the largest of the program's processes, as the system reports it.
"""
import json, os, sys, time

program, folder, listed = sys.argv[1:]
print("| Filen | Vad du ser | Minne, MB | Tid, s |\n|---|---|---|---|")
for line in open(listed, encoding="utf-8"):
    name, what = line.rstrip("\n").split("\t")
    read, write = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)
        os.execv(program, [program, "check", "--quiet", "--format", "json", os.path.join(folder, name)])
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as talk:
        findings = [json.loads(finding) for finding in talk]
    _, _, usage = os.wait4(child, 0)
    took = time.monotonic() - began
    about = [f for f in findings if f["code"].startswith("B1") and f["code"] not in ("B105", "B107")]
    seen = f"{about[0]['code']}: {about[0]['title']}" if about else "läses"
    seconds = f"{took:.2f}" if took < 9.95 else f"{took:.0f}"
    print(f"| {what} | {seen} | {usage.ru_maxrss // 1024} | {seconds.replace('.', ',')} |")
