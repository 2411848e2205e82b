import { currentLanguage } from "@counterfoil/ui";
import { useTill, useWatch } from "../frame/use-till.ts";

type Named = { method: string; cardType?: string | undefined; foreign?: { currency: string } | undefined };

/** "Card (VISA)", "Cash (EUR)", as the retailer calls both. */
export function useWayName(): (way: Named) => string {
  const methods = useWatch(useTill().configuration)?.paymentMethods ?? [];
  const named = (names: Record<string, string> | undefined, code: string) =>
    names?.[currentLanguage()] ?? names?.en ?? code;
  return ({ method, cardType, foreign }) => {
    const known = methods.find(({ code }) => code === method);
    const card = known?.cardTypes?.find(({ code }) => code === cardType);
    const name = named(known?.names, method);
    const more = cardType ? named(card?.names, cardType) : foreign?.currency;
    return more ? `${name} (${more})` : name;
  };
}
