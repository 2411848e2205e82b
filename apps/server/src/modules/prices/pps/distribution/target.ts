export type TargetAuth = { kind: "oauth2"; tokenUrl: string; user: string } | { kind: "basic"; user: string };

/** Where prices and promotions go. */
export type TargetFacts = {
  name: string;
  url: string;
  auth: TargetAuth;
  stores: string[];
  mode: "delta" | "full";
  active: boolean;
};

export type Target = TargetFacts & {
  targetId: string;
  secret: string;
  logicalSystem: string;
  plannedBook: number;
  book: number;
};

/** What SAP's form cannot say; shown, as it is not at the target. */
export type Untold = { kind: "promotion" | "price"; id: string; reason: string };

export type PlannedDocument = {
  type: "/ROP/BASE_PRICE01" | "/ROP/PROMOTION02" | "/ROP/PROMOTION03";
  objects: number;
  text: string;
};
