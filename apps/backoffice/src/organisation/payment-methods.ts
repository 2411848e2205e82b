import { api, currentLanguage } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import type { PaymentMethod } from "./organisation.ts";

export function usePaymentMethods() {
  const enabled = usePermission("organisation.read");
  return useQuery({
    queryKey: ["payment-methods"],
    queryFn: async ({ signal }) =>
      (await api<{ items: PaymentMethod[] }>("/api/organisation/payment-methods", { signal })).items,
    enabled,
    staleTime: 60_000,
  });
}

export function usePaymentMethodName(): (code: string) => string {
  const methods = usePaymentMethods().data ?? [];
  return (code) => methods.find((method) => method.code === code)?.names[currentLanguage()] ?? code;
}
