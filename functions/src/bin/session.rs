//! The Lambda function `session`.

use usher_functions::runtime::{Environment, serve};

fn main() -> Result<(), lambda_runtime::Error> {
    serve(usher_functions::session::routes(), &Environment::new(std::env::vars()))
}
