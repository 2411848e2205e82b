import { SapFormatError } from "../errors.ts";
import type { EdmValue, EntitySet, Navigation, ODataService } from "./entity.ts";
import { lengthFault, propertyOf } from "./entity.ts";
import { type Token, tokenise } from "./filter-tokens.ts";
import { literalValue, writeLiteral } from "./literal.ts";

export type EntityKey = Record<string, EdmValue>;

/** What a request's path behind the service's name asks for. */
export type ODataResource =
  | { kind: "service" }
  | { kind: "metadata" }
  | { kind: "set" | "count"; set: EntitySet }
  | { kind: "entity"; set: EntitySet; key: EntityKey }
  | { kind: "navigation"; set: EntitySet; key: EntityKey; navigation: Navigation; target: EntitySet };

/** Reads a decoded path such as `A_MaterialStock('TG11')/to_MatlStkInAcctMod`; undefined when the service has no such thing. */
export function parseResource(path: string, service: ODataService): ODataResource | undefined {
  const clean = path.replace(/^\/|\/$/g, "");
  if (clean === "") return { kind: "service" };
  if (clean === "$metadata") return { kind: "metadata" };
  const match = /^(\w+)(?:\((.{1,2000})\))?(?:\/(\$?\w+))?$/s.exec(clean);
  const set = service.sets.find(({ name }) => name === match?.[1]);
  if (match === null || set === undefined) return undefined;
  const [, , keyText, tail] = match;
  if (keyText === undefined) {
    if (tail === undefined) return { kind: "set", set };
    return tail === "$count" ? { kind: "count", set } : undefined;
  }
  const key = parseKey(keyText, set);
  if (tail === undefined) return { kind: "entity", set, key };
  const navigation = Object.hasOwn(set.type.navigations, tail) ? set.type.navigations[tail] : undefined;
  const target = service.sets.find(({ name }) => name === navigation?.set);
  return navigation === undefined || target === undefined
    ? undefined
    : { kind: "navigation", set, key, navigation, target };
}

function refuseKey(set: EntitySet): never {
  throw new SapFormatError("odata.key", `${set.name} is keyed by ${set.type.keys.join(", ")}`);
}

/** `'TG11'` for a single key, or `Material='TG11',Plant='1010'`. */
function parseKey(text: string, set: EntitySet): EntityKey {
  const tokens = keyTokens(text, set);
  const [only] = set.type.keys;
  const named: Token[] =
    tokens.length === 2 && set.type.keys.length === 1
      ? [{ kind: "name", name: only as string, at: 0 }, { kind: "sign", sign: "=", at: 0 }, ...tokens]
      : tokens;
  const key: EntityKey = {};
  for (let at = 0; at < named.length; at += 4) {
    const [name, equals, value, after] = named.slice(at, at + 4);
    const isPart = name?.kind === "name" && isSign(equals, "=") && (after?.kind === "end" || isSign(after, ","));
    if (!isPart || key[name.name] !== undefined) refuseKey(set);
    key[name.name] = keyValue(value, name.name, set);
  }
  if (set.type.keys.some((name) => key[name] === undefined)) refuseKey(set);
  return key;
}

const isSign = (token: Token | undefined, sign: string) => token?.kind === "sign" && token.sign === sign;

function keyTokens(text: string, set: EntitySet): Token[] {
  try {
    return tokenise(text);
  } catch {
    return refuseKey(set);
  }
}

function keyValue(token: Token | undefined, name: string, set: EntitySet): EdmValue {
  const property = set.type.keys.includes(name) ? propertyOf(set.type, name) : undefined;
  if (property === undefined || token?.kind !== "literal") return refuseKey(set);
  const value = literalValue(token.literal, property) ?? refuseKey(set);
  const tooLong = lengthFault(property, value);
  if (tooLong !== undefined) throw new SapFormatError("odata.key", tooLong);
  return value;
}

/** The key in brackets, for a link. */
export function writeKey(set: EntitySet, row: Record<string, unknown>): string {
  const parts = set.type.keys.map((name) => {
    const property = propertyOf(set.type, name);
    if (property === undefined) throw new SapFormatError("odata.key", `${set.name} has no property ${name}`);
    return [name, encodeURIComponent(writeLiteral(row[name] as EdmValue, property))] as const;
  });
  return `(${parts.length === 1 ? parts[0]?.[1] : parts.map(([name, value]) => `${name}=${value}`).join(",")})`;
}
