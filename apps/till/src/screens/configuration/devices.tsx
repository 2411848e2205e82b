import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DeviceTest, type DeviceTestResult, deviceTests } from "../../devices/tests/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { PrinterDialog } from "../printing/printer-dialog.tsx";
import { Part } from "./part.tsx";

/** Each device with a test, by the digit before it; the scanner is tested by scanning. */
export function Devices() {
  const { t } = useTranslation();
  const till = useTill();
  const [choosesPrinter, setChoosesPrinter] = useState(false);
  // Another one may be set while the screen is open.
  useWatch(till.settings);
  useWatch(till.printer.choice);
  const tests = deviceTests(till, () => setChoosesPrinter(true));
  const [results, setResults] = useState<Record<string, DeviceTestResult | "running">>({});
  const tell = (device: string, result: DeviceTestResult | "running" | undefined) =>
    setResults(({ [device]: _, ...others }) => (result ? { ...others, [device]: result } : others));
  const run = async ({ device, run }: DeviceTest) => {
    if (!run || results[device] === "running") return;
    tell(device, "running");
    tell(device, await run().catch((): DeviceTestResult => ({ well: false, key: "deviceTest.failed" })));
  };
  const choose = async ({ device, choose }: DeviceTest) => tell(device, (await choose?.act()) ?? undefined);
  useKeys({
    text: (text) => {
      const test = tests[Number(text) - 1];
      if (test) void run(test);
      return test !== undefined;
    },
  });
  return (
    <Part title={t("devices.title")}>
      <ul className="divide-y divide-line rounded-md border border-line bg-white">
        {tests.map((test, position) => (
          <Row
            key={test.device}
            test={test}
            shortcut={String(position + 1)}
            result={results[test.device]}
            run={() => void run(test)}
            choose={() => void choose(test)}
          />
        ))}
        <Scanner />
      </ul>
      {choosesPrinter && <PrinterDialog close={() => setChoosesPrinter(false)} />}
    </Part>
  );
}

type RowProps = {
  test: DeviceTest;
  shortcut: string;
  result: DeviceTestResult | "running" | undefined;
  run(): void;
  choose(): void;
};

function Row({ test, shortcut, result, run, choose }: RowProps) {
  const { t } = useTranslation();
  const { device, setAs } = test;
  const name = t(`device.${device}`);
  return (
    <li className="p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1">
          <span className="font-semibold">{name}</span>
          <br />
          <span className="text-ink-soft">{t(setAs)}</span>
        </p>
        {test.choose && (
          <Button onClick={choose}>
            {t(test.choose.key)} <span className="sr-only">{name}</span>
          </Button>
        )}
        {test.run && (
          <Button shortcut={shortcut} onClick={run}>
            {t("devices.test")} <span className="sr-only">{name}</span>
          </Button>
        )}
      </div>
      <Result result={result} />
    </li>
  );
}

/** Said to screen readers, too; there from the beginning, so that they hear it change. */
function Result({ result }: { result: DeviceTestResult | "running" | undefined }) {
  const { t } = useTranslation();
  const isWell = result !== undefined && result !== "running" && result.well;
  return (
    <p role="status" className={`empty:hidden ${isWell ? "font-medium text-stamp" : "font-medium text-error"}`}>
      {result === "running" && <span className="text-ink-soft">{t("devices.testing")}</span>}
      {result !== undefined &&
        result !== "running" &&
        `${result.well ? "✓ " : ""}${t(result.key, result.values ?? {})}`}
    </p>
  );
}

/** What is scanned here goes nowhere and is shown as the scanner sent it. */
function Scanner() {
  const { t } = useTranslation();
  const [code, setCode] = useState<string>();
  useKeys({
    scan: (scanned) => {
      setCode(scanned);
      return true;
    },
  });
  return (
    <li className="p-3">
      <p>
        <span className="font-semibold">{t("device.scanner")}</span>
        <br />
        <span className="text-ink-soft">{t("deviceSet.scanner")}</span>
      </p>
      <p role="status" className="font-medium text-stamp [overflow-wrap:anywhere] empty:hidden">
        {code !== undefined && `✓ ${t("deviceTest.scanned", { code, count: code.length })}`}
      </p>
    </li>
  );
}
