import { element, expected, group, required } from "../shape/fields.ts";
import { flagValue, instantValue } from "../shape/values.ts";

/** [seen] MessageHeader of SAP's replication messages; parties and business scope are not modelled. */
const fields = group("MessageHeader", {
  id: element("ID"),
  uuid: element("UUID"),
  referenceId: element("ReferenceID"),
  referenceUuid: element("ReferenceUUID"),
  createdAt: element("CreationDateTime", instantValue),
  test: element("TestDataIndicator", flagValue),
  reconciliation: element("ReconciliationIndicator", flagValue),
  senderSystem: element("SenderBusinessSystemID"),
  recipientSystem: element("RecipientBusinessSystemID"),
});

/** Of the bulk: by its ids a second arrival is known. */
export const messageHeader = required(fields);
/** Of one object in the bulk. SAP's WSDL wants it, we need nothing that is in it, and hand-made senders leave it out. */
export const objectHeader = expected(fields);
