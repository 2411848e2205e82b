import { afterAll, describe, expect, it } from "vitest";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";

const program = await erpProgram();
const headers = await program.technical("reader", ["odata.read", "odata.write"]);
afterAll(program.stop);
const { masterData } = program.erp;

type Answered = { headers: Headers };
const sessionOf = ({ headers }: Answered) => ({
  "x-csrf-token": headers.get("x-csrf-token") ?? "",
  cookie: (headers.getSetCookie()[0] ?? "").split(";")[0] ?? "",
});
const get = (path: string) => program.ask("GET", `/sap/opu/odata/sap/${path}`, { headers });

describe("API_BUSINESS_PARTNER", () => {
  const root = "/sap/opu/odata/sap/API_BUSINESS_PARTNER";
  /** SAP's way: a token first, then what is to be made. */
  async function post(body: unknown, set = "A_BusinessPartner") {
    const fetched = await program.ask("GET", `${root}/`, { headers: { ...headers, "x-csrf-token": "Fetch" } });
    return program.ask("POST", `${root}/${set}`, { headers: { ...headers, ...sessionOf(fetched) }, body });
  }
  const count = async () => (await get("API_BUSINESS_PARTNER/A_BusinessPartner/$count")).text;
  const nextNumber = async () =>
    (await masterData.readNumberRanges()).find(({ rangeId }) => rangeId === "20")?.next as number;
  const ada = {
    BusinessPartnerCategory: "1",
    BusinessPartnerGrouping: "BP02",
    BusinessPartnerIDByExtSystem: "C7K2M9QX4T",
    FirstName: "Ada",
    LastName: "Guest",
    CorrespondenceLanguage: "EN",
    to_BusinessPartnerRole: [{ BusinessPartnerRole: "FLCU00" }, { BusinessPartnerRole: "FLCU01" }],
    to_BusinessPartnerAddress: [
      {
        Country: "DE",
        CityName: "Walldorf",
        PostalCode: "69190",
        StreetName: "Hauptstr.",
        HouseNumber: "1",
        to_EmailAddress: [{ EmailAddress: "ada@example.org", IsDefaultEmailAddress: true }],
        to_PhoneNumber: [{ PhoneNumber: "+49 6227 747474" }],
        to_MobilePhoneNumber: [{ PhoneNumber: "+49 171 1234567" }],
      },
    ],
    to_Customer: {
      to_CustomerSalesArea: [
        { SalesOrganization: "1000", DistributionChannel: "10", Division: "00", Currency: "GBP", PriceListType: "01" },
      ],
    },
  };

  it("makes a customer with all that is nested in it, and answers it as it is", async () => {
    const first = await nextNumber();
    const { status, headers: answered, json } = await post(ada);
    expect([status, json?.error]).toEqual([201, undefined]);
    const number = String(first);
    expect(answered.get("location")).toMatch(new RegExp(`/API_BUSINESS_PARTNER/A_BusinessPartner\\('${number}'\\)$`));
    expect(answered.get("etag")).toBe(`W/"${json.d.ETag}"`);
    expect(json.d).toMatchObject({
      BusinessPartner: number,
      Customer: number,
      BusinessPartnerFullName: "Ada Guest",
      BusinessPartnerIDByExtSystem: "C7K2M9QX4T",
      BusinessPartnerUUID: expect.stringMatching(/^[\da-f-]{36}$/),
      to_BusinessPartnerRole: { results: [{ BusinessPartnerRole: "FLCU00" }, { BusinessPartnerRole: "FLCU01" }] },
      to_Customer: {
        Customer: number,
        CustomerAccountGroup: expect.stringMatching(/^\w{4}$/),
        to_CustomerSalesArea: { results: [{ SalesOrganization: "1000", PriceListType: "01" }] },
      },
    });
    const [address] = json.d.to_BusinessPartnerAddress.results;
    expect(address).toMatchObject({ CityName: "Walldorf", Country: "DE" });
    expect(address.to_EmailAddress.results).toMatchObject([{ EmailAddress: "ada@example.org" }]);
    expect(address.to_PhoneNumber.results).toMatchObject([{ PhoneNumber: "+49 6227 747474" }]);
    expect(address.to_MobilePhoneNumber.results).toMatchObject([{ PhoneNumber: "+49 171 1234567" }]);
    const { businessPartner, changedBy } = (await masterData.readBusinessPartner(number)) ?? {};
    expect(changedBy).toBe("reader");
    expect(businessPartner).toMatchObject({ externalId: "C7K2M9QX4T", person: { given: "Ada", family: "Guest" } });
    const audit = await program.admin("GET", "/api/access/audit?limit=5");
    expect(audit.json.items[0]).toMatchObject({
      action: "businessPartner.created",
      objectId: number,
      actor: { id: "reader" },
      detail: { systems: ["reader"], externalId: "C7K2M9QX4T" },
    });
  });

  it("is found by the number of the system that made it", async () => {
    const found = async (reference: string) =>
      (
        await get(
          `API_BUSINESS_PARTNER/A_BusinessPartner?$filter=BusinessPartnerIDByExtSystem eq '${reference}'&$select=BusinessPartner`,
        )
      ).json.d.results.length;
    expect([await found("C7K2M9QX4T"), await found("C000000000")]).toEqual([1, 0]);
    const search = await program.admin("GET", "/api/master-data/business-partners?query=c7k2m9qx4t");
    expect(search.json.items.map(({ name }: { name: string }) => name)).toEqual(["Ada Guest"]);
  });

  const inNowhere = { SalesOrganization: "9", DistributionChannel: "10", Division: "00", Currency: "GBP" };
  const withAddress = (address: object) => ({ to_BusinessPartnerAddress: [address] });
  it.each([
    [{ LastName: "" }, "CF/element-invalid", "LastName"],
    [{ BusinessPartnerGrouping: "BPXX" }, "CF/grouping-unknown", "BusinessPartnerGrouping"],
    [{ to_BusinessPartnerRole: [{ BusinessPartnerRole: "FLCU99" }] }, "CF/role-missing", "to_BusinessPartnerRole"],
    [{ to_Customer: null }, "CF/customer-missing", "to_Customer"],
    [withAddress({ CityName: "X" }), "CF/element-invalid", "to_BusinessPartnerAddress/0"],
    [
      withAddress({ Country: "DE", to_EmailAddress: [{ EmailAddress: "no mail" }] }),
      "CF/element-invalid",
      "to_BusinessPartnerAddress/0/to_EmailAddress/0/EmailAddress",
    ],
    [
      { to_Customer: { to_CustomerSalesArea: [inNowhere] } },
      "CF/sales-organisation-unknown",
      "to_Customer/to_CustomerSalesArea/0/SalesOrganization",
    ],
    [{ BusinessPartner: "1999999" }, "CF/partner-unknown", "BusinessPartner"],
    [{ LastName: "N".repeat(41) }, "CF/odata.body", undefined],
    [{ MiddleName: "B." }, "CF/odata.body", undefined],
    [{ FirstName: 5 }, "CF/odata.body", undefined],
    [{ to_Customer: [{}, {}] }, "CF/odata.body", undefined],
  ])("refuses one with %j in SAP's form, and uses no number up", async (wrong, code, target) => {
    const before = [await count(), await nextNumber()];
    const { status, json } = await post({ ...ada, ...wrong });
    expect([status, json.error.code, json.error.innererror.errordetails?.[0]?.target]).toEqual([400, code, target]);
    expect(json.error.message.value).not.toBe("");
    expect([await count(), await nextNumber()]).toEqual(before);
  });

  it("passes over what SAP gives itself, and makes no customer alone and no stock", async () => {
    const { status, json } = await post({ ...ada, BusinessPartnerFullName: "Somebody Else", Customer: "4711" });
    expect([status, json.d.BusinessPartnerFullName, json.d.Customer]).toEqual([
      201,
      "Ada Guest",
      json.d.BusinessPartner,
    ]);
    const before = await count();
    expect((await post({ Customer: "4711" }, "A_Customer")).status).toBe(405);
    expect((await post({}, "A_Nothing")).status).toBe(404);
    expect(await count()).toBe(before);
    const stock = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MaterialStock";
    const fetched = await program.ask("GET", stock, { headers: { ...headers, "x-csrf-token": "Fetch" } });
    const sent = await program.ask("POST", stock, { headers: { ...headers, ...sessionOf(fetched) }, body: {} });
    expect([sent.status, sent.json.error.code]).toEqual([405, "/IWBEP/CM_MGW_RT/021"]);
  });

  it("takes nothing without a token, in another form, or from who may only read", async () => {
    const before = await count();
    const at = `${root}/A_BusinessPartner`;
    const bare = await program.ask("POST", at, { headers, body: ada });
    expect([bare.status, bare.headers.get("x-csrf-token")]).toEqual([403, "Required"]);
    const fetched = sessionOf(
      await program.ask("GET", `${root}/`, { headers: { ...headers, "x-csrf-token": "Fetch" } }),
    );
    for (const session of [
      { ...fetched, cookie: "" },
      { ...fetched, "x-csrf-token": "x" },
      { ...fetched, cookie: fetched.cookie.replace("=", "=z") },
    ])
      expect((await program.ask("POST", at, { headers: { ...headers, ...session }, body: ada })).status).toBe(403);
    const xml = { ...headers, ...fetched, "content-type": "application/atom+xml" };
    expect((await program.ask("POST", at, { headers: xml, body: "<entry/>" })).status).toBe(415);
    const large = { ...ada, SearchTerm1: "x".repeat(2 ** 20) };
    expect((await program.ask("POST", at, { headers: { ...headers, ...fetched }, body: large })).status).toBe(413);
    const reader = await program.technical("reads-only", ["odata.read"]);
    expect((await program.ask("POST", at, { headers: { ...reader, ...fetched }, body: ada })).status).toBe(403);
    expect((await program.ask("GET", at, { headers: reader })).status).toBe(403);
    expect(await count()).toBe(before);
  });

  it("answers 503 while the service is off in the arrangement", async () => {
    const services = (active: boolean) => ({ services: { businessPartnerCreation: { active } } });
    const arrangement = "/api/communication/arrangements/reader/SAP_COM_0008";
    expect((await program.admin("PUT", arrangement, services(false))).status).toBeLessThan(300);
    const { status, json } = await get("API_BUSINESS_PARTNER/A_BusinessPartner");
    expect([status, json.error.code]).toEqual([503, "CF/service-inactive"]);
    expect((await program.admin("PUT", arrangement, services(true))).status).toBeLessThan(300);
    expect((await get("API_BUSINESS_PARTNER/A_BusinessPartner")).status).toBe(200);
  });
});
