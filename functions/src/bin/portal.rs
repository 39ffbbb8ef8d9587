//! The Lambda function `portal`.

use usher_functions::runtime::{Environment, serve_portal};

fn main() -> Result<(), lambda_runtime::Error> {
    serve_portal(&Environment::new(std::env::vars()))
}
