/** The Edm types that our services use; values are held in the form named beside each. */
export interface EdmValues {
  "Edm.String": string;
  "Edm.Boolean": boolean;
  "Edm.Int32": number;
  /** Decimal text, exact at any size. */
  "Edm.Int64": string;
  /** Decimal text, exact at any size. */
  "Edm.Decimal": string;
  /** ISO instant; V2 has no zone here, UTC is meant. */
  "Edm.DateTime": string;
  /** ISO instant. */
  "Edm.DateTimeOffset": string;
  /** Lower case with hyphens. */
  "Edm.Guid": string;
}
export type EdmType = keyof EdmValues;
export type EdmValue = EdmValues[EdmType];

export interface PropertyType<T extends EdmType = EdmType, N extends boolean = boolean> {
  type: T;
  nullable: N;
  maxLength?: number;
  precision?: number;
  scale?: number;
  /** The system gives it; what a request says of it is passed over. */
  readOnly?: boolean;
}

export interface Property extends PropertyType {
  name: string;
}

export interface Navigation {
  /** The set that it leads to. */
  set: string;
  many: boolean;
  /** Own property to the other side's property. */
  by: Record<string, string>;
}

export interface EntityType<P extends Record<string, PropertyType> = Record<string, PropertyType>> {
  name: string;
  keys: string[];
  properties: P;
  navigations: Record<string, Navigation>;
}

export interface EntitySet<P extends Record<string, PropertyType> = Record<string, PropertyType>> {
  name: string;
  type: EntityType<P>;
  /** What may be done with its entities beside reading them. */
  may?: { create?: boolean };
}

export interface ODataService {
  name: string;
  sets: EntitySet[];
}

/** One row of a set in our hands. */
export type RowOf<S extends EntitySet> =
  S extends EntitySet<infer P>
    ? { [K in keyof P]: EdmValues[P[K]["type"]] | (P[K]["nullable"] extends true ? null : never) }
    : never;

export const edmString = (maxLength?: number): PropertyType<"Edm.String", false> => ({
  type: "Edm.String",
  nullable: false,
  ...(maxLength === undefined ? {} : { maxLength }),
});

export const edmDecimal = (precision: number, scale: number): PropertyType<"Edm.Decimal", false> => ({
  type: "Edm.Decimal",
  nullable: false,
  precision,
  scale,
});

export const edmDateTimeOffset: PropertyType<"Edm.DateTimeOffset", false> = {
  type: "Edm.DateTimeOffset",
  nullable: false,
};

/** A day, as SAP's services have it. */
export const edmDateTime: PropertyType<"Edm.DateTime", false> = { type: "Edm.DateTime", nullable: false };
export const edmInt32: PropertyType<"Edm.Int32", false> = { type: "Edm.Int32", nullable: false };
export const edmGuid: PropertyType<"Edm.Guid", false> = { type: "Edm.Guid", nullable: false };
export const edmBoolean: PropertyType<"Edm.Boolean", false> = { type: "Edm.Boolean", nullable: false };

export function nullable<T extends EdmType>(type: PropertyType<T>): PropertyType<T, true> {
  return { ...type, nullable: true };
}

/** Given by the system, as a number or the name that follows from its parts. */
export function readOnly<T extends EdmType, N extends boolean>(type: PropertyType<T, N>): PropertyType<T, N> {
  return { ...type, readOnly: true };
}

export function entitySet<P extends Record<string, PropertyType>>(
  name: string,
  type: { keys: (keyof P & string)[]; properties: P; navigations?: Record<string, Navigation> },
  may: NonNullable<EntitySet["may"]> = {},
): EntitySet<P> {
  return { name, type: { name: `${name}Type`, navigations: {}, ...type }, may };
}

/** A value that no value of the property can be; how a service of SAP's refuses it, instead of finding nothing. */
export function lengthFault(property: Property, value: EdmValue | null | undefined): string | undefined {
  const { name, type, maxLength, precision = 0, scale = 0 } = property;
  if (type === "Edm.Decimal" && typeof value === "string" && precision > 0) {
    const [whole = "", places = ""] = value.replace("-", "").split(".");
    const fits = places.replace(/0+$/, "").length <= scale && whole.replace(/^0+/, "").length <= precision - scale;
    return fits ? undefined : `${name} is ${value}, which has more digits than ${precision} with ${scale} places`;
  }
  if (maxLength === undefined || typeof value !== "string" || value.length <= maxLength) return undefined;
  return `${name} has ${value.length} characters, at most ${maxLength} fit`;
}

export function propertyOf(type: EntityType, name: string): Property | undefined {
  return Object.hasOwn(type.properties, name) ? { name, ...(type.properties[name] as PropertyType) } : undefined;
}
