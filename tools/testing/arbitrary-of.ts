import { DateSchema } from "@counterfoil/contracts";
import fc from "fast-check";
import type { TSchema } from "typebox";

type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

/** Random values that a schema of ours takes, each optional part there or not; a new field is in the tests by being in the schema. */
export function arbitraryOf(schema: TSchema): fc.Arbitrary<unknown> {
  return arbitrary(schema as Schema);
}

function arbitrary(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, arbitrary(each)])),
        { requiredKeys: schema.required ?? [] },
      );
    case "array":
      return fc.array(arbitrary(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 3,
      });
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 2_147_483_647 });
    case "string":
      return text(schema);
    default:
      throw new Error(`No random values for ${JSON.stringify(schema)}`);
  }
}

const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function text({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern === (DateSchema as Schema).pattern) return day;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"), { maxLength: Math.max(maxLength, 20) });
  // Letters that XML must escape, and no space around: that is not part of a value on SAP's wire.
  const letter = fc.constantFrom(..."aZ09 &<>\"'ü€-.,");
  return fc
    .string({ unit: letter, minLength, maxLength })
    .filter((each) => each.trim() === each && each.length >= minLength);
}
