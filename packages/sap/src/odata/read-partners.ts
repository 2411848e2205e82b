import { SapFormatError } from "../errors.ts";
import { businessPartnerApi, businessPartnerEntity, keptBySap } from "./partner-service.ts";
import { rowsOf } from "./read-answer.ts";
import { type NestedEntity, readNested } from "./read-nested.ts";
import { isObject } from "./read-value.ts";

/** The partners in an answer of API_BUSINESS_PARTNER, with what is expanded in them. What is wrong in one is data about that one. */
export function readPartners(body: string): NestedEntity[] {
  return rowsOf(body).map((row) => {
    if (!isObject(row)) throw new SapFormatError("odata.answer", "A_BusinessPartner: a row is no object");
    return readNested(row, { set: businessPartnerEntity, service: businessPartnerApi, passedOver: keptBySap });
  });
}
