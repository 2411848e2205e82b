import { type AnyKysely, sql } from "@counterfoil/platform";
import { type NodeKind, type OwnValues, type ValueName, valueNames } from "./values.ts";

/** A place in the tree of the organisation. `parent` is a key; the company has none. */
export type OrganisationNode = {
  key: string;
  kind: NodeKind;
  id: string;
  name: string;
  parent: string | null;
  own: OwnValues;
};
export type Tree = ReadonlyMap<string, OrganisationNode>;
/** A value as it holds at a node, and the key of the node that set it. */
export type Held = { value: OwnValues[ValueName]; from: string };

export const nodeKey = (kind: NodeKind, id: string) => `${kind}/${id}`;
export const companyKey = "company/company";

/** Company, groups, stores and tills with what each sets itself, parents before their children. */
export async function readTree(db: AnyKysely): Promise<Tree> {
  const { rows } = await sql<OrganisationNode>`
    select node.kind || '/' || node.id as key, node.kind, node.id, node.name, node.parent, coalesce(own.own, '{}') as own
    from (
      select 1 as level, 'company' as kind, 'company' as id, name, null as parent from organisation.company
      union all select 2, 'group', group_id, name, coalesce('group/' || parent_id, ${companyKey}) from organisation.store_group
      union all select 3, 'store', store_id, name, coalesce('group/' || group_id, ${companyKey}) from organisation.store
      union all select 4, 'till', till_id, name, 'store/' || store_id from organisation.till
    ) as node left join organisation.own_value as own on own.kind = node.kind and own.node_id = node.id
    order by node.level, node.id collate "C"`.execute(db);
  return new Map(rows.map((node) => [node.key, node]));
}

/** The node, then what it is below, up to the company. */
export function pathUp(tree: Tree, key: string): OrganisationNode[] {
  const path: OrganisationNode[] = [];
  for (let node = tree.get(key); node; node = node.parent === null ? undefined : tree.get(node.parent)) path.push(node);
  return path;
}

/** Each value of a node: its own, or the nearest one above. */
export function heldAt(tree: Tree, key: string): Partial<Record<ValueName, Held>> {
  const held: Partial<Record<ValueName, Held>> = {};
  const path = pathUp(tree, key);
  for (const name of valueNames) {
    const from = path.find(({ own }) => own[name] !== undefined);
    if (from) held[name] = { value: from.own[name], from: from.key };
  }
  return held;
}

export function valuesAt(tree: Tree, key: string): OwnValues {
  return Object.assign(
    {},
    ...pathUp(tree, key)
      .reverse()
      .map(({ own }) => own),
  ) as OwnValues;
}

/** Ids of the stores below each group, at any depth. */
export function storesByGroup(tree: Tree): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const { kind, id } of tree.values()) if (kind === "group") members.set(id, []);
  for (const store of tree.values())
    if (store.kind === "store")
      for (const { kind, id } of pathUp(tree, store.key)) if (kind === "group") members.get(id)?.push(store.id);
  return members;
}
