import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { SellerId, StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useSeatOf } from '../../shared/roles/seats';
import { useAct } from '../../shared/use-act';
import { useAgainOnReturn } from '../../shared/use-again-on-return';
import { useCall } from '../../shared/use-call';
import { back } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { Movements } from './movements';
import { isToConfirm, OpeningCard } from './opening-card';
import { PayDebtSheet } from './pay-debt-sheet';
import { TermsCard } from './terms-card';

/** The store's whole account with one seller: what is owed until when, and where every fen of it came from. */
export default function Account() {
  const { sellerId = '' } = useRouter().params;
  const seat = useSeatOf('store');
  return seat ? <Shown storeId={seat.at as StoreId} sellerId={sellerId as SellerId} /> : null;
}

function Shown({ storeId, sellerId }: { storeId: StoreId; sellerId: SellerId }) {
  const known = useCall<StoreApi['account']>(`account:${storeId}:${sellerId}`, () =>
    storeCloud.account({ storeId, sellerId }),
  );
  useAgainOnReturn(known.again);
  const [isPaying, setPaying] = useState(false);
  const mayPay = known.value?.takesWechat && known.value.owed > 0;
  const agreeing = useAct<StoreApi['agreeOpening']>();
  async function agree() {
    if (await agreeing.run(() => storeCloud.agreeOpening({ storeId, sellerId }))) known.again();
  }
  const isAsked = known.value?.opening !== undefined && isToConfirm(known.value.opening);
  return (
    <Screen
      chip={false}
      action={
        mayPay ? (
          <Button kind="primary" label="微信付货款" onTap={() => setPaying(true)} />
        ) : isAsked ? (
          <Button kind="primary" label="开户余额对的" busy={agreeing.isBusy} onTap={() => void agree()} />
        ) : (
          <Button kind="primary" label="好了" onTap={back} />
        )
      }
    >
      <PageHead title="往来账" />
      <Loaded known={known} words={storeWords}>
        {(account) => (
          <>
            <TroubleBox act={agreeing} words={storeWords} onNext={known.again} />
            <TermsCard account={account} />
            {account.opening ? (
              <OpeningCard
                account={account}
                opening={account.opening}
                yes={
                  mayPay ? <Button label="对的" busy={agreeing.isBusy} onTap={() => void agree()} /> : null
                }
                onSaid={known.again}
              />
            ) : null}
            {isPaying ? (
              <PayDebtSheet
                account={account}
                onClose={() => setPaying(false)}
                onPaid={() => {
                  setPaying(false);
                  known.again();
                }}
              />
            ) : null}
            <Movements storeId={storeId} account={account} onChanged={known.again} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
