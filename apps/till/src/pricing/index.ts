export { bookFrom } from "./book-from.ts";
