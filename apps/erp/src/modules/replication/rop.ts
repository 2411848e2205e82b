/** Our name in the documents of SAP's price service (LOGSYS). */
export const LOGICAL_SYSTEM = "CFERP";
/** BU_TYPE: a store. */
export const STORE_TYPE = "1040";
/** BU_TYPE of a price list: ours, SAP's service knows business units only. */
export const PRICE_LIST_TYPE = "PRLI";
/** PRICE_CLASSIFIC: tax included. */
export const GROSS = "PRICE_VAT";

/** Minor units of a currency with two decimals as whole hundred-thousandths. */
export function amountE5(amountMinor: number): number {
  const scaled = amountMinor * 1000;
  if (!Number.isSafeInteger(scaled)) throw new Error(`${amountMinor} minor units are too many for a price`);
  return scaled;
}
