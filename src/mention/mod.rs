//! Typed mentions: places, bodies, offices, persons, dates and regulations, found in one line at a time.

pub mod appellation;
pub mod body;
mod body_piece;
pub mod date;
pub mod house;
mod institution;
mod league;
pub mod line;
pub mod named_body;
pub mod office;
mod office_body;
mod old_district;
pub mod pairs;
pub mod person;
pub mod phrase;
pub mod place;
pub mod regulation;
pub mod settle;
mod sibling;
mod stranger;
mod troops;
mod unknown_house;
mod zone;

pub use appellation::Appellation;
pub use body::{Body, Certainty, Context};
pub use line::{Chars, Line};
pub use office::{Before, Office};
pub use person::Name;
pub use place::{Place, PlaceContext, PlaceKind};
