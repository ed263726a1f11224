//! Lists of briefs, page by page.

use peacebrief::v1::{self, BriefOrder};
use prost::Message as _;

use super::records::{fitting, in_order, size};
use crate::archive::{BriefPage, List};
use crate::cursor::DatastoreId;
use crate::ids::Tenant;
use crate::page_token::{PageBinding, PageKey};
use crate::sql::{Session, Statement, Value};
use crate::{ArchiveError, filter};

/// How rows are ordered: by what besides the id, and whether backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Order {
    published: bool,
    descending: bool,
}

impl From<BriefOrder> for Order {
    fn from(order: BriefOrder) -> Self {
        match order {
            BriefOrder::Unspecified | BriefOrder::IngestedDescending => {
                Self { published: false, descending: true }
            }
            BriefOrder::IngestedAscending => Self { published: false, descending: false },
            BriefOrder::PublishedDescending => Self { published: true, descending: true },
            BriefOrder::PublishedAscending => Self { published: true, descending: false },
        }
    }
}

impl Order {
    /// In few bytes, for the binding of page tokens.
    fn mark(self) -> [u8; 2] {
        [u8::from(self.published), u8::from(self.descending)]
    }

    /// Goes on after a key, in this order, for at most so many rows.
    fn add(self, statement: &mut Statement, after: Option<PageKey>, limit: usize) {
        let Self { published, descending } = self;
        if let Some(PageKey { major, minor }) = after {
            let beyond = if descending { " < " } else { " > " };
            if published {
                statement.push(" AND (a.published, a.id)").push(beyond).push("(").bind(major).push(", ");
                statement.bind(minor).push(")");
            } else {
                statement.push(" AND a.id").push(beyond).bind(minor);
            }
        }
        let direction = if descending { " DESC" } else { "" };
        statement.push(" ORDER BY ");
        if published {
            statement.push("a.published").push(direction).push(", ");
        }
        statement.push("a.id").push(direction).push(" LIMIT ");
        statement.bind(i64::try_from(limit).unwrap_or(i64::MAX));
    }
}

/// What of a filter makes another list: all of it.
pub(super) fn mark(filter: &v1::BriefFilter) -> Vec<u8> {
    filter.encode_to_vec()
}

pub(super) async fn list(
    session: &mut dyn Session,
    datastore: DatastoreId,
    tenant: &Tenant,
    list: &List,
) -> Result<BriefPage, ArchiveError> {
    filter::check(&list.filter)?;
    let order = Order::from(list.order);
    let binding = PageBinding::new(&datastore, tenant, &[b"list", &order.mark(), &mark(&list.filter)]);
    let after = PageKey::read(&list.page_token, binding)?;

    let owner: Value = tenant.as_str().into();
    let mut statement = Statement::new("SELECT a.id, a.published, ");
    statement.push(size(list.extent.view)).push(" FROM articles a JOIN briefs b ON b.article_id = a.id");
    statement.push(" WHERE a.tenant = ").bind(owner);
    filter::add(&mut statement, &list.filter);
    // One more than asked for tells whether there is another page.
    order.add(&mut statement, after, list.extent.count.saturating_add(1));

    let rows = session.rows(statement).await?;
    let sizes = rows.iter().map(|row| row.size(2)).collect::<Result<Vec<_>, _>>()?;
    let taken = fitting(sizes.into_iter(), &list.extent);
    let ids = rows[..taken].iter().map(|row| row.int(0)).collect::<Result<Vec<_>, _>>()?;
    let next_page_token = match rows[..taken].last() {
        Some(last) if taken < rows.len() => {
            let major = if order.published { last.int(1)? } else { 0 };
            PageKey { major, minor: last.int(0)? }.write(binding)
        }
        _ => String::new(),
    };
    let briefs = in_order(session, tenant, &ids, list.extent.view).await?;
    Ok(BriefPage { briefs, next_page_token })
}
