import type { DemoAccess } from "../demo/access.ts";
import type { StartSettings } from "./settings.ts";

type Row = [name: string, value: string];

const placesOf = ({ baseUrl, erpUrl }: StartSettings): Row[] => [
  ["Till", `${baseUrl}/till`],
  ["Back office", `${baseUrl}/backoffice`],
  ["ERP", erpUrl],
];
const lineOf = ([name, value]: Row) => `  ${name.padEnd(16)}${value}`;

/** Of a suite without the demo. The token is of use while nobody is in a program, and another one at each start. */
export function welcomeEmpty(settings: StartSettings, setupToken: string): string[] {
  return [
    "",
    ...placesOf(settings).map(lineOf),
    "",
    `  The first person in the back office and in the ERP becomes its administrator with this set-up token: ${setupToken}`,
    "  Ctrl-C stops all.",
    "",
  ];
}

/** The last lines of a start: where everything is and who may enter. Pairing codes only while they are fresh. */
export function welcome(settings: StartSettings, access: DemoAccess | undefined, wasSetUpNow: boolean): string[] {
  const { dataDir } = settings;
  const places = placesOf(settings);
  const people = (access?.people ?? []).map(({ role, user, password, pin }): Row => {
    const ways = [password && `password ${password}`, pin && `PIN ${pin}`];
    return [role, `${user.padEnd(14)}${ways.filter(Boolean).join("   ")}`];
  });
  const tills = wasSetUpNow ? (access?.tills ?? []) : [];
  const codes = tills.map(({ tillId, pairingCode }): Row => [`till ${tillId}`, `pairing code ${pairingCode}`]);
  const blocks = [places, people, codes].filter((rows) => rows.length > 0);
  return [
    ...blocks.flatMap((rows) => ["", ...rows.map(lineOf)]),
    "",
    `  Logins stand in ${dataDir}/demo-access.json. Ctrl-C stops all.`,
    "",
  ];
}
