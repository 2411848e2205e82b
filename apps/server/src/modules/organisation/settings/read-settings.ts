import {
  completeTillSettings,
  initialTillSettings,
  type TillSettingArea,
  type TillSettings,
  tillSettingAreas,
} from "@counterfoil/contracts";
import type { Static } from "typebox";
import type { Db } from "../../../database.ts";
import { nodeUnknown } from "../errors.ts";
import { heldAt, nodeKey, pathUp, readTree, type Tree } from "../tree.ts";
import { placeOf } from "../use-cases/read-node.ts";
import type { NodeKind } from "../values.ts";
import type { NodeSettingsSchema } from "./schemas.ts";
import { readOwnSettings } from "./store.ts";

/** Till settings as they hold at a node, whole, and what tells them from others. */
export async function settingsAt(
  db: Db,
  tree: Tree,
  key: string,
): Promise<{ settings: TillSettings; settingsVersion: string }> {
  const setAt = await readAbove(db, tree, key);
  const held = Object.entries(heldAt(tree, key)).map(([area, { from }]) => [area, setAt(from, area)]);
  return { settings: completeTillSettings(Object.fromEntries(held)), settingsVersion: settingsVersionAt(tree, key) };
}

/** "look:9e107d9d paper: …": opaque to the till that is given it, and area by area to us when it tells it back. */
function settingsVersionAt(tree: Tree, key: string): string {
  const held = heldAt(tree, key);
  return tillSettingAreas.map((area) => `${area}:${String(held[area]?.value ?? "").slice(0, 8)}`).join(" ");
}

/** Areas that a till has otherwise than they hold at it now. */
export function areasBehind(tree: Tree, key: string, settingsVersion: string): TillSettingArea[] {
  const has = new Set(settingsVersion.split(" "));
  const holding = settingsVersionAt(tree, key).split(" ");
  return tillSettingAreas.filter((_, position) => !has.has(holding[position] ?? ""));
}

/** All areas as they hold at a node; of a node that is gone, as they come. */
export async function readSettingsAt(db: Db, { kind, id }: { kind: NodeKind; id: string }): Promise<TillSettings> {
  const tree = await readTree(db);
  const node = tree.get(nodeKey(kind, id));
  return node ? (await settingsAt(db, tree, node.key)).settings : initialTillSettings;
}

/** Each area at a node: what it sets itself, and what would hold here without that, with where it comes from. */
export async function readSettings(
  db: Db,
  { kind, id }: { kind: NodeKind; id: string },
): Promise<Static<typeof NodeSettingsSchema>> {
  const tree = await readTree(db);
  const node = tree.get(nodeKey(kind, id));
  if (!node) throw nodeUnknown(`There is no ${kind} ${id}.`);
  const setAt = await readAbove(db, tree, node.key);
  const above = node.parent === null ? {} : heldAt(tree, node.parent);
  return {
    node: placeOf(node),
    areas: tillSettingAreas.map((area) => {
      const from = above[area] && tree.get(above[area].from);
      const own = setAt(node.key, area);
      return {
        area,
        ...(own && { own: { ...initialTillSettings[area], ...own } }),
        inherited: { ...initialTillSettings[area], ...(from && setAt(from.key, area)) },
        ...(from && { from: placeOf(from) }),
      };
    }),
  };
}

async function readAbove(db: Db, tree: Tree, key: string) {
  const set = await readOwnSettings(
    db,
    pathUp(tree, key).map((node) => node.key),
  );
  return (at: string, area: string) => set.find((each) => each.key === at && each.area === area)?.value;
}
