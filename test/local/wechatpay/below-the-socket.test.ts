import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '../../../local/wechatpay/chance';
import { preparedKeys } from '../../../local/wechatpay/key-pair';
import { memoryStore } from '../../../local/wechatpay/memory-store';
import { openStore, type Store } from '../../../local/wechatpay/store';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';
import { authorized } from './authorized';

const keys = preparedKeys({ count: 3, bits: 1024 });
const start = Date.parse('2026-11-21T10:00:00+08:00');

/** Everything WeChat Pay says in a small life of one bill, as one number. */
async function lifeOf(seed: string, store: Store = memoryStore()): Promise<string> {
  const heard = createHash('sha256');
  let nowMs = start;
  const pay = await createWechatPay({
    store,
    now: () => nowMs,
    random: seeded(seed),
    keys: keys(),
    notify: async (url, headers, body) => {
      heard.update(JSON.stringify([url, headers, body.toString()]));
      return { status: 204 };
    },
    seed: { merchants: [{ mchid: '1900000109', appid: 'wxsim', balanceFen: 1_000, sceneIds: ['1005'] }] },
  });
  const [setup] = pay.merchantSetup();
  if (!setup) throw new Error('no merchant');
  const ask = async (method: string, path: string, body: string) => {
    const answer = await pay.handle(authorized(setup, { method, path, body, nowMs }));
    heard.update(answer === 'dropped' ? 'dropped' : JSON.stringify([answer.headers, answer.body.toString()]));
  };
  const bills = '/v3/fund-app/mch-transfer/transfer-bills';
  const body = JSON.stringify({
    appid: 'wxsim',
    out_bill_no: 'w1',
    transfer_scene_id: '1005',
    openid: 'o-li',
    transfer_amount: 200,
    transfer_remark: '陈列',
    notify_url: 'https://crowncap.example/pay/notify',
    transfer_scene_report_infos: [
      { info_type: '岗位类型', info_content: '业务员' },
      { info_type: '报酬说明', info_content: '陈列' },
    ],
  });
  pay.levers.fault({ on: 'query', kind: 'forged' });
  await ask('POST', bills, body);
  await ask('GET', `${bills}/out-bill-no/w1`, '');
  nowMs += 60_000;
  pay.levers.confirm({ outBillNo: 'w1', openid: 'o-li' });
  await pay.tick();
  await ask('GET', `${bills}/out-bill-no/w1`, '');
  heard.update(JSON.stringify(pay.levers.bills({})));
  return heard.digest('hex');
}

test('the same seed is the same world, to the last byte of every answer and notify', async () => {
  const once = await lifeOf('S1');
  expect(await lifeOf('S1')).toBe(once);
  expect(await lifeOf('S2')).not.toBe(once);
});

test('a world in memory is the same as one on the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechatpay-below-'));
  const store = openStore(folder);
  try {
    expect(await lifeOf('S3', store)).toBe(await lifeOf('S3'));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});

test('what is thrown away in the middle leaves nothing behind in memory either', () => {
  const store = memoryStore();
  store.put('a', { is: 1 });
  const broken = () =>
    store.atomically(() => {
      store.put('a', { is: 2 });
      store.put('b', { is: 3 });
      store.remove('a');
      throw new Error('broken');
    });
  expect(broken).toThrow('broken');
  expect(store.list('')).toEqual([{ is: 1 }]);
});

function seeded(seed: string): Random {
  let drawn = 0;
  return (bytes) => {
    const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () => {
      drawn += 1;
      return createHmac('sha256', seed).update(String(drawn)).digest();
    });
    return Buffer.concat(blocks).subarray(0, bytes);
  };
}
