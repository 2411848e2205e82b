import fc from "fast-check";
import { articleNumberValue } from "../src/idoc/segment.ts";
import * as pps from "../src/pps/values.ts";
import type { Field, Fields, Group, Leaf } from "../src/shape/fields.ts";
import * as values from "../src/shape/values.ts";

/** Random documents out of a description, so that a new field is in the round-trip tests by being described. */
export function arbitraryGroup(group: Group<Fields>): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(group.fields) as [string, Field][];
  const requiredKeys = entries
    .filter(([, field]) => field.cardinality !== "optional" || field.insist)
    .map(([key]) => key);
  return fc.record(Object.fromEntries(entries.map(([key, field]) => [key, arbitraryField(field)])), { requiredKeys });
}

function arbitraryField(field: Field): fc.Arbitrary<unknown> {
  const one = field.node === "group" ? arbitraryGroup(field as Group<Fields>) : arbitraryLeaf(field);
  return field.cardinality === "list" ? fc.array(one, { maxLength: 2 }) : one;
}

const awkward = fc.constantFrom(
  "<",
  ">",
  "&",
  '"',
  "'",
  "]]>",
  " ",
  "\n",
  "\r",
  "\t",
  "ü",
  "€",
  "😀",
  "\u0085",
  "a",
  "0",
);
const text = fc.oneof(
  fc.string({ unit: awkward, minLength: 1, maxLength: 12 }),
  fc.string({ unit: "grapheme", minLength: 1 }),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry these
const cannotTravel = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
  .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));

function arbitraryLeaf({ value, maxLength }: Leaf): fc.Arbitrary<unknown> {
  if (value.words !== undefined) return fc.constantFrom(...Object.values(value.words));
  const carried = text.filter(
    (each) => each.trim() === each && each.length <= (maxLength ?? 1000) && !cannotTravel.test(each),
  );
  const number = carried.filter((each) => !/^0\d/.test(each));
  const known = new Map<unknown, fc.Arbitrary<unknown>>([
    [values.textValue, carried],
    [values.alphaValue, number],
    [articleNumberValue, number],
    [values.integerValue, fc.maxSafeInteger()],
    [values.flagValue, fc.boolean()],
    [values.dateValue, day],
    [values.datsValue, day],
    [values.timsValue, time],
    [values.clockValue, time],
    [values.instantValue, day.map((each) => `${each}T10:20:30.456Z`)],
    [values.quantityValue, fc.integer({ min: -99_999_999, max: 999_999_999 })],
    [values.amountValue, fc.maxSafeInteger()],
    [values.hundredthsValue, fc.integer({ min: -1_000_000, max: 1_000_000 })],
    [pps.timestampValue, fc.tuple(day, time).map(([date, clock]) => `${date}T${clock}`)],
    [pps.amountE5Value, fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })],
    [pps.thousandthsValue, fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })],
    [pps.countValue, fc.integer({ min: -99_999, max: 99_999 })],
    [pps.indicatorValue, fc.boolean()],
    [values.currencyWithCentsValue, fc.constantFrom("GBP", "EUR", "USD")],
  ]);
  const arbitrary = known.get(value);
  if (arbitrary === undefined) throw new Error(`No random values for ${value.expects}`);
  return arbitrary;
}
