//! The Lambda function `clean-up`.

use usher_functions::runtime::{Environment, serve_clean_up};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_clean_up(&Environment::new(std::env::vars()))
}
