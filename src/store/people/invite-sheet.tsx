import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { OneUseCode } from './one-use-code';

type Invited = 'clerk' | 'owner';

const roles: readonly { value: Invited; word: string }[] = [
  { value: 'clerk', word: '店员（看不到钱）' },
  { value: 'owner', word: '我的另一台手机' },
];

/** A code of one use, read aloud across the counter. */
export function InviteSheet({ storeId, onClose }: { storeId: StoreId; onClose: () => void }) {
  const [role, setRole] = useState<Invited>('clerk');
  const [name, setName] = useState('');
  const [code, setCode] = useState<string>();
  const act = useAct<StoreApi['invite']>();

  async function ask() {
    const made = await act.run(() => storeCloud.invite({ storeId, role, name }));
    if (made) setCode(made.code);
  }
  return (
    <Sheet title="请一个人进来" onClose={onClose}>
      {code ? (
        <>
          <OneUseCode code={code} says="在那台手机上打开瓶盖通，点“绑定我的店”，输这 6 位数" />
          <Button kind="primary" label="好了" onTap={onClose} />
        </>
      ) : (
        <>
          <Text>是谁</Text>
          <Chips of="是谁" chosen={role} onChoose={setRole} choices={roles} />
          <Field label="怎么称呼" value={name} onChange={setName} most={20} example="如 小美" />
          <TroubleBox act={act} words={storeWords} />
          <Button
            kind="primary"
            label="要一个 6 位数"
            off={name.trim() === ''}
            busy={act.isBusy}
            onTap={() => void ask()}
          />
        </>
      )}
    </Sheet>
  );
}
