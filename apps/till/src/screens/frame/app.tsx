import { useTranslation } from "react-i18next";
import type { Till } from "../../till.ts";
import { CashScreen } from "../cash/cash-screen.tsx";
import { ClosingScreen } from "../closing/closing-screen.tsx";
import { XReportScreen } from "../closing/x-report-screen.tsx";
import { ConfigurationScreen } from "../configuration/configuration-screen.tsx";
import { PairingScreen } from "../configuration/pairing-screen.tsx";
import { LockedOut } from "../offline/locked-out.tsx";
import { Button, Message } from "../parts/parts.tsx";
import { DoneScreen } from "../pay/done-screen.tsx";
import { PaymentScreen } from "../pay/payment-screen.tsx";
import { SignInScreen } from "../people/sign-in-screen.tsx";
import { ReceiptsScreen } from "../receipts/receipts-screen.tsx";
import { ReservedScreen } from "../reserved/reserved-screen.tsx";
import { ReturnScreen } from "../returns/return-screen.tsx";
import { SaleScreen } from "../sale/sale-screen.tsx";
import { opening } from "./opening.ts";
import { TillFrame } from "./till-frame.tsx";
import { TillContext, useTill, useWatch } from "./use-till.ts";

export function App() {
  const { t } = useTranslation();
  const now = useWatch(opening);
  if (now.phase === "open")
    return (
      <TillContext value={now.till}>
        <OpenTill till={now.till} />
      </TillContext>
    );
  if (now.phase === "opening") return <Message title={t("opening.title")} />;
  return (
    <Message title={t(`${now.phase}.title`)}>
      <p>{t(`${now.phase}.text`)}</p>
      {now.phase === "broken" && (
        <>
          <p className="rounded bg-error-soft p-3 text-base text-ink">{now.detail}</p>
          <Button onClick={() => location.reload()}>{t("broken.again")}</Button>
        </>
      )}
    </Message>
  );
}

function OpenTill({ till }: { till: Till }) {
  const configuration = useWatch(till.configuration);
  const catalogue = useWatch(till.catalogue);
  const cashier = useWatch(till.cashier);
  const lockedOut = useWatch(till.safety.lockedOut);
  const { name } = useWatch(till.view);
  if (!configuration || !catalogue) return <PairingScreen />;
  // A payment that is taken is finished, and its change given.
  if (lockedOut && name !== "pay" && name !== "done") return <LockedOut {...lockedOut} />;
  if (!cashier || !configuration.people.some(({ personId }) => personId === cashier.personId)) return <SignInScreen />;
  return (
    <TillFrame>
      <CurrentView />
    </TillFrame>
  );
}

function CurrentView() {
  const view = useWatch(useTill().view);
  switch (view.name) {
    case "sale":
      return <SaleScreen />;
    case "pay":
      return <PaymentScreen />;
    case "done":
      return <DoneScreen row={view.row} />;
    case "receipts":
      return <ReceiptsScreen />;
    case "return":
      return <ReturnScreen number={view.number ?? ""} key={view.number ?? ""} />;
    case "cash":
      return <CashScreen />;
    case "xReport":
      return <XReportScreen />;
    case "closing":
      return <ClosingScreen />;
    case "reserved":
      return <ReservedScreen number={view.number} />;
    case "configuration":
      return <ConfigurationScreen />;
  }
}
