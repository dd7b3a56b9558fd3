//! Exports as programs read them that we did not write.

use crate::support::examples;
use reformgraph::export::*;
use reformgraph::network::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Whether the command runs at all; says loudly when a test does without it.
fn available(command: &str, args: &[&str], without: &str) -> bool {
    let found = Command::new(command).args(args).output().is_ok_and(|o| o.status.success());
    if !found {
        eprintln!(
            "SKIPPED: {without} was not checked, since `{command} {}` does not work here",
            args.join(" ")
        );
    }
    found
}

#[test]
fn gexf_is_valid_by_its_schema() {
    // The schema is not ours to ship.
    #[allow(clippy::disallowed_methods)]
    let shared = std::env::var_os("REFORMGRAPH_SHARED").map(PathBuf::from);
    let schema = shared.map(|s| s.join("data/gexf-1.3-rng/gexf.rng")).filter(|s| s.exists());
    let Some(schema) = schema else {
        eprintln!("SKIPPED: GEXF was not validated, since REFORMGRAPH_SHARED holds no data/gexf-1.3-rng");
        return;
    };
    if !available("xmllint", &["--version"], "GEXF by its schema") {
        return;
    }
    let knowledge = examples();
    let calendar = Calendar::of(&knowledge);
    for projection in Projection::ALL {
        let network = projection.draw(&knowledge, &Filter::default());
        let attributes = node_attributes(&network, &measure(&network, 1));
        let periods = |claims: &[u32]| {
            let claims = claims.iter().map(|&c| &knowledge.claims[c as usize]);
            claims.map(|c| calendar.period(c)).filter(|p| !p.is_unknown()).collect()
        };
        let timeline = Timeline { ties: network.ties().map(|t| periods(&t.2.claims)).collect() };
        let picture = Picture::new(&network, &measure(&network, 1), SizeBy::Degree, ColourBy::Community);
        for (kind, text) in [
            ("static", gexf(&network, &attributes, None, None)),
            ("placed", gexf(&network, &attributes, Some(&picture), None)),
            ("dynamic", gexf(&network, &attributes, Some(&picture), Some(&timeline))),
        ] {
            let file = folder("gexf-schema").join(format!("{}-{kind}.gexf", projection.name()));
            fs::write(&file, text).unwrap();
            let run = Command::new("xmllint").args(["--noout", "--relaxng"]).arg(&schema).arg(&file).output();
            let run = run.unwrap();
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.success(), "{} {kind}: {}", projection.name(), &said[..said.len().min(2000)]);
        }
    }
}

/// Reads a file with networkx and prints nodes and edges in the form of `Network`.
const READ: &str = r#"
import json, sys
import networkx as nx
path = sys.argv[1]
graph = nx.read_gexf(path) if path.endswith(".gexf") else nx.read_graphml(path) if path.endswith(".graphml") else None
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": {n: d for n, d in graph.nodes(data=True)},
    "edges": sorted([a, b, d["weight"]] if graph.is_directed() or a <= b else [b, a, d["weight"]]
        for a, b, d in graph.edges(data=True)),
}))
"#;

#[test]
fn networkx_reads_the_same_network_from_gexf_and_graphml() {
    if !available("python3", &["-c", "import networkx"], "what networkx reads") {
        return;
    }
    let knowledge = examples();
    for projection in [Projection::PeopleBodies, Projection::Coattendance, Projection::Reforms] {
        let network = projection.draw(&knowledge, &Filter::default());
        assert!(network.tie_count() > 0, "{}", projection.name());
        let measures = measure(&network, 1);
        let attributes = node_attributes(&network, &measures);
        // igraph refuses numbers with hundreds of digits.
        assert!(!graphml(&network, &attributes).contains("0.0000000000"));
        for (ending, text) in
            [("gexf", gexf(&network, &attributes, None, None)), ("graphml", graphml(&network, &attributes))]
        {
            let file = folder("networkx").join(format!("{}.{ending}", projection.name()));
            fs::write(&file, text).unwrap();
            let run = Command::new("python3").args(["-c", READ]).arg(&file).output().unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
            let read: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
            assert_eq!(read["directed"], network.directed);
            assert_eq!(read["nodes"].as_object().unwrap().len(), network.node_count());
            for (v, node) in network.nodes().enumerate() {
                let theirs = &read["nodes"][&node.id];
                assert_eq!(theirs["label"], node.label, "{ending}");
                assert_eq!(theirs["kind"], node.kind.name());
                assert_eq!(theirs["degree"], measures.degree[v]);
                let betweenness = theirs["betweenness"].as_f64().unwrap();
                assert!((betweenness - measures.betweenness[v]).abs() <= 1e-12 * betweenness.abs());
            }
            let mut edges: Vec<(String, String, f64)> = network
                .ties()
                .map(|(a, b, t)| (network.node(a).id.clone(), network.node(b).id.clone(), t.weight))
                .map(|(a, b, w)| if network.directed || a <= b { (a, b, w) } else { (b, a, w) })
                .collect();
            edges.sort_by(|x, y| (&x.0, &x.1).cmp(&(&y.0, &y.1)));
            let theirs: Vec<(String, String, f64)> = serde_json::from_value(read["edges"].clone()).unwrap();
            let mut theirs = theirs;
            theirs.sort_by(|x, y| (&x.0, &x.1).cmp(&(&y.0, &y.1)));
            assert_eq!(theirs, edges);
        }
    }
}

#[test]
fn csv_and_json_hold_every_node_and_tie() {
    let network = Projection::PeopleBodies.draw(&examples(), &Filter::default());
    let attributes = node_attributes(&network, &measure(&network, 1));
    let (nodes, edges) = (network.node_count(), network.tie_count());
    let records =
        |text: &str| csv::Reader::from_reader(text.as_bytes()).into_records().filter(|r| r.is_ok()).count();
    let node_text = nodes_csv(&network, &attributes);
    assert!(node_text.starts_with("Id,Label,Kind,System,Degree,"), "{}", &node_text[..60]);
    assert_eq!((records(&node_text), records(&edges_csv(&network))), (nodes, edges));
    let neo4j = (neo4j_nodes_csv(&network, &attributes), neo4j_edges_csv(&network));
    assert!(neo4j.0.starts_with("id:ID,label:string,:LABEL,kind:string,"));
    assert_eq!((records(&neo4j.0), records(&neo4j.1)), (nodes, edges));
    let json: serde_json::Value = serde_json::from_str(&graphology(&network, &attributes)).unwrap();
    assert_eq!(json["nodes"].as_array().unwrap().len(), nodes);
    assert_eq!(json["edges"].as_array().unwrap().len(), edges);
    assert_eq!(pajek(&network).lines().count(), nodes + edges + 2);
    assert_eq!(dot(&network).matches(" -- ").count(), edges);
}

#[test]
fn ids_are_unique_and_free_of_what_readers_trip_over() {
    for projection in Projection::ALL {
        let network = projection.draw(&examples(), &Filter::default());
        let mut ids: Vec<&str> = network.nodes().map(|n| n.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", projection.name());
        assert!(ids.iter().all(|id| id.trim() == *id && !id.contains(char::is_control)));
    }
}

#[test]
fn pictures_are_the_same_each_time_and_labels_do_not_collide() {
    let network = Projection::PeopleBodies.draw(&examples(), &Filter::default());
    let measures = measure(&network, 1);
    let draw = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let picture = Picture::new(&network, &measures, SizeBy::Strength, ColourBy::Community);
            svg(&network, &picture, &measures.strength, "甲 & 乙")
        })
    };
    let text = draw(1);
    assert!(text == draw(2) && text == draw(8));
    assert!(!text.contains("NaN") && !text.contains("inf"));
    assert_eq!(text.matches("<circle").count(), network.node_count() + text.matches("cy=\"1180\"").count());
    fs::write(folder("svg").join("people-bodies.svg"), &text).unwrap();
    let value = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!(" {key}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let labels: Vec<(f64, f64, f64)> = text
        .lines()
        .filter(|l| l.trim_start().starts_with("<text") && !l.contains("font-size"))
        .map(|l| {
            let label = l.split_once('>').unwrap().1.split_once('<').unwrap().0;
            let width = unicode_width::UnicodeWidthStr::width(label) as f64 * 6.5;
            (value(l, "x"), value(l, "y"), width)
        })
        .collect();
    assert!(labels.len() > 50, "{}", labels.len());
    for (i, a) in labels.iter().enumerate() {
        for b in &labels[i + 1..] {
            let apart = (a.1 - b.1).abs() >= 12.9 || a.0 + a.2 <= b.0 || b.0 + b.2 <= a.0;
            assert!(apart, "{a:?} {b:?}");
        }
    }
}

#[test]
fn the_page_holds_all_data_and_no_text_can_close_its_script() {
    let mut knowledge = examples();
    for claim in &mut knowledge.claims {
        claim.quote = "</script><b>一</b>\u{2028}".into();
    }
    let network = Projection::PeopleBodies.draw(&knowledge, &Filter::default());
    let measures = measure(&network, 1);
    let picture = Picture::new(&network, &measures, SizeBy::Degree, ColourBy::Kind);
    let attributes = node_attributes(&network, &measures);
    let page = Page { title: "甲<乙", description: "", colour: ColourBy::Kind };
    let evidence = (&knowledge, &Timeline::default());
    let text = html(&network, &attributes, &picture, &measures.strength, evidence, page);
    assert_eq!(text.matches("</script>").count(), 2);
    assert!(text.contains("<title>甲&lt;乙</title>") && !text.contains("{{"));
    let (_, rest) = text.split_once("id=\"data\">").unwrap();
    let data: serde_json::Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(data["nodes"].as_array().unwrap().len(), network.node_count());
    assert_eq!(data["ties"].as_array().unwrap().len(), network.tie_count());
    assert_eq!(data["claims"][0][1], "</script><b>一</b>");
    fs::write(folder("html").join("people-bodies.html"), &text).unwrap();
    assert!(!text.contains("http://") && !text.contains("https://"), "the page fetches nothing");
}
