import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PrintFault, testPaper } from "../../printing/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** Whether the printer takes a paper, and how wide it prints. */
export function TestPrint() {
  const { t } = useTranslation();
  const till = useTill();
  const [outcome, setOutcome] = useState<PrintFault | "busy" | "printed">();
  const test = async () => {
    setOutcome("busy");
    setOutcome((await till.printer.test(testPaper(till))) ?? "printed");
  };
  return (
    <div className="space-y-2">
      <Button className="w-full" disabled={outcome === "busy"} onClick={() => void test()}>
        {t("printer.test")}
      </Button>
      <p
        role="status"
        className={outcome && outcome !== "busy" && outcome !== "printed" ? "font-medium text-error" : ""}
      >
        {outcome === "busy" && t("printer.printing")}
        {outcome === "printed" && t("printer.tested")}
        {outcome && outcome !== "busy" && outcome !== "printed" && t(`printFault.${outcome}`)}
      </p>
    </div>
  );
}
