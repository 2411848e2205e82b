import { problemOf } from "@counterfoil/platform";

export const basketNotPriced = problemOf(422, "basket-not-priced", "The basket cannot be priced");
export const storeUnknown = problemOf(404, "store-unknown", "There is no such store");
export const calculationsWaiting = problemOf(503, "calculations-waiting", "Too many large baskets are being priced");
export const noPriceBook = problemOf(409, "no-price-book", "No price book is published yet");
export const importUnknown = problemOf(404, "import-unknown", "There is no such import");
export const importOver = problemOf(409, "import-changed-since", "The import cannot be undone any more");
