import { Readable } from "node:stream";
import {
  ClosingPageSchema,
  ClosingQuerySchema,
  CustomerAccountSchema,
  CustomerPurchasesSchema,
  DeviationPageSchema,
  DeviationQuerySchema,
  PartnerIdSchema,
  ReceiptDetailSchema,
  ReceiptNumberSchema,
  ReceiptPageSchema,
  ReceiptSearchQuerySchema,
  StoreIdSchema,
  TillDaySchema,
  TransactionBatchResultSchema,
  TransactionBatchSchema,
  UnsentImportAnswerSchema,
  UnsentImportSchema,
} from "@counterfoil/contracts";
import { actorOf, type Clock, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Sales } from "./index.ts";

const tags = ["sales"];
/** A hundred receipts of two thousand lines would be 50 MB; a till sends fewer of them at a time. */
const BATCH_BYTES = 16 * 1024 * 1024;
const RejectedQuery = Type.Object({
  next: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  open: Type.Optional(Type.Boolean()),
});
const RejectedId = Type.Object({ id: Type.String({ pattern: "^\\d{1,15}$" }) });

export function registerSalesRoutes(server: HttpServer, sales: Sales, access: Access, clock: Clock): void {
  registerAcceptance(server, sales, access, clock);
  registerReceipts(server, sales, access);
  registerAccounts(server, sales, access);
  registerClosings(server, sales, access);
  registerDeviations(server, sales, access);
  registerRejected(server, sales, access);
  registerImport(server, sales, access);
}

/** Twenty thousand receipts: what a till sells in a month without a network. */
const EXPORT_BYTES = 64 * 1024 * 1024;

function registerImport(server: HttpServer, sales: Sales, access: Access): void {
  const description = "Brings in the emergency export of a till; a trial says what would be and keeps nothing.";
  const schema = { tags, description, body: UnsentImportSchema, response: { 200: UnsentImportAnswerSchema } };
  const route = { schema, onRequest: access.gate("receipts.import"), bodyLimit: EXPORT_BYTES };
  server.post("/api/sales/unsent-imports", route, async (request) => {
    const actor = actorOf(await access.people.requirePerson(request));
    return sales.importUnsent({ made: request.body.export, trial: request.body.trial, actor });
  });
}

function registerAcceptance(server: HttpServer, sales: Sales, access: Access, clock: Clock): void {
  const schema = { tags, body: TransactionBatchSchema, response: { 200: TransactionBatchResultSchema } };
  const route = {
    schema,
    onRequest: access.tillGate,
    bodyLimit: BATCH_BYTES,
    // Many tills of a store share one address; the token says who it is.
    config: { rateLimit: false as const, judgesTexts: true },
  };
  server.post("/api/sales/transactions", route, async (request) => {
    const results = await sales.accept(await access.requireTill(request), request.body.transactions);
    return { serverTime: clock.now().toISOString(), results };
  });
}

function registerReceipts(server: HttpServer, sales: Sales, access: Access): void {
  const onRequest = access.gate("receipts.read");
  const listSchema = { tags, querystring: ReceiptSearchQuerySchema, response: { 200: ReceiptPageSchema } };
  server.get("/api/sales/receipts", { schema: listSchema, onRequest }, async (request) =>
    sales.searchReceipts(request.query),
  );
  const csvSchema = { tags, querystring: ReceiptSearchQuerySchema };
  server.get("/api/sales/receipts.csv", { schema: csvSchema, onRequest }, async (request, reply) =>
    reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="receipts.csv"')
      .send(Readable.from(sales.exportReceipts(request.query))),
  );
  const params = Type.Object({ number: ReceiptNumberSchema });
  const detailSchema = { tags, params, response: { 200: ReceiptDetailSchema } };
  const forReturns = access.tillOrPermissionGate("receipts.read");
  server.get("/api/sales/receipts/:number", { schema: detailSchema, onRequest: forReturns }, async (request) =>
    sales.readReceipt(request.params.number),
  );
  const ofCustomer = {
    tags,
    params: Type.Object({ customerId: PartnerIdSchema }),
    response: { 200: CustomerPurchasesSchema },
  };
  const path = "/api/tills/customers/:customerId/purchases";
  server.get(path, { schema: ofCustomer, onRequest: access.tillGate }, async ({ params: { customerId } }) =>
    sales.readPurchases(customerId),
  );
}

/** What a customer owes as far as is known here. */
function registerAccounts(server: HttpServer, sales: Sales, access: Access): void {
  const params = Type.Object({ customerId: PartnerIdSchema });
  const schema = { tags, params, response: { 200: CustomerAccountSchema } };
  const onRequest = access.tillOrPermissionGate("customers.read");
  server.get("/api/sales/accounts/:customerId", { schema, onRequest }, async (request) =>
    sales.readAccount(request.params.customerId),
  );
}

function registerClosings(server: HttpServer, sales: Sales, access: Access): void {
  const onRequest = access.gate("receipts.read");
  const list = { tags, querystring: ClosingQuerySchema, response: { 200: ClosingPageSchema } };
  server.get("/api/sales/closings", { schema: list, onRequest }, async ({ query }) => sales.readClosings(query));
  const days = {
    tags,
    querystring: Type.Object({ storeId: StoreIdSchema }),
    response: { 200: Type.Object({ items: Type.Array(TillDaySchema) }) },
  };
  server.get("/api/sales/till-days", { schema: days, onRequest }, async ({ query }) => ({
    items: await sales.readTillDays(query.storeId),
  }));
}

function registerDeviations(server: HttpServer, sales: Sales, access: Access): void {
  const onRequest = access.gate("receipts.read");
  const description =
    "How many receipts were priced again, how many of them differ, and each difference with its reason.";
  const schema = { tags, description, querystring: DeviationQuerySchema, response: { 200: DeviationPageSchema } };
  server.get("/api/sales/deviations", { schema, onRequest }, async ({ query }) => sales.readDeviations(query));
}

function registerRejected(server: HttpServer, sales: Sales, access: Access): void {
  const onRequest = access.gate("receipts.read");
  const listSchema = { tags, querystring: RejectedQuery };
  server.get("/api/sales/rejected", { schema: listSchema, onRequest }, async (request) =>
    sales.listRejected(request.query),
  );
  server.get("/api/sales/rejected/:id", { schema: { tags, params: RejectedId }, onRequest }, async (request) => {
    const rejected = await sales.findRejected(Number(request.params.id));
    if (!rejected) throw notFound(`There is no rejected transaction ${request.params.id}.`);
    return rejected;
  });
}
