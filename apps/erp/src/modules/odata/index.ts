export { registerODataRoutes } from "./routes.ts";
