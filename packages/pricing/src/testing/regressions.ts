import type { Case } from "./random-basket.ts";

/** Baskets on which engine and oracle once disagreed, made as small as they get. */
export const regressions: (Case & { name: string })[] = [];
