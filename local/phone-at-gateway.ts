import type { Answer, Api, Input, Output } from '../contracts/call';

export type GatewayPhone = Awaited<ReturnType<typeof phoneAt>>;

/** A WeChat user's phone at the local gateway; the openid is `o-<name>`. What is refused is thrown with its facts. */
export async function phoneAt(origin: string, name: string) {
  const post = async (path: string, body: string | Uint8Array, headers: Record<string, string>) => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers,
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const signedIn = await post('/auth/v1/signin/anonymously', '', { 'x-wechat-user': name });
  const authorization = { authorization: `Bearer ${String(signedIn.access_token)}` };
  return {
    ask: (door: string, call: string, input: unknown) =>
      post(`/v1/functions/${door}`, JSON.stringify({ call, input }), {
        ...authorization,
        'content-type': 'application/json',
      }) as unknown as Promise<Answer<never>>,
    upload: async (file: string, bytes: Uint8Array) => {
      const path = encodeURIComponent(`o-${name}/${file}`);
      const { fileID, message } = await post(`/v1/storage/upload?path=${path}`, bytes, authorization);
      if (typeof fileID !== 'string') throw new Error(`The file was not taken: ${String(message)}`);
      return fileID;
    },
    /** WeChat's button: a code for the number, which the local WeChat gives out for the asking. */
    phoneCode: async (phone: string) => {
      const { code } = await post('/levers/wechat/phoneCode', JSON.stringify({ phone }), {});
      return String(code);
    },
  };
}

/** One audience's calls on a phone, typed by the contract. */
export const callsOf =
  <A extends Api>(phone: GatewayPhone, door: string) =>
  async <Name extends keyof A & string>(call: Name, input: Input<A[Name]>): Promise<Output<A[Name]>> => {
    const answer = (await phone.ask(door, call, input)) as Answer<A[Name]>;
    if ('value' in answer) return answer.value;
    throw new Error(`${door}.${call}: ${JSON.stringify(answer)}`);
  };
