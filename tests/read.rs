//! What comes out for good and for bad input, in which order and under which names.

use reformgraph::read::{self, FieldNames, MediaType, ReadError, Source};
use std::fs;
use std::path::PathBuf;

/// A folder of its own that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("reformgraph-read-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn argument(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn read(arguments: &[String]) -> Vec<Result<Source, ReadError>> {
    read::inputs(arguments, &FieldNames::default()).collect()
}

fn ids(results: &[Result<Source, ReadError>]) -> Vec<&str> {
    results.iter().flatten().map(|s| s.id.0.as_str()).collect()
}

#[test]
fn folders_globs_and_files_come_sorted_and_once() {
    let folder = Folder::new("order");
    for name in ["b.txt", "a.html", "sub/c.md", "sub/.hidden.txt", "other.zip"] {
        folder.write(name, "县委召开会议");
    }
    let expected = ["a", "b", "c"];
    assert_eq!(ids(&read(&[folder.argument("")])), expected);
    assert_eq!(ids(&read(&[folder.argument("b.txt"), folder.argument("")])), expected);
    assert_eq!(
        ids(&read(&[folder.argument("**/*.md"), folder.argument("*.txt"), folder.argument("a.html")])),
        expected
    );
}

#[test]
fn clashing_ids_are_told_apart_and_said() {
    let folder = Folder::new("clash");
    folder.write("a.txt", "一");
    folder.write("b/a.txt", "二");
    folder.write("c.jsonl", "{\"id\":\"a\",\"text\":\"三\"}\n{\"text\":\"四\"}");
    let results = read(&[folder.argument("")]);
    assert_eq!(ids(&results), ["a", "a~2", "a~3", "c-2"]);
    let clashes: Vec<_> = results.iter().flatten().map(|s| s.clash.is_some()).collect();
    assert_eq!(clashes, [false, true, true, false]);
}

#[test]
fn bad_documents_are_reported_and_the_others_are_read() {
    let folder = Folder::new("bad");
    folder.write(
        "a.jsonl",
        "{\"text\":\"好\"}\n{broken\n{\"title\":\"无文\"}\n[1]\n\n{\"html\":\"<p>好</p>\"}\n",
    );
    folder.write("b.txt", "");
    folder.write("c.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".repeat(9));
    folder.write("d.txt", " \n\u{3000}\n");
    folder.write("e.txt", "好");
    let mut arguments = vec![folder.argument(""), folder.argument("none.txt")];
    folder.write("f.xyz", "好");
    arguments.push(folder.argument("f.xyz"));
    let results = read(&arguments);
    let decoded: Vec<_> = results.into_iter().map(|r| r.and_then(Source::decode)).collect();
    let good: Vec<_> = decoded.iter().flatten().map(|d| (d.id.0.as_str(), d.media)).collect();
    assert_eq!(good, [("a-1", MediaType::Text), ("a-6", MediaType::Html), ("e", MediaType::Text)]);
    let problems: Vec<String> = decoded.iter().filter_map(|r| Some(r.as_ref().err()?.to_string())).collect();
    assert_eq!(problems.len(), 8, "{problems:#?}");
    for (place, reason) in [
        ("a.jsonl:2", "not valid JSON"),
        ("a.jsonl:3", "no field `text`"),
        ("a.jsonl:4", "a document is an object"),
        ("b.txt", "holds no text"),
        ("c.txt", "binary"),
        ("d.txt", "holds no text"),
        ("none.txt", "no such file"),
        ("f.xyz", "unknown ending"),
    ] {
        assert!(
            problems.iter().any(|p| p.contains(place) && p.contains(reason)),
            "{place} {reason}: {problems:#?}"
        );
    }
}

#[test]
fn json_takes_other_field_names() {
    let folder = Folder::new("fields");
    folder.write("a.json", "[{\"no\":7,\"content\":\"文\",\"标题\":\"题\"},{\"no\":8,\"content\":\"文\"}]");
    let mut fields = FieldNames::default();
    for setting in ["id=no", "text=content", "title=标题"] {
        fields.rename(setting).expect(setting);
    }
    assert!(fields.rename("text").is_err() && fields.rename("colour=x").is_err());
    let results: Vec<_> = read::inputs(&[folder.argument("a.json")], &fields).collect();
    assert_eq!(ids(&results), ["7", "8"]);
    let title = results[0].as_ref().expect("read").declared.title.clone();
    assert_eq!(title.as_deref(), Some("题"));
}
