//! reformgraph reads Chinese public documents and builds a knowledge graph of the people and bodies
//! that carry out institutional reform. The modules stand in the order in which data pass through them.

pub mod model;

pub mod lexicon;

pub mod read;

pub mod normalise;

pub mod segment;

pub mod mention;

pub mod extract;

pub mod wire;

pub mod explain;

pub mod resolve;

#[cfg(feature = "store")]
pub mod ontology;

#[cfg(feature = "store")]
pub mod store;

pub mod pipeline;

pub mod network;

pub mod export;
