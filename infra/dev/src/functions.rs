//! Every function of the template, by the name of its binary.

use shared_runtime::Bootstrap;

/// The function with this name.
pub fn bootstrap(name: &str) -> Option<Bootstrap> {
    Some(match name {
        "admin" => admin::bootstrap(),
        "auth" => auth::bootstrap(),
        "console" => console::bootstrap(),
        "contact-merger" => contact_merger::bootstrap(),
        "media" => media::bootstrap(),
        "media-processor" => media_processor::bootstrap(),
        "notifications" => notifications::bootstrap(),
        "notifier" => notifier::bootstrap(),
        "orders" => orders::bootstrap(),
        "outbox" => outbox::bootstrap(),
        "projector" => projector::bootstrap(),
        "realtime" => realtime::bootstrap(),
        "settings-digest" => settings_digest::bootstrap(),
        "signing-key" => signing_key::bootstrap(),
        "system" => system::bootstrap(),
        "users" => users::bootstrap(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use local::Template;

    use super::bootstrap;

    #[test]
    fn every_function_of_the_template_is_in_the_binary() {
        let template = Template::read(&Template::path(), &BTreeMap::new()).unwrap();
        let missing: Vec<_> = template
            .functions
            .iter()
            .map(|function| function.binary.as_str())
            .filter(|name| bootstrap(name).is_none())
            .collect();
        assert_eq!(missing, [""; 0]);
    }
}
