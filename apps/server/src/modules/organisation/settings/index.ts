export { areasBehind, readSettings, readSettingsAt, settingsAt } from "./read-settings.ts";
export { registerSettingRoutes } from "./routes.ts";
export { saveSetting } from "./save-setting.ts";
