//! The page of `export --format html`: what it holds, and what it does in a browser.

use crate::support::{available, examples, folder, root};
use reformgraph::export::*;
use reformgraph::network::*;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The page of the examples with a time line; `None` in a build without the viewer.
fn page(title: &str, change: impl Fn(&mut reformgraph::model::Knowledge)) -> Option<(String, Network)> {
    let mut knowledge = examples();
    change(&mut knowledge);
    let network = Projection::PeopleBodies.draw(&knowledge, &Filter::default());
    let measures = measure(&network, 1);
    let picture = Picture::new(&network, &measures, SizeBy::Degree, ColourBy::Kind);
    let attributes = node_attributes(&network, &measures);
    let page = Page { title, description: "people and bodies", colour: ColourBy::Kind };
    let calendar = Calendar::of(&knowledge);
    let periods = |claims: &[u32]| {
        let claims = claims.iter().map(|&c| &knowledge.claims[c as usize]);
        claims.map(|c| calendar.period(c)).filter(|p| !p.is_unknown()).collect()
    };
    let timeline = Timeline { ties: network.ties().map(|t| periods(&t.2.claims)).collect() };
    let text = html(&network, &attributes, &picture, &measures.strength, (&knowledge, &timeline), page);
    if text.is_none() {
        eprintln!("SKIPPED: the page was not tested, since this build has no viewer (make web)");
    }
    Some((text?, network))
}

#[test]
fn the_page_holds_all_data_and_no_text_can_close_its_script() {
    let hostile = |knowledge: &mut reformgraph::model::Knowledge| {
        for claim in &mut knowledge.claims {
            claim.quote = "</script><b>一</b>{{SCRIPT}}\u{2028}".into();
        }
    };
    let Some((text, network)) = page("甲<乙{{DATA}}", hostile) else { return };
    assert_eq!(text.matches("</script>").count(), 3);
    assert!(text.contains("<title>甲&lt;乙&#123;&#123;DATA}}</title>"));
    let (_, rest) = text.split_once("id=\"data\">").unwrap();
    let data: serde_json::Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(data["nodes"].as_array().unwrap().len(), network.node_count());
    assert_eq!(data["ties"].as_array().unwrap().len(), network.tie_count());
    assert_eq!(data["claims"][0][1], "</script><b>一</b>{{SCRIPT}}");
    // The browser is told to fetch nothing, and the licences of what is inside are there.
    assert!(text.contains("default-src 'none'") && !text.contains(" src="));
    for name in ["sigma 3", "graphology 0", "Permission is hereby granted"] {
        assert!(text.contains(name), "{name}");
    }
}

/// Searches, clicks, filters and zooms in headless Chromium (web/test/page.test.mjs), which leaves a screenshot.
#[test]
fn the_page_works_in_a_browser() {
    let quoted = |knowledge: &mut reformgraph::model::Knowledge| {
        for (number, claim) in knowledge.claims.iter_mut().enumerate() {
            claim.quote = format!("第{number}句原话");
        }
    };
    let Some((text, _)) = page("机构改革", quoted) else { return };
    let file = folder("html").join("people-bodies.html");
    fs::write(&file, text).unwrap();
    let browsers = ["chromium", "google-chrome", "chromium-browser"];
    let browser = browsers.into_iter().find(|b| available(b, &["--version"], "the page in this browser"));
    let driver = root().join("web/node_modules/puppeteer-core").exists();
    let (Some(browser), true) = (browser, driver) else {
        eprintln!("SKIPPED: the page was not tried in a browser (chromium; make web)");
        return;
    };
    let screenshot: PathBuf = folder("html").join("people-bodies.png");
    let run = Command::new("node")
        .args(["--test", "test/page.test.mjs"])
        .current_dir(root().join("web"))
        .envs([
            ("PAGE", file.as_os_str()),
            ("SCREENSHOT", screenshot.as_os_str()),
            ("BROWSER", browser.as_ref()),
        ])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    assert!(fs::metadata(&screenshot).unwrap().len() > 10_000);
}
