import type { DemoAccess } from "../demo/access.ts";
import type { StartSettings } from "./settings.ts";

/** The last lines of a start: where everything is and who may enter. */
export function welcome(
  { baseUrl, erpUrl }: StartSettings,
  access: DemoAccess | undefined,
  accessFile: string,
): string[] {
  const places = [
    ["Till", access?.urls.till ?? `${baseUrl}/till`],
    ["Back office", access?.urls.backoffice ?? `${baseUrl}/backoffice`],
    ["ERP", access?.urls.erp ?? erpUrl],
  ];
  const people = (access?.people ?? []).map(({ role, user, password, pin }) => [
    role,
    `${user}  ${pin === undefined ? `password ${password}` : `PIN ${pin}`}`,
  ]);
  return [
    "",
    ...[...places, ...people].map(([name = "", value]) => `  ${name.padEnd(16)}${value}`),
    "",
    `  also in ${accessFile}`,
    "  Ctrl-C stops all",
    "",
  ];
}
