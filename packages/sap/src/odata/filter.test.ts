import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EdmType, type EdmValue, entitySet, type Property, type PropertyType, propertyOf } from "./entity.ts";
import { type FilterTree, parseFilter } from "./filter.ts";
import { allOf, anyOf, matches, where, writeFilter } from "./filter-use.ts";

const plain = <T extends EdmType>(type: T): PropertyType<T, true> => ({ type, nullable: true });
const { type } = entitySet("Things", {
  keys: ["Name"],
  properties: {
    Name: plain("Edm.String"),
    Plant: plain("Edm.String"),
    Quantity: plain("Edm.Decimal"),
    Count: plain("Edm.Int32"),
    Big: plain("Edm.Int64"),
    Open: plain("Edm.Boolean"),
    Day: plain("Edm.DateTime"),
    At: plain("Edm.DateTimeOffset"),
    Id: plain("Edm.Guid"),
  },
});

/** The tree in a short form: (and (eq Name "x") …). */
function short(tree: FilterTree): string {
  if (tree.kind === "not") return `(not ${short(tree.operand)})`;
  if (tree.kind === "compare") return `(${tree.operator} ${tree.property.name} ${JSON.stringify(tree.value)})`;
  if (tree.kind === "text") return `(${tree.test} ${tree.property.name} ${JSON.stringify(tree.value)})`;
  return `(${tree.kind} ${short(tree.left)} ${short(tree.right)})`;
}

describe("reading a $filter", () => {
  it.each([
    ["Name eq 'TG11'", '(eq Name "TG11")'],
    ["Name eq ''", '(eq Name "")'],
    ["Name eq 'O''Neil and (x'", `(eq Name "O'Neil and (x")`],
    ["'TG11' eq Name", '(eq Name "TG11")'],
    ["5 lt Count", "(gt Count 5)"],
    ["Count ge -5", "(ge Count -5)"],
    ["Quantity gt 1.500M", '(gt Quantity "1.500")'],
    ["Quantity gt 2", '(gt Quantity "2")'],
    ["Big eq 9007199254740993L", '(eq Big "9007199254740993")'],
    ["Open eq true", "(eq Open true)"],
    ["Name ne null", "(ne Name null)"],
    ["Day eq datetime'2010-12-01T00:00:00'", '(eq Day "2010-12-01T00:00:00.000Z")'],
    ["At le datetimeoffset'2010-12-01T10:00:00+01:00'", '(le At "2010-12-01T09:00:00.000Z")'],
    ["Id eq guid'3C1C0000-0000-4000-8000-000000000003'", '(eq Id "3c1c0000-0000-4000-8000-000000000003")'],
    ["startswith(Name,'T')", '(startswith Name "T")'],
    ["endswith(Name, 'T') eq true", '(endswith Name "T")'],
    ["substringof('T',Name) eq false", '(not (substringof Name "T"))'],
    ["startswith(Name,'T') ne true", '(not (startswith Name "T"))'],
    ["Count eq 1 or Count eq 2 and Open eq true", "(or (eq Count 1) (and (eq Count 2) (eq Open true)))"],
    ["(Count eq 1 or Count eq 2) and Open eq true", "(and (or (eq Count 1) (eq Count 2)) (eq Open true))"],
    ["not Count eq 1 and Open eq true", "(and (not (eq Count 1)) (eq Open true))"],
    ["not (Count eq 1 and Open eq true)", "(not (and (eq Count 1) (eq Open true)))"],
    ["Count eq 1 and Count eq 2 and Count eq 3", "(and (and (eq Count 1) (eq Count 2)) (eq Count 3))"],
  ])("%s", (text, tree) => {
    expect(short(parseFilter(text, type))).toBe(tree);
  });

  it.each([
    ["", "it ends too early at character 1"],
    ["Name", "it ends too early at character 5"],
    ["Name eq", "it ends too early at character 8"],
    ["Name eq 'x", `not understood: "'x" at character 9`],
    ["Name eq 5", "does not fit Name, which is Edm.String at character 9"],
    ["Count eq '5'", "does not fit Count, which is Edm.Int32 at character 10"],
    ["Count eq 5.5", "does not fit Count"],
    ["Count eq 3000000000", "does not fit Count"],
    ["Day eq datetime'2010-13-01T00:00:00'", "does not fit Day"],
    ["Id eq guid'x'", "does not fit Id"],
    ["Nmae eq 'x'", "ThingsType has no property Nmae at character 1"],
    ["constructor eq 'x'", "ThingsType has no property constructor"],
    ["Name = 'x'", "one of eq ne gt ge lt le expected at character 6"],
    ["Name is 'x'", "one of eq ne gt ge lt le expected at character 6"],
    ["Name eq Plant", "a comparison needs one property and one value"],
    ["'x' eq 'x'", "a comparison needs one property and one value"],
    ["(Name eq 'x'", "it ends too early at character 13"],
    ["Name eq 'x')", "and, or, or the end expected at character 12"],
    ["Name eq 'x' Plant eq 'y'", "and, or, or the end expected at character 13"],
    ["length(Name) eq 5", "the function length is not supported at character 1"],
    ["startswith('T',Name)", "startswith needs a property and a text"],
    ["startswith(Count,'T')", "startswith needs a text property"],
    ["Name gt null", "can only be compared with eq and ne"],
    ["Name eq 'x'; drop table", `not understood: "; drop table" at character 12`],
    [`${"(".repeat(60)}Name eq 'x'${")".repeat(60)}`, "nested deeper than 50"],
    [`${"not ".repeat(60)}Name eq 'x'`, "nested deeper than 50"],
    [`Name eq '${"x".repeat(8000)}'`, "longer than 8000"],
  ])("refuses %s", (text, message) => {
    expect(() => parseFilter(text, type)).toThrow(
      expect.objectContaining({ code: "odata.filter", message: expect.stringContaining(message) }),
    );
  });
});

const property = (name: string) => propertyOf(type, name) as Property;
const value: Record<string, fc.Arbitrary<EdmValue>> = {
  Name: fc.string({ unit: "binary" }),
  Plant: fc.constantFrom("", "'", "1010", "eq", "null"),
  Quantity: fc.tuple(fc.integer(), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
  Count: fc.integer(),
  Big: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  Open: fc.boolean(),
  Day: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  At: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
  Id: fc.uuid(),
};
const comparison = fc
  .constantFrom(...Object.keys(value))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom("eq", "ne"), value[name] as fc.Arbitrary<EdmValue>))
  .map(([name, operator, each]) => where(type, name, operator as "eq", each));
const trees = fc.letrec<{ tree: FilterTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    fc.record({
      kind: fc.constant("text" as const),
      test: fc.constantFrom("startswith", "endswith", "substringof"),
      property: fc.constant(property("Name")),
      value: fc.string(),
    }),
    fc.record({ kind: fc.constantFrom("and", "or"), left: tie("tree"), right: tie("tree") }),
    fc.record({ kind: fc.constant("not" as const), operand: tie("tree") }),
  ) as fc.Arbitrary<FilterTree>,
})).tree;

describe("writing a $filter", () => {
  it("is read again as the same tree", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(parseFilter(writeFilter(tree), type)).toEqual(tree);
      }),
      { numRuns: 400 },
    );
  });

  it("quotes what a caller gives", () => {
    const filter = writeFilter(where(type, "Name", "eq", "x' or Name ne 'x"));
    expect(filter).toBe("Name eq 'x'' or Name ne ''x'");
    expect(() => writeFilter(where(type, "Count", "eq", "1 or 1 eq 1"))).toThrow("Count");
    expect(() => where(type, "No", "eq", "1")).toThrow("has no property No");
  });

  it("takes a hundred alternatives without running into the nesting limit", () => {
    const [first, ...rest] = Array.from({ length: 100 }, (_, i) => where(type, "Name", "eq", String(i)));
    const all = allOf(anyOf(first as FilterTree, ...rest), where(type, "Plant", "eq", "1010"));
    expect(parseFilter(writeFilter(all), type)).toEqual(all);
  });
});

describe("matching rows", () => {
  const row: Record<string, EdmValue | null> = {
    Name: "TG11",
    Plant: null,
    Quantity: "10.50",
    Count: 5,
    Big: "9007199254740993",
    Open: false,
    Day: "2010-12-01T00:00:00.000Z",
    At: "2010-12-01T09:00:00.000Z",
    Id: null,
  };

  it.each([
    ["Name eq 'TG11'", true],
    ["Name gt 'TG1' and Name lt 'TG2'", true],
    ["Quantity eq 10.5", true],
    ["Quantity gt 9.75M", true],
    ["Quantity gt -11", true],
    ["Big gt 9007199254740992L", true],
    ["Big le 9007199254740992L", false],
    ["Plant eq null", true],
    ["Plant eq '1010'", false],
    ["Plant ne '1010'", true],
    ["Plant gt ''", false],
    ["not (Plant eq '1010') and Open eq false", true],
    ["startswith(Name,'TG') and endswith(Name,'11') and substringof('G1',Name)", true],
    ["startswith(Plant,'1')", false],
    ["At ge datetimeoffset'2010-12-01T10:00:00+01:00'", true],
    ["At gt datetimeoffset'2010-12-01T10:00:00+01:00'", false],
    ["Count eq 4 or Count eq 5", true],
  ])("%s is %s", (text, expected) => {
    expect(matches(parseFilter(text, type), ({ name }) => row[name])).toBe(expected);
  });
});
