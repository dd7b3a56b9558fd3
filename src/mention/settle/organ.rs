//! Organs named without their house: 党委, 工会, 审判委员会 behind an office of the house.

use super::{is_joined, part};
use crate::mention::affix::Affix;
use crate::mention::body::{Body, Certainty, Context};
use crate::mention::line::Line;
use crate::mention::office::{Before, Office};
use crate::mention::part::{court, inner, is_institution, is_military};

/// Puts the organ under the house of `previous`; what is no organ is taken for a part of it.
pub(super) fn settle(
    line: &Line,
    office: &mut Office,
    before: &Before,
    previous: &Body,
    root: Option<&str>,
    cx: &Context,
) {
    let range = office.range.start..office.range.end;
    let said = line.slice(range).replace(' ', "");
    let Some(written) = said.strip_suffix(office.title.as_str()) else { return };
    let written =
        ["原", "现任", "曾任", "时任", "历任"].iter().find_map(|w| written.past(w)).unwrap_or(written);
    let place = office.place.clone().or_else(|| previous.place.clone());
    if let Some(root) = root
        && (court(&office.body).is_none() || office.body == format!("{}{written}", previous.name))
        && (written.ends_with('庭')
            || written == "办公厅"
            || written.begins_with("审判委员会")
            || written.begins_with("检察委员会")
            || office.certainty == Certainty::Ending && inner(written))
    {
        office.body = format!("{root}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place = place;
        return;
    }
    if matches!(written, "党委" | "纪委" | "团委" | "党总支" | "党支部" | "工会") {
        let institution = is_institution(&previous.name) || is_military(&previous.name);
        let party = previous.name.past("中共").and_then(|n| n.short_of("委员会"));
        let party = party.map(|n| n.short_of("纪律检查").unwrap_or(n));
        // 某医院工会主席、纪委书记
        let kept =
            party.or_else(|| previous.name.short_of("工会")).filter(|n| is_institution(n) || is_military(n));
        let name = if institution { Some(previous.name.as_str()) } else { kept };
        if let Some(name) = name {
            office.body = match written {
                "党委" => format!("中共{name}委员会"),
                "纪委" => format!("中共{name}纪律检查委员会"),
                "团委" => format!("共青团{name}委员会"),
                "工会" => format!("{name}工会"),
                other => format!("中共{name}{other}"),
            };
            office.place.clone_from(&previous.place);
            return;
        }
        // 县教育局局长、党委副书记: of the bureau
        // 省国资委主任、党委书记, but not 县委
        let commission = !previous.name.begins_with("中共")
            && (previous.name.ends_on("委员会")
                && !previous.name.contains("政治协商")
                && !previous.name.ends_on("常务委员会")
                || previous.name.ends_with('委') && previous.name.chars().count() > 2);
        let bureau = commission || ["局", "厅", "署"].iter().any(|e| previous.name.ends_on(e));
        if bureau && written == "党委" && !office.title.begins_with("党委") {
            office.body.clone_from(&previous.name);
            office.title = format!("党委{}", office.title);
            office.place.clone_from(&previous.place);
            return;
        }
    }
    // 集团党委副书记、工会主席; 县教育局副局长、工会主席: of the house
    const OF_HOUSES: [&str; 6] = ["工会", "机关党委", "机关工会", "机关纪委", "工会委员会", "党群工作部"];
    let bureau = ["局", "厅", "署", "公司", "集团"].iter().any(|e| previous.name.ends_on(e));
    let committee = previous.name.past("中共").and_then(|n| n.short_of("委员会"));
    let own = committee.filter(|n| is_institution(n)).unwrap_or(&previous.name);
    if is_joined(line, office) && OF_HOUSES.contains(&written) && (is_institution(own) || bureau) {
        office.body = format!("{own}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    // 共青团省委常委、组织部部长
    if previous.name.begins_with("共青团")
        && previous.name.ends_on("委员会")
        && ["组织部", "宣传部", "统战部", "办公室"].contains(&written)
    {
        office.body = format!("{}{written}", previous.name);
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    // 校党委委员、组织部部长
    if let Some(committee) = previous.name.short_of("委员会").filter(|_| previous.name.begins_with("中共"))
        && (committee.past("中共").is_some_and(is_institution)
            // 兵团党委常委、组织部部长
            || previous.place.is_none() && previous.certainty == Certainty::Known)
        && matches!(
            written,
            "组织部"
                | "宣传部"
                | "统战部"
                | "党委组织部"
                | "党委宣传部"
                | "党委统战部"
                | "党委办公室"
                | "党委学生工作部"
                | "党委教师工作部"
        )
    {
        let part = written.past("党委").unwrap_or(written);
        office.body = format!("{committee}委员会{part}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    if office.certainty == Certainty::Ending {
        part::settle(line, office, before, previous, written, cx);
    }
}
