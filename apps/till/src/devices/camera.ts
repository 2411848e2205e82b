/** What a picture of a camera is searched for: the codes on goods, coupons and receipts. */
const FORMATS = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128", "qr_code", "data_matrix", "itf"] as const;

type Detector = { detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Native = {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

export const canSee = () => navigator.mediaDevices?.getUserMedia !== undefined;

/** The browser's own reader where it knows the codes of goods, else one in WebAssembly (1 MB, loaded when it is wanted). */
export async function openCodeReader(): Promise<Detector> {
  const native = (globalThis as { BarcodeDetector?: Native }).BarcodeDetector;
  const known = native ? await native.getSupportedFormats().catch(() => []) : [];
  const formats = FORMATS.filter((format) => known.includes(format));
  if (native && formats.includes("ean_13")) return new native({ formats });
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import("barcode-detector/ponyfill"),
    import("zxing-wasm/reader/zxing_reader.wasm?url"),
  ]);
  // From the till's own server, and so without a network too.
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  return new BarcodeDetector({ formats: [...FORMATS] });
}

/** The camera at the back, if there is one. */
export function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
}
