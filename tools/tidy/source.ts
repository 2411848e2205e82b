import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A file of the repository as the rules see it; paths are relative and use slashes. */
export type SourceFile = { path: string; text: string };

export type Finding = { path: string; line: number; message: string };

/** A house rule: a name, why it stands, and what it finds. One file each, all of them listed in rules.ts. */
export type Rule = { name: string; because: string; find: (files: SourceFile[]) => Finding[] };

const textFiles = /\.(ts|tsx|mts|mjs|js|json|sql|css|html|md|svg|ya?ml|sh|xml)$|^\.ci\/run$/;
const notOurs = /^(data|docs\/licences)\/|^package-lock\.json$|\.gen\.ts$/;

/** What git tracks or would track: built and ignored files are not ours to judge. */
export function readSource(repository: string): SourceFile[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
  });
  return list
    .split("\n")
    .filter((path) => textFiles.test(path) && !notOurs.test(path) && existsSync(join(repository, path)))
    .map((path) => ({ path, text: readFileSync(join(repository, path), "utf8") }));
}

export const isCode = ({ path }: SourceFile): boolean => /\.tsx?$/.test(path);
export const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|\/testing\//.test(path);

/** Calls `visit` for every node of the file; a finding is placed with `at`. */
export function walk(file: SourceFile, visit: (node: ts.Node, at: (message: string) => Finding) => void): void {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const step = (node: ts.Node): void => {
    visit(node, (message) => ({
      path: file.path,
      line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
      message,
    }));
    ts.forEachChild(node, step);
  };
  step(tree);
}

/** Every line that matches, for rules that look at text and not at code. */
export function linesMatching(file: SourceFile, pattern: RegExp, message: (match: string) => string): Finding[] {
  return file.text.split("\n").flatMap((text, index) => {
    const match = pattern.exec(text);
    return match ? [{ path: file.path, line: index + 1, message: message(match[0].trim()) }] : [];
  });
}
