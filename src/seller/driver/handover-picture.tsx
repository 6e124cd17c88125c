import { Text } from '@tarojs/components';
import { useMemo, useState } from 'react';
import type { HandoverKey } from '#contracts/handover';
import type { Order, ReceiptLine } from '#contracts/order';
import type { Fen } from '#contracts/vocabulary';
import { handoverText, isAnswer } from '../../shared/handover/handover-text';
import { newId } from '../../shared/ids';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Sheet } from '../../shared/parts/sheet';
import { scan } from '../../shared/phone/scan';
import { CodePicture } from '../../shared/picture/code-picture';
import { MOST_LETTERS } from '../../shared/picture/code-words';
import { keepHandover } from './send-deliveries';

type HandoverPictureProps = {
  order: Order;
  handoverKey: HandoverKey;
  told: { due?: Fen; cash: Fen; lines: readonly ReceiptLine[] };
  onBack: () => void;
  onClose: () => void;
};

/** The owner's phone reads this one and shows its own; read back, this phone too can bring the receipt. */
export function HandoverPicture({ order, handoverKey, told, onBack, onClose }: HandoverPictureProps) {
  const [isWrong, setWrong] = useState(false);
  const nonce = useMemo(newId, []);
  const { orderId, driver } = order;
  if (!driver) return null;
  const text = handoverText({ orderId, driverId: driver.driverId, nonce, ...told }, handoverKey);

  async function readBack() {
    const answer = (await scan('店主手机上的码'))?.trim();
    if (!answer) return;
    if (!isAnswer(answer)) return setWrong(true);
    keepHandover({ orderId, text, answer });
    onClose();
  }

  return (
    <Sheet title="请店主扫" onClose={onClose}>
      <Text className="t22">{`${dueWord(told.due)}，现金 ¥${shortYuan(told.cash)}`}</Text>
      {text.length > MOST_LETTERS ? (
        <Notice says="改的样数太多，码装不下。等有网请店主直接收货" />
      ) : (
        <CodePicture text={text} label="收货码" />
      )}
      <Text className="second">店主在这单点“收货”，再点“没网，扫司机的码”</Text>
      {isWrong ? <Notice says="这不是店主手机上的回执码，再扫一次" /> : null}
      <Button kind="primary" label="扫店主的回执码" onTap={() => void readBack()} />
      <Button label="改一下数" onTap={onBack} />
    </Sheet>
  );
}

const dueWord = (due: Fen | undefined) => (due === undefined ? '应付有网再算' : `应付 ¥${shortYuan(due)}`);
