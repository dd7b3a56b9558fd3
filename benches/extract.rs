//! Speed of extraction beside the tokenizer's, on the same text in the same run.
//!
//! `make bench`. Three questions: how fast is extraction beside jieba-rs on a mixed text, do two threads
//! double it, and does a megabyte cost the same in a short document as in a long one. Tasks take turns, so
//! that a slow moment of the machine hits all of them; each figure is the best of several runs.

use jieba_rs::Jieba;
use reformgraph::extract::Extractor;
use reformgraph::model::Document;
use reformgraph::normalise::normalise;
use reformgraph::pipeline::{ThreadError, Threads, in_order};
use reformgraph::read::{DecodedSource, FieldNames, inputs};
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: usize = 5;
/// Bytes of text in the mixed collection.
const MIXED: usize = 3 << 20;
/// Bytes of text of the single documents whose cost by megabyte is compared.
const LENGTHS: [usize; 3] = [100 << 10, 1 << 20, 5 << 20];

/// What is timed, and its name.
type Task<'a> = (&'static str, &'a dyn Fn());

fn main() {
    // `cargo test --benches` only asks whether it starts.
    let trial = std::env::args().any(|a| a == "--test");
    let runs = if trial { 1 } else { RUNS };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples").to_owned();
    let examples: Vec<DecodedSource> =
        inputs(&[folder], &FieldNames::default()).filter_map(|source| source.ok()?.decode().ok()).collect();
    assert!(!examples.is_empty(), "examples/ holds no document");
    let jieba = Jieba::new();
    let start = Instant::now();
    let extractor = Extractor::new().unwrap_or_else(|faults| panic!("{faults:?}"));
    println!("lexicon read in {} ms", start.elapsed().as_millis());

    let sources = mixed(&examples, if trial { 50 << 10 } else { MIXED });
    beside_the_tokenizer(&jieba, &extractor, &sources, runs);
    for bytes in LENGTHS {
        if !trial {
            long_document(&jieba, &extractor, &examples, bytes, "\n");
        }
    }
    if !trial {
        long_document(&jieba, &extractor, &examples, LENGTHS[1], "");
    }
}

fn beside_the_tokenizer(jieba: &Jieba, extractor: &Extractor, sources: &[DecodedSource], runs: usize) {
    let documents: Vec<Document> = sources.iter().cloned().map(normalise).collect();
    let bytes: usize = documents.iter().map(|d| d.normal.len()).sum();
    println!("\n{} documents, {:.1} MB of text, best of {runs}", sources.len(), bytes as f64 / 1e6);
    let lines = || documents.iter().flat_map(|d| d.normal.lines());
    let tasks: [Task; 6] = [
        ("jieba-rs tag, 1 thread", &|| lines().for_each(|line| drop(black_box(jieba.tag(line, true))))),
        ("jieba-rs cut, 1 thread", &|| lines().for_each(|line| drop(black_box(jieba.cut(line, true))))),
        ("normalise, 1 thread", &|| {
            sources.iter().for_each(|source| drop(black_box(normalise(source.clone()))));
        }),
        ("extract from normal text, 1 thread", &|| {
            documents.iter().for_each(|document| drop(black_box(extractor.extract(document))));
        }),
        ("extract (all steps), 1 thread", &|| assert!(threaded(extractor, 1, sources) > 0)),
        ("extract (all steps), 2 threads", &|| assert!(threaded(extractor, 2, sources) > 0)),
    ];
    let mut best = [Duration::MAX; 6];
    let mut best_worked = [Duration::MAX; 6];
    for run in 1..=runs {
        for (((name, task), best), best_worked) in tasks.iter().zip(&mut best).zip(&mut best_worked) {
            eprintln!("run {run} of {runs}: {name}");
            let (start, worked) = (Instant::now(), worked());
            task();
            *best = start.elapsed().min(*best);
            *best_worked = self::worked().saturating_sub(worked).min(*best_worked);
        }
    }
    let seconds = best.map(|d| d.as_secs_f64());
    for ((name, _), seconds_here) in tasks.iter().zip(seconds) {
        let speed = bytes as f64 / 1e6 / seconds_here;
        println!("{name:<36}{speed:8.2} MB/s{:8.2} x tag", seconds_here / seconds[0]);
    }
    println!("two threads beside one: {:.2}", seconds[4] / seconds[5]);
    // on a busy machine the time that this thread worked says more than the clock
    let worked = best_worked.map(|d| d.as_secs_f64());
    if worked[0] > 0.0 {
        let ratio = (worked[2] + worked[3]) / worked[0];
        println!("by the time of the processor: normalising and extracting takes {ratio:.2} x tag");
    }
}

/// How long this thread has worked so far; nothing where the system does not tell.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

fn threaded(extractor: &Extractor, threads: usize, sources: &[DecodedSource]) -> usize {
    let mut facts = 0;
    let added: Result<(), ThreadError> = in_order(
        Threads(Some(threads)),
        sources.iter().cloned(),
        |s| s.text.len(),
        |source| extractor.extract(&normalise(source)).statements.len(),
        |n, _| {
            facts += n;
            Ok(())
        },
    );
    added.map(|()| facts).unwrap_or_else(|e| panic!("{e}"))
}

/// One document of about so many bytes, its parts joined so, and what a megabyte of it costs.
fn long_document(
    jieba: &Jieba,
    extractor: &Extractor,
    examples: &[DecodedSource],
    bytes: usize,
    joined: &str,
) {
    eprintln!("one document of {} KB", bytes >> 10);
    let parts = mixed(examples, bytes);
    let Some(first) = parts.first() else { return };
    let mut source = first.clone();
    source.media = reformgraph::read::MediaType::Text;
    let texts = parts.iter().map(|s| normalise(s.clone()).normal.replace('\n', joined) + joined);
    source.text = texts.collect();
    let megabytes = source.text.len() as f64 / 1e6;
    let timed = |task: &dyn Fn()| {
        let start = Instant::now();
        task();
        start.elapsed().as_secs_f64() * 1e3 / megabytes
    };
    let document = normalise(source.clone());
    let tag = timed(&|| document.normal.lines().for_each(|line| drop(black_box(jieba.tag(line, true)))));
    let all = timed(&|| drop(black_box(extractor.extract(&normalise(source.clone())))));
    let shape = if joined.is_empty() { "one line" } else { "one document" };
    println!("{shape} of {megabytes:4.1} MB: {all:7.1} ms a MB, {:.2} x tag ({tag:.1} ms a MB)", all / tag);
}

/// The examples between texts as they are in between, again and again up to so many bytes.
fn mixed(examples: &[DecodedSource], bytes: usize) -> Vec<DecodedSource> {
    let mut chance = 1;
    let mut out: Vec<DecodedSource> = Vec::new();
    let mut sum = 0;
    for example in examples.iter().cycle() {
        if sum >= bytes {
            break;
        }
        let text = filler(&mut chance, example.text.len());
        sum += example.text.len() + text.len();
        out.push(example.clone());
        let media = reformgraph::read::MediaType::Text;
        out.push(DecodedSource { text, media, ..example.clone() });
    }
    out
}

/// Running text that says hardly anything, as most of what people keep does.
fn filler(chance: &mut u32, bytes: usize) -> String {
    const WORDS: &str = "他 她 我们 老人 孩子 小镇 天空 河水 昨天 今天 慢慢地 轻轻地 走 看 说 笑 想 坐下来 \
        站起来 窗外 的 的 的 的 了 了 在 在 和 与 是 不 村口 市场 书记 主任 老王 张大爷 院子 里 上 下 学校 \
        医院 县城 城市 风 雨 花 月亮 太阳 一阵 一个 许多 没有 知道 忽然 于是 因为 所以 如果 时候 回家 路上 \
        公司 研究 通过 提出 工作 同意 发展 建设 群众 生活 经济 技术 问题 项目 企业 服务 管理 市民 局 会 \
        办公室 成立 农村 水平 情况 情 心 手 声音 非常 更加 进一步 推动 加强 全面 产业 生态 环境";
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut next = |n: usize| {
        *chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (*chance >> 8) as usize % n
    };
    let mut text = String::with_capacity(bytes + 200);
    while text.len() < bytes {
        for _ in 0..2 + next(4) {
            for _ in 0..2 + next(4) {
                (0..3 + next(6)).for_each(|_| text.push_str(words[next(words.len())]));
                text.push('，');
            }
            text.pop();
            text.push_str(["。", "。", "。", "！", "？"][next(5)]);
        }
        text.push('\n');
    }
    text
}
