import type { Life } from '../life';
import { NoAnswer } from '../phone';
import { readPhoneFile } from './file-system';
import { asyncMethods, textOption } from './method';
import { refuse } from './refusal';

export function cloudMethods(life: Life) {
  const { cloud } = life.phone;
  let isReady = false;
  const reach = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    if (!isReady) throw new Error(`wx.cloud.${name} was called before wx.cloud.init`);
    if (life.phone.isOffline) refuse('request:fail net::ERR_INTERNET_DISCONNECTED', { errCode: -1 });
    await late(life);
    const answer = await call().catch((error: Error) => {
      if (error instanceof NoAnswer) refuse(`request:fail ${error.message}`, { errCode: -1 });
      const says = `errCode: -504002 functions execute fail | errMsg: ${error.message}`;
      return refuse(`Error: ${says}; at cloud.${name} api`, { errCode: -504002 });
    });
    // The cloud has acted by now; a network that fell meanwhile only loses the answer.
    if (life.phone.isOffline || life.phone.network.losesAnswers)
      refuse('request:fail timeout', { errCode: -1 });
    return answer;
  };
  const methods = asyncMethods(
    life,
    {
      callFunction: async (options) => {
        const data = JSON.parse(JSON.stringify(options.data ?? {})) as unknown;
        const name = textOption(options, 'name');
        return {
          result: await reach('callFunction', () => cloud.callFunction(name, data)),
          requestID: 'simulated',
        };
      },
      uploadFile: async (options) => {
        const bytes = readPhoneFile(life.phone, textOption(options, 'filePath'));
        const path = textOption(options, 'cloudPath');
        return { ...(await reach('uploadFile', () => cloud.uploadFile(path, bytes))), statusCode: 204 };
      },
    },
    'cloud.',
  );
  const init = () => {
    isReady = true;
  };
  const notBuilt = (built: Record<string | symbol, unknown>, name: string | symbol) => {
    if (name in built) return built[name];
    if (typeof name === 'symbol' || name === 'then') return undefined;
    return () => {
      throw new Error(`wx.cloud.${name} is not built in the simulator`);
    };
  };
  return { cloud: new Proxy({ ...methods, init }, { get: notBuilt }) };
}

/** A slow network holds a call up on its way there. */
function late({ phone, realm }: Life): Promise<void> | undefined {
  const { slowMs } = phone.network;
  return slowMs > 0 ? new Promise((resolve) => realm.later(resolve, slowMs)) : undefined;
}
