/** What an HTTP access path hands to a function. */
export type HttpEvent = {
  httpMethod: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body?: string;
  isBase64Encoded?: boolean;
};

export const isHttp = (event: object): event is HttpEvent =>
  'httpMethod' in event && 'headers' in event && !('call' in event);

/** The bytes as they were sent: signatures are made over these. */
export const bodyOf = ({ body = '', isBase64Encoded = false }: HttpEvent) =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
