import tcb from '@cloudbase/node-sdk';
import type { Caller } from './serve';

/** WeChat vouches for the openid through the platform's context; without one nobody is calling. */
export function callerOf(context: unknown): Caller | undefined {
  const { WX_OPENID } = tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0]);
  return WX_OPENID ? { openid: WX_OPENID } : undefined;
}
