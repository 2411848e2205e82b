type Unit = { unit: string; numerator: number; denominator: number };
type Change = { storeId: string; unit: string; stockChangeMilli: number };

/** Changes by store in the base unit. A unit that the article does not have any more counts as the base unit. */
export function changesByStore(changes: readonly Change[], units: readonly Unit[]): Map<string, number> {
  const byStore = new Map<string, number>();
  for (const { storeId, unit, stockChangeMilli } of changes) {
    const { numerator, denominator } = units.find((each) => each.unit === unit) ?? { numerator: 1, denominator: 1 };
    const change = Math.round((stockChangeMilli * numerator) / denominator);
    byStore.set(storeId, (byStore.get(storeId) ?? 0) + change);
  }
  return byStore;
}
