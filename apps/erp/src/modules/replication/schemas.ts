import { type Static, Type } from "typebox";
import { replicatedTypes } from "../masterdata/index.ts";

const Id = Type.String({ pattern: "^[A-Za-z0-9_-]{1,40}$" });
export const ObjectTypeSchema = Type.Enum([...replicatedTypes]);

export const ReceiverIdParams = Type.Object({ receiverId: Id });
export const ReceiverBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    baseUrl: Type.String({ maxLength: 300, description: "The services are below <baseUrl>/ccos/soap." }),
    technicalUser: Type.String({ minLength: 1, maxLength: 80 }),
    secret: Type.Optional(
      Type.String({ minLength: 1, maxLength: 300, description: "Left out: the stored one stays." }),
    ),
    client: Type.Optional(
      Type.Object(
        {
          tokenUrl: Type.Optional(Type.String({ maxLength: 300, description: "Left out: <baseUrl>/oauth/token." })),
          clientId: Type.String({ minLength: 1, maxLength: 120 }),
          secret: Type.Optional(
            Type.String({ minLength: 1, maxLength: 300, description: "Left out: the stored one stays." }),
          ),
        },
        {
          additionalProperties: false,
          description:
            "OAuth2 client for prices and promotions, which go to <baseUrl>/idocinbound. Left out: as it is.",
        },
      ),
    ),
  },
  { additionalProperties: false },
);
export type ReceiverInput = Static<typeof ReceiverBody>;

export const MAX_PACKAGE_SIZE = 20_000;
const PackageSize = Type.Integer({ minimum: 1, maximum: MAX_PACKAGE_SIZE });

export const ModelIdParams = Type.Object({ modelId: Id });
export const ModelBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    receiverId: Id,
    objectTypes: Type.Array(ObjectTypeSchema, { minItems: 1, maxItems: replicatedTypes.length, uniqueItems: true }),
    active: Type.Boolean(),
    packageSize: Type.Optional(PackageSize),
  },
  { additionalProperties: false },
);
export type ModelInput = Static<typeof ModelBody>;

export const RunBody = Type.Object(
  {
    modelId: Id,
    objectType: ObjectTypeSchema,
    mode: Type.Enum(["initial", "changes", "chosen", "test"]),
    keys: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 10_000, uniqueItems: true }),
    ),
    packageSize: Type.Optional(PackageSize),
  },
  { additionalProperties: false },
);
export type RunInput = Static<typeof RunBody>;

export const RunIdParams = Type.Object({ runId: Type.Integer({ minimum: 1 }) });
const page = {
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};
export const RunSearchSchema = Type.Object({
  modelId: Type.Optional(Id),
  state: Type.Optional(Type.String({ maxLength: 20 })),
  ...page,
});
export const ObjectSearchSchema = Type.Object({
  objectType: Type.Optional(ObjectTypeSchema),
  objectKey: Type.Optional(Type.String({ maxLength: 40 })),
  receiverId: Type.Optional(Id),
  state: Type.Optional(Type.Enum(["sent", "refused"])),
  ...page,
});
export const PageSchema = Type.Object(page);
