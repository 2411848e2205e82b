import { decimalToMinor } from "@counterfoil/contracts";

/** "1.234,50", "1,234.50", "1234,5" and "1234.5" as a plain decimal; undefined for anything else. */
export function plainDecimal(text: string): string | undefined {
  const trimmed = text.replaceAll(/[\s']/g, "");
  const comma = trimmed.lastIndexOf(",");
  const dot = trimmed.lastIndexOf(".");
  const plain =
    comma > dot ? trimmed.replaceAll(".", "").replace(",", ".") : comma >= 0 ? trimmed.replaceAll(",", "") : trimmed;
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? plain : undefined;
}

export function readNumber(text: string): number | undefined {
  const plain = plainDecimal(text);
  return plain === undefined ? undefined : Number(plain);
}

/** "4,99" -> 499. */
export function readAmount(text: string, decimals: number): number | undefined {
  const plain = plainDecimal(text);
  return plain === undefined ? undefined : decimalToMinor(plain, decimals);
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/;
const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** "2026-12-01", "01.12.2026" or with a time; a day alone is its first second, or its last one as an end. */
export function readMoment(text: string, edge: "start" | "end"): string | undefined {
  const iso = ISO.exec(text);
  const german = GERMAN.exec(text);
  const [year, month, day] = iso ? iso.slice(1, 4) : german ? [german[3], german[2], german[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const [hour, minute, second] = (iso ?? german)?.slice(4, 7) ?? [];
  const two = (part: string) => part.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return `${date}T${edge === "start" ? "00:00:00" : "23:59:59"}`;
  return `${date}T${two(hour)}:${minute}:${second ?? (edge === "start" ? "00" : "59")}`;
}

/** Yes and no as people write them. */
export function readYes(text: string): boolean | undefined {
  if (/^(yes|true|1|x|ja|wahr)$/i.test(text)) return true;
  return /^(no|false|0|nein|falsch|)$/i.test(text) ? false : undefined;
}

/** Several in one cell: "1010 | 1020". */
export function readList(text: string): string[] {
  return text
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
