//! The Lambda function `add-user`.

use usher_functions::runtime::{Environment, serve};

fn main() -> Result<(), lambda_runtime::Error> {
    serve(usher_functions::add_user::routes(), &Environment::new(std::env::vars()))
}
