import type { Target } from "@counterfoil/pricing";
import type { RopPromotion } from "@counterfoil/sap";
import type { Reading } from "./reading.ts";

export type SetTargets = (setId: string | undefined, reading: Reading) => Target | undefined;

/** 0 is how SAP writes "no set". */
export const isSet = (setId: string | undefined): setId is string => setId !== undefined && !/^0*$/.test(setId);

/** Merchandise sets of a document by their id: articles, or one node of the hierarchy. */
export function setTargets(sets: RopPromotion["merchandiseSets"], head: Reading): SetTargets {
  const known = new Map(sets.map((set) => [set.id, set.members]));
  if (known.size < sets.length) head.refuse("MERCH_SET_ID", "is there twice");
  return (setId, reading) => {
    const members = known.get(setId ?? "");
    if (members === undefined || members.length === 0)
      return reading.refuse("MERCH_SET_ID", `${setId}: the members of this set are not in the document`);
    const articles = members.flatMap(({ itemId }) => itemId ?? []);
    const [node, ...more] = members.flatMap(({ nodeId }) => nodeId ?? []);
    if (node === undefined) return { articles };
    if (articles.length > 0 || more.length > 0)
      return reading.refuse("MERCH_SET_ID", `${setId}: a set has articles or one node, this one has more`);
    return { category: node };
  };
}

/** Hierarchies beside the first are told apart by their name. */
export function categoryOf(nodeId: string, hierarchy: string | undefined): string {
  return hierarchy === undefined || hierarchy === "" || hierarchy === "1" ? nodeId : `${hierarchy}/${nodeId}`;
}
