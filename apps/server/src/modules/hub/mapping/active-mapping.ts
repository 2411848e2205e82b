import type { MappedService } from "@counterfoil/contracts";
import type { AnyKysely } from "@counterfoil/platform";
import { type CompiledMapping, compileMapping } from "./compile.ts";
import { defaultMapping } from "./default-mapping.ts";
import { insertFirst, readActiveVersion, readMappingDocument } from "./store.ts";

export type ActiveMapping = { version: number; mapping: CompiledMapping };

const OURS = "Counterfoil";
const FIRST = "The mapping that the program comes with.";

/** The mapping in use, compiled once per version; a change in another process is seen at the next look. */
export function createActiveMappings() {
  const compiled = new Map<MappedService, ActiveMapping>();
  return async function readActive(db: AnyKysely, service: MappedService): Promise<ActiveMapping> {
    const version = await requireActive(db, service);
    const known = compiled.get(service);
    if (known?.version === version) return known;
    const document = await readMappingDocument(db, service, version);
    const active = { version, mapping: compileMapping(document ?? defaultMapping[service]) };
    compiled.set(service, active);
    return active;
  };
}

/** Before anybody has mapped anything, the first version is brought. */
export async function requireActive(db: AnyKysely, service: MappedService): Promise<number> {
  const version = await readActiveVersion(db, service);
  if (version !== undefined) return version;
  await insertFirst(db, service, { document: defaultMapping[service], by: OURS, why: FIRST });
  return (await readActiveVersion(db, service)) ?? 1;
}
