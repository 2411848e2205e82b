import type { TillSettingArea, TillSettings } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";
import { type Effect, keyOf, type NodeKind, type Place } from "../organisation/structure.ts";

export type AreaAt<Area extends TillSettingArea = TillSettingArea> = {
  area: Area;
  own?: TillSettings[Area];
  /** What would hold here without an own one. */
  inherited: TillSettings[Area];
  /** Who says so; nobody: it is as it comes. */
  from?: Place;
};
export type NodeSettings = { node: Place; areas: AreaAt[] };
type Reference = Pick<Place, "kind" | "id">;

const pathTo = ({ kind, id }: Reference) => `/api/organisation/nodes/${kind}/${encodeURIComponent(id)}/settings`;

export const settingHref = (place: Reference, area: TillSettingArea) =>
  intentHref("TillSettings-display", { Node: keyOf(place), Area: area });

/** "store/1010" of an address. */
export function referenceOf(node: string): Reference {
  const [kind, ...id] = node.split("/");
  return { kind: kind as NodeKind, id: id.join("/") };
}

export function useSettings(place: Reference) {
  return useQuery({
    queryKey: ["organisation", "settings", keyOf(place)],
    queryFn: ({ signal }) => api<NodeSettings>(pathTo(place), { signal }),
  });
}

/** Without a value the area is inherited again. With `dryRun` nothing changes, and the answer says what would. */
export function saveArea(
  { place, area, value }: { place: Reference; area: TillSettingArea; value: object | undefined },
  dryRun: boolean,
  signal?: AbortSignal,
): Promise<Effect> {
  return api<Effect>(`${pathTo(place)}/${area}`, {
    method: value ? "PUT" : "DELETE",
    query: { dryRun },
    ...(value && { body: value }),
    ...(signal && { signal }),
  });
}
