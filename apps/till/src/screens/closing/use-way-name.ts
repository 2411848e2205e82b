import { currentLanguage } from "@counterfoil/ui";
import { useTill, useWatch } from "../frame/use-till.ts";

/** "Card (VISA)", as the retailer calls both. */
export function useWayName(): (way: { method: string; cardType?: string | undefined }) => string {
  const methods = useWatch(useTill().configuration)?.paymentMethods ?? [];
  const named = (names: Record<string, string> | undefined, code: string) =>
    names?.[currentLanguage()] ?? names?.en ?? code;
  return ({ method, cardType }) => {
    const known = methods.find(({ code }) => code === method);
    const card = known?.cardTypes?.find(({ code }) => code === cardType);
    const name = named(known?.names, method);
    return cardType ? `${name} (${named(card?.names, cardType)})` : name;
  };
}
