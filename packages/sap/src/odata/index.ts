export { type AnswerOptions, entityAnswer, errorAnswer, serviceAnswer, setAnswer } from "./answer.ts";
export {
  type EdmType,
  type EdmValue,
  type EntitySet,
  type EntityType,
  edmDateTimeOffset,
  edmDecimal,
  edmString,
  entitySet,
  type Navigation,
  nullable,
  type ODataService,
  type Property,
  type PropertyType,
  propertyOf,
  type RowOf,
} from "./entity.ts";
export { type Comparison, type FilterTree, parseFilter, type TextTest } from "./filter.ts";
export { allOf, anyOf, compareValues, matches, where, writeFilter } from "./filter-use.ts";
export { metadataOf } from "./metadata.ts";

export { businessPartnerApi, businessPartnerEntity } from "./partner-service.ts";
export { type ODataQuery, parseQuery, writeQuery } from "./query.ts";
export { type ODataError, type ODataErrorDetail, type ODataRows, readAnswer, readError } from "./read-answer.ts";
export { type NestedEntity, type NestedForm, readEntityBody } from "./read-nested.ts";
export { readPartners } from "./read-partners.ts";
export { type EntityKey, type ODataResource, parseResource, writeKey } from "./resource.ts";
export { writeSalesOrder } from "./sales-order-record.ts";
export {
  salesOrderEntity,
  salesOrderItem,
  salesOrderPartner,
  salesOrderPricingElement,
  salesOrderScheduleLine,
  salesOrderService,
  salesOrderText,
} from "./sales-order-service.ts";
export {
  type MaterialStock,
  type MaterialStockInAccountModel,
  materialStock,
  materialStockInAccountModel,
  materialStockService,
  posStatusService,
  type ReceiptStatus,
  type ReplicationChain,
  receiptStatus,
  replicationChain,
  replicationStatusService,
  type TaskState,
  type TillDayCompleteness,
  type TillDayReceipt,
  tillDayCompleteness,
  tillDayReceipt,
} from "./services.ts";
