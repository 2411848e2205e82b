export { type Place, type SapErrorCode, SapFormatError } from "./errors.ts";
export {
  type ControlRecord,
  type ControlRecordDraft,
  type IdocParties,
  type OpenControlRecord,
  type OpenControlRecordDraft,
  type PosIdocType,
  posControlRecord,
} from "./idoc/control-record.ts";
export {
  createFinancialTransactionReader,
  type FinancialTransaction,
  type FinancialTransactionDraft,
  type FinancialTransactionReader,
  type FinancialTransactionReading,
  financialTransactionWriter,
} from "./idoc/financial-transactions.ts";
export {
  createGoodsMovementReader,
  type GoodsMovement,
  type GoodsMovementDraft,
  type GoodsMovementReader,
  type GoodsMovementReading,
  goodsMovementWriter,
} from "./idoc/goods-movements.ts";
export {
  createPaymentListReader,
  type PaymentList,
  type PaymentListDraft,
  type PaymentListReader,
  type PaymentListReading,
  paymentListWriter,
} from "./idoc/payment-lists.ts";
export {
  createReceiptReader,
  type Receipt,
  type ReceiptDraft,
  type ReceiptReader,
  type ReceiptReading,
  receiptWriter,
} from "./idoc/receipts.ts";
export {
  createSalesSumReader,
  type SalesSum,
  type SalesSumDraft,
  type SalesSumReader,
  type SalesSumReading,
  salesSumWriter,
} from "./idoc/sales-sums.ts";
export {
  type FieldFault,
  inspectRecord,
  type MappedRecord,
  type SegmentField,
  type SegmentFieldType,
  type SegmentTable,
  segmentTable,
  type WrittenField,
  type WrittenSegment,
} from "./idoc/segment-table.ts";
export { signed, signedMinor } from "./idoc/sign.ts";
export * from "./odata/index.ts";
export * from "./pps/index.ts";
export { minorDigits } from "./shape/currency.ts";
export type { FieldProblem, FieldProblemCode } from "./shape/object-builder.ts";
export { type DocumentReader, type RecordReading, readRecords } from "./shape/reader.ts";
export { withoutLeadingZeros } from "./shape/values.ts";
export { type DocumentWriter, writeDocument } from "./shape/writer.ts";
export { type ActionCode, isRemoval } from "./soap/action-code.ts";
export {
  type BusinessPartner,
  type BusinessPartnerDraft,
  type BusinessPartnerMessage,
  type BusinessPartnerReader,
  type BusinessPartnerReading,
  businessPartnerWriter,
  createBusinessPartnerReader,
  type MessageHeader,
} from "./soap/business-partner.ts";
export {
  type BusinessPartnerConfirmation,
  type BusinessPartnerConfirmationDraft,
  businessPartnerConfirmationWriter,
  createBusinessPartnerConfirmationReader,
} from "./soap/business-partner-confirmation.ts";
export {
  type BusinessPartnerRelationship,
  type BusinessPartnerRelationshipDraft,
  type BusinessPartnerRelationshipMessage,
  businessPartnerRelationshipWriter,
  createBusinessPartnerRelationshipReader,
} from "./soap/business-partner-relationship.ts";
export { faultOf, readSoapFault, type SoapFault, writeSoapFault } from "./soap/fault.ts";
export { sapGlobalNamespace } from "./soap/namespaces.ts";
export {
  controlOf,
  isPosSoapType,
  type PosSoapHeader,
  type PosSoapType,
  posSoapNamespace,
  posSoapPath,
  posSoapReaders,
  posSoapWriters,
  writePosConfirmation,
} from "./soap/pos-transactions.ts";
export {
  type Article,
  type ArticleDraft,
  type ArticleMessage,
  type ArticleReader,
  type ArticleReading,
  articleWriter,
  createArticleReader,
} from "./soap/product-merchandise-view.ts";
export {
  createRelationshipConfirmationReader,
  type RelationshipConfirmation,
  type RelationshipConfirmationDraft,
  relationshipConfirmationWriter,
} from "./soap/relationship-confirmation.ts";
export {
  articleService,
  businessPartnerService,
  confirmationService,
  type InboundService,
  inboundServices,
  relationshipConfirmationService,
  relationshipService,
} from "./soap/services.ts";
export { wsdlOf } from "./soap/wsdl.ts";
export { rootName, soapMessageName } from "./xml/root-name.ts";
export { defaultXmlLimits, type XmlLimits } from "./xml/safe-parser.ts";
