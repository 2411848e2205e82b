import { type Static, Type } from "typebox";
import { IDLE_MINUTES } from "./idle.ts";
import { PASSWORD_LENGTH, USER_NAME_PATTERN } from "./rules.ts";

const NewPassword = Type.String({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max });
const GivenPassword = Type.String({ maxLength: 500 });
const UserName = Type.String({ pattern: USER_NAME_PATTERN });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const Roles = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 });
const Permissions = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 });
const Code = Type.String({ pattern: "^\\d{6}$" });

export const SignInBody = Type.Object({ userName: Type.String({ maxLength: 80 }), password: GivenPassword });
export const CodeBody = Type.Object(
  { code: Type.Optional(Code), backupCode: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })) },
  { minProperties: 1, maxProperties: 1 },
);
export const SetUpBody = Type.Object({ code: Code });
export const PasswordBody = Type.Object({ password: GivenPassword });
export const NewPasswordBody = Type.Object({ current: GivenPassword, next: NewPassword });
export const FirstAdministratorBody = Type.Object({
  token: Type.String({ maxLength: 200 }),
  userName: UserName,
  name: Name,
  password: NewPassword,
});
export const NewPersonBody = Type.Object({
  userName: UserName,
  name: Name,
  password: NewPassword,
  roles: Roles,
  permissions: Type.Optional(Permissions),
  temporaryPassword: Type.Optional(Type.Boolean()),
});
export const PersonChangeBody = Type.Object(
  {
    name: Type.Optional(Name),
    roles: Type.Optional(Roles),
    permissions: Type.Optional(Permissions),
    locked: Type.Optional(Type.Boolean()),
    password: Type.Optional(NewPassword),
    temporaryPassword: Type.Optional(Type.Boolean()),
  },
  { minProperties: 1 },
);
export const PersonId = Type.Object({ personId: Type.String({ maxLength: 40 }) });
export const SessionId = Type.Object({ sessionId: Type.String({ maxLength: 40 }) });
export const Role = Type.Object({ role: Type.String({ maxLength: 40 }) });
export const RoleBody = Type.Object({ twoFactor: Type.Boolean() });
export const IdleMinutesBody = Type.Object({
  minutes: Type.Integer({ minimum: IDLE_MINUTES.min, maximum: IDLE_MINUTES.max }),
});
export const AuditQuerySchema = Type.Object({
  actor: Type.Optional(Type.String({ maxLength: 80 })),
  objectType: Type.Optional(Type.String({ maxLength: 40 })),
  objectId: Type.Optional(Type.String({ maxLength: 80 })),
  from: Type.Optional(Type.String({ format: "date-time" })),
  until: Type.Optional(Type.String({ format: "date-time" })),
  next: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export const MeSchema = Type.Object({
  personId: Type.String(),
  userName: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
  duty: Type.Optional(Type.Enum(["changePassword", "setUpSecondFactor"])),
  twoFactor: Type.Boolean(),
  endsInSeconds: Type.Integer(),
  endsAtLatestInSeconds: Type.Integer(),
});
export type Me = Static<typeof MeSchema>;
