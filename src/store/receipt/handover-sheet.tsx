import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { HandoverKey } from '#contracts/handover';
import type { Order, ReceiptLine } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { answerText, readHandover } from '../../shared/handover/handover-text';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { scan } from '../../shared/phone/scan';
import { CodePicture } from '../../shared/picture/code-picture';
import { lastKnown } from '../../shared/use-call';
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
      <Text className="t28">{told.due === undefined ? '应付有网再算' : `应付 ¥${shortYuan(told.due)}`}</Text>
      <Text>
        {told.due === undefined
          ? `退了有促销的货，这会儿算不出。先付现金 ¥${shortYuan(told.cash)}，多了记在您名下，少了记账`
          : `现金 ¥${shortYuan(told.cash)} · 其余记账`}
      </Text>
      {order.lines.map(({ gtin, name, cases }) => {
        const { missing, why } = wrongOf(told.lines.find((each) => each.gtin === gtin));
        return (
          <Row
            key={gtin}
            title={name}
            {...(missing > 0 && { below: why })}
            trail={<Text>{`收 ${cases - missing} 件`}</Text>}
          />
        );
      })}
      {told.lines.some(({ broken, nearExpiry = 0 }) => broken + nearExpiry > 0) ? (
        <Text className="second">没网传不了照片。破的、临期的先拍下留在手机里，经销商问起给他看</Text>
      ) : null}
      <Button kind="primary" label="对，收到了" onTap={agree} />
      <Button label="不对，请司机改" onTap={() => setText(undefined)} />
    </Sheet>
  );
}

/** What did not stay of a line, in words: how many, and whose doing it was. */
function wrongOf(line: ReceiptLine | undefined): { missing: number; why: string } {
  if (!line) return { missing: 0, why: '' };
  const { short, broken, nearExpiry = 0, refused = 0 } = line;
  const wrongs: [string, number][] = [
    ['少了', short],
    ['破了', broken],
    ['临期', nearExpiry],
    ['不要了', refused],
  ];
  const said = wrongs.filter(([, cases]) => cases > 0);
  return {
    missing: said.reduce((all, [, cases]) => all + cases, 0),
    why: said.map(([word, cases]) => `${word} ${cases} 件`).join('，'),
  };
}

/** Home brings a key of the day with it, and keeps what it last knew. */
const lastKey = (storeId: StoreId): HandoverKey | undefined =>
  lastKnown<StoreApi['home']>(`home:${storeId}`).value?.handoverKey;

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
