type Partner = { messageId: string; partnerId: string; changeNumber: string };

/** A business partner message as S/4HANA sends it, with one partner. */
export function partnerEnvelope({ messageId, partnerId, changeNumber }: Partner): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>
<n0:BusinessPartnerSUITEBulkReplicateRequest xmlns:n0="http://sap.com/xi/SAPGlobal20/Global">
<MessageHeader><ID>${messageId}</ID><CreationDateTime>2026-11-21T10:00:00Z</CreationDateTime><SenderBusinessSystemID>S4H</SenderBusinessSystemID></MessageHeader>
<BusinessPartnerSUITEReplicateRequestMessage><MessageHeader><ID>${messageId}-1</ID></MessageHeader>
<BusinessPartner actionCode="04" changeOrdinalNumberValue="${changeNumber}" roleListCompleteTransmissionIndicator="true">
<InternalID>${partnerId}</InternalID><CategoryCode>2</CategoryCode>
<Common><Organisation><Name><FirstLineName>Brightwater Gallery</FirstLineName></Name></Organisation></Common>
<Role><RoleCode>FLCU01</RoleCode></Role>
</BusinessPartner></BusinessPartnerSUITEReplicateRequestMessage>
</n0:BusinessPartnerSUITEBulkReplicateRequest></soapenv:Body></soapenv:Envelope>`;
}

/** The same of a relationship: the partner's first contact person. */
export function relationshipEnvelope({ messageId, partnerId, changeNumber }: Partner): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header/><soapenv:Body>
<n0:BusinessPartnerRelationshipSUITEBulkReplicateRequest xmlns:n0="http://sap.com/xi/SAPGlobal20/Global">
<MessageHeader><ID>${messageId}</ID><CreationDateTime>2026-11-21T10:00:00Z</CreationDateTime><SenderBusinessSystemID>S4H</SenderBusinessSystemID></MessageHeader>
<BusinessPartnerRelationshipSUITEReplicateRequestMessage><MessageHeader><ID>${messageId}-1</ID></MessageHeader>
<BusinessPartnerRelationship actionCode="04" changeOrdinalNumberValue="${changeNumber}">
<BusinessPartnerInternalID>${partnerId}</BusinessPartnerInternalID><RelationshipBusinessPartnerInternalID>90001</RelationshipBusinessPartnerInternalID>
<RoleCode>BUR001</RoleCode><ContactPerson><ContactPersonNote>Ring twice</ContactPersonNote></ContactPerson>
</BusinessPartnerRelationship></BusinessPartnerRelationshipSUITEReplicateRequestMessage>
</n0:BusinessPartnerRelationshipSUITEBulkReplicateRequest></soapenv:Body></soapenv:Envelope>`;
}
