import { rootName } from "@counterfoil/sap";

const MOST_BYTES = 64 * 1024;

/** The root element of a document, and the document as if nobody had looked. No root: what is wrong is for a reader to say. */
export async function peekRoot(
  body: AsyncIterable<Uint8Array>,
): Promise<{ root: string | undefined; body: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let bytes = 0;
  let failure: unknown;
  let root: string | undefined;
  while (root === undefined && bytes < MOST_BYTES) {
    const next = await chunks.next().catch((error) => {
      failure = error;
      return { done: true as const, value: undefined };
    });
    if (next.done) break;
    held.push(next.value);
    bytes += next.value.byteLength;
    root = tryRoot(Buffer.concat(held));
  }
  return { root, body: rejoin(held, chunks, failure) };
}

function tryRoot(beginning: Buffer): string | undefined {
  try {
    return rootName(beginning).name;
  } catch {
    return undefined;
  }
}

async function* rejoin(
  held: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  failure: unknown,
): AsyncGenerator<Uint8Array> {
  yield* held;
  if (failure !== undefined) throw failure;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
