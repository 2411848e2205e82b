import ts from "typescript";
import { type Finding, isCode, isTest, type Rule, walk } from "./source.ts";

const impure = new Set([
  ...["Date", "performance", "process", "fetch", "crypto", "globalThis", "console"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "localStorage", "indexedDB", "XMLHttpRequest"],
]);
const impureMembers = new Set(["Math.random", "Temporal.Now"]);

export const purePricing: Rule = {
  name: "pure-pricing",
  because: "a price must be computable again, to the cent, on any machine, at any later time",
  find: (files) =>
    files
      .filter((file) => file.path.startsWith("packages/pricing/src/") && isCode(file) && !isTest(file))
      .flatMap((file) => {
        const findings: Finding[] = [];
        walk(file, (node, at) => {
          const fault = foreignImport(node) ?? impureName(node);
          if (fault) findings.push(at(fault));
        });
        return findings;
      }),
};

function foreignImport(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  if (!specifier) return undefined;
  const from = ts.isStringLiteral(specifier) ? specifier.text : "a computed name";
  return from.startsWith("./") || from.startsWith("../") || from === "@counterfoil/contracts"
    ? undefined
    : `imports ${from}`;
}

function impureName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && impureMembers.has(node.getText())) return `uses ${node.getText()}`;
  if (!ts.isIdentifier(node) || !impure.has(node.text)) return undefined;
  // A member or a declaration may bear the name; only the global is meant.
  const isOwnName = "name" in node.parent && node.parent.name === node;
  return isOwnName || isGivenMoment(node) ? undefined : `uses ${node.text}`;
}

/** Date as arithmetic on a moment that was handed in: no clock is asked. */
function isGivenMoment({ text, parent }: ts.Identifier): boolean {
  if (text !== "Date") return false;
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0;
  return ts.isPropertyAccessExpression(parent) && ["UTC", "parse"].includes(parent.name.text);
}
