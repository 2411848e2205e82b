import { limits } from "./limits.ts";
import { isCode, type Rule } from "./source.ts";

export const fileLength: Rule = {
  name: "file-length",
  because: limits.fileLines.because,
  find: (files) =>
    files.filter(isCode).flatMap(({ path, text }) => {
      const lines = text.trimEnd().split("\n").length;
      if (lines <= limits.fileLines.most) return [];
      return [{ path, line: 1, message: `${lines} lines, at most ${limits.fileLines.most}` }];
    }),
};
