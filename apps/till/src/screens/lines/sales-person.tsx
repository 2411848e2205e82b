import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useTill } from "../frame/use-till.ts";

type SalesPersonProps = { chosen: string | undefined; choose(personId: string | undefined): void };

/** Who advised the customer; the cashier where nobody else is said. */
export function SalesPerson({ chosen, choose }: SalesPersonProps) {
  const { t } = useTranslation();
  const id = useId();
  const { configuration, cashier } = useTill();
  const others = (configuration.get()?.people ?? []).filter(({ personId }) => personId !== cashier.get()?.personId);
  if (others.length === 0) return null;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium text-ink-soft">
        {t("line.salesPerson")}
      </label>
      <select
        id={id}
        value={chosen ?? ""}
        onChange={(event) => choose(event.target.value || undefined)}
        className="min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 text-lg"
      >
        <option value="">{cashier.get()?.name}</option>
        {others.map(({ personId, name }) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
