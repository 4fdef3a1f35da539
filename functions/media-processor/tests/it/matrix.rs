//! Photos of every layout show what libjpeg-turbo shows of them: `files/matrix.py`.

use std::{fs, path::Path};

use shared_domain::media::ContentType::Jpeg;

use crate::support::{decoded, images::psnr, renditions};

/// Pictures of this matrix that are decoded wrongly have 6 to 17 dB; what is written anew loses no
/// more than this.
const ALIKE: f64 = 30.0;

#[test]
fn photos_show_the_same_whatever_the_order_of_their_scans() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/matrix");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (subsampling, _) = name.split_once(['-', '.']).unwrap();
        if path.extension().is_none_or(|extension| extension != "jpg") {
            continue;
        }
        let original = image::open(folder.join(format!("{subsampling}.png"))).unwrap();
        let made = renditions(fs::read(&path).unwrap(), Jpeg);
        for bytes in [&made.file, &made.preview.bytes, &made.thumbnail.bytes] {
            let alike = psnr(&decoded(bytes), &original);
            assert!(alike > ALIKE, "{name}: {alike} dB");
        }
        count += 1;
    }
    assert_eq!(count, 6 * 2 * 9);
}
