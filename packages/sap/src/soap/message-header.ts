import { element, group, required } from "../shape/fields.ts";
import { flagValue, instantValue } from "../shape/values.ts";

/** [seen] MessageHeader of SAP's replication messages; parties and business scope are not modelled. */
export const messageHeader = required(
  group("MessageHeader", {
    id: element("ID"),
    uuid: element("UUID"),
    referenceId: element("ReferenceID"),
    referenceUuid: element("ReferenceUUID"),
    createdAt: element("CreationDateTime", instantValue),
    test: element("TestDataIndicator", flagValue),
    reconciliation: element("ReconciliationIndicator", flagValue),
    senderSystem: element("SenderBusinessSystemID"),
    recipientSystem: element("RecipientBusinessSystemID"),
  }),
);
