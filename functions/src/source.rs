//! Where a request comes from.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::{Extensions, request::Parts};
use lambda_http::request::RequestContext;

/// The network address that a request comes from, as API Gateway or the socket tells it. It is never
/// taken from a header, because a caller writes those.
#[derive(Debug, Clone, Copy)]
pub struct Source(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Source {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.extensions))
    }
}

impl Source {
    /// The source that a request's extensions tell.
    pub fn of(extensions: &Extensions) -> Self {
        let gateway = match extensions.get::<RequestContext>() {
            Some(RequestContext::ApiGatewayV2(context)) => {
                context.http.source_ip.as_deref().and_then(|ip| ip.parse().ok())
            }
            _ => None,
        };
        let socket = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Self(gateway.or(socket))
    }

    /// What of a request's extensions tells its source, and nothing else: for another request that is
    /// made on its behalf.
    pub fn only(extensions: &Extensions) -> Extensions {
        let mut only = Extensions::new();
        if let Some(context) = extensions.get::<RequestContext>() {
            only.insert(context.clone());
        }
        if let Some(socket) = extensions.get::<ConnectInfo<SocketAddr>>() {
            only.insert(*socket);
        }
        only
    }

    /// Whom to count tries of: an IPv4 address, or the /64 of an IPv6 one, which is what one line
    /// gets (RFC 6177, section 2). All requests whose source is not known count together.
    pub fn bucket(self) -> String {
        match self.0.map(|ip| ip.to_canonical()) {
            Some(IpAddr::V6(ip)) => {
                let network = u128::from(ip) & !u128::from(u64::MAX);
                format!("{}/64", Ipv6Addr::from(network))
            }
            Some(ip) => ip.to_string(),
            None => "unknown".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_counts_as_one() {
        let bucket = |ip: &str| Source(Some(ip.parse().unwrap())).bucket();
        assert_eq!(bucket("192.0.2.7"), "192.0.2.7");
        assert_eq!(bucket("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(bucket("2001:db8:1:2:3:4:5:6"), bucket("2001:db8:1:2:ffff::1"));
        assert_ne!(bucket("2001:db8:1:2::1"), bucket("2001:db8:1:3::1"));
    }
}
