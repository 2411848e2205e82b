export { readPolicies } from "./policy-store.ts";
