import { isUtf8 } from "node:buffer";
import { SapFormatError } from "../errors.ts";

/**
 * UTF-8 bytes in chunks of any size to text. Invalid bytes are refused, not replaced: a replaced letter would reach the
 * database as if the sender had meant it.
 */
export function createUtf8Decoder(): { decode(chunk: Uint8Array): string; end(): void } {
  let carried: Buffer = Buffer.alloc(0);
  return {
    decode(chunk) {
      const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const bytes = carried.length === 0 ? fresh : Buffer.concat([carried, fresh]);
      const whole = bytes.length - unfinishedTail(bytes);
      const ready = bytes.subarray(0, whole);
      carried = Buffer.from(bytes.subarray(whole));
      if (isUtf16(ready)) throw new SapFormatError("xml.encoding", "The document is UTF-16; only UTF-8 is read");
      if (!isUtf8(ready)) throw new SapFormatError("xml.encoding", "The document is not valid UTF-8");
      return ready.toString("utf8");
    },
    end() {
      if (carried.length > 0) throw new SapFormatError("xml.encoding", "The document ends inside a UTF-8 character");
    },
  };
}

/** A byte order mark of UTF-16, or a letter beside a zero byte, which no document in UTF-8 has. */
function isUtf16([first, second]: Buffer): boolean {
  if (first === undefined || second === undefined) return false;
  const mark = first * 256 + second;
  return mark === 0xfffe || mark === 0xfeff || (first === 0x3c && second === 0) || (first === 0 && second === 0x3c);
}

/** How many bytes at the end belong to a character whose rest has not come yet. */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}
