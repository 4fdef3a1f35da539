//! Writing images.

use image::{
    DynamicImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use jpeg_encoder::{
    ChromaSubsamplingMethod, ColorType, Encoder, QuantizationTableType, SamplingFactor,
};
use shared_domain::media::Rejection;

/// Beyond this, files grow and nobody sees a difference.
const JPEG_QUALITY: u8 = 88;

/// Of the photos that people save as PNG, the usual level makes files that are 6 % smaller, in five
/// times the time: ten seconds for 12 megapixels.
const PNG_LEVEL: u8 = 3;

/// How exactly a JPEG keeps its pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precision {
    /// The steps in which brightness and colours are kept, row by row: ITU-T T.81, A.3.4. The usual
    /// ones where there are none.
    pub steps: Option<[[u16; 64]; 2]>,
    /// As many pixels beside and above each other share a colour.
    pub sampling: (u8, u8),
}

impl Default for Precision {
    fn default() -> Self {
        Self {
            steps: None,
            sampling: (1, 1),
        }
    }
}

/// A JPEG of an image without alpha and with 8 bits a colour.
///
/// # Errors
/// `Unprocessable` where it cannot be written.
pub fn jpeg(
    image: &DynamicImage,
    precision: &Precision,
    profile: Option<&[u8]>,
) -> Result<Vec<u8>, Rejection> {
    let mut bytes = Vec::new();
    let side = |length: u32| u16::try_from(length).or(Err(Rejection::Unprocessable));
    let (width, height) = (side(image.width())?, side(image.height())?);
    let colours = match image {
        DynamicImage::ImageLuma8(_) => ColorType::Luma,
        _ => ColorType::Rgb,
    };
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    let (across, down) = precision.sampling;
    let sampling = SamplingFactor::from_factors(across, down).unwrap_or(SamplingFactor::F_1_1);
    encoder.set_sampling_factor(sampling);
    if let Some(steps) = precision.steps {
        let [brightness, colour] = steps.map(Box::new).map(QuantizationTableType::Custom);
        encoder.set_quantization_tables(brightness, colour);
    }
    if let Some(profile) = profile {
        encoder
            .add_icc_profile(profile)
            .or(Err(Rejection::Unprocessable))?;
    }
    encoder
        .encode(image.as_bytes(), width, height, colours)
        .or(Err(Rejection::Unprocessable))?;
    Ok(bytes)
}

/// A PNG.
///
/// # Errors
/// `Unprocessable` where it cannot be written.
pub fn png(image: &DynamicImage) -> Result<Vec<u8>, Rejection> {
    let mut bytes = Vec::new();
    let (compression, filter) = (CompressionType::Level(PNG_LEVEL), FilterType::Adaptive);
    let encoder = PngEncoder::new_with_quality(&mut bytes, compression, filter);
    image
        .write_with_encoder(encoder)
        .or(Err(Rejection::Unprocessable))?;
    Ok(bytes)
}
