//! The Lambda function `mail-events`.

use usher_functions::runtime::{Environment, serve_mail_events};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_mail_events(&Environment::new(std::env::vars()))
}
