/** The calendar day of the retailer, as the ERP's own dates are meant. */
export function todayIn(timeZone = "Europe/London", now = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

export function isValid({ validFrom, validTo }: { validFrom: string; validTo: string }, today: string): boolean {
  return validFrom <= today && today <= validTo;
}

export function isListed(
  { from, to, blocked }: { from: string; to: string; blocked?: boolean },
  today: string,
): boolean {
  return !blocked && from <= today && today <= to;
}
