import { useState } from 'react';
import type { Withdrawal } from '#contracts/earning';
import type { PayApi } from '#contracts/pay';
import type { WithdrawalId } from '#contracts/vocabulary';
import { deviceIsTold, untoldDevice } from '../../shared/device';
import { canCollect, collect } from '../../shared/phone/collect';
import { useAct } from '../../shared/use-act';
import { payCloud } from '../rep-cloud';
import { billOf, isOpen } from './payout-words';

/** WeChat needs a moment after the tap; the truth is asked for after these, then only when the person asks. */
const askAfterMs = [2_000, 5_000, 10_000];

/** 收款: WeChat's page takes the tap, the cloud tells what became of it. */
export function useCollecting(shown: readonly Withdrawal[], again: () => void) {
  const [learnt, setLearnt] = useState<{ withdrawal: Withdrawal; after: readonly Withdrawal[] }>();
  const [tapped, setTapped] = useState<string>();
  const collecting = useAct<PayApi['collect']>();
  const asking = useAct<PayApi['payout']>();
  // What a later list says is newer than what was told before it was asked.
  const fresh = learnt?.after === shown ? learnt.withdrawal : undefined;

  const learn = (withdrawal: Withdrawal) => {
    setLearnt({ withdrawal, after: shown });
    if (!isOpen(withdrawal.payout)) again();
  };
  const askOnce = async (withdrawalId: WithdrawalId) => {
    const withdrawal = await asking.run(() => payCloud.payout({ withdrawalId }));
    if (withdrawal) learn(withdrawal);
    return withdrawal;
  };
  const take = async (withdrawalId: WithdrawalId) => {
    const clientCanConfirm = canCollect();
    const value = await collecting.run(() =>
      payCloud.collect({ withdrawalId, clientCanConfirm, ...untoldDevice() }),
    );
    if (!value) return;
    deviceIsTold();
    learn(value.withdrawal);
    if (!value.confirm) {
      // Where no tap is needed the money may have arrived already.
      if (value.withdrawal.payout.state === 'sending') await askOnce(withdrawalId);
      return;
    }
    const isDone = (await collect(value.confirm)) === 'tapped';
    const bill = billOf(value.withdrawal);
    if (isDone) setTapped(bill);
    const isUnderWay = (told: Withdrawal | undefined) =>
      told === undefined || (isOpen(told.payout) && billOf(told) === bill);
    if (!isUnderWay(await askOnce(withdrawalId)) || !isDone) return;
    for (const ms of askAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (!isUnderWay(await askOnce(withdrawalId))) return;
    }
  };
  return {
    withdrawals: shown.map((each) => (each.withdrawalId === fresh?.withdrawalId ? fresh : each)),
    tapped,
    collecting,
    asking,
    take,
    askOnce,
  };
}
