import type { DraftRow } from "@counterfoil/ui/fiori";
import type { SalesBlock } from "./article.ts";

/** A status as it is typed: its place is one choice. */
export function blockRow({ siteId, distributionChannel, status, from }: SalesBlock): DraftRow {
  const place = siteId ? `site ${siteId}` : distributionChannel ? `channel ${distributionChannel}` : "";
  return { place, status, from };
}

export function blockOf({ place = "", status = "", from = "" }: DraftRow): SalesBlock {
  const [kind, code = ""] = place.split(" ");
  return {
    status,
    from,
    ...(kind === "site" && { siteId: code }),
    ...(kind === "channel" && { distributionChannel: code }),
  };
}
