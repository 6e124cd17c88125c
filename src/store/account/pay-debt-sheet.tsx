import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Account } from '#contracts/account';
import type { PayApi } from '#contracts/pay';
import type { RepaymentId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { useWechatPage } from '../paying/use-wechat-page';
import { payCloud } from '../store-cloud';
import { storeWords } from '../words';

type PayDebtSheetProps = { account: Account; onClose: () => void; onPaid: () => void };

/** What is owed, or some of it, to the seller's own number; the oldest first. */
export function PayDebtSheet({ account, onClose, onPaid }: PayDebtSheetProps) {
  const { storeId, sellerId, sellerName, owed } = account;
  const [wish, setWish] = useState(() => ({ repaymentId: newId() as RepaymentId, typed: plain(owed) }));
  const act = useAct<PayApi['payDebt']>();
  const asking = useAct<PayApi['debtPayment']>();
  const { repaymentId, typed } = wish;
  const amount = fenOf(typed);
  const isGood = amount !== undefined && amount > 0 && amount <= owed;

  const page = useWechatPage(
    async () => {
      const told = await asking.run(() => payCloud.debtPayment({ storeId, repaymentId }));
      if (told && told.state !== 'unpaid') onPaid();
      return told && told.state !== 'unpaid';
    },
    { shut: '微信支付这会儿打不开，钱没动。过一会儿再点', turnedBack: '还没付，欠款没变' },
  );

  async function pay() {
    if (!isGood) return;
    const asked = await act.run(() => payCloud.payDebt({ storeId, sellerId, repaymentId, amount }));
    if (!asked) return;
    if (asked.payment.state !== 'unpaid') onPaid();
    else await page.open(asked.sheet);
  }

  return (
    <Sheet title={`微信付货款给${sellerName}`} onClose={onClose}>
      <TroubleBox act={act} words={storeWords} onNext={onPaid} />
      <Field
        label={`欠 ¥${shortYuan(owed)}，这次付多少元`}
        type="digit"
        most={10}
        value={typed}
        // Another sum is another wish: WeChat's page for the first one is closed by itself.
        onChange={(text) => setWish({ repaymentId: newId() as RepaymentId, typed: text })}
        {...(isGood ? {} : { wrong: `写 0.01 到 ${shortYuan(owed)} 之间的数` })}
      />
      <Text className="second">钱直接到{sellerName}的微信商户号，先抵最早到期的</Text>
      {page.says ? <Text>{page.says}</Text> : null}
      <Button
        kind="primary"
        label={isGood ? `微信支付 ¥${shortYuan(amount)}` : '微信支付'}
        off={!isGood}
        busy={act.isBusy || page.isWaiting}
        onTap={() => void pay()}
      />
    </Sheet>
  );
}

const plain = (owed: Account['owed']) => shortYuan(owed).replace(/,/g, '');
