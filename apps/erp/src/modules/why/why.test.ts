import type { Chain } from "@counterfoil/contracts";
import { readAnswer, replicationChain } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { article, gtinOf, organisation, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receiverDouble } from "../../../../../tools/testing/receiver-double.ts";

const program = await erpProgram();
const receiver = await receiverDouble(() => 202);
afterAll(async () => {
  await receiver.close();
  await program.stop();
});
const { admin, erp } = program;

const why = async (object: string, siteId = "1010", objectType = "article") => {
  const query = new URLSearchParams({ objectType, object, siteId });
  const { status, json } = await admin("GET", `/api/why?${query}`);
  expect(status).toBe(200);
  return json as Chain;
};
const short = ({ links }: Chain) => links.map(({ step, state, code }) => `${step} ${state} ${code}`);
const broken = (chain: Chain) => chain.links.find(({ state }) => state === "broken");

const day = (offset: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London" }).format(new Date(Date.now() + offset * 86_400_000));
const put = (articleId: string, more: object = {}) => erp.masterData.upsertArticles([article(articleId, more)], "test");
const sell = (articleId: string, from = "2010-01-01", to = "9999-12-31") =>
  erp.masterData.upsertPrices([price(articleId, 295, from, to)], "cut", "test");
const listed = (from: string, to = "9999-12-31", more: object = {}) => ({
  listings: [{ siteId: "1010", from, to, ...more }],
});

beforeAll(async () => {
  await erp.masterData.upsertSites([site("1010"), site("1020")], "test");
  await put("A");
});

describe("why an article does not leave the ERP", () => {
  it("is for want of a model, then of an initial run, and is over when it was sent", async () => {
    await sell("A");
    expect(short(await why("A"))).toEqual([
      "exists ok found",
      "flags ok none",
      "listing ok found",
      "model broken none",
      "price ok valid",
    ]);
    await arrange();
    const before = await why("A");
    expect(short(before).slice(3)).toEqual([
      "model ok active",
      "filter ok matched",
      "service ok on",
      "price ok valid",
      "message broken never",
    ]);
    expect(broken(before)?.link).toBe("#ReplicationRun-search");
    await admin("POST", "/api/replication/runs", { modelId: "M", objectType: "article", mode: "initial" });
    await expect.poll(async () => short(await why("A")).at(-1)).toBe("message ok sent");
    const sent = (await why("A")).links.at(-1);
    expect(sent?.facts.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(receiver.arrived.some(({ body }) => body.includes(sent?.facts.messageId ?? "?"))).toBe(true);
  });

  it.each<[string, object, string]>([
    ["the deletion flag is set", { deleted: true }, "flags deleted"],
    ["it is blocked", { blocked: true }, "flags blocked"],
    ["a status holds everywhere", { salesBlocks: [{ status: "03", from: day(-1) }] }, "flags salesStatus"],
    [
      "a status holds in this site",
      { salesBlocks: [{ status: "01", from: day(0), siteId: "1010" }] },
      "flags salesStatus",
    ],
    ["it is listed later", listed(day(2)), "listing later"],
    ["its listing has ended", listed("2010-01-01", day(-1)), "listing ended"],
    ["its listing is blocked", listed("2010-01-01", "9999-12-31", { blocked: true }), "listing blocked"],
    ["it was never listed here", { listings: [] }, "listing none"],
    ["it has no price", {}, "price none"],
  ])("is that %s", async (_name, more, expected) => {
    const articleId = `X-${expected.replace(" ", "-").toUpperCase()}-${JSON.stringify(more).length}`;
    await put(articleId, more);
    if (expected !== "price none") await sell(articleId);
    const link = broken(await why(articleId));
    expect(`${link?.step} ${link?.code}`).toBe(expected);
    expect(link?.link).toBe(`#Article-display?Article=${articleId}`);
  });

  it("is a price that is over, or not yet; a status to come, or of others, only warns or says nothing", async () => {
    await put("OVER");
    await sell("OVER", "2010-01-01", day(-1));
    expect(broken(await why("OVER"))).toMatchObject({ step: "price", code: "ended", facts: { amount: "2.95 GBP" } });
    await put("SOON");
    await sell("SOON", day(1));
    expect(broken(await why("SOON"))).toMatchObject({ code: "later", facts: { from: day(1) } });
    await put("LATER", { salesBlocks: [{ status: "02", from: day(3), distributionChannel: "10" }] });
    expect(short(await why("LATER"))[1]).toBe("flags warning salesStatusFrom");
    await put("ELSEWHERE", {
      salesBlocks: [
        { status: "01", from: day(-3), distributionChannel: "20" },
        { status: "01", from: day(-3), siteId: "1020" },
      ],
    });
    expect(short(await why("ELSEWHERE"))[1]).toBe("flags ok none");
  });

  it("is that nobody knows it; a barcode leads to its article", async () => {
    expect((await why("NOBODY")).links).toEqual([
      {
        system: "erp",
        step: "exists",
        state: "broken",
        code: "unknown",
        facts: { typed: "NOBODY" },
        link: "#Article-search?query=NOBODY",
      },
    ]);
    expect(short(await why("A", "9999"))).toEqual(["site broken unknown"]);
    await put("CODED", { units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(77)] }] });
    expect((await why(gtinOf(77))).object).toBe("CODED");
    expect((await why("coded")).object).toBe("CODED");
  });
});

describe("why a customer does not leave the ERP", () => {
  const customer = (more: object, partner: object = {}) =>
    organisation({
      customer: {
        salesAreas: [
          { salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP", ...more },
        ],
      },
      ...partner,
    });

  it.each<[string, object, string]>([
    ["nothing, up to the message", customer({}), "message never"],
    ["the deletion flag", customer({}, { deleted: true }), "flags deleted"],
    ["a central block", customer({}, { blocked: true }), "flags blocked"],
    ["a block of the site's sales area", customer({ orderBlock: "02" }), "salesArea blocked"],
    ["a sales area that is given up", customer({ deleted: true }), "salesArea deleted"],
    ["the role", { ...organisation({ roles: ["BUP001"] }), customer: undefined }, "role missing"],
  ])("is %s", async (_name, partner, expected) => {
    const { customer: data, ...rest } = partner as { customer?: object };
    const [made] = await erp.masterData.upsertBusinessPartners([{ ...rest, ...(data && { customer: data }) }], "test");
    const chain = await why(made?.key ?? "", "1010", "businessPartner");
    const link = broken(chain);
    expect(chain.name).toBe("City Scooter");
    // Without a model for partners the chain ends there.
    expect(`${link?.step} ${link?.code}`).toBe(expected === "message never" ? "model none" : expected);
  });
});

describe("ZCF_REPLICATION_STATUS_SRV", () => {
  const path = "/sap/opu/odata/sap/ZCF_REPLICATION_STATUS_SRV/ReplicationChainSet";
  const filter = (text: string) => `${path}?$filter=${encodeURIComponent(text)}&$format=json`;
  const whole = "ObjectType eq 'article' and ObjectKey eq 'NOBODY' and Site eq '1010'";

  it("answers the same chain to a program that may ask, row by row in its order", async () => {
    const headers = await program.technical("hub", ["odata.read"]);
    const { status, text } = await program.ask("GET", filter(whole), { headers });
    expect(status).toBe(200);
    expect(readAnswer(text, replicationChain).rows).toMatchObject([
      {
        Position: 1,
        FoundKey: "NOBODY",
        Step: "exists",
        State: "broken",
        Code: "unknown",
        Facts: '{"typed":"NOBODY"}',
      },
    ]);
    const metadata = await program.ask("GET", path.replace("ReplicationChainSet", "$metadata"), { headers });
    expect(metadata.text).toContain('EntitySet Name="ReplicationChainSet"');
    for (const wrong of ["", "ObjectType eq 'article'", whole.replace("article", "colour"), whole.replace("and", "or")])
      expect((await program.ask("GET", wrong === "" ? path : filter(wrong), { headers })).status, wrong).toBe(400);
  });

  it("is not for everybody", async () => {
    const sender = await program.technical("sender", ["idoc.send"]);
    const asked = await Promise.all([
      program.ask("GET", filter(whole)),
      program.ask("GET", filter(whole), { headers: sender }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([401, 403]);
    const clerk = await program.person("stockClerk");
    expect((await clerk("GET", "/api/why?objectType=article&object=A&siteId=1010")).status).toBe(403);
  });
});

/** A receiver with its service on, and a model that sends articles to it. */
async function arrange(): Promise<void> {
  await arrangeReceiver(erp.communication, "HUB", { url: receiver.url });
  const model = { name: "Articles", receiverId: "HUB", objectTypes: ["article"], active: true };
  const { status, text } = await admin("PUT", "/api/replication/models/M", model);
  expect(status, text).toBe(204);
}
