import type { DraftRow } from "@counterfoil/ui/fiori";

/** Days 1 Monday to 7 Sunday. */
export type Hours = { days: number[]; from: string; to: string };
export const weekDays = [1, 2, 3, 4, 5, 6, 7];

const allDays = Object.fromEntries(weekDays.map((day) => [`day${day}`, "true"]));
export const blankHours: DraftRow = { ...allDays, from: "17:00", to: "19:00" };

export const hoursRow = ({ days, from, to }: Hours): DraftRow => ({
  ...Object.fromEntries(days.map((day) => [`day${day}`, "true"])),
  from,
  to,
});

export const hoursOf = (row: DraftRow): Hours => ({
  days: weekDays.filter((day) => row[`day${day}`] === "true"),
  from: (row.from ?? "").trim(),
  to: (row.to ?? "").trim(),
});
