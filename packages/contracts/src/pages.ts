import { type TSchema, Type } from "typebox";

/** Lists are read page by page: `next` is opaque, and absent on the last page. `total` counts all that match. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()), total: Type.Optional(Type.Integer()) });

export const PageQuery = {
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};
export type Page<Item> = { items: Item[]; next?: string; total?: number };
