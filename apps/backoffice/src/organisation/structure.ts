import type { TillSettingArea } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

export type NodeKind = "company" | "group" | "store" | "till";
export type Place = { kind: NodeKind; id: string; name: string; parent: string | null };
export const valueNames = [
  "timeZone",
  "currency",
  "language",
  "taxNumber",
  "salesOrganisation",
  "distributionChannel",
  "storageLocations",
  "openingHours",
  "closedDays",
] as const;
export type ValueName = (typeof valueNames)[number];
export type NodeValue = {
  name: ValueName;
  settable: boolean;
  required: boolean;
  own?: unknown;
  held?: { value: unknown; from: Place };
  inherited?: { value: unknown; from: Place };
};
export type NodeDetail = { node: Place; path: Place[]; stores: number; tills: number; values: NodeValue[] };
export type Effect = {
  stores: number;
  tills: number;
  changes: { name: ValueName | TillSettingArea; before?: unknown; after?: unknown; stores: number; tills: number }[];
  groups: { groupId: string; joining: string[]; leaving: string[] }[];
};

export const keyOf = ({ kind, id }: Pick<Place, "kind" | "id">) => `${kind}/${id}`;
export const company = { kind: "company", id: "company" } as const;

/** "North (NORTH)"; the company has no number of its own in the tree. */
export const placeText = ({ kind, id, name }: Place) => (kind === "company" ? name : `${name} (${id})`);
export const nodeHref = (place: Pick<Place, "kind" | "id">) =>
  intentHref("OrganisationalStructure-display", { Node: keyOf(place) });
const pathTo = ({ kind, id }: Pick<Place, "kind" | "id">) =>
  `/api/organisation/nodes/${kind}/${encodeURIComponent(id)}`;

export function useTree() {
  const enabled = usePermission("organisation.read");
  return useQuery({
    queryKey: ["organisation", "tree"],
    queryFn: async ({ signal }) => (await api<{ nodes: Place[] }>("/api/organisation/tree", { signal })).nodes,
    enabled,
    staleTime: 30_000,
  });
}

export function useNode(place: Pick<Place, "kind" | "id">) {
  return useQuery({
    queryKey: ["organisation", "node", keyOf(place)],
    queryFn: ({ signal }) => api<NodeDetail>(pathTo(place), { signal }),
  });
}

export const saveOwn = (place: Place, body: unknown, dryRun: boolean, signal?: AbortSignal) =>
  api<Effect>(`${pathTo(place)}/values`, { method: "PUT", body, query: { dryRun }, ...(signal && { signal }) });

export type Move = { stores: string[]; groups: string[]; to: string | null };
export const move = (body: Move, dryRun: boolean, signal?: AbortSignal) =>
  api<Effect>("/api/organisation/moves", { method: "POST", body, query: { dryRun }, ...(signal && { signal }) });

/** All that shows anything of the organisation is read again. */
export function useReread(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const keys = ["organisation", "stores", "store-list", "tills", "store-groups"];
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

/** What a change would touch, asked once the typing has paused. */
export function useEffectOf(asked: unknown, ask: (signal: AbortSignal) => Promise<Effect>, enabled: boolean) {
  const now = JSON.stringify(asked);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), 300);
    return () => clearTimeout(timer);
  }, [now]);
  const { data, error, isFetching } = useQuery({
    queryKey: ["organisation", "effect", settled],
    queryFn: ({ signal }) => ask(signal),
    enabled: enabled && settled === now,
    gcTime: 0,
  });
  // What was said of something else is not said of this: whoever presses Enter at once waits for the right answer.
  return settled === now ? { data, error, isFetching } : { data: undefined, error: null, isFetching: enabled };
}
