import { said } from "@counterfoil/ui/sentences";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { sendCustomerAgain } from "../../customers/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** Customers who were made without the server, until it has them. */
export function UnsentCustomers() {
  const { t } = useTranslation();
  const { database, step } = useTill();
  const rows = useLiveQuery(() => database.newCustomers.toArray(), [database]) ?? [];
  const again = async (id: string) => {
    await sendCustomerAgain(database, id);
    step.sendSoon();
  };
  if (rows.length === 0) return null;
  return (
    <ul className="mb-3 divide-y divide-line rounded border border-line bg-white">
      {rows.map(({ id, made, state, problem }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 p-3">
          <span className="font-semibold">{t("light.customer", { name: made.name, customerId: made.customerId })}</span>
          <span className={state === "needsYou" ? "font-semibold text-error" : ""}>{t(`state.${state}`)}</span>
          {problem && state === "needsYou" && (
            <>
              <p className="w-full">{t("light.problem", { detail: said(problem.detail), code: problem.code })}</p>
              <Button onClick={() => void again(id)}>{t("light.sendAgain")}</Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
