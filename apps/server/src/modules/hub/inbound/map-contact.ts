import { type BusinessPartnerRelationship, isRemoval } from "@counterfoil/sap";
import type { IncomingContact } from "../../customers/index.ts";
import { toIncomingPhone } from "./map-partner-address.ts";
import { toList } from "./to-list.ts";

type Sent = NonNullable<BusinessPartnerRelationship["contactPerson"]>["workplaces"][number];
type Incoming = IncomingContact["workplaces"]["entries"][number];

export function toIncomingContact(relationship: BusinessPartnerRelationship): IncomingContact {
  const { contactPerson, validity, category, changeNumber, isDefault, actionCode } = relationship;
  return {
    companyId: companyOf(relationship),
    personId: personOf(relationship),
    category,
    changeNumber,
    removed: isRemoval(actionCode) || isRemoval(contactPerson?.actionCode),
    validity,
    isDefault,
    facts: contactPerson && factsOf(contactPerson),
    workplaces: toList(contactPerson?.workplacesComplete, contactPerson?.workplaces ?? [], toWorkplace),
  };
}

/** Senders write "no number" as ABAP's initial one, too. */
const given = (number: string | undefined) => (number === "0" ? undefined : number);
/** Whoever has our number of a partner and none of its own may name it by ours. */
export const companyOf = ({ internalId, receiverInternalId }: Partial<BusinessPartnerRelationship>) =>
  given(internalId) ?? given(receiverInternalId);
export const personOf = ({ relatedInternalId, receiverRelatedInternalId }: Partial<BusinessPartnerRelationship>) =>
  given(relatedInternalId) ?? given(receiverRelatedInternalId);

const factsOf = ({
  function: role,
  department,
  powerOfAttorney,
  vip,
  note,
}: NonNullable<BusinessPartnerRelationship["contactPerson"]>) => ({
  function: role,
  department,
  powerOfAttorney,
  vip,
  note,
});

/** A workplace without UUID is known by its place in the list. */
function toWorkplace({ uuid, receiverUuid, isDefault, address }: Sent, index: number): Incoming {
  const workplace = address?.workplaces.find(({ actionCode }) => !isRemoval(actionCode));
  return {
    workplaceId: uuid ?? receiverUuid ?? String(index + 1),
    isDefault: isDefault === true,
    function: workplace?.function,
    department: workplace?.department,
    building: workplace?.building,
    floor: workplace?.floor,
    room: workplace?.room,
    emails: toList(address?.emailsComplete, address?.emails ?? [], (email) => email.address),
    phones: toList(address?.phonesComplete, address?.phones ?? [], (phone) => toIncomingPhone(phone, undefined)),
    faxes: toList(address?.faxesComplete, address?.faxes ?? [], (fax) => toIncomingPhone(fax, undefined)),
  };
}
