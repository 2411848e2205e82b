export type { UsesOf } from "./manage.ts";
export { registerTechnicalUserRoutes } from "./routes.ts";
export type { TechnicalUser } from "./sign-in.ts";
export { createTechnicalUsers, type TechnicalUsers } from "./technical-users.ts";
