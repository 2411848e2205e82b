import { ArticleIdSchema, fractionDigits, MAX_AMOUNT_MINOR, minorToDecimal, PageQuery } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import { type RowProblem, readAmount, readTable, rowProblem, writeTable } from "../../../csv/index.ts";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { readUnknownArticles } from "../groups/index.ts";
import { listTableImports } from "../table-imports/index.ts";
import { readFloors } from "./floor-store.ts";
import { importFloors, undoFloorImport } from "./import-floors.ts";
import { saveFloors } from "./save-floors.ts";

const path = "/api/prices/floors";
const tags = ["prices"];
const MinPrice = Type.Union([Type.Integer({ minimum: 0, maximum: MAX_AMOUNT_MINOR }), Type.Null()]);
const Body = Type.Object({
  floors: Type.Array(Type.Object({ articleId: ArticleIdSchema, minPrice: MinPrice }), { minItems: 1, maxItems: 5000 }),
});
const FILE_BYTES_AT_MOST = 5 * 1024 * 1024;

export type FloorDoor = {
  db: Db;
  publishNow: () => Promise<number | undefined>;
  readCurrency: () => Promise<string>;
};
type RowResult = { row: number; articleId: string; minPrice: number | null } & Partial<RowProblem>;

/** The lowest price that promotions may make of an article's unit. An empty price takes the floor away. */
export function registerFloorRoutes(server: HttpServer, door: FloorDoor, access: Access): void {
  const { db, publishNow, readCurrency } = door;
  registerPastImports(server, door, access);
  const onRequest = access.gate("offers.read");
  const mayWrite = access.gate("offers.write");
  const Query = Type.Object({ query: Type.Optional(Type.String({ maxLength: 40 })), ...PageQuery });
  server.get(path, { schema: { tags, querystring: Query }, onRequest }, async (request) =>
    readFloors(db, request.query),
  );
  server.get(`${path}.csv`, { schema: { tags }, onRequest }, async (_request, reply) => {
    const decimals = fractionDigits(await readCurrency());
    const { items } = await readFloors(db, { limit: 100_000 });
    const rows = items.map(({ articleId, minPrice }) => ({ articleId, minPrice: minorToDecimal(minPrice, decimals) }));
    return reply.type("text/csv; charset=utf-8").send(writeTable(["articleId", "minPrice"], rows));
  });
  server.put(path, { schema: { tags, body: Body }, onRequest: mayWrite }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    const changed = await saveFloors(db, request.body.floors, actor);
    return { changed, book: await publishNow() };
  });
  const options = {
    schema: {
      tags,
      querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
      body: Type.String({ maxLength: FILE_BYTES_AT_MOST }),
      consumes: ["text/csv"],
    },
    onRequest: mayWrite,
    bodyLimit: FILE_BYTES_AT_MOST,
  };
  server.post(`${path}/import`, options, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    const rows = await readRows(db, request.body, fractionDigits(await readCurrency()));
    const good = rows.filter(({ problem }) => problem === undefined);
    const isDry = request.query.dryRun === true || good.length === 0;
    const changed = isDry ? 0 : await importFloors(db, good, actor);
    return {
      rows,
      good: good.length,
      failed: rows.length - good.length,
      changed,
      ...(isDry ? {} : { book: await publishNow() }),
    };
  });
}

function registerPastImports(server: HttpServer, { db, publishNow }: FloorDoor, access: Access): void {
  server.get(`${path}/imports`, { schema: { tags }, onRequest: access.gate("offers.read") }, async () => ({
    items: await listTableImports(db, "floors"),
  }));
  const params = Type.Object({ importId: Type.String({ format: "uuid" }) });
  const undo = { schema: { tags, params }, onRequest: access.gate("offers.write") };
  server.post(`${path}/import/:importId/undo`, undo, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    const changed = await undoFloorImport(db, request.params.importId, actor);
    return { changed, book: await publishNow() };
  });
}

async function readRows(db: Db, text: string, decimals: number): Promise<RowResult[]> {
  const rows = readTable(text, ["articleId", "minPrice"]).rows.map(({ line, cells }): RowResult => {
    const { articleid: articleId = "", minprice = "" } = cells;
    const minPrice = minprice === "" ? null : readAmount(minprice, decimals);
    const facts = { row: line, articleId, minPrice: minPrice ?? null };
    return minPrice === undefined || (minPrice ?? 0) < 0
      ? { ...facts, ...rowProblem("price-invalid", minprice) }
      : facts;
  });
  const unknown = await readUnknownArticles(
    db,
    rows.map(({ articleId }) => articleId),
  );
  return rows.map((row) =>
    unknown.has(row.articleId) ? { ...row, ...rowProblem("article-unknown", row.articleId) } : row,
  );
}
