import type { Field, Fields, Group, Leaf } from "./fields.ts";

/** A description made ready for reading: children found by name, lists and required fields known beforehand. */
export interface ElementNode {
  key: string;
  name: string;
  path: string;
  many: boolean;
  leaf: LeafNode | undefined;
  children: Map<string, ElementNode>;
  attributes: Map<string, LeafNode>;
  content: LeafNode | undefined;
  required: { key: string; path: string }[];
  lists: string[];
  fixed: Record<string, string>;
}

export interface LeafNode {
  key: string;
  path: string;
  leaf: Leaf;
}

export function compile(group: Group<Fields>, key = "", parentPath = ""): ElementNode {
  const path = parentPath === "" ? group.name : `${parentPath}/${group.name}`;
  const node = elementNode(group, key, path, undefined);
  node.fixed = group.fixed;
  for (const [fieldKey, field] of Object.entries(group.fields) as [string, Field][]) {
    if (field.cardinality === "list") node.lists.push(fieldKey);
    const child = place(node, fieldKey, field);
    if (field.cardinality === "required") node.required.push({ key: fieldKey, path: child });
  }
  return node;
}

/** Puts a field where the reader will look for it and gives its path. */
function place(node: ElementNode, key: string, field: Field): string {
  if (field.node === "group") {
    const child = compile(field as Group<Fields>, key, node.path);
    node.children.set(field.name, child);
    return child.path;
  }
  if (field.seat === "element") {
    const child = elementNode(field, key, `${node.path}/${field.name}`, field);
    node.children.set(field.name, child);
    return child.path;
  }
  const leaf = { key, leaf: field, path: field.seat === "attribute" ? `${node.path}/@${field.name}` : node.path };
  if (field.seat === "attribute") node.attributes.set(field.name, leaf);
  else node.content = leaf;
  return leaf.path;
}

function elementNode(field: Field, key: string, path: string, leaf: Leaf | undefined): ElementNode {
  return {
    key,
    name: field.name,
    path,
    leaf: leaf === undefined ? undefined : { key, path, leaf },
    many: field.cardinality === "list",
    children: new Map(),
    attributes: new Map(),
    content: undefined,
    required: [],
    lists: [],
    fixed: {},
  };
}
