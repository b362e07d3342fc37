import * as v from 'valibot';

const text = v.string();

/** One request to a service and what came back, fit to be shown: secrets as dots, long texts cut. */
export const exchangeSchema = v.object({
  /** http: one request; tls: lines of a line protocol; dns: an update message. */
  transport: v.picklist(['http', 'tls', 'dns']),
  /** Such as `GET https://f5.si/update.php?domain=home&password=•••`, or a server's name and port. */
  request: text,
  headers: v.array(v.tuple([text, text])),
  /** The body, or the lines sent; empty where there was none. */
  sent: text,
  /** Null: it was only shown, never sent. status: HTTP's alone. */
  reply: v.nullable(v.object({ status: v.nullable(v.number()), text })),
});
export type Exchange = v.InferOutput<typeof exchangeSchema>;
