import type { UnsentExport } from "./unsent-export.ts";

/** A code of about 115 modules a side, which the camera of a phone reads from a screen. */
const CHARACTERS = 900;
const LARGEST = 50 * 1024 * 1024;
const MARK = /^CFU1\.([0-9a-f]{8})\.(\d{1,4})\.(\d{1,4})\.([A-Za-z0-9_-]+)$/;

/** An export as a series of texts for codes: compressed, cut, and each with its series, its number and their count. */
export async function codesOf(made: UnsentExport): Promise<string[]> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(made)), new CompressionStream("deflate-raw"));
  const text = toBase64(packed);
  const count = Math.ceil(text.length / CHARACTERS);
  const series = made.digest.slice(0, 8);
  return Array.from(
    { length: count },
    (_, at) => `CFU1.${series}.${at + 1}.${count}.${text.slice(at * CHARACTERS, (at + 1) * CHARACTERS)}`,
  );
}

export type CodeParts = { series: string; count: number; parts: ReadonlyMap<number, string> };

/** Takes a code in, in any order and as often as it comes. Undefined: it is none of ours. Another series begins anew. */
export function addCode(before: CodeParts | undefined, text: string): CodeParts | undefined {
  const [, series, number, count, part] = MARK.exec(text.trim()) ?? [];
  if (!series || !part || Number(number) < 1 || Number(number) > Number(count)) return undefined;
  const known = before?.series === series && before.count === Number(count) ? before.parts : new Map<number, string>();
  return { series, count: Number(count), parts: new Map([...known, [Number(number), part]]) };
}

/** The export again, once all codes are there. Whether nothing was changed is told by its digest, not here. */
export async function joinCodes({ count, parts }: CodeParts): Promise<unknown> {
  const texts = Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? "");
  const bytes = await through(fromBase64(texts.join("")), new DecompressionStream("deflate-raw"));
  return JSON.parse(new TextDecoder().decode(bytes));
}

type Bytes = Uint8Array<ArrayBuffer>;

async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(stream as unknown as ReadableWritablePair<Bytes, Bytes>);
  const pieces: Bytes[] = [];
  let length = 0;
  for (const reader = unpacked.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    length += value.length;
    // What unpacks to more than any till ever kept is no export.
    if (length > LARGEST) throw new Error(`more than ${LARGEST} bytes`);
    pieces.push(value);
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
