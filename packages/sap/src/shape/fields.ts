import { textValue, type ValueType } from "./values.ts";

/*
 * A document is described once, as a tree of elements with our name for each. The reader, the writer, the XML schema in the
 * WSDL and the TypeScript type all come from that one description, so they cannot drift apart. The order of the fields is
 * the order on the wire.
 */
export type Cardinality = "optional" | "required" | "list";
export type Seat = "element" | "attribute" | "content";

export interface Leaf<T = unknown, C extends Cardinality = Cardinality> {
  node: "leaf";
  name: string;
  seat: Seat;
  value: ValueType<T>;
  maxLength: number | undefined;
  cardinality: C;
  /** The writer insists on it although the reader does not. */
  insist?: boolean;
  /** In JSON it is an object with "value", as if it could have attributes. */
  wrapped?: boolean;
}

export interface Group<F extends Fields = Fields, C extends Cardinality = Cardinality> {
  node: "group";
  name: string;
  fields: F;
  /** Attributes that are always written so and say nothing, such as SEGMENT="1". */
  fixed: Record<string, string>;
  cardinality: C;
  /** The writer insists on it although the reader does not. */
  insist?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: ValueType<T> takes T in and out, so only any holds all of them
export type Field = Leaf<any> | Group<any>;
export type Fields = { [key: string]: Field };

export function element<T = string>(
  name: string,
  value = textValue as unknown as ValueType<T>,
  maxLength?: number,
): Leaf<T, "optional"> {
  return { node: "leaf", name, seat: "element", value, maxLength, cardinality: "optional" };
}

export function attribute<T = string>(name: string, value = textValue as unknown as ValueType<T>): Leaf<T, "optional"> {
  return { node: "leaf", name, seat: "attribute", value, maxLength: undefined, cardinality: "optional" };
}

/** The text of the element that this field's group stands for. */
export function content<T = string>(value = textValue as unknown as ValueType<T>): Leaf<T, "required"> {
  return { node: "leaf", name: "", seat: "content", value, maxLength: undefined, cardinality: "required" };
}

export function group<F extends Fields>(
  name: string,
  fields: F,
  fixed: Record<string, string> = {},
): Group<F, "optional"> {
  return { node: "group", name, fields, fixed, cardinality: "optional" };
}

type With<N extends Field, C extends Cardinality> =
  N extends Leaf<infer T> ? Leaf<T, C> : N extends Group<infer F> ? Group<F, C> : never;

export function required<N extends Field>(field: N): With<N, "required"> {
  return { ...field, cardinality: "required" } as unknown as With<N, "required">;
}

/** Mandatory on SAP's side, so we always write it; but a partner who leaves it out is not turned away for that. */
export function expected<N extends Field>(field: N): N {
  return { ...field, insist: true };
}

export function wrapped<T, C extends Cardinality>(field: Leaf<T, C>): Leaf<T, C> {
  return { ...field, wrapped: true };
}

export function list<N extends Field>(field: N): With<N, "list"> {
  return { ...field, cardinality: "list" } as unknown as With<N, "list">;
}

type Plain<T> = { [K in keyof T]: T[K] } & {};
type Keys<F extends Fields, C extends Cardinality> = {
  [K in keyof F]: F[K]["cardinality"] extends C ? K : never;
}[keyof F];

/** What reading gives: lists are always there. */
export type Shape<F extends Fields> = Plain<
  { [K in Keys<F, "required">]: ReadValue<F[K]> } & { [K in Keys<F, "list">]: ReadValue<F[K]>[] } & {
    [K in Keys<F, "optional">]?: ReadValue<F[K]>;
  }
>;
type ReadValue<N> = N extends Leaf<infer T> ? T : N extends Group<infer F> ? Shape<F> : never;

/** What writing takes: a list may be left out. */
export type Draft<F extends Fields> = Plain<
  { [K in Keys<F, "required">]: DraftValue<F[K]> } & {
    [K in Keys<F, "list">]?: readonly DraftValue<F[K]>[] | undefined;
  } & { [K in Keys<F, "optional">]?: DraftValue<F[K]> | undefined }
>;
type DraftValue<N> = N extends Leaf<infer T> ? T : N extends Group<infer F> ? Draft<F> : never;
