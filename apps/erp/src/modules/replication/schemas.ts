import { InstantSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import { CriteriaSchema, replicatedTypes } from "../masterdata/index.ts";
import { objectStates } from "./run-object-queries.ts";

const Id = Type.String({ pattern: "^[A-Za-z0-9_-]{1,40}$" });
const SystemId = Type.String({ pattern: "^[A-Za-z0-9_.-]{1,40}$", description: "A communication system." });
export const ObjectTypeSchema = Type.Enum([...replicatedTypes]);

export const MAX_PACKAGE_SIZE = 20_000;
const PackageSize = Type.Integer({ minimum: 1, maximum: MAX_PACKAGE_SIZE });

export const ModelIdParams = Type.Object({ modelId: Id });
export const ModelBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    receiverId: SystemId,
    objectTypes: Type.Array(ObjectTypeSchema, { minItems: 1, maxItems: replicatedTypes.length, uniqueItems: true }),
    active: Type.Boolean(),
    packageSize: Type.Optional(PackageSize),
    timeZone: Type.Optional(Type.String({ maxLength: 40, description: "In which schedules are meant; UTC." })),
    filters: Type.Optional(
      Type.Partial(
        Type.Object(
          Object.fromEntries(replicatedTypes.map((type) => [type, CriteriaSchema])) as Record<
            (typeof replicatedTypes)[number],
            typeof CriteriaSchema
          >,
          { additionalProperties: false, description: "Per object type; a type that is left out keeps its filter." },
        ),
      ),
    ),
  },
  { additionalProperties: false },
);
export type ModelInput = Static<typeof ModelBody>;

export const FilterPreviewBody = Type.Object(
  { receiverId: SystemId, objectType: ObjectTypeSchema, criteria: CriteriaSchema },
  { additionalProperties: false },
);

const Mode = Type.Enum(["initial", "changes", "chosen"]);
const Keys = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
  minItems: 1,
  maxItems: 10_000,
  uniqueItems: true,
});

export const RunPreviewBody = Type.Object(
  { modelId: Id, objectType: ObjectTypeSchema, mode: Mode, keys: Type.Optional(Keys) },
  { additionalProperties: false },
);
export type RunPreviewInput = Static<typeof RunPreviewBody>;

export const RunBody = Type.Object(
  {
    modelId: Id,
    objectType: ObjectTypeSchema,
    mode: Type.Enum(["initial", "changes", "chosen", "test"], {
      description: "Test: writes what the run named by testOf would send, and sends nothing.",
    }),
    testOf: Type.Optional(Mode),
    keys: Type.Optional(Keys),
    packageSize: Type.Optional(PackageSize),
  },
  { additionalProperties: false },
);
export type RunInput = Static<typeof RunBody>;

export const RetryBody = Type.Object({ keys: Type.Optional(Keys) }, { additionalProperties: false });
export const SendAgainBody = Type.Object(
  {
    objects: Type.Array(
      Type.Object(
        { receiverId: SystemId, objectType: ObjectTypeSchema, objectKey: Type.String({ minLength: 1, maxLength: 40 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  { additionalProperties: false },
);

export const ScheduleIdParams = Type.Object({ scheduleId: Type.Integer({ minimum: 1 }) });
export const ScheduleBody = Type.Object(
  {
    modelId: Id,
    objectTypes: Type.Array(ObjectTypeSchema, { minItems: 1, maxItems: replicatedTypes.length, uniqueItems: true }),
    mode: Mode,
    keys: Type.Optional(Keys),
    at: Type.Optional(InstantSchema),
    cron: Type.Optional(
      Type.String({ maxLength: 80, description: "Minute hour day month weekday, in the model's time zone." }),
    ),
  },
  { additionalProperties: false },
);
export type ScheduleInput = Static<typeof ScheduleBody>;
export const ScheduleChangeBody = Type.Object({ active: Type.Boolean() }, { additionalProperties: false });

export const RunIdParams = Type.Object({ runId: Type.Integer({ minimum: 1 }) });
const page = {
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};
export const RunSearchSchema = Type.Object({
  modelId: Type.Optional(Id),
  objectType: Type.Optional(ObjectTypeSchema),
  mode: Type.Optional(Type.String({ maxLength: 20 })),
  state: Type.Optional(Type.String({ maxLength: 20 })),
  ...page,
});
export const ObjectSearchSchema = Type.Object({
  objectType: Type.Optional(ObjectTypeSchema),
  objectKey: Type.Optional(Type.String({ maxLength: 40 })),
  receiverId: Type.Optional(SystemId),
  state: Type.Optional(Type.Enum(["sent", "refused", "confirmed", "confirmedWithErrors"])),
  present: Type.Optional(Type.Boolean({ description: "The receiver has it." })),
  ...page,
});
export const RunObjectSearchSchema = Type.Object({
  state: Type.Optional(Type.Enum([...objectStates])),
  kind: Type.Optional(Type.Enum(["enters", "changed", "again", "leaves"])),
  query: Type.Optional(Type.String({ maxLength: 40, description: "How the number begins; * stands for anything." })),
  finding: Type.Optional(Type.String({ maxLength: 40 })),
  ...page,
});
export const PageSchema = Type.Object(page);
