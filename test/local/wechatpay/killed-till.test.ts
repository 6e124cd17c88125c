import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../local/wechatpay/store';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';
import { merchant } from '../../cloudfunctions/platform/wechatpay/world';
import { authorized } from './authorized';
import { sheetFor } from './sheet';

type Setup = Parameters<typeof authorized>[0];
type Ready = { baseUrl: string; merchants: Setup[] };
const { mchid, appid } = merchant;
const total = 300;

test('money that a phone was told it had paid is there after kill -9, and the merchant will hear of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechatpay-till-'));
  const victim = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'victim.ts'), folder]);
  const { baseUrl, merchants } = await firstLine(victim);
  const [setup] = merchants;
  if (!setup) throw new Error('no merchant');
  const paid: string[] = [];
  const pour = async (till: string): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const number = `${till}order${count}`;
      const prepayId = await prepaid(baseUrl, setup, number).catch(() => undefined);
      const shown = prepayId && (await paying(baseUrl, setup, prepayId).catch(() => undefined));
      if (!shown) return;
      paid.push(number);
      if (paid.length === 12) victim.kill('SIGKILL');
    }
  };
  // Three at once, so that one is always on its way when the end comes.
  await Promise.all(['a', 'b', 'c'].map(pour));
  if (victim.signalCode === null) await once(victim, 'exit');
  expect(paid.length).toBeGreaterThanOrEqual(12);

  const told: string[] = [];
  const after = await createWechatPay({
    store: openStore(join(folder, 'wechatpay')),
    now: Date.now,
    notify: async (_url, _headers, body) => {
      told.push(JSON.parse(body.toString('utf8')).event_type);
      return { status: 204 };
    },
    seed: { merchants: [merchant] },
  });
  const kept = after.levers.payments({}).filter(({ state }) => state === 'SUCCESS');
  expect(kept.map(({ outTradeNo }) => outTradeNo)).toEqual(expect.arrayContaining(paid));
  expect(after.levers.accounts({})[0]?.basicFen).toBe(kept.length * total);
  await after.tick();
  expect(told).toEqual(kept.map(() => 'TRANSACTION.SUCCESS'));
  await after.close();
  rmSync(folder, { recursive: true });
});

async function prepaid(baseUrl: string, setup: Setup, number: string): Promise<string | undefined> {
  const order = {
    appid,
    mchid,
    description: '货款',
    out_trade_no: number,
    notify_url: 'https://crowncap.example/pay/notify',
    amount: { total },
    payer: { openid: 'li' },
  };
  const path = '/v3/pay/transactions/jsapi';
  const body = JSON.stringify(order);
  const { headers } = authorized(setup, { method: 'POST', path, body, nowMs: Date.now() });
  const answer = await fetch(baseUrl + path, { method: 'POST', headers: headers as HeadersInit, body });
  return ((await answer.json()) as { prepay_id?: string }).prepay_id;
}

async function paying(baseUrl: string, setup: Setup, prepayId: string): Promise<boolean> {
  const body = JSON.stringify(sheetFor(setup, { appid, prepayId, openid: 'li' }));
  const answer = await fetch(`${baseUrl}/wechat/pay`, { method: 'POST', body });
  return ((await answer.json()) as { errMsg: string }).errMsg === 'requestPayment:ok';
}

async function firstLine(child: ChildProcess): Promise<Ready> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text.slice(0, text.indexOf('\n')));
  }
  throw new Error('the victim did not start');
}
