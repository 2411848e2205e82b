import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);

/** Raw bytes per chunk: also what applying has in memory of a big document. */
const CHUNK_BYTES = 256 * 1024;
/** Documents up to here are stored with their row at the end; bigger ones while they arrive. */
const HELD_CHUNKS = 32;
/** A document of 1,000 articles shrinks to a fortieth, in a third of the time that gzip takes for a twenty-fifth. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

export type RawChunks = ReturnType<typeof createRawChunks>;

/** Takes a document's bytes as they arrive, compresses them in chunks and writes them when many are held. */
export function createRawChunks(db: Db, documentId: string) {
  let pieces: Uint8Array[] = [];
  let pieceBytes = 0;
  let held: Buffer[] = [];
  let written = 0;

  async function close(): Promise<void> {
    if (pieceBytes === 0) return;
    const raw = Buffer.concat(pieces, pieceBytes);
    pieces = [];
    pieceBytes = 0;
    held.push(await compress(raw, { params }));
  }

  async function write(target: Db): Promise<void> {
    if (held.length === 0) return;
    await insertChunks(target, { documentId, from: written, chunks: held });
    written += held.length;
    held = [];
  }

  return {
    async add(bytes: Uint8Array): Promise<void> {
      pieces.push(bytes);
      pieceBytes += bytes.byteLength;
      if (pieceBytes >= CHUNK_BYTES) await close();
      if (held.length >= HELD_CHUNKS) await write(db);
    },
    /** Writes the rest, with the document's own row in one transaction. */
    async finish(transaction: Db): Promise<void> {
      await close();
      await write(transaction);
    },
    async discard(): Promise<void> {
      if (written > 0) await sql`delete from hub.inbound_chunk where document_id = ${documentId}`.execute(db);
    },
  };
}

async function insertChunks(
  db: Db,
  { documentId, from, chunks }: { documentId: string; from: number; chunks: Buffer[] },
): Promise<void> {
  await sql`insert into hub.inbound_chunk (document_id, position, raw)
    select ${documentId}::uuid, ${from} + place - 1, raw
    from unnest(${chunks}::bytea[]) with ordinality as chunk (raw, place)`.execute(db);
}

/** The document as it came, chunk by chunk. */
export async function* readRawChunks(db: Db, documentId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await sql<{ raw: Buffer }>`
      select raw from hub.inbound_chunk where document_id = ${documentId} and position = ${position}`.execute(db);
    const raw = rows[0]?.raw;
    if (raw === undefined) return;
    yield await expand(raw);
  }
}
