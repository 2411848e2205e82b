import MiniSearch from "minisearch";
import { idleTurn } from "../in-slices.ts";

export type WordDocument = { id: string; text: string; codes: string };

/** Finds ids by words: beginnings of words, and from four letters on also with a slip of the finger. */
export type WordIndex = {
  search(query: string, limit: number): string[];
  /** Takes documents in, in slices; one that is known already is replaced. Until it is done a search finds what is indexed so far. */
  put(documents: Iterable<WordDocument>, removals?: readonly string[]): Promise<void>;
};

/** Chunks small enough that a scan between two of them is served within a frame or two. */
const CHUNK = 500;

function makeIndex(): MiniSearch<WordDocument> {
  return new MiniSearch<WordDocument>({
    fields: ["text", "codes"],
    processTerm: (term) => term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    searchOptions: {
      combineWith: "AND",
      // One letter would match half of 50,000 articles and cost the whole 100 ms.
      prefix: (term) => term.length >= 2,
      boost: { text: 2 },
    },
  });
}

export function createWordIndex(): WordIndex {
  const index = makeIndex();
  let taken: Promise<void> = Promise.resolve();
  return {
    search: (query, limit) => searchWords(index, query, limit),
    /** One after another: what changed while the first ones are still being taken in would be there twice. */
    put(documents, removals = []) {
      taken = taken.catch(() => undefined).then(() => takeIn(index, documents, removals));
      return taken;
    },
  };
}

async function takeIn(
  index: MiniSearch<WordDocument>,
  documents: Iterable<WordDocument>,
  removals: readonly string[],
): Promise<void> {
  for (const id of removals) if (index.has(id)) index.discard(id);
  let taken = 0;
  for (const document of documents) {
    if (taken > 0 && taken % CHUNK === 0) await idleTurn();
    taken += 1;
    if (index.has(document.id)) index.replace(document);
    else index.add(document);
  }
}

/** Exact words and beginnings first; only when there are none, a slip is forgiven, and two letters changed places from five on. */
function searchWords(index: MiniSearch<WordDocument>, query: string, limit: number): string[] {
  const exact = index.search(query);
  const found =
    exact.length > 0
      ? exact
      : index.search(query, { fuzzy: (term) => (term.length >= 5 ? 2 : term.length === 4 ? 1 : false) });
  return found.slice(0, limit).map((hit) => hit.id as string);
}
