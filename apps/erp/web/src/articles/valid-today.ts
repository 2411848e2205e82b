import { statusOf } from "../common/object-status.tsx";
import type { Article } from "./article.ts";

/** The calendar day of the retailer, as the ERP's own dates are meant. */
export function todayIn(timeZone = "Europe/London", now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

export function isValid({ validFrom, validTo }: { validFrom: string; validTo: string }, today: string): boolean {
  return validFrom <= today && today <= validTo;
}

export function isListed(
  { from, to, blocked }: { from: string; to: string; blocked?: boolean },
  today: string,
): boolean {
  return !blocked && from <= today && today <= to;
}

/** How an article stands: its flags first, then what its sales statuses say of today. The server's lists say the same. */
export function articleStatus({ deleted, blocked, salesBlocks = [] }: Article, today = todayIn()): string {
  if (deleted || blocked) return statusOf({ deleted: deleted ?? false, blocked: blocked ?? false });
  const now = salesBlocks.filter(({ from }) => from <= today);
  if (now.some(({ siteId, distributionChannel }) => !siteId && !distributionChannel)) return "blocked";
  if (now.length > 0) return "partlyBlocked";
  return salesBlocks.length > 0 ? "blockedSoon" : "active";
}
