//! The table: what each caller is answered.

use super::{callers::Caller, operations::Operation};

const TABLE: &str = include_str!("table.txt");

/// What a caller is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Yes,
    /// Nothing is done, as with what does not exist.
    Idle,
    /// This status and code.
    Refused(u16, &'static str),
}

impl Outcome {
    /// Who may not see something is answered as if it did not exist. A refusal that tells of
    /// something's existence is for those who see it; what administrators alone may see, nobody
    /// else does.
    pub fn hides(self, operation: &Operation) -> bool {
        match self {
            Self::Idle | Self::Refused(401 | 404, _) => true,
            Self::Refused(403, _) => operation.path.starts_with("/api/v1/admin/"),
            Self::Yes | Self::Refused(..) => false,
        }
    }

    fn read(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "idle" => Self::Idle,
            "400" => Self::Refused(400, "VALIDATION_ERROR"),
            "401" => Self::Refused(401, "UNAUTHORIZED"),
            "old" => Self::Refused(401, "TOKEN_EXPIRED"),
            "403" => Self::Refused(403, "FORBIDDEN"),
            "404" => Self::Refused(404, "NOT_FOUND"),
            "409" => Self::Refused(409, "ORDER_UNASSIGNED"),
            other => panic!("table.txt says `{other}`, which means nothing"),
        }
    }
}

/// What the callers are answered who ask for one operation, about one thing.
#[derive(Debug, Clone)]
pub struct Row {
    /// The operation's id.
    pub operation: &'static str,
    /// What is asked about.
    pub about: &'static str,
    /// What each caller is answered.
    pub cells: Vec<(Caller, Outcome)>,
}

/// The rows of the table.
pub fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let mut lines = lines.filter(|line| !line.is_empty());
    let head = lines.next().unwrap_or_default().split_whitespace();
    let columns: Vec<_> = head.skip(2).map(str::to_owned).collect();
    assert_eq!(columns, Caller::ALL.map(Caller::name));
    lines.map(row).collect()
}

fn row(line: &'static str) -> Row {
    let mut words = line.split_whitespace();
    let (Some(operation), Some(about)) = (words.next(), words.next()) else {
        panic!("table.txt has a row that says nothing: {line}");
    };
    let outcomes: Vec<_> = words.map(Outcome::read).collect();
    let callers = Caller::ALL.len();
    assert_eq!(
        outcomes.len(),
        callers,
        "{line}: an outcome for each caller"
    );
    Row {
        operation,
        about,
        cells: Caller::ALL.into_iter().zip(outcomes).collect(),
    }
}
