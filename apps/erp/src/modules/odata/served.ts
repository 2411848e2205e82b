import type { EntityKey, NestedEntity, ODataQuery, ODataService } from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import type { InboundServiceName } from "../communication/index.ts";
import type { Rows } from "./run-query.ts";

/** Who writes: a technical user, from the systems by whose arrangements it was let in. */
export type Caller = { userName: string; systems: readonly string[]; ip: string };

/** What a set does with what a request wants made; throws a Refusal for what is wrong with it. */
export type CreateEntity = (entity: NestedEntity, caller: Caller) => Promise<EntityKey>;

export type Served = {
  service: ODataService;
  /** By which service of an arrangement it is called. */
  arrangedAs: InboundServiceName;
  /** Rows that are kept, or that are worked out for what the filter asks. */
  rows: Record<string, Rows | ((filter: ODataQuery["filter"]) => Promise<Rows>)>;
  /** By set. What is made is answered as it can be read afterwards. */
  create?: Record<string, CreateEntity>;
};

export type RefusedPart = {
  code: string;
  message: string /** The property at fault, as a path from the entity. */;
  target: string;
};

/** What a request wants cannot be made: told as SAP's business services tell it, with what is at fault. */
export class Refusal extends Error {
  readonly status: number;
  readonly parts: readonly [RefusedPart, ...RefusedPart[]];

  constructor(status: number, ...parts: readonly [RefusedPart, ...RefusedPart[]]) {
    super(parts[0].message);
    this.name = "Refusal";
    this.status = status;
    this.parts = parts;
  }
}

export class NotThere extends Error {}
export type ODataAnswer = {
  status: number;
  type: string;
  body: string | object;
  headers?: Record<string, string>;
};
export type Reading = { db: Db; served: Served; serviceUrl: string };
