//! The parts of a presentation that say nothing of its slides: relations, theme, master, layout.

use std::ops::Range;

use super::colours::{SCHEME, hex};
use super::slide::{HEAD, SPACES, TREE};
use super::{chart_parts, each, escaped};
use crate::readout::scene::{Page, Rect};
use crate::readout::theme::{INK_2, RAMP};
use crate::readout::{Imprint, Logo, Palette};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const CHART_KIND: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
pub(super) const WORKBOOK_KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";

pub(super) const ROOT_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" ",
    "Target=\"ppt/presentation.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" ",
    "Target=\"docProps/core.xml\"/>",
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" ",
    "Target=\"docProps/app.xml\"/></Relationships>"
);
pub(super) const PRESENTATION_PROPERTIES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<p:presentationPr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>"
);
pub(super) const VIEW_PROPERTIES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<p:viewPr xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>"
);
pub(super) const TABLE_STYLES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "def=\"{2D5ABB26-0587-4C30-8999-92F81FD0307C}\"/>"
);

/// Relations of a part: identifier, kind and target.
fn relations(of: &[(String, &str, String)]) -> String {
    let one = |(id, kind, target): &(String, &str, String)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{}\"/>", escaped(target))
    };
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        of.iter().map(one).collect::<String>()
    )
}

pub(super) fn related(kinds: &[(&'static str, &str)]) -> String {
    let numbered =
        kinds.iter().zip(1..).map(|((kind, target), number)| (format!("rId{number}"), *kind, (*target).to_owned()));
    relations(&numbered.collect::<Vec<_>>())
}

pub(super) fn slide_master_relations(has_logo: bool) -> String {
    let mut kinds = vec![("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")];
    if has_logo {
        kinds.push(("image", "../media/logo.png"));
    }
    related(&kinds)
}

pub(super) fn slide_layout_relations() -> String {
    related(&[("slideMaster", "../slideMasters/slideMaster1.xml")])
}

pub(super) fn notes_master_relations() -> String {
    related(&[("theme", "../theme/theme2.xml")])
}

/// The layout, the notes, then the charts of the presentation that are on the slide.
pub(super) fn slide_relations(number: usize, charts: Range<usize>) -> String {
    let notes = format!("../notesSlides/notesSlide{number}.xml");
    related_with_charts([("slideLayout", "../slideLayouts/slideLayout1.xml"), ("notesSlide", &notes)], charts)
}

/// The relations of a slide with those to its charts behind them.
pub(super) fn related_with_charts(kinds: [(&'static str, &str); 2], charts: Range<usize>) -> String {
    let charts: Vec<String> = charts.map(|index| format!("/{}", chart_parts(index).0)).collect();
    let mut kinds = kinds.to_vec();
    kinds.extend(charts.iter().map(|part| ("chart", part.as_str())));
    related(&kinds)
}

pub(super) fn notes_relations(number: usize) -> String {
    let slide = format!("../slides/slide{number}.xml");
    related(&[("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", &slide)])
}

/// The master, the notes, the slides in order, then what belongs to the presentation.
pub(super) fn presentation_relations(slides: usize) -> String {
    let mut kinds: Vec<(&'static str, String)> = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
    ];
    kinds.extend((1..=slides).map(|number| ("slide", format!("slides/slide{number}.xml"))));
    kinds.extend([
        ("presProps", "presProps.xml".to_owned()),
        ("viewProps", "viewProps.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
        ("tableStyles", "tableStyles.xml".to_owned()),
    ]);
    related(&kinds.iter().map(|(kind, target)| (*kind, target.as_str())).collect::<Vec<_>>())
}

pub(super) fn content_types(slides: usize, charts: usize) -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let office = "application/vnd.openxmlformats-officedocument";
    let mut parts = vec![
        part("ppt/presentation.xml", &format!("{KIND}.presentation.main+xml")),
        part("ppt/presProps.xml", &format!("{KIND}.presProps+xml")),
        part("ppt/viewProps.xml", &format!("{KIND}.viewProps+xml")),
        part("ppt/tableStyles.xml", &format!("{KIND}.tableStyles+xml")),
        part("ppt/theme/theme1.xml", &format!("{office}.theme+xml")),
        part("ppt/theme/theme2.xml", &format!("{office}.theme+xml")),
        part("ppt/slideMasters/slideMaster1.xml", &format!("{KIND}.slideMaster+xml")),
        part("ppt/slideLayouts/slideLayout1.xml", &format!("{KIND}.slideLayout+xml")),
        part("ppt/notesMasters/notesMaster1.xml", &format!("{KIND}.notesMaster+xml")),
        part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        part("docProps/app.xml", &format!("{office}.extended-properties+xml")),
    ];
    for number in 1..=slides {
        parts.push(part(&format!("ppt/slides/slide{number}.xml"), &format!("{KIND}.slide+xml")));
        parts.push(part(&format!("ppt/notesSlides/notesSlide{number}.xml"), &format!("{KIND}.notesSlide+xml")));
    }
    parts.extend((0..charts).map(|index| part(&chart_parts(index).0, CHART_KIND)));
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"xlsx\" ContentType=\"{WORKBOOK_KIND}\"/>{}</Types>",
        parts.concat()
    )
}

pub(super) fn core_properties(imprint: &Imprint) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>",
        escaped(&imprint.title),
        escaped(&imprint.author)
    )
}

pub(super) fn app_properties(slides: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Trellis\
         </Application><Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>"
    )
}

pub(super) fn presentation(slides: usize, page: Page) -> String {
    let list = each(0..slides, |index| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + index, 3 + index));
    format!(
        "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>\
         </p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{list}</p:sldIdLst>\
         <p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
        page.width, page.height
    )
}

/// The colours and the font of the slides.
pub(super) fn theme(palette: &Palette) -> String {
    let value = |colour| hex(palette.of(colour));
    let colours = each(SCHEME, |(tag, _, colour)| format!("<a:{tag}><a:srgbClr val=\"{}\"/></a:{tag}>", value(colour)));
    let (link, visited) = (value(RAMP[5]), value(INK_2));
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = format!("<a:ln w=\"9525\">{fill}<a:prstDash val=\"solid\"/></a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Trellis\"><a:themeElements>\
         <a:clrScheme name=\"Trellis\">{colours}<a:hlink><a:srgbClr val=\"{link}\"/></a:hlink><a:folHlink><a:srgbClr \
         val=\"{visited}\"/></a:folHlink></a:clrScheme><a:fontScheme name=\"Trellis\"><a:majorFont>{font}</a:majorFont><a:minorFont>\
         {font}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Trellis\"><a:fillStyleLst>{}</a:fillStyleLst><a:lnStyleLst>{}\
         </a:lnStyleLst><a:effectStyleLst>{}</a:effectStyleLst><a:bgFillStyleLst>{}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>",
        fill.repeat(3),
        line.repeat(3),
        effect.repeat(3),
        fill.repeat(3)
    )
}

const COLOUR_MAP: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
                          accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
                          folHlink=\"folHlink\"/>";
const GROUND: &str =
    "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";

/// A title where the slides have theirs; `places` says where.
fn title_place(places: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
         type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{places}</p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" \
         bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-US\"/><a:t>Title</a:t></a:r></a:p>\
         </p:txBody></p:sp>"
    )
}

/// The company's logo, on the master: it is changed in one place.
fn logo_picture(logo: &Logo, company: &str) -> String {
    let Rect { x, y, width, height } = logo.place();
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"Logo\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr>\
         <p:nvPr userDrawn=\"1\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId3\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>\
         <p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></p:spPr></p:pic>",
        escaped(&format!("Logo of {company}"))
    )
}

pub(super) fn slide_master(logo: Option<&Logo>, company: &str) -> String {
    let logo = logo.map(|logo| logo_picture(logo, company)).unwrap_or_default();
    let place = "<a:xfrm><a:off x=\"457200\" y=\"342900\"/><a:ext cx=\"11277600\" cy=\"673100\"/></a:xfrm><a:prstGeom \
                 prst=\"rect\"><a:avLst/></a:prstGeom>";
    let level = |size: u32, bold: &str| {
        format!(
            "<a:lvl1pPr algn=\"l\"><a:defRPr sz=\"{size}\"{bold}><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin \
             typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>"
        )
    };
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld>{GROUND}<p:spTree>{TREE}{}{logo}</p:spTree></p:cSld>{COLOUR_MAP}<p:sldLayoutIdLst>\
         <p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}\
         </p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        title_place(place),
        level(2200, " b=\"1\""),
        level(1200, ""),
        level(1200, "")
    )
}

pub(super) fn slide_layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title only\"><p:spTree>{TREE}{}</p:spTree>\
         </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        title_place("")
    )
}

pub(super) fn notes_master() -> String {
    let place = |kind: &str, id: u32, name: &str, y: u32, height: u32| {
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph \
             {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"{y}\"/><a:ext cx=\"5486400\" cy=\"{height}\"/>\
             </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
        )
    };
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld>{GROUND}<p:spTree>{TREE}{}</p:sp>{}<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr \
         lang=\"en-US\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld>{COLOUR_MAP}</p:notesMaster>",
        place("type=\"sldImg\" idx=\"2\"", 2, "Slide Image", 685_800, 3_086_100),
        place("type=\"body\" sz=\"quarter\" idx=\"1\"", 3, "Notes", 4_400_550, 3_600_450)
    )
}
