export { readPolicies } from "./policy-store.ts";
export { registerPolicyRoutes } from "./routes.ts";
