/** What browsers that can read codes offer: https://wicg.github.io/shape-detection-api/ */
interface BarcodeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetector;
  getSupportedFormats(): Promise<string[]>;
}

const QR = "qr_code";
const LOOK_EVERY = 250;

declare global {
  var BarcodeDetector: BarcodeDetectorClass | undefined;
}

/** Whether this browser can read QR codes: some have the class and no format. */
export async function canReadCodes(): Promise<boolean> {
  try {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats();
    return formats?.includes(QR) ?? false;
  } catch {
    return false;
  }
}

/** Reads codes off a video, a few times a second, until the returned function is called. */
export function readCodes(video: HTMLVideoElement, onCode: (text: string) => void): () => void {
  const detector = new globalThis.BarcodeDetector!({ formats: [QR] });
  let isBusy = false;
  const look = async () => {
    if (isBusy) return;
    isBusy = true;
    // A picture that cannot be read is followed by the next.
    const [code] = await detector.detect(video).catch(() => []);
    isBusy = false;
    if (code && !isOver) onCode(code.rawValue);
  };
  let isOver = false;
  const looking = setInterval(() => void look(), LOOK_EVERY);
  return () => {
    isOver = true;
    clearInterval(looking);
  };
}
