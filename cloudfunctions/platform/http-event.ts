import * as z from 'zod';

/** What an HTTP access path hands to a function. A phone may send what looks like one, and is believed no more. */
const HttpEvent = z.object({
  httpMethod: z.string(),
  path: z.string().default(''),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
export type HttpEvent = z.infer<typeof HttpEvent>;

export const httpEventIn = (event: unknown): HttpEvent | undefined => HttpEvent.safeParse(event).data;

/** The bytes as they were sent: signatures are made over these. */
export const bodyOf = ({ body, isBase64Encoded }: HttpEvent) =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
