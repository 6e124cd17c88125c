import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import { orderCode } from '../../shared/codes/order-code';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Sheet } from '../../shared/parts/sheet';
import { Status } from '../../shared/parts/status';
import { CodePicture } from '../../shared/picture/code-picture';

type OrderedForProps = { ordered: Output<RepApi['proposeOrder']> };

/** Ordered for the owner, who stands beside: the code opens the order on the owner's own phone, to say yes there. */
export function OrderedFor({ ordered: { orderId, sellerName, cases, total } }: OrderedForProps) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Status standing="done" word={`${sellerName} ${cases} 件 ¥${shortYuan(total)}，下好了，请店主确认`} />
      <Button label="请店主扫码确认" onTap={() => setShown(true)} />
      {isShown ? (
        <Sheet title="请店主扫" onClose={() => setShown(false)}>
          <CodePicture text={orderCode(orderId)} label="订单码" />
          <Text>店主在自己手机点“扫箱”，扫这个码，看一眼就能确认</Text>
        </Sheet>
      ) : null}
    </>
  );
}
