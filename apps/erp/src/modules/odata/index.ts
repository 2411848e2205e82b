export { createCsrf } from "./csrf.ts";
export { type ODataOptions, registerODataRoutes } from "./routes.ts";
export { type Caller, type CreateEntity, Refusal, type RefusedPart, type Served } from "./served.ts";
