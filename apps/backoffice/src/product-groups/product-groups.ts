import type { ProductGroup } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";

export type GroupLine = Pick<ProductGroup, "groupId" | "names"> & {
  articles: number;
  version: number;
  changedAt: string;
  changedBy: string;
};

export type GroupDetail = ProductGroup & {
  version: number;
  changedAt: string;
  changedBy: string;
  /** Offers that name the group. */
  usedBy: { offerId: string; name: string; origin: string }[];
};

export const groupPath = (groupId: string) => `/api/prices/product-groups/${encodeURIComponent(groupId)}`;
export const groupHref = (groupId: string) => intentHref("ProductGroup-display", { groupId });

/** Article numbers as they are pasted from a spreadsheet or a mail: one after the other, whatever stands between them. */
export function numbersIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}
