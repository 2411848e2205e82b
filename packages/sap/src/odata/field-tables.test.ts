import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createSafeXmlParser } from "../xml/safe-parser.ts";
import type { EntitySet, ODataService, PropertyType } from "./entity.ts";
import { parseFilter } from "./filter.ts";
import { metadataOf } from "./metadata.ts";
import { businessPartnerApi, keptBySap } from "./partner-service.ts";
import { readPartners } from "./read-partners.ts";
import { parseResource } from "./resource.ts";
import { salesOrderService } from "./sales-order-service.ts";
import { materialStockService, posStatusService } from "./services.ts";

type Table = { keys: string[]; properties: Map<string, { type: string; isReadOnly: boolean }>; navigations: string[] };
const testData = (file: string) => readFileSync(new URL(`../../test-data/${file}`, import.meta.url), "utf8");

/** `## Set  keys=A,B  not:…`, then `  Name Type(…) [read-only]` and `  -> navigation`. */
function readTables(): Map<string, Table> {
  const tables = new Map<string, Table>();
  let table: Table | undefined;
  for (const line of testData("odata-fields.txt").split("\n")) {
    const [, set, keys] = /^## (\w+) {2}keys=(\S+)/.exec(line) ?? [];
    const [, name, type, mark] = /^ {2}(\w+) ([\w(),]+)( \[read-only\])?$/.exec(line) ?? [];
    if (set !== undefined) {
      table = { keys: (keys as string).split(","), properties: new Map(), navigations: [] };
      tables.set(set, table);
    } else if (name !== undefined)
      table?.properties.set(name, { type: type as string, isReadOnly: mark !== undefined });
    else if (line.startsWith("  -> ")) table?.navigations.push(line.slice(5));
  }
  return tables;
}

const tables = readTables();
const tableOf = (set: string) => tables.get(set) as Table;

type Described = { keys: string[]; properties: Map<string, string>; navigations: string[] };

/** What our $metadata says, in the words of the tables. */
function readMetadata(service: ODataService): Map<string, Described> {
  const sets = new Map<string, Described>();
  let set: Described | undefined;
  const parser = createSafeXmlParser({
    open({ local, attributes }) {
      const of = (name: string) => attributes[name]?.value ?? "";
      if (local === "EntityType") {
        set = { keys: [], properties: new Map(), navigations: [] };
        sets.set(of("Name").replace(/Type$/, ""), set);
      } else if (local === "PropertyRef") set?.keys.push(of("Name"));
      else if (local === "NavigationProperty") set?.navigations.push(of("Name"));
      else if (local === "Property") {
        const facets = [of("MaxLength"), of("Precision"), of("Scale")].filter(Boolean).join(",");
        set?.properties.set(of("Name"), of("Type").replace("Edm.", "") + (facets && `(${facets})`));
      }
    },
    close() {},
    text() {},
  });
  parser.write(metadataOf(service));
  parser.end();
  return sets;
}

describe.each([
  ["API_MATERIAL_STOCK_SRV", materialStockService],
  ["API_BUSINESS_PARTNER", businessPartnerApi],
  ["API_SALES_ORDER_SRV", salesOrderService],
])("%s against SAP's field tables", (_, service) => {
  const described = readMetadata(service);

  it.each(service.sets.map(({ name }) => [name]))("%s: keys, and every property's name, type and length", (name) => {
    const { keys, properties, navigations } = described.get(name) as Described;
    const table = tableOf(name);
    expect(keys).toEqual(table.keys);
    for (const [property, type] of properties)
      expect(`${property} ${type}`).toBe(`${property} ${table.properties.get(property)?.type}`);
    expect(table.navigations).toEqual(expect.arrayContaining(navigations));
  });
});

it.each(materialStockService.sets.map((set) => [set.name, set] as const))(
  "%s is served with all properties that SAP's has",
  (name, { type }) => {
    expect(Object.keys(type.properties).sort()).toEqual([...tableOf(name).properties.keys()].sort());
  },
);

it("of the stock service only the serial numbers are left out", () => {
  const left = [...tables.keys()].filter(
    (name) => name.startsWith("A_Mat") && !materialStockService.sets.some((set) => set.name === name),
  );
  expect(left).toEqual(["A_MaterialSerialNumber"]);
  expect(tableOf("A_MatlStkInAcctMod").navigations).toEqual(["to_MaterialSerialNumber", "to_MaterialStock"]);
});

it("what is passed over in silence is what SAP keeps itself", () => {
  for (const [set, names] of Object.entries(keptBySap))
    expect(names.filter((name) => tableOf(set).properties.get(name)?.isReadOnly !== true)).toEqual([]);
});

it("partners: SAP gives what it marks as read-only, and takes the rest", () => {
  const marked = businessPartnerApi.sets.flatMap(({ name, type }) =>
    (Object.entries(type.properties) as [string, PropertyType][]).map(([property, { readOnly = false }]) => {
      const isReadOnly = tableOf(name).properties.get(property)?.isReadOnly;
      return `${name}/${property} ${readOnly} ${isReadOnly}`;
    }),
  );
  expect(marked.filter((line) => / (true false|false true)$/.test(line))).toEqual([]);
  const creatable = businessPartnerApi.sets.filter(({ may }) => may?.create).map(({ name }) => name);
  expect(creatable).toEqual(["A_BusinessPartner"]);
});

it("our own service has lengths for all its texts", () => {
  const open = posStatusService.sets.flatMap(({ name, type }) =>
    (Object.entries(type.properties) as [string, PropertyType][])
      .filter(([, { type, maxLength }]) => type === "Edm.String" && maxLength === undefined)
      .map(([property]) => `${name}/${property}`),
  );
  expect(open).toEqual([]);
});

describe("values longer than their property", () => {
  const stock = materialStockService.sets[1] as EntitySet;

  it("are refused in a key and in a filter", () => {
    expect(stock.name).toBe("A_MatlStkInAcctMod");
    const long = "M".repeat(41);
    expect(parseResource(`A_MaterialStock('${"M".repeat(40)}')`, materialStockService)).toMatchObject({
      kind: "entity",
    });
    expect(() => parseResource(`A_MaterialStock('${long}')`, materialStockService)).toThrow(
      expect.objectContaining({ code: "odata.key", message: "Material has 41 characters, at most 40 fit" }),
    );
    expect(() => parseFilter("Plant eq '10101'", stock.type)).toThrow(
      expect.objectContaining({
        code: "odata.filter",
        message: expect.stringContaining("Plant has 5 characters, at most 4 fit"),
      }),
    );
    expect(parseFilter("startswith(Plant,'10101')", stock.type)).toMatchObject({ kind: "text" });
  });

  it("are faults of the partner that has them", () => {
    const body = (partner: object) => JSON.stringify({ d: { results: [partner, { BusinessPartner: "2" }] } });
    const [first, second] = readPartners(
      body({
        BusinessPartner: "1",
        LastName: "N".repeat(41),
        SearchTerm1: 5,
        to_BusinessPartnerAddress: {
          results: [{ PostalCode: "1".repeat(11), to_EmailAddress: [{ EmailAddress: "a".repeat(242) }] }],
        },
      }),
    );
    expect(first?.faults).toEqual([
      "LastName has 41 characters, at most 40 fit",
      "SearchTerm1: 5 is no Edm.String",
      "to_BusinessPartnerAddress/PostalCode has 11 characters, at most 10 fit",
      "to_BusinessPartnerAddress/to_EmailAddress/EmailAddress has 242 characters, at most 241 fit",
    ]);
    expect(second).toEqual({ values: { BusinessPartner: "2" }, parts: {}, leftOut: [], faults: [] });
  });
});

describe("SAP's sample partners", () => {
  const partners = readPartners(testData("bp-odata/mock-server-business-partners.json"));

  it("are read with their addresses, and what has no place here is named", () => {
    expect(
      partners.map(({ values }) => [
        values.BusinessPartner,
        values.BusinessPartnerCategory,
        values.LastName ?? values.OrganizationBPName1,
      ]),
    ).toEqual([
      ["1003764", "1", "Doe"],
      ["1003765", "1", "Roe"],
      ["1003766", "1", "Smith"],
      ["1003767", "1", "Coe"],
      ["1003768", "2", "Sample Company Ltd"],
    ]);
    expect(partners.flatMap(({ faults }) => faults)).toEqual([]);
    expect(partners.map(({ parts }) => parts.to_BusinessPartnerAddress?.map(({ values }) => values.CityName))).toEqual([
      ["Walldorf"],
      ["Palo Alto"],
      ["Hallbergmoos"],
      ["Potsdam"],
      undefined,
    ]);
    expect(partners[0]?.leftOut).toEqual([
      "IsMale",
      "IsNaturalPerson",
      "MiddleName",
      "to_BusinessPartnerAddress/ValidityStartDate",
      "to_BusinessPartnerAddress/ValidityEndDate",
      "to_BusinessPartnerAddress/AddressTimeZone",
    ]);
    expect(partners[4]?.leftOut).toEqual(["MiddleName"]);
  });
});
