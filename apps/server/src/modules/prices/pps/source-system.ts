/** LOGSYS of the retailer's own ERP: what it sends is the retailer's own, and every calculation sees it. */
export type OwnSystem = string;

export const sourceOf = (logicalSystem: string, own: OwnSystem): string | undefined =>
  logicalSystem === own ? undefined : logicalSystem;

/** Ids of other systems carry their system, so that the same number of two systems is two promotions. */
export const promotionIdOf = (id: string, source: string | undefined): string =>
  source === undefined ? id : `${source}/${id}`;

/** As its system calls it. */
export const bareId = (promotionId: string): string => promotionId.slice(promotionId.indexOf("/") + 1);
