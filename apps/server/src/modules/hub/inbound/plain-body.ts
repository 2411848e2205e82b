import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { SapFormatError } from "@counterfoil/sap";
import type { FastifyRequest } from "fastify";
import { encodingUnsupported } from "./errors.ts";

/** What the sender means: a logical port of S/4 may be set to compress its requests. Limits count what comes out. */
export function plainBody({ headers, body }: FastifyRequest): AsyncIterable<Uint8Array> {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() || "identity";
  const sent = (body ?? []) as Readable;
  if (encoding === "identity") return sent;
  if (encoding === "gzip" || encoding === "x-gzip") return unpack(sent);
  throw encodingUnsupported(`Content-Encoding ${encoding.slice(0, 40)} is not read here; gzip is.`);
}

async function* unpack(sent: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* pipeline(sent, createGunzip(), () => undefined);
  } catch (error) {
    if (!/^Z_/.test((error as { code?: string }).code ?? "")) throw error;
    throw new SapFormatError("xml.encoding", `The body is not valid gzip: ${(error as Error).message}`);
  }
}
