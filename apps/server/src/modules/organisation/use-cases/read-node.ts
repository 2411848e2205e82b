import type { Static } from "typebox";
import type { Db } from "../../../database.ts";
import { nodeUnknown } from "../errors.ts";
import type { NodeDetailSchema } from "../schemas.ts";
import { type Held, heldAt, nodeKey, type OrganisationNode, pathUp, readTree, type Tree } from "../tree.ts";
import { type NodeKind, required, settableAt, valueNames } from "../values.ts";

/** A place in the organisation: what it is below, how much is below it, and each value with where it comes from. */
export async function readNode(
  db: Db,
  { kind, id }: { kind: NodeKind; id: string },
): Promise<Static<typeof NodeDetailSchema>> {
  const tree = await readTree(db);
  const node = tree.get(nodeKey(kind, id));
  if (!node) throw nodeUnknown(`There is no ${kind} ${id}.`);
  const [held, inherited] = [heldAt(tree, node.key), node.parent === null ? {} : heldAt(tree, node.parent)];
  const count = (counted: NodeKind) =>
    [...tree.values()].filter((each) => each.kind === counted && pathUp(tree, each.key).includes(node)).length;
  return {
    node: placeOf(node),
    path: pathUp(tree, node.key).slice(1).reverse().map(placeOf),
    stores: count("store"),
    tills: count("till"),
    values: valueNames.map((name) => ({
      name,
      settable: settableAt[name].includes(kind),
      required: kind === "company" && required.some((each) => each === name),
      ...(node.own[name] === undefined ? {} : { own: node.own[name] }),
      ...shown("held", tree, held[name]),
      ...shown("inherited", tree, inherited[name]),
    })),
  };
}

function shown<Role extends "held" | "inherited">(role: Role, tree: Tree, held: Held | undefined) {
  const from = held && tree.get(held.from);
  return from ? { [role]: { value: held.value, from: placeOf(from) } } : {};
}

export function placeOf({ kind, id, name, parent }: OrganisationNode) {
  return { kind, id, name, parent };
}
