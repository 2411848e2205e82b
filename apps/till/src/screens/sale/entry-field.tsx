import { useFormats } from "@counterfoil/ui";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { quantityBefore } from "../../catalogue/index.ts";
import { canSee } from "../../devices/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

type EntryFieldProps = {
  ref: RefObject<HTMLInputElement | null>;
  enter(text: string): void;
  search(): void;
  keys(): void;
  camera(): void;
};

/** Takes a number, a GTIN, `3*`, a receipt number or words. Scans do not come through it. */
export function EntryField({ ref, enter, search, keys, camera }: EntryFieldProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, settings } = useTill();
  const hasKeys = useWatch(settings).quickKeys.pages.length > 0;
  const { pendingMilli } = useWatch(sale.state);
  useEffect(() => ref.current?.focus(), [ref]);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ref.current) return;
        enter(ref.current.value);
        ref.current.value = "";
      }}
    >
      {pendingMilli !== undefined && (
        <Button
          onClick={() => sale.expect(undefined)}
          aria-label={t("entry.forget", { quantity: formats.quantity(pendingMilli / 1000) })}
        >
          {formats.quantity(pendingMilli / 1000)} ×
        </Button>
      )}
      <input
        ref={ref}
        onInput={({ currentTarget }) => {
          // Taken as soon as the star is there: what comes next may be a scan, which no field sees.
          const quantityMilli = quantityBefore(currentTarget.value);
          if (quantityMilli === undefined) return;
          sale.expect(quantityMilli);
          currentTarget.value = "";
        }}
        data-commands="yes"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        aria-label={t("entry.label")}
        placeholder={t("entry.label")}
        className="min-h-12 min-w-0 flex-1 rounded-md border border-ink-soft bg-white px-3 text-lg text-ellipsis placeholder:text-ink-soft"
      />
      <Button onClick={search} shortcut="F2">
        <Sign path={MAGNIFIER} />
        <span className="@max-2xl:sr-only">{t("entry.search")}</span>
      </Button>
      {canSee() && (
        <Button onClick={camera} className="lg:hidden" aria-label={t("camera.title")}>
          <Sign path={BARS_IN_FRAME} always />
        </Button>
      )}
      {hasKeys && (
        <Button onClick={keys} shortcut=":" className="@7xl:hidden">
          <Sign path={NINE_KEYS} />
          <span className="@max-2xl:sr-only">{t("quickKeys.open")}</span>
        </Button>
      )}
    </form>
  );
}

const MAGNIFIER = "M10 4a6 6 0 1 1 0 12a6 6 0 0 1 0-12M15 15l5 5";
const NINE_KEYS =
  "M5 5h2v2H5zM11 5h2v2h-2zM17 5h2v2h-2zM5 11h2v2H5zM11 11h2v2h-2zM17 11h2v2h-2zM5 17h2v2H5zM11 17h2v2h-2zM17 17h2v2h-2z";
const BARS_IN_FRAME =
  "M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 9v6M11 9v6M13.5 9v6M16 9v6";

/** In place of the word where there is no room for it: on a phone. */
function Sign({ path, always = false }: { path: string; always?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className={`size-6 ${always ? "" : "@2xl:hidden"}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      <path d={path} />
    </svg>
  );
}
