export { alertWords } from "./alert-words.ts";
export { inGerman } from "./sentences.ts";
