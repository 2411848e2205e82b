import { useFormats } from "@counterfoil/ui";
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { quantityBefore } from "../../catalogue/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

type EntryFieldProps = {
  ref: RefObject<HTMLInputElement | null>;
  enter(text: string): void;
  search(): void;
  keys(): void;
};

/** Takes a number, a GTIN, `3*`, a receipt number or words. Scans do not come through it. */
export function EntryField({ ref, enter, search, keys }: EntryFieldProps) {
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
        className="min-h-12 min-w-0 flex-1 rounded-md border border-ink-soft bg-white px-3 text-lg placeholder:text-ink-soft"
      />
      <Button onClick={search} shortcut="F2">
        {t("entry.search")}
      </Button>
      {hasKeys && (
        <Button onClick={keys} shortcut=":" className="xl:hidden">
          {t("quickKeys.open")}
        </Button>
      )}
    </form>
  );
}
