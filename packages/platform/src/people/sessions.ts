import { betterAuth } from "better-auth";
import { twoFactor, username } from "better-auth/plugins";
import type { AnyKysely } from "../database.ts";
import { randomCode } from "../random-code.ts";
import { isUserName, PASSWORD_LENGTH } from "./rules.ts";

export type SessionOptions = { db: AnyKysely; secret: string; baseUrl: string; cookiePrefix: string };

const TWELVE_HOURS_S = 12 * 60 * 60;
/** So long the code may come after the password. */
const TEN_MINUTES_S = 10 * 60;
const createdAt = "created_at";
const updatedAt = "updated_at";

/** better-auth on our tables. Only its server-side calls are used: its own routes stay closed. */
export function createSessions({ db, secret, baseUrl, cookiePrefix }: SessionOptions) {
  return betterAuth({
    database: { db, type: "postgres", schemaName: "access" },
    secret,
    baseURL: baseUrl,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    plugins: [
      username({ usernameValidator: isUserName, minUsernameLength: 2, maxUsernameLength: 40, schema }),
      twoFactor({ schema: twoFactorSchema, twoFactorCookieMaxAge: TEN_MINUTES_S }),
    ],
    user: { modelName: "person", fields: { emailVerified: "email_verified", createdAt, updatedAt } },
    session: {
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt,
        updatedAt,
      },
      expiresIn: TWELVE_HOURS_S,
      // A working day and no longer: nobody stays signed in by keeping a page open.
      disableSessionRefresh: true,
    },
    account: {
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt,
        updatedAt,
      },
    },
    verification: { fields: { expiresAt: "expires_at", createdAt, updatedAt } },
    advanced: {
      cookiePrefix,
      useSecureCookies: baseUrl.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "strict", httpOnly: true, path: "/" },
      database: { generateId: () => randomCode(20) },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
  twoFactor: {
    modelName: "two_factor",
    fields: {
      backupCodes: "backup_codes",
      userId: "user_id",
      failedVerificationCount: "failed_verification_count",
      lockedUntil: "locked_until",
    },
  },
};
const schema = { user: { fields: { displayUsername: "display_username" } } };

export type Sessions = ReturnType<typeof createSessions>;
