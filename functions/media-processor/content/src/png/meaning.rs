//! What a PNG says about its colours. What is said in several ways is said best by code points,
//! then by a profile, then by the name of sRGB, then by numbers:
//! <https://www.w3.org/TR/png-3/#color-chunk-precendence>.

use ::png::{ColorType, Info, ScaledFloat, SourceChromaticities};

use crate::images::{Chromaticities, Colours, Profile, SRGB_CHROMATICITIES};

/// To what power sRGB raises light, roughly, and how far from it numbers still mean the same.
const SRGB_GAMMA: f64 = 0.454_55;
const GAMMA_TOLERANCE: f64 = 0.01;
const PLACE_TOLERANCE: f64 = 0.005;

/// What the numbers of an image mean.
pub struct Meaning {
    /// The colours that they are of.
    pub colours: Colours,
    /// The profile that the image is served with.
    pub profile: Option<Vec<u8>>,
    /// True where they mean something else without a profile that is not served.
    pub is_lost: bool,
}

/// What an image says.
pub fn read(info: &Info<'_>) -> Meaning {
    let is_grey = matches!(
        info.color_type,
        ColorType::Grayscale | ColorType::GrayscaleAlpha
    );
    let came = info.icc_profile.as_ref().map(|profile| profile.to_vec());
    let profile = Profile::new(came, if is_grey { 1 } else { 3 });
    if let Some(colours) = code_points(info) {
        return Meaning {
            colours: fit(colours, is_grey),
            profile: profile.kept,
            is_lost: false,
        };
    }
    if !profile.colours.are_srgb() {
        return Meaning {
            is_lost: profile.is_lost(),
            colours: profile.colours,
            profile: profile.kept,
        };
    }
    let colours = if info.srgb.is_some() {
        None
    } else {
        numbers(info)
    };
    Meaning {
        colours: fit(colours.unwrap_or_default(), is_grey),
        profile: None,
        is_lost: false,
    }
}

fn fit(colours: Colours, is_grey: bool) -> Colours {
    if is_grey { colours.of_grey() } else { colours }
}

fn code_points(info: &Info<'_>) -> Option<Colours> {
    let points = info.coding_independent_code_points?;
    match (points.color_primaries, points.transfer_function) {
        // BT.709, and the curve of sRGB.
        (1, 13) => Some(Colours::default()),
        (primaries, transfer) => Colours::of_code_points(primaries, transfer),
    }
}

/// `None` where they are those of sRGB, or are none.
fn numbers(info: &Info<'_>) -> Option<Colours> {
    let gamma = number(info.gama_chunk?);
    let places = info.chrm_chunk.as_ref().map(places);
    let places = places.filter(|places| places.iter().all(|[x, y]| *x >= 0.0 && *y > 0.0));
    let places = places.unwrap_or(SRGB_CHROMATICITIES);
    let is_srgb = (gamma - SRGB_GAMMA).abs() <= GAMMA_TOLERANCE
        && places
            .as_flattened()
            .iter()
            .zip(SRGB_CHROMATICITIES.as_flattened())
            .all(|(place, of_srgb)| (place - of_srgb).abs() <= PLACE_TOLERANCE);
    (gamma > 0.0 && !is_srgb).then(|| Colours::of_gamma(gamma, places))
}

fn places(said: &SourceChromaticities) -> Chromaticities {
    [said.white, said.red, said.green, said.blue].map(|(x, y)| [number(x), number(y)])
}

fn number(scaled: ScaledFloat) -> f64 {
    scaled.into_value().into()
}
