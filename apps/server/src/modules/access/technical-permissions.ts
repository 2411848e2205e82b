/** What a technical user may be allowed. All but the first are scopes of tokens. */
export const technicalPermissions = ["masterData.send", "orders.take", "prices.calculate", "prices.upload"] as const;
export type TechnicalPermission = (typeof technicalPermissions)[number];
export const scopes: readonly TechnicalPermission[] = ["prices.calculate", "prices.upload"];
