/** Typed, as a barcode, or in a link; an article's number is all digits and none of these. */
const CODE = /^(?=.*[A-Z])[A-Z0-9]{6,20}$/;

/** Opens the till with the code filled in. Behind the "#", which a browser tells no server. */
export const pairingLink = (origin: string, pairingCode: string): string => `${origin}/till/#pairing=${pairingCode}`;

/** The pairing code in what was scanned or opened: the code itself, or a link with it. */
export function pairingCodeIn(text: string): string | undefined {
  const code = (/#pairing=(.*)$/i.exec(text)?.[1] ?? text).trim().toUpperCase();
  return CODE.test(code) ? code : undefined;
}
