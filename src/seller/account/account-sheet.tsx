import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { StatementLine } from '#contracts/statement';
import type { StoreId } from '#contracts/vocabulary';
import { movedAmount, movedWhen, movedWord, openingWord } from '../../shared/account-words';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Earlier } from '../../shared/parts/earlier';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Status } from '../../shared/parts/status';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { usePages } from '../../shared/use-pages';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { OpeningAnswer } from './opening-answer';
import { RepaymentSheet } from './repayment-sheet';

type AccountSheetProps = { storeId: StoreId; onClose: () => void; onChanged: () => void };

/** One store's whole account: what is open, since when, and every movement. */
export function AccountSheet({ storeId, onClose, onChanged }: AccountSheetProps) {
  const [isPaying, setPaying] = useState(false);
  const known = useCall<SellerApi['storeAccount']>(`store-account:${storeId}`, () =>
    sellerCloud.storeAccount({ storeId }),
  );
  const { rows, ...pages } = usePages<SellerApi['storeAccount'], StatementLine>(known.value, {
    rowsOf: ({ lines }) => lines,
    hasMore: (page) => page.more,
    momentOf: ({ at }) => at,
    before: (moment) => sellerCloud.storeAccount({ storeId, before: moment }),
  });
  const name = known.value?.storeName ?? '';
  if (isPaying)
    return (
      <RepaymentSheet
        storeId={storeId}
        storeName={name}
        onClose={() => setPaying(false)}
        onPaid={onChanged}
      />
    );
  return (
    <Sheet title={name ? `${name}的往来账` : '往来账'} onClose={onClose}>
      <Loaded known={known} words={sellerWords} skeletonRows={2}>
        {(account) => (
          <>
            <Text className="t28">{`欠 ¥${shortYuan(account.owed)}`}</Text>
            {account.overdue ? (
              <Status
                standing="warn"
                word={`超期 ¥${shortYuan(account.overdue.owed)}，${dayWord(account.overdue.since, dayOf(now()))}就该付`}
              />
            ) : null}
            {account.inFavour ? (
              <Text>{`该退店里 ¥${shortYuan(account.inFavour)}，下次收货先抵掉`}</Text>
            ) : null}
            {account.deposit > 0 ? <Text>{`押金 ¥${shortYuan(account.deposit)}`}</Text> : null}
            {account.opening ? (
              <OpeningAnswer
                storeId={storeId}
                opening={account.opening}
                word={openingWord(account, '等店主核对')}
                onAnswered={onChanged}
              />
            ) : null}
            <Button kind="primary" label="收欠款" off={account.owed === 0} onTap={() => setPaying(true)} />
            {rows.map((line) => (
              <Row
                key={line.entryId}
                title={movedWord(line)}
                below={movedWhen(line)}
                trail={<Text className="money">{movedAmount(line)}</Text>}
              />
            ))}
            {rows.length === 0 ? <Text className="second">还没有往来</Text> : null}
            <Earlier pages={pages} words={sellerWords} />
          </>
        )}
      </Loaded>
    </Sheet>
  );
}
