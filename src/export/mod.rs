//! Networks, tables and whole graphs in the formats of other tools, one format a file. Pure: a network or a graph in,
//! text out.

mod attribute;
mod csv;
mod dot;
mod followthemoney;
mod gexf;
mod graphml;
mod graphology;
mod html;
mod labels;
mod pajek;
mod picture;
#[cfg(feature = "png")]
mod png;
mod popolo;
mod quickstatements;
mod records;
mod spreadsheet;
mod svg;
mod table;
mod xml;

pub use attribute::{Attribute, Values, node_attributes};
pub use csv::{edges_csv, neo4j_edges_csv, neo4j_nodes_csv, nodes_csv};
pub use dot::dot;
pub use followthemoney::followthemoney;
pub use gexf::{Timeline, gexf};
pub use graphml::graphml;
pub use graphology::graphology;
pub use html::{Page, html};
pub use pajek::pajek;
pub use picture::{ColourBy, Picture, SizeBy};
#[cfg(feature = "png")]
pub use png::{PngError, png};
pub use popolo::popolo;
pub use quickstatements::{Items, quickstatements};
pub use spreadsheet::spreadsheets;
pub use svg::{PAGE_WIDTH, svg};
pub use table::{TableFormat, render};
