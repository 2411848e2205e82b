import type { FieldMapping, MappedService, MappingDocument, TargetField } from "@counterfoil/contracts";
import { requireActive } from "../active-mapping.ts";
import { fits } from "../check-document.ts";
import { type Target, targetsOf } from "../compile.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { mappingUnknown } from "../errors.ts";
import { listActivations, listVersions, readMappingDocument, type StoredVersion } from "../store.ts";

/** A service's mapping as people work on it: the version in use or the one named, what can be filled, and what has been. */
export async function readFieldMapping(
  { db, readPaymentCodes }: MappingContext,
  service: MappedService,
  version?: number,
): Promise<FieldMapping> {
  const active = await requireActive(db, service);
  const document = await requireDocument({ db }, service, version ?? active);
  const activations = await listActivations(db, service);
  const wasActive = new Set(activations.map((each) => each.version));
  const targets = targetsOf(service);
  const sources = new Map(targets.flatMap((target) => target.sources.map(({ name, type }) => [name, { name, type }])));
  return {
    service,
    active,
    document,
    versions: (await listVersions(db, service)).map((each) => shownVersion(each, active, wasActive)),
    activations: activations.map(({ activatedAt, ...rest }) => ({ ...rest, activatedAt: activatedAt.toISOString() })),
    targets: targets.map(shownTarget),
    sources: [...sources.values()],
    paymentMethodCodes: Object.fromEntries(await readPaymentCodes()),
  };
}

async function requireDocument(
  { db }: Pick<MappingContext, "db">,
  service: MappedService,
  version: number,
): Promise<MappingDocument> {
  const document = await readMappingDocument(db, service, version);
  if (document === undefined && version !== 1) throw mappingUnknown(`${service} has no version ${version}.`);
  return document ?? defaultMapping[service];
}

function shownVersion(
  { version, createdAt, createdBy, why, testedAt, test }: StoredVersion,
  active: number,
  wasActive: ReadonlySet<number>,
): FieldMapping["versions"][number] {
  const state = version === active ? "active" : wasActive.has(version) ? "earlier" : test === null ? "draft" : "tested";
  return {
    version,
    state,
    createdAt: createdAt.toISOString(),
    createdBy,
    why,
    ...(testedAt === null ? {} : { testedAt: testedAt.toISOString() }),
    ...(test === null ? {} : { test }),
  };
}

function shownTarget({ path, field, segment, sources }: Target): TargetField {
  const { name, type, length, required, codes } = field;
  return {
    field: path,
    segment,
    name,
    type,
    ...(length === undefined ? {} : { length }),
    required,
    ...(codes === undefined ? {} : { codes }),
    sources: sources.filter((source) => fits(source, field)).map((source) => source.name),
  };
}
