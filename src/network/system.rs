//! Which system of institutions (系统) a body belongs to, read from its full name.

use crate::resolve::body::{self, OrganKind};
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

    /// The system of the body with this full name: by marks that only systems have, else by its kind.
    pub fn of(name: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        let ends = |words: &[&str]| words.iter().any(|w| name.ends_with(w));
        if has(&["领导小组", "协调小组", "工作专班", "指挥部", "联席会议", "筹备组", "工作组"])
        {
            Self::LeadingGroup
        } else if has(&["纪检监察", "巡视", "巡察"]) {
            Self::Discipline
        } else if has(&["军区", "军分区", "人民武装部", "武警", "解放军", "中央军委", "警备区"])
        {
            Self::Military
        } else if has(&["共青团", "红十字会", "贸易促进委员会", "供销合作社联合社"]) {
            Self::Mass
        } else if ends(&["厂", "矿"]) {
            Self::Enterprise
        } else if has(&["委组织部", "委宣传部", "委统战部", "委政法委", "直属机关工委"])
            || ends(&["市委", "县委", "省委", "区委", "党组", "党校"])
        {
            Self::Party
        } else if ends(&["馆", "报社", "电视台", "出版社"]) {
            Self::Institution
        } else {
            Self::of_kind(name)
        }
    }

    fn of_kind(name: &str) -> Self {
        let is_party = name.starts_with("中共") || name.starts_with("中国共产党");
        match body::kind(name) {
            OrganKind::PartyCommittee | OrganKind::PartyDepartment => Self::Party,
            OrganKind::Discipline => Self::Discipline,
            OrganKind::Congress => Self::Congress,
            OrganKind::Consultative => Self::Cppcc,
            OrganKind::Court => Self::Court,
            OrganKind::Procuratorate => Self::Procuratorate,
            OrganKind::LeadingGroup => Self::LeadingGroup,
            OrganKind::MassOrganisation => Self::Mass,
            OrganKind::Enterprise => Self::Enterprise,
            OrganKind::Institution => Self::Institution,
            // Offices and commissions are of the Party or of the government, as their names begin.
            OrganKind::Commission | OrganKind::Office | OrganKind::Zone if is_party => Self::Party,
            OrganKind::Commission | OrganKind::Office | OrganKind::Zone => Self::Government,
            OrganKind::Government | OrganKind::GovernmentDepartment => Self::Government,
            OrganKind::Other if is_party => Self::Party,
            OrganKind::Other if name.ends_with(['室', '盟']) || name.ends_with("公署") => {
                Self::Government
            }
            OrganKind::Other => Self::Other,
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
            ("中共甲市委机构编制委员会办公室", System::Party),
            ("甲市人民政府办公室", System::Government),
            ("甲市总工会", System::Mass),
            ("甲市人民武装部", System::Military),
            ("乙地区行政公署", System::Government),
            ("甲市博物馆", System::Institution),
        ] {
            assert_eq!(System::of(name), system, "{name}");
        }
    }
}
