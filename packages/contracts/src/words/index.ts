export { alertWords, mailWords } from "./alert-words.ts";
export { causeWords } from "./cause-words.ts";
export { inGerman } from "./sentences.ts";
