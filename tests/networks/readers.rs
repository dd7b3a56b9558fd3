//! Exports as networkx, python-igraph and graphology read them: the same nodes, ties, weights and attributes.

use crate::support::{available, examples, folder, root, target};
use reformgraph::export::*;
use reformgraph::network::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A network as it was exported.
struct Exported {
    network: Network,
    attributes: Vec<Attribute>,
}

fn exported() -> Vec<Exported> {
    let knowledge = examples();
    let draw = |projection: &Projection| {
        let network = projection.draw(&knowledge, &Filter::default());
        let attributes = node_attributes(&network, &measure(&network, 1));
        Exported { network, attributes }
    };
    Projection::ALL.iter().map(draw).collect()
}

impl Exported {
    /// What the attributes of a node have to be.
    fn node(&self, index: usize) -> Map<String, Value> {
        let mut values = Map::new();
        values.insert("label".into(), self.network.node(index).label.clone().into());
        for attribute in &self.attributes {
            let value: Value = match &attribute.values {
                Values::Text(v) => v[index].clone().into(),
                Values::Integer(v) => v[index].into(),
                Values::Real(v) => v[index].into(),
            };
            if !value.is_null() {
                values.insert(attribute.name.to_owned(), value);
            }
        }
        values
    }

    /// Compares with what a reader found. `only_weights`: the format has ids and weights and nothing else.
    fn check(&self, reader: &str, read: &Value, only_weights: bool) {
        let network = &self.network;
        if network.tie_count() > 0 {
            assert_eq!(read["directed"], network.directed, "{reader}");
        }
        let nodes = read["nodes"].as_object().unwrap();
        assert_eq!(nodes.len(), network.node_count(), "{reader}");
        for (index, node) in network.nodes().enumerate() {
            let theirs = nodes.get(&node.id).unwrap_or_else(|| panic!("{reader} has no {}", node.id));
            if !only_weights {
                for (key, value) in self.node(index) {
                    assert!(
                        same(&theirs[&key], &value),
                        "{reader}: {} {key} {} {value}",
                        node.id,
                        theirs[&key]
                    );
                }
            }
        }
        let mut theirs: BTreeMap<(&str, &str), &Value> = BTreeMap::new();
        for edge in read["edges"].as_array().unwrap() {
            let ends = (edge[0].as_str().unwrap(), edge[1].as_str().unwrap());
            assert!(theirs.insert(ends, &edge[2]).is_none(), "{reader} has {ends:?} twice");
        }
        assert_eq!(theirs.len(), network.tie_count(), "{reader}");
        for (a, b, tie) in network.ties() {
            let (a, b) = (network.node(a).id.as_str(), network.node(b).id.as_str());
            let back = theirs.get(&(b, a)).filter(|_| !network.directed);
            let Some(values) = theirs.get(&(a, b)).or(back) else { panic!("{reader} has no {a} {b}") };
            assert!(same(&values["weight"], &json!(tie.weight)), "{reader}: {a} {b} {values}");
            if !only_weights {
                assert_eq!(values["reason"], tie.kind(), "{reader}: {a} {b}");
                assert!(same(&values["claims"], &json!(tie.claims.len())), "{reader}: {a} {b} {values}");
            }
        }
    }
}

/// Numbers to the last digit that a decimal of 15 has; the rest as it is.
fn same(theirs: &Value, ours: &Value) -> bool {
    match (theirs.as_f64(), ours.as_f64()) {
        (Some(t), Some(o)) => (t - o).abs() <= 1e-14 * o.abs().max(1e-300),
        _ => theirs == ours,
    }
}

/// Writes one file a network and gives their paths.
fn write(all: &[Exported], name: &str, ending: &str, text: impl Fn(&Exported) -> String) -> Vec<PathBuf> {
    let file = |one: &Exported| folder(name).join(format!("{}.{ending}", one.network.name));
    all.iter()
        .map(|one| {
            fs::write(file(one), text(one)).unwrap();
            file(one)
        })
        .collect()
}

fn read(mut command: Command, files: &[PathBuf]) -> Value {
    let run = command.args(files).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).unwrap()
}

#[test]
fn networkx_and_igraph_read_the_same_network() {
    let own = target().join("venv/bin/python");
    let python = if own.exists() { own.display().to_string() } else { "python3".to_owned() };
    if !available(&python, &["-c", "import networkx, igraph"], "what networkx and igraph read") {
        return;
    }
    let all = exported();
    let mut files = write(&all, "readers", "gexf", |o| gexf(&o.network, &o.attributes, None, None));
    files.extend(write(&all, "readers", "graphml", |o| graphml(&o.network, &o.attributes)));
    files.extend(write(&all, "readers", "net", |o| pajek(&o.network)));
    let mut command = Command::new(python);
    command.arg(root().join("tests/networks/readers.py"));
    let found = read(command, &files);
    for one in &all {
        for (reader, ending) in [
            ("networkx", "gexf"),
            ("networkx", "graphml"),
            ("igraph", "graphml"),
            ("networkx", "net"),
            ("igraph", "net"),
        ] {
            let name = format!("{reader} {}.{ending}", one.network.name);
            one.check(&name, &found[&name], ending == "net");
        }
    }
    assert_eq!(found.as_object().unwrap().len(), all.len() * 5);
}

#[test]
fn graphology_reads_the_same_network() {
    let script = root().join("web/test/read_gexf.mjs");
    let installed = root().join("web/node_modules/graphology-gexf").exists();
    if !installed || !available("node", &["--version"], "what graphology-gexf reads") {
        eprintln!("SKIPPED: what graphology-gexf reads was not checked (make web)");
        return;
    }
    let all = exported();
    let mut files = write(&all, "graphology", "gexf", |o| gexf(&o.network, &o.attributes, None, None));
    files.extend(write(&all, "graphology", "json", |o| graphology(&o.network, &o.attributes)));
    let mut command = Command::new("node");
    command.arg(script);
    let found = read(command, &files);
    for one in &all {
        for ending in ["gexf", "json"] {
            let name = format!("graphology {}.{ending}", one.network.name);
            one.check(&name, &found[&name], false);
        }
    }
}
