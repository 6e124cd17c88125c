import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { HandoverKey } from '#contracts/handover';
import type { Order } from '#contracts/order';
import type { StoreId } from '#contracts/vocabulary';
import { answerText, readHandover } from '../../shared/handover/handover-text';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { scan } from '../../shared/phone/scan';
import { kept } from '../../shared/phone/storage';
import { CodePicture } from '../../shared/picture/code-picture';
import { keepAgreed } from './handover-outbox';

type HandoverSheetProps = { storeId: StoreId; order: Order; onClose: () => void };

/** Without network: the driver's code is read, looked at, agreed to, and answered by a code for the driver's phone. */
export function HandoverSheet({ storeId, order, onClose }: HandoverSheetProps) {
  const [text, setText] = useState<string>();
  const [isAgreed, setAgreed] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const told = text === undefined ? undefined : readHandover(text);

  async function read() {
    const found = (await scan('司机手机上的码'))?.trim();
    if (!found) return;
    const isOurs = readHandover(found)?.orderId === order.orderId;
    setWrong(!isOurs);
    if (isOurs) setText(found);
  }

  function agree() {
    if (text === undefined) return;
    keepAgreed({ storeId, orderId: order.orderId, text });
    setAgreed(true);
  }

  if (!told || text === undefined)
    return (
      <Sheet title="没网，扫司机的码" onClose={onClose}>
        <Text>请司机打开这一站，点“没网或没人签收”，把收货码给您扫</Text>
        {isWrong ? <Notice says="这不是这一单的收货码，再扫一次" /> : null}
        <Button kind="primary" label="扫司机的码" onTap={() => void read()} />
      </Sheet>
    );
  if (isAgreed) return <Agreed storeId={storeId} text={text} onClose={onClose} />;
  return (
    <Sheet title="看一眼，对就点" onClose={onClose}>
      <Text className="t28">{`应付 ¥${shortYuan(told.due)}`}</Text>
      <Text>{`现金 ¥${shortYuan(told.cash)} · 其余记账`}</Text>
      {order.lines.map(({ gtin, name, cases }) => {
        const line = told.lines.find((each) => each.gtin === gtin);
        const missing = line ? line.short + line.broken + (line.nearExpiry ?? 0) + (line.refused ?? 0) : 0;
        return (
          <Row
            key={gtin}
            title={name}
            {...(missing > 0 && { below: `少 ${missing} 件` })}
            trail={<Text>{`收 ${cases - missing} 件`}</Text>}
          />
        );
      })}
      <Button kind="primary" label="对，收到了" onTap={agree} />
      <Button label="不对，请司机改" onTap={() => setText(undefined)} />
    </Sheet>
  );
}

/** Home brings a key of the day with it, and keeps what it last knew. */
const lastKey = (storeId: StoreId): HandoverKey | undefined =>
  kept<{ value: { handoverKey?: HandoverKey } }>(`last:home:${storeId}`)?.value.handoverKey;

type AgreedProps = { storeId: StoreId; text: string; onClose: () => void };

/** The owner's phone brings it by itself; with its code the driver's can bring it as well. */
function Agreed({ storeId, text, onClose }: AgreedProps) {
  const key = lastKey(storeId);
  return (
    <Sheet title="收好了，有网自动上传" onClose={onClose}>
      {key ? (
        <>
          <Text>给司机扫一下，他的手机也能上传</Text>
          <CodePicture text={answerText(text, key)} label="回执码" />
        </>
      ) : (
        <Text>有网的时候打开一下瓶盖通，这单就传上去了</Text>
      )}
      <Button kind="primary" label="好了" onTap={onClose} />
    </Sheet>
  );
}
