import type { OrderSummary } from "@counterfoil/contracts";
import { StateTag } from "@counterfoil/ui/fiori";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { erpTones, stateTones } from "./order.ts";

type Standing = Pick<OrderSummary, "state" | "erpNumber" | "erpStatus">;

/** "In the ERP as 5200000001" and how it stands there. */
export function OrderState({ state, erpNumber, erpStatus }: Standing) {
  const { t } = useTranslation();
  return (
    <span>
      <StateTag tone={stateTones[state]}>{t(`salesOrders.state.${state}`, { number: erpNumber })}</StateTag>
      {erpStatus !== undefined && erpStatus !== "open" && (
        <span className="pair">
          <StateTag tone={erpTones[erpStatus]}>{t(`salesOrders.erp.${erpStatus}`)}</StateTag>
        </span>
      )}
    </span>
  );
}

export const stateText = ({ state, erpNumber }: Standing, t: TFunction): string =>
  t(`salesOrders.state.${state}`, { number: erpNumber });
