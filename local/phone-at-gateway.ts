import type { Answer, Api, Input, Output } from '../contracts/call';

export type GatewayPhone = Awaited<ReturnType<typeof phoneAt>>;

/** A WeChat user's phone at the local gateway; the openid is `o-<name>`. What is refused is thrown with its facts. */
export async function phoneAt(origin: string, name: string) {
  const send = (path: string, body: string | Uint8Array, headers: Record<string, string>) =>
    fetch(origin + path, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
  const signIn = async () => {
    const answer = await send('/auth/v1/signin/anonymously', '', { 'x-wechat-user': name });
    return `Bearer ${String(((await answer.json()) as { access_token: string }).access_token)}`;
  };
  let authorization = await signIn();
  /** A token the clock has moved past is renewed once. */
  const post = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const answer = await send(path, body, { ...headers, authorization });
    if (answer.status !== 401) return (await answer.json()) as Record<string, unknown>;
    authorization = await signIn();
    return (await (await send(path, body, { ...headers, authorization })).json()) as Record<string, unknown>;
  };
  return {
    ask: (door: string, call: string, input: unknown) =>
      post(`/v1/functions/${door}`, JSON.stringify({ call, input }), {
        'content-type': 'application/json',
      }) as unknown as Promise<Answer<never>>,
    upload: async (file: string, bytes: Uint8Array) => {
      const path = encodeURIComponent(`o-${name}/${file}`);
      const { fileID, message } = await post(`/v1/storage/upload?path=${path}`, bytes);
      if (typeof fileID !== 'string') throw new Error(`The file was not taken: ${String(message)}`);
      return fileID;
    },
    /** WeChat's button: a code for the number, which the local WeChat gives out for the asking. */
    phoneCode: async (phone: string) => {
      const { code } = await post('/levers/wechat/phoneCode', JSON.stringify({ phone }));
      return String(code);
    },
  };
}

const ASKED_AT_MOST = 3;

/** One audience's calls on a phone, typed by the contract. Without an answer it asks again as a person would: calls bear ids of their own. */
export const callsOf =
  <A extends Api>(phone: GatewayPhone, door: string) =>
  async <Name extends keyof A & string>(call: Name, input: Input<A[Name]>): Promise<Output<A[Name]>> => {
    for (let asked = 1; ; asked++) {
      const answer = (await phone.ask(door, call, input)) as Answer<A[Name]>;
      if ('value' in answer) return answer.value;
      if ('problem' in answer || asked === ASKED_AT_MOST)
        throw new Error(`${door}.${call}: ${JSON.stringify(answer)}`);
    }
  };
