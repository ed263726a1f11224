//! Statements with their arguments, and rows.

use std::fmt::Write as _;

use crate::error::StorageError;

/// A value of a column. There is no NULL: what is not there is 0 or empty, in every table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    /// The text form of a `tsvector`; PostgreSQL only, and only as an argument.
    Terms(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Value {
    /// PostgreSQL takes no NUL into a text. What must come back as it was goes in as bytes.
    fn from(text: &str) -> Self {
        Self::Text(text.replace('\0', "\u{fffd}"))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.contains('\0') { Self::from(text.as_str()) } else { Self::Text(text) }
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// A statement under construction. Its text is made of this crate's own words only; whatever comes from outside is bound.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(super) sql: String,
    pub(super) arguments: Vec<Value>,
}

impl Statement {
    /// Begins a statement.
    pub(crate) fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), arguments: Vec::new() }
    }

    /// A statement whose text names its arguments itself, as `$1`, `$2`, …
    pub(crate) fn with<const N: usize>(sql: &str, arguments: [Value; N]) -> Self {
        Self { sql: sql.to_owned(), arguments: arguments.into() }
    }

    /// Goes on with text.
    pub(crate) fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Goes on with an argument.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        let value = value.into();
        let number = self.arguments.len() + 1;
        let _ = match value {
            Value::Terms(_) => write!(self.sql, "CAST(${number} AS TSVECTOR)"),
            _ => write!(self.sql, "${number}"),
        };
        self.arguments.push(value);
        self
    }

    /// Goes on with a list of arguments in parentheses; not of none. Its length is rounded up to a power of two by
    /// repeating the last, so that few statements have to be prepared.
    pub(crate) fn list<V: Into<Value>>(&mut self, values: impl Iterator<Item = V>) -> &mut Self {
        let mut values: Vec<Value> = values.map(Into::into).collect();
        if let Some(last) = values.last().cloned() {
            values.resize(values.len().next_power_of_two(), last);
        }
        self.push("(");
        for (i, value) in values.into_iter().enumerate() {
            self.push(if i == 0 { "" } else { ", " }).bind(value);
        }
        self.push(")")
    }

    /// The text and the arguments as SQLite has them: `?2` is the second, where `$2` would be a name. Where the text has each argument once
    /// and in order it does not number them: SQLite looks numbers up in a list, one by one, which for hundreds takes longer than the statement.
    pub(crate) fn into_parts_of_sqlite(self) -> (String, Vec<Value>) {
        let mut sql = String::with_capacity(self.sql.len());
        let mut pieces = self.sql.split('$');
        sql.push_str(pieces.next().unwrap_or_default());
        let mut next = 1_usize;
        for piece in pieces {
            let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if piece[..digits].parse() != Ok(next) {
                return self.numbered();
            }
            next += 1;
            sql.push('?');
            sql.push_str(&piece[digits..]);
        }
        if next == self.arguments.len() + 1 { (sql, self.arguments) } else { self.numbered() }
    }

    fn numbered(self) -> (String, Vec<Value>) {
        (self.sql.replace('$', "?"), self.arguments)
    }

    /// The text and the arguments.
    pub(crate) fn into_parts(self) -> (String, Vec<Value>) {
        (self.sql, self.arguments)
    }
}

/// A row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Row {
    fn wrong(&self, column: usize) -> StorageError {
        StorageError::internal(format!("column {column} of {} is of another type", self.0.len()))
    }

    /// The number in a column.
    pub(crate) fn int(&self, column: usize) -> Result<i64, StorageError> {
        match self.0.get(column) {
            Some(Value::Int(value)) => Ok(*value),
            _ => Err(self.wrong(column)),
        }
    }

    /// The number in a column that the API has as an `int32`.
    pub(crate) fn int32(&self, column: usize) -> Result<i32, StorageError> {
        i32::try_from(self.int(column)?).map_err(StorageError::corrupted)
    }

    /// The number in a column that counts or measures something in memory.
    pub(crate) fn size(&self, column: usize) -> Result<usize, StorageError> {
        usize::try_from(self.int(column)?).map_err(StorageError::corrupted)
    }

    /// Takes the text out of a column.
    pub(crate) fn text(&mut self, column: usize) -> Result<String, StorageError> {
        match self.0.get_mut(column) {
            Some(Value::Text(value)) => Ok(std::mem::take(value)),
            _ => Err(self.wrong(column)),
        }
    }

    /// Takes the bytes out of a column.
    pub(crate) fn bytes(&mut self, column: usize) -> Result<Vec<u8>, StorageError> {
        match self.0.get_mut(column) {
            Some(Value::Bytes(value)) => Ok(std::mem::take(value)),
            _ => Err(self.wrong(column)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_numbered_as_they_come_and_lists_are_rounded_up() {
        let mut statement = Statement::with("SELECT 1 WHERE tenant = $1", [Value::from("a")]);
        statement.push(" AND id IN ").list([1_i64, 2, 3].into_iter()).push(" AND name = ").bind("b\0");
        let (sql, arguments) = statement.into_parts();
        assert_eq!(sql, "SELECT 1 WHERE tenant = $1 AND id IN ($2, $3, $4, $5) AND name = $6");
        assert_eq!(arguments[4], Value::Int(3));
        assert_eq!(arguments[5], Value::Text("b\u{fffd}".into()));
    }

    #[test]
    fn arguments_that_come_once_and_in_order_need_no_numbers() {
        let mut statement = Statement::with("SELECT 1 WHERE tenant = $1", [Value::from("a")]);
        statement.push(" AND id IN ").list([1_i64, 2, 3].into_iter());
        let (sql, arguments) = statement.into_parts_of_sqlite();
        assert_eq!((sql.as_str(), arguments.len()), ("SELECT 1 WHERE tenant = ? AND id IN (?, ?, ?, ?)", 5));
        let kept =
            |sql: &str| Statement::with(sql, [Value::from(1), Value::from(2)]).into_parts_of_sqlite().0;
        for sql in ["a = $2 AND b = $1", "a = $1 AND b = $2 AND c = $1", "a = $1", "a = $1 AND b = $3"] {
            assert_eq!(kept(sql), sql.replace('$', "?"));
        }
    }
}
