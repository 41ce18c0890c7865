#!/bin/sh
# Makes the pictures of the documents from real output: the first page of every sheet as
# LibreOffice prints it. Needs soffice (LibreOffice), pdftoppm and pdftotext (poppler-utils), and
# Python 3. Fails when there is a sheet that pictures.json does not name.
#
#   sh docs/make-pictures.sh [FOLDER]     FOLDER is docs/images unless given
#
# BOKSLUT may name a built program; without it, Cargo builds one.
set -eu
cd "$(dirname "$0")/.."
images=${1:-docs/images}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "${BOKSLUT:-}" ]; then
    cargo build --release --quiet
    BOKSLUT=target/release/bokslut
fi
"$BOKSLUT" run sample-data --quiet -o "$work/sv" > /dev/null
"$BOKSLUT" run sample-data/small --lang en --quiet -o "$work/en" > /dev/null
"$BOKSLUT" template "$work/mall" --quiet > /dev/null
mkdir "$work/books"
cp "$work"/sv/arbetsmarknadskontoret/*-bokslut.xlsx "$work/books/bokslut.xlsx"
cp "$work/sv/sammanställning.xlsx" "$work/sv/felrapport.xlsx" "$work/mall/verksamhet.xlsx" "$work/books"
cp "$work"/sv/skola/norra/*-bokslut.xlsx "$work/books/unpriced.xlsx"
# The latest year of the operation, which shows the year before beside it.
for report in "$work"/sv/small/*-bokslut.xlsx; do :; done
cp "$report" "$work/books/before.xlsx"
for report in "$work"/en/*-bokslut.xlsx; do :; done
cp "$report" "$work/books/report.xlsx"

# print LOCALE WORKBOOK...: with numbers as people there write them. A profile of its own, so that a
# LibreOffice that is open is left in peace.
print() {
    mkdir -p "$work/$1/user"
    cat > "$work/$1/user/registrymodifications.xcu" <<END
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$1</value></prop></item>
</oor:items>
END
    profile="$work/$1"
    shift
    soffice "-env:UserInstallation=file://$profile" --headless \
        --convert-to pdf --outdir "$work/books" "$@" > /dev/null
}
cd "$work/books"
print en-GB report.xlsx
print sv-SE bokslut.xlsx before.xlsx unpriced.xlsx sammanställning.xlsx felrapport.xlsx verksamhet.xlsx
cd - > /dev/null

mkdir -p "$images"
python3 docs/pictures.py "$work/books" "$images"
