//! Networks: their measures against another implementation's values, their definitions, and their exports
//! as other programs read them.

mod exports;
mod measures;
mod page;
mod projections;
mod readers;
mod support;
