export { ODATA_ROOT, registerODataRoutes } from "./routes.ts";
