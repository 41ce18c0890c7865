//! XML as a tree, as far as a workbook's parts need it.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// An element with its attributes, its elements and its text.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    /// Reads a part of a workbook.
    pub fn read(xml: &[u8]) -> Node {
        let mut reader = Reader::from_reader(xml);
        let mut open = vec![Node::default()];
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).expect("well-formed XML") {
                Event::Start(start) => open.push(element(&start)),
                Event::Empty(start) => {
                    let node = element(&start);
                    open.last_mut().expect("the document").children.push(node);
                }
                Event::Text(text) => open.last_mut().expect("the document").text += &text.xml10_content(),
                Event::GeneralRef(reference) => {
                    let character = match &*reference.xml10_content() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => reference.resolve_char_ref().expect("a reference").expect("a character"),
                    };
                    open.last_mut().expect("the document").text.push(character);
                }
                Event::End(_) => {
                    let node = open.pop().expect("an open element");
                    open.last_mut().expect("the document").children.push(node);
                }
                Event::Eof => return open.pop().and_then(|mut root| root.children.pop()).expect("a root"),
                _ => {}
            }
        }
    }

    /// An attribute, empty where it is not given.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// The first element of that name directly below.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements of that name directly below the element of another name.
    pub fn list(&self, parent: &str, name: &str) -> Vec<&Node> {
        let below = self.child(parent).map_or(&[][..], |parent| &parent.children);
        below.iter().filter(|child| child.name == name).collect()
    }

    /// Every element of that name below.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Node> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        let own = (self.name == name).then_some(self);
        own.into_iter().chain(below).collect()
    }
}

fn element(start: &BytesStart) -> Node {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value").into_owned();
        (attribute.key.as_ref().to_string(), value)
    });
    Node {
        name: start.local_name().as_ref().to_string(),
        attributes: attributes.collect(),
        ..Node::default()
    }
}
