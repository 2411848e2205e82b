import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ListedSale, type ListedSales, listParked } from "../../parked/index.ts";
import { useKeys, useNow, useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";
import { useParking } from "./use-parking.ts";

/** Puts the open sale aside under a name, and shows all that wait in the store, each by one digit. */
export function ParkedDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { database, server, sale } = useTill();
  const { resume } = useParking();
  const [listed, setListed] = useState<ListedSales>();
  useEffect(() => {
    let current = true;
    void listParked(database, server).then((found) => current && setListed(found));
    return () => {
      current = false;
    };
  }, [database, server]);
  const take = (item: ListedSale) => {
    close();
    void resume(item);
  };
  const isSaleOpen = sale.state.get().basket.lines.length > 0;
  useKeys({
    text: (text) => {
      const chosen = listed?.items[Number(text) - 1];
      if (chosen && !chosen.heldBy) take(chosen);
      return true;
    },
  });
  return (
    <Dialog title={t("parked.title")} close={close} wide>
      {isSaleOpen && <ParkThis close={close} />}
      {listed && !listed.everywhere && <p className="mb-3 rounded bg-amber-soft p-3">{t("parked.onlyHere")}</p>}
      <ul className="grid grid-cols-1 gap-2" aria-busy={!listed}>
        {/* Digits go into the name while a sale is to be parked. */}
        {listed?.items.map((item, position) => (
          <li key={item.id}>
            <Parked item={item} take={take} {...(position < 9 && !isSaleOpen && { shortcut: String(position + 1) })} />
          </li>
        ))}
      </ul>
      <p role="status" className="text-ink-soft">
        {!listed && t("parked.looking")}
        {listed?.items.length === 0 && t("parked.none")}
      </p>
    </Dialog>
  );
}

function ParkThis({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { park } = useParking();
  const name = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    close();
    void park(name.current?.value.trim() ?? "");
  };
  return (
    <form onSubmit={submit} className="mb-4 flex flex-wrap items-end gap-2 border-b border-line pb-4">
      <Field ref={name} label={t("parked.name")} maxLength={60} className="min-w-48 flex-1" />
      <Button look="main" type="submit" shortcut="Enter">
        {t("parked.park")}
      </Button>
    </form>
  );
}

type ParkedProps = { item: ListedSale; take(item: ListedSale): void; shortcut?: string };

function Parked({ item, take, shortcut }: ParkedProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const { name, pieces, total, currency, parkedAt, personName, tillId, heldBy } = item;
  return (
    <Button
      className="w-full justify-between! text-left"
      disabled={Boolean(heldBy)}
      onClick={() => take(item)}
      {...(shortcut && { shortcut })}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate text-lg">{name ?? t("parked.noName")}</span>
        <span className="block text-sm text-ink-soft">
          {formats.ago(parkedAt, now)} · {personName} · {tillId} ·{" "}
          {t("total.pieces", { count: pieces, value: formats.quantity(pieces) })}
          {heldBy && ` · ${t("parked.held", { till: heldBy })}`}
        </span>
      </span>
      <span className="text-lg font-semibold tabular-nums">{formats.money(total, currency)}</span>
    </Button>
  );
}
