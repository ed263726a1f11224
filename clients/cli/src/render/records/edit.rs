//! A correction of the registry.

use peacebrief::v1;
use peacebrief::v1::registry_edit::Action;

use super::{Layout, Page, Record, RenderError, Run, Style, dotted, in_a_row, json, moment};

impl Record for v1::RegistryEdit {
    const COLUMNS: &'static [&'static str] = &["edit", "time", "action", "what", "reason", "reverted"];

    fn cells(&self) -> Vec<String> {
        let (action, what) = told(self);
        vec![
            self.name.clone(),
            moment::shown(self.edit_time.as_ref()),
            action.to_owned(),
            what,
            self.reason.clone(),
            self.reverted.to_string(),
        ]
    }

    fn json(&self, layout: Layout) -> Result<String, RenderError> {
        json::message(self, layout)
    }

    fn text(&self, page: &mut Page) {
        let (action, what) = told(self);
        let mut run = Run::new().add(Style::Label, action).plain(": ").plain(&what);
        if self.reverted {
            run.push(Style::Faint, " · reverted");
        }
        page.paragraph(0, 2, &run);
        if !self.reason.is_empty() {
            page.paragraph(2, 2, &Run::new().quote(&self.reason));
        }
        let told = dotted(&[&moment::shown(self.edit_time.as_ref()), &self.name]);
        page.paragraph(2, 2, &Run::new().add(Style::Faint, &told));
    }
}

/// What was done, and to what.
fn told(edit: &v1::RegistryEdit) -> (&'static str, String) {
    let row = |names: &[String]| in_a_row(&names.iter().map(String::as_str).collect::<Vec<_>>());
    match &edit.action {
        Some(Action::Merge(merge)) => ("merge", format!("{} into {}", row(&merge.merged), merge.into)),
        Some(Action::Split(split)) => {
            ("split", format!("{} from {}, as {} have it", split.created, split.from, row(&split.briefs)))
        }
        Some(Action::Revert(edit)) => ("revert", edit.clone()),
        None => ("edit", String::new()),
    }
}
