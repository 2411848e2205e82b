import { isCode, linesMatching, type Rule } from "./source.ts";

export const leftovers: Rule = {
  name: "leftovers",
  because: "what is to be done stands in an issue, where somebody sees it",
  find: (files) =>
    files
      .filter((file) => isCode(file) || file.path.endsWith(".sql"))
      .flatMap((file) => linesMatching(file, /\b(?:TO[D]O|FIX[M]E)\b/, (match) => `${match} left in the source`)),
};
