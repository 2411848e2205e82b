import { createHash } from "node:crypto";
import { ownNumberOf, ownNumberSource } from "@counterfoil/contracts";

export const numberFor = (id: string, attempt: number): string =>
  ownNumberOf(createHash("sha256").update(ownNumberSource(id, attempt)).digest());
