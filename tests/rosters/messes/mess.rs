use std::error::Error;

use serde_json::{Map, Value, json};

/// The messes of one family.
pub type Messes = Result<Vec<Mess>, Box<dyn Error>>;

/// A file with one mess in it, and what importing it has to come to.
pub struct Mess {
    pub file: String,
    /// `None` for a file that another program wrote, which is kept as it is.
    pub bytes: Option<Vec<u8>>,
    expected: Map<String, Value>,
}

impl Mess {
    /// A file that holds a table of `kind` in `sheet`, under the header in `header_row`.
    pub fn new(file: &str, bytes: Vec<u8>, kind: &str, sheet: &str, header_row: u32) -> Self {
        let expected = json!({ "kind": kind, "sheet": sheet, "header_row": header_row });
        let Value::Object(mut expected) = expected else { unreachable!("an object was written") };
        for part in ["rows", "problems", "outside"] {
            expected.insert(part.to_owned(), json!([]));
        }
        Self { file: file.to_owned(), bytes: Some(bytes), expected }
    }

    /// The same as another program saved it.
    pub fn saved_as(self, file: &str) -> Self {
        Self { file: file.to_owned(), bytes: None, ..self }
    }

    /// "A name, B tier": every column with the field it goes to.
    pub fn columns(mut self, columns: &str) -> Self {
        let pairs: Vec<Value> = columns
            .split(',')
            .filter_map(|column| column.trim().split_once(' '))
            .map(|(letter, field)| json!([letter, field]))
            .collect();
        self.expected.insert("columns".to_owned(), Value::Array(pairs));
        self
    }

    /// The typed rows in the order of the file; what a row does not have is left out.
    pub fn rows(mut self, rows: Value) -> Self {
        self.expected.insert("rows".to_owned(), rows);
        self
    }

    /// "7 C Not a number" each; a whole row has "-" for its column.
    pub fn problems(mut self, problems: &[&str]) -> Self {
        let parts = problems.iter().filter_map(|problem| {
            let (row, rest) = problem.split_once(' ')?;
            let (column, reason) = rest.split_once(' ')?;
            Some(json!([row.parse::<u32>().ok()?, column.trim_matches('-'), reason]))
        });
        let parts: Vec<Value> = parts.collect();
        assert_eq!(parts.len(), problems.len(), "{}: a problem is not of the form \"7 C reason\"", self.file);
        self.expected.insert("problems".to_owned(), Value::Array(parts));
        self
    }

    /// "1 title" each: the rows outside the table that hold anything.
    pub fn outside(mut self, rows: &[&str]) -> Self {
        let parts: Vec<Value> = rows
            .iter()
            .filter_map(|row| row.split_once(' '))
            .filter_map(|(row, reason)| Some(json!([row.parse::<u32>().ok()?, reason])))
            .collect();
        self.expected.insert("outside".to_owned(), Value::Array(parts));
        self
    }

    /// One line for each row and problem: it is read by people who compare.
    pub fn expected_text(&self) -> Result<String, serde_json::Error> {
        let mut parts = Vec::new();
        for (name, value) in &self.expected {
            let text = match value {
                Value::Array(items) if !items.is_empty() => {
                    let lines: Result<Vec<String>, _> = items.iter().map(serde_json::to_string).collect();
                    format!("[\n    {}\n  ]", lines?.join(",\n    "))
                }
                other => serde_json::to_string(other)?,
            };
            parts.push(format!("  \"{name}\": {text}"));
        }
        Ok(format!("{{\n{}\n}}\n", parts.join(",\n")))
    }
}
