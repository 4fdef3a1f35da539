//! A few executions of each parser, on every run of the tests.

/// How many; `FUZZ_EXECUTIONS` says otherwise.
const EXECUTIONS: u64 = 500;

#[test]
fn no_parser_panics_whatever_it_is_given() {
    for parser in fuzz::parsers() {
        let _ = parser.execute(fuzz::Count::from_env(EXECUTIONS));
    }
}

#[test]
fn every_parser_accepts_what_its_inputs_are_made_of() {
    for parser in fuzz::parsers() {
        assert!(parser.accepts_its_samples(), "{}", parser.name);
    }
}
