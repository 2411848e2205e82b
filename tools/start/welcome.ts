import type { DemoAccess } from "../demo/access.ts";
import type { StartSettings } from "./settings.ts";

type Row = [name: string, value: string];

/** The last lines of a start: where everything is and who may enter. Pairing codes only while they are fresh. */
export function welcome(settings: StartSettings, access: DemoAccess | undefined, wasSetUpNow: boolean): string[] {
  const { baseUrl, erpUrl, dataDir } = settings;
  const places: Row[] = [
    ["Till", `${baseUrl}/till`],
    ["Back office", `${baseUrl}/backoffice`],
    ["ERP", erpUrl],
  ];
  const people = (access?.people ?? []).map(({ role, user, password, pin }): Row => {
    const ways = [password && `password ${password}`, pin && `PIN ${pin}`];
    return [role, `${user.padEnd(14)}${ways.filter(Boolean).join("   ")}`];
  });
  const tills = wasSetUpNow ? (access?.tills ?? []) : [];
  const codes = tills.map(({ tillId, pairingCode }): Row => [`till ${tillId}`, `pairing code ${pairingCode}`]);
  const blocks = [places, people, codes].filter((rows) => rows.length > 0);
  return [
    ...blocks.flatMap((rows) => ["", ...rows.map(([name, value]) => `  ${name.padEnd(16)}${value}`)]),
    "",
    `  Logins stand in ${dataDir}/demo-access.json. Ctrl-C stops all.`,
    "",
  ];
}
