import type { FieldTexts } from "../../bulk/differences.ts";
import type { PartnerAddress, PartnerState, SalesArea } from "./partner.ts";

/** The partner as named fields, to say what a message changed. */
export function partnerFields(state: PartnerState): FieldTexts {
  const fields: FieldTexts = new Map();
  const { names, ...flags } = state.common;
  put(fields, "", { category: state.category, grouping: state.grouping, externalId: state.externalId, ...flags });
  const { lines, searchTerms, ...nameParts } = names;
  put(fields, "name.", { ...nameParts, lines: lines.join(" / "), searchTerms: searchTerms.join(", ") });
  if (state.customer) put(fields, "customer.", state.customer);
  for (const { code, from, to } of state.roles)
    fields.set(`role.${code}`, from === undefined ? "yes" : `${from} to ${to}`);
  for (const address of state.addresses) putAddress(fields, address);
  for (const area of state.salesAreas) putSalesArea(fields, area);
  for (const name of ["identifications", "industries", "taxNumbers"] as const)
    for (const { kind, number } of state[name]) fields.set(`${name}.${kind}.${number}`, number);
  return fields;
}

function putAddress(
  fields: FieldTexts,
  { addressId, usages, emails, phones, websites, ...parts }: PartnerAddress,
): void {
  const prefix = `address.${addressId}.`;
  put(fields, prefix, parts);
  const lists = { usages, emails, websites, phones: phones.map(({ number, text }) => number ?? text) };
  for (const [name, values] of Object.entries(lists)) put(fields, prefix, { [name]: values.join(", ") });
}

function putSalesArea(fields: FieldTexts, area: SalesArea): void {
  const { salesOrganisation, distributionChannel, division, functions, ...terms } = area;
  const prefix = `salesArea.${salesOrganisation}/${distributionChannel}/${division}.`;
  put(fields, prefix, terms);
  for (const { role, partnerId } of functions) fields.set(`${prefix}function.${role}.${partnerId}`, partnerId);
}

/** Parts that are not there, or empty, are no fields. */
function put(fields: FieldTexts, prefix: string, parts: Record<string, string | boolean | undefined>): void {
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== "") fields.set(prefix + name, String(value));
}
