/** As the hub of the server answers about the system that messages go to. */
export type Destination = { baseUrl: string; user: string; client?: string };

export const destinationPath = "/api/hub/destinations/erp";
