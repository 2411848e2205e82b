import { readFileSync } from "node:fs";
import { createSafeXmlParser } from "../src/xml/safe-parser.ts";

/** One element of a tree file: `Name [0..n] @attribute,@attribute`, children indented by two. */
export interface TreeNode {
  name: string;
  min: number;
  max: number;
  attributes: Set<string>;
  children: TreeNode[];
}

export function readTree(file: string): TreeNode {
  const stack: TreeNode[] = [];
  let root: TreeNode | undefined;
  for (const line of readFileSync(new URL(`../test-data/${file}`, import.meta.url), "utf8").split("\n")) {
    const match = /^( *)(\w+) \[(\d)\.\.(\d|n)\](?: (.*))?$/.exec(line);
    if (match === null) continue;
    const [, indent = "", name = "", min, max, attributes = ""] = match;
    const node: TreeNode = {
      name,
      min: Number(min),
      max: max === "n" ? Number.POSITIVE_INFINITY : Number(max),
      attributes: new Set(attributes.split(",").map((each) => each.replace("@", ""))),
      children: [],
    };
    stack.length = indent.length / 2;
    stack.at(-1)?.children.push(node);
    stack.push(node);
    root ??= node;
  }
  if (root === undefined) throw new Error(`${file} is empty`);
  return root;
}

interface Xml {
  name: string;
  attributes: string[];
  children: Xml[];
}

function parse(text: string): Xml {
  const top: Xml = { name: "", attributes: [], children: [] };
  const stack = [top];
  const parser = createSafeXmlParser({
    open({ local, attributes }) {
      const names = Object.values(attributes).filter(({ prefix }) => prefix !== "xmlns");
      const node = { name: local, attributes: names.map((each) => each.local), children: [] };
      stack.at(-1)?.children.push(node);
      stack.push(node);
    },
    close: () => stack.pop(),
    text() {},
  });
  parser.write(text);
  parser.end();
  return top.children[0] as Xml;
}

/** Every way in which a document leaves its tree: unknown names, wrong order, too few, too many, unknown attributes. */
export function deviations(document: string, tree: TreeNode): string[] {
  return compare(parse(document), tree, tree.name);
}

function compare(xml: Xml, tree: TreeNode, path: string): string[] {
  const found = xml.attributes.filter((name) => !tree.attributes.has(name)).map((name) => `${path}/@${name} unknown`);
  const names = tree.children.map(({ name }) => name);
  let last = 0;
  for (const child of xml.children) {
    const position = names.indexOf(child.name);
    const node = tree.children[position];
    if (node === undefined) {
      found.push(`${path}/${child.name} unknown`);
      continue;
    }
    if (position < last) found.push(`${path}/${child.name} out of order`);
    last = position;
    found.push(...compare(child, node, `${path}/${child.name}`));
  }
  for (const { name, min, max } of tree.children) {
    const count = xml.children.filter((child) => child.name === name).length;
    if (count < min || count > max) found.push(`${path}/${name} occurs ${count} times`);
  }
  return found;
}
