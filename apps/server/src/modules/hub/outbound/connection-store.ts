import { type AnyKysely, decryptText, encryptText, sql } from "@counterfoil/platform";

export type ErpConnection = {
  url: string;
  userName: string;
  secret: string;
  client: string;
  senderPort: string;
  receiverPort: string;
  receiver: string;
};

const columns = sql`url, user_name as "userName", secret, client, sender_port as "senderPort",
  receiver_port as "receiverPort", receiver`;

export async function readConnection(db: AnyKysely, key: Buffer): Promise<ErpConnection | undefined> {
  const { rows } = await sql<ErpConnection>`select ${columns} from hub.erp_connection`.execute(db);
  const [row] = rows;
  return row && { ...row, secret: decryptText(key, row.secret) };
}

export async function upsertConnection(db: AnyKysely, key: Buffer, connection: ErpConnection): Promise<void> {
  await sql`
    insert into hub.erp_connection (url, user_name, secret, client, sender_port, receiver_port, receiver)
    values (${connection.url}, ${connection.userName}, ${encryptText(key, connection.secret)}, ${connection.client},
      ${connection.senderPort}, ${connection.receiverPort}, ${connection.receiver})
    on conflict (only_one) do update set url = excluded.url, user_name = excluded.user_name, secret = excluded.secret,
      client = excluded.client, sender_port = excluded.sender_port, receiver_port = excluded.receiver_port,
      receiver = excluded.receiver, changed_at = now()`.execute(db);
}
