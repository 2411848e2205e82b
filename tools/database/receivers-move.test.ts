import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@counterfoil/platform";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { emptyDatabase } from "../testing/database.ts";
import { appFolder } from "./apps.ts";

const database = await emptyDatabase();
const early = await mkdtemp(join(tmpdir(), "before-0037-"));
afterAll(async () => {
  await database.drop();
  await rm(early, { recursive: true });
});

const all = join(appFolder("erp"), "migrations");

/** As the ERP's database was when receivers were tables of replication. */
async function migrateUpTo(last: string): Promise<void> {
  await mkdir(early, { recursive: true });
  for (const name of (await readdir(all)).filter((each) => each < last)) await cp(join(all, name), join(early, name));
  await migrate({ url: database.url, folder: early });
}

async function withClient<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

it("receivers of before become systems with users, arrangements and services, and who called us goes on to", async () => {
  await migrateUpTo("0037");
  await withClient((client) =>
    client.query(`
      insert into replication.receiver (receiver_id, name, base_url, technical_user, secret_sealed, token_url, client_id,
        client_secret_sealed, changed_at, changed_by, last_contact_at, last_failure)
      values ('hub', 'Counterfoil', 'https://hub.example.org', 'erp-replication', 'sealed-1', 'https://hub.example.org/oauth/token',
          'erp-prices', 'sealed-2', '2026-01-01', 'ada', '2026-01-02', null),
        ('web.shop', 'Web', 'https://web.example.org', 'erp-web', null, null, null, null, '2026-01-01', 'ada', null, 'no answer');
      insert into access.technical_user (user_name, permissions, secret_hash, secret_changed_at, created_by)
      values ('tills', '{idoc.send,odata.read}', 'x', now(), 'ada'), ('people-only', '{}', 'x', now(), 'ada');
      insert into replication.model (model_id, name, receiver_id, object_types, active, package_size, time_zone, changed_at, changed_by)
      values ('to-hub', 'Hub', 'hub', '{article}', true, 500, 'UTC', now(), 'ada')`),
  );
  await migrate({ url: database.url, folder: all });
  const rows = async (query: string) => (await withClient((client) => client.query(query))).rows;
  expect(
    await rows(
      "select system_id, base_url, business_system, active, last_failure from communication.system order by 1",
    ),
  ).toEqual([
    { system_id: "hub", base_url: "https://hub.example.org", business_system: "hub", active: true, last_failure: null },
    { system_id: "tills", base_url: null, business_system: "tills", active: true, last_failure: null },
    {
      system_id: "web.shop",
      base_url: "https://web.example.org",
      business_system: "web_shop",
      active: true,
      last_failure: "no answer",
    },
  ]);
  expect(
    await rows("select system_id, user_name, kind, secret_sealed from communication.outbound_user order by 1, 2"),
  ).toEqual([
    { system_id: "hub", user_name: "erp-prices", kind: "oauth2", secret_sealed: "sealed-2" },
    { system_id: "hub", user_name: "erp-replication", kind: "basic", secret_sealed: "sealed-1" },
    { system_id: "web.shop", user_name: "erp-web", kind: "basic", secret_sealed: null },
  ]);
  const arranged = await rows(`
    select concat_ws(' ', system_id, scenario, service, direction, coalesce(inbound_user, outbound_user)) as line
    from communication.arrangement join communication.service using (system_id, scenario) where active order by 1`);
  expect(arranged.map(({ line }) => line)).toEqual([
    "hub OPP promotions outbound erp-prices",
    "hub OPP purchasePrices outbound erp-prices",
    "hub OPP regularPrices outbound erp-prices",
    "hub SAP_COM_0008 businessPartners outbound erp-replication",
    "hub SAP_COM_0640 articles outbound erp-replication",
    "tills SAP_COM_0008 businessPartnerConfirmations inbound tills",
    "tills SAP_COM_0164 stockOverview inbound tills",
    "tills SAP_COM_0652 financialTransactions inbound tills",
    "tills SAP_COM_0652 goodsMovements inbound tills",
    "tills SAP_COM_0652 postingStatus inbound tills",
    "tills SAP_COM_0652 salesTransactions inbound tills",
    "web.shop SAP_COM_0008 businessPartners outbound erp-web",
    "web.shop SAP_COM_0640 articles outbound erp-web",
  ]);
  expect(await rows("select model_id, receiver_id from replication.model")).toEqual([
    { model_id: "to-hub", receiver_id: "hub" },
  ]);
});
