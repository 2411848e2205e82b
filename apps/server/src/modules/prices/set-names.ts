import type { Db } from "../../database.ts";
import { readGroupNames } from "./groups/index.ts";

type Texts = Readonly<Record<string, string>>;

/** What product groups and categories are called, by their ids. */
export type SetNames = { groups: ReadonlyMap<string, Texts>; categories: ReadonlyMap<string, Texts> };

export async function readSetNames(
  db: Db,
  readCategories: () => Promise<{ categoryId: string; names: Texts }[]>,
): Promise<SetNames> {
  const categories = (await readCategories()).map(({ categoryId, names }) => [categoryId, names] as const);
  return { groups: await readGroupNames(db), categories: new Map(categories) };
}

/** Both as a sentence asks for them: in its language, else in English, else in any. */
export function setNamesIn(language: string, { groups, categories }: SetNames) {
  return {
    group: (id: string) => textIn(groups.get(id), language),
    category: (id: string) => textIn(categories.get(id), language),
  };
}

function textIn(texts: Texts | undefined, language: string): string | undefined {
  return texts?.[language] ?? texts?.en ?? Object.values(texts ?? {})[0];
}
