import fc from "fast-check";
import { writeDocument } from "../src/shape/writer.ts";
import { businessPartnerRequest, businessPartnerWriter } from "../src/soap/business-partner.ts";
import { arbitraryGroup } from "./arbitrary.ts";

/** A message as a sender may write it, with everything that we read there or not, and the number of partners in it. */
export const arbitraryPartnerMessage: fc.Arbitrary<[text: string, count: number]> = fc
  .tuple(
    arbitraryGroup(businessPartnerRequest.header),
    fc.array(arbitraryGroup(businessPartnerRequest.record), { minLength: 1, maxLength: 3 }),
  )
  .map(([header, records]) => [
    [...writeDocument(businessPartnerWriter, header, records as never)].join(""),
    records.length,
  ]);
