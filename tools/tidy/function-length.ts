import ts from "typescript";
import { limits } from "./limits.ts";
import { type Finding, isCode, isTest, type Rule, walk } from "./source.ts";

/** Tests are left out: a `describe` is a chapter, not a function. */
export const functionLength: Rule = {
  name: "function-length",
  because: limits.functionLines.because,
  find: (files) =>
    files
      .filter((file) => isCode(file) && !isTest(file))
      .flatMap((file) => {
        const findings: Finding[] = [];
        walk(file, (node, at) => {
          if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) return;
          const lines = node.getText().split("\n").length;
          if (lines > limits.functionLines.most)
            findings.push(at(`${nameOf(node)}: ${lines} lines, at most ${limits.functionLines.most}`));
        });
        return findings;
      }),
};

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : "a function";
}
