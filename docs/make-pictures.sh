#!/bin/sh
# Makes the pictures of the documents from real output: the first sheet of the small sample
# case, as LibreOffice prints it. Needs soffice (LibreOffice) and pdftoppm (poppler-utils).
#
#   sh docs/make-pictures.sh [FOLDER]     FOLDER is docs/images unless given
#
# BOKSLUT may name a built program; without it, Cargo builds one.
set -eu
cd "$(dirname "$0")/.."
images=${1:-docs/images}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -n "${BOKSLUT:-}" ]; then
    "$BOKSLUT" run sample-data/small --lang en --quiet -o "$work" > "$work/reports.txt"
else
    cargo run --release --quiet -- run sample-data/small --lang en --quiet -o "$work" > "$work/reports.txt"
fi
report=$(head -n 1 "$work/reports.txt")

# A profile of its own, so that a LibreOffice that is open is left in peace.
soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to pdf --outdir "$work" "$report" > /dev/null
pdf="$work/$(basename "$report" .xlsx).pdf"

mkdir -p "$images"
pdftoppm -f 1 -l 1 -r 130 -png -singlefile "$pdf" "$images/report"
echo "$images/report.png"
