import type { CallEvent } from '#contracts/call';
import { Unreachable } from './unreachable';

/** Codes with which WeChat says that the function ran and failed; everything else is the way to it. */
const functionFailed = /-5040\d\d|FUNCTIONS_EXECUTE_FAIL|FUNCTION_INVOCATION_FAILED/;

let isReady = false;

export async function call(door: string, event: CallEvent): Promise<unknown> {
  if (!isReady) wx.cloud.init({ traceUser: false });
  isReady = true;
  try {
    const { result } = await wx.cloud.callFunction({ name: door, data: event });
    return result;
  } catch (error) {
    const says = String((error as { errMsg?: string }).errMsg ?? error);
    if (functionFailed.test(says)) return { broken: 'wechat' };
    throw new Unreachable(says);
  }
}
