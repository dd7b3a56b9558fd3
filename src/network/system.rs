//! Which system of institutions (系统) a body belongs to, read from its full name.

use std::fmt;

/// The systems between which officials move. The order is that of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Party committees and their departments.
    Party,
    /// Commissions of discipline inspection and of supervision, which are one office with two names.
    Discipline,
    Congress,
    Government,
    /// The political consultative conference.
    Cppcc,
    Court,
    Procuratorate,
    /// Coordinating groups: 领导小组, 工作专班, 指挥部 and commissions of Party and government.
    LeadingGroup,
    /// Mass organisations: trade unions, the Youth League, women's federations and their like.
    Mass,
    Military,
    Enterprise,
    /// Schools, hospitals, institutes and centres.
    Institution,
    Other,
}

impl System {
    pub const ALL: [Self; 13] = [
        Self::Party,
        Self::Discipline,
        Self::Congress,
        Self::Government,
        Self::Cppcc,
        Self::Court,
        Self::Procuratorate,
        Self::LeadingGroup,
        Self::Mass,
        Self::Military,
        Self::Enterprise,
        Self::Institution,
        Self::Other,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Discipline => "discipline",
            Self::Congress => "congress",
            Self::Government => "government",
            Self::Cppcc => "cppcc",
            Self::Court => "court",
            Self::Procuratorate => "procuratorate",
            Self::LeadingGroup => "leading_group",
            Self::Mass => "mass_organisation",
            Self::Military => "military",
            Self::Enterprise => "enterprise",
            Self::Institution => "institution",
            Self::Other => "other",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }

    /// The system of the body with this full name: the first that fits, from the narrowest mark to the widest.
    pub fn of(name: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
        if has(&["领导小组", "协调小组", "工作专班", "指挥部", "联席会议", "筹备组", "工作组"])
        {
            Self::LeadingGroup
        } else if has(&["纪律检查委员会", "纪检监察", "纪委", "监察委员会", "巡视", "巡察"])
        {
            Self::Discipline
        } else if has(&["政治协商会议"]) {
            Self::Cppcc
        } else if has(&["人民代表大会", "人大常委会"]) {
            Self::Congress
        } else if has(&["人民法院", "法院"]) {
            Self::Court
        } else if has(&["检察院"]) {
            Self::Procuratorate
        } else if has(&[
            "总工会",
            "共青团",
            "共产主义青年团",
            "妇女联合会",
            "科学技术协会",
            "残疾人联合会",
            "工商业联合会",
            "文学艺术界联合会",
            "归国华侨联合会",
            "红十字会",
            "贸易促进委员会",
            "供销合作社联合社",
        ]) {
            Self::Mass
        } else if has(&["军区", "军分区", "人民武装部", "武警", "解放军", "中央军委", "警备区"])
        {
            Self::Military
        } else if has(&["公司", "集团", "银行"]) || ends(&["厂", "矿"]) {
            Self::Enterprise
        } else if name.starts_with("中共")
            || name.starts_with("中国共产党")
            || has(&[
                "委员会组织部",
                "委员会宣传部",
                "委组织部",
                "委宣传部",
                "委统战部",
                "委政法委",
                "直属机关工委",
            ])
            || ends(&["市委", "县委", "省委", "区委", "党组", "党校"])
        {
            Self::Party
        } else if has(&["大学", "学院", "中学", "小学", "学校", "医院", "研究院", "研究所", "研究中心"])
            || ends(&["中心", "院", "馆", "站", "所", "队", "报社", "电视台", "出版社"])
        {
            Self::Institution
        } else if has(&["人民政府", "国务院", "管理委员会", "管委会", "街道办事处", "人民委员会", "行政公署"])
            || ends(&[
                "局",
                "厅",
                "委员会",
                "办公室",
                "署",
                "部",
                "处",
                "科",
                "总局",
                "政府",
                "委",
                "公署",
                "盟",
                "分局",
                "室",
            ])
        {
            Self::Government
        } else {
            Self::Other
        }
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_tells_the_system() {
        for (name, system) in [
            ("中共苏州市委员会", System::Party),
            ("中共南通市崇川区委组织部", System::Party),
            ("中共甲市纪律检查委员会", System::Discipline),
            ("甲市监察委员会", System::Discipline),
            ("甲市人民代表大会常务委员会", System::Congress),
            ("中国人民政治协商会议甲市委员会", System::Cppcc),
            ("甲市中级人民法院", System::Court),
            ("甲市发展和改革委员会", System::Government),
            ("甲市人民政府", System::Government),
            ("甲市机构改革领导小组办公室", System::LeadingGroup),
            ("共青团甲市委员会", System::Mass),
            ("甲市大数据发展中心", System::Institution),
            ("甲市城市建设投资集团有限公司", System::Enterprise),
        ] {
            assert_eq!(System::of(name), system, "{name}");
        }
    }
}
