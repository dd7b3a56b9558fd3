//! Exports as programs read them that we did not write.

use crate::support::{available, examples, folder};
use reformgraph::export::*;
use reformgraph::network::*;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

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
    let picture = Picture::new(&network, &measures, SizeBy::Strength, ColourBy::Community);
    assert!(
        picture.legend.iter().all(|(name, _)| text.contains(name)) && text.contains(">甲 &amp; 乙</text>")
    );
    assert!(!text.contains("NaN") && !text.contains("inf"));
    assert_eq!(text.matches("<circle").count(), network.node_count() + picture.legend.len());
    fs::write(folder("svg").join("people-bodies.svg"), &text).unwrap();
    #[cfg(feature = "png")]
    drawn_with_chinese_letters(&text);
    let value = |line: &str, key: &str| -> f64 {
        let (_, rest) = line.split_once(&format!(" {key}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let labels: Vec<(f64, f64, f64)> = text
        .split_once("class=\"labels\"")
        .and_then(|(_, rest)| rest.split_once("</g>"))
        .unwrap()
        .0
        .lines()
        .filter(|l| l.trim_start().starts_with("<text"))
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

/// The picture in pixels, with and without a font that has its letters.
#[cfg(feature = "png")]
fn drawn_with_chinese_letters(svg: &str) {
    use resvg::usvg::fontdb;
    use std::sync::Arc;
    let none = png(svg, Arc::new(fontdb::Database::new()), 1.0);
    assert!(matches!(&none, Err(PngError::Unwritable(c)) if c.contains(&'会')), "{none:?}");
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    match png(svg, Arc::new(fonts), 2.0) {
        Ok(bytes) => {
            // Width and height stand in the first chunk.
            assert_eq!(&bytes[1..4], b"PNG");
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!((number(16), number(20)), (3200, 2400));
            fs::write(folder("svg").join("people-bodies.png"), bytes).unwrap();
        }
        Err(fault) => eprintln!("SKIPPED: no PNG was drawn, since {fault} (install fonts-noto-cjk)"),
    }
}
