import ts from "typescript";
import { type Finding, isCode, isTest, type Rule, type SourceFile, walk } from "./source.ts";

const page = "docs/ERRORS.md";
const row = /^\| `([a-z0-9-]+)` \| (\d{3}) \| (.+) \|$/;

type Declared = { code: string; status: string; title: string; finding: (message: string) => Finding };

/** Declared in code but not on the page, or on the page but declared nowhere: both directions. */
export const problemCodes: Rule = {
  name: "problem-codes",
  because: `callers act on codes: each stands in ${page} with its status and title, and none stands there that is never answered`,
  find: (files) => {
    const declared = files.filter((file) => isCode(file) && !isTest(file)).flatMap(declarations);
    const listed = new Set(readRows(files).map(({ text }) => text));
    const known = new Set(declared.map(rowOf));
    return [
      ...declared
        .filter((one) => !listed.has(rowOf(one)))
        .map((one) => one.finding(`is not in ${page}: ${rowOf(one)}`)),
      ...readRows(files)
        .filter(({ text }) => !known.has(text))
        .map(({ line, text }) => ({ path: page, line, message: `is declared nowhere: ${text}` })),
    ];
  },
};

const rowOf = ({ code, status, title }: Declared) => `| \`${code}\` | ${status} | ${title} |`;

function readRows(files: SourceFile[]): { line: number; text: string }[] {
  const text = files.find(({ path }) => path === page)?.text ?? "";
  return text.split("\n").flatMap((line, index) => (row.test(line) ? [{ line: index + 1, text: line }] : []));
}

/** Every call of `problemOf(status, "code", "title")`. */
function declarations(file: SourceFile): Declared[] {
  const found: Declared[] = [];
  walk(file, (node, at) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "problemOf") return;
    const [status, code, title] = node.arguments;
    if (!status || !code || !title || !ts.isStringLiteral(code) || !ts.isStringLiteral(title)) return;
    found.push({ code: code.text, status: status.getText(), title: title.text, finding: at });
  });
  return found;
}
