export { agreement } from "./agreement.ts";
export { hostileBasket, hostileBook, offerOf } from "./hostile.ts";
export { type Case, randomCase } from "./random-basket.ts";
export { type RetailMonth, readRetailMonth } from "./retail-book.ts";
