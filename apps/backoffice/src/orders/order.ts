import type { OrderDetail, OrderState, OrderSummary } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { say, type Tone } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";

export const orderHref = (number: string) => intentHref("SalesOrder-display", { orderId: number });

export const stateTones: Record<OrderState, Tone> = {
  waiting: "information",
  sent: "information",
  inErp: "positive",
  refused: "negative",
  cancelled: "neutral",
};
export const erpTones: Record<NonNullable<OrderSummary["erpStatus"]>, Tone> = {
  open: "information",
  delivered: "positive",
  rejected: "negative",
};

export const orderPath = (number: string) => `/api/orders/${encodeURIComponent(number)}`;

/** Something is done with an order; its page and the lists are read again after it. */
export function useOrderAct<Sent extends object>(number: string, act: string, said: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Sent) => api<OrderDetail>(`${orderPath(number)}/${act}`, { method: "POST", body }),
    onSuccess: () => {
      say(said);
      return queryClient.invalidateQueries();
    },
  });
}
