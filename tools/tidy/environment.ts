import ts from "typescript";
import { type Finding, isCode, isTest, type Rule, walk } from "./source.ts";

export const environment: Rule = {
  name: "environment",
  because: "settings are read in one place, parsed and named when wrong; elsewhere they are hidden arguments",
  find: (files) =>
    files
      .filter(
        (file) =>
          /^(apps|packages)\//.test(file.path) &&
          isCode(file) &&
          !isTest(file) &&
          !/(^|[/.])(config|main)\.ts$/.test(file.path),
      )
      .flatMap((file) => {
        const findings: Finding[] = [];
        walk(file, (node, at) => {
          if (ts.isPropertyAccessExpression(node) && node.getText() === "process.env")
            findings.push(at("reads process.env; main.ts hands it to config.ts"));
          if (ts.isImportDeclaration(node) && /["'](node:)?process["']/.test(node.moduleSpecifier.getText()))
            findings.push(at("imports node:process; main.ts hands it to config.ts"));
        });
        return findings;
      }),
};
