import { createHash } from "node:crypto";
import { sql } from "@counterfoil/platform";
import { type BookInput, buildPriceBook, type PriceBook, type Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { type BookShelf, sizeOf } from "./book-shelf.ts";
import type { CompiledBook } from "./compiled-books.ts";
import type { PriceStore } from "./place.ts";
import { readBookInput } from "./read-book-input.ts";

/** The book as it would be with these promotions in it, in the place of those of the same id. */
export async function draftInput(
  db: Db,
  { number, store }: { number: number; store: PriceStore },
  drafts: readonly Promotion[],
): Promise<BookInput | undefined> {
  const input = await readBookInput(db, number, store);
  if (input === undefined) return undefined;
  const replaced = new Set(drafts.map(({ promotionId }) => promotionId));
  const kept = (input.promotions ?? []).filter(({ promotionId }) => !replaced.has(promotionId));
  const groups = await readGroupsOf(db, store.storeId);
  return {
    ...input,
    promotions: [...kept, ...drafts],
    storeGroups: groups.map((id) => ({ id, stores: [store.storeId] })),
  };
}

async function readGroupsOf(db: Db, storeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select group_id as id from prices.store_group_members where to_book is null and ${storeId} = any(store_ids)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Books with drafts, compiled once for as long as somebody tries baskets on them. */
export function createDraftBooks(db: Db, compiledBook: CompiledBook, shelf: BookShelf) {
  return async function draftBook(
    number: number,
    store: PriceStore,
    drafts: readonly Promotion[],
  ): Promise<PriceBook | undefined> {
    if (drafts.length === 0) return compiledBook(number, store);
    const content = createHash("sha256").update(JSON.stringify(drafts)).digest("base64");
    return shelf.take(`drafts|${number}|${store.storeId}|${content}`, async (isLarge) => {
      const input = await draftInput(db, { number, store }, drafts);
      if (input === undefined) return undefined;
      isLarge(sizeOf(input));
      return buildPriceBook(input);
    });
  };
}
