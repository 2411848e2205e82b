import { type TillSettingArea, tillSettingAreas } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import { type NodeKind, type OwnValues, valueNames } from "./values.ts";

type Digests = Partial<Record<TillSettingArea, string>>;
export type HeldName = keyof OwnValues | TillSettingArea;
export type HeldValue = (OwnValues & Digests)[HeldName];
export const heldNames: readonly HeldName[] = [...valueNames, ...tillSettingAreas];

/** A place in the tree of the organisation. `parent` is a key; the company has none. */
export type OrganisationNode = {
  key: string;
  kind: NodeKind;
  id: string;
  name: string;
  parent: string | null;
  own: OwnValues;
  /** Of till settings, which may be long, a digest of each: whoever wants one reads it where it was set. */
  settings: Digests;
};
export type Tree = ReadonlyMap<string, OrganisationNode>;
/** A value as it holds at a node, and the key of the node that set it. */
export type Held = { value: HeldValue; from: string };

export const nodeKey = (kind: NodeKind, id: string) => `${kind}/${id}`;
export const companyKey = "company/company";

/** Company, groups, stores and tills with what each sets itself, parents before their children. */
export async function readTree(db: AnyKysely): Promise<Tree> {
  const { rows } = await sql<OrganisationNode>`
    select node.kind || '/' || node.id as key, node.kind, node.id, node.name, node.parent,
      coalesce(own.own, '{}') as own, coalesce(setting.digests, '{}') as settings
    from (
      select 1 as level, 'company' as kind, 'company' as id, name, null as parent from organisation.company
      union all select 2, 'group', group_id, name, coalesce('group/' || parent_id, ${companyKey}) from organisation.store_group
      union all select 3, 'store', store_id, name, coalesce('group/' || group_id, ${companyKey}) from organisation.store
      union all select 4, 'till', till_id, name, 'store/' || store_id from organisation.till
    ) as node
    left join organisation.own_value as own on own.kind = node.kind and own.node_id = node.id
    left join (select kind, node_id, jsonb_object_agg(area, digest) as digests from organisation.own_setting group by 1, 2)
      as setting on setting.kind = node.kind and setting.node_id = node.id
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
export function heldAt(tree: Tree, key: string): Partial<Record<HeldName, Held>> {
  const held: Partial<Record<HeldName, Held>> = {};
  for (const { key: from, own, settings } of pathUp(tree, key).reverse())
    for (const [name, value] of Object.entries({ ...own, ...settings })) held[name as HeldName] = { value, from };
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
