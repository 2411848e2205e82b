import { SapFormatError } from "../errors.ts";
import type { EdmValue, EntitySet, Property } from "./entity.ts";
import { lengthFault, propertyOf } from "./entity.ts";
import { businessPartnerApi, businessPartnerEntity, keptBySap } from "./partner-service.ts";
import { rowsOf } from "./read-answer.ts";
import { isObject, readValue } from "./read-value.ts";

/** An entity with those that came expanded in it. */
export interface NestedEntity {
  values: Record<string, EdmValue>;
  /** By navigation. */
  parts: Record<string, NestedEntity[]>;
  /** What says something and has no place here: paths from the partner. */
  leftOut: string[];
  faults: string[];
}

/** The partners in an answer of API_BUSINESS_PARTNER, with what is expanded in them. What is wrong in one is data about that one. */
export function readPartners(body: string): NestedEntity[] {
  return rowsOf(body).map((row) => {
    if (!isObject(row)) throw new SapFormatError("odata.answer", "A_BusinessPartner: a row is no object");
    return readEntity(row, businessPartnerEntity, "");
  });
}

function readEntity(row: Record<string, unknown>, set: EntitySet, path: string): NestedEntity {
  const entity: NestedEntity = { values: {}, parts: {}, leftOut: [], faults: [] };
  for (const [name, value] of Object.entries(row)) {
    const property = propertyOf(set.type, name);
    const target = targetOf(set, name);
    if (property !== undefined) readProperty(entity, value, property, path);
    else if (name === "__metadata" || keptBySap[set.name]?.includes(name) || isInitial(value)) continue;
    else if (target !== undefined) readParts(entity, { name, value, target, path: `${path}${name}/` });
    else entity.leftOut.push(path + name);
  }
  return entity;
}

function targetOf({ type }: EntitySet, name: string): EntitySet | undefined {
  const set = Object.hasOwn(type.navigations, name) ? type.navigations[name]?.set : undefined;
  return businessPartnerApi.sets.find((each) => each.name === set);
}

function readProperty({ values, faults }: NestedEntity, value: unknown, property: Property, path: string): void {
  if (value === null || value === "") return;
  try {
    const read = readValue(value, property) as EdmValue;
    const tooLong = lengthFault(property, read);
    if (tooLong === undefined) values[property.name] = read;
    else faults.push(path + tooLong);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    faults.push(path + error.message);
  }
}

type Part = { name: string; value: unknown; target: EntitySet; path: string };

function readParts(entity: NestedEntity, { name, value, target, path }: Part): void {
  const results = isObject(value) && "results" in value ? value.results : value;
  const rows = Array.isArray(results) ? results : [results];
  entity.parts[name] = rows.flatMap((row) => {
    if (!isObject(row)) {
      entity.faults.push(`${path} holds something that is no entity`);
      return [];
    }
    const part = readEntity(row, target, path);
    entity.leftOut.push(...part.leftOut);
    entity.faults.push(...part.faults);
    return part;
  });
}

/** ABAP's initial value, nothing expanded, or not asked for: it says nothing. */
function isInitial(value: unknown): boolean {
  if (value === null || value === false || value === 0) return true;
  if (typeof value === "string") return /^[0 ]*$|^PT00H00M00S$/.test(value);
  if (!isObject(value)) return Array.isArray(value) && value.length === 0;
  return "__deferred" in value || (Array.isArray(value.results) && value.results.length === 0);
}
