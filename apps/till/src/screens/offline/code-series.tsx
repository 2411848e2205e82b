import { codesOf, type UnsentExport } from "@counterfoil/contracts";
import { QrCode } from "@counterfoil/ui/paper";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";

/** A camera reads a code in well under a second; who missed one waits for it to come round again, or stops there. */
const TURN_MS = 1_500;

/** All that is not sent as a series of QR codes, one after the other, round and round. */
export function CodeSeries({ made, close }: { made: UnsentExport; close(): void }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[]>([]);
  const [at, setAt] = useState(0);
  const [runs, setRuns] = useState(true);
  useEffect(() => {
    void codesOf(made).then(setCodes);
  }, [made]);
  useEffect(() => {
    if (!runs || codes.length < 2) return undefined;
    const timer = setInterval(() => setAt((now) => (now + 1) % codes.length), TURN_MS);
    return () => clearInterval(timer);
  }, [runs, codes]);
  const step = (by: number) => {
    setRuns(false);
    setAt((now) => (now + by + codes.length) % codes.length);
  };
  useKeys({
    key: (name) => {
      if (name === "ArrowRight") step(1);
      else if (name === "ArrowLeft") step(-1);
      else return false;
      return true;
    },
  });
  const code = codes[at];
  if (!code) return null;
  return (
    <Dialog title={t("codes.title")} close={close} wide>
      <p>{t("codes.text", { count: made.transactions.length })}</p>
      <div data-testid="code" className="mx-auto my-3 max-w-[min(28rem,60dvh)] rounded-md bg-[#fff] p-2">
        <QrCode className="w-full" text={code} label={t("codes.label", { number: at + 1, of: codes.length })} />
      </div>
      <p className="text-center text-lg font-semibold" aria-live={runs ? "off" : "polite"}>
        {t("codes.label", { number: at + 1, of: codes.length })}
      </p>
      <div className="mt-3 flex justify-center gap-2">
        <Button onClick={() => step(-1)} shortcut="←">
          {t("codes.before")}
        </Button>
        <Button onClick={() => setRuns(!runs)}>{t(runs ? "codes.stop" : "codes.run")}</Button>
        <Button onClick={() => step(1)} shortcut="→">
          {t("codes.next")}
        </Button>
      </div>
    </Dialog>
  );
}
