/** The program on a till's own device that speaks to a printer in the network; a till may call this address and no other machine. */
export const printBridge = { port: 9180, address: "http://127.0.0.1:9180" } as const;
