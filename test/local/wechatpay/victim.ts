import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openStore } from '../../../local/wechatpay/store';
import { createWechatPay } from '../../../local/wechatpay/wechatpay';
import { listener } from '../../cloudfunctions/platform/wechatpay/listener';
import { merchant } from '../../cloudfunctions/platform/wechatpay/world';

/** A WeChat Pay in a process of its own, made to be killed. */
async function main(folder: string) {
  const pay = await createWechatPay({
    store: openStore(join(folder, 'wechatpay')),
    now: Date.now,
    notify: async () => ({ status: 500 }),
    seed: { merchants: [merchant] },
  });
  const server = http.createServer(listener(pay.handle, { prefix: '' }));
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${port}`, merchants: pay.merchantSetup() }));
  });
}

main(process.argv[2] ?? '').catch((error) => {
  console.error(error);
  process.exit(1);
});
