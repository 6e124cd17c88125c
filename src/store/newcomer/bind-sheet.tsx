import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { askSeats, takeSeat } from '../../shared/roles/seats';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

/** The rep stands beside with a one-use code; typing it makes this phone the store's owner. */
export function BindSheet({ onClose }: { onClose: () => void }) {
  const [code, setCode] = useState('');
  const act = useAct<StoreApi['bindStore']>();

  async function bind() {
    const bound = await act.run(() => storeCloud.bindStore({ code }));
    if (!bound) return;
    await askSeats().catch(() => []);
    await takeSeat({ role: bound.role, at: bound.storeId, name: bound.storeName });
  }

  return (
    <Sheet title="绑定我的店" onClose={onClose}>
      <Text>请业务员在他的手机上点这家店，把 6 位数念给您。10 分钟内有效</Text>
      <Field
        label="业务员给的 6 位数"
        type="number"
        most={6}
        value={code}
        onChange={(typed) => setCode(typed.replace(/\D/g, ''))}
        example="如 482913"
      />
      <TroubleBox act={act} words={storeWords} onNext={() => setCode('')} />
      <Button
        kind="primary"
        label="就是这家店"
        off={code.length !== 6}
        busy={act.isBusy}
        onTap={() => void bind()}
      />
    </Sheet>
  );
}
