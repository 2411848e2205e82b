import { currencyDiffers, openingHoursWrong, timeZoneUnknown, valueNotHere, valueRequired } from "./errors.ts";
import { type NodeKind, type OwnValues, required, settableAt, type ValueName, valueNames } from "./values.ts";

/** Refuses what the level may not set, what does not exist, and a company that leaves out what nobody is above it to say. */
export function requireOwnValues(kind: NodeKind, own: OwnValues): void {
  for (const name of valueNames)
    if (own[name] !== undefined && !settableAt[name].includes(kind))
      throw valueNotHere(`${name} is set at: ${settableAt[name].join(", ")}.`, `/${name}`);
  if (kind === "company") for (const name of required) requirePresent(own, name);
  if (own.timeZone !== undefined) requireTimeZone(own.timeZone);
  if (own.openingHours !== undefined) requireOpeningHours(own.openingHours);
  const places = own.storageLocations?.map(({ storageLocation }) => storageLocation) ?? [];
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice) throw valueNotHere(`Storage location ${twice} is named twice.`, "/storageLocations");
}

/** Stores may name the currency, as they did before there was anything to inherit; it is the company's all the same. */
export function requireCompanyCurrency(company: string, given: string | undefined): void {
  if (given !== undefined && given !== company) throw currencyDiffers(`The company works in ${company}.`, "/currency");
}

function requirePresent(own: OwnValues, name: ValueName): void {
  if (own[name] === undefined) throw valueRequired(`The company needs ${name}.`, `/${name}`);
}

function requireTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw timeZoneUnknown(`There is no time zone ${timeZone}.`, "/timeZone");
  }
}

function requireOpeningHours(hours: NonNullable<OwnValues["openingHours"]>): void {
  for (const [index, { weekday, opens, closes }] of hours.entries()) {
    const where = `/openingHours/${index}`;
    if (opens >= closes)
      throw openingHoursWrong(`Weekday ${weekday} opens at ${opens} and closes at ${closes}.`, where);
    const other = hours.findIndex(
      (each, at) => at < index && each.weekday === weekday && each.opens < closes && opens < each.closes,
    );
    if (other >= 0) throw openingHoursWrong(`Two openings of weekday ${weekday} overlap.`, where);
  }
}
