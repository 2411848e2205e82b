import type { ComponentType } from "react";
import type { Tone } from "./state-tag.tsx";

/** The number on a tile. */
export type TileFigure = { value?: number; unit?: string; tone?: Tone };

/** One app of a launchpad: an intent, who may use it, and the words that find it. Titles are keys of texts. */
export type App = {
  intent: string;
  title: string;
  subtitle?: string;
  icon?: string;
  permission: string;
  /** Old transaction codes and scenario ids that lead here: "BD87", "SAP_COM_0008". */
  codes?: string[];
  screen: ComponentType;
  useFigure?: () => TileFigure | undefined;
  /** Its parameters choose within one screen, such as a node of a tree: it stays as it is, with the focus where it was. */
  oneScreen?: boolean;
  /** Parameters that the tile opens it with. */
  parameters?: Record<string, string>;
};

export type AppGroup = { title: string; apps: App[] };

/** Every word must be found somewhere in title, subtitle, intent or codes; a code typed whole comes first, also as "/nBD87". */
export function findApps<Entry extends { title: string; subtitle?: string; intent: string; codes?: string[] }>(
  apps: Entry[],
  typed: string,
): Entry[] {
  const words = typed
    .trim()
    .replace(/^\/[no](?=\w)/i, "")
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const isCode = (app: Entry) => (app.codes ?? []).some((code) => code.toLowerCase() === words.join(" "));
  return apps
    .filter((app) => {
      const text = [app.title, app.subtitle, app.intent, ...(app.codes ?? [])].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => Number(isCode(other)) - Number(isCode(one)));
}

/** A tile, or a page without one that an old code opens: XD01 creates a customer. */
export const isFindable = ({ icon, codes }: App): boolean => icon !== undefined || codes !== undefined;

export type CodeRow = { code: string; intent: string; title: string; subtitle?: string };

/** Each code with the apps that it leads to, for those who have them in their fingers. */
export function codesOf(groups: readonly AppGroup[], mayOpen: (app: App) => boolean): CodeRow[] {
  return groups
    .flatMap(({ apps }) => apps)
    .filter((app) => isFindable(app) && mayOpen(app))
    .flatMap(({ codes = [], intent, title, subtitle }) =>
      codes.map((code) => ({ code, intent, title, ...(subtitle && { subtitle }) })),
    )
    .sort((one, other) => one.code.localeCompare(other.code) || one.intent.localeCompare(other.intent));
}
