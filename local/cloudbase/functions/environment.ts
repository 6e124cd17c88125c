import type { FunctionDeclaration } from './declaration';

export const appid = 'wx-local-crowncap';
export const envId = 'local-1abc';

/** What the platform knows about who is calling; the function learns it from its environment and from nowhere else. */
export type Caller =
  | { kind: 'phone'; openid: string }
  | { kind: 'timer' }
  | { kind: 'http' }
  | { kind: 'function'; name: string };

const mostSettings = 4_096;

/** The same for every call of one function: credentials that open nothing, and the settings it was given. */
export function standingEnvironment(declared: FunctionDeclaration, given: Record<string, string>) {
  const own = Object.fromEntries(
    declared.environment.flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const bytes = Buffer.byteLength(Object.entries(own).flat().join(''));
  if (bytes > mostSettings)
    throw new Error(
      `this cannot be deployed: "${declared.name}" has ${bytes} bytes of settings, and may have 4 KB`,
    );
  return {
    TZ: 'UTC',
    NODE_ENV: 'production',
    // The only key to a WeChat Pay address that is not the official one, and it opens loopback addresses only.
    CROWNCAP_LOCAL: '1',
    // Without this the SDK looks for Tencent's metadata host on every call and waits 60 ms for nothing.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: envId,
    SCF_FUNCTIONNAME: declared.name,
    ...own,
  };
}

/** What changes from call to call. The call's id travels in the URL, which is how `/admin` knows whose call it serves. */
export function callEnvironment(caller: Caller, callId: string, origin: string): Record<string, string> {
  const common = {
    TCB_ENV: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${origin}/admin/${callId}` }),
  };
  if (caller.kind !== 'phone') {
    return {
      ...common,
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
      TCB_SOURCE: caller.kind,
      TRIGGER_SRC: caller.kind,
    };
  }
  return {
    ...common,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_UUID',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_SOURCE: 'wx_client',
    TCB_UUID: caller.openid,
    WX_OPENID: caller.openid,
    WX_APPID: appid,
  };
}
