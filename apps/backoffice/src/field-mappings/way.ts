import type { WaysToPay } from "@counterfoil/contracts";

export type Way = WaysToPay["items"][number];

/** As the lookup names it. */
export const wayName = ({ method, cardType }: Way) => (cardType === undefined ? method : `${method}/${cardType}`);
