//! What the numbers of an image mean, and the same colours in sRGB, which is what they mean where
//! nothing is said.

use std::sync::Arc;

use image::{DynamicImage, ImageBuffer, Pixel, Rgb, RgbImage, Rgba};
use moxcms::{
    Chromaticity, CicpProfile, CmsError, ColorPrimaries, ColorProfile, DataColorSpace, Layout,
    MatrixCoefficients, ToneReprCurve, TransformExecutor, TransformOptions, XyY,
};

/// Where the colours of a display lie (CIE 1931, x and y): white, red, green, blue.
pub type Chromaticities = [[f64; 2]; 4];

/// Those of sRGB: IEC 61966-2-1.
pub const SRGB_CHROMATICITIES: Chromaticities =
    [[0.3127, 0.3290], [0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];

type Transform<Number> = Arc<dyn TransformExecutor<Number> + Send + Sync>;

/// What the numbers of an image mean.
#[derive(Debug, Clone, Default)]
pub struct Colours(Option<Box<ColorProfile>>);

impl Colours {
    /// What a profile says: ICC.1:2022, <https://www.color.org/specification/ICC.1-2022-05.pdf>.
    /// `None` where it cannot be read.
    pub fn of_profile(profile: &[u8]) -> Option<Self> {
        let profile = ColorProfile::new_from_slice(profile).ok()?;
        Some(Self(Some(Box::new(profile))))
    }

    /// What code points of ITU-T H.273 say. `None` where they are not known.
    pub fn of_code_points(primaries: u8, transfer: u8) -> Option<Self> {
        let points = CicpProfile {
            color_primaries: primaries.try_into().ok()?,
            transfer_characteristics: transfer.try_into().ok()?,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        };
        let profile = ColorProfile::new_from_cicp(points);
        profile.red_trc.as_ref()?;
        Some(Self(Some(Box::new(profile))))
    }

    /// What a power says that light was raised to, and where the colours lie that numbers are of.
    pub fn of_gamma(gamma: f64, [white, red, green, blue]: Chromaticities) -> Self {
        let mut profile = ColorProfile::new_srgb();
        let curve = Some(ToneReprCurve::Parametric(vec![gamma.recip() as f32]));
        profile.red_trc.clone_from(&curve);
        profile.green_trc.clone_from(&curve);
        profile.blue_trc = curve;
        let place = |[x, y]: [f64; 2]| Chromaticity::new(x as f32, y as f32);
        let primaries = ColorPrimaries {
            red: place(red),
            green: place(green),
            blue: place(blue),
        };
        profile.update_rgb_colorimetry(XyY::new(white[0], white[1], 1.0), primaries);
        Self(Some(Box::new(profile)))
    }

    /// True where nothing has to be said about them.
    pub const fn are_srgb(&self) -> bool {
        self.0.is_none()
    }

    /// The same for an image without colours.
    #[must_use]
    pub fn of_grey(self) -> Self {
        Self(self.0.map(|profile| {
            let mut grey = ColorProfile::new_gray_with_gamma(1.0);
            grey.gray_trc.clone_from(&profile.red_trc);
            Box::new(grey)
        }))
    }

    /// The same colours in sRGB. They stay as they are where they mean that, or mean what an image
    /// of this kind has not.
    pub fn to_srgb(&self, image: DynamicImage) -> DynamicImage {
        let Some(profile) = &self.0 else { return image };
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let eight = |from, to| profile.create_transform_8bit(from, &srgb, to, options);
        let sixteen = |from, to| profile.create_transform_16bit(from, &srgb, to, options);
        let converted = match &image {
            DynamicImage::ImageLuma8(grey) => converted::<_, Rgb<u8>>(grey, eight),
            DynamicImage::ImageLumaA8(grey) => converted::<_, Rgba<u8>>(grey, eight),
            DynamicImage::ImageRgb8(colours) => converted::<_, Rgb<u8>>(colours, eight),
            DynamicImage::ImageRgba8(colours) => converted::<_, Rgba<u8>>(colours, eight),
            DynamicImage::ImageLuma16(grey) => converted::<_, Rgb<u16>>(grey, sixteen),
            DynamicImage::ImageLumaA16(grey) => converted::<_, Rgba<u16>>(grey, sixteen),
            DynamicImage::ImageRgb16(colours) => converted::<_, Rgb<u16>>(colours, sixteen),
            DynamicImage::ImageRgba16(colours) => converted::<_, Rgba<u16>>(colours, sixteen),
            _ => return image,
        };
        converted.unwrap_or(image)
    }

    /// The colours that inks make on paper; 255 is all of an ink. `None` where this is not of inks.
    pub fn mixed(&self, width: u32, height: u32, inks: &[u8]) -> Option<RgbImage> {
        let profile = self.0.as_ref();
        let profile = profile.filter(|profile| profile.color_space == DataColorSpace::Cmyk)?;
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options);
        let mut mixed = RgbImage::new(width, height);
        transform.ok()?.transform(inks, &mut mixed).ok()?;
        Some(mixed)
    }
}

/// An image of one kind of pixels as one of another.
fn converted<From, To>(
    image: &ImageBuffer<From, Vec<From::Subpixel>>,
    transform: impl FnOnce(Layout, Layout) -> Result<Transform<From::Subpixel>, CmsError>,
) -> Result<DynamicImage, CmsError>
where
    From: Pixel<Subpixel: Default>,
    To: Pixel<Subpixel = From::Subpixel>,
    DynamicImage: std::convert::From<ImageBuffer<To, Vec<To::Subpixel>>>,
{
    let mut converted = ImageBuffer::<To, _>::new(image.width(), image.height());
    transform(layout::<From>(), layout::<To>())?.transform(image, &mut converted)?;
    Ok(converted.into())
}

const fn layout<P: Pixel>() -> Layout {
    match P::CHANNEL_COUNT {
        1 => Layout::Gray,
        2 => Layout::GrayAlpha,
        3 => Layout::Rgb,
        _ => Layout::Rgba,
    }
}
