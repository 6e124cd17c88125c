import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransferRequest } from '../../../../cloudfunctions/platform/wechatpay/transfer';
import {
  type World as ClientWorld,
  connectWechatPay,
} from '../../../../cloudfunctions/platform/wechatpay/wechatpay';
import { quickKeys } from '../../../../local/wechatpay/key-pair';
import type { MerchantSeed } from '../../../../local/wechatpay/merchant';
import { openStore } from '../../../../local/wechatpay/store';
import { createWechatPay } from '../../../../local/wechatpay/wechatpay';
import type { Request } from '../../../../local/wechatpay/wire';
import { watched } from '../../../local/wechatpay/watched';
import { listener } from './listener';

export const merchant: MerchantSeed = {
  mchid: '1900000109',
  appid: 'wxcrowncaplocal0001',
  balanceFen: 10_000_000,
  sceneIds: ['1005', '1000'],
};
export const { mchid } = merchant;
export const li = 'openid-of-rep-Li';

export type Told = { url: string; headers: Record<string, string>; body: Buffer };
export type World = Awaited<ReturnType<typeof openWorld>>;

/** The client and the local WeChat Pay, with true HTTP between them and a clock the test moves. */
export async function openWorld(options: { merchants?: MerchantSeed[]; folder?: string } = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'wechatpay-'));
  const clock = { ms: Date.parse('2026-11-21T10:00:00+08:00') };
  const now = () => clock.ms;
  const told: Told[] = [];
  const asked: Request[] = [];
  const ear = { status: 204 };
  const wechatPay = await createWechatPay({
    store: openStore(join(folder, 'wechatpay')),
    now,
    notify: async (url, headers, body) => {
      told.push({ url, headers, body });
      return { status: ear.status };
    },
    seed: { merchants: options.merchants ?? [merchant] },
    keys: quickKeys,
  });
  const { handle, strays } = watched(wechatPay);
  const recording = (request: Request) => {
    asked.push(request);
    return handle(request);
  };
  const server = http.createServer(listener(recording, { prefix: '/wechatpay' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service = { baseUrl: `${origin}/wechatpay`, timeoutMs: 5_000 };
  const setup = (mchid: string) => wechatPay.merchantSetup().find((found) => found.mchid === mchid);
  const configurationOf = async (mchid: string): Promise<unknown> => setup(mchid);
  const connect = (changes: Partial<typeof service & ClientWorld> = {}) =>
    connectWechatPay(
      { ...service, ...changes },
      { now, environment: { CROWNCAP_LOCAL: '1' }, configurationOf, ...changes },
    );
  return {
    ...wechatPay,
    folder,
    clock,
    ear,
    told,
    asked,
    origin,
    service,
    /** A merchant number as its console shows it. */
    setup,
    connect,
    client: connect(),
    /** Once is enough; a second time is heard and does nothing, so that a failed test can be cleaned up after. */
    closeAll: async (options: { keepFolder?: boolean } = {}) => {
      if (server.listening) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await wechatPay.close();
      }
      if (!options.keepFolder) rmSync(folder, { recursive: true, force: true });
      expect(strays).toEqual([]);
    },
  };
}

let numbers = 0;

/** Two yuan for a display task, as the rep Li would be paid. */
export function payLi(changes: Partial<TransferRequest> = {}): TransferRequest {
  numbers += 1;
  return {
    mchid,
    outBillNo: `payout${Date.now()}${numbers}`,
    sceneId: '1005',
    openid: li,
    amountFen: 200,
    remark: '陈列任务报酬',
    notifyUrl: 'https://pay.crowncap.example/pay/notify/1900000109',
    perception: '劳务报酬',
    reportInfos: [
      { type: '岗位类型', content: '业务员' },
      { type: '报酬说明', content: '陈列任务报酬' },
    ],
    ...changes,
  };
}

export async function freeze(world: World, changes: Partial<TransferRequest> = {}) {
  const request = payLi(changes);
  const prepared = await world.client.prepareTransfer(request);
  return { mchid: request.mchid, outBillNo: request.outBillNo, ...prepared };
}
