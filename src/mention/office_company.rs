//! The words of an office in a company: its board, what a post is for, parts named by their head.

use super::body::{Context, resolve};
use super::office::Before;
use super::office_body::{ACTS_ON_HOUSE, OWN_HOUSE};
use super::office_run::OFFICERS;
use super::office_words::OfficeWords;
use super::phrase::{holds, holds_any};
use crate::mention::affix::Affix;

impl OfficeWords {
    /// What is done to a company, its board, and the rank of an officer.
    pub(super) fn of_board(&mut self, before: &Before, cx: &Context) {
        // 接到公司董事长…的报告: what is done to the company is no part of its name
        if cx.places.institution().is_some()
            && let Some(at) = OWN_HOUSE.iter().find_map(|own| self.text.short_of(own).map(str::len))
            && ACTS_ON_HOUSE.iter().any(|verb| self.text[..at].ends_with(verb))
        {
            self.text.drain(..at);
        }
        // 公司董事会秘书: one title
        if self.title == "秘书"
            && let Some(own) = self.text.short_of("董事会")
        {
            self.text.truncate(own.len());
            "董事会秘书".clone_into(&mut self.title);
        }
        // 公司监事会主席: one title, of the company
        if matches!(self.title.as_str(), "主席" | "副主席" | "召集人")
            && let Some(own) =
                self.text.strip_suffix("监事会").filter(|own| !own.is_empty() || before.body.is_some())
        {
            let term = own.strip_suffix('届').and_then(|r| r.split_once('第'));
            self.text = term.map_or(own, |(own, _)| own).to_owned();
            self.title.insert_str(0, "监事会");
        }
        // 公司第八届董事会董事长: of the company
        if let Some(rest) = ["董事会", "监事会"].iter().find_map(|board| self.text.short_of(board))
            && holds_any(&self.title, &["董事", "监事"])
        {
            let own = rest.strip_suffix('届').and_then(|r| r.split_once('第')).map_or(rest, |(own, _)| own);
            self.text = own.to_owned();
        }
        // 某县人武部上校政治委员: the officer's rank before the office
        if let Some(rest) = OFFICERS.iter().find_map(|r| self.text.short_of(r)) {
            self.text = rest.to_owned();
        }
    }

    /// 某公司投资部高级经理, 某公司项目经理: what a post of a company is for belongs to the title.
    pub(super) fn of_company(&mut self) {
        const POSTS: [&str; 9] =
            ["经理", "副经理", "总监", "副总监", "主管", "专员", "副总裁", "助理", "代表"];
        const GRADES: [&str; 2] = ["高级", "资深"];
        const WORK: [&str; 14] = [
            "业务",
            "投资",
            "区域",
            "技术",
            "生产",
            "人事",
            "行政",
            "运营",
            "市场",
            "销售",
            "研发",
            "采购",
            "大区",
            "战略投资",
        ];
        const HOUSES: [&str; 8] = ["公司", "集团", "银行", "部", "中心", "厂", "分行", "支行"];
        if !POSTS.contains(&self.title.as_str()) {
            return;
        }
        let work =
            WORK.iter().filter_map(|w| Some((self.text.short_of(w)?, *w))).min_by_key(|(own, _)| own.len());
        let (own, work) = work.unwrap_or((self.text.as_str(), ""));
        let grade = GRADES.iter().find_map(|g| Some((own.short_of(g)?, *g)));
        let (own, grade) = grade.unwrap_or((own, ""));
        if own.len() < self.text.len() && own.chars().count() >= 4 && HOUSES.iter().any(|h| own.ends_on(h)) {
            self.title.insert_str(0, work);
            self.title.insert_str(0, grade);
            self.text.truncate(own.len());
        }
    }

    /// 某公司质检科长, 某局人事处长: the character that names the part stands but once.
    pub(super) fn of_part(&mut self, before: &Before, cx: &Context) {
        const UNITS: [(&str, char); 8] = [
            ("科长", '科'),
            ("副科长", '科'),
            ("股长", '股'),
            ("副股长", '股'),
            ("处长", '处'),
            ("副处长", '处'),
            ("部长", '部'),
            ("副部长", '部'),
        ];
        const HOUSES: [&str; 15] = [
            "公司",
            "集团",
            "局",
            "厂",
            "大学",
            "政治部",
            "司令部",
            "政治处",
            "办公室",
            "组织部",
            "专署",
            "行署",
            "医院",
            "支行",
            "分行",
        ];
        let Some((_, unit)) = UNITS.iter().find(|(title, _)| *title == self.title) else { return };
        let end = HOUSES.iter().filter_map(|h| Some(self.text.rfind(h)? + h.len())).max();
        // 预算科副科长、政工科长: of the house before
        let bare = before.body.is_some() && self.text.chars().count() <= 3;
        let Some(part) = end.map(|end| &self.text[end..]).or(bare.then_some(self.text.as_str())) else {
            return;
        };
        if !(2..=4).contains(&part.chars().count())
            || part.ends_with([
                '科', '处', '部', '室', '股', '组', '队', '办', '司', '局', '厂', '会', '委', '副', '正',
                '原', '前', '代',
            ])
            || holds(&self.text, "集团军")
            || resolve(&self.text, &before.places, cx).is_some()
        {
            return;
        }
        self.text.push(*unit);
    }
}
