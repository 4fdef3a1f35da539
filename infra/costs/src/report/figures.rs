//! Figures as people read them.

/// How many digits of a figure count.
const DIGITS: i32 = 3;

/// Three digits that count; – for nothing.
pub(super) fn figure(figure: f64) -> String {
    if figure == 0.0 {
        return "–".to_owned();
    }
    let decimals = DIGITS - 1 - figure.abs().log10().floor() as i32;
    let text = format!("{figure:.*}", usize::try_from(decimals).unwrap_or(0));
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => with_commas(&text),
    }
}

/// Dollars and cents, above a hundred dollars alone; – for nothing.
pub(super) fn dollars(dollars: f64) -> String {
    match dollars {
        0.0 => "–".to_owned(),
        ..100.0 => format!("{dollars:.2}"),
        _ => with_commas(&format!("{dollars:.0}")),
    }
}

/// A whole number, rounded to two digits that count.
pub(super) fn rounded(number: f64) -> String {
    let step = 10_f64.powf((number.log10().floor() - 1.0).max(0.0));
    with_commas(&format!("{:.0}", (number / step).round() * step))
}

fn with_commas(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_count() {
        let texts = [0.0, 0.001_234, 1.5, 33.46, 1_234_567.0].map(figure);
        assert_eq!(texts, ["–", "0.00123", "1.5", "33.5", "1,234,567"]);
    }

    #[test]
    fn cents_count_below_a_hundred_dollars() {
        assert_eq!([0.5, 1_234.56].map(dollars), ["0.50", "1,235"]);
    }

    #[test]
    fn orders_are_told_roundly() {
        assert_eq!([1e7, 153_456.0].map(rounded), ["10,000,000", "150,000"]);
    }
}
