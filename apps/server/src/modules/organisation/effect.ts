import {
  type HeldName,
  type HeldValue,
  heldAt,
  heldNames,
  type OrganisationNode,
  pathUp,
  storesByGroup,
  type Tree,
} from "./tree.ts";

/** What a change comes to below where it was made. */
export type Effect = {
  stores: number;
  tills: number;
  /** Values that differ afterwards, with how many places have each. */
  changes: {
    name: HeldName;
    before?: HeldValue;
    after?: HeldValue;
    stores: number;
    tills: number;
  }[];
  /** Groups whose stores are others afterwards: offers that name them hold elsewhere then. */
  groups: { groupId: string; joining: string[]; leaving: string[] }[];
};
export type Difference = {
  effect: Effect;
  stores: string[];
  tills: string[];
  members: { groupId: string; members: string[] }[];
};

/** Compares two states of the tree, place by place. */
export function differenceOf(before: Tree, after: Tree): Difference {
  const changes = new Map<string, Effect["changes"][number]>();
  const touched: OrganisationNode[] = [];
  for (const node of after.values()) {
    if ((node.kind !== "store" && node.kind !== "till") || !before.has(node.key)) continue;
    if (noteChanges(changes, node, [before, after])) touched.push(node);
  }
  const idsOf = (kind: string) => touched.filter((node) => node.kind === kind).map(({ id }) => id);
  const [stores, tills] = [idsOf("store"), idsOf("till")];
  const { groups, members } = groupsThatDiffer(before, after);
  return {
    effect: { stores: stores.length, tills: tills.length, changes: [...changes.values()], groups },
    stores,
    tills,
    members,
  };
}

function noteChanges(
  changes: Map<string, Effect["changes"][number]>,
  { key, kind }: OrganisationNode,
  [before, after]: [Tree, Tree],
): boolean {
  const [was, is] = [heldAt(before, key), heldAt(after, key)];
  let differs = false;
  for (const name of heldNames) {
    const [old, now] = [was[name]?.value, is[name]?.value];
    const same = [name, JSON.stringify(old), JSON.stringify(now)];
    if (same[1] === same[2]) continue;
    differs = true;
    const change = changes.get(same.join()) ?? { name, before: old, after: now, stores: 0, tills: 0 };
    change[kind === "store" ? "stores" : "tills"] += 1;
    changes.set(same.join(), change);
  }
  return differs;
}

function groupsThatDiffer(before: Tree, after: Tree) {
  const [was, is] = [storesByGroup(before), storesByGroup(after)];
  const groups: Effect["groups"] = [];
  const members: Difference["members"] = [];
  for (const [groupId, now] of is) {
    const old = was.get(groupId);
    const joining = now.filter((storeId) => !old?.includes(storeId));
    const leaving = (old ?? []).filter((storeId) => !now.includes(storeId));
    if (old && joining.length + leaving.length === 0) continue;
    groups.push({ groupId, joining, leaving });
    members.push({ groupId, members: now });
  }
  return { groups: groups.filter(({ joining, leaving }) => joining.length + leaving.length > 0), members };
}

/** The till whose store did not change itself: only it needs to be told. */
export function tillsAlone(tree: Tree, { stores, tills }: Difference): string[] {
  const told = new Set(stores);
  return tills.filter((tillId) => !told.has(pathUp(tree, `till/${tillId}`)[1]?.id ?? ""));
}
