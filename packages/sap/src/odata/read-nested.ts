import { SapFormatError } from "../errors.ts";
import type { EdmValue, EntitySet, ODataService, Property } from "./entity.ts";
import { lengthFault, propertyOf } from "./entity.ts";
import { isObject, readValue } from "./read-value.ts";

/** An entity with those that came expanded in it. */
export interface NestedEntity {
  values: Record<string, EdmValue>;
  /** By navigation. */
  parts: Record<string, NestedEntity[]>;
  /** What says something and has no place here: paths from the entity. */
  leftOut: string[];
  faults: string[];
}

export interface NestedForm {
  set: EntitySet;
  service: ODataService;
  /** Properties that say nothing to us, by set. */
  passedOver?: Readonly<Record<string, readonly string[]>>;
}

/** One entity of the JSON with those nested in it; what is wrong is data. */
export function readNested(row: Record<string, unknown>, form: NestedForm, path = ""): NestedEntity {
  const { set, passedOver } = form;
  const entity: NestedEntity = { values: {}, parts: {}, leftOut: [], faults: [] };
  for (const [name, value] of Object.entries(row)) {
    const property = propertyOf(set.type, name);
    const many = set.type.navigations[name]?.many ?? true;
    const target = targetOf(form, name);
    if (property !== undefined) readProperty(entity, value, property, path);
    else if (name === "__metadata" || passedOver?.[set.name]?.includes(name) || isInitial(value)) continue;
    else if (target !== undefined) readParts(entity, { name, value, many, form: target, path: `${path}${name}/` });
    else entity.leftOut.push(path + name);
  }
  return entity;
}

function targetOf({ set, service, ...form }: NestedForm, name: string): NestedForm | undefined {
  const target = Object.hasOwn(set.type.navigations, name) ? set.type.navigations[name]?.set : undefined;
  const found = service.sets.find((each) => each.name === target);
  return found && { ...form, service, set: found };
}

function readProperty({ values, faults }: NestedEntity, value: unknown, property: Property, path: string): void {
  if (value === null || value === "") return;
  try {
    const read = readValue(value, property) as EdmValue;
    const fault = lengthFault(property, read);
    if (fault === undefined) values[property.name] = read;
    else faults.push(path + fault);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    faults.push(path + error.message);
  }
}

type Part = { name: string; value: unknown; many: boolean; form: NestedForm; path: string };

function readParts(entity: NestedEntity, { name, value, many, form, path }: Part): void {
  const results = isObject(value) && "results" in value ? value.results : value;
  const rows = Array.isArray(results) ? results : [results];
  if (rows.length > 1 && !many) entity.faults.push(`${path} holds ${rows.length} entities, one is possible`);
  entity.parts[name] = rows.flatMap((row) => {
    if (!isObject(row)) {
      entity.faults.push(`${path} holds something that is no entity`);
      return [];
    }
    const part = readNested(row, form, path);
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

/**
 * What a request wants made, or changed: deep inserts nested. Throws for everything that is wrong or has no place here, in one error: a
 * value that would be dropped in silence is worse than a refusal. Read-only properties are passed over.
 */
export function readEntityBody(body: unknown, form: NestedForm): NestedEntity {
  if (!isObject(body)) throw new SapFormatError("odata.body", "The body is no JSON object");
  const wanted = isObject(body.d) && Object.keys(body).length === 1 ? body.d : body;
  const entity = readNested(wanted, form);
  const faults = [...entity.faults, ...entity.leftOut.map((path) => `Property ${path} is invalid or not kept here`)];
  if (faults.length > 0) throw new SapFormatError("odata.body", faults.slice(0, 20).join("; "));
  return withoutReadOnly(entity, form);
}

function withoutReadOnly({ values, parts, ...rest }: NestedEntity, form: NestedForm): NestedEntity {
  return {
    ...rest,
    values: Object.fromEntries(
      Object.entries(values).filter(([name]) => propertyOf(form.set.type, name)?.readOnly !== true),
    ),
    parts: Object.fromEntries(
      Object.entries(parts).map(([name, entities]) => [
        name,
        entities.map((each) => withoutReadOnly(each, targetOf(form, name) as NestedForm)),
      ]),
    ),
  };
}
