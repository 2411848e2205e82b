export { agreement } from "./agreement.ts";
export { offerOf } from "./hostile.ts";
export { forgetDeals, withoutMemory } from "./memory.ts";
export { type Case, randomCase } from "./random-basket.ts";
export { readRetailMonth } from "./retail-book.ts";
