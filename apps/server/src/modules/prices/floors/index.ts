export { type FloorDoor, registerFloorRoutes } from "./routes.ts";
