import * as z from 'zod';
import { accountOf, setBalance } from '../account';
import { addFault, clearFaults, Fault } from '../fault';
import { Forgery, forge } from '../forgery';
import { keepMerchant, type Merchant, merchantOf } from '../merchant';
import { Pace, paceOf } from '../pace';
import { type Probed, ProbeOf, Probing, probeOf } from '../probe';
import { Rotation, rotate } from '../rotation';
import type { Bill } from '../transfer/bill';
import { lever, type Reach } from './lever';

const Fen = z.int().nonnegative();
const account = z.enum(['OPERATION', 'BASIC']).default('OPERATION');
const mchid = z.string();

/** What the world, or somebody at the console, does to WeChat Pay; and what one may see of it. */
export const worldLevers = ({ desk, notify, stranger, keys }: Reach) => {
  const { store } = desk();
  return {
    setBalance: lever(z.strictObject({ mchid, balanceFen: Fen, account }), (asked) =>
      store.atomically(() =>
        setBalance(desk(), accountOf(store, asked.mchid, asked.account), asked.balanceFen),
      ),
    ),
    topUp: lever(z.strictObject({ mchid, amountFen: Fen, account }), (asked) =>
      store.atomically(() => {
        const before = accountOf(store, asked.mchid, asked.account);
        setBalance(desk(), before, before.balanceFen + asked.amountFen);
      }),
    ),
    /** Whether the functions' address is missing on the merchant's list for transfers. */
    refuseAddress: lever(z.strictObject({ mchid, isRefused: z.boolean() }), ({ mchid, isRefused }) =>
      store.atomically(() =>
        keepMerchant(store, { ...merchantOf(store, mchid), isStrangeAddress: isRefused }),
      ),
    ),
    setPace: lever(Pace.partial(), (pace) =>
      store.atomically(() => store.put('pace', { ...paceOf(store), ...pace })),
    ),
    rotateKey: lever(Rotation, (rotation) => rotate(desk(), keys, rotation)),
    fault: lever(Fault, (fault) => store.atomically(() => addFault(store, fault))),
    clearFaults: lever(z.object({}), () => store.atomically(() => clearFaults(store))),
    forgeNotify: lever(Forgery, (forgery) => forge(desk(), { notify, stranger }, forgery)),
    setProbing: lever(Probing, (probing) => store.put('probing', probing)),
    probe: lever(ProbeOf, (asked) => probeOf(desk(), notify, asked)),
    /** Each probe that was sent and whether it was answered as it must be. */
    probes: lever(z.object({}), () => store.list<Probed>('probe:')),
    accounts: lever(z.object({}), () =>
      store.list<Merchant>('merchant:').map(({ mchid }) => {
        const operation = accountOf(store, mchid, 'OPERATION');
        const basic = accountOf(store, mchid, 'BASIC');
        return {
          mchid,
          balanceFen: operation.balanceFen,
          frozenFen: operation.frozenFen,
          basicFen: basic.balanceFen,
          basicFrozenFen: basic.frozenFen,
        };
      }),
    ),
    bills: lever(z.object({}), () => store.list<Bill>('bill:').map(shownBill)),
  };
};

const shownBill = ({ asked, ...bill }: Bill) => ({
  ...bill,
  amountFen: asked.transfer_amount,
  openid: asked.openid,
});
