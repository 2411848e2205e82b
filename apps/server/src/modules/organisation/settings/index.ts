export { readSettings, settingsAt, settingsVersionAt } from "./read-settings.ts";
export { registerSettingRoutes } from "./routes.ts";
export { saveSetting } from "./save-setting.ts";
