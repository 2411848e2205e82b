import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type BusinessPartnerConfirmation,
  createBusinessPartnerConfirmationReader,
  createRelationshipConfirmationReader,
  type RelationshipConfirmation,
  SapFormatError,
} from "@counterfoil/sap";

export type ConfirmedType = "businessPartner" | "relationship";
export type ConfirmedObject = {
  key: string;
  receiverKey: string | null;
  result: "confirmed" | "confirmedWithErrors";
  reason: string | null;
};
export type ReadConfirmation = {
  messageKey: string;
  /** The message of ours that it answers. */
  reference: string | null;
  isTest: boolean;
  objects: ConfirmedObject[];
};

/** Between two slices others get their turn. */
const SLICE = 256 * 1024;
const MOST_OBJECTS = 50_000;
const LONGEST_REASON = 1000;

/** The whole document; throws SapFormatError for one that is broken. A record that is broken tells what can be read of it. */
export async function readConfirmation(body: Buffer, type: ConfirmedType): Promise<ReadConfirmation> {
  const reader =
    type === "relationship" ? createRelationshipConfirmationReader() : createBusinessPartnerConfirmationReader();
  const objects: ConfirmedObject[] = [];
  const keep = (found: ReturnType<typeof reader.write>) => {
    for (const reading of found) objects.push(toObject((reading.ok ? reading.value : reading.partial) as Told));
    if (objects.length > MOST_OBJECTS)
      throw new SapFormatError("document.recordInvalid", `More than ${MOST_OBJECTS} objects in one document`);
  };
  for (let from = 0; from < body.length; from += SLICE) {
    keep(reader.write(body.subarray(from, from + SLICE)));
    if (from + SLICE < body.length) await nextTurn();
  }
  keep(reader.end());
  const { uuid, id, referenceUuid, referenceId, test } = reader.header ?? {};
  return {
    messageKey: uuid ?? id ?? createHash("sha256").update(body).digest("hex"),
    reference: referenceUuid ?? referenceId ?? null,
    isTest: test ?? false,
    objects,
  };
}

type Told = Partial<BusinessPartnerConfirmation & RelationshipConfirmation>;

function toObject({ partner, relationship, log }: Told): ConfirmedObject {
  const failed = log?.result === "failed" || log?.severity === "error";
  const notes = (log?.items ?? []).map(({ note }) => note).filter((note) => note !== undefined);
  const reason = notes.join(" ").slice(0, LONGEST_REASON);
  return {
    ...(relationship ? keysOfPair(relationship) : keysOfPartner(partner)),
    result: failed ? "confirmedWithErrors" : "confirmed",
    reason: reason === "" ? null : reason,
  };
}

const keysOfPartner = (partner: Told["partner"]) => ({
  key: partner?.internalId ?? partner?.customer?.internalId ?? "",
  receiverKey: partner?.receiverInternalId ?? partner?.customer?.receiverInternalId ?? null,
});

/** Both partners; which relationship that is, is known where it is kept. */
function keysOfPair(told: NonNullable<Told["relationship"]>) {
  const { internalId = "", relatedInternalId = "", receiverInternalId, receiverRelatedInternalId } = told;
  const receiverKey = [receiverInternalId, receiverRelatedInternalId].filter(Boolean).join("/");
  return { key: `${internalId}/${relatedInternalId}`, receiverKey: receiverKey === "" ? null : receiverKey };
}

/** A reference is the message's UUID, or its id: the same digits without dashes. */
export function messageIdOf(reference: string | null): string | undefined {
  const digits = reference?.replaceAll("-", "").toLowerCase() ?? "";
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
