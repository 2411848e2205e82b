/** What a technical user may be allowed. All but the first are scopes of tokens. */
export const technicalPermissions = ["masterData.send", "prices.calculate", "prices.upload"] as const;
export type TechnicalPermission = (typeof technicalPermissions)[number];

const byToken: readonly TechnicalPermission[] = ["prices.calculate", "prices.upload"];
export const scopesOf = (permissions: readonly string[]): TechnicalPermission[] =>
  byToken.filter((scope) => permissions.includes(scope));
