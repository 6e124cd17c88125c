import { type Cloud, NoAnswer } from './phone';

/** The running local cloud as one person's phone reaches it; WeChat, not the phone, says who they are. */
export function gatewayCloud(origin: string, person: string): Cloud {
  const post = async (path: string, body: string | Uint8Array): Promise<unknown> => {
    const answer = await reach(`${origin}${path}`, {
      authorization: `Bearer ${await signIn(origin, person)}`,
      'x-wechat-user': person,
      body,
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    callFunction: (name, data) => post(`/v1/functions/${name}`, JSON.stringify(data)),
    uploadFile: async (path, bytes) =>
      (await post(`/v1/storage/upload?path=${encodeURIComponent(path)}`, bytes)) as { fileID: string },
    picture: async (url) => (url.startsWith(origin) ? downloaded(url) : undefined),
    confirmTransfer: async (request) => told(await post('/wechat/confirm', JSON.stringify(request))),
    allowMessages: async (templateIds) => told(await post('/wechat/allow', JSON.stringify({ templateIds }))),
    payMerchant: async (sheet) => told(await post('/wechat/pay', JSON.stringify(sheet))),
  };
}

async function downloaded(url: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(url);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

/** What WeChat answers the app: `<method>:ok`, or why not. */
function told(answer: unknown): void {
  const { errMsg } = answer as { errMsg: string };
  if (!errMsg.endsWith(':ok')) throw new Error(errMsg.replace(/^\w+:fail /, ''));
}

/** Each call signs in anew, for a test may have moved the cloud's clock past any token. */
async function signIn(origin: string, person: string): Promise<string> {
  const answer = await reach(`${origin}/auth/v1/signin/anonymously`, { 'x-wechat-user': person, body: '{}' });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function reach(
  url: string,
  { body, ...headers }: { body: string | Uint8Array; [header: string]: unknown },
) {
  try {
    const sent = typeof body === 'string' ? body : Uint8Array.from(body);
    return await fetch(url, { method: 'POST', headers: headers as Record<string, string>, body: sent });
  } catch (error) {
    throw new NoAnswer(String(error));
  }
}
