//! What `summary` and `export` ask of a network alike.

use anyhow::{Result, bail};
use clap::Args;
use reformgraph::model::PartialDate;
use reformgraph::network::{Area, Filter, Period, System, first_day, last_day};

/// Which part of the graph the networks are drawn from.
#[derive(Debug, Clone, Args)]
pub struct FilterArgs {
    /// Only what held at this date (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date, conflicts_with = "between")]
    pub at: Option<PartialDate>,
    /// Only what held between these dates
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, value_parser = date)]
    pub between: Option<Vec<PartialDate>>,
    /// Only bodies of this place, such as 江苏省 or 苏州市吴中区, and of those below it, and who is tied to them
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// Only bodies of this system: party, government, congress, leading_group …
    #[arg(long, value_name = "SYSTEM", value_parser = system)]
    pub system: Option<System>,
    /// Only ties of at least this weight
    #[arg(long, value_name = "W", default_value_t = 0.0, hide_default_value = true, value_parser = weight)]
    pub min_weight: f64,
    /// Only claims at least this sure (0 to 1)
    #[arg(long, value_name = "C", default_value_t = 0.0, hide_default_value = true, value_parser = share)]
    pub min_confidence: f64,
    /// Decides between communities that are equally good
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Exact betweenness and closeness of the largest networks too, even if that takes hours
    #[arg(long)]
    pub exact: bool,
}

impl FilterArgs {
    pub fn filter(&self) -> Result<Filter> {
        let window = match (self.at, self.between.as_deref()) {
            (Some(at), _) => Some(Period::of(at)),
            (None, Some([from, to])) => Some(Period { start: first_day(*from), end: last_day(*to) }),
            (None, _) => None,
        };
        if let Some(Period { start: Some(start), end: Some(end) }) = window
            && start > end
        {
            bail!("--between needs the earlier date first");
        }
        Ok(Filter {
            window,
            place: self.place.as_deref().map(Area::new),
            system: self.system,
            confidence: self.min_confidence,
            weight: self.min_weight,
        })
    }
}

fn date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text)
        .filter(|d| d.year().is_some())
        .ok_or_else(|| "a date such as 2019, 2019-01 or 2019-01-16 is needed".to_owned())
}

fn system(name: &str) -> Result<System, String> {
    System::parse(name).ok_or_else(|| {
        let names: Vec<_> = System::ALL.iter().map(|s| s.name()).collect();
        format!("the systems are {}", names.join(", "))
    })
}

fn weight(text: &str) -> Result<f64, String> {
    let value = text.parse::<f64>().ok().filter(|v| v.is_finite() && *v >= 0.0);
    value.ok_or_else(|| "a number from 0 is needed".to_owned())
}

fn share(text: &str) -> Result<f64, String> {
    weight(text).ok().filter(|v| *v <= 1.0).ok_or_else(|| "a number from 0 to 1 is needed".to_owned())
}
