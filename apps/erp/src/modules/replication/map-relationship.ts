import type { BusinessPartnerRelationshipDraft } from "@counterfoil/sap";
import { HAS_CONTACT_PERSON, type ReplicatedRelationship } from "../masterdata/index.ts";
import { SAVE } from "./map-article.ts";

const DELETED = "03";

/** Always the whole relationship, so each list says that it is complete. */
export function toSapRelationship(one: ReplicatedRelationship): BusinessPartnerRelationshipDraft {
  const { companyId, personId, validFrom, validTo, isDefault, deleted } = one.content;
  return {
    actionCode: deleted ? DELETED : SAVE,
    changeNumber: one.changeNumber,
    uuid: one.companyUuid,
    internalId: companyId,
    relatedUuid: one.personUuid,
    relatedInternalId: personId,
    category: HAS_CONTACT_PERSON,
    validity: { from: validFrom, to: validTo },
    isDefault: isDefault ?? false,
    contactPerson: deleted ? undefined : toContactPerson(one),
  };
}

function toContactPerson({ content, codeTexts }: ReplicatedRelationship) {
  const { function: role, department, powerOfAttorney, vip, note, email, phone, mobile, fax } = content;
  const { building, floor, room } = content;
  const textOf = (list: string, code: string | undefined) => codeTexts.get(`${list} ${code}`)?.en;
  const numberOf = (number: string) => ({ number: { subscriber: number }, formatted: number });
  const place = {
    function: textOf("function", role),
    department: textOf("department", department),
    building,
    floor,
    room,
  };
  return {
    workplacesComplete: true,
    function: role,
    department,
    powerOfAttorney,
    vip,
    note,
    workplaces: [
      {
        isDefault: true,
        address: {
          emailsComplete: true,
          faxesComplete: true,
          phonesComplete: true,
          emails: email === undefined ? [] : [{ address: email }],
          faxes: fax === undefined ? [] : [numberOf(fax)],
          phones: [
            ...(phone === undefined ? [] : [numberOf(phone)]),
            ...(mobile === undefined ? [] : [{ ...numberOf(mobile), isMobile: true }]),
          ],
          workplaces: Object.values(place).some(Boolean) ? [place] : [],
        },
      },
    ],
  };
}
