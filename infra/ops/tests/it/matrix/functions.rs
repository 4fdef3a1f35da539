//! The functions, each as it begins: nothing that an earlier request had it remember tells two
//! requests apart.

use axum::Router;
use shared_http::{
    SecretResponses,
    health::{Dependency, Probe},
};
use testing::{App, FileStore, System};

/// The function of this name.
pub fn function(name: &str, system: &System, files: &FileStore) -> App {
    App::new(match name {
        "auth" => auth(system),
        "orders" => orders::router(orders::State::new(orders::OrdersApi {
            context: system.order_context(),
            models: system.read_models(),
            links: testing::links_to_nowhere(),
        })),
        "media" => media(system, files),
        "users" => users(system),
        "admin" => admin(system, files),
        "notifications" => notifications(system),
        "system" => health(system, files),
        other => panic!("the matrix does not know how to start the function {other}"),
    })
}

fn auth(system: &System) -> Router {
    auth::router(auth::State::new(auth::Auth {
        services: system.services(),
        ephemeral: system.ephemeral(),
        signer: system.signer(),
        refresh_key: system.refresh_key(),
        refresh_lifetime: System::REFRESH_LIFETIME,
        links: testing::links_to_nowhere(),
        jwks: system.jwks(),
    }))
}

fn media(system: &System, files: &FileStore) -> Router {
    media::router(media::State::new(media::Files {
        context: system.order_context(),
        links: files.links(),
        objects: files.objects(),
        settings: system.settings(),
    }))
}

fn users(system: &System) -> Router {
    users::router(users::State::new(users::Profiles {
        services: system.services(),
        orders: system.orders(),
        models: system.read_models(),
        ephemeral: system.ephemeral(),
        links: testing::links_to_nowhere(),
        settings: system.settings(),
    }))
}

fn admin(system: &System, files: &FileStore) -> Router {
    let context = system.order_context();
    admin::router(admin::State::new(admin::Administration {
        dependencies: vec![Probe::new("orders", &context.orders)],
        context,
        models: system.read_models(),
        links: testing::links_to_nowhere(),
        exports: files.exports(),
        settings: system.settings(),
        secrets: SecretResponses::new(&system.secret).unwrap(),
    }))
}

fn notifications(system: &System) -> Router {
    notifications::router(notifications::State::new(notifications::Inboxes {
        services: system.services(),
        notifications: system.notifications(),
        ephemeral: system.ephemeral(),
        live_url: "wss://live.example/v1".to_owned(),
    }))
}

fn health(system: &System, files: &FileStore) -> Router {
    let there = || Dependency::endpoint(files.media_url());
    let database = (&system.ephemeral()).into();
    let (environment, clock) = ("test".to_owned(), system.clock.clone());
    let state = system::State::new(database, there(), there(), environment, clock);
    system::routes(state, system.limiter())
}
