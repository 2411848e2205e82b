import {
  edmBoolean,
  edmDateTime,
  edmDateTimeOffset,
  edmDecimal,
  edmInt32,
  edmString,
  entitySet,
  nullable,
  type ODataService,
  type RowOf,
} from "./entity.ts";

/*
 * API_MATERIAL_STOCK_SRV. [seen]: sets, properties, types, lengths, keys, from the EDMX in kothahemanth/SalesOrder-Stock
 * @b79b874 (facts only). A_MaterialSerialNumber is not described. Older releases give WBSElementInternalID 24 characters.
 */
export const materialStockInAccountModel = entitySet("A_MatlStkInAcctMod", {
  keys: [
    "Material",
    "Plant",
    "StorageLocation",
    "Batch",
    "Supplier",
    "Customer",
    "WBSElementInternalID",
    "SDDocument",
    "SDDocumentItem",
    "InventorySpecialStockType",
    "InventoryStockType",
  ],
  properties: {
    Material: edmString(40),
    Plant: edmString(4),
    StorageLocation: edmString(4),
    Batch: edmString(10),
    Supplier: edmString(10),
    Customer: edmString(10),
    WBSElementInternalID: edmString(8),
    SDDocument: edmString(10),
    SDDocumentItem: edmString(6),
    /** Empty for a retailer's own stock. */
    InventorySpecialStockType: edmString(1),
    /** [seen] 01 unrestricted, 02 quality inspection, 07 blocked. */
    InventoryStockType: edmString(2),
    WBSElementExternalID: edmString(24),
    MaterialBaseUnit: edmString(3),
    MatlWrhsStkQtyInMatlBaseUnit: edmDecimal(31, 14),
  },
  navigations: { to_MaterialStock: { set: "A_MaterialStock", many: false, by: { Material: "Material" } } },
});

export const materialStock = entitySet("A_MaterialStock", {
  keys: ["Material"],
  properties: { Material: edmString(40), MaterialBaseUnit: edmString(3) },
  navigations: { to_MatlStkInAcctMod: { set: "A_MatlStkInAcctMod", many: true, by: { Material: "Material" } } },
});

export const materialStockService: ODataService = {
  name: "API_MATERIAL_STOCK_SRV",
  sets: [materialStock, materialStockInAccountModel],
};

/** The state of one task of a posting. */
export type TaskState = "posted" | "setAside" | "pending" | "notNeeded";

/** Who took back last what a receipt had booked; it stands set aside then, until somebody posts it again. */
const reversal = {
  ReversedAt: nullable(edmDateTimeOffset),
  ReversedBy: nullable(edmString(120)),
  ReversalReason: nullable(edmString(200)),
};

/*
 * ZCF_POS_STATUS_SRV is Counterfoil's own (Z, as a customer's services in SAP are): what became of the receipts of an IDoc.
 * Status is posted, setAside or pending; the three task states are a TaskState each.
 */
export const receiptStatus = entitySet("ReceiptStatusSet", {
  keys: ["Idoc", "ReceiptNumber"],
  properties: {
    Idoc: edmString(16),
    ReceiptNumber: edmString(15),
    Status: edmString(10),
    RevenueState: edmString(10),
    PaymentState: edmString(10),
    StockState: edmString(10),
    Reason: nullable(edmString(1000)),
    /** What kind of fault, and what is at fault: tax-code-unknown, X9. */
    ReasonCode: nullable(edmString(40)),
    ReasonSubject: nullable(edmString(40)),
    RevenueDocument: nullable(edmString(20)),
    PaymentDocument: nullable(edmString(20)),
    StockDocument: nullable(edmString(20)),
    PostedAt: nullable(edmDateTimeOffset),
    ...reversal,
  },
});

/** A day of a till: what came, what is missing in its numbers, what is posted, and what its closings say. */
export const tillDayCompleteness = entitySet("CompletenessSet", {
  keys: ["Site", "Till", "BusinessDate"],
  properties: {
    Site: edmString(5),
    Till: edmString(25),
    BusinessDate: edmDateTime,
    FirstNumber: nullable(edmString(35)),
    LastNumber: nullable(edmString(35)),
    /** Sales and returns, one by one or in sums. */
    Receipts: edmInt32,
    TotalAmount: edmDecimal(16, 2),
    Currency: edmString(5),
    CashMovements: edmInt32,
    CashAmount: edmDecimal(16, 2),
    GoodsMovements: edmInt32,
    Gaps: edmInt32,
    Doubles: edmInt32,
    SetAside: edmInt32,
    /** Of those that are set aside: reversed by a person. */
    Reversed: edmInt32,
    Pending: edmInt32,
    Posted: edmInt32,
    PostedAmount: edmDecimal(16, 2),
    /** Null: no closing came. */
    ClosingNumber: nullable(edmString(15)),
    ClosingReceipts: nullable(edmInt32),
    ClosingAmount: nullable(edmDecimal(16, 2)),
    Complete: edmBoolean,
  },
});

/** Every transaction of a till and day that is here. */
export const tillDayReceipt = entitySet("ReceiptSet", {
  keys: ["Site", "Till", "BusinessDate", "Kind", "ReceiptNumber"],
  properties: {
    Site: edmString(5),
    Till: edmString(25),
    BusinessDate: edmDateTime,
    /** receipt, cashMovement or goodsMovement. */
    Kind: edmString(15),
    ReceiptNumber: edmString(15),
    Status: edmString(10),
    TotalAmount: edmDecimal(16, 2),
    Currency: edmString(5),
    Pieces: edmDecimal(16, 3),
    Lines: edmInt32,
    Idoc: edmString(16),
    /** The sum that it came in; Pieces and Lines are 0 then. */
    SumNumber: nullable(edmString(15)),
    ...reversal,
  },
});

export const posStatusService: ODataService = {
  name: "ZCF_POS_STATUS_SRV",
  sets: [receiptStatus, tillDayCompleteness, tillDayReceipt],
};

/*
 * ZCF_REPLICATION_STATUS_SRV is Counterfoil's own: the ERP's half of "why is this not in the store?". A filter names ObjectType
 * (article, businessPartner), ObjectKey (its number; of an article a GTIN, too) and Site; the answer is the chain in its order.
 */
export const replicationChain = entitySet("ReplicationChainSet", {
  keys: ["ObjectType", "ObjectKey", "Site", "Position"],
  properties: {
    ObjectType: edmString(20),
    ObjectKey: edmString(40),
    Site: edmString(4),
    Position: edmInt32,
    /** The number that was found. */
    FoundKey: edmString(40),
    Name: nullable(edmString(160)),
    Step: edmString(20),
    /** ok, warning, broken or unknown. */
    State: edmString(10),
    Code: edmString(30),
    /** What the code is about, as a JSON object of texts. */
    Facts: edmString(4000),
    At: nullable(edmDateTimeOffset),
    /** A screen of the ERP, below its own address. */
    Link: nullable(edmString(300)),
  },
});

export const replicationStatusService: ODataService = {
  name: "ZCF_REPLICATION_STATUS_SRV",
  sets: [replicationChain],
};

export type ReplicationChain = RowOf<typeof replicationChain>;
export type MaterialStockInAccountModel = RowOf<typeof materialStockInAccountModel>;
export type MaterialStock = RowOf<typeof materialStock>;
export type ReceiptStatus = RowOf<typeof receiptStatus>;
export type TillDayCompleteness = RowOf<typeof tillDayCompleteness>;
export type TillDayReceipt = RowOf<typeof tillDayReceipt>;
