//! `export`: a graph in the format of another tool.

use super::Rdf;
use super::args::GraphArg;
use super::exit::Outcome;
use super::network::FilterArgs;
use super::output;
use super::progress::measuring;
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use reformgraph::export;
use reformgraph::model::{EntityId, Knowledge};
use reformgraph::network::{Calendar, Effort, Measures, Network, Projection, measure_with};
use std::fs;
use std::path::{Path, PathBuf};

/// Larger networks go out as GEXF without positions: a layout that takes minutes is better made to taste.
const MOST_PLACED: usize = 50_000;

const WITHOUT_VIEWER: &str = "this reformgraph was built without its viewer, which takes Node.js: run `make web` in its \
    sources and build it again, or write --format svg, png or graphology";

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub graph: GraphArg,
    /// What to write
    #[arg(long, value_enum, required_unless_present = "list")]
    pub format: Option<ExportFormat>,
    /// Which network (see --list); nquads, turtle, jsonld, popolo, ftm, quickstatements and spreadsheet hold
    /// the whole graph
    #[arg(long, value_name = "NAME", default_value = "people-bodies")]
    pub network: String,
    /// Only what lies around this person, body or regulation
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,
    /// How many ties away, with --around
    #[arg(long, value_name = "N", default_value_t = 1, requires = "around")]
    pub steps: usize,
    /// List the networks
    #[arg(long)]
    pub list: bool,
    /// Items of Wikidata for quickstatements: a file with a name, key or post, a tab and its item on each line
    #[arg(long, value_name = "FILE")]
    pub items: Option<PathBuf>,
    /// With a time line (gexf only)
    #[arg(long)]
    pub dynamic: bool,
    /// What decides the size of nodes in pictures and in gexf
    #[arg(long, value_enum, default_value_t = Size::Degree)]
    pub size: Size,
    /// What decides the colour of nodes in pictures and in gexf
    #[arg(long, value_enum, default_value_t = Colour::Kind)]
    pub colour: Colour,
    /// The title of a picture [default: the name of the network]
    #[arg(long)]
    pub title: Option<String>,
    /// A font for png beside those of the system
    #[arg(long, value_name = "FILE")]
    pub font: Option<PathBuf>,
    /// How many pixels wide a png is
    #[arg(long, value_name = "PIXELS", default_value_t = 3200, value_parser = clap::value_parser!(u32).range(100..=20_000))]
    pub width: u32,
    /// Where to write [default: standard output]; csv, neo4j and spreadsheet need a folder
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    Degree,
    Strength,
    Betweenness,
    #[value(name = "pagerank")]
    PageRank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Kind,
    Community,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// GEXF 1.3, for Gephi
    Gexf,
    #[value(name = "graphml")]
    GraphMl,
    /// Nodes and edges for Gephi's spreadsheet import
    Csv,
    /// Nodes and edges for `neo4j-admin database import`
    Neo4j,
    Pajek,
    /// For Graphviz
    Dot,
    /// JSON for graphology and sigma.js
    Graphology,
    /// A picture for print, in lines
    Svg,
    /// A picture in pixels
    Png,
    /// A page to explore the network in, with the words behind each tie
    Html,
    /// The whole graph, sorted
    #[value(name = "nquads")]
    NQuads,
    /// The default graph
    Turtle,
    /// The whole graph as JSON-LD
    #[value(name = "jsonld")]
    JsonLd,
    /// Persons, organizations, posts, memberships and events as Popolo JSON
    Popolo,
    /// FollowTheMoney entities, one a line
    Ftm,
    /// A batch for Wikidata: who held which position
    #[value(name = "quickstatements")]
    QuickStatements,
    /// Tables of the whole graph for Excel and its relatives, a folder of CSV files
    Spreadsheet,
}

pub fn run(args: &ExportArgs) -> Result<Outcome> {
    let output = args.output.as_deref();
    let Some(format) = args.format.filter(|_| !args.list) else {
        let lines: Vec<_> =
            Projection::ALL.iter().map(|p| format!("{:15} {}\n", p.name(), p.description())).collect();
        output::write(output, &lines.concat())?;
        return Ok(Outcome::Done);
    };
    if args.dynamic && format != ExportFormat::Gexf {
        bail!("--dynamic goes with --format gexf only");
    }
    if let Some(written) = whole(args, format) {
        return written.map(|()| Outcome::Done);
    }
    let Some(projection) = Projection::parse(&args.network) else {
        bail!("there is no network {}; `reformgraph export --list` names them", args.network);
    };
    if output.is_none() && matches!(format, ExportFormat::Csv | ExportFormat::Neo4j) {
        bail!("nodes and edges are two files: name a folder for them with --output");
    }
    let filter = args.filter.filter()?;
    let knowledge = super::knowledge(&args.graph.graph)?;
    let mut network = projection.draw(&knowledge, &filter);
    if let Some(name) = &args.around {
        network = network.around(&named(&knowledge, name), args.steps);
        if network.node_count() == 0 {
            bail!("nobody in the network {} is named {name}", projection.name());
        }
    }
    match format {
        ExportFormat::Dot => output::write(output, &export::dot(&network))?,
        ExportFormat::Pajek => output::write(output, &export::pajek(&network))?,
        _ => measured(args, format, &knowledge, &network)?,
    }
    Ok(Outcome::Done)
}

/// The formats that hold the whole graph; `None` for those that hold a network.
fn whole(args: &ExportArgs, format: ExportFormat) -> Option<Result<()>> {
    let (graph, output) = (&args.graph.graph, args.output.as_deref());
    let rdf = |format| output::stream(output, |out| super::rdf(graph, format, out));
    let text = |write: &dyn Fn(&Knowledge) -> Result<String>| {
        super::knowledge(graph).and_then(|knowledge| output::write(output, &write(&knowledge)?))
    };
    Some(match format {
        ExportFormat::NQuads => rdf(Rdf::NQuads),
        ExportFormat::Turtle => rdf(Rdf::Turtle),
        ExportFormat::JsonLd => rdf(Rdf::JsonLd),
        ExportFormat::Popolo => text(&|k| Ok(export::popolo(k))),
        ExportFormat::Ftm => text(&|k| Ok(export::followthemoney(k))),
        ExportFormat::QuickStatements => {
            text(&|k| Ok(export::quickstatements(k, &items(args.items.as_deref())?)))
        }
        ExportFormat::Spreadsheet => sheets(graph, output),
        _ => return None,
    })
}

fn sheets(graph: &Path, folder: Option<&Path>) -> Result<()> {
    let folder = folder.context("the tables are several files: name a folder for them with --output")?;
    let tables = export::spreadsheets(&super::knowledge(graph)?);
    fs::create_dir_all(folder).with_context(|| format!("{} can't be made a folder", folder.display()))?;
    tables.iter().try_for_each(|(name, text)| output::write(Some(&folder.join(name)), text))
}

/// Reads the items of Wikidata that the user knows: name, tab, item.
fn items(path: Option<&Path>) -> Result<export::Items> {
    let Some(path) = path else { return Ok(export::Items::new()) };
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let pairs = lines.map(|(number, line)| match line.split_once('\t') {
        Some((name, item)) if item.trim().strip_prefix('Q').is_some_and(|n| n.parse::<u64>().is_ok()) => {
            Ok((name.trim().to_owned(), item.trim().to_owned()))
        }
        _ => bail!("{}:{number}: write a name, a tab and an item such as Q42", path.display()),
    });
    pairs.collect()
}

/// All entities of this name, namesakes too.
fn named(knowledge: &Knowledge, name: &str) -> Vec<EntityId> {
    let ids = (0..).map(EntityId).zip(&knowledge.entities);
    ids.filter(|(_, e)| e.label == name || e.key == name || e.aliases.iter().any(|a| a == name))
        .map(|(id, _)| id)
        .collect()
}

/// The formats that carry the measures of nodes.
fn measured(args: &ExportArgs, format: ExportFormat, knowledge: &Knowledge, network: &Network) -> Result<()> {
    let output = args.output.as_deref();
    let measures = measuring("shortest paths", |tell| {
        measure_with(network, args.filter.seed, Effort { is_exact: args.filter.exact, tell })
    });
    let attributes = export::node_attributes(network, &measures);
    match format {
        ExportFormat::GraphMl => output::write(output, &export::graphml(network, &attributes)),
        ExportFormat::Graphology => output::write(output, &export::graphology(network, &attributes)),
        ExportFormat::Csv => {
            two_files(output, &export::nodes_csv(network, &attributes), &export::edges_csv(network))
        }
        ExportFormat::Neo4j => two_files(
            output,
            &export::neo4j_nodes_csv(network, &attributes),
            &export::neo4j_edges_csv(network),
        ),
        ExportFormat::Svg => output::write(output, &svg(args, network, &measures)),
        ExportFormat::Png => png(args, &svg(args, network, &measures)),
        ExportFormat::Html => {
            let picture = picture(args, network, &measures);
            let page = export::Page {
                title: args.title.as_deref().unwrap_or(network.name),
                description: Projection::parse(network.name).map_or("", Projection::description),
                colour: colour(args.colour),
            };
            let evidence = (knowledge, &timeline(knowledge, network));
            let text = export::html(network, &attributes, &picture, &measures.strength, evidence, page);
            output::write(output, &text.context(WITHOUT_VIEWER)?)
        }
        _ => {
            let timeline = args.dynamic.then(|| timeline(knowledge, network));
            let picture = (network.node_count() <= MOST_PLACED).then(|| picture(args, network, &measures));
            output::write(output, &export::gexf(network, &attributes, picture.as_ref(), timeline.as_ref()))
        }
    }
}

fn svg(args: &ExportArgs, network: &Network, measures: &Measures) -> String {
    let picture = picture(args, network, measures);
    let title = args.title.as_deref().unwrap_or(network.name);
    export::svg(network, &picture, &measures.strength, title)
}

#[cfg(feature = "png")]
fn png(args: &ExportArgs, svg: &str) -> Result<()> {
    use super::fonts;
    let scale = args.width as f32 / export::PAGE_WIDTH as f32;
    let bytes = match export::png(svg, fonts::load(args.font.as_deref())?, scale) {
        Err(fault @ export::PngError::Unwritable(_)) => bail!("{fault}: {}", fonts::ADVICE),
        other => other?,
    };
    output::stream(args.output.as_deref(), |out| Ok(out.write_all(&bytes)?))
}

#[cfg(not(feature = "png"))]
fn png(_args: &ExportArgs, _svg: &str) -> Result<()> {
    bail!(
        "this reformgraph was built without png: install it with the feature \"png\", or write --format svg"
    )
}

fn picture(args: &ExportArgs, network: &Network, measures: &Measures) -> export::Picture {
    let size = match args.size {
        Size::Degree => export::SizeBy::Degree,
        Size::Strength => export::SizeBy::Strength,
        Size::Betweenness => export::SizeBy::Betweenness,
        Size::PageRank => export::SizeBy::PageRank,
    };
    export::Picture::new(network, measures, size, colour(args.colour))
}

const fn colour(colour: Colour) -> export::ColourBy {
    match colour {
        Colour::Kind => export::ColourBy::Kind,
        Colour::Community => export::ColourBy::Community,
    }
}

/// When the claims behind each tie hold.
fn timeline(knowledge: &Knowledge, network: &Network) -> export::Timeline {
    let calendar = Calendar::of(knowledge);
    let periods = |claims: &[u32]| {
        let claims = claims.iter().filter_map(|&c| knowledge.claims.get(c as usize));
        claims.map(|c| calendar.period(c)).filter(|p| !p.is_unknown()).collect()
    };
    export::Timeline { ties: network.ties().map(|(_, _, tie)| periods(&tie.claims)).collect() }
}

/// Writes `nodes.csv` and `edges.csv` into a folder.
fn two_files(folder: Option<&Path>, nodes: &str, edges: &str) -> Result<()> {
    let folder = folder.context("nodes and edges are two files: name a folder for them with --output")?;
    fs::create_dir_all(folder).with_context(|| format!("{} can't be made a folder", folder.display()))?;
    output::write(Some(&folder.join("nodes.csv")), nodes)?;
    output::write(Some(&folder.join("edges.csv")), edges)
}
