//! What lies over the cells or changes how they are read, without any cell being touched.

use super::judge::{TAMPERED, every, judged, small};
use super::support_book::Book;
use bokslut::read::{Limits, Package};

const DRAWING: &str = "xl/drawings/drawing1.xml";
const SHEET: &str = "xl/worksheets/sheet3.xml";

/// Puts something over the cells of the first sheet.
fn anchored(book: &mut Book, drawing: &str, what: &str) {
    let place = "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row>\
                 <xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff>\
                 <xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>";
    let anchor = format!("<xdr:twoCellAnchor>{place}{what}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>");
    book.replace(drawing, "</xdr:wsDr>", &anchor);
}

/// The member of the drawing of a sheet's comments.
fn comments(book: &Book) -> String {
    let found = book.members.iter().find(|(name, _)| name.ends_with(".vml"));
    found.expect("a report has comments").0.clone()
}

#[test]
fn a_text_box_or_a_shape_over_the_cells_is_told_by_its_member() {
    for what in [
        "<xdr:sp><xdr:txBody><a:p><a:r><a:t>9 999 999</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
        "<xdr:cxnSp/>",
        "<xdr:grpSp><xdr:pic/></xdr:grpSp>",
        "<xdr:pic/><xdr:pic/>",
        "<xdr:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas/diagram\"/></a:graphic></xdr:graphicFrame>",
    ] {
        let mut book = small();
        anchored(&mut book, DRAWING, what);
        let judged = judged(&book);
        judged.is(TAMPERED, &["B813"]);
        assert!(judged.text("B813").contains(DRAWING), "{what}: {judged:?}");
    }
}

#[test]
fn one_picture_may_stand_on_the_first_sheet_and_none_on_another() {
    let mut first = small();
    anchored(&mut first, DRAWING, "<xdr:pic/>");
    let package = Package::open(&first.bytes(), Limits::default()).expect("a workbook");
    assert!(package.foreign.is_empty(), "{:?}", package.foreign);
    let mut other = small();
    anchored(&mut other, "xl/drawings/drawing2.xml", "<xdr:pic/>");
    judged(&other).is(TAMPERED, &["B813"]);
}

#[test]
fn a_picture_behind_the_cells_and_a_control_are_told() {
    for what in ["<picture r:id=\"rId1\"/>", "<controls><control shapeId=\"1\" r:id=\"rId9\"/></controls>"] {
        let mut book = small();
        book.replace(SHEET, "</worksheet>", &format!("{what}</worksheet>"));
        judged(&book).is(TAMPERED, &["B813"]);
    }
}

#[test]
fn among_comments_a_shape_of_another_kind_or_a_comment_that_is_always_shown_is_told() {
    for (from, to) in [
        ("</xml>", "<v:rect style=\"width:400pt\"/></xml>"),
        ("</xml>", "<v:shape style=\"width:400pt\"/></xml>"),
        ("</xml>", "<v:shape><x:ClientData ObjectType=\"Button\"/></v:shape></xml>"),
        ("<x:MoveWithCells", "<x:Visible/><x:MoveWithCells"),
    ] {
        let mut book = small();
        let member = comments(&book);
        book.replace_first(&member, from, to);
        let judged = judged(&book);
        judged.is(TAMPERED, &["B813"]);
        assert!(judged.text("B813").contains(&member), "{to}: {judged:?}");
    }
}

#[test]
fn a_condition_of_another_kind_than_a_reports_is_told_at_its_sheet() {
    for rule in [
        "<cfRule type=\"iconSet\" priority=\"99\"><iconSet><cfvo type=\"percent\" val=\"0\"/></iconSet></cfRule>",
        "<cfRule type=\"dataBar\" priority=\"99\"><dataBar/></cfRule>",
        "<cfRule type=\"colorScale\" priority=\"99\"/>",
        "<cfRule type=\"expression\" dxfId=\"0\" priority=\"99\"><formula>1</formula></cfRule>",
        "<cfRule type=\"cellIs\" operator=\"lessThan\" dxfId=\"0\" priority=\"99\"><formula>9</formula></cfRule>",
        "<cfRule type=\"cellIs\" operator=\"greaterThan\" dxfId=\"0\" priority=\"99\"><formula>0</formula></cfRule>",
    ] {
        let mut book = small();
        let condition = format!("<conditionalFormatting sqref=\"D7:I7\">{rule}</conditionalFormatting>");
        book.replace(SHEET, "</sheetData>", &format!("</sheetData>{condition}"));
        judged(&book).is(TAMPERED, &["B808 Prognos"]);
    }
    let mut book = small();
    let added = "<extLst><ext uri=\"x\"><x14:conditionalFormattings><x14:conditionalFormatting>\
                 <x14:cfRule type=\"iconSet\" priority=\"1\"/></x14:conditionalFormatting>\
                 </x14:conditionalFormattings></ext></extLst>";
    book.replace(SHEET, "</worksheet>", &format!("{added}</worksheet>"));
    let judged = judged(&book);
    judged.is(TAMPERED, &["B808 Prognos"]);
    assert!(judged.text("B808 Prognos").contains("x14:iconSet"));
}

#[test]
fn calculation_with_numbers_as_they_are_shown_is_told() {
    let mut book = small();
    book.replace("xl/workbook.xml", "<calcPr ", "<calcPr fullPrecision=\"0\" ");
    let judged = judged(&book);
    judged.is(TAMPERED, &["B808"]);
    assert!(judged.text("B808").contains("som de visas"));
}

#[test]
fn rows_and_columns_before_the_corner_of_a_frozen_pane_are_hidden() {
    let view = "<sheetView showGridLines=\"0\" ";
    for (corner, found) in [("A6", &["B811 Prognos"][..]), ("C1", &["B811 Prognos"]), ("A1", &[])] {
        let mut book = small();
        book.replace(SHEET, view, &format!("{view}topLeftCell=\"{corner}\" "));
        let judged = judged(&book);
        assert_eq!(judged.found, found, "{corner}");
    }
    // Where the pane below has been scrolled to hides nothing.
    let mut book = small();
    book.replace(SHEET, "topLeftCell=\"B4\"", "topLeftCell=\"B40\"");
    assert!(judged(&book).found.is_empty());
}

#[test]
fn nothing_over_the_cells_of_any_sample_report_is_foreign() {
    for (name, bytes) in every() {
        let package = Package::open(bytes, Limits::default()).expect("a workbook");
        assert!(package.foreign.is_empty(), "{name}: {:?}", package.foreign);
    }
}
