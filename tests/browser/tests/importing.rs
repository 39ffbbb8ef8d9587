//! Many users from one file: looked at, put right, imported.

use std::{fs, path::PathBuf};

use serde_json::json;
use tempfile::TempDir;
use usher_tests::{GOOD_PASSWORD, GRACE};

use crate::{
    support::{Browser, with_and_without_scripts, with_scripts},
    team::{MARKUP, emoji},
};

/// Drops a file onto the field for it, as a mouse would.
const DROP: &str = "{
const [fileName, text, times] = arguments;
const carried = new DataTransfer();
carried.items.add(new File([text.repeat(times)], fileName, { type: 'text/csv' }));
const place = document.querySelector('[data-drop]');
for (const kind of ['dragenter', 'dragover', 'drop']) {
  place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
}
}";

/// A folder with files to choose from.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

/// Eight people: four can be added, though two of them have odd names; four cannot.
fn mixed() -> String {
    let emoji = emoji();
    format!(
        "first_name,last_name,email,role\n\
         Ada,Lovelace,ada@example.com,admin\n\
         Linus,Torvalds,nobody,\n\
         Alan,Turing,alan@example.com,emperor\n\
         Ada,Twice,ADA@example.com,\n\
         {MARKUP},Tables,bobby@example.com,\n\
         {emoji},Crab,crab@example.com,\n\
         Evil\u{202e}nimda,Mallory,mallory@example.com,\n\
         Hedy,Lamarr,hedy@example.com,\n"
    )
}

/// Grace at the page where a file is chosen.
async fn at_the_imports(browser: &Browser) {
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    browser.press_in("Main", "Import").await;
    browser.sees("Nobody is added yet.").await;
}

#[tokio::test]
async fn a_file_is_looked_at_put_right_and_imported_to_its_end() {
    with_and_without_scripts(async |usher, browser| {
        let files = Files::new();
        at_the_imports(browser).await;
        browser.looks("import").await;
        browser.attach("CSV file", &files.write("people.csv", mixed())).await;
        if browser.runs_scripts() {
            browser.sees("people.csv").await;
        }
        browser.press("Look at it").await;
        browser.sees("Nobody is added before you start it.").await;
        browser.sees_in("Ada Lovelace", "To be added").await;
        browser.sees_in("Linus Torvalds", "Not usable").await;
        browser.sees_in("alan@example.com", "emperor").await;
        browser.sees_in("Ada Twice", "has the same email as line 2").await;
        browser.sees_in("bobby@example.com", MARKUP).await;
        browser.sees_in("crab@example.com", &emoji()).await;
        browser.sees_in("mallory@example.com", "Evil\u{202e}nimda").await;
        browser.looks("import-looked-at").await;
        browser.press("4 Rejected").await;
        browser.sees_no("Ada Lovelace").await;
        browser.sees("Linus Torvalds").await;
        browser.press("8 All rows").await;

        browser.press("Put right, Line 3").await;
        browser.sees("The file is looked at again with your corrections.").await;
        browser.looks("import-put-right").await;
        browser.fill_in("Line 3", "Email", "linus@example.com").await;
        browser.press("Look at it again").await;
        browser.sees("Rows that cannot be added: 3").await;
        browser.sees_in("linus@example.com", "To be added").await;

        browser.press("Put rows right").await;
        browser.sees("Leave this row out").await;
        browser.looks("import-put-several-right").await;
        browser.choose_in("Line 4", "Role", "user").await;
        browser.tick_in("Line 5", "Leave this row out").await;
        browser.press("Look at it again").await;
        browser.sees("Rows that cannot be added: 1").await;
        browser.sees_in("alan@example.com", "To be added").await;
        browser.sees_no("Ada Twice").await;

        browser.press("Start the import").await;
        browser.sees("0 of 7 rows are done: 0 added, 0 rejected. 7 are left.").await;
        browser.looks("import-running").await;
        usher.deliver().await;
        if !browser.runs_scripts() {
            browser.press("Refresh").await;
        }
        browser.sees("The import is done.").await;
        browser.sees_in("mallory@example.com", "Not usable").await;
        browser.sees("6 Added").await;
        assert_eq!(browser.count("a[download][href$='/rejected.csv']").await, 1);
        browser.looks("import-done").await;
        assert_eq!(usher.take_mails().len(), 6);

        browser.press("See the users").await;
        browser.sees_in("bobby@example.com", MARKUP).await;
        browser.sees_in("linus@example.com", "Invited").await;
        browser.looks("import-users").await;
        browser.press_in("Main", "Import").await;
        browser.sees("Latest imports").await;
        browser.looks("import-latest").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_no_list_of_people_is_refused_in_plain_words() {
    with_and_without_scripts(async |_, browser| {
        let files = Files::new();
        let refused = async |name: &str, content: &[u8], told: &str| {
            browser.attach("CSV file", &files.write(name, content)).await;
            browser.press("Look at it").await;
            browser.sees(told).await;
        };
        at_the_imports(browser).await;
        browser.press("Look at it").await;
        browser.sees("Choose a file, or paste its rows.").await;
        browser.looks("import-nothing-chosen").await;
        refused("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "UTF-16 or no text").await;
        browser.looks("import-no-text").await;
        let header = format!("{MARKUP},{},email\na,b,c\n", "x".repeat(300));
        refused("columns.csv", header.as_bytes(), "is not a known column").await;
        browser.looks("import-odd-columns").await;

        // The page tells of a file that is too large without sending it; a browser without scripts sends it.
        let large = files.write("large.csv", " ".repeat(20 * 1024 * 1024));
        browser.attach("CSV file", &large).await;
        if browser.runs_scripts() {
            browser.sees("The file is larger than 4 MB").await;
            browser.looks("import-too-large").await;
            browser.press("Look at it").await;
            browser.sees("Choose a file, or paste its rows.").await;
        } else {
            browser.press("Look at it").await;
            browser.sees("The file is larger than 4 MB").await;
            browser.looks("import-too-large").await;
        }
        browser.attach("CSV file", &files.write("people.csv", mixed())).await;
        browser.press("Look at it").await;
        browser.sees("Nobody is added before you start it.").await;
    })
    .await;
}

#[tokio::test]
async fn pasted_rows_are_discarded_or_called_off() {
    with_and_without_scripts(async |usher, browser| {
        at_the_imports(browser).await;
        let paste = "Or paste the rows, with their header";
        let pastes = async || {
            browser.press(paste).await;
            browser.fill(paste, "first_name,last_name,email\nAda,King,ada@example.com\n").await;
            browser.press("Look at it").await;
            browser.sees_in("Ada King", "To be added").await;
        };
        pastes().await;
        browser.press("Discard").await;
        browser.sees("The import is discarded. Nobody was added.").await;

        pastes().await;
        browser.press("Start the import").await;
        browser.sees("1 are left").await;
        browser.press("Call it off").await;
        browser.sees("The import is called off.").await;
        browser.looks("import-called-off").await;
        usher.deliver().await;
        assert!(usher.take_mails().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_is_dropped_onto_its_field() {
    with_scripts(async |_, browser| {
        at_the_imports(browser).await;
        let drops = async |name: &str, text: &str, times: usize| {
            browser.script(DROP, &[json!(name), json!(text), json!(times)]).await;
        };
        drops("large.csv", "0123456789", 500_000).await;
        browser.sees("The file is larger than 4 MB").await;
        drops(&format!("{MARKUP}{}.csv", "long".repeat(50)), &mixed(), 1).await;
        browser.sees(MARKUP).await;
        browser.sees_no("The file is larger than 4 MB").await;
        browser.looks("import-dropped").await;
        browser.press("Look at it").await;
        browser.sees_in("Ada Lovelace", "To be added").await;
    })
    .await;
}
