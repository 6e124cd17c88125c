import tcb from '@cloudbase/node-sdk';
import { type CloudOptions, startCloud } from '../../../local/server';

/** A small cloud for one test file: real sockets, real files, forgotten when closed unless it has a folder. */
export function testCloud(over: Partial<CloudOptions> = {}) {
  return startCloud({
    port: 0,
    noSync: true,
    collections: [{ name: 'notes', indexes: [] }],
    functions: [],
    timers: [],
    instances: 3,
    ...over,
  });
}

/** The unmodified SDK as a script on this machine would use it: outside any function call. */
export function sdkOn(origin: string, config: { timeout?: number; env?: string } = {}) {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-1abc',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${origin}/admin` }),
  });
  return tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local', ...config });
}

export async function signedIn(origin: string, user: string): Promise<string> {
  const answer = await fetch(`${origin}/auth/v1/signin/anonymously`, {
    method: 'POST',
    headers: { 'x-wechat-user': user },
  });
  return `Bearer ${(await answer.json()).access_token}`;
}

export function post(origin: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}
