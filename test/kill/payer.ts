import tcb from '@cloudbase/node-sdk';
import { noteMove } from '../../cloudfunctions/field/note-page';
import type { PayWorld } from '../../cloudfunctions/money/money-world';
import { notifyUrlUnder } from '../../cloudfunctions/money/payment/payment-world';
import { askAboutOpenPayouts, collect, payout } from '../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../cloudfunctions/money/payout/withdraw';
import { databaseOn } from '../../cloudfunctions/platform/database';
import type { World } from '../../cloudfunctions/platform/ports';
import type { Seat } from '../../cloudfunctions/platform/serve';
import { merchantConfiguration } from '../../cloudfunctions/platform/wechatpay/merchant-keys';
import { connectWechatPay } from '../../cloudfunctions/platform/wechatpay/wechatpay';
import type { Fen, Instant, WithdrawalId } from '../../contracts/vocabulary';
import { terms } from '../../local/simulation/payouts/terms';

/** One call for the process that may be killed; `offset` moves its clock to the place's. */
export type Asked = {
  call: 'withdraw' | 'collect' | 'look' | 'tick';
  withdrawalId: WithdrawalId;
  amount: Fen;
  seat: Seat;
  offset: number;
};
export type Told = { value?: unknown; error?: string };

/** A process that pays people, with the cloud's own code and real sockets, and does what it is told until it is killed. */
function run(origin: string, masterKey: string) {
  let offset = 0;
  const now = () => (Date.now() + offset) as Instant;
  const db = databaseOn(tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' }).database());
  const pay = connectWechatPay(
    { baseUrl: `${origin}/wechatpay` },
    {
      now,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: (mchid) => merchantConfiguration(db, masterKey, mchid),
    },
  );
  const world: PayWorld = {
    ...({} as World),
    db,
    pay,
    now,
    terms,
    noteMove,
    legalNameOf: () => Promise.resolve(undefined),
    notifyUrlOf: notifyUrlUnder(terms.notifyUrl),
    paymentReactions: {},
    report: () => undefined,
  };
  process.on('message', (asked: Asked) => {
    offset = asked.offset;
    act(world, asked).then(
      (value) => process.send?.({ value }),
      (error) => process.send?.({ error: String(error?.stack ?? error) }),
    );
  });
  process.send?.({ value: 'ready' });
}

function act(world: PayWorld, { call, withdrawalId, amount, seat }: Asked): Promise<unknown> {
  switch (call) {
    case 'withdraw':
      return withdraw(world, { withdrawalId, amount }, seat);
    case 'collect':
      return collect(world, { withdrawalId, clientCanConfirm: true }, seat);
    case 'look':
      return payout(world, { withdrawalId }, seat);
    case 'tick':
      return askAboutOpenPayouts(world);
  }
}

run(process.argv[2] ?? '', process.argv[3] ?? '');
